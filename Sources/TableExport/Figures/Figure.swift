/// A figure: a Vega-Lite specification with its data inline, and the words around it.
public struct Figure: Hashable, Sendable {
  /// The words around it; the description is never `nil`.
  public private(set) var caption: FigureCaption
  /// The views, from top to bottom.
  let views: [JSONValue]
  /// The views where they differ: in the layout for phones and columns, and in themes whose colours the data hold.
  private var variants: [Variant: [JSONValue]] = [:]
  /// The width of the text beneath, in pixels.
  let width: Double
  /// The groups that the scale of colours knows, in the order in which they get colours.
  let groups: [String]
  /// The groups that lie above and below the reference, where colours say so.
  private let sides: [String]

  /// The schema that specifications declare.
  public static let schema = "https://vega.github.io/schema/vega-lite/v6.json"

  init(
    _ caption: FigureCaption, description: String, width: Double, groups: [String] = [],
    sides: (above: String, below: String)? = nil, views: [JSONValue]
  ) {
    var caption = caption
    caption.description = caption.description ?? description
    self.caption = caption
    self.views = views
    self.width = width
    self.groups = groups
    self.sides = sides.map { [$0.above, $0.below] } ?? []
  }

  /// The alternative text.
  public var alternativeText: String { caption.description ?? caption.title }

  /// The figure under another title, in what is drawn and in the alternative text.
  public func titled(_ title: String) -> Figure {
    var figure = self
    if let description = caption.description, description.hasPrefix(caption.title) {
      figure.caption.description = title + description.dropFirst(caption.title.count)
    }
    figure.caption.title = title
    return figure
  }

  private struct Variant: Hashable {
    var layout: FigureLayout
    /// `nil` for every theme that has no views of its own.
    var theme: FigureTheme?
  }

  /// The figure with the views of `other` as those of its narrow layout.
  func narrowed(to other: Figure) -> Figure {
    var figure = self
    figure.variants[Variant(layout: .narrow, theme: nil)] = other.views
    for (variant, views) in other.variants where variant.layout == .wide {
      figure.variants[Variant(layout: .narrow, theme: variant.theme)] = views
    }
    return figure
  }

  /// The figure with the views of `other` as those of a theme.
  func themed(_ theme: FigureTheme, as other: Figure) -> Figure {
    var figure = self
    figure.variants[Variant(layout: .wide, theme: theme)] = other.views
    return figure
  }

  /// Whether themes differ in more than their configuration.
  var hasThemedViews: Bool { variants.keys.contains { $0.theme != nil } }

  private func views(_ theme: FigureTheme, _ layout: FigureLayout) -> [JSONValue] {
    variants[Variant(layout: layout, theme: theme)] ?? variants[Variant(layout: layout, theme: nil)] ?? views
  }

  /// The figure with a further sentence in the note beneath it.
  public func noting(_ sentence: String) -> Figure {
    var figure = self
    figure.caption.sourceNote = [caption.sourceNote, sentence].compactMap(\.self).joined(separator: " ")
    return figure
  }

  /// The figure with the program that made it in the note beneath it, its version on the same line.
  public func noting(program: String, version: String) -> Figure { noting("\(program)\u{A0}\(version).") }

  /// The Vega-Lite specification.
  ///
  /// - Complexity: O(size of the data).
  public func specification(theme: FigureTheme = .light, layout: FigureLayout = .wide) -> JSONValue {
    let width = layout.choose(width, min(width, Self.narrowWidth))
    let columns = max(40, Int(width / 6.6))
    var title: JSONValue = [
      "text": .array(
        HumanText.wrapped(HumanText.sanitised(caption.title), width: max(30, Int(width / 8.6))).map(JSONValue.string))
    ]
    if let subtitle = caption.subtitle {
      title["subtitle"] = .array(HumanText.wrapped(HumanText.sanitised(subtitle), width: columns).map(JSONValue.string))
    }
    let rows = views(theme, layout)
    var specification: JSONValue = [
      "$schema": .string(Self.schema),
      "description": .string(alternativeText),
      "title": title,
      "vconcat": .array(rows),
      "spacing": 14,
      "config": theme.configuration(
        groups: groups, sides: sides.count == 2 ? (above: sides[0], below: sides[1]) : nil),
    ]
    if let note = caption.sourceNote {
      // Beneath everything, from the edge where the title begins: names beside the axis would else push it off the right one.
      let room = try? Drawing(specification).content
      let lines = HumanText.wrapped(
        HumanText.sanitised(note), width: room.map { max(40, Int($0.width / 5.8)) } ?? columns)
      specification["vconcat"] = .array(rows + [Self.note(lines, left: room?.left ?? 0)])
    }
    return specification
  }

  /// The width of the text of a narrow figure, in pixels.
  private static let narrowWidth = 340.0

  private static func note(_ lines: [String], left: Double) -> JSONValue {
    [
      "width": 10,
      "height": .number(Double(lines.count) * 15),
      "data": ["values": [["text": .array(lines.map(JSONValue.string))]]],
      "mark": ["type": "text", "style": "note", "align": "left", "baseline": "top", "x": .number(left), "y": 0],
      "encoding": ["text": ["field": "text"]],
    ]
  }
}
