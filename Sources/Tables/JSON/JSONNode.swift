/// A value of a JSON text, with its place.
public struct JSONNode: Hashable, Sendable {
  /// The value.
  public let value: Value
  /// Where it begins: a number of bytes from the start of the text.
  public let offset: Int
  /// Where it ends.
  public let end: Int

  /// What a value is.
  public indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number, as it is written.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// An object, its members in the order of the text; each name once.
    case object([Member])
  }

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// The name.
    public let name: String
    /// Where the name begins.
    public let nameOffset: Int
    /// The value.
    public let value: JSONNode
  }

  /// The elements, if this is an array.
  public var elements: [JSONNode]? { if case .array(let elements) = value { elements } else { nil } }
  /// The members, if this is an object.
  public var members: [Member]? { if case .object(let members) = value { members } else { nil } }
  /// The text, if this is a string.
  public var string: String? { if case .string(let text) = value { text } else { nil } }
  /// The number, if this is one that a double can hold.
  public var number: Double? { if case .number(let text) = value { try? DecimalText.number(text) } else { nil } }

  /// The value of the member called `name`, if this is an object that has one.
  ///
  /// - Complexity: O(number of members).
  public subscript(_ name: String) -> JSONNode? { members?.first { $0.name == name }?.value }

  /// What kind of value this is, for messages.
  public var kind: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
