/// Layers whose marks lie at pixels that were worked out beforehand (fields `x` and `y`), not at values of a scale.
enum PixelLayer {
  /// Text.
  static func text(
    _ values: [JSONValue], field: String, style: String, align: String = "left", baseline: String = "middle"
  ) -> JSONValue {
    [
      "data": ["values": .array(values)],
      "mark": ["type": "text", "style": .string(style), "align": .string(align), "baseline": .string(baseline)],
      "encoding": encoding(["text": ["field": .string(field)]]),
    ]
  }

  /// Any mark; `channels` besides the place.
  static func marks(_ values: [JSONValue], mark: JSONValue, channels: JSONValue = [:]) -> JSONValue {
    ["data": ["values": .array(values)], "mark": mark, "encoding": encoding(channels)]
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
