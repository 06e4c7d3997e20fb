import TableExport

/// The figures of a page as SVG. Colours that differ between light and dark pages are custom properties, which the page sets.
struct PageDrawings {
  private let drawings: [FigureLayout: [String: String]]
  /// The colours on light and on dark pages, by the names of their custom properties.
  private let colors: [(name: String, light: String, dark: String)]

  /// Draws figures.
  ///
  /// - Parameter narrow: The names of those that the page shows in the narrow layout on every screen: their marks are named there.
  init(of figures: [Figure], alwaysNarrow narrow: Set<String> = []) throws(ReportError) {
    var drawings: [FigureLayout: [String: String]] = [:]
    for figure in figures {
      let name = figure.caption.name
      let drawn = try reporting { try figure.svgForPage(namesNarrowMarks: narrow.contains(name)) }
      drawings[.wide, default: [:]][name] = drawn.wide
      drawings[.narrow, default: [:]][name] = drawn.narrow
    }
    // Short names, since a page has thousands of them.
    var pairs: Set<String> = []
    for drawing in drawings.values.flatMap(\.values) {
      for match in drawing.matches(of: Self.property) { pairs.insert(String(match.1)) }
    }
    let names = Dictionary(uniqueKeysWithValues: pairs.sorted().enumerated().map { ($1, "--c\($0)") })
    self.drawings = drawings.mapValues { layout in
      layout.mapValues { drawing in
        drawing.replacing(Self.property) { match in "var(\(names[String(match.1)] ?? ""))" }
      }
    }
    colors = pairs.sorted().map { pair in
      (names[pair] ?? "", "#" + pair.prefix(6), "#" + pair.suffix(6))
    }
  }

  /// A pair of colours as figures name it.
  private static var property: Regex<(Substring, Substring)> { /var\(--c([0-9a-f]{6}-[0-9a-f]{6})\)/ }

  /// The drawing of the figure of this name for wide screens or for narrow ones: hidden from those who are read the alternative text instead.
  subscript(name: String, layout: FigureLayout) -> String? {
    let start = "<svg "
    guard let drawing = drawings[layout]?[name], drawing.hasPrefix(start) else { return nil }
    return start + "aria-hidden=\"true\" focusable=\"false\" " + drawing.dropFirst(start.count)
  }

  /// Whether the drawing for narrow screens is so wide that it has to be moved across them to be read.
  func scrolls(_ name: String) -> Bool {
    guard let match = drawings[.narrow]?[name]?.firstMatch(of: /^<svg [^>]*?\bwidth="([0-9.]+)"/) else { return false }
    return Double(match.1).map { $0 > Self.widestNarrow } ?? false
  }

  /// The width in pixels to which a drawing is still read on a narrow screen that it is shrunk to.
  private static let widestNarrow = 420.0

  /// The definitions of the custom properties, for light pages and for dark ones.
  var properties: (light: String, dark: String) {
    (
      colors.map { "\($0.name): \($0.light);" }.joined(separator: " "),
      colors.map { "\($0.name): \($0.dark);" }.joined(separator: " ")
    )
  }
}
