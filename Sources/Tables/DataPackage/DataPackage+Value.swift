extension DataPackage {
  /// A value of a description as the text that would stand in a cell: the standard allows texts, numbers and truth values,
  /// and for missing values objects that hold one.
  public struct Value: Hashable, Sendable, Codable {
    /// The text.
    public var text: String
    /// The number, where the description has one.
    public var number: Double?

    /// A text.
    public init(_ text: String) { self.text = text }

    /// A number.
    public init(_ number: Double) {
      text = Int(exactly: number).map { "\($0)" } ?? "\(number)"
      self.number = number
    }

    private enum CodingKeys: String, CodingKey { case value }

    /// Reads a text, a number, a truth value, or an object with one of them as its `value`.
    public init(from decoder: any Decoder) throws {
      if let labelled = try? decoder.container(keyedBy: CodingKeys.self) {
        self = try labelled.decode(Value.self, forKey: .value)
        return
      }
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.init(text)
      } else if let flag = try? container.decode(Bool.self) {
        self.init(flag ? "true" : "false")
      } else {
        self.init(try container.decode(Double.self))
      }
    }

    /// Writes the number, or the text.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let number {
        if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
      } else {
        try container.encode(text)
      }
    }
  }
}
