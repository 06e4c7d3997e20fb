import Tables

/// Writes a drawing as SVG (W3C, Scalable Vector Graphics 1.1).
struct SVGWriter {
  /// The figure's name: the start of identifiers, so that several drawings can stand on one page.
  let name: String
  private var gradients: [[DrawnMark.GradientStop]] = []
  private var body = ""
  /// Whether marks that look the same and name nothing are written as one, and names on marks are left out.
  private let economy: Economy

  /// What is left out so that a page with many drawings stays small.
  enum Economy: Hashable, Sendable {
    /// Nothing: each mark is an element.
    case none
    /// Marks that look the same and name nothing are one path.
    case merged
    /// The same, and a mark has, in place of its name, the place of it among these as `data-m`: another drawing on the page has the names.
    case numbered([String])
  }

  init(name: String, economy: Economy = .none) { (self.name, self.economy) = (name, economy) }

  /// The text of `drawing`; with `words` it says itself what it is, and can stand alone.
  mutating func text(
    of drawing: Drawing, words: (title: String, description: String)?, width scaled: Double? = nil
  ) -> String {
    body = ""
    gradients = []
    for group in drawing.groups { write(group) }
    let (width, height) = (Self.number(drawing.width), Self.number(drawing.height))
    let shown = scaled.map { (Self.number($0), Self.number(drawing.height * $0 / drawing.width)) } ?? (width, height)
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(shown.0)\" height=\"\(shown.1)\""
    text += " viewBox=\"0 0 \(width) \(height)\" font-family=\"\(Self.escaped(drawing.font))\""
    if let words {
      text += " role=\"img\" aria-labelledby=\"\(name)-title \(name)-description\">"
      text += "<title id=\"\(name)-title\">\(Self.escaped(words.title))</title>"
      text += "<desc id=\"\(name)-description\">\(Self.escaped(words.description))</desc>"
    } else {
      text += ">"
    }
    if !gradients.isEmpty { text += "<defs>" + gradients.indices.map(gradient).joined() + "</defs>" }
    if let background = drawing.background {
      text += "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(Self.escaped(background))\"/>"
    }
    return text + "<g fill=\"none\" \(Self.moved(drawing.origin))>\(body)</g></svg>"
  }

  private func identifier(_ index: Int) -> String { "\(name)-\(index)" }

  /// From the bottom to the top.
  private func gradient(_ index: Int) -> String {
    let stops = gradients[index].map {
      "<stop offset=\"\(Self.number($0.share))\" stop-color=\"\(Self.escaped($0.color))\"/>"
    }
    return "<linearGradient id=\"\(identifier(index))\" x1=\"0\" x2=\"0\" y1=\"1\" y2=\"0\">\(stops.joined())"
      + "</linearGradient>"
  }

  private mutating func write(_ group: DrawnGroup) {
    guard !group.marks.isEmpty else { return }
    body += "<g class=\"\(group.role.rawValue)\""
    if group.offset != Point(x: 0, y: 0) { body += " " + Self.moved(group.offset) }
    // What all marks have in common is said once: most of a drawing's size would be its colours.
    // Lines have no area that a colour could fill.
    let filled = group.marks.filter { if economy != .none, case .line = $0.form { false } else { true } }
    let fill = Self.common(filled.map(\.ink.fill))
    let stroke = Self.common(group.marks.map(\.ink.stroke))
    for (name, color) in [("fill", fill), ("stroke", stroke)] {
      if let color { body += " \(name)=\"\(Self.escaped(color))\"" }
    }
    let letters = economy == .none ? Letters() : Letters(of: group.marks)
    body += letters.attributes + ">"
    var index = 0
    while index < group.marks.count {
      let mark = group.marks[index]
      let end =
        group.marks[index...].firstIndex { Self.outline($0, economy) == nil || $0.ink != mark.ink } ?? group.marks.count
      if end > index + 1 {
        let outlines = group.marks[index..<end].compactMap { Self.outline($0, economy) }
        body += "<path d=\"\(outlines.joined())\"\(Self.attributes(of: mark.ink, (fill, stroke)))/>"
        index = end
      } else {
        write(mark, inheriting: (fill, stroke), letters)
        index += 1
      }
    }
    body += "</g>"
  }

  /// The path of a mark that can be one of several in an element: a line or a rectangle that names nothing and covers what lies beneath;
  /// `nil` for others.
  private static func outline(_ mark: DrawnMark, _ economy: Economy) -> String? {
    guard economy != .none, mark.tooltip == nil, mark.ink.opacity == 1 else { return nil }
    switch mark.form {
    case .line(let start, let end): return path([start, end])
    case .rectangle(let bounds):
      return
        "M\(number(bounds.left)),\(number(bounds.top))h\(number(bounds.width))v\(number(bounds.height))h\(number(-bounds.width))z"
    case .path, .symbol, .text, .gradient: return nil
    }
  }

  /// The colour that all of several marks have; `nil` where they differ, or are fewer than two.
  private static func common(_ colors: [String?]) -> String? {
    guard colors.count > 1, let first = colors[0], colors.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// What all texts of a group have in common: size and side, each `nil` where they differ or there are fewer than two.
  private struct Letters {
    var size: Double?
    var anchor: String?

    init() {}

    init(of marks: [DrawnMark]) {
      let blocks = marks.compactMap { mark in if case .text(let block) = mark.form { block } else { nil } }
      guard blocks.count > 1, let first = blocks.first else { return }
      if blocks.allSatisfy({ $0.fontSize == first.fontSize }) { size = first.fontSize }
      if first.align != .left, blocks.allSatisfy({ $0.align == first.align }) { anchor = first.align.anchor }
    }

    var attributes: String {
      (anchor.map { " text-anchor=\"\($0)\"" } ?? "") + (size.map { " font-size=\"\(SVGWriter.number($0))\"" } ?? "")
    }
  }

  private mutating func write(_ mark: DrawnMark, inheriting: (fill: String?, stroke: String?), _ letters: Letters) {
    let element: (name: String, attributes: String, content: String)
    switch mark.form {
    case .line(let start, let end):
      element = (
        "line",
        "x1=\"\(Self.number(start.x))\" y1=\"\(Self.number(start.y))\" x2=\"\(Self.number(end.x))\" "
          + "y2=\"\(Self.number(end.y))\"", ""
      )
    case .path(let points): element = ("path", "d=\"\(Self.path(points))\"", "")
    case .rectangle(let bounds): element = ("rect", Self.sides(bounds), "")
    case .gradient(let bounds, let stops):
      gradients.append(stops)
      element = ("rect", Self.sides(bounds) + " fill=\"url(#\(identifier(gradients.count - 1)))\"", "")
    case .symbol(.circle, at: let place, let size):
      element = (
        "circle",
        "cx=\"\(Self.number(place.x))\" cy=\"\(Self.number(place.y))\" r=\"\(Self.number(size.squareRoot() / 2))\"", ""
      )
    case .symbol(let shape, at: let place, let size):
      let corners = shape.corners(size: size).map { Point(x: $0.x + place.x, y: $0.y + place.y) }
      element = ("path", "d=\"\(Self.path(corners))Z\"", "")
    case .text(let block): element = Self.element(of: block, letters)
    }
    body += "<\(element.name) \(element.attributes)\(Self.attributes(of: mark.ink, inheriting))"
    var content = element.content
    switch economy {
    case .numbered(let names):
      if let place = mark.tooltip.flatMap(names.firstIndex) { body += " data-m=\"\(place)\"" }
    case .none, .merged:
      if let tooltip = mark.tooltip { content = "<title>\(Self.lines(tooltip))</title>" + content }
    }
    body += content.isEmpty ? "/>" : ">\(content)</\(element.name)>"
  }

  private static func element(
    of block: TextBlock, _ letters: Letters
  ) -> (name: String, attributes: String, content: String) {
    let (x, y) = (number(block.place.x), number(block.place.y + block.drop))
    var attributes =
      block.isTurned
      ? "transform=\"translate(\(x),\(number(block.place.y))) rotate(-90)\" y=\"\(number(block.drop))\""
      : "x=\"\(x)\" y=\"\(y)\""
    if block.align != .left, letters.anchor == nil { attributes += " text-anchor=\"\(block.align.anchor)\"" }
    if letters.size == nil { attributes += " font-size=\"\(number(block.fontSize))\"" }
    if block.isBold { attributes += " font-weight=\"bold\"" }
    let left = block.isTurned ? "0" : x
    let lines = block.lines.enumerated().map { index, line in
      index == 0 ? escaped(line) : "<tspan x=\"\(left)\" dy=\"\(number(block.step))\">\(escaped(line))</tspan>"
    }
    return ("text", attributes, lines.joined())
  }

  private static func attributes(of ink: Ink, _ inherited: (fill: String?, stroke: String?)) -> String {
    var text = ""
    func add(_ name: String, _ value: String?) {
      if let value { text += " \(name)=\"\(escaped(value))\"" }
    }
    if inherited.fill == nil { add("fill", ink.fill) }
    if inherited.stroke == nil { add("stroke", ink.stroke) }
    if ink.stroke != nil {
      if ink.strokeWidth != 1 { add("stroke-width", number(ink.strokeWidth)) }
      if !ink.dashes.isEmpty { add("stroke-dasharray", ink.dashes.map(number).joined(separator: ",")) }
      add("stroke-linecap", ink.lineCap)
      add("stroke-linejoin", ink.lineJoin)
    }
    if ink.opacity != 1 { add("opacity", number(ink.opacity)) }
    return text
  }

  private static func moved(_ way: Point) -> String { "transform=\"translate(\(number(way.x)),\(number(way.y)))\"" }

  private static func sides(_ bounds: Bounds) -> String {
    "x=\"\(number(bounds.left))\" y=\"\(number(bounds.top))\" width=\"\(number(bounds.width))\" "
      + "height=\"\(number(bounds.height))\""
  }

  private static func path(_ points: [Point]) -> String {
    points.enumerated().map { ($0.offset == 0 ? "M" : "L") + number($0.element.x) + "," + number($0.element.y) }
      .joined()
  }

  /// A number to the thousandth of a pixel.
  static func number(_ value: Double) -> String {
    let thousandths = (value * 1000).rounded()
    return thousandths == 0 ? "0" : DecimalText.text(of: thousandths / 1000) ?? "0"
  }

  private static func escaped(_ text: String) -> String { HTML.escaped(text) }

  /// Text whose lines stay apart.
  private static func lines(_ text: String) -> String {
    text.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "&#10;")
  }
}
