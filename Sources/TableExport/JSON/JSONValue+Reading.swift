extension JSONValue {
  /// The text of a string; `nil` of anything else.
  var asText: String? { if case .string(let text) = self { text } else { nil } }

  /// The number; `nil` of anything else.
  var asNumber: Double? { if case .number(let number) = self { number } else { nil } }

  /// The truth value; `nil` of anything else.
  var asBool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The elements of an array; none of anything else.
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// The members of an object; none of anything else.
  var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The lines of a text that may be one string or an array of them.
  var lines: [String] { asText.map { [$0] } ?? elements.compactMap(\.asText) }
}
