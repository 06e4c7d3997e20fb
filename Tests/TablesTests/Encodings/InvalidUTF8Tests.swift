import Testing

@testable import Tables

struct InvalidUTF8Tests {
  /// What systems without `UTF8Span` do is what those with it do.
  @Test(
    arguments: [
      [], [0x61, 0x62], [0xC3, 0xA9], [0xE4, 0xB8, 0xAD, 0x80], [0xF0, 0x9F, 0x98, 0x80], [0x61, 0x80], [0xC0, 0xAF],
      [0xC3], [0xE4, 0xB8],
      [0xE4, 0x61], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80], [0xFF, 0xFE, 0x61],
      [0x61, 0xE0, 0x80, 0x80], [0xC3, 0xA9, 0xC3, 0x28],
    ] as [[UInt8]])
  func bothWaysFindTheSameBytes(_ bytes: [UInt8]) {
    #expect(InvalidUTF8.firstByParsing(bytes.span, bytes.indices) == InvalidUTF8.first(bytes.span, bytes.indices))
  }

  @Test func bothWaysAgreeOnRandomBytes() {
    var generator = SystemRandomNumberGenerator()
    // Bytes that begin and go on characters, and few others, so that many are valid for a while.
    let alphabet: [UInt8] = [
      0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4,
    ]
    for _ in 0..<2000 {
      let bytes = (0..<12).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let range = 2..<11
      #expect(
        InvalidUTF8.firstByParsing(bytes.span, range) == InvalidUTF8.first(bytes.span, range), "\(bytes)")
    }
  }
}
