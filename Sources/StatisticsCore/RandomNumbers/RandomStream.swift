/// A stream of random numbers that is determined by a seed and a block number.
///
/// Work is cut into fixed blocks and each block draws from its own stream, so that a result depends on the seed alone and
/// never on how many threads shared the work.
///
/// The generator is xoshiro256++ (Blackman & Vigna 2021, doi 10.1145/3460772), its state filled by SplitMix64
/// (Steele, Lea & Flood 2014, doi 10.1145/2660193.2660195) from a hash of seed and block. GSL's generators are seeded
/// with 32 bits, and 0 stands for another seed; here all 64 bits of both numbers count.
public struct RandomStream: RandomNumberGenerator, Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream of block `block` under `seed`. Every pair of numbers is a valid argument.
  public init(seed: UInt64, block: UInt64 = 0) {
    var filler = SplitMix64(state: SplitMix64.mix(seed) ^ SplitMix64.mix(block &+ 0x6A09_E667_F3BC_C909))
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = ((sum << 23) | (sum >> 41)) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A uniform number in [0, 1) with 53 random bits.
  @inlinable
  public mutating func nextUniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A uniform whole number in `0 ..< bound`, without bias (Lemire 2019, doi 10.1145/3230636).
  ///
  /// - Precondition: `bound` is positive.
  @inlinable
  public mutating func nextIndex(below bound: Int) -> Int {
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }
}

/// The generator that fills the state of a ``RandomStream``.
struct SplitMix64 {
  var state: UInt64

  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }
}
