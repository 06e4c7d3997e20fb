import Tables
import Testing

@testable import BenchmarkData

/// Damaged packages: each must load, or be refused with a place. `make fuzz` makes many more.
struct PackageMutationTests {
  @Test(arguments: 0..<20)
  func damagedPackagesNeverCrash(_ batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(batch))
    let sound = SmallPackage().files.mapValues { Array($0.utf8) }
    let names = sound.keys.sorted()
    for _ in 0..<60 {
      var files = sound
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        files[name] = Mutation.random(of: files[name] ?? [], using: &random)
      }
      do {
        _ = try SmallPackage.load(files, Bool.random(using: &random) ? .strict : .lenient)
      } catch {
        #expect(!error.list.isEmpty)
        for problem in error.list { #expect(problem.place != nil, "\(problem)") }
      }
    }
  }
}

/// A generator for tests: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

enum Mutation {
  private static let spice: [[UInt8]] = [
    [0], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], Array("\"".utf8), Array("\r".utf8), Array("\n\n".utf8), Array(",".utf8),
    Array(";".utf8), Array("\t".utf8), Array("nan".utf8), Array("1e999".utf8), Array("-1".utf8),
    Array("2024-02-30".utf8),
    Array("{".utf8), Array("]".utf8), Array("null".utf8), Array("😀".utf8), Array("99999999999999999999".utf8),
  ]

  /// Bytes with one thing changed: a byte flipped, a stretch cut, doubled or moved, something odd put in.
  static func random(of bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    guard !bytes.isEmpty else { return spice[Int.random(in: 0..<spice.count, using: &random)] }
    var bytes = bytes
    let position = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, position + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes.removeSubrange(position..<end)
    case 2: bytes.insert(contentsOf: Array(bytes[position..<end]), at: position)
    case 3: bytes.insert(contentsOf: spice[Int.random(in: 0..<spice.count, using: &random)], at: position)
    case 4: bytes.removeSubrange(position...)
    default:
      let part = Array(bytes[position..<end])
      bytes.removeSubrange(position..<end)
      bytes.insert(contentsOf: part, at: Int.random(in: 0...bytes.count, using: &random))
    }
    return bytes
  }
}
