/// Reads JSON values, one after the other, out of bytes.
struct JSONParser {
  private let bytes: [UInt8]
  private let places: LinePlaces
  private(set) var position: Int
  private let end: Int

  /// A parser of the bytes of `range`; of all, if there is none.
  init(_ bytes: [UInt8], places: LinePlaces, range: Range<Int>? = nil) {
    self.bytes = bytes
    self.places = places
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// The one value of the text.
  mutating func whole() throws(Problem) -> JSONNode {
    let node = try value(depth: 0)
    skipSpace()
    guard position == end else {
      throw syntax("more text follows the value that the file holds", expected: "the end of the file")
    }
    return node
  }

  /// Whether nothing but white space is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return position >= end
  }

  /// The value that begins here, after white space.
  mutating func value(depth: Int) throws(Problem) -> JSONNode {
    skipSpace()
    let start = position
    guard start < end else { throw syntax("the text ends where a value should be", expected: "a value") }
    guard depth <= JSONDocument.depthLimit else {
      throw Problem(
        .jsonTooDeep, at: places.place(offset: start),
        "values are nested more than \(JSONDocument.depthLimit) deep", expected: "a table",
        fix: "check that this is the file that was meant")
    }
    let value: JSONNode.Value
    switch bytes[start] {
    case UInt8(ascii: "{"): value = .object(try members(depth: depth))
    case UInt8(ascii: "["): value = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try word("true", .bool(true))
    case UInt8(ascii: "f"): value = try word("false", .bool(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    case UInt8(ascii: "N"): value = try word("NaN", .number("NaN"))
    case UInt8(ascii: "I"): value = try word("Infinity", .number("Infinity"))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = .number(try number())
    default:
      throw syntax("no value begins like this", expected: "a value: {, [, a string, a number, true, false or null")
    }
    return JSONNode(value: value, offset: start, end: position)
  }

  // MARK: Arrays and objects

  private mutating func elements(depth: Int) throws(Problem) -> [JSONNode] {
    position += 1
    var elements: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else {
        throw syntax("an array goes on without a comma", expected: "a comma or ]")
      }
    }
  }

  private mutating func members(depth: Int) throws(Problem) -> [JSONNode.Member] {
    position += 1
    var members: [JSONNode.Member] = []
    var names: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      skipSpace()
      let start = position
      guard position < end, bytes[position] == UInt8(ascii: "\"") else {
        throw syntax("an object goes on without a name", expected: "a name between quotes")
      }
      let name = try string()
      guard names.insert(name).inserted else {
        throw Problem(
          .jsonDuplicateName, at: places.place(offset: start), "an object has two members of one name", found: name,
          expected: "each name once", fix: "remove or rename one of them")
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw syntax("a name is followed by no colon", expected: "a colon") }
      members.append(.init(name: name, nameOffset: start, value: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else {
        throw syntax("an object goes on without a comma", expected: "a comma or }")
      }
    }
  }

  // MARK: Words and numbers

  private mutating func word(_ word: String, _ value: JSONNode.Value) throws(Problem) -> JSONNode.Value {
    let letters = Array(word.utf8)
    let after = position + letters.count
    guard after <= end, bytes[position..<after].elementsEqual(letters), after == end || !isWordPart(bytes[after])
    else {
      throw syntax("no value begins like this", expected: "a value: {, [, a string, a number, true, false or null")
    }
    position = after
    return value
  }

  private func isWordPart(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
  }

  private mutating func number() throws(Problem) -> String {
    let start = position
    let isNegative = take(UInt8(ascii: "-"))
    if isNegative, position < end, bytes[position] == UInt8(ascii: "I") {
      _ = try word("Infinity", .null)
      return "-Infinity"
    }
    let first = position
    let whole = digits()
    var isSound = whole > 0 && (whole == 1 || bytes[first] != UInt8(ascii: "0"))
    if take(UInt8(ascii: ".")) { isSound = digits() > 0 && isSound }
    if position < end, bytes[position] | 32 == UInt8(ascii: "e") {
      position += 1
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      isSound = digits() > 0 && isSound
    }
    guard isSound, position == end || !isWordPart(bytes[position]) && bytes[position] != UInt8(ascii: ".") else {
      position = start
      throw syntax("no number of JSON is written like this", expected: "a number such as -12.5 or 1e-07")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while position < end, (48...57).contains(bytes[position]) { position += 1 }
    return position - start
  }

  // MARK: Strings

  private mutating func string() throws(Problem) -> String {
    let opening = position
    position += 1
    var text: [UInt8] = []
    var start = position
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        text += bytes[start..<position]
        position += 1
        return String(decoding: text, as: UTF8.self)
      }
      guard byte >= 0x20 else {
        throw syntax("a string holds a control character", expected: "an escape such as \\n or \\u0000")
      }
      guard byte == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      text += bytes[start..<position]
      text += Array(String(try escaped()).utf8)
      start = position
    }
    position = opening
    throw syntax("a string opens here and is never closed", expected: "a closing quote")
  }

  /// The character that an escape stands for; the position moves past it.
  private mutating func escaped() throws(Problem) -> Unicode.Scalar {
    let start = position
    position += 2
    guard start + 1 < end else { throw syntax("an escape is not finished", expected: "a character after \\") }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default:
      position = start
      throw syntax("there is no such escape", expected: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
    let unit = hexadecimal()
    var code = unit
    if let high = unit, (0xD800..<0xDC00).contains(high), position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      code = hexadecimal().flatMap { low in
        (0xDC00..<0xE000).contains(low) ? 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00) : nil
      }
    }
    guard let code, let scalar = Unicode.Scalar(code) else {
      position = start
      throw syntax(
        "this escape stands for no character", expected: "\\u and four hexadecimal digits, in pairs where one is half")
    }
    return scalar
  }

  private mutating func hexadecimal() -> UInt32? {
    guard position + 4 <= end else { return nil }
    var code: UInt32 = 0
    for byte in bytes[position..<(position + 4)] {
      let digit: UInt8
      switch byte {
      case 48...57: digit = byte - 48
      case 65...70: digit = byte - 55
      case 97...102: digit = byte - 87
      default: return nil
      }
      code = code << 4 | UInt32(digit)
    }
    position += 4
    return code
  }

  // MARK: Steps

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private func syntax(_ message: String, expected: String) -> Problem {
    var stop = min(position + 20, end)
    // Not in the middle of a character.
    while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
    let found = position < end ? String(decoding: bytes[position..<stop], as: UTF8.self) : "the end"
    return Problem(
      .jsonSyntax, at: places.place(offset: min(position, bytes.count)), message,
      found: found.split(whereSeparator: \.isNewline).first.map(String.init) ?? "the end of the line",
      expected: expected,
      fix: "correct the JSON, or write it again with the program that made it")
  }
}
