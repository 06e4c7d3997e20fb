import Tables

/// Numbers as published tables print them: with so many decimals and no more.
enum PrintedNumber {
  /// The number of decimals that the shortest text of `number` has.
  static func decimals(of number: Double) -> Int {
    guard let text = DecimalText.text(of: number) else { return 0 }
    let parts = text.split(separator: "e", omittingEmptySubsequences: false)
    let fraction = parts[0].split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return max(0, min(fraction - exponent, 17))
  }

  /// The most decimals that any of some numbers has once it is rounded to nine.
  ///
  /// - Complexity: O(numbers), and a text for each that has more decimals than all before it.
  static func mostDecimals(of numbers: some Sequence<Double>) -> Int {
    var most = 0
    for number in numbers {
      let rounded = rounded(number, decimals: 9)
      guard most < 9, Self.rounded(rounded, decimals: most) != rounded else { continue }
      most = max(most, decimals(of: rounded))
    }
    return most
  }

  /// Half a unit of the last of so many decimals: how far rounding may have moved a number.
  static func roundingError(decimals: Int) -> Double {
    var error = 0.5
    for _ in 0..<max(0, min(decimals, 17)) { error /= 10 }
    return error
  }

  /// A number with so many decimals.
  static func rounded(_ number: Double, decimals: Int) -> Double {
    guard (0...15).contains(decimals), abs(number) < 1e6 else { return number }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let digits = (number * scale).rounded()
    return digits.magnitude < 9e15 ? digits / scale : number
  }

  /// A number as text, cut to twelve significant digits so that no float noise shows.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return "\(number)" }
    guard number != 0, abs(number) < 1e6, abs(number) >= 1e-6 else {
      return DecimalText.text(of: number) ?? "\(number)"
    }
    let scale = 1e6
    return DecimalText.text(of: (number * scale).rounded() / scale) ?? "\(number)"
  }
}
