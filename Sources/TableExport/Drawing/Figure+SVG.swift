extension Figure {
  /// The figure as SVG, drawn from its ``specification(theme:layout:)`` as Vega-Lite draws it.
  ///
  /// The same figure gives the same bytes on every machine: letters are laid out by the widths of Liberation Sans, Arial and Helvetica,
  /// whichever of them the reader's machine has. It carries its title and ``alternativeText``, and names on its marks for those who point at
  /// them.
  ///
  /// - Parameters:
  ///   - theme: How it looks.
  ///   - width: The width in pixels to which everything is scaled, from the layout that fits it best; as it is laid out if `nil`.
  /// - Throws: ``DrawingError`` if the specification asks for what is not drawn here.
  /// - Complexity: O(size of the data).
  public func svg(theme: FigureTheme = .light, width: Double? = nil) throws(DrawingError) -> String {
    let layout = width.map(FigureLayout.init(fitting:)) ?? .wide
    var writer = SVGWriter(name: caption.name)
    return writer.text(
      of: try Drawing(specification(theme: theme, layout: layout)),
      words: (title: caption.title, description: alternativeText),
      width: width)
  }

  /// The figure without its title and its ground, for a page that has them itself, for each layout. Colours that differ between light and dark
  /// pages are custom properties of the page: `var(--cLIGHT-DARK)`.
  ///
  /// - Parameter namesNarrowMarks: Whether marks of the narrow drawing have their names; if not, `data-m` says which name of the wide drawing is
  ///   theirs, by its place among them.
  /// - Throws: ``DrawingError`` as ``svg(theme:)``.
  package func svgForPage(namesNarrowMarks: Bool = false) throws(DrawingError) -> (wide: String, narrow: String) {
    let (wide, narrow) = (try Drawing(pageSpecification(.wide)), try Drawing(pageSpecification(.narrow)))
    var wideWriter = SVGWriter(name: caption.name, economy: .merged)
    var narrowWriter = SVGWriter(
      name: caption.name + "-narrow", economy: namesNarrowMarks ? .merged : .numbered(wide.names))
    return (wideWriter.text(of: wide, words: nil), narrowWriter.text(of: narrow, words: nil))
  }

  private func pageSpecification(_ layout: FigureLayout) -> JSONValue {
    var page = self.specification(theme: .light, layout: layout)
    page["title"] = nil
    let darkPage = self.specification(theme: .dark, layout: layout)
    if hasThemedViews, let light = page["vconcat"], let dark = darkPage["vconcat"] {
      page["vconcat"] = light.withColors(also: dark)
    }
    if let light = page["config"], let dark = darkPage["config"] {
      var both = light.withColors(also: dark)
      both["background"] = "transparent"
      both["padding"] = 4
      page["config"] = both
    }
    return page
  }
}

extension JSONValue {
  /// The value with a custom property in place of each colour that `dark`, a value of the same form, has otherwise.
  fileprivate func withColors(also dark: JSONValue) -> JSONValue {
    switch (self, dark) {
    case (.string(let light), .string(let dark)) where light != dark && light.hasPrefix("#") && dark.hasPrefix("#"):
      .string("var(--c\(light.dropFirst())-\(dark.dropFirst()))")
    case (.array(let light), .array(let dark)) where light.count == dark.count:
      .array(zip(light, dark).map { $0.withColors(also: $1) })
    case (.object(let members), _):
      .object(members.map { Member($0.name, dark[$0.name].map($0.value.withColors) ?? $0.value) })
    default: self
    }
  }
}
