/// A finite number as the decimal digits of its shortest text, so that rounding for people agrees with rounding by hand of
/// what the data files say.
struct DecimalDigits: Hashable, Sendable {
  var isNegative: Bool
  /// The digits, most significant first, without zeros at either end; empty for zero.
  private(set) var digits: [UInt8]
  /// The power of ten of the last digit; 0 for zero.
  private(set) var lastPower: Int

  /// The digits of `number`; `nil` if it is not finite.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    isNegative = number.sign == .minus
    digits = []
    lastPower = 0
    var exponent = 0
    var isAfterPoint = false
    let text = Array(number.magnitude.description.utf8)
    for (index, byte) in text.enumerated() {
      if (48...57).contains(byte) {
        digits.append(byte - 48)
        if isAfterPoint { lastPower -= 1 }
      } else if byte == UInt8(ascii: ".") {
        isAfterPoint = true
      } else if byte | 32 == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      }
    }
    lastPower += exponent
    normalise()
  }

  /// The power of ten of the first digit; `nil` for zero.
  var firstPower: Int? { digits.isEmpty ? nil : lastPower + digits.count - 1 }

  /// The number times 10^`power`, exactly.
  func scaled(byPowerOfTen power: Int) -> DecimalDigits {
    var result = self
    if !digits.isEmpty { result.lastPower += power }
    return result
  }

  /// The double nearest to the number.
  var value: Double {
    let text = (isNegative ? "-" : "") + digits.map { String($0) }.joined() + "e" + String(lastPower)
    return digits.isEmpty ? 0 : Double(text) ?? .nan
  }

  /// Rounded to a whole multiple of 10^`power`, half away from zero.
  func rounded(toPower power: Int) -> DecimalDigits {
    guard power > lastPower else { return self }
    var result = self
    let kept = digits.count - (power - lastPower)
    guard kept >= 0 else {
      result.digits = []
      result.normalise()
      return result
    }
    let roundsUp = digits[kept] >= 5
    result.digits = Array(digits[..<kept])
    result.lastPower = power
    if roundsUp { result.increment() }
    result.normalise()
    return result
  }

  /// Rounded to `count` significant digits, half away from zero.
  func rounded(toSignificantDigits count: Int) -> DecimalDigits {
    guard let firstPower else { return self }
    return rounded(toPower: firstPower - max(1, count) + 1)
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
  }

  private mutating func normalise() {
    while digits.last == 0 {
      digits.removeLast()
      lastPower += 1
    }
    digits.removeFirst(digits.prefix { $0 == 0 }.count)
    if digits.isEmpty { lastPower = 0 }
  }

  // MARK: Text

  /// The number with exactly `decimals` digits after the point (those beyond are dropped: round first). Zero has no sign.
  func plainText(decimals: Int) -> String {
    var text = isNegative && !digits.isEmpty ? "-" : ""
    for power in stride(from: max(firstPower ?? 0, 0), through: -decimals, by: -1) {
      if power == -1 { text += "." }
      text += String(digit(at: power))
    }
    return text
  }

  /// The number as `1.23e-20`, with all of its digits.
  func scientificText() -> String {
    guard let firstPower else { return "0" }
    var text = (isNegative ? "-" : "") + String(digits[0])
    if digits.count > 1 { text += "." + digits.dropFirst().map { String($0) }.joined() }
    return text + "e" + String(firstPower)
  }

  private func digit(at power: Int) -> UInt8 {
    let index = digits.count - 1 - (power - lastPower)
    return digits.indices.contains(index) ? digits[index] : 0
  }
}
