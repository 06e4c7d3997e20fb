/// Layers whose marks lie at pixels that were worked out beforehand (fields `x` and `y`), not at values of a scale.
enum PixelLayer {
  /// Text.
  static func text(
    _ values: [JSONValue], field: String, style: String, align: String = "left", baseline: String = "middle",
    dx: Double? = nil
  ) -> JSONValue {
    [
      "data": ["values": .array(values)],
      "mark": .object(ofPresent: [
        "type": "text", "style": .string(style), "align": .string(align), "baseline": .string(baseline),
        "dx": dx.map(JSONValue.number),
      ]),
      "encoding": encoding(["text": ["field": .string(field)]]),
    ]
  }

  /// Any mark; `channels` besides the place.
  static func marks(_ values: [JSONValue], mark: JSONValue, channels: JSONValue = [:]) -> JSONValue {
    ["data": ["values": .array(values)], "mark": mark, "encoding": encoding(channels)]
  }

  /// Thin lines from names to the points that they name; none for no lines.
  static func leaders(_ lines: [JSONValue]) -> [JSONValue] {
    guard !lines.isEmpty else { return [] }
    let mark: JSONValue = ["type": "rule", "style": "reference", "strokeWidth": 0.75]
    return [marks(lines, mark: mark, channels: ["x2": ["field": "x2"], "y2": ["field": "y2"]])]
  }

  /// The channel of a field that holds pixels.
  static func channel(_ field: String) -> JSONValue {
    ["field": .string(field), "type": "quantitative", "scale": .null, "axis": .null]
  }

  private static func encoding(_ channels: JSONValue) -> JSONValue {
    var encoding: JSONValue = ["x": channel("x"), "y": channel("y")]
    if case .object(let members) = channels {
      for member in members { encoding[member.name] = member.value }
    }
    return encoding
  }
}
