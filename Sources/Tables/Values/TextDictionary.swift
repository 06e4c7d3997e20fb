/// Numbers texts in the order of their first appearance, across as many columns as are encoded: what R calls a factor.
///
/// ```swift
/// var systems = TextDictionary()
/// let first = systems.encode(columnA)
/// let second = systems.encode(columnB)
/// if let number = first[0] { print(systems.texts[number]) }
/// ```
public struct TextDictionary: Sendable {
  /// The distinct texts, by their numbers.
  public private(set) var texts: [String] = []

  /// The bytes of the distinct texts, end to end.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// An open-addressing table of numbers; −1 where free. Its size is a power of two.
  private var slots = [Int32](repeating: -1, count: 64)

  /// A dictionary without texts.
  public init() {}

  /// The number of each text of a column; `nil` where it is missing.
  ///
  /// - Complexity: O(total length) expected.
  public mutating func encode(_ values: TextValues) -> Numbers {
    var numbers: [Int32] = []
    numbers.reserveCapacity(values.count)
    let anyMissing = values.missingCount > 0
    var start = 0
    values.bytes.withUnsafeBufferPointer { source in
      for position in values.ends.indices {
        let end = values.ends[position]
        if anyMissing && values.isMissing(position) {
          numbers.append(-1)
        } else {
          numbers.append(number(of: UnsafeBufferPointer(rebasing: source[start..<end])))
        }
        start = end
      }
    }
    return Numbers(numbers)
  }

  private mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash && isEqual(number, text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: texts.count)
    slots[slot] = number
    texts.append(String(decoding: text, as: UTF8.self))
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    if texts.count * 2 > slots.count { grow() }
    return number
  }

  private func isEqual(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == text.count else { return false }
    for offset in text.indices where bytes[start + offset] != text[offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }

  /// Eight bytes at a time: multiplied, and the halves of the product folded together.
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    var state = UInt64(text.count) ^ 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset < raw.count {
      var word: UInt64 = 0
      if offset + 8 <= raw.count {
        word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      } else {
        for place in offset..<raw.count { word = (word << 8) | UInt64(raw[place]) }
      }
      state = folded(state, word)
      offset += 8
    }
    return state ^ (state >> 32)
  }

  /// A hash with a word taken in.
  static func folded(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
    return product.high ^ product.low
  }
}

extension TextDictionary {
  /// The numbers of a column's texts, each possibly missing, in four bytes each.
  public struct Numbers: RandomAccessCollection, Hashable, Sendable {
    /// −1 where one is missing.
    package let numbers: [Int32]

    init(_ numbers: [Int32]) { self.numbers = numbers }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of values.
    public var endIndex: Int { numbers.count }
    /// The number at `position`; `nil` where the text is missing.
    public subscript(position: Int) -> Int? { numbers[position] < 0 ? nil : Int(numbers[position]) }
  }
}

/// The texts of a column as numbers, and what each number stands for.
package struct NumberedTexts: Sendable {
  /// The number of each text, -1 where it is missing.
  package let numbers: [Int32]
  /// The distinct texts, by their numbers.
  package let texts: [String]

  /// Numbers the texts of a column; `nil` for no column.
  ///
  /// - Complexity: O(total length) expected.
  package init?(_ values: TextValues?) {
    guard let values else { return nil }
    var dictionary = TextDictionary()
    numbers = dictionary.encode(values).numbers
    texts = dictionary.texts
  }
}
