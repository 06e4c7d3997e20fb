/// What colours and forms mean.
struct Legend: Hashable, Sendable {
  private struct Entry: Hashable {
    var label: String
    var color: String
    var shape: SymbolShape
  }

  private enum Key: Hashable {
    /// Signs of this outline; `nil` for the colour within.
    case entries([Entry], stroke: String?, strokeWidth: Double)
    /// Colours of numbers along a bar of this length.
    case gradient([Double], colors: [RGBColor], length: Double, thickness: Double)
  }

  /// Where the legend stands: above everything, or to the right of it.
  enum Side: String, Hashable, Sendable {
    case top, right
  }

  let side: Side
  /// How far it stands from what is drawn.
  let distance: Double
  private let title: String?
  private let key: Key
  private let configuration: Configuration

  /// The legends of layers, of the channels that have one; a colour and a form that stand for the same names share theirs.
  static func legends(of layers: [PlotLayer], height: Double, _ configuration: Configuration) throws(DrawingError)
    -> [Legend]
  {
    var legends: [Legend] = []
    var fields: [String] = []
    for layer in layers {
      for name in ["color", "stroke", "shape"] {
        guard let channel = layer.encoding[name], let field = channel["field"]?.asText, channel["scale"] != .null,
          channel["legend"] != .null, !fields.contains(field)
        else { continue }
        fields.append(field)
        legends.append(try Legend(of: field, layers, channel, height: height, configuration))
      }
    }
    return legends
  }

  private init(
    of field: String, _ layers: [PlotLayer], _ channel: JSONValue, height: Double, _ configuration: Configuration
  ) throws(DrawingError) {
    self.configuration = configuration
    let definition = channel["legend"]
    let side = definition?["orient"]?.asText ?? configuration["legend", "orient"]?.asText ?? "right"
    guard let side = Side(rawValue: side) else { throw DrawingError(request: "a legend at the side \(side)") }
    self.side = side
    distance = definition?["offset"]?.asNumber ?? configuration["legend", "offset"]?.asNumber ?? 18
    title = definition?["title"]?.asText ?? channel["title"]?.asText
    func first(_ name: String) -> JSONValue? {
      layers.lazy.compactMap { $0.encoding[name] }.first { $0["field"]?.asText == field && $0["scale"] != .null }
    }
    let colors = try (first("color") ?? first("stroke")).map { channel throws(DrawingError) in
      try ColorScale(channel, configuration)
    }
    if case .numbers(let stops, let colors) = colors {
      key = .gradient(
        stops, colors: colors, length: min(max(height, 64), 200),
        thickness: definition?["gradientThickness"]?.asNumber ?? 16)
      return
    }
    let names = (definition?["values"] ?? channel["scale"]?["domain"])?.elements.compactMap(\.asText) ?? []
    let expression = try definition?["labelExpr"]?.asText.map { text throws(DrawingError) in
      try LabelExpression(vega: text)
    }
    let shapes = definition?["symbolType"] == nil ? first("shape").map(ShapeScale.init) : nil
    // Vega takes the outline from the style of the marks.
    func styled(_ name: String) -> JSONValue? {
      layers.lazy.filter { $0.encoding["color"]?["field"]?.asText == field }
        .compactMap { configuration.styled(name, of: $0.mark) }.first
    }
    key = .entries(
      names.map { name in
        Entry(
          label: expression?.label(of: name) ?? name, color: colors?.color(of: .string(name)) ?? "#000000",
          shape: shapes?.shape(of: name) ?? .circle)
      }, stroke: first("stroke") == nil ? styled("stroke")?.asText : nil,
      strokeWidth: styled("strokeWidth")?.asNumber ?? 1.5)
  }

  private func number(_ name: String, _ other: Double) -> Double {
    configuration["legend", name]?.asNumber ?? other
  }

  private var labelInk: Ink { Ink(fill: configuration["legend", "labelColor"]?.asText ?? "#000000") }

  private func label(_ text: String, x: Double, y: Double, baseline: TextBlock.Baseline = .middle) -> DrawnMark {
    let fontSize = number("labelFontSize", 10)
    let text = FontMetrics.shortened(text, to: number("labelLimit", 160), fontSize: fontSize)
    let block = TextBlock(lines: [text], place: Point(x: x, y: y), fontSize: fontSize, baseline: baseline)
    return DrawnMark(.text(block), labelInk)
  }

  /// The legend's marks; its upper left corner is the origin.
  func drawn() -> DrawnGroup {
    var marks: [DrawnMark] = []
    var top = 0.0
    if let title, !title.isEmpty {
      let fontSize = number("titleFontSize", 11)
      let block = TextBlock(
        lines: [title], place: Point(x: 0, y: 0), fontSize: fontSize,
        isBold: configuration["legend", "titleFontWeight"] != "normal", baseline: .top)
      marks.append(DrawnMark(.text(block), Ink(fill: configuration["legend", "titleColor"]?.asText ?? "#000000")))
      top = block.bounds.height + number("titlePadding", 5)
    }
    var extent = Bounds(left: 0, top: 0, right: 0, bottom: 0)
    switch key {
    case .entries(let entries, let stroke, let strokeWidth):
      let (entryMarks, size) = row(entries, stroke, strokeWidth, top: top)
      marks += entryMarks
      extent.include(Point(x: size.x, y: top + size.y))
    case .gradient(let stops, let colors, let length, let thickness):
      marks += gradient(stops, colors, length, thickness, top: top)
      extent.include(Point(x: thickness, y: top + length))
    }
    for mark in marks { if case .text = mark.form { extent.include(mark.bounds) } }
    var group = DrawnGroup(.legend, marks)
    group.bounds = Bounds(
      left: 0, top: 0, right: extent.right.rounded(.up), bottom: extent.bottom.rounded(.up))
    return group
  }

  /// Signs with their names in a row, each as far from the next as Vega sets them.
  private func row(
    _ entries: [Entry], _ stroke: String?, _ strokeWidth: Double, top: Double
  ) -> (marks: [DrawnMark], size: Point) {
    let size = number("symbolSize", 100)
    let column = max((size.squareRoot() + strokeWidth).rounded(.up), number("labelFontSize", 10))
    let middle = (column / 2).rounded(.up)
    func marks(_ entry: Entry) -> (symbol: DrawnMark, label: DrawnMark, bounds: Bounds) {
      let symbol = DrawnMark(
        .symbol(entry.shape, at: Point(x: middle, y: middle), size: size),
        Ink(fill: entry.color, stroke: stroke ?? entry.color, strokeWidth: strokeWidth))
      let label = label(entry.label, x: column + 4, y: middle)
      var bounds = symbol.bounds
      bounds.include(label.bounds)
      return (symbol, label, bounds)
    }
    let drawn = entries.map(marks)
    let height = (drawn.map(\.bounds.bottom).max() ?? 0).rounded(.up)
    var (result, x) = ([DrawnMark](), 0.0)
    for (index, entry) in drawn.enumerated() {
      if index > 0 { x += 10 + (-entry.bounds.left).rounded(.up) }
      let offset = Point(x: x, y: top + (height - entry.bounds.bottom) / 2)
      result += [entry.symbol.moved(by: offset), entry.label.moved(by: offset)]
      x += entry.bounds.right.rounded(.up)
    }
    return (result, Point(x: x, y: height))
  }

  private func gradient(
    _ stops: [Double], _ colors: [RGBColor], _ length: Double, _ thickness: Double, top: Double
  ) -> [DrawnMark] {
    guard let low = stops.first, let high = stops.last, low < high else { return [] }
    let domain = low...high
    let gradientStops = zip(stops, colors).map { stop, color in
      DrawnMark.GradientStop(share: domain.position(of: stop, length: 1), color: color.hexadecimal)
    }
    let bar = Bounds(left: 0, top: top, right: thickness, bottom: top + length)
    let round = RoundNumbers(in: domain, count: max(2, 2 * Int(length / 100)))
    // One number alone would say nothing of how far the colours reach.
    let ends = [low, high].map { Tick(value: $0, label: [RoundNumbers.text($0, decimals: round.decimals)]) }
    let ticks = round.values.count > 1 ? round.ticks : ends
    let labels = ticks.map { tick in
      let share = domain.position(of: tick.value, length: 1)
      return label(
        tick.label.joined(), x: thickness + 2, y: top + length * (1 - share),
        baseline: share <= 0 ? .bottom : share >= 1 ? .top : .middle)
    }
    return [DrawnMark(.gradient(bar, stops: gradientStops), Ink())] + labels
  }
}
