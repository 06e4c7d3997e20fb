import StatisticsCore

extension Scoreboard {
  /// An amount of score with its unit, fractions as percentage points.
  ///
  /// - Parameters:
  ///   - value: The amount.
  ///   - halfWidth: Half the width of its interval, if it has one: the amount then gets as many decimals as the interval has in
  ///     a table.
  public func amount(_ value: Double, halfWidth: Double? = nil) -> String {
    let number = amountNumber(value, halfWidth: halfWidth)
    switch unit {
    case "fraction": return counted(number, "percentage point")
    case "rating": return counted(number, "rating point")
    case "points": return counted(number, "point")
    default: return "\(number) \(unit)"
    }
  }

  /// The number of such an amount.
  func amountNumber(_ value: Double, halfWidth: Double? = nil) -> String {
    switch unit {
    case "fraction": return fixed(100 * value, digits: 2)
    case "rating": return fixed(value, digits: 0)
    default:
      if let digits = halfWidth.flatMap(decimals(forHalfWidth:)), abs(value) < 1e12 {
        return fixed(value, digits: digits)
      }
      return signed(value)
    }
  }

  /// An interval in words, in brackets; turned where the sentence gives the amount without its minus sign.
  func intervalClause(_ interval: ConfidenceInterval, isTurned: Bool) -> String {
    let ends = isTurned ? (-interval.upper, -interval.lower) : (interval.lower, interval.upper)
    return " (\(percentText(interval.level)) interval \(amountRange(ends.0, ends.1)))"
  }

  /// The ends of an interval of an amount, as `24 to 51`.
  func amountRange(_ lower: Double, _ upper: Double) -> String {
    let halfWidth = upper / 2 - lower / 2
    return "\(amountNumber(lower, halfWidth: halfWidth)) to \(amountNumber(upper, halfWidth: halfWidth))"
  }
}

/// The decimals that leave a half-width two significant digits, at most 6; `nil` if it says nothing about them.
private func decimals(forHalfWidth halfWidth: Double) -> Int? {
  guard halfWidth > 0, halfWidth.isFinite else { return nil }
  var digits = 0
  var scaled = halfWidth
  // 9.95 is 10 when rounded to two digits, and then needs none.
  while scaled < 9.95, digits < 6 {
    scaled *= 10
    digits += 1
  }
  return digits
}

extension ConfidenceInterval {
  /// Half its width, of halves so that ends far apart do not overflow.
  var halfWidth: Double { upper / 2 - lower / 2 }
}

/// A level such as 0.95 as `95 %`.
func percentText(_ level: Double) -> String { "\(rounded(100 * level)) %" }

/// A number of things, as `1 system` and `2 systems`.
package func counted(_ count: Int, _ singular: String) -> String { counted("\(count)", singular) }

/// A number in words with what it counts, as `1 point` and `1.5 points`.
func counted(_ number: String, _ singular: String) -> String { "\(number) \(singular)\(number == "1" ? "" : "s")" }

/// A number with a fixed number of decimals, ties to even, never a negative zero.
func fixed(_ value: Double, digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = (abs(value) * scale).rounded(.toNearestOrEven)
  guard scaled < 9e15 else { return "\(value)" }
  let whole = Int(scaled)
  let sign = value < 0 && whole != 0 ? "−" : ""
  let unit = Int(scale)
  guard digits > 0 else { return sign + "\(whole)" }
  let fraction = String(whole % unit)
  return sign + "\(whole / unit)." + String(repeating: "0", count: digits - fraction.count) + fraction
}

/// A number in a sentence: four significant digits, with a minus sign.
func signed(_ value: Double) -> String { value < 0 ? "−\(rounded(-value))" : rounded(value) }

/// A number in a note: four significant digits.
func rounded(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  let magnitude = abs(value)
  var scale = 1.0
  while magnitude * scale < 1000, scale < 1e12 { scale *= 10 }
  while magnitude * scale >= 10000 { scale /= 10 }
  let text = "\((value * scale).rounded() / scale)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
