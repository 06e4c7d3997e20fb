/// A figure: a Vega-Lite specification with its data inline, and the words around it.
public struct Figure: Hashable, Sendable {
  /// The words around it; the description is never `nil`.
  public private(set) var caption: FigureCaption
  /// The views, from top to bottom.
  let views: [JSONValue]
  /// The views in the layout for phones and columns; `nil` where they are the same.
  private var narrowViews: [JSONValue]?
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

  /// The figure with the views of `other` as those of its narrow layout.
  func narrowed(to other: Figure) -> Figure {
    var figure = self
    figure.narrowViews = other.views
    return figure
  }

  /// The figure with a further sentence in the note beneath it.
  public func noting(_ sentence: String) -> Figure {
    var figure = self
    figure.caption.sourceNote = [caption.sourceNote, sentence].compactMap(\.self).joined(separator: " ")
    return figure
  }

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
    var rows = layout.choose(views, narrowViews ?? views)
    if let note = caption.sourceNote {
      rows.append(Self.note(HumanText.wrapped(HumanText.sanitised(note), width: columns)))
    }
    return [
      "$schema": .string(Self.schema),
      "description": .string(alternativeText),
      "title": title,
      "vconcat": .array(rows),
      "spacing": 14,
      "config": theme.configuration(
        groups: groups, sides: sides.count == 2 ? (above: sides[0], below: sides[1]) : nil),
    ]
  }

  /// The width of the text of a narrow figure, in pixels.
  private static let narrowWidth = 340.0

  private static func note(_ lines: [String]) -> JSONValue {
    [
      "width": 10,
      "height": .number(Double(lines.count) * 15),
      "data": ["values": [["text": .array(lines.map(JSONValue.string))]]],
      "mark": ["type": "text", "style": "note", "align": "left", "baseline": "top", "x": 0, "y": 0],
      "encoding": ["text": ["field": "text"]],
    ]
  }
}
