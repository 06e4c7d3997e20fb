import TableExport

/// The figures of a page as SVG. Colours that differ between light and dark pages are custom properties, which the page sets.
struct PageDrawings {
  private let drawings: [FigureLayout: [String: String]]

  /// Draws figures.
  init(of figures: [Figure]) throws(ReportError) {
    var drawings: [FigureLayout: [String: String]] = [:]
    for layout in FigureLayout.allCases {
      for figure in figures {
        drawings[layout, default: [:]][figure.caption.name] = try reporting { try figure.svgForPage(layout) }
      }
    }
    self.drawings = drawings
  }

  /// The drawing of the figure of this name for wide screens or for narrow ones: hidden from those who are read the alternative text instead.
  subscript(name: String, layout: FigureLayout) -> String? {
    let start = "<svg "
    guard let drawing = drawings[layout]?[name], drawing.hasPrefix(start) else { return nil }
    return start + "aria-hidden=\"true\" focusable=\"false\" " + drawing.dropFirst(start.count)
  }

  /// The definitions of the custom properties, for light pages and for dark ones.
  var properties: (light: String, dark: String) {
    var pairs: Set<String> = []
    for drawing in drawings.values.flatMap(\.values) {
      for match in drawing.matches(of: /var\(--c([0-9a-f]{6}-[0-9a-f]{6})\)/) { pairs.insert(String(match.1)) }
    }
    func define(_ part: (Substring) -> Substring) -> String {
      pairs.sorted().map { "--c\($0): #\(part($0[...]));" }.joined(separator: " ")
    }
    return (define { $0.prefix(6) }, define { $0.suffix(6) })
  }
}
