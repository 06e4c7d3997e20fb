public import Quantities
public import Tables

/// Estimates as points with intervals, a row each, on an axis for each unit.
///
/// A point without an interval is hollow. An end that is missing while the other is there is unbounded: the line runs to the edge of the
/// panel and ends in an arrow. A row without an estimate says so in words.
public struct IntervalDotPlot: Hashable, Sendable, LaidOutPlot {
  /// The words around the figure.
  public var caption: FigureCaption
  /// The column of the rows' names.
  public var label: ColumnDefinition<String>
  /// The column of the estimates.
  public var estimate: ColumnDefinition<Double>
  /// What the estimates are.
  public var valueTitle = "Estimate"
  /// The column of the lower ends; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of the upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// The unit of the estimates; `nil` for none.
  public var unit: UnitSource?
  /// The column of words to show where there is no estimate; `nil` for none.
  public var status: ColumnDefinition<String>?
  /// The column that colours tell apart; `nil` for one colour.
  public var group: ColumnDefinition<String>?
  /// The groups in the order in which they get colours; groups that are not listed come after. Empty for the order of the table.
  public var groupOrder: [String] = []
  /// The value from which estimates are looked at, with a line; `nil` for none.
  public var reference: Double? = 0
  /// The value instead for estimates of some units.
  public var referenceByUnit: [Unit: Double] = [.probability: 0.5]
  /// What it means to lie below the reference.
  public var lowerSide: String?
  /// What it means to lie above the reference.
  public var upperSide: String?

  /// A plot of estimates.
  public init(_ caption: FigureCaption, label: ColumnDefinition<String>, estimate: ColumnDefinition<Double>) {
    self.caption = caption
    self.label = label
    self.estimate = estimate
  }

  private struct Row {
    var label: String
    var estimate: Double?
    var lower: Double?
    var upper: Double?
    var unit: Unit?
    /// The estimate and its interval in words; the numbers are those that are shown.
    var text: String
    var status: String?
    var group: String?
  }

  private static let none = Unit("")
  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(380.0, 330.0) }
  private static let rowHeight = 26.0

  /// The figure of `table`, its rows in order.
  ///
  /// - Throws: ``FigureError``.
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: table) }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let rows = try rows(of: table)
    guard !rows.isEmpty else { throw .nothingToShow }
    var units: [Unit] = []
    for unit in rows.map({ $0.unit ?? Self.none }) where !units.contains(unit) { units.append(unit) }
    let groups = GroupScale(present: group == nil ? [] : FigureColumns.distinct(rows.map(\.group)), order: groupOrder)
    let views = units.enumerated().map { index, unit in
      panel(rows.filter { ($0.unit ?? Self.none) == unit }, unit: unit, groups: groups, isFirst: index == 0)
    }
    return Figure(caption, description: description(rows), width: 700, groups: groups.domain, views: views)
  }

  private func rows(of table: Table) throws(FigureError) -> [Row] {
    let columns = FigureColumns(table: table)
    let labels = FigureColumns.unique(try columns.texts(label))
    let estimates = try columns.numbers(estimate)
    let lowers = try columns.numbers(lower)
    let uppers = try columns.numbers(upper)
    let units = columns.units(unit)
    let statuses = try columns.texts(status)
    let groups = try columns.texts(group)
    return labels.indices.map { row in
      let unit = units[row]
      return Row(
        label: labels[row], estimate: estimates[row].map(unit.shown), lower: lowers[row].map(unit.shown),
        upper: uppers[row].map(unit.shown),
        unit: unit,
        text: EstimateText.text(estimate: estimates[row], lower: lowers[row], upper: uppers[row], unit: unit),
        status: statuses[row], group: group == nil ? nil : groups[row] ?? GroupScale.neither)
    }
  }

  private func description(_ rows: [Row]) -> String {
    let shown = rows.map { row in
      "\(row.label): \(row.text)\(row.unit.map { " \($0.heading)" } ?? "")"
    }
    let rest = shown.count > 12 ? "; and \(shown.count - 12) more" : ""
    return "\(caption.title). Points with intervals, \(NumberWords.count(rows.count, "row")). "
      + shown.prefix(12).joined(separator: "; ") + rest + "."
  }

  // MARK: Panels

  /// The channels of place that the layers of a panel share.
  private struct Axes {
    var y: JSONValue
    private var scale: JSONValue
    private var title: String

    init(_ rows: [Row], _ domain: ClosedRange<Double>, isStacked: Bool, title: String) {
      y = [
        "field": "label", "type": "nominal", "title": .null, "sort": .null,
        "scale": ["domain": .array(rows.map { .string($0.label) })], "axis": isStacked ? .null : ["grid": false],
      ]
      scale = ["domain": domain.json, "nice": false, "zero": false]
      self.title = title
    }

    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": scale, "axis": ["tickCount": 6],
        "title": .string(title),
      ]
    }
  }

  private func panel(_ rows: [Row], unit: Unit, groups: GroupScale, isFirst: Bool) -> JSONValue {
    let numbers = rows.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap(\.self) }
    let reference = (referenceByUnit[unit.level] ?? reference).map(unit.shown)
    let domain = NiceScale.domain(of: numbers, including: reference.map { [$0] } ?? []) ?? 0...1
    return [
      "width": .number(width),
      "height": ["step": .number(layout.choose(Self.rowHeight, 40))],
      "data": ["values": .array(rows.map { values($0, domain) })],
      "layer": .array(
        layers(
          Axes(rows, domain, isStacked: layout == .narrow, title: EstimateText.axisTitle(unit, else: valueTitle)),
          color(groups, isFirst: isFirst),
          reference: reference) + sideLayers(at: reference, in: domain)),
    ]
  }

  /// What the sides of the reference mean, above its line.
  private func sideLayers(at reference: Double?, in domain: ClosedRange<Double>) -> [JSONValue] {
    guard let reference else { return [] }
    let sides = [lowerSide.map { "← \($0)" }, upperSide.map { "\($0) →" }].map { $0.map(HumanText.sanitised) }
    let rooms = sides.map { text in 6 + (text.map { FontMetrics.width(of: $0, fontSize: 11) } ?? 0) }
    // On either side of the line, or as near to it as both stay within the panel.
    let x = max(rooms[0], min(domain.position(of: reference, length: width), width - rooms[1]))
    return zip(sides, [(-6.0, "right"), (6.0, "left")])
      .compactMap { text, place in
        let (way, align) = place
        return text.map { text in
          // A channel of pixels beside one of names would take the rows' height from them.
          [
            "data": ["values": [["text": .string(text)]]],
            "mark": [
              "type": "text", "style": "faint", "align": .string(align), "x": .number(x + way), "y": -8,
            ],
            "encoding": ["text": ["field": "text"]],
          ]
        }
      }
  }

  private func values(_ row: Row, _ domain: ClosedRange<Double>) -> JSONValue {
    let hasInterval = row.lower != nil || row.upper != nil
    return .object(ofPresent: [
      "label": .string(row.label),
      "heading": layout == .narrow ? .string(heading(row)) : nil,
      "estimate": .optional(row.estimate),
      "lower": .optional(row.lower),
      "upper": .optional(row.upper),
      "from": hasInterval ? .number(row.lower ?? domain.lowerBound) : .null,
      "to": hasInterval ? .number(row.upper ?? domain.upperBound) : .null,
      "shape": .string(row.estimate == nil ? "none" : hasInterval ? "filled" : "hollow"),
      "opensLeft": .bool(hasInterval && row.lower == nil),
      "opensRight": .bool(hasInterval && row.upper == nil),
      "text": .string(row.estimate == nil && !hasInterval ? row.status ?? "–" : row.text),
      "unit": row.unit.map { .string($0.heading) },
      "group": row.group.map(JSONValue.string),
    ])
  }

  /// As much of the name of a row as there is room for before its estimate.
  private func heading(_ row: Row) -> String {
    FontMetrics.shortened(row.label, to: width - FontMetrics.width(of: row.text, fontSize: 11) - 10, fontSize: 12)
  }

  private func layers(_ axes: Axes, _ color: JSONValue?, reference: Double?) -> [JSONValue] {
    let tooltip: JSONValue = [
      ["field": "label", "title": "Row"], ["field": "text", "title": "Estimate"], ["field": "unit", "title": "Unit"],
    ]
    var layers: [JSONValue] = []
    if let reference {
      layers.append([
        "data": ["values": [["at": .number(reference)]]],
        "mark": ["type": "rule", "style": "reference", "strokeDash": [4, 3]],
        "encoding": ["x": axes.x("at")],
      ])
    }
    layers.append([
      "mark": ["type": "rule", "strokeWidth": 2.5, "strokeCap": "round"],
      "encoding": .object(ofPresent: [
        "y": axes.y, "x": axes.x("from"), "x2": ["field": "to"], "color": color, "tooltip": tooltip,
      ]),
    ])
    for (field, end, shape) in [("opensLeft", "from", "triangle-left"), ("opensRight", "to", "triangle-right")] {
      layers.append([
        "transform": [["filter": ["field": .string(field), "equal": true]]],
        "mark": ["type": "point", "shape": .string(shape), "filled": true, "size": 70, "opacity": 1],
        "encoding": .object(ofPresent: ["y": axes.y, "x": axes.x(end), "color": color]),
      ])
    }
    let marks: [(shape: String, mark: JSONValue)] = [
      ("filled", ["type": "point", "filled": true, "size": 90, "opacity": 1]),
      ("hollow", ["type": "point", "style": "hollow", "size": 80, "opacity": 1]),
    ]
    for (shape, mark) in marks {
      layers.append([
        "transform": [["filter": ["field": "shape", "equal": .string(shape)]]],
        "mark": mark,
        "encoding": .object(ofPresent: [
          "y": axes.y, "x": axes.x("estimate"), shape == "hollow" ? "stroke" : "color": color, "tooltip": tooltip,
        ]),
      ])
    }
    return layers + textLayers(axes.y)
  }

  /// The estimates beside the rows, or with the names above them.
  private func textLayers(_ y: JSONValue) -> [JSONValue] {
    func text(_ field: String, _ mark: [JSONValue.Member]) -> JSONValue {
      ["mark": .object([.init("type", "text")] + mark), "encoding": ["y": y, "text": ["field": .string(field)]]]
    }
    guard layout == .narrow else {
      return [text("text", [.init("style", "small"), .init("align", "left"), .init("x", .number(width + 14))])]
    }
    func above(_ field: String, _ style: String, _ align: String, x: Double, size: Double) -> JSONValue {
      text(
        field,
        [
          .init("style", .string(style)), .init("align", .string(align)), .init("x", .number(x)), .init("dy", -14),
          .init("fontSize", .number(size)),
        ])
    }
    // Free of the lines behind them.
    return ["halo", "plain"].map { above("heading", $0, "left", x: 0, size: 12) }
      + ["halo", "small"].map { above("text", $0, "right", x: width, size: 11) }
  }

  private func color(_ groups: GroupScale, isFirst: Bool) -> JSONValue? {
    guard !groups.present.isEmpty else { return nil }
    return [
      "field": "group", "type": "nominal", "title": .null,
      "scale": groups.json, "legend": isFirst ? groups.legend(["symbolType": "circle"]) : .null,
    ]
  }
}
