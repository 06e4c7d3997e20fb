import TableExport

/// The drawings of a figure as SVG.
public struct FigureDrawings: Hashable, Sendable, Decodable {
  /// With its title, to stand alone.
  public var alone: String
  /// Without title, for a page that writes the title itself; `nil` where only the file of an earlier report is there. Colours that differ
  /// between light and dark pages are custom properties: `var(--cLIGHT-DARK,#LIGHT)`.
  public var page: String?

  /// The definitions of the custom properties of drawings, for light pages and for dark ones.
  static func properties(of drawings: some Sequence<FigureDrawings>) -> (light: String, dark: String) {
    var pairs: Set<String> = []
    for page in drawings.compactMap(\.page) {
      for match in page.matches(of: /var\(--c([0-9a-f]{6}-[0-9a-f]{6}),/) { pairs.insert(String(match.1)) }
    }
    func define(_ part: (Substring) -> Substring) -> String {
      pairs.sorted().map { "--c\($0): #\(part($0[...]));" }.joined(separator: " ")
    }
    return (define { $0.prefix(6) }, define { $0.suffix(6) })
  }
}

extension Figure {
  /// The specifications that the drawings are made of, by the names that `render_figures.py` knows.
  var specificationsToDraw: JSONValue {
    func untitled(_ theme: FigureTheme) -> JSONValue {
      var specification = specification(theme: theme)
      specification["title"] = nil
      specification["config"]?["background"] = "transparent"
      specification["config"]?["padding"] = 4
      return specification
    }
    return ["alone": specification(theme: .light), "light": untitled(.light), "dark": untitled(.dark)]
  }
}
