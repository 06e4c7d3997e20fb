/// Estimates and intervals in words for figures.
enum EstimateText {
  /// The estimate, rounded as its interval supports, with the interval behind it.
  static func text(
    estimate: Double?, lower: Double?, upper: Double?, unit: String?, showsPlus: Bool = false
  ) -> String {
    let decimals =
      DecimalRounding.decimals(forEstimate: estimate, lower: lower, upper: upper)
      ?? DecimalRounding.decimals(forUnit: unit)
    func rounded(_ number: Double) -> String {
      let text =
        decimals.map { DecimalRounding.text(of: number, decimals: $0) }
        ?? DecimalRounding.text(of: number, significantDigits: 3)
      return minus(text ?? "–")
    }
    var parts: [String] = []
    if let estimate {
      let text = rounded(estimate)
      parts.append(showsPlus && estimate > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text)
    }
    if lower != nil || upper != nil {
      parts.append("\(lower.map { "[" + rounded($0) } ?? "(−∞"), \(upper.map { rounded($0) + "]" } ?? "∞)")")
    }
    return parts.isEmpty ? "–" : parts.joined(separator: " ")
  }

  /// `digits` with a minus sign instead of a hyphen.
  static func minus(_ digits: String) -> String { String(digits.map { $0 == "-" ? "−" : $0 }) }

  /// `count` and a noun: "1 row", "2 rows".
  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// `text` with its first letter upper-case.
  static func capitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
