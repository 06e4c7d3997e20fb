extension Problem.Code {
  /// A text that breaks the rules of JSON.
  public static let jsonSyntax = Self("json-syntax")
  /// An object of JSON that has two members of one name.
  public static let jsonDuplicateName = Self("json-duplicate-name")
  /// JSON that is nested more deeply than is read.
  public static let jsonTooDeep = Self("json-too-deep")
}

/// A JSON text (RFC 8259), read strictly: every value knows its place, and what breaks the rules is refused with its own.
///
/// Beyond the rules, an object must have each name once, and values are nested at most ``depthLimit`` deep. `NaN` and `Infinity`, which
/// Python writes, are taken as numbers that are none.
public struct JSONDocument: Sendable {
  /// The outermost value.
  public let root: JSONNode
  private let lines: LinePlaces

  /// How deeply arrays and objects may be nested.
  public static let depthLimit = 64

  /// Every problem that reading JSON may report, explained.
  public static let problemCodes: [Problem.Explanation] = [
    .init(
      .jsonSyntax, .error,
      "A text that breaks the rules of JSON (RFC 8259). The place is where it first does: often a comma or a quote is missing before."
    ),
    .init(
      .jsonDuplicateName, .error,
      "An object has two members of one name. Readers differ in which of the two they take: remove or rename one."),
    .init(
      .jsonTooDeep, .error,
      "Arrays and objects are nested more than 64 deep, which no table is. The file is no table, or was made to harm."),
  ]

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8, without a byte order mark.
  ///   - name: What problems call the file.
  /// - Throws: The first ``Problem``, with its place.
  /// - Complexity: O(number of bytes).
  public init(_ bytes: [UInt8], name: String) throws(Problem) {
    let lines = LinePlaces(bytes, name: name)
    var parser = JSONParser(bytes, places: lines)
    root = try parser.whole()
    self.lines = lines
  }

  /// Where a value begins.
  public func place(of node: JSONNode) -> Place { lines.place(offset: node.offset) }

  /// Where the name of a member begins.
  public func place(of member: JSONNode.Member) -> Place { lines.place(offset: member.nameOffset) }
}
