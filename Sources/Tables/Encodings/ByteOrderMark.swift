/// The marks at the start of a file that say its encoding.
enum ByteOrderMark: CaseIterable {
  case utf32LittleEndian, utf32BigEndian, utf8, utf16LittleEndian, utf16BigEndian

  /// The mark that `bytes` begin with.
  init?(_ bytes: Span<UInt8>) {
    guard let mark = Self.allCases.first(where: { CSV.starts(bytes, with: $0.bytes) }) else { return nil }
    self = mark
  }

  /// The bytes of the mark.
  var bytes: [UInt8] {
    switch self {
    // Before UTF-16, whose mark begins this one.
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    case .utf8: CSV.byteOrderMark
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  /// The encoding of what follows.
  var encoding: TextEncoding? {
    switch self {
    case .utf8: .utf8
    case .utf16LittleEndian: .utf16LittleEndian
    case .utf16BigEndian: .utf16BigEndian
    case .utf32LittleEndian: TextEncoding("UTF-32LE")
    case .utf32BigEndian: TextEncoding("UTF-32BE")
    }
  }
}
