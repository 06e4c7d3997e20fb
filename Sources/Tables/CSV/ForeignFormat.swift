/// A kind of file that is often given where CSV is meant, known by its first bytes.
///
/// None of them can begin a CSV file that is read without errors, so that recognising them refuses nothing that was accepted.
enum ForeignFormat: CaseIterable {
  case workbook
  case oldWorkbook
  case gzip
  case parquet
  case json

  /// The format that `bytes` are in, if they are in one of these.
  init?(_ bytes: Span<UInt8>) {
    guard let format = Self.allCases.first(where: { $0.matches(bytes) }) else { return nil }
    self = format
  }

  private func matches(_ bytes: Span<UInt8>) -> Bool {
    switch self {
    // The sixth byte, of the version, is 0 in every archive, and in no text.
    case .workbook: CSV.starts(bytes, with: [0x50, 0x4B, 0x03, 0x04]) && bytes.count > 5 && bytes[5] == 0
    case .oldWorkbook: CSV.starts(bytes, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    case .gzip: CSV.starts(bytes, with: [0x1F, 0x8B, 0x08])
    // The magic number, and the head of the first page.
    case .parquet: CSV.starts(bytes, with: Array("PAR1".utf8) + [0x15])
    case .json: Self.opensObject(bytes)
    }
  }

  /// Whether the first characters, spaces apart, open an object of JSON with a key: a quote where CSV has none.
  private static func opensObject(_ bytes: Span<UInt8>) -> Bool {
    var opening: [UInt8] = []
    for index in 0..<min(bytes.count, 1024) where bytes[index] > 0x20 {
      opening.append(bytes[index])
      if opening.count == 3 { break }
    }
    return opening.starts(with: Array("{\"".utf8)) || opening == Array("[{\"".utf8)
  }

  /// What such a file is called.
  var name: String {
    switch self {
    case .workbook: "an Excel or other workbook (or another ZIP archive)"
    case .oldWorkbook: "a workbook of an old Excel"
    case .gzip: "compressed with gzip"
    case .parquet: "Parquet"
    case .json: "JSON"
    }
  }

  /// How to make CSV of it.
  var fix: String {
    switch self {
    case .workbook, .oldWorkbook: "open it and save the sheet as \"CSV UTF-8\""
    case .gzip: "unpack it with gunzip"
    case .parquet, .json: "convert it to CSV, for example with pandas or DuckDB"
    }
  }
}
