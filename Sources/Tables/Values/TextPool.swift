/// Distinct texts as UTF-8, numbered from 0 in the order of their first appearance and found by their bytes.
///
/// Memory: the bytes and some 40 bytes a text.
struct TextPool: Hashable, Sendable {
  /// The bytes of the texts, end to end.
  private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`; it begins where the one before ends.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// An open-addressing table. Its size is 0 or a power of two, and at most half of it is taken.
  private var slots: [Slot] = []

  /// The number of a text beside the upper half of its hash, so that others are told apart without looking elsewhere.
  private struct Slot: Sendable {
    var mark: UInt32 = 0
    /// −1 where the slot is free.
    var number: Int32 = -1

    init() {}

    init(_ number: Int32, hash: UInt64) {
      mark = UInt32(truncatingIfNeeded: hash >> 32)
      self.number = number
    }
  }

  /// The number of texts.
  var count: Int { ends.count }

  /// Where a text stands in ``bytes``.
  func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// A text, copied out.
  func text(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  /// The texts, by their numbers.
  var texts: [String] { (0..<count).map(text) }

  /// A number for the bytes of a text: those of different ones are as good as never the same.
  func hash(_ number: Int) -> UInt64 { hashes[number] }

  /// The number of a text, which is put at the end if it is new.
  ///
  /// - Complexity: O(length of the text), expected.
  mutating func number(of text: UnsafeRawBufferPointer) -> Int32 { number(of: text, hash: TextHash.hash(text)) }

  /// The number of a text, as ``number(of:)-(UnsafeRawBufferPointer)``.
  mutating func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
  }

  @inline(__always)
  private mutating func number(of text: UnsafeRawBufferPointer, hash: UInt64) -> Int32 {
    if slots.isEmpty { slots = Array(repeating: Slot(), count: Self.leastSlotCount) }
    let mark = UInt32(truncatingIfNeeded: hash >> 32)
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place].number >= 0 {
      let slot = slots[place]
      if slot.mark == mark, isEqual(Int(slot.number), text) { return slot.number }
      place = (place + 1) & (slots.count - 1)
    }
    return insert(text, hash: hash, place: place)
  }

  private static let leastSlotCount = 32

  @inline(never)
  private mutating func insert(_ text: UnsafeRawBufferPointer, hash: UInt64, place: Int) -> Int32 {
    let number = Int32(truncatingIfNeeded: ends.count)
    slots[place] = Slot(number, hash: hash)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    if ends.count * 2 > slots.count { rebuild(slotCount: slots.count * 4) }
    return number
  }

  @inline(__always)
  private func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = range(number)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBytes { TextHash.isEqual(UnsafeRawBufferPointer(rebasing: $0[range]), text) }
  }

  private mutating func rebuild(slotCount: Int) {
    slots = Array(repeating: Slot(), count: slotCount)
    for (number, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      while slots[place].number >= 0 { place = (place + 1) & (slotCount - 1) }
      slots[place] = Slot(Int32(truncatingIfNeeded: number), hash: hash)
    }
  }

  /// Makes room for `factor` times the texts that are there now.
  mutating func reserve(times factor: Double) {
    let count = Int(Double(count) * factor)
    bytes.reserveCapacity(Int(Double(bytes.count) * factor))
    ends.reserveCapacity(count)
    hashes.reserveCapacity(count)
    var slotCount = max(slots.count, Self.leastSlotCount)
    while slotCount < 2 * count { slotCount *= 2 }
    if slotCount > slots.count { rebuild(slotCount: slotCount) }
  }

  /// The numbers of the texts of another pool, by their numbers there; those that are new are put at the end.
  ///
  /// - Complexity: O(total length of the other's texts), expected.
  mutating func numbers(of other: TextPool) -> [Int32] {
    if count == 0 {
      self = other
      return (0..<Int32(truncatingIfNeeded: other.count)).map { $0 }
    }
    return other.bytes.withUnsafeBytes { source in
      (0..<other.count).map { index in
        number(of: UnsafeRawBufferPointer(rebasing: source[other.range(index)]), hash: other.hashes[index])
      }
    }
  }

  /// Forgets the texts from the number `count` on.
  ///
  /// - Complexity: O(1) if there are none, else O(number of texts kept).
  mutating func truncate(to count: Int) {
    guard count < ends.count else { return }
    bytes.removeLast(bytes.count - (count == 0 ? 0 : ends[count - 1]))
    ends.removeLast(ends.count - count)
    hashes.removeLast(hashes.count - count)
    rebuild(slotCount: slots.count)
  }

  /// Whether the texts are the same, with the same numbers.
  static func == (left: TextPool, right: TextPool) -> Bool { left.ends == right.ends && left.bytes == right.bytes }

  /// Feeds the texts to the hasher.
  func hash(into hasher: inout Hasher) {
    hasher.combine(ends)
    hasher.combine(bytes)
  }
}
