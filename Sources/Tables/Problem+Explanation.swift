extension Problem {
  /// What a kind of problem means and how it is mended, at more length than a message has room for.
  ///
  /// Each module lists its own, as ``CSV/problemCodes`` does.
  public struct Explanation: Hashable, Sendable {
    /// The kind of problem.
    public let code: Code
    /// How bad it usually is.
    public let severity: Severity
    /// The explanation: whole sentences, on one line.
    public let text: String

    /// Explains a kind of problem.
    public init(_ code: Code, _ severity: Severity, _ text: String) {
      self.code = code
      self.severity = severity
      self.text = text
    }
  }
}
