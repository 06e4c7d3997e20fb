public import Quantities
public import Tables

/// The same question under every combination of choices: estimates in ascending order with their intervals, and beneath which choices
/// made each (Simonsohn, Simmons and Nelson 2020, "Specification curve analysis", doi:10.1038/s41562-020-0912-z).
public struct SpecificationCurve: Hashable, Sendable, LaidOutPlot {
  /// A choice: the column that holds what was chosen, and what people call it.
  public struct Choice: Hashable, Sendable {
    /// The column.
    public var column: ColumnDefinition<String>
    /// What the choice is called.
    public var title: String

    /// Describes a choice.
    public init(_ column: ColumnDefinition<String>, title: String) {
      self.column = column
      self.title = title
    }
  }

  /// The words around the figure.
  public var caption: FigureCaption
  /// The choices, from top to bottom.
  public var choices: [Choice]
  /// The column of the estimates.
  public var estimate: ColumnDefinition<Double>
  /// The column of the lower ends; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of the upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// The column that marks the specification that was settled on beforehand; `nil` for none.
  public var main: ColumnDefinition<Bool>?
  /// What that specification is called.
  public var mainTitle = "main"
  /// The value that separates the signs, in the unit of the estimates.
  public var reference = 0.0
  /// What the estimates are.
  public var valueTitle = "Estimate"
  /// The unit of the estimates.
  public var unit: Unit?

  /// The side that is ahead above the reference, whose colour the estimates there have; `nil` for the first colour.
  public var aboveSide: String?
  /// The side that is ahead below the reference; `nil` for the second colour.
  public var belowSide: String?
  /// The groups in the order in which they get colours, where the sides are among them.
  public var groupOrder: [String] = []

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(560.0, 220.0) }
  private static let verdicts = ["above", "undecided", "below"]

  /// A curve over `choices`.
  public init(_ caption: FigureCaption, estimate: ColumnDefinition<Double>, choices: [Choice]) {
    self.caption = caption
    self.estimate = estimate
    self.choices = choices
  }

  private struct Row {
    var order: Double
    var estimate: Double
    var lower: Double?
    var upper: Double?
    /// The estimate and its interval in words; the numbers are those that are shown.
    var text: String
    var isMain: Bool
    var options: [String?]
  }

  /// The figure of `table`, a row a specification; rows without an estimate are left out.
  ///
  /// - Throws: ``FigureError``.
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: table) }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let rows = try rows(of: table)
    let options = try options(of: table)
    let numbers = rows.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap(\.self) }
    guard let domain = NiceScale.domain(of: numbers, including: [unit.shown(reference)]) else { throw .nothingToShow }
    let x: (String) -> JSONValue = { field in
      [
        "field": .string(field), "type": "quantitative", "axis": .null,
        "scale": ["domain": [0.5, .number(Double(rows.count) + 0.5)], "nice": false, "zero": false],
      ]
    }
    let views = [curve(rows, domain, x)] + choices.indices.map { matrix(rows, choice: $0, options: options[$0], x) }
    return Figure(
      caption, description: description(rows), width: 680, groups: groupOrder,
      sides: aboveSide.flatMap { above in belowSide.map { (above, $0) } }, views: views)
  }

  private func rows(of table: Table) throws(FigureError) -> [Row] {
    let columns = FigureColumns(table: table)
    let estimates = try columns.numbers(estimate)
    let (lowers, uppers) = (try columns.numbers(lower), try columns.numbers(upper))
    let mains = try columns.flags(main)
    var options: [[String?]] = []
    for choice in choices { options.append(try columns.texts(choice.column)) }
    let order = estimates.indices.compactMap { row in estimates[row].map { (row, $0) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    return order.enumerated().map { place, item in
      Row(
        order: Double(place + 1), estimate: unit.shown(item.1), lower: lowers[item.0].map(unit.shown),
        upper: uppers[item.0].map(unit.shown),
        text: EstimateText.text(estimate: item.1, lower: lowers[item.0], upper: uppers[item.0], unit: unit),
        isMain: mains[item.0], options: options.map { $0[item.0] })
    }
  }

  /// The options of each choice, in the order in which the table has them.
  private func options(of table: Table) throws(FigureError) -> [[String]] {
    var options: [[String]] = []
    for choice in choices {
      options.append(FigureColumns.distinct(try FigureColumns(table: table).texts(choice.column)))
    }
    return options
  }

  private func verdict(_ row: Row) -> String {
    let reference = unit.shown(reference)
    guard let lower = row.lower, let upper = row.upper else {
      return row.estimate > reference ? "above" : row.estimate < reference ? "below" : "undecided"
    }
    return lower > reference ? "above" : upper < reference ? "below" : "undecided"
  }

  private func description(_ rows: [Row]) -> String {
    func text(_ value: Double?) -> String { value.map { EstimateText.text(ofShown: $0, unit: unit) } ?? "–" }
    let above = rows.count { $0.estimate > unit.shown(reference) }
    return "\(caption.title). Specification curve of \(NumberWords.count(rows.count, "estimate")), from "
      + "\(text(rows.first?.estimate)) to \(text(rows.last?.estimate)); \(above) above \(referenceText). "
      + "Choices: \(choices.map(\.title).joined(separator: ", "))."
  }

  // MARK: Views

  private func values(_ row: Row) -> JSONValue {
    .object(ofPresent: [
      "order": .number(row.order),
      "estimate": .number(row.estimate),
      "lower": .optional(row.lower),
      "upper": .optional(row.upper),
      "verdict": .string(verdict(row)),
      "text": .string(row.text),
    ])
  }

  private var referenceText: String { NumberWords.number(unit.shown(reference)) }

  /// Colours by what the interval says, or the estimate where there is none.
  private func color(_ rows: [Row], hasLegend: Bool) -> JSONValue {
    let hasIntervals = rows.contains { $0.lower != nil && $0.upper != nil }
    let subject = hasIntervals ? "Interval" : "Estimate"
    let words = LabelExpression.words([
      .init(value: "above", text: sideWords(aboveSide) ?? "\(subject) above \(referenceText)"),
      .init(value: "undecided", text: "\(hasIntervals ? "Includes" : "Is") \(referenceText)"),
      .init(value: "below", text: sideWords(belowSide) ?? "\(subject) below \(referenceText)"),
    ])
    func sideWords(_ side: String?) -> String? {
      // An apostrophe would end the text in the expression.
      side.map {
        "\(HumanText.sanitised($0).replacing("'", with: "’")) ahead"
          + (hasIntervals && layout == .wide ? ", interval clear" : "")
      }
    }
    return [
      "field": "verdict", "type": "nominal", "title": .null,
      "scale": [
        "domain": .array(Self.verdicts.map(JSONValue.string)),
        "range": "ordinal",
      ],
      "legend": hasLegend ? ["symbolType": "circle", "symbolOpacity": 1, "labelExpr": .string(words.vega)] : .null,
    ]
  }

  private func curve(_ rows: [Row], _ domain: ClosedRange<Double>, _ x: (String) -> JSONValue) -> JSONValue {
    let y = ValueAxis(valueTitle, unit: unit, domain).channel
    let thickness = min(2.5, max(0.4, width / Double(rows.count) * 0.45))
    var layers: [JSONValue] = [
      [
        "data": ["values": [["at": .number(unit.shown(reference))]]],
        "mark": ["type": "rule", "style": "reference", "strokeDash": [4, 3]],
        "encoding": ["y": y("at")],
      ],
      [
        "mark": ["type": "rule", "strokeWidth": .number(thickness), "opacity": 0.5],
        "encoding": [
          "x": x("order"), "y": y("lower"), "y2": ["field": "upper"], "color": color(rows, hasLegend: true),
        ],
      ],
      [
        "mark": ["type": "circle", "size": .number(min(36, max(6, 9000 / Double(rows.count)))), "opacity": 1],
        "encoding": [
          "x": x("order"), "y": y("estimate"), "color": color(rows, hasLegend: true),
          "tooltip": [["field": "order", "title": "Place"], ["field": "text", "title": .string(valueTitle)]],
        ],
      ],
    ]
    let marked = rows.filter(\.isMain).map(values)
    if !marked.isEmpty {
      let data: JSONValue = ["values": .array(marked)]
      layers.append([
        "data": data, "mark": ["type": "rule", "style": "annotation", "strokeWidth": 1, "strokeDash": [2, 2]],
        "encoding": ["x": x("order")],
      ])
      layers.append([
        "data": data, "mark": ["type": "point", "style": "annotation", "shape": "diamond", "size": 130, "opacity": 1],
        "encoding": ["x": x("order"), "y": y("estimate")],
      ])
      layers.append([
        "data": data, "mark": ["type": "text", "style": "strong", "text": .string(mainTitle), "y": -7],
        "encoding": ["x": x("order")],
      ])
    }
    return [
      "width": .number(width), "height": .number(layout.choose(220, 190)), "data": ["values": .array(rows.map(values))],
      "layer": .array(layers),
    ]
  }

  /// Which option of a choice made each estimate.
  private func matrix(
    _ rows: [Row], choice: Int, options: [String], _ x: (String) -> JSONValue
  ) -> JSONValue {
    let values = rows.compactMap { row -> JSONValue? in
      row.options[choice].map {
        ["order": .number(row.order), "option": .string($0), "verdict": .string(verdict(row))]
      }
    }
    let thickness = min(6, max(0.8, width / Double(rows.count) * 0.7))
    return [
      "width": .number(width), "height": ["step": 16], "data": ["values": .array(values)],
      "title": [
        "text": .string(choices[choice].title), "anchor": "start", "frame": "group", "fontSize": 12, "offset": 3,
        "fontWeight": "normal",
      ],
      "mark": ["type": "tick", "orient": "vertical", "size": 11, "thickness": .number(thickness), "opacity": 1],
      "encoding": [
        "x": x("order"),
        "y": [
          "field": "option", "type": "nominal", "title": .null, "sort": .null,
          "scale": ["domain": .array(options.map(JSONValue.string))],
          "axis": ["grid": true, "labelFontSize": 11, "labelLimit": .number(layout.choose(320, 110))],
        ],
        "color": color(rows, hasLegend: false),
      ],
    ]
  }
}
