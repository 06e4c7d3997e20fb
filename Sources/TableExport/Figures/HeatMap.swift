public import Quantities
public import Tables

/// A matrix of values as coloured cells with their numbers.
public struct HeatMap: Hashable, Sendable, LaidOutPlot {
  /// What the colours say.
  public enum Colors: Hashable, Sendable {
    /// Distance from a middle in the unit of the values, in two colours.
    case diverging(middle: Double)
    /// More and less, in one colour.
    case sequential
    /// Which of the cell's row and column is ahead: the row above the middle, the column below it. Each has the colour that it has in other
    /// figures, the stronger the further it is ahead; the cells of the diagonal say whose colour is whose.
    case leaders(middle: Double, groupOrder: [String])
  }

  /// The words around the figure.
  public var caption: FigureCaption
  /// The column that names the matrix's rows.
  public var row: ColumnDefinition<String>
  /// The column that names the matrix's columns.
  public var column: ColumnDefinition<String>
  /// The column of the values.
  public var value: ColumnDefinition<Double>
  /// The column of the lower ends; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of the upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// What the values are.
  public var valueTitle = "Value"
  /// What is written beside the rows.
  public var rowTitle: String?
  /// What is written above the columns.
  public var columnTitle: String?
  /// The unit of the values.
  public var unit: Unit?
  /// What the colours say.
  public var colors = Colors.diverging(middle: 0)
  /// The layout that is drawn.
  var layout = FigureLayout.wide
  /// The theme that is drawn, for the data hold the colours of cells.
  private var theme = FigureTheme.light

  /// A matrix of the values of a table of one row a cell.
  public init(
    _ caption: FigureCaption, row: ColumnDefinition<String>, column: ColumnDefinition<String>,
    value: ColumnDefinition<Double>
  ) {
    self.caption = caption
    self.row = row
    self.column = column
    self.value = value
  }

  /// The figure of `table`. Of two rows for a cell the last counts; cells without a row or a value are empty.
  ///
  /// - Throws: ``FigureError``.
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in
      var figure = try plot.drawn(of: table)
      for theme in FigureTheme.allCases where plot.standsForGroups && theme != plot.theme {
        var other = plot
        other.theme = theme
        figure = figure.themed(theme, as: try other.drawn(of: table))
      }
      return figure
    }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let columns = FigureColumns(table: table)
    let (rowNames, columnNames) = (try columns.texts(row), try columns.texts(column))
    let values = try columns.numbers(value)
    let (lowers, uppers) = (try columns.numbers(lower), try columns.numbers(upper))
    let rows = FigureColumns.distinct(rowNames)
    let distinctHeads = FigureColumns.distinct(columnNames)
    // A square matrix has its rows and columns in the same order.
    let heads = Set(distinctHeads) == Set(rows) ? rows : distinctHeads
    guard !rows.isEmpty, !heads.isEmpty, let reach = reach(values.compactMap { $0.map(unit.shown) }) else {
      throw .nothingToShow
    }

    var places: [String: [String: Int]] = [:]
    for index in values.indices {
      if let name = rowNames[index], let head = columnNames[index] { places[name, default: [:]][head] = index }
    }
    // Where no cell has one the numbers stand in the middle.
    let hasIntervals = values.indices.contains { values[$0] != nil && (lowers[$0] != nil || uppers[$0] != nil) }
    let cellWidth = cellWidth(rows, heads, hasIntervals: hasIntervals)
    let scale = leaderScale(rows, heads)
    let palette = theme.cellColors(of: scale?.domain ?? [])
    let cells = rows.flatMap { name in
      heads.map { head -> JSONValue in
        if scale != nil, name == head, places[name]?[head] == nil {
          let color = palette.groups[name] ?? palette.middle
          return [
            "row": .string(name), "column": .string(head), "value": .null, "text": .string(name), "interval": "",
            "shown": .string(
              FontMetrics.shortened(name, to: cellWidth - 4, fontSize: Self.fontSize(inCellsOf: cellWidth))),
            "ground": "name", "color": .string(color.hexadecimal),
            "letters": .string(palette.letters(on: color).hexadecimal),
          ]
        }
        let index = places[name]?[head]
        let number = index.flatMap { values[$0] }
        let full = EstimateText.text(
          estimate: number, lower: index.flatMap { lowers[$0] }, upper: index.flatMap { uppers[$0] }, unit: unit,
          showsPlus: isDiverging)
        let parts = full.split(separator: " ", maxSplits: 1).map(String.init)
        let color = number.map {
          self.color(of: unit.shown($0), reach, scale.map { _ in (row: name, column: head) }, palette)
        }
        return .object(ofPresent: [
          "row": .string(name), "column": .string(head), "value": .optional(number.map(unit.shown)),
          "text": .string(parts.first ?? "–"), "interval": .string(parts.count > 1 ? parts[1] : ""),
          "ground": color == nil ? "empty" : "cell",
          "color": scale == nil ? nil : color.map { .string($0.hexadecimal) },
          "letters": color.map { .string(palette.letters(on: $0).hexadecimal) },
        ])
      }
    }
    let view = view(
      cells, rows: rows, heads: heads, reach: reach, cellWidth: cellWidth, hasIntervals: hasIntervals)
    let description =
      "\(caption.title). Matrix of \(rows.count) by \(heads.count): "
      + cells.filter { $0["value"] != .null || $0["text"] == "–" }.prefix(30).compactMap { cell in
        if case .string(let name) = cell["row"], case .string(let head) = cell["column"],
          case .string(let text) = cell["text"]
        {
          "\(name), \(head): \(text)"
        } else {
          nil
        }
      }.joined(separator: "; ") + "."
    return Figure(caption, description: description, width: 640, views: [view])
  }

  private var isDiverging: Bool { if case .sequential = colors { false } else { true } }

  private var standsForGroups: Bool { if case .leaders = colors { true } else { false } }

  /// The values at the ends of the colours.
  private func reach(_ values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    switch colors {
    case .sequential: return low < high ? low...high : low...(low + 1)
    case .diverging(let middle), .leaders(let middle, _):
      let middle = unit.shown(middle)
      let distance = max(high - middle, middle - low)
      return distance > 0 && distance.isFinite ? (middle - distance)...(middle + distance) : (middle - 1)...(middle + 1)
    }
  }

  /// The colours of the ends, and of the middle where there is one.
  private var stops: [RGBColor] {
    let palette = theme.cellColors(of: [])
    return isDiverging ? [palette.low, palette.middle, palette.high] : [palette.middle, palette.high]
  }

  /// The groups in the order in which they get colours; `nil` where colours do not stand for groups.
  private func leaderScale(_ rows: [String], _ heads: [String]) -> GroupScale? {
    guard case .leaders(_, let order) = colors else { return nil }
    return GroupScale(present: FigureColumns.distinct(rows + heads), order: order)
  }

  /// The colour of a cell: that of the side that is ahead, the stronger the further it is, or what numbers have where colours stand for no groups.
  private func color(
    of value: Double, _ reach: ClosedRange<Double>, _ sides: (row: String, column: String)?,
    _ palette: FigureTheme.CellColors
  ) -> RGBColor {
    guard let sides else { return color(of: value, reach) }
    let share = 2 * (min(max(reach.position(of: value, length: 1), 0), 1) - 0.5)
    let leader = palette.groups[share >= 0 ? sides.row : sides.column] ?? palette.middle
    return palette.middle.mixed(with: leader, share: abs(share))
  }

  /// The colour of `value` between the ends.
  private func color(of value: Double, _ reach: ClosedRange<Double>) -> RGBColor {
    let place = min(max(reach.position(of: value, length: Double(stops.count - 1)), 0), Double(stops.count - 1))
    let below = min(Int(place), stops.count - 2)
    return stops[below].mixed(with: stops[below + 1], share: place - Double(below))
  }

  // MARK: View

  /// The least width of a cell whose number can be read, in pixels.
  private static let leastCellWidth = 40.0

  private static func fontSize(inCellsOf width: Double) -> Double { width < 44 ? 10 : 13 }

  private func widest(_ names: [String]) -> Double { names.map { TextSize.width(of: $0) }.max() ?? 0 }

  /// The width of a cell. Narrow ones share the room that the names of the rows leave; many of them are wider together than a narrow screen, for
  /// their numbers are to be read.
  private func cellWidth(_ rows: [String], _ heads: [String], hasIntervals: Bool) -> Double {
    let room = 340 - min(widest(rows), 110) - (rowTitle == nil ? 8 : 28)
    return layout.choose(
      min(max(hasIntervals ? 96 : 60, widest(heads) + 12), 140),
      max(Self.leastCellWidth, (room / Double(heads.count)).rounded(.down)))
  }

  private func view(
    _ cells: [JSONValue], rows: [String], heads: [String], reach: ClosedRange<Double>, cellWidth: Double,
    hasIntervals: Bool
  ) -> JSONValue {
    let showsIntervals = hasIntervals && cellWidth >= 62
    let (rowDomain, headDomain) = (rows.map(JSONValue.string), heads.map(JSONValue.string))
    let band: JSONValue = ["paddingInner": 0.04, "paddingOuter": 0]
    var (yScale, xScale) = (band, band)
    yScale["domain"] = .array(rowDomain)
    xScale["domain"] = .array(headDomain)
    return [
      "width": ["step": .number(cellWidth)],
      "height": ["step": showsIntervals ? 44 : 32],
      "data": ["values": .array(cells)],
      "encoding": [
        "y": [
          "field": "row", "type": "nominal", "scale": yScale, "title": .optional(rowTitle), "sort": .null,
          "axis": layout == .narrow ? ["grid": false, "labelLimit": 110] : ["grid": false],
        ],
        "x": [
          "field": "column", "type": "nominal", "scale": xScale, "title": .optional(columnTitle), "sort": .null,
          "axis": .object(ofPresent: [
            "orient": "top", "labelAngle": 0, "grid": false, "domain": false, "ticks": false,
            "labelLimit": layout == .narrow || widest(heads) > cellWidth ? .number(cellWidth) : nil,
          ]),
        ],
      ],
      "layer": .array(layers(reach, hasIntervals: showsIntervals, cellWidth: cellWidth)),
      // Letters have colours of their own beside the scale of the cells.
      "resolve": ["scale": ["color": "independent"]],
    ]
  }

  private func layers(_ reach: ClosedRange<Double>, hasIntervals: Bool, cellWidth: Double) -> [JSONValue] {
    let ends =
      isDiverging
      ? [reach.lowerBound, reach.position(ofFraction: 0.5), reach.upperBound] : [reach.lowerBound, reach.upperBound]
    let scale: JSONValue = [
      "domain": .array(ends.map(JSONValue.number)), "range": .array(stops.map { .string($0.hexadecimal) }),
      "interpolate": "rgb",
    ]
    var layers: [JSONValue] = [
      [
        "transform": [["filter": ["field": "ground", "equal": "empty"]]],
        "mark": ["type": "rect", "style": "empty"],
      ],
      [
        "transform": [["filter": ["not": ["field": "ground", "equal": "empty"]]]],
        "mark": ["type": "rect"],
        "encoding": [
          "color": standsForGroups
            ? ["field": "color", "type": "nominal", "scale": .null]
            : [
              "field": "value", "type": "quantitative", "scale": scale,
              "legend": [
                "title": .string(EstimateText.axisTitle(unit, else: valueTitle)), "gradientThickness": 12,
                "orient": "right",
                "direction": "vertical", "offset": 16,
              ],
            ],
          "tooltip": [
            ["field": "row", "title": .string(rowTitle ?? "Row")],
            ["field": "column", "title": .string(columnTitle ?? "Column")], ["field": "text", "title": "Value"],
            ["field": "interval", "title": "Interval"],
          ],
        ],
      ],
    ]
    for (ground, style) in [("cell", nil), ("empty", "plain")] as [(String, String?)] {
      layers.append(
        text("text", ground: ground, style: style, size: Self.fontSize(inCellsOf: cellWidth), dy: hasIntervals ? -7 : 0)
      )
      if hasIntervals {
        layers.append(text("interval", ground: ground, style: style, size: layout.choose(10.5, 9), dy: 9))
      }
    }
    if standsForGroups {
      layers.append(text("shown", ground: "name", style: nil, size: Self.fontSize(inCellsOf: cellWidth), dy: 0))
    }
    return layers
  }

  /// The letters of cells; without a style in the colour that the data hold.
  private func text(_ field: String, ground: String, style: String?, size: Double, dy: Double) -> JSONValue {
    [
      "transform": [["filter": ["field": "ground", "equal": .string(ground)]]],
      "mark": .object(ofPresent: [
        "type": "text", "style": style.map(JSONValue.string), "fontSize": .number(size), "dy": .number(dy),
      ]),
      "encoding": .object(ofPresent: [
        "text": ["field": .string(field)],
        "color": style == nil ? ["field": "letters", "type": "nominal", "scale": .null] : nil,
      ]),
    ]
  }
}

extension ClosedRange<Double> {
  /// The value at a fraction of the way from the lower to the upper end.
  fileprivate func position(ofFraction fraction: Double) -> Double {
    lowerBound + fraction * (upperBound - lowerBound)
  }
}
