/// Numbers in a sentence: rounded as in tables (``DecimalRounding``), with the signs of typography.
public enum NumberWords {
  /// `number`, as `−1.54`; an infinite one is `∞` or `−∞`, one that is none is `–`.
  public static func number(_ number: Double, _ digits: Digits = .all, timesTenTo power: Int = 0) -> String {
    if number.isInfinite { return number < 0 ? "−∞" : "∞" }
    return DecimalRounding.text(of: number, digits, timesTenTo: power).map(typographic) ?? "–"
  }

  /// `digits` with a minus sign where they have a hyphen.
  public static func typographic(_ digits: String) -> String { String(digits.map { $0 == "-" ? "−" : $0 }) }

  /// A number of things, as `1 system` and `2 systems`.
  ///
  /// - Parameters:
  ///   - count: The number.
  ///   - singular: What one of them is called.
  ///   - plural: What several are called; `nil` for the singular with an s.
  public static func count(_ count: Int, _ singular: String, plural: String? = nil) -> String {
    counting(String(count), singular, plural: plural)
  }

  /// A number as people see it with what it counts, as `1 point`, `1.0 points` and `−1.5 points`: only what is written as 1 is one.
  public static func counting(_ number: String, _ singular: String, plural: String? = nil) -> String {
    let isOne = number == "1" || number == "−1"
    return "\(number) \(isOne ? singular : plural ?? singular + "s")"
  }

  /// A share of one as per cent with at most two decimals, as `95 %` and `66.67 %`, unless these would make it none or all of it:
  /// 0.99999 is `99.999 %`. For levels of confidence and the like, which are chosen and not measured.
  public static func percent(_ share: Double) -> String {
    let rounded = DecimalRounding.text(of: share, .decimals(2), timesTenTo: 2)
    let isExtreme = (rounded == "0.00" && share != 0) || (rounded == "100.00" && share != 1)
    guard !isExtreme, let rounded, rounded.contains(".") else { return number(share, timesTenTo: 2) + " %" }
    let digits = rounded.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()
    return typographic(String(digits)) + " %"
  }
}
