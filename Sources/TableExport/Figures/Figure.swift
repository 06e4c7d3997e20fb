/// A figure: a Vega-Lite specification with its data inline, and the words around it.
public struct Figure: Hashable, Sendable {
  /// The words around it; the description is never `nil`.
  public let caption: FigureCaption
  /// The views, from top to bottom.
  let views: [JSONValue]
  /// The width of the text beneath, in pixels.
  let width: Double
  /// How many groups the scale of colours knows.
  let groupCount: Int

  /// The schema that specifications declare.
  public static let schema = "https://vega.github.io/schema/vega-lite/v6.json"

  init(_ caption: FigureCaption, description: String, width: Double, groupCount: Int = 0, views: [JSONValue]) {
    var caption = caption
    caption.description = caption.description ?? description
    self.caption = caption
    self.views = views
    self.width = width
    self.groupCount = groupCount
  }

  /// The alternative text.
  public var alternativeText: String { caption.description ?? caption.title }

  /// The Vega-Lite specification.
  ///
  /// - Complexity: O(size of the data).
  public func specification(theme: FigureTheme = .light) -> JSONValue {
    let columns = max(40, Int(width / 6.6))
    var title: JSONValue = [
      "text": .array(
        HumanText.wrapped(HumanText.sanitised(caption.title), width: max(30, Int(width / 8.6))).map(JSONValue.string))
    ]
    if let subtitle = caption.subtitle {
      title["subtitle"] = .array(HumanText.wrapped(HumanText.sanitised(subtitle), width: columns).map(JSONValue.string))
    }
    var rows = views
    if let note = caption.sourceNote {
      rows.append(Self.note(HumanText.wrapped(HumanText.sanitised(note), width: columns)))
    }
    return [
      "$schema": .string(Self.schema),
      "description": .string(alternativeText),
      "title": title,
      "vconcat": .array(rows),
      "spacing": 14,
      "config": theme.configuration(groupCount: groupCount),
    ]
  }

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
