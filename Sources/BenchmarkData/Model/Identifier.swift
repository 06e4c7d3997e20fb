/// The key of one kind of record: a lower-case kebab text such as `hunyuan-video` or `vbench-1.0`.
///
/// The type parameter keeps the key of a system from being used where that of a benchmark belongs.
public struct Identifier<Subject>: Hashable, Sendable {
  /// The key as it stands in the files.
  public let text: String

  /// Makes an identifier of a text.
  public init(_ text: String) { self.text = text }
}

extension Identifier: Comparable {
  /// Orders by the text, by Unicode scalar.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.text.unicodeScalars.lexicographicallyPrecedes(rhs.text.unicodeScalars)
  }
}

extension Identifier: ExpressibleByStringInterpolation {
  /// Makes an identifier of a literal, which may hold interpolations.
  public init(stringLiteral value: String) { self.init(value) }
}

extension Identifier: CustomStringConvertible {
  /// The text.
  public var description: String { text }
}
