import Tables

/// Figures in words.
enum ScoreWords {
  /// A score: fractions in percent.
  static func score(_ value: Double, _ unit: String) -> String {
    switch unit {
    case "fraction": "\(fixed(100 * value, digits: 2)) %"
    case "rating": fixed(value, digits: 0)
    case "s", "px", "fps": "\(rounded(value)) \(unit)"
    default: rounded(value)
    }
  }

  /// A figure with its unit. Differences of fractions are in percentage points.
  static func figure(_ value: Double, _ unit: String) -> String {
    guard value.isFinite else { return value > 0 ? "∞" : "−∞" }
    switch unit {
    case "fraction": return "\(fixed(100 * value, digits: 2)) points"
    case "fraction/year": return "\(fixed(100 * value, digits: 2)) points a year"
    case "rating": return "\(fixed(value, digits: 0)) rating points"
    case "rating/year": return "\(fixed(value, digits: 0)) rating points a year"
    case "share": return "\(fixed(100 * value, digits: 1)) %"
    case "rank": return "rank \(fixed(value, digits: 0))"
    case "months": return "\(fixed(value, digits: 1)) months"
    case "standard deviations": return "\(fixed(value, digits: 2)) standard deviations"
    case "systems", "organizations", "dimensions", "days":
      return "\(fixed(value, digits: 0)) \(abs(value) == 1 ? String(unit.dropLast()) : unit)"
    default:
      let year = "/year"
      if unit.hasSuffix(year) { return "\(signed(value)) \(unit.dropLast(year.count)) a year" }
      return "\(signed(value)) \(unit)"
    }
  }

  /// The two ends of an interval in the same unit, which is said once.
  static func range(_ lower: Double, _ upper: Double, _ unit: String) -> String {
    let (low, high) = (figure(lower, unit), figure(upper, unit))
    let number = low.prefix { !$0.isWhitespace }
    if unit == "rank" { return "ranks \(fixed(lower, digits: 0)) to \(fixed(upper, digits: 0))" }
    return "\(number) to \(high)"
  }

  /// Rounded, with a minus sign that is one.
  private static func signed(_ value: Double) -> String { value < 0 ? "−\(rounded(-value))" : rounded(value) }

  /// `a`, `a and b`, `a, b and c`; of more than `limit` the first and how many more.
  static func list(_ names: [String], limit: Int = 6) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    if names.count > limit { return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
