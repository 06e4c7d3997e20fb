/// The first records of a delimited file: which delimiter it has, and where its header is.
struct DelimitedHead {
  /// The delimiter.
  private(set) var delimiter: CSV.Delimiter
  /// Where the header begins.
  private(set) var headerOffset: Int
  /// The texts of what stands before the header, a record each, with its place in the bytes.
  private(set) var titles: [(text: String, offset: Int)] = []
  /// The names in the header.
  private(set) var names: [String] = []
  /// The records after the header, as far as they were looked at.
  private(set) var rows: [[String]] = []

  /// How many bytes, and how many records of them, are looked at.
  private static let byteLimit = 1 << 16
  private static let recordLimit = 60

  /// One record.
  private struct Record {
    var offset: Int
    var fields: [String]
    var filledCount: Int { fields.count { !$0.allSatisfy(\.isWhitespace) } }
  }

  /// Looks at the start of `bytes`.
  ///
  /// - Parameter delimiter: The delimiter, if it is known.
  init(_ bytes: Span<UInt8>, from start: Int, delimiter known: CSV.Delimiter?) {
    let candidates = known.map { [$0] } ?? [.comma, .semicolon, .tab, .bar]
    var best: (records: [Record], delimiter: CSV.Delimiter, weight: (Double, Int))?
    for candidate in candidates {
      let records = Self.records(bytes, from: start, candidate)
      let weight = Self.weight(records)
      if let best, best.weight >= weight { continue }
      best = (records, candidate, weight)
    }
    let records = best?.records ?? []
    self.delimiter = best?.delimiter ?? .comma
    let width = Self.usualWidth(records)
    let header = Self.headerIndex(records, width: width)
    titles = records[..<header].filter { $0.filledCount > 0 }.map { record in
      (record.fields.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: " "), record.offset)
    }
    headerOffset = records.indices.contains(header) ? records[header].offset : start
    names = records.indices.contains(header) ? records[header].fields : []
    rows = records.dropFirst(header + 1).map(\.fields)
  }

  // MARK: Parts

  private static func records(_ bytes: Span<UInt8>, from start: Int, _ delimiter: CSV.Delimiter) -> [Record] {
    let scanner = CSVScanner(delimiter: delimiter.byte, columnNames: [])
    let end = min(bytes.count, start + byteLimit)
    var records: [Record] = []
    var position = start
    while position < end, records.count < recordLimit {
      var block = CSVBlock(width: 0)
      let next = scanner.scan(bytes, from: position, limit: bytes.count, end: bytes.count, rowLimit: 1, into: &block)
      // The last record may be cut off, or be one open quote to the end of the file.
      guard next > position, next - position < byteLimit, block.findings.isEmpty || records.isEmpty else { break }
      records.append(Record(offset: position, fields: block.fields.map { $0.text(in: bytes) }))
      position = next
    }
    return records
  }

  /// The number of fields that most records have, those of one field apart.
  private static func usualWidth(_ records: [Record]) -> Int {
    var counts: [Int: Int] = [:]
    for record in records where record.fields.count > 1 { counts[record.fields.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
  }

  /// How well a delimiter explains the records: the share of them of one width above 1, and that width.
  private static func weight(_ records: [Record]) -> (Double, Int) {
    let filled = records.filter { $0.filledCount > 0 }
    let width = usualWidth(filled)
    guard width > 1, !filled.isEmpty else { return (0, 0) }
    let share = Double(filled.count { $0.fields.count == width }) / Double(filled.count)
    // A header that is one field where the rows are several speaks against, titles apart.
    let headerFits = filled[headerIndex(filled, width: width)].fields.count == width
    return (headerFits ? share : share / 2, width)
  }

  /// The position of the header: the first record that is not blank and no title.
  private static func headerIndex(_ records: [Record], width: Int) -> Int {
    guard width > 1 else {
      return records.firstIndex { $0.fields.count > 1 || $0.filledCount > 0 } ?? 0
    }
    let index = records.prefix(20).firstIndex { record in
      // A title stands in the first field, and a name of a column after one without may stand alone.
      if record.filledCount == 0 { return false }
      if record.filledCount == 1, record.fields.first?.allSatisfy(\.isWhitespace) == false { return false }
      let isComment = record.fields.first?.first == "#" && record.fields.count < width
      return !isComment
    }
    return index ?? 0
  }
}
