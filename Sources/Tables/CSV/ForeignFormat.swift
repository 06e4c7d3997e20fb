/// A kind of file that is often given where CSV is meant, known by its first bytes.
///
/// None of them can begin a CSV file that is read without errors, so that recognising them refuses nothing that was accepted.
enum ForeignFormat: CaseIterable {
  case workbook
  case oldWorkbook
  case gzip
  case bzip2
  case xz
  case zstandard
  case parquet
  case sqlite
  case pdf
  case html
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
    // The third byte of bzip2 is followed by a digit and the magic number of a block.
    case .bzip2: CSV.starts(bytes, with: Array("BZh".utf8)) && bytes.count > 5 && bytes[4] == 0x31 && bytes[5] == 0x41
    case .xz: CSV.starts(bytes, with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
    case .zstandard: CSV.starts(bytes, with: [0x28, 0xB5, 0x2F, 0xFD])
    // The magic number, and the head of the first page.
    case .parquet: CSV.starts(bytes, with: Array("PAR1".utf8) + [0x15])
    case .sqlite: CSV.starts(bytes, with: Array("SQLite format 3".utf8) + [0])
    case .pdf: CSV.starts(bytes, with: Array("%PDF-".utf8))
    case .html: Self.opensPage(bytes)
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

  /// Whether the first characters, spaces apart, open a page: a tag where CSV would have a name.
  private static func opensPage(_ bytes: Span<UInt8>) -> Bool {
    var opening: [UInt8] = []
    for index in 0..<min(bytes.count, 1024) where bytes[index] > 0x20 || !opening.isEmpty {
      opening.append(bytes[index] | 32)
      if opening.count == 9 { break }
    }
    return ["<!doctype", "<html", "<table"].contains { opening.starts(with: $0.utf8.map { $0 | 32 }) }
  }

  /// What such a file is called.
  var name: String {
    switch self {
    case .workbook: "an Excel or other workbook (or another ZIP archive)"
    case .oldWorkbook: "a workbook of an old Excel"
    case .gzip: "compressed with gzip"
    case .bzip2: "compressed with bzip2"
    case .xz: "compressed with xz"
    case .zstandard: "compressed with Zstandard"
    case .parquet: "Parquet"
    case .sqlite: "an SQLite database"
    case .pdf: "a PDF document"
    case .html: "a page in HTML"
    case .json: "JSON"
    }
  }

  /// How to make CSV of it: a command, where there is one.
  func fix(_ file: String) -> String {
    let quoted = file.contains { !$0.isLetter && !$0.isNumber && !"/._-".contains($0) } ? "'\(file)'" : file
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    var base = stem[..<(stem.lastIndex(of: ".") ?? stem.endIndex)]
    if base.lowercased().hasSuffix(".csv") { base.removeLast(4) }
    let result = "\(base.filter { $0.isLetter || $0.isNumber || "._-".contains($0) }).csv"
    return switch self {
    case .workbook, .oldWorkbook:
      "save the sheet as \"CSV UTF-8\", or: libreoffice --headless --convert-to csv \(quoted)"
    case .gzip: "unpack it: gunzip -c \(quoted) > \(result)"
    case .bzip2: "unpack it: bunzip2 -c \(quoted) > \(result)"
    case .xz: "unpack it: xz -dc \(quoted) > \(result)"
    case .zstandard: "unpack it: zstd -dc \(quoted) > \(result)"
    case .parquet: "convert it: duckdb -c \"COPY (FROM '\(file)') TO '\(result)'\""
    case .sqlite: "write a table as CSV: sqlite3 -header -csv \(quoted) 'SELECT * FROM NAME' > \(result)"
    case .pdf: "copy the table into a spreadsheet and save it as \"CSV UTF-8\""
    case .html:
      "take the table out: python3 -c \"import pandas; pandas.read_html('\(file)')[0].to_csv('\(result)', index=False)\""
    case .json: "convert it to CSV, for example with pandas or DuckDB"
    }
  }
}
