/// The look of figures: everything that is colour, line and letter, so that one figure fits light and dark pages.
public enum FigureTheme: String, Hashable, Sendable, CaseIterable {
  /// Dark on light.
  case light
  /// Light on dark.
  case dark
  /// For paper: black on white, fine lines dark enough to be printed, and the first two colours of different darkness, so that they stay apart
  /// without colour.
  case print

  private struct Colors {
    var ground: String
    var text: String
    var faint: String
    var line: String
    var grid: String
    var empty: String
    var groups: [String]

    /// A colour for each group, those that are no group like the others grey. Those that come after the last colour have that of text, so that
    /// none of them is taken for one of the first, or for what is unknown.
    func range(of names: [String]) -> [String] {
      var rest = groups[...]
      var range = names.map { GroupScale.apart.contains($0) ? line : rest.popFirst() ?? text }
      if names.isEmpty { range = groups }
      return range
    }
  }

  private var colors: Colors {
    switch self {
    case .light:
      Colors(
        ground: "#ffffff", text: "#1c1c1c", faint: "#595959", line: "#8c8c8c", grid: "#e6e6e6", empty: "#efefef",
        groups: Palette.onLight)
    case .dark:
      Colors(
        ground: "#161616", text: "#ececec", faint: "#b3b3b3", line: "#8c8c8c", grid: "#333333", empty: "#2a2a2a",
        groups: Palette.onDark)
    case .print:
      Colors(
        ground: "#ffffff", text: "#000000", faint: "#333333", line: "#666666", grid: "#cccccc", empty: "#ebebeb",
        groups: Palette.onPaper)
    }
  }

  /// The colours of a figure whose cells are coloured one by one.
  struct CellColors: Hashable, Sendable {
    /// The colour of each group.
    var groups: [String: RGBColor]
    /// The colour of neither side, from which cells grow stronger.
    var middle: RGBColor
    /// The colour of the low end where colours stand for no groups.
    var low: RGBColor
    /// The colour of the high end there.
    var high: RGBColor

    private static let letters = [RGBColor(28, 28, 28), RGBColor(255, 255, 255)]

    /// The colour of letters that stand out most on a cell.
    func letters(on cell: RGBColor) -> RGBColor {
      Self.letters.max { $0.contrast(to: cell) < $1.contrast(to: cell) } ?? middle
    }
  }

  /// The colours of cells about these groups, in the order in which they get colours.
  func cellColors(of names: [String]) -> CellColors {
    let (middle, colors) = (self == .dark ? RGBColor(48, 46, 44) : RGBColor(247, 243, 238), self.colors)
    func parsed(_ color: String?) -> RGBColor { color.flatMap(RGBColor.init(hexadecimal:)) ?? middle }
    return CellColors(
      groups: Dictionary(zip(names, colors.range(of: names).map(parsed)), uniquingKeysWith: { first, _ in first }),
      middle: middle, low: parsed(colors.groups.dropFirst().first), high: parsed(colors.groups.first))
  }

  /// The Vega-Lite configuration of a figure with these groups, in the order in which they get colours.
  ///
  /// - Parameters:
  ///   - names: The groups.
  ///   - sides: Of figures that say which of two sides is ahead, the group that is above and the one that is below; the first two colours
  ///     otherwise.
  func configuration(groups names: [String], sides: (above: String, below: String)? = nil) -> JSONValue {
    let colors = self.colors
    let groups = colors.range(of: names)
    func color(_ side: String?, _ other: Int) -> String {
      side.flatMap(names.firstIndex).map { groups[$0] } ?? colors.groups[other]
    }
    let verdicts = [color(sides?.above, 0), colors.line, color(sides?.below, 1)]
    return [
      "background": .string(colors.ground),
      "font": "Liberation Sans, Arial, Helvetica, sans-serif",
      "padding": 12,
      "view": ["stroke": .null],
      // What belongs to no group has the colour of none.
      "mark": ["color": .string(colors.faint)],
      "rule": ["color": .string(colors.faint)],
      "title": [
        "anchor": "start", "frame": "bounds", "color": .string(colors.text), "subtitleColor": .string(colors.faint),
        "fontSize": 16, "fontWeight": "bold", "subtitleFontSize": 12, "subtitleLineHeight": 16, "subtitlePadding": 6,
        "offset": 14,
      ],
      "axis": [
        "labelColor": .string(colors.text), "titleColor": .string(colors.faint), "titleFontWeight": "normal",
        "labelFontSize": 12, "titleFontSize": 12, "gridColor": .string(colors.grid),
        "domainColor": .string(colors.line),
        "tickColor": .string(colors.line), "labelLimit": 320, "titlePadding": 8, "labelPadding": 6, "labelFlush": false,
      ],
      "axisY": ["domain": false, "ticks": false],
      "legend": [
        "labelColor": .string(colors.text), "titleColor": .string(colors.faint), "titleFontWeight": "normal",
        "labelFontSize": 12, "titleFontSize": 12, "orient": "top", "direction": "horizontal", "offset": 8,
        "symbolSize": 90, "labelLimit": 320,
      ],
      "header": ["labelColor": .string(colors.text), "titleColor": .string(colors.faint)],
      "range": [
        "category": .array(groups.map(JSONValue.string)),
        "ordinal": .array(verdicts.map(JSONValue.string)),
      ],
      "style": .object(styles(colors)),
    ]
  }

  /// The named styles that the figures use.
  private func styles(_ colors: Colors) -> [JSONValue.Member] {
    let (text, faint) = (JSONValue.string(colors.text), JSONValue.string(colors.faint))
    let (line, ground) = (JSONValue.string(colors.line), JSONValue.string(colors.ground))
    return [
      .init("strong", ["color": text, "fontSize": 12, "fontWeight": "bold"]),
      .init("plain", ["color": text, "fontSize": 12]),
      .init("small", ["color": text, "fontSize": 11]),
      .init("faint", ["color": faint, "fontSize": 11]),
      .init("halo", ["color": ground, "stroke": ground, "strokeWidth": 3, "strokeJoin": "round", "fontSize": 11]),
      .init("note", ["color": faint, "fontSize": 11, "lineHeight": 15]),
      .init("reference", ["color": line, "strokeWidth": 1]),
      .init("separator", ["color": .string(colors.grid), "strokeWidth": 1]),
      .init("annotation", ["color": text, "strokeWidth": 1.5]),
      .init("hollow", ["fill": ground, "strokeWidth": 1.75]),
      .init("ringed", ["stroke": ground, "strokeWidth": 1]),
      .init("empty", ["color": .string(colors.empty)]),
    ]
  }
}
