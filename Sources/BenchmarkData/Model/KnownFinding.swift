/// A finding of a check that is known and stays, with the reason.
///
/// It explains the warnings of one code about one row. What is wrong with the form of a package cannot be explained away.
public struct KnownFinding: Hashable, Sendable {
  /// The name of the kind of problem, such as `total-mismatch`.
  public var code: String
  /// The name of the resource that holds the row, such as `published_totals`.
  public var file: String
  /// The key of the row, its parts joined by `/`.
  public var key: String
  /// Why it stays.
  public var reason: String

  /// Records a finding.
  public init(code: String, file: String, key: String, reason: String) {
    self.code = code
    self.file = file
    self.key = key
    self.reason = reason
  }
}
