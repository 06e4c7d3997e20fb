/// Hashes of bytes and words, eight bytes at a time: multiplied, and the halves of the product folded together.
///
/// They are for tables within one process and say nothing to an adversary.
package enum TextHash {
  /// The hash of the bytes of a text.
  @inline(__always)
  static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    let count = text.count
    var state = UInt64(truncatingIfNeeded: count) ^ 0x9E37_79B9_7F4A_7C15
    if count >= 8 {
      var offset = 0
      while offset + 8 < count {
        state = folded(state, word(text, offset))
        offset += 8
      }
      // The last word overlaps the one before, so that no byte is taken alone.
      state = folded(state, word(text, count - 8))
    } else if count >= 4 {
      state = folded(state, UInt64(half(text, 0)) << 32 | UInt64(half(text, count - 4)))
    } else if count > 0 {
      state = folded(
        state, UInt64(text[0]) << 16 | UInt64(text[count >> 1]) << 8 | UInt64(text[count - 1]))
    }
    return state ^ (state >> 32)
  }

  /// A hash with a word taken in.
  @inline(__always)
  package static func folded(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word).multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
    return product.high ^ product.low
  }

  /// Whether two texts of the same length hold the same bytes.
  @inline(__always)
  static func isEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let count = left.count
    guard count >= 8 else {
      if count >= 4 {
        return half(left, 0) == half(right, 0) && half(left, count - 4) == half(right, count - 4)
      }
      for index in 0..<count where left[index] != right[index] { return false }
      return true
    }
    var offset = 0
    while offset + 8 < count {
      guard word(left, offset) == word(right, offset) else { return false }
      offset += 8
    }
    return word(left, count - 8) == word(right, count - 8)
  }

  @inline(__always)
  private static func word(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private static func half(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
