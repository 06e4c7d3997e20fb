/// Which positions of a column are missing: a bitmap that ends with the last missing position, and so costs nothing
/// while nothing is missing.
///
/// Two masks of the same missing positions are equal, because the last word is never zero.
struct MissingMask: Hashable, Sendable {
  private var words: [UInt64] = []

  /// Whether nothing is missing.
  var isEmpty: Bool { words.isEmpty }

  /// The number of missing positions.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether `position` is missing.
  subscript(position: Int) -> Bool {
    let word = position >> 6
    return word < words.count && words[word] & (1 << UInt64(position & 63)) != 0
  }

  /// Marks `position` as missing.
  mutating func insert(_ position: Int) {
    let word = position >> 6
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
    words[word] |= 1 << UInt64(position & 63)
  }

  /// Marks the missing positions of `other`, moved up by `offset`.
  mutating func formUnion(_ other: MissingMask, movedBy offset: Int) {
    for (index, word) in other.words.enumerated() {
      var rest = word
      while rest != 0 {
        insert(offset + index * 64 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  /// Forgets the positions from `count` on.
  mutating func removeAll(from count: Int) {
    let kept = (count + 63) >> 6
    if words.count > kept { words.removeLast(words.count - kept) }
    if words.count == kept, count & 63 != 0 { words[kept - 1] &= (1 << UInt64(count & 63)) - 1 }
    while words.last == 0 { words.removeLast() }
  }
}
