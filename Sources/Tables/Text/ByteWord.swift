/// Eight bytes at once, the first in the lowest bits.
struct ByteWord {
  let bits: UInt64

  /// A byte that means nothing: no control character, no delimiter, no part of a longer character.
  private static let filler: UInt8 = 0x7F
  /// The number of bytes in a word.
  static let count = 8
  /// The top bit of each byte.
  static let topBits: UInt64 = 0x8080_8080_8080_8080

  /// The bytes from `position` on; those beyond `end`, which is within `bytes`, are the filler.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at position: Int, end: Int) {
    if position + Self.count <= end {
      self.init(bytes, at: position)
    } else {
      self.init(lastOf: bytes, at: position, end: end)
    }
  }

  /// The bytes from `position` on, all of which must be there.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at position: Int) {
    let raw = bytes.bytes
    bits = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
  }

  @inline(never)
  private init(lastOf bytes: Span<UInt8>, at position: Int, end: Int) {
    var bits: UInt64 = 0
    for index in 0..<Self.count {
      bits |= UInt64(position + index < end ? bytes[position + index] : Self.filler) << UInt64(index * 8)
    }
    self.bits = bits
  }

  /// A word of eight times `byte`.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The top bit of each byte that is `byte`, and no other bit.
  @inline(__always)
  func positions(of byte: UInt8) -> UInt64 {
    let difference = bits ^ Self.repeating(byte)
    let low = Self.repeating(0x7F)
    return ~(((difference & low) &+ low) | difference | low)
  }

  /// The top bit of each byte below 32, and no other bit.
  @inline(__always)
  var controlPositions: UInt64 {
    ~(((bits & Self.repeating(0x7F)) &+ Self.repeating(0x60)) | bits) & Self.topBits
  }

  /// The number that the bytes write as eight decimal digits; `nil` if one is no digit.
  ///
  /// Pairs of digits are joined, then pairs of pairs, then those (D. Lemire, "Quickly parsing eight digits", 2018).
  @inline(__always)
  var eightDigits: UInt64? {
    let high = Self.repeating(0xF0)
    guard bits & high == Self.repeating(0x30), (bits &+ Self.repeating(6)) & high == Self.repeating(0x30) else {
      return nil
    }
    var digits = bits &- Self.repeating(0x30)
    digits = (digits &* 10) &+ (digits >> 8)
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let first = (digits & mask) &* 0x000F_4240_0000_0064
    let second = ((digits >> 16) & mask) &* 0x0000_2710_0000_0001
    return (first &+ second) >> 32
  }
}
