/// A remark on a number: what it was made of, or what keeps one from over-reading it.
///
/// One statement, in lower case and without a full stop. Remarks stay apart until a format joins them.
public struct Note: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The remark.
  public var text: String

  /// Makes a remark.
  public init(_ text: String) { self.text = text }

  /// Makes a remark.
  public init(stringLiteral text: String) { self.text = text }

  /// The remark.
  public var description: String { text }
}

extension Sequence<Note> {
  /// The remarks in one text, for a cell of a table; `nil` for none.
  public var joined: String? {
    let texts = map(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }
}
