public import Quantities
public import Tables

/// Curves that rise in steps over time, a colour a group, with named points and spans of time drawn as bars.
///
/// Names of points that lie on a curve are set first; of the others as many as find room. What a point is called is there for everyone
/// who points at it.
public struct StepCurves: Hashable, Sendable, LaidOutPlot {
  /// A span of time at a height, such as a lag.
  public struct Bar: Hashable, Sendable {
    /// Where the bar begins.
    public var from: CalendarDate
    /// Where it ends.
    public var to: CalendarDate
    /// Its height, in the unit of the values.
    public var value: Double
    /// What is written on it.
    public var text: String

    /// Describes a bar.
    public init(from: CalendarDate, to: CalendarDate, value: Double, text: String) {
      self.from = from
      self.to = to
      self.value = value
      self.text = text
    }
  }

  /// The words around the figure.
  public var caption: FigureCaption
  /// The column of groups, in the table of curves and in that of points.
  public var group: ColumnDefinition<String>
  /// The groups in the order in which they get colours; groups that are not listed come after. Empty for the order of the table.
  public var groupOrder: [String] = []
  /// The column of dates in both.
  public var date: ColumnDefinition<CalendarDate>
  /// The column of values in both.
  public var value: ColumnDefinition<Double>
  /// The column of the points' names.
  public var label: ColumnDefinition<String>
  /// The column of the lower ends of the points' intervals; `nil` for none.
  public var lower: ColumnDefinition<Double>?
  /// The column of the upper ends; `nil` for none.
  public var upper: ColumnDefinition<Double>?
  /// What the values are.
  public var valueTitle = "Value"
  /// The unit of the values.
  public var unit: Unit?
  /// The day to which curves run on at their last value; `nil` for the last day of the data.
  public var end: CalendarDate?
  /// Spans of time to draw.
  public var bars: [Bar] = []

  /// The layout that is drawn.
  var layout = FigureLayout.wide
  private var width: Double { layout.choose(640.0, 280.0) }
  private static let height = 380.0
  private static let barFontSize = 12.0

  /// A plot of these columns.
  public init(
    _ caption: FigureCaption, group: ColumnDefinition<String>, date: ColumnDefinition<CalendarDate>,
    value: ColumnDefinition<Double>, label: ColumnDefinition<String>
  ) {
    self.caption = caption
    self.group = group
    self.date = date
    self.value = value
    self.label = label
  }

  private struct Point {
    var group: String
    var day: Double
    var value: Double
    var label: String
    var ends: ClosedRange<Double>?
    var isOnCurve = false
  }

  private struct Frame {
    var time: TimeAxis
    var values: ClosedRange<Double>
    var groups: [String]
    var width: Double

    func x(_ day: Double) -> Double { time.days.position(of: day, length: width) }
    func y(_ value: Double) -> Double { StepCurves.height - values.position(of: value, length: StepCurves.height) }
  }

  /// The figure of a table of the curves' steps (group, date, value; each step a row) and one of points (group, date, value, label).
  ///
  /// - Throws: ``FigureError``.
  public func figure(of curves: Table, points: Table) throws(FigureError) -> Figure {
    try inLayouts { plot throws(FigureError) in try plot.drawn(of: curves, points: points) }
  }

  private func drawn(of curves: Table, points: Table) throws(FigureError) -> Figure {
    let steps = try readPoints(of: curves, label: nil).map { step in
      var step = step
      step.day = step.day.rounded(.down)
      return step
    }.sorted { $0.day < $1.day }
    var dots = try readPoints(of: points, label: label)
    for index in dots.indices {
      let dot = dots[index]
      // A curve has whole days, while the middle of a month or a year may lie at a half: the point then stands on its step.
      let step = steps.first { $0.group == dot.group && $0.day == dot.day.rounded(.down) && $0.value == dot.value }
      guard let step else { continue }
      (dots[index].day, dots[index].isOnCurve) = (step.day, true)
    }
    let groups = FigureColumns.distinct((steps + dots).map(\.group))
    let barDays = bars.flatMap { [$0.from.middleDay, $0.to.middleDay] }
    let days: [Double] = (steps + dots).map(\.day) + barDays + [end?.middleDay].compactMap(\.self)
    guard let last = days.max(), let time = TimeAxis(around: days),
      let values = NiceScale.domain(
        of: (steps + dots).map(\.value) + bars.map { unit.shown($0.value) }
          + dots.flatMap { dot in dot.ends.map { [$0.lowerBound, $0.upperBound] } ?? [] })
    else { throw .nothingToShow }
    let lastDay = end?.middleDay ?? last
    let frame = Frame(time: time, values: values, groups: groups, width: width)
    var placement = LabelPlacement(width: width, height: Self.height)
    avoid(steps, dots, frame, last: lastDay, &placement)
    let words = bars.map { placeWords(of: $0, frame, &placement) }

    let view: JSONValue = [
      "width": .number(width),
      "height": .number(Self.height),
      "layer": .array(
        curveLayers(steps, frame, last: lastDay)
          + ErrorBars.layers(
            dots.map { ($0.group, TimeAxis.time($0.day), $0.ends) }, x: x("date", frame), y: { y($0, frame) },
            color: color(frame)) + pointLayers(dots, frame)
          + barLayers(frame, words)
          + nameLayers(dots, frame, &placement)),
    ]
    return Figure(
      caption, description: description(steps, frame), width: 660, groups: scale(frame).domain, views: [view]
    )
  }

  private func readPoints(of table: Table, label: ColumnDefinition<String>?) throws(FigureError) -> [Point] {
    let columns = FigureColumns(table: table)
    let groups = try columns.texts(group)
    let days = try columns.days(date)
    let values = try columns.numbers(value, shownIn: unit)
    let labels = try columns.texts(label)
    let intervals = try label == nil ? [] : columns.intervals(lower, upper, shownIn: groups.map { _ in unit })
    return groups.indices.compactMap { row in
      guard let group = groups[row], let day = days[row], let value = values[row] else { return nil }
      return Point(
        group: group, day: day, value: value, label: labels[row] ?? "", ends: intervals.isEmpty ? nil : intervals[row])
    }
  }

  private func description(_ steps: [Point], _ frame: Frame) -> String {
    let ends = frame.groups.compactMap { group -> String? in
      let own = steps.filter { $0.group == group }
      guard let first = own.first, let last = own.last else { return nil }
      let (low, high) = (text(first.value), text(last.value))
      return "\(group) from \(low) on \(TimeAxis.dateText(first.day)) to \(high) on \(TimeAxis.dateText(last.day))"
    }
    let spans = bars.map { "\($0.text), from \($0.from) to \($0.to)" }
    return "\(caption.title). Step curves over time: " + (ends + spans).joined(separator: "; ") + "."
  }

  private func text(_ value: Double) -> String { EstimateText.text(ofShown: value, unit: unit) }

  // MARK: Encodings

  private func x(_ field: String, _ frame: Frame) -> JSONValue { frame.time.channel(field, layout) }

  private func y(_ field: String, _ frame: Frame) -> JSONValue {
    ValueAxis(valueTitle, unit: unit, frame.values).channel(field)
  }

  private func scale(_ frame: Frame) -> GroupScale { GroupScale(present: frame.groups, order: groupOrder) }

  private func color(_ frame: Frame) -> JSONValue {
    let scale = scale(frame)
    return [
      "field": "group", "type": "nominal", "title": .null,
      "scale": scale.json, "legend": scale.legend(["symbolType": "circle", "symbolOpacity": 1]),
    ]
  }

  // MARK: Layers

  private func curveLayers(_ steps: [Point], _ frame: Frame, last: Double) -> [JSONValue] {
    var values: [JSONValue] = []
    for group in frame.groups {
      let own = steps.filter { $0.group == group }
      let tail = own.last.map { [Point(group: group, day: max(last, $0.day), value: $0.value, label: "")] } ?? []
      values += (own + tail).map {
        ["group": .string(group), "date": TimeAxis.time($0.day), "value": .number($0.value)]
      }
    }
    return [
      [
        "data": ["values": .array(values)],
        "mark": ["type": "line", "interpolate": "step-after", "strokeWidth": 2.5, "strokeJoin": "round"],
        "encoding": ["x": x("date", frame), "y": y("value", frame), "color": color(frame)],
      ]
    ]
  }

  private func pointLayers(_ dots: [Point], _ frame: Frame) -> [JSONValue] {
    [false, true].map { isOnCurve in
      let own = dots.filter { $0.isOnCurve == isOnCurve }
      let encoding: JSONValue = [
        "x": x("date", frame), "y": y("value", frame), isOnCurve ? "color" : "stroke": color(frame),
        "tooltip": [
          ["field": "label", "title": "Name"], ["field": "group", "title": "Group"],
          ["field": "text", "title": .string(valueTitle)], ["field": "day", "title": "Date"],
        ],
      ]
      let mark: JSONValue =
        isOnCurve
        ? ["type": "point", "filled": true, "size": 75, "opacity": 1, "style": "ringed"]
        : ["type": "point", "style": "hollow", "size": 36, "opacity": 0.9]
      return ["data": ["values": .array(own.map(values))], "mark": mark, "encoding": encoding]
    }
  }

  private func values(_ point: Point) -> JSONValue {
    [
      "group": .string(point.group), "date": TimeAxis.time(point.day), "value": .number(point.value),
      "label": .string(point.label), "text": .string(text(point.value)), "day": .string(TimeAxis.dateText(point.day)),
    ]
  }

  private func nameLayers(_ dots: [Point], _ frame: Frame, _ placement: inout LabelPlacement) -> [JSONValue] {
    func named(_ isOnCurve: Bool) -> [(index: Int, text: String, x: Double, y: Double)] {
      dots.indices.filter { dots[$0].isOnCurve == isOnCurve && !dots[$0].label.isEmpty }
        .sorted { dots[$0].value > dots[$1].value }
        .map { ($0, dots[$0].label, frame.x(dots[$0].day), frame.y(dots[$0].value)) }
    }
    let main = placement.place(named(true), reach: 4)
    let others = placement.place(named(false), reach: 1)
    let leaders = main.filter(\.needsLeader).map { place -> JSONValue in
      let dot = dots[place.index]
      return [
        "x": .number(place.x), "y": .number(place.y), "x2": .number(frame.x(dot.day)),
        "y2": .number(frame.y(dot.value)),
      ]
    }
    return PixelLayer.leaders(leaders) + textLayers(main, dots, style: "small")
      + textLayers(others, dots, style: "faint")
  }

  private func avoid(
    _ steps: [Point], _ dots: [Point], _ frame: Frame, last: Double, _ placement: inout LabelPlacement
  ) {
    for group in frame.groups {
      let own = steps.filter { $0.group == group }
      for (index, step) in own.enumerated() {
        let until = index + 1 < own.count ? own[index + 1].day : max(last, step.day)
        let (left, right, level) = (frame.x(step.day), frame.x(until), frame.y(step.value))
        placement.avoid(fromX: left, toX: right, y: level, radius: 2)
        if index > 0 { placement.avoid(x: left, fromY: frame.y(own[index - 1].value), toY: level) }
      }
    }
    for dot in dots { placement.avoid(x: frame.x(dot.day), y: frame.y(dot.value), radius: dot.isOnCurve ? 5 : 3.5) }
    for bar in bars {
      placement.avoid(
        fromX: frame.x(bar.from.middleDay), toX: frame.x(bar.to.middleDay), y: frame.y(unit.shown(bar.value)), radius: 2
      )
    }
  }

  /// The day and the pixels above a bar at which its words stand.
  private func placeWords(of bar: Bar, _ frame: Frame, _ placement: inout LabelPlacement) -> (day: Double, rise: Double)
  {
    let (from, to) = (bar.from.middleDay, bar.to.middleDay)
    let place = placement.placeOnBar(
      bar.text, fontSize: Self.barFontSize, fromX: frame.x(from), toX: frame.x(to), y: frame.y(unit.shown(bar.value)))
    return (from + place.share * (to - from), place.rise)
  }

  private func textLayers(_ places: [LabelPlacement.Place], _ dots: [Point], style: String) -> [JSONValue] {
    ["left", "right", "center"].flatMap { align -> [JSONValue] in
      let own = places.filter { $0.align == align }
      guard !own.isEmpty else { return [] }
      let values = own.map { place -> JSONValue in
        ["x": .number(place.x), "y": .number(place.y), "label": .string(dots[place.index].label)]
      }
      return ["halo", style].map { PixelLayer.text(values, field: "label", style: $0, align: align) }
    }
  }

  private func barLayers(_ frame: Frame, _ places: [(day: Double, rise: Double)]) -> [JSONValue] {
    guard !bars.isEmpty else { return [] }
    let values = zip(bars, places).map { bar, place -> JSONValue in
      [
        "from": TimeAxis.time(bar.from.middleDay), "to": TimeAxis.time(bar.to.middleDay),
        "words": TimeAxis.time(place.day),
        "value": .number(unit.shown(bar.value)), "text": .string(HumanText.sanitised(bar.text)),
      ]
    }
    let data: JSONValue = ["values": .array(values)]
    let ends = ["from", "to"].map { field -> JSONValue in
      [
        "data": data,
        "mark": ["type": "tick", "style": "annotation", "orient": "vertical", "size": 12, "thickness": 1.5],
        "encoding": ["x": x(field, frame), "y": y("value", frame)],
      ]
    }
    let line: [JSONValue] = [
      [
        "data": data, "mark": ["type": "rule", "style": "annotation"],
        "encoding": ["x": x("from", frame), "x2": ["field": "to"], "y": y("value", frame)],
      ]
    ]
    let words = zip(values, places).flatMap { value, place in
      ["halo", "strong"].map { style -> JSONValue in
        [
          "data": ["values": [value]],
          "mark": [
            "type": "text", "style": .string(style), "fontSize": .number(Self.barFontSize), "fontWeight": "bold",
            "dy": .number(-place.rise),
          ],
          "encoding": ["x": x("words", frame), "y": y("value", frame), "text": ["field": "text"]],
        ]
      }
    }
    return line + ends + words
  }
}
