/// Changes to bytes that depend on a seed alone: bits, bytes that mean something to a reader, pieces taken out, doubled, or from another case.
struct Mutator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static let telling: [UInt8] =
    Array("\0\t\n\r\"',.;:|-+%=[]{}\\/0159eEnNtT \u{7F}".utf8) + [0x80, 0xC3, 0xE2, 0xEF, 0xF4, 0xFF]

  /// One of `cases`, changed in one to eight places.
  mutating func mutation(of cases: [[UInt8]]) -> [UInt8] {
    var bytes = cases.randomElement(using: &self) ?? []
    for _ in 0..<Int.random(in: 1...8, using: &self) {
      let place = Int.random(in: 0...bytes.count, using: &self)
      let length = min(Int.random(in: 1...16, using: &self), bytes.count - place)
      switch Int.random(in: 0..<7, using: &self) {
      case 0: bytes.insert(Self.telling.randomElement(using: &self) ?? 0, at: place)
      case 1 where length > 0: bytes[place] = Self.telling.randomElement(using: &self) ?? 0
      case 2 where length > 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 3: bytes.removeSubrange(place..<(place + length))
      case 4: bytes.insert(contentsOf: Array(bytes[place..<(place + length)]), at: place)
      case 5: bytes.removeLast(length)
      default:
        let other = cases.randomElement(using: &self) ?? []
        let start = Int.random(in: 0...other.count, using: &self)
        bytes.insert(contentsOf: other[start...].prefix(16), at: place)
      }
    }
    return bytes
  }
}
