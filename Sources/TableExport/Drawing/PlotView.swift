/// One of the views of a figure: a rectangle with marks, axes around it and a title above.
struct PlotView: Hashable, Sendable {
  private let specification: JSONValue
  private let configuration: Configuration
  private let layers: [PlotLayer]
  private let x: Extent
  private let y: Extent
  private let xAxis: Axis?
  private let yAxis: Axis?

  /// Reads a view.
  init(_ specification: JSONValue, _ configuration: Configuration) throws(DrawingError) {
    self.specification = specification
    self.configuration = configuration
    var layers: [PlotLayer] = []
    if let parts = specification["layer"] {
      for part in parts.elements {
        layers.append(try PlotLayer(part, encoding: specification["encoding"], data: specification["data"]))
      }
    } else {
      layers.append(try PlotLayer(specification, encoding: nil, data: nil))
    }
    self.layers = layers
    let hasBands = layers.contains { $0.kind == .rect }
    func channel(_ name: String) -> JSONValue? {
      layers.lazy.compactMap { $0.encoding[name] }.first { $0["field"] != nil && $0["scale"] != .null }
    }
    let (xChannel, yChannel) = (channel("x"), channel("y"))
    x = try Extent(size: specification["width"], channel: xChannel, hasBands: hasBands, isUpwards: false)
    y = try Extent(size: specification["height"], channel: yChannel, hasBands: hasBands, isUpwards: true)
    xAxis = try Axis("x", xChannel, x.scale, width: x.length, height: y.length, configuration)
    yAxis = try Axis("y", yChannel, y.scale, width: x.length, height: y.length, configuration)
  }

  /// The groups of marks from bottom to top, and what they take up; the view's rectangle begins at the origin.
  func drawn() throws(DrawingError) -> (groups: [DrawnGroup], bounds: Bounds) {
    let axes = [xAxis, yAxis].compactMap(\.self)
    var groups = axes.compactMap(\.grid) + axes.map(\.axis)
    for layer in layers { groups.append(DrawnGroup(.marks, try marks(of: layer))) }
    var bounds = Bounds(left: 0, top: 0, right: x.length, bottom: y.length)
    for group in groups { bounds.include(group.bounds) }
    if let title = title(above: bounds) {
      groups.append(title)
      bounds.include(title.bounds)
    }
    return (groups, bounds)
  }

  /// The legends of the view.
  func legends() throws(DrawingError) -> [Legend] {
    try Legend.legends(of: layers, height: y.length, configuration)
  }

  private func title(above bounds: Bounds) -> DrawnGroup? {
    guard let title = specification["title"], let text = title["text"] else { return nil }
    let fontSize = title["fontSize"]?.asNumber ?? configuration["title", "fontSize"]?.asNumber ?? 13
    let weight = title["fontWeight"] ?? configuration["title", "fontWeight"]
    var block = TextBlock(
      lines: text.lines, place: Point(x: 0, y: 0), fontSize: fontSize, isBold: weight == "bold", baseline: .top)
    block.place.y = bounds.top - block.bounds.height - (title["offset"]?.asNumber ?? 4)
    let ink = Ink(fill: configuration["title", "color"]?.asText ?? "#000000")
    return DrawnGroup(.title, [DrawnMark(.text(block), ink)])
  }

  // MARK: Marks

  private func marks(of layer: PlotLayer) throws(DrawingError) -> [DrawnMark] {
    let color = try ColorChannel(layer, configuration)
    if layer.kind == .line { return try lines(layer, color) }
    var marks: [DrawnMark] = []
    for row in layer.rows {
      let ink = ink(layer, color?.color(of: row))
      guard let form = try form(layer, row) else { continue }
      marks.append(DrawnMark(form, ink, tooltip: layer.tooltip(row)))
    }
    return marks
  }

  private func ink(_ layer: PlotLayer, _ color: String?) -> Ink {
    func property(_ name: String) -> JSONValue? { configuration.property(name, of: layer.mark) }
    let own = color ?? property("color")?.asText
    let isTranslucent: Bool =
      switch layer.kind {
      case .point, .circle, .tick: true
      case .bar, .rect, .line, .rule, .text: false
      }
    let isFilled = layer.isFilled(configuration)
    return Ink(
      fill: isFilled ? own : nil, stroke: isFilled ? property("stroke")?.asText : own,
      strokeWidth: property("strokeWidth")?.asNumber ?? (layer.kind == .point || layer.kind == .line ? 2 : 1),
      dashes: property("strokeDash")?.elements.compactMap(\.asNumber) ?? [], lineCap: property("strokeCap")?.asText,
      lineJoin: property("strokeJoin")?.asText, opacity: property("opacity")?.asNumber ?? (isTranslucent ? 0.7 : 1))
  }

  /// Where a row lies: `nil` if its channel has no value for it.
  private func position(_ channel: String, _ layer: PlotLayer, _ row: JSONValue) -> Double? {
    guard let value = layer.value(channel, row) else { return nil }
    // A second channel is on the scale of the first.
    let first = String(channel.prefix(1))
    if layer.encoding[first]?["scale"] == .null { return value.asNumber }
    return (first == "x" ? x.scale : y.scale)?.position(of: value)
  }

  /// Whether a channel is there although the row has nothing for it: such rows are not drawn.
  private func isMissing(_ channel: String, _ layer: PlotLayer, _ row: JSONValue) -> Bool {
    layer.encoding[channel]?["field"] != nil && position(channel, layer, row) == nil
  }

  private func form(_ layer: PlotLayer, _ row: JSONValue) throws(DrawingError) -> DrawnMark.Form? {
    guard !["x", "y", "x2", "y2"].contains(where: { isMissing($0, layer, row) }) else { return nil }
    let at = Point(
      x: position("x", layer, row) ?? layer.mark["x"]?.asNumber ?? x.length / 2,
      y: position("y", layer, row) ?? layer.mark["y"]?.asNumber ?? y.length / 2)
    switch layer.kind {
    case .rule: return rule(layer, row)
    case .rect, .bar: return .rectangle(rectangle(layer, row, at))
    case .tick:
      guard layer.mark["orient"] == "vertical" else { throw DrawingError(request: "ticks that lie") }
      let (width, height) = (layer.mark["thickness"]?.asNumber ?? 1, layer.mark["size"]?.asNumber ?? 10)
      return .rectangle(
        Bounds(left: at.x - width / 2, top: at.y - height / 2, right: at.x + width / 2, bottom: at.y + height / 2))
    case .point, .circle: return .symbol(try shape(layer, row), at: at, size: layer.mark["size"]?.asNumber ?? 30)
    case .text: return text(layer, row, at).map(DrawnMark.Form.text)
    case .line: return nil
    }
  }

  /// A line from one end to another; where a direction has no channel, across the view.
  private func rule(_ layer: PlotLayer, _ row: JSONValue) -> DrawnMark.Form {
    let (x1, y1) = (position("x", layer, row), position("y", layer, row))
    let (x2, y2) = (position("x2", layer, row), position("y2", layer, row))
    return .line(
      from: Point(x: x1 ?? 0, y: y1 ?? 0), to: Point(x: x2 ?? x1 ?? x.length, y: y2 ?? y1 ?? y.length))
  }

  private func rectangle(_ layer: PlotLayer, _ row: JSONValue, _ at: Point) -> Bounds {
    func side(_ channel: String, _ at: Double, _ extent: Extent) -> (Double, Double) {
      if let end = position(channel + "2", layer, row) { return (min(at, end), max(at, end)) }
      let half = (extent.scale?.bandWidth ?? 0) / 2
      return (at - half, at + half)
    }
    let (horizontal, vertical) = (side("x", at.x, x), side("y", at.y, y))
    return Bounds(left: horizontal.0, top: vertical.0, right: horizontal.1, bottom: vertical.1)
  }

  private func shape(_ layer: PlotLayer, _ row: JSONValue) throws(DrawingError) -> SymbolShape {
    guard let channel = layer.encoding["shape"] else {
      return layer.mark["shape"]?.asText.flatMap(SymbolShape.init) ?? .circle
    }
    guard let value = layer.value("shape", row)?.asText else { return .circle }
    if channel["scale"] == .null {
      guard let shape = SymbolShape(rawValue: value) else { throw DrawingError(request: "the form \(value)") }
      return shape
    }
    return ShapeScale(channel).shape(of: value)
  }

  private func text(_ layer: PlotLayer, _ row: JSONValue, _ at: Point) -> TextBlock? {
    func property(_ name: String) -> JSONValue? { configuration.property(name, of: layer.mark) }
    guard let text = layer.value("text", row) ?? layer.mark["text"], text != "" else { return nil }
    let offset = Point(x: layer.mark["dx"]?.asNumber ?? 0, y: layer.mark["dy"]?.asNumber ?? 0)
    return TextBlock(
      lines: text.lines, place: Point(x: at.x + offset.x, y: at.y + offset.y),
      fontSize: property("fontSize")?.asNumber ?? 11, isBold: property("fontWeight") == "bold",
      align: property("align")?.asText.flatMap(TextBlock.Align.init) ?? .center,
      baseline: property("baseline")?.asText.flatMap(TextBlock.Baseline.init) ?? .middle,
      lineHeight: property("lineHeight")?.asNumber)
  }

  // MARK: Lines

  /// A line a colour, through its rows in the order of time: level until the next row, then up or down.
  private func lines(_ layer: PlotLayer, _ color: ColorChannel?) throws(DrawingError) -> [DrawnMark] {
    guard layer.mark["interpolate"] == "step-after" else { throw DrawingError(request: "a line without steps") }
    var groups: [(color: String?, points: [Point])] = []
    for row in layer.rows {
      guard let x = position("x", layer, row), let y = position("y", layer, row) else { continue }
      let own = color?.color(of: row)
      if let index = groups.firstIndex(where: { $0.color == own }) {
        groups[index].points.append(Point(x: x, y: y))
      } else {
        groups.append((own, [Point(x: x, y: y)]))
      }
    }
    return groups.map { group in
      var path: [Point] = []
      for point in group.points.enumerated().sorted(by: { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }) {
        if let last = path.last { path.append(Point(x: point.element.x, y: last.y)) }
        path.append(point.element)
      }
      return DrawnMark(.path(path), ink(layer, group.color))
    }
  }
}
