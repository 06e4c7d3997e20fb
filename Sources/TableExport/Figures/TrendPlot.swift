public import Quantities
public import Tables

/// Points over time with straight lines through them, a colour a group.
public struct TrendPlot: Hashable, Sendable, LaidOutPlot {
  /// A straight line.
  public struct Line: Hashable, Sendable {
    /// Whose line it is.
    public var group: String
    /// The days between which it runs, counted from 1970-01-01.
    public var days: ClosedRange<Double>
    /// Its values at their ends, in the unit of the points.
    public var values: (first: Double, last: Double) { (first, last) }
    /// What is written at its end.
    public var text: String
    private var first: Double
    private var last: Double

    /// Describes a line.
    public init(_ group: String, days: ClosedRange<Double>, values: (first: Double, last: Double), text: String) {
      (self.group, self.days, self.text) = (group, days, text)
      (first, last) = values
    }
  }

  /// The words around the figure.
  public var caption: FigureCaption
  /// The column of groups.
  public var group: ColumnDefinition<String>
  /// The groups in the order in which they get colours.
  public var groupOrder: [String] = []
  /// The column of dates.
  public var date: ColumnDefinition<CalendarDate>
  /// The column of values.
  public var value: ColumnDefinition<Double>
  /// The column of the points' names.
  public var label: ColumnDefinition<String>
  /// The column of the lower ends of the points' intervals; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of the upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// The lines, drawn over the points.
  public var lines: [Line] = []
  /// What the values are.
  public var valueTitle = "Value"
  /// The unit of the values.
  public var unit: Unit?

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(520.0, 280.0) }
  private static let height = 340.0

  /// A plot of these columns.
  public init(
    _ caption: FigureCaption, group: ColumnDefinition<String>, date: ColumnDefinition<CalendarDate>,
    value: ColumnDefinition<Double>, label: ColumnDefinition<String>
  ) {
    (self.caption, self.group, self.date, self.value, self.label) = (caption, group, date, value, label)
  }

  private struct Point {
    var group: String
    var day: Double
    var value: Double
    var label: String
    var ends: ClosedRange<Double>?
  }

  /// The figure of `points`; rows without a group, a date or a value are left out.
  ///
  /// - Throws: ``FigureError``; ``FigureError/nothingToShow`` without a point or a line.
  /// - Complexity: O(points + lines).
  public func figure(of points: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: points) }
  }

  private func drawn(of points: Table) throws(FigureError) -> Figure {
    let columns = FigureColumns(table: points)
    let (groups, days) = (try columns.texts(group), try columns.days(date))
    let (values, labels) = (try columns.numbers(value, shownIn: unit), try columns.texts(label))
    let intervals = try columns.intervals(lower, upper, shownIn: groups.map { _ in unit })
    let dots = groups.indices.compactMap { row -> Point? in
      guard let group = groups[row], let day = days[row], let value = values[row] else { return nil }
      return Point(group: group, day: day, value: value, label: labels[row] ?? "–", ends: intervals[row])
    }
    let ends =
      lines.flatMap { [unit.shown($0.values.first), unit.shown($0.values.last)] }
      + dots.flatMap { dot in dot.ends.map { [$0.lowerBound, $0.upperBound] } ?? [] }
    guard !lines.isEmpty, let domain = NiceScale.domain(of: dots.map(\.value) + ends),
      let time = TimeAxis(around: dots.map(\.day) + lines.flatMap { [$0.days.lowerBound, $0.days.upperBound] })
    else { throw .nothingToShow }
    let scale = GroupScale(
      present: FigureColumns.distinct(dots.map(\.group) + lines.map(\.group)), order: groupOrder)
    let view: JSONValue = [
      "width": .number(width), "height": .number(Self.height),
      "layer": .array(layers(dots, time, domain, scale)),
    ]
    let words = lines.map { line in
      let ends = [line.values.first, line.values.last].map { EstimateText.text(ofShown: unit.shown($0), unit: unit) }
      return "\(line.text), from \(ends[0]) on \(TimeAxis.dateText(line.days.lowerBound)) to \(ends[1]) on "
        + TimeAxis.dateText(line.days.upperBound)
    }
    let description =
      "\(caption.title). Straight lines through \(NumberWords.count(dots.count, "point")) over time: "
      + words.joined(separator: "; ") + "."
    return Figure(caption, description: description, width: 660, groups: scale.domain, views: [view])
  }

  private func layers(
    _ dots: [Point], _ time: TimeAxis, _ domain: ClosedRange<Double>, _ scale: GroupScale
  ) -> [JSONValue] {
    let y = ValueAxis(valueTitle, unit: unit, domain).channel
    // The lines' ends say whose they are.
    let color: JSONValue = [
      "field": "group", "type": "nominal", "title": .null, "scale": scale.json,
      "legend": .null,
    ]
    let points = dots.map { dot -> JSONValue in
      [
        "group": .string(dot.group), "date": TimeAxis.time(dot.day), "value": .number(dot.value),
        "label": .string(dot.label), "text": .string(EstimateText.text(ofShown: dot.value, unit: unit)),
        "day": .string(TimeAxis.dateText(dot.day)),
      ]
    }
    let rules = lines.map { line -> JSONValue in
      [
        "group": .string(line.group), "from": TimeAxis.time(line.days.lowerBound),
        "to": TimeAxis.time(line.days.upperBound), "first": .number(unit.shown(line.values.first)),
        "last": .number(unit.shown(line.values.last)),
      ]
    }
    let x: (String) -> JSONValue = { time.channel($0, layout) }
    return ErrorBars.layers(
      dots.map { ($0.group, TimeAxis.time($0.day), $0.ends) }, x: x("date"), y: y, color: color) + [
        [
          "data": ["values": .array(points)],
          "mark": ["type": "point", "style": "hollow", "size": 36, "opacity": 0.9],
          "encoding": [
            "x": x("date"), "y": y("value"), "stroke": color,
            "tooltip": [
              ["field": "label", "title": "Name"], ["field": "group", "title": "Group"],
              ["field": "text", "title": .string(valueTitle)], ["field": "day", "title": "Date"],
            ],
          ],
        ],
        [
          "data": ["values": .array(rules)], "mark": ["type": "rule", "strokeWidth": 2.5],
          "encoding": [
            "x": x("from"), "x2": ["field": "to"], "y": y("first"), "y2": ["field": "last"],
            "color": color,
          ],
        ],
      ]
      + layout.choose(wordsAtEnds(time, domain), wordsAbove(color))
  }

  /// What is written of the lines, above everything with the signs of their groups: within a narrow figure it would stand on lines and points.
  private func wordsAbove(_ color: JSONValue) -> [JSONValue] {
    let rows = lines.enumerated().map { index, line -> JSONValue in
      [
        "x": 8, "y": .number(-10 - 16 * Double(lines.count - 1 - index)), "group": .string(line.group),
        "text": .string(HumanText.sanitised(line.text)),
      ]
    }
    return [
      PixelLayer.marks(
        rows, mark: ["type": "point", "filled": true, "size": 60, "opacity": 1], channels: ["color": color]),
      PixelLayer.text(rows, field: "text", style: "small", dx: 10),
    ]
  }

  private func wordsAtEnds(_ time: TimeAxis, _ domain: ClosedRange<Double>) -> [JSONValue] {
    ["halo", "small"].map { PixelLayer.text(ends(time, domain), field: "text", style: $0) }
  }

  /// What is written at the lines' ends, moved apart where they end close to each other.
  private func ends(_ time: TimeAxis, _ domain: ClosedRange<Double>) -> [JSONValue] {
    let lineHeight = 14.0
    var last = -Double.infinity
    return lines.map { line in
      (
        x: time.days.position(of: line.days.upperBound, length: width) + 8,
        y: Self.height - domain.position(of: unit.shown(line.values.last), length: Self.height),
        text: line.text
      )
    }.sorted { $0.y < $1.y }.map { end in
      last = max(end.y, last + lineHeight)
      return ["x": .number(end.x), "y": .number(last), "text": .string(HumanText.sanitised(end.text))]
    }
  }
}
