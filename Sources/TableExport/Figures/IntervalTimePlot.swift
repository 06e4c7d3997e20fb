public import Quantities
public import Tables

/// Estimates with their intervals over time, such as a gap on the dates on which a board was published.
///
/// A point without an interval is hollow.
public struct IntervalTimePlot: Hashable, Sendable, LaidOutPlot {
  /// The words around the figure.
  public var caption: FigureCaption
  /// The column of dates.
  public var date: ColumnDefinition<CalendarDate>
  /// The column of the estimates.
  public var estimate: ColumnDefinition<Double>
  /// The column of the lower ends; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of the upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// The column that colours tell apart; `nil` for one colour.
  public var group: ColumnDefinition<String>?
  /// The groups in the order in which they get colours.
  public var groupOrder: [String] = []
  /// What the estimates are.
  public var valueTitle = "Estimate"
  /// The unit of the estimates.
  public var unit: Unit?
  /// The value from which estimates are looked at, in their unit.
  public var reference = 0.0
  /// What it means to lie below the reference.
  public var lowerSide: String?
  /// What it means to lie above the reference.
  public var upperSide: String?

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(560.0, 280.0) }
  private static let height = 300.0

  /// A plot of these columns.
  public init(_ caption: FigureCaption, date: ColumnDefinition<CalendarDate>, estimate: ColumnDefinition<Double>) {
    (self.caption, self.date, self.estimate) = (caption, date, estimate)
  }

  private struct Row {
    var day: Double
    var estimate: Double
    var lower: Double?
    var upper: Double?
    var group: String
    var text: String
  }

  /// The figure of `table`; rows without a date or an estimate are left out. An end that is missing while the other is there lies at the edge.
  ///
  /// - Throws: ``FigureError``.
  /// - Complexity: O(rows).
  public func figure(of table: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: table) }
  }

  private func drawn(of table: Table) throws(FigureError) -> Figure {
    let rows = try rows(of: table)
    let numbers = rows.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap(\.self) }
    guard let domain = NiceScale.domain(of: numbers, including: [unit.shown(reference)]),
      let time = TimeAxis(around: rows.map(\.day))
    else { throw .nothingToShow }
    let scale = GroupScale(present: group == nil ? [] : FigureColumns.distinct(rows.map(\.group)), order: groupOrder)
    let view: JSONValue = [
      "width": .number(width), "height": .number(Self.height), "layer": .array(layers(rows, time, domain, scale)),
    ]
    let shown = rows.prefix(20).map { "\(TimeAxis.dateText($0.day)): \($0.text)" }
    let description =
      "\(caption.title). Estimates over time, \(NumberWords.count(rows.count, "date")): "
      + shown.joined(separator: "; ") + "."
    return Figure(caption, description: description, width: 660, groups: scale.domain, views: [view])
  }

  private func rows(of table: Table) throws(FigureError) -> [Row] {
    let columns = FigureColumns(table: table)
    let (days, estimates) = (try columns.days(date), try columns.numbers(estimate))
    let (lowers, uppers) = (try columns.numbers(lower), try columns.numbers(upper))
    let groups = try columns.texts(group)
    return days.indices.compactMap { row -> Row? in
      guard let day = days[row], let estimate = estimates[row] else { return nil }
      return Row(
        day: day, estimate: unit.shown(estimate), lower: lowers[row].map(unit.shown),
        upper: uppers[row].map(unit.shown),
        group: groups[row] ?? GroupScale.neither,
        text: EstimateText.text(
          estimate: estimate, lower: lowers[row], upper: uppers[row], unit: unit, showsPlus: true))
    }.sorted { $0.day < $1.day }
  }

  private func layers(
    _ rows: [Row], _ time: TimeAxis, _ domain: ClosedRange<Double>, _ scale: GroupScale
  ) -> [JSONValue] {
    let y = ValueAxis(valueTitle, unit: unit, domain).channel
    let color: JSONValue? =
      scale.present.isEmpty
      ? nil
      : [
        "field": "group", "type": "nominal", "title": .null, "scale": scale.json,
        "legend": scale.legend(["symbolType": "circle", "symbolOpacity": 1]),
      ]
    func values(_ row: Row) -> JSONValue {
      let hasInterval = row.lower != nil || row.upper != nil
      return [
        "group": .string(row.group), "date": TimeAxis.time(row.day), "estimate": .number(row.estimate),
        "from": hasInterval ? .number(row.lower ?? domain.lowerBound) : .null,
        "to": hasInterval ? .number(row.upper ?? domain.upperBound) : .null, "text": .string(row.text),
        "day": .string(TimeAxis.dateText(row.day)),
      ]
    }
    let tooltip: JSONValue = [["field": "day", "title": "Date"], ["field": "text", "title": .string(valueTitle)]]
    var layers: [JSONValue] = [
      [
        "data": ["values": [["at": .number(unit.shown(reference))]]],
        "mark": ["type": "rule", "style": "reference", "strokeDash": [4, 3]], "encoding": ["y": y("at")],
      ],
      [
        "data": ["values": .array(rows.map(values))],
        "mark": ["type": "rule", "strokeWidth": 2.5, "strokeCap": "round", "opacity": 0.7],
        "encoding": .object(ofPresent: [
          "x": time.channel("date", layout), "y": y("from"), "y2": ["field": "to"], "color": color,
        ]),
      ],
    ]
    for hasInterval in [true, false] {
      let own = rows.filter { ($0.lower != nil || $0.upper != nil) == hasInterval }
      guard !own.isEmpty else { continue }
      layers.append([
        "data": ["values": .array(own.map(values))],
        "mark": hasInterval
          ? ["type": "point", "filled": true, "size": 80, "opacity": 1]
          : ["type": "point", "style": "hollow", "size": 70, "opacity": 1],
        "encoding": .object(ofPresent: [
          "x": time.channel("date", layout), "y": y("estimate"), hasInterval ? "color" : "stroke": color,
          "tooltip": tooltip,
        ]),
      ])
    }
    let middle = Self.height - domain.position(of: unit.shown(reference), length: Self.height)
    let sides = [(upperSide.map { "↑ \($0)" }, -9.0), (lowerSide.map { "↓ \($0)" }, 9.0)].compactMap { text, way in
      text.flatMap { text -> JSONValue? in
        // Within a narrow one there may be no room for what does not happen.
        guard layout == .wide || (8...Self.height - 8).contains(middle + way) else { return nil }
        return [
          "x": .number(layout.choose(width + 8, 4)), "y": .number(middle + way),
          "text": .string(HumanText.sanitised(text)),
        ]
      }
    }
    if !sides.isEmpty { layers.append(PixelLayer.text(sides, field: "text", style: "faint")) }
    return layers
  }
}
