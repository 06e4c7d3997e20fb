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

  /// The figure without its title and its ground, for a page that has them itself. Colours that differ between light and dark
  /// pages are custom properties of the page: `var(--cLIGHT-DARK)`.
  ///
  /// - Throws: ``DrawingError`` as ``svg(theme:)``.
  package func svgForPage(_ layout: FigureLayout = .wide, namesMarks: Bool? = nil) throws(DrawingError) -> String {
    var specification = specification(theme: .light, layout: layout)
    specification["title"] = nil
    if let light = specification["config"], let dark = self.specification(theme: .dark)["config"] {
      var both = light.withColors(also: dark)
      both["background"] = "transparent"
      both["padding"] = 4
      specification["config"] = both
    }
    var writer = SVGWriter(
      name: layout.choose(caption.name, caption.name + "-narrow"),
      economy: namesMarks ?? (layout == .wide) ? .merged : .unnamed)
    return writer.text(of: try Drawing(specification), words: nil)
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
