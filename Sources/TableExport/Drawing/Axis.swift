import Tables

/// A line with ticks and labels at a side of a view, and lines across the view.
struct Axis: Hashable, Sendable {
  /// The side.
  enum Side: String, Hashable, Sendable {
    case top, bottom, left
  }

  private struct Place: Hashable {
    var position: Double
    var label: [String]
  }

  private let side: Side
  private let places: [Place]
  private let title: String?
  private let definition: JSONValue?
  private let isNominal: Bool
  private let width: Double
  private let height: Double
  private let configuration: Configuration

  private static let tickSize = 5.0

  /// The axis of a channel (`x` or `y`); `nil` where it has none.
  init?(
    _ name: String, _ channel: JSONValue?, _ scale: PositionScale?, width: Double, height: Double,
    _ configuration: Configuration
  ) throws(DrawingError) {
    guard let channel, let scale, channel["axis"] != .null else { return nil }
    definition = channel["axis"]
    guard let side = Side(rawValue: definition?["orient"]?.asText ?? (name == "x" ? "bottom" : "left")),
      (side == .left) == (name == "y")
    else { throw DrawingError(request: "an axis at the side \(definition?["orient"]?.asText ?? "")") }
    self.side = side
    self.width = width
    self.height = height
    self.configuration = configuration
    isNominal = channel["type"] == "nominal"
    title = channel["title"]?.asText
    switch scale {
    case .bands(let names, _, _, _):
      places = names.compactMap { name in
        scale.position(of: .string(name)).map { Place(position: $0, label: [name]) }
      }
    case .linear(let domain, _, _):
      let ticks = try Self.ticks(domain, definition, isTime: channel["type"] == "temporal")
      places = ticks.compactMap { tick in
        scale.position(of: .number(tick.value)).map { Place(position: $0, label: tick.label) }
      }
    }
  }

  private static func ticks(
    _ domain: ClosedRange<Double>, _ definition: JSONValue?, isTime: Bool
  ) throws(DrawingError) -> [Tick] {
    let count = definition?["tickCount"]
    guard isTime else {
      if let values = definition?["values"]?.elements, !values.isEmpty {
        guard definition?["format"] == "d" else { throw DrawingError(request: "ticks of its own that are not whole") }
        return values.compactMap(\.asNumber).filter(domain.contains).map {
          Tick(value: $0, label: [RoundNumbers.text($0, decimals: 0, isGrouped: false)])
        }
      }
      guard let count = count?.asNumber, definition?["format"] == nil, definition?["labelExpr"] == nil else {
        throw DrawingError(request: "ticks without a number, or with a format")
      }
      return RoundNumbers(in: domain, count: Int(count)).ticks
    }
    if let expression = definition?["labelExpr"]?.asText {
      guard count?["interval"] == "month", let step = count?["step"]?.asNumber else {
        throw DrawingError(request: "ticks of time that are not months")
      }
      let expression = try LabelExpression(vega: expression)
      return CalendarTicks.months(in: domain, step: Int(step)).enumerated().map { index, time in
        Tick(value: time, label: expression.label(ofTime: time, index: index))
      }
    }
    guard definition?["format"] == "%Y", let count = count?.asNumber else {
      throw DrawingError(request: "ticks of time without a format")
    }
    return CalendarTicks.years(in: domain, count: Int(count)).compactMap { time in
      CalendarTicks.date(time).map { Tick(value: time, label: [String($0.year)]) }
    }
  }

  private func property(_ name: String) -> JSONValue? {
    definition?[name] ?? configuration[side == .left ? "axisY" : "axisX", name] ?? configuration["axis", name]
  }

  private func shows(_ part: String, byDefault: Bool = true) -> Bool { property(part)?.asBool ?? byDefault }

  private func ink(_ name: String) -> Ink { Ink(stroke: property(name)?.asText ?? "#888888") }

  /// Half a pixel to the right and down, so that lines of one pixel are sharp.
  private var offset: Point { Point(x: 0.5, y: side == .bottom ? height + 0.5 : 0.5) }

  /// Lines across the view at the ticks.
  var grid: DrawnGroup? {
    guard shows("grid", byDefault: !isNominal) else { return nil }
    let lines = places.map { place in
      let at = place.position.rounded(.toNearestOrAwayFromZero)
      let form: DrawnMark.Form =
        side == .left
        ? .line(from: Point(x: 0, y: at), to: Point(x: width, y: at))
        : .line(from: Point(x: at, y: 0), to: Point(x: at, y: height))
      return DrawnMark(form, ink("gridColor"))
    }
    var group = DrawnGroup(.grid, lines, offset: Point(x: 0.5, y: 0.5))
    group.bounds = Bounds(left: 0, top: 0, right: width, bottom: height)
    return group
  }

  /// The line with its ticks, labels and title.
  var axis: DrawnGroup {
    let (ticks, labels) = (shows("ticks") ? self.ticks : [], shows("labels") ? self.labels : [])
    var marks = ticks + labels
    var bounds = Bounds()
    for mark in marks { bounds.include(mark.bounds) }
    let reach =
      switch side {
      case .top: max(0, -bounds.top)
      case .bottom: max(0, bounds.bottom)
      case .left: max(0, -bounds.left)
      }
    if shows("domain") { marks.append(domain) }
    var extent =
      switch side {
      case .top: Bounds(left: 0, top: -reach, right: width, bottom: 0)
      case .bottom: Bounds(left: 0, top: 0, right: width, bottom: reach)
      case .left: Bounds(left: -reach, top: 0, right: 0, bottom: height)
      }
    extent.include(bounds)
    if let title = titleMark(beyond: reach) {
      marks.append(title)
      extent.include(title.bounds)
    }
    var group = DrawnGroup(.axis, marks, offset: offset)
    group.bounds = extent.moved(by: Point(x: 0, y: side == .bottom ? height : 0))
    return group
  }

  /// The direction in which the axis leads away from the view.
  private var sign: Double { side == .bottom ? 1 : -1 }

  private var ticks: [DrawnMark] {
    places.map { place in
      let at = place.position.rounded(.toNearestOrAwayFromZero)
      let end = side == .left ? Point(x: -Self.tickSize, y: at) : Point(x: at, y: sign * Self.tickSize)
      let start = side == .left ? Point(x: 0, y: at) : Point(x: at, y: 0)
      return DrawnMark(.line(from: start, to: end), ink("tickColor"))
    }
  }

  private var domain: DrawnMark {
    let end = side == .left ? Point(x: 0, y: height) : Point(x: width, y: 0)
    return DrawnMark(.line(from: Point(x: 0, y: 0), to: end), ink("domainColor"))
  }

  /// The labels: every second is left out as long as any two cover each other.
  private var labels: [DrawnMark] {
    let fontSize = property("labelFontSize")?.asNumber ?? 10
    let distance = (shows("ticks") ? Self.tickSize : 0) + (property("labelPadding")?.asNumber ?? 2)
    let limit = property("labelLimit")?.asNumber ?? 180
    var blocks = places.map { place in
      let lines = place.label.map { FontMetrics.shortened($0, to: limit, fontSize: fontSize) }
      // Names lie in the middle of what they name, not half a pixel off as the lines do.
      let at = place.position - (isNominal ? 0.5 : 0)
      return switch side {
      case .left:
        TextBlock(
          lines: lines, place: Point(x: -distance, y: at), fontSize: fontSize, align: .right, baseline: .middle)
      case .top, .bottom:
        TextBlock(
          lines: lines, place: Point(x: at, y: sign * distance), fontSize: fontSize, align: .center,
          baseline: side == .top ? .bottom : .top)
      }
    }
    func areTooDense() -> Bool { zip(blocks, blocks.dropFirst()).contains { $0.bounds.overlaps($1.bounds) } }
    while !isNominal, blocks.count >= 3, areTooDense() {
      blocks = blocks.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
    if !isNominal, blocks.count == 2, areTooDense() { blocks.removeLast() }
    let ink = Ink(fill: property("labelColor")?.asText ?? "#000000")
    return blocks.map { DrawnMark(.text($0), ink) }
  }

  private func titleMark(beyond reach: Double) -> DrawnMark? {
    guard let title, !title.isEmpty else { return nil }
    let distance = sign * (reach + (property("titlePadding")?.asNumber ?? 4))
    let block = TextBlock(
      lines: [title],
      place: side == .left ? Point(x: distance, y: height / 2) : Point(x: width / 2, y: distance),
      fontSize: property("titleFontSize")?.asNumber ?? 11, isBold: property("titleFontWeight") != "normal",
      align: .center,
      baseline: side == .bottom ? .top : .bottom, isTurned: side == .left)
    return DrawnMark(.text(block), Ink(fill: property("titleColor")?.asText ?? "#000000"))
  }
}
