import Tables

/// What a cell of a column of numbers says: a number, perhaps with a per cent sign and with what is known of its uncertainty.
struct NumberCell: Hashable, Sendable {
  /// The number; `nil` where the cell holds only bounds or a half-width.
  var number: NumberToken?
  var hasPercentSign = false
  /// What the cell says of uncertainty.
  var spread: Spread?

  /// What a cell says of uncertainty.
  enum Spread: Hashable, Sendable {
    /// A number after a plus-minus sign.
    case plusMinus(NumberToken)
    /// The distances to the bounds: `+9/-8`.
    case distances(up: NumberToken, down: NumberToken)
    /// The bounds: `[80.1, 82.3]`.
    case bounds(lower: NumberToken, upper: NumberToken)

    /// The numbers.
    var tokens: [NumberToken] {
      switch self {
      case .plusMinus(let number): [number]
      case .distances(let up, let down): [up, down]
      case .bounds(let lower, let upper): [lower, upper]
      }
    }
  }

  /// Why a text is none.
  enum Refusal: Error, Hashable, Sendable, CaseIterable {
    case notFinite
    case abbreviated
    case approximate
    case bound
    case unit
    case severalNumbers
    case tooLarge
    case notANumber
  }

  /// All numbers of the cell.
  var tokens: [NumberToken] { (number.map { [$0] } ?? []) + (spread?.tokens ?? []) }

  /// Reads a cell that is not missing.
  init(_ text: String) throws(Refusal) {
    var bytes = Self.ascii(text)
    Self.trim(&bytes)
    Self.takeFootnotes(&bytes)
    if let cut = Self.plusMinus(bytes) {
      let before = Self.trimmed(bytes[..<cut.lowerBound])
      let after = Self.trimmed(bytes[cut.upperBound...])
      var (main, rest) = (before, after)
      let signBefore = Self.takePercent(&main)
      let signAfter = Self.takePercent(&rest)
      guard let half = NumberToken(rest) else { throw Self.refusal(after, text) }
      guard main.isEmpty || NumberToken(main) != nil else { throw Self.refusal(before, text) }
      number = NumberToken(main)
      hasPercentSign = signBefore || signAfter
      spread = .plusMinus(half)
      return
    }
    if let (main, up, down) = Self.distances(bytes) {
      var main = main
      hasPercentSign = Self.takePercent(&main)
      guard main.isEmpty || NumberToken(main) != nil else { throw Self.refusal(main, text) }
      number = NumberToken(main)
      spread = .distances(up: up, down: down)
      return
    }
    if let (main, lower, upper, sign) = Self.bounds(bytes) {
      var main = main
      hasPercentSign = Self.takePercent(&main) || sign
      guard main.isEmpty || NumberToken(main) != nil else { throw Self.refusal(main, text) }
      number = NumberToken(main)
      spread = .bounds(lower: lower, upper: upper)
      return
    }
    var main = bytes[...]
    hasPercentSign = Self.takePercent(&main)
    guard let number = NumberToken(main) else { throw Self.refusal(main, text) }
    self.number = number
  }

  // MARK: Characters

  /// The text in ASCII: minus signs, spaces, apostrophes and full-width forms made those of ASCII; emphasis and tags taken off; every
  /// other character one that no number has.
  private static func ascii(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x3C && $0 != 0x2A && $0 != 0x5F && $0 != 0x60 }) {
      return Array(text.utf8)
    }
    var bytes: [UInt8] = []
    for scalar in CellText.plain(text).unicodeScalars {
      switch scalar.value {
      case ..<0x80: bytes.append(UInt8(scalar.value))
      case 0x2212, 0x2012, 0xFE63: bytes.append(UInt8(ascii: "-"))
      // A dash between two numbers; before one it is a minus sign.
      case 0x2010, 0x2011, 0x2013, 0x2014: bytes.append(bytes.contains(where: isDigit) ? dash : UInt8(ascii: "-"))
      case 0x2019, 0x02BC, 0x2032: bytes.append(UInt8(ascii: "'"))
      case 0xB1: bytes.append(plusMinusSign)
      case 0xFF01...0xFF5E: bytes.append(UInt8(scalar.value - 0xFF01 + 0x21))
      case 0x066A: bytes.append(UInt8(ascii: "%"))
      // Marks of footnotes.
      case 0x2020, 0x2021, 0xA7, 0xB6, 0xB9, 0xB2, 0xB3, 0x2070...0x207E, 0x1D43...0x1D5B: bytes.append(footnote)
      default:
        if CellText.isSpace(scalar) {
          bytes.append(UInt8(ascii: " "))
        } else if scalar.properties.isEmojiPresentation || scalar.value == 0xFE0F {
          continue
        } else {
          bytes.append(other)
        }
      }
    }
    return bytes
  }

  private static let dash: UInt8 = 1
  private static let plusMinusSign: UInt8 = 2
  private static let footnote: UInt8 = 3
  private static let other: UInt8 = 4

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func trim(_ bytes: inout [UInt8]) {
    guard bytes.first.map(isSpace) == true || bytes.last.map(isSpace) == true else { return }
    bytes = Array(trimmed(bytes[...]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  /// Takes marks of footnotes off the end of a number: `80*`, `80†`, `80 [1]`, `80[a]`.
  private static func takeFootnotes(_ bytes: inout [UInt8]) {
    while let last = bytes.last, bytes.count > 1 {
      if last == footnote || last == UInt8(ascii: "*") || last == UInt8(ascii: "^") {
        bytes.removeLast()
      } else if last == UInt8(ascii: "]"), let open = bytes.lastIndex(of: UInt8(ascii: "[")), open > 0,
        bytes.count - open <= 4, bytes[(open + 1)..<(bytes.count - 1)].allSatisfy({ isDigit($0) || isLetter($0) }),
        bytes.count - open > 2
      {
        bytes.removeLast(bytes.count - open)
      } else {
        break
      }
      trim(&bytes)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

  private static func takePercent(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    guard bytes.last == UInt8(ascii: "%") else { return false }
    bytes.removeLast()
    bytes = trimmed(bytes)
    return true
  }

  // MARK: Forms

  /// Where a plus-minus sign stands: `±`, `+/-`, `+-`, `\pm`. `+9/-9` has none.
  private static func plusMinus(_ bytes: [UInt8]) -> Range<Int>? {
    if let sign = bytes.firstIndex(of: plusMinusSign) { return sign..<(sign + 1) }
    for form in ["+/-", "+-", "$\\pm$", "\\pm"] {
      let wanted = Array(form.utf8)
      guard bytes.count > wanted.count else { continue }
      for start in 0...(bytes.count - wanted.count) where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
        return start..<(start + wanted.count)
      }
    }
    return nil
  }

  /// `1398 +9/-8`, `+9/-8`, `1398 (+9, -8)`, `1398 -8/+9`.
  private static func distances(
    _ bytes: [UInt8]
  ) -> (main: ArraySlice<UInt8>, up: NumberToken, down: NumberToken)? {
    var all = bytes[...]
    let isBracketed = all.last == UInt8(ascii: ")")
    if isBracketed, let open = all.lastIndex(of: UInt8(ascii: "(")) {
      all = all[..<open] + [UInt8(ascii: " ")] + all[(open + 1)..<(all.endIndex - 1)]
    }
    let signs = all.indices.filter { index in
      (all[index] == UInt8(ascii: "+") || all[index] == UInt8(ascii: "-"))
        && (index == all.startIndex || isSpace(all[index - 1])
          || [UInt8(ascii: "/"), UInt8(ascii: ",")].contains(all[index - 1])
          || isDigit(all[index - 1]))
        && !(index > all.startIndex && all[index - 1] | 32 == UInt8(ascii: "e"))
    }.suffix(2)
    guard signs.count == 2, let first = signs.first, let second = signs.last, all[first] != all[second] else {
      return nil
    }
    var left = trimmed(all[(first + 1)..<second])
    guard let separator = left.last,
      [UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";")].contains(separator) || first + 1 < second
    else { return nil }
    if [UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";")].contains(separator) {
      left = trimmed(left.dropLast())
    }
    guard left.first.map({ isDigit($0) || $0 == 46 || $0 == 44 }) == true, let one = NumberToken(left),
      let two = NumberToken(trimmed(all[(second + 1)...]))
    else { return nil }
    let main = trimmed(all[..<first])
    // `0.3 (-0.2, +0.5)` could be two bounds: only what cannot be is taken for distances.
    if isBracketed, bytes.contains(UInt8(ascii: ",")) || bytes.contains(UInt8(ascii: ";")) {
      let number = NumberToken(main)?.withPoint?.value ?? 0
      let bound = (all[first] == UInt8(ascii: "+") ? one : two).withPoint?.value ?? .infinity
      guard number > bound else { return nil }
    }
    return all[first] == UInt8(ascii: "+") ? (main, one, two) : (main, two, one)
  }

  /// `[80.1, 82.3]`, `81.2 [80.1, 82.3]`, `(80.1, 82.3)`, `81.2 (80.1–82.3)`, `80.1–82.3`, `80.1 to 82.3`.
  private static func bounds(
    _ bytes: [UInt8]
  ) -> (main: ArraySlice<UInt8>, lower: NumberToken, upper: NumberToken, sign: Bool)? {
    var main: ArraySlice<UInt8> = []
    var inner = bytes[...]
    let pairs = [
      UInt8(ascii: "]"): UInt8(ascii: "["), UInt8(ascii: ")"): UInt8(ascii: "("), UInt8(ascii: "}"): UInt8(ascii: "{"),
    ]
    var isBracketed = false
    if let last = bytes.last, let opening = pairs[last] {
      guard let open = bytes.lastIndex(where: { $0 == opening || $0 == UInt8(ascii: "(") }) else { return nil }
      main = trimmed(bytes[..<open])
      inner = bytes[(open + 1)..<(bytes.count - 1)]
      isBracketed = true
    }
    guard let (left, right) = halves(inner, isBracketed: isBracketed) else { return nil }
    var (lower, upper) = (left, right)
    let signs = takePercent(&lower)
    let sign = takePercent(&upper) || signs
    guard upper.first != UInt8(ascii: "+"), let low = NumberToken(lower), let high = NumberToken(upper) else {
      return nil
    }
    return (main, low, high, sign)
  }

  /// The two numbers between brackets, or on either side of a dash.
  private static func halves(
    _ inner: ArraySlice<UInt8>, isBracketed: Bool
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    func split(_ positions: [Int], _ length: Int) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
      guard positions.count == 1 else { return nil }
      let left = trimmed(inner[..<positions[0]])
      let right = trimmed(inner[(positions[0] + length)...])
      return left.isEmpty || right.isEmpty ? nil : (left, right)
    }
    let indices = Array(inner.indices)
    let dashes = indices.filter { inner[$0] == dash }
    if let halves = split(dashes, 1) { return halves }
    let words = indices.filter { $0 + 4 <= inner.endIndex && inner[$0..<($0 + 4)].elementsEqual(" to ".utf8) }
    if let halves = split(words, 4) { return halves }
    let hyphens = indices.filter { index in
      inner[index] == UInt8(ascii: "-") && index > inner.startIndex && index + 1 < inner.endIndex
        && (isDigit(inner[index - 1]) || inner[index - 1] == UInt8(ascii: "%")
          || isSpace(inner[index - 1]) && isSpace(inner[index + 1]))
    }
    if let halves = split(hyphens, 1) { return halves }
    guard isBracketed else { return nil }
    let semicolons = indices.filter { inner[$0] == UInt8(ascii: ";") }
    if !semicolons.isEmpty { return split(semicolons, 1) }
    let commas = indices.filter { inner[$0] == UInt8(ascii: ",") }
    let spaced = commas.filter { $0 + 1 < inner.endIndex && isSpace(inner[$0 + 1]) }
    if !spaced.isEmpty { return split(spaced, 1) }
    return split(commas, 1)
  }

  // MARK: What is none

  /// What is wrong with a text that is no number.
  private static func refusal(_ part: ArraySlice<UInt8>, _ text: String) -> Refusal {
    let plain = CellText.plain(text).lowercased()
    let word = plain.drop { $0 == "+" || $0 == "-" || $0 == "−" }
    if ["inf", "infinity", "infinite", "∞"].contains(String(word)) { return .notFinite }
    if let first = plain.unicodeScalars.first {
      if ["~", "≈", "≃", "≅", "∼"].contains(first) || plain.hasPrefix("ca.") || plain.hasPrefix("about") {
        return .approximate
      }
      if ["<", ">", "≤", "≥"].contains(first) { return .bound }
    }
    if plain.hasSuffix("+") { return .bound }
    let digits = plain.filter { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return .notANumber }
    if let refusal = try? Self.tooLarge(plain) { return refusal }
    let letters = plain.filter(\.isLetter)
    if plain.first.map({ $0.isNumber || "+-−.".contains($0) }) == true, !letters.isEmpty,
      plain.split(whereSeparator: { $0.isLetter }).count == 1
    {
      return ["k", "m", "b", "bn", "mio", "mrd", "t", "tsd", "万", "亿"].contains(letters) ? .abbreviated : .unit
    }
    if plain.contains(where: { "$€£¥₩".contains($0) }) { return .unit }
    let numbers = plain.split { !($0.isNumber || $0 == "." || $0 == ",") }.filter { $0.contains(where: \.isNumber) }
    return numbers.count > 1 && letters.isEmpty ? .severalNumbers : .notANumber
  }

  private static func tooLarge(_ plain: String) throws -> Refusal? {
    do throws(DecimalText.Refusal) {
      _ = try DecimalText.number(plain)
      return nil
    } catch {
      return error == .tooLarge ? .tooLarge : nil
    }
  }
}

extension NumberCell.Refusal: CustomStringConvertible {
  /// The reason as a sentence.
  var description: String {
    switch self {
    case .notFinite: "a value that is not a finite number is not accepted"
    case .abbreviated: "the number is abbreviated by a letter"
    case .approximate: "the number is only approximate"
    case .bound: "this is a bound, and not a number"
    case .unit: "the cell holds a unit beside the number"
    case .severalNumbers: "the cell holds several numbers"
    case .tooLarge: "the number is beyond the range of a double"
    case .notANumber: "the cell is not a number"
    }
  }

  /// What to do about it.
  var fix: String {
    switch self {
    case .notFinite: "leave the cell empty where there is no value"
    case .abbreviated: "write the number with all its digits"
    case .approximate: "write the number that is meant, or leave the cell empty"
    case .bound: "leave the cell empty, or write the number if it is known"
    case .unit: "write the number alone, and the unit in the header"
    case .severalNumbers: "write one number a cell"
    case .tooLarge: "check the exponent"
    case .notANumber: "write a number, or leave the cell empty where there is no value"
    }
  }
}
