/// How many digits of a number people see. Data formats hold them all.
public enum Digits: Hashable, Sendable {
  /// A fixed number of digits after the point.
  case decimals(Int)
  /// A fixed number of significant digits, more where the number has more before the point.
  case significantDigits(Int)
  /// All of them.
  case all
}
