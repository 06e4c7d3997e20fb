import Quantities
public import Tables

/// Two values a row, joined by a line: how far apart two sides are, row by row.
public struct DumbbellPlot: Hashable, Sendable, LaidOutPlot {
  /// One of the two sides.
  public struct Side: Hashable, Sendable {
    /// What the side is called.
    public var name: String
    /// The column of its values.
    public var value: ColumnDefinition<Double>
    /// The column that says what has the value, for those who point at it; `nil` for none.
    public var detail: ColumnDefinition<String>?
    /// The column of the lower ends of the values' intervals, drawn through the points; `nil` for none.
    public var lower: ColumnDefinition<Double>?
    /// The column of the upper ends; `nil` for none.
    public var upper: ColumnDefinition<Double>?

    /// Describes a side.
    public init(_ name: String, value: ColumnDefinition<Double>, detail: ColumnDefinition<String>? = nil) {
      self.name = name
      self.value = value
      self.detail = detail
    }
  }

  /// The words around the figure.
  public var caption: FigureCaption
  /// The side from whose values the others are taken away.
  public var first: Side
  /// The other side.
  public var second: Side
  /// The column of the rows' names.
  public var label: ColumnDefinition<String>
  /// The column of sections, each a panel of its own; `nil` for one panel.
  public var section: ColumnDefinition<String>?
  /// The column of the differences, first less second, which are written beside the rows; `nil` for the differences of the values.
  public var difference: ColumnDefinition<Double>?
  /// The column of the lower ends of the differences' intervals; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of their upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// The groups in the order in which they get colours, so that a side keeps its colour; empty for the first side's first.
  public var groupOrder: [String] = []
  /// The unit of the values. Where it differs from row to row each section has its own axis.
  public var unit: UnitSource?

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(400.0, 330.0) }

  /// A plot of two sides.
  public init(_ caption: FigureCaption, label: ColumnDefinition<String>, first: Side, second: Side) {
    self.caption = caption
    self.label = label
    self.first = first
    self.second = second
  }

  private struct Row {
    var label: String
    var section: String
    var values: [Double?]
    var ends: [ClosedRange<Double>?]
    var details: [String?]
    var difference: String
    var unit: Unit?
  }

  /// The figure of `table`, its rows in order. Rows with neither value are left out.
  ///
  /// - Throws: ``FigureError``.
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: table) }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let rows = try rows(of: table)
    guard let domain = Self.domain(of: rows) else { throw .nothingToShow }
    let sections = FigureColumns.distinct(rows.map(\.section))
    let hasOneAxis = Set(rows.map(\.unit)).count <= 1
    let views = sections.enumerated().map { index, name in
      let own = rows.filter { $0.section == name }
      return panel(
        own, name, hasOneAxis ? domain : Self.domain(of: own) ?? domain, isFirst: index == 0,
        hasAxis: !hasOneAxis || index == sections.count - 1)
    }
    let ahead = rows.filter { row in
      if let a = row.values[0], let b = row.values[1] { a > b } else { false }
    }
    let description =
      "\(caption.title). Pairs of points, \(NumberWords.count(rows.count, "row")): \(first.name) has the higher value in "
      + "\(ahead.count). "
      + rows.prefix(20).map { "\($0.label): \($0.difference)" }.joined(separator: "; ") + "."
    return Figure(caption, description: description, width: 700, groups: scale.domain, views: views)
  }

  private static func domain(of rows: [Row]) -> ClosedRange<Double>? {
    NiceScale.domain(
      of: rows.flatMap { row in
        row.values.compactMap(\.self) + row.ends.flatMap { $0.map { [$0.lowerBound, $0.upperBound] } ?? [] }
      })
  }

  private func rows(of table: Table) throws(FigureError) -> [Row] {
    let columns = FigureColumns(table: table)
    let labels = FigureColumns.unique(try columns.texts(label))
    let sections = try columns.texts(section)
    let values = [try columns.numbers(first.value), try columns.numbers(second.value)]
    let details = [try columns.texts(first.detail), try columns.texts(second.detail)]
    let differences = try columns.numbers(difference)
    let (lowers, uppers) = (try columns.numbers(lower), try columns.numbers(upper))
    let units = columns.units(unit)
    let intervals = [
      try columns.intervals(first.lower, first.upper, shownIn: units),
      try columns.intervals(second.lower, second.upper, shownIn: units),
    ]
    return labels.indices.compactMap { row in
      let pair = values.map { $0[row] }
      guard pair.contains(where: { $0 != nil }) else { return nil }
      let plain = pair[0].flatMap { a in pair[1].map { a - $0 } }
      let estimate = differences[row] ?? plain
      let ends = estimate == nil ? (nil, nil) : (lowers[row], uppers[row])
      let unit = units[row]
      let text = EstimateText.text(
        estimate: estimate, lower: ends.0, upper: ends.1, unit: unit?.difference, showsPlus: true)
      return Row(
        label: labels[row], section: sections[row] ?? "", values: pair.map { $0.map(unit.shown) },
        ends: intervals.map { $0[row] },
        details: details.map { $0[row] }, difference: text, unit: unit)
    }
  }

  private func panel(
    _ rows: [Row], _ section: String, _ domain: ClosedRange<Double>, isFirst: Bool, hasAxis: Bool
  ) -> JSONValue {
    var view: JSONValue = [
      "width": .number(width),
      "height": ["step": .number(layout.choose(24, 38))],
      "data": ["values": .array(rows.map(values))],
      "layer": .array(layers(rows, domain, isFirst: isFirst, hasAxis: hasAxis)),
    ]
    if !section.isEmpty {
      view["title"] = [
        "text": .string(section), "anchor": "start", "frame": "group", "fontSize": 13, "offset": 6,
      ]
    }
    return view
  }

  private func values(_ row: Row) -> JSONValue {
    [
      "label": .string(row.label), "first": .optional(row.values[0]), "second": .optional(row.values[1]),
      "difference": .string(row.difference),
    ]
  }

  /// A row of data for each point.
  private func points(_ rows: [Row]) -> [JSONValue] {
    rows.flatMap { row in
      [first, second].enumerated().map { index, side in
        [
          "label": .string(row.label), "side": .string(side.name), "value": .optional(row.values[index]),
          "from": .optional(row.ends[index]?.lowerBound), "to": .optional(row.ends[index]?.upperBound),
          "detail": .string(row.details[index] ?? "–"), "difference": .string(row.difference),
        ]
      }
    }
  }

  private func layers(
    _ rows: [Row], _ domain: ClosedRange<Double>, isFirst: Bool, hasAxis: Bool
  ) -> [JSONValue] {
    let axis: JSONValue =
      hasAxis ? ["tickCount": 6] : ["tickCount": 6, "labels": false, "ticks": false, "domain": false]
    let units = Set(rows.map(\.unit))
    let title = EstimateText.axisTitle(units.count == 1 ? units.first ?? nil : nil, else: "value")
    let y: JSONValue = [
      "field": "label", "type": "nominal", "title": .null, "sort": .null,
      "scale": ["domain": .array(rows.map { .string($0.label) })],
      "axis": layout == .narrow ? .null : ["grid": false],
    ]
    let x: (String) -> JSONValue = { field in
      [
        "field": .string(field), "type": "quantitative", "axis": axis,
        "scale": ["domain": domain.json, "nice": false, "zero": false],
        "title": hasAxis ? .string(title) : .null,
      ]
    }
    let color: JSONValue = side(range: nil, isFirst: isFirst)
    let shapes = scale.domain.map { JSONValue.string($0 == second.name ? "diamond" : "circle") }
    let shape: JSONValue = side(range: .array(shapes), isFirst: isFirst)
    var layers: [JSONValue] = [
      [
        "mark": ["type": "rule", "style": "reference", "strokeWidth": 2],
        "encoding": ["y": y, "x": x("first"), "x2": ["field": "second"]],
      ],
      [
        "data": ["values": .array(points(rows))],
        "mark": ["type": "point", "filled": true, "size": 110, "opacity": 1, "style": "ringed"],
        "encoding": [
          "y": y, "x": x("value"), "color": color, "shape": shape,
          "tooltip": [
            ["field": "label", "title": "Row"], ["field": "side", "title": "Side"],
            ["field": "value", "title": "Value"],
            ["field": "detail", "title": "Held by"], ["field": "difference", "title": "Difference"],
          ],
        ],
      ],
    ]
    let measured = points(rows).filter { $0["from"] != .null }
    if !measured.isEmpty {
      // After the points, for the legend has the look of the first layer with colours.
      layers.append([
        "data": ["values": .array(measured)],
        "mark": ["type": "rule", "strokeWidth": 4, "strokeCap": "round", "opacity": 0.5],
        "encoding": ["y": y, "x": x("from"), "x2": ["field": "to"], "color": color],
      ])
    }
    if layout == .narrow {
      layers += ["halo", "plain"].map { style in
        [
          "mark": ["type": "text", "style": .string(style), "fontSize": 12, "align": "left", "x": 0, "dy": -14],
          "encoding": ["y": y, "text": ["field": "label"]],
        ]
      }
    }
    layers.append([
      "mark": layout == .narrow
        ? ["type": "text", "style": "small", "align": "right", "x": .number(width), "dy": -14]
        : ["type": "text", "style": "small", "align": "left", "x": .number(width + 14)],
      "encoding": ["y": y, "text": ["field": "difference"]],
    ])
    if isFirst {
      layers.append([
        "data": ["values": [["text": .string("\(first.name) less \(second.name)")]]],
        "mark": layout == .narrow
          ? ["type": "text", "style": "faint", "align": "right", "x": .number(width), "y": -8]
          : ["type": "text", "style": "faint", "align": "left", "x": .number(width + 14), "y": -8],
        "encoding": ["text": ["field": "text"]],
      ])
    }
    return layers
  }

  private var scale: GroupScale { GroupScale(present: [first.name, second.name], order: groupOrder) }

  /// The channel that tells the sides apart.
  private func side(range: JSONValue?, isFirst: Bool) -> JSONValue {
    let scale = scale
    return [
      "field": "side", "type": "nominal", "title": .null,
      "scale": .object(ofPresent: ["domain": .array(scale.domain.map(JSONValue.string)), "range": range]),
      "legend": isFirst ? scale.legend() : .null,
    ]
  }
}
