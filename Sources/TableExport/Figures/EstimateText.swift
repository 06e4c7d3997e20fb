import Quantities

/// Estimates and intervals in words for figures.
enum EstimateText {
  /// The estimate, rounded as its interval supports, with the interval behind it.
  static func text(
    estimate: Double?, lower: Double?, upper: Double?, unit: Unit?, showsPlus: Bool = false
  ) -> String {
    let unit = unit ?? Unit("")
    func rounded(_ number: Double) -> String {
      unit.number(number, estimate: estimate, lower: lower, upper: upper)
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

  /// A number that is already the one shown, without an interval.
  static func text(ofShown number: Double, unit: Unit?) -> String {
    NumberWords.number(number, (unit ?? Unit("")).digits(of: number))
  }

  /// What is written beside an axis: the unit, or what the values are where they have none.
  static func axisTitle(_ unit: Unit?, else title: String) -> String {
    capitalised(unit.map(\.heading).flatMap { $0.isEmpty ? nil : $0 } ?? title)
  }

  /// The unit in brackets after what the values are.
  static func inBrackets(_ unit: Unit?) -> String { unit.map { " (\($0.heading))" } ?? "" }

  /// `text` with its first letter upper-case.
  static func capitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
