/// A file that holds a table, opened: its bytes are text, its form is known, and its columns have names.
///
///     let file = try TableFile(path: "board.json")
///     let source = try file.read()
///
/// Read are delimited files, JSON and JSON Lines, and Markdown; see ``TableForm``. Encoding and delimiter are recognised where they are
/// not told. What cannot be read (a workbook, a compressed file) is named, with how to make CSV of it.
public struct TableFile: Sendable {
  /// What is known of a file before.
  public struct Options: Hashable, Sendable {
    /// How its text is written in bytes; `nil` to go by its mark, and for UTF-8 without one.
    public var encoding: TextEncoding?
    /// The character between the fields of a delimited file; `nil` to find out.
    public var delimiter: CSV.Delimiter?
    /// The number of threads; `nil` for one a processor.
    public var threads: Int?

    /// Nothing is known.
    public init(encoding: TextEncoding? = nil, delimiter: CSV.Delimiter? = nil, threads: Int? = nil) {
      self.encoding = encoding
      self.delimiter = delimiter
      self.threads = threads
    }
  }

  /// Text that stands before the header.
  public struct Title: Hashable, Sendable {
    /// The text.
    public let text: String
    /// Where it is.
    public let place: Place
  }

  /// What problems call the file.
  public let name: String
  /// How its text is written in bytes.
  public let encoding: TextEncoding
  /// Whether it begins with a mark of its encoding.
  public let hasMark: Bool
  /// Its form.
  public let form: TableForm
  /// What stands before the header of a delimited file.
  public let titles: [Title]
  /// The names of the columns, as the file has them; those without one by their position.
  public let columnNames: [String]
  /// The texts of the first rows, as many as were looked at.
  public let sample: [[String?]]
  /// The name of the member of a JSON object that holds the table, where others do not.
  public let member: String?

  /// Which bytes it holds.
  public let fingerprint: FileFingerprint

  private let contents: Contents

  private enum Contents: Sendable {
    case delimited([UInt8], headerOffset: Int, options: Options)
    case cells(SourceTable)
  }

  /// Every problem that opening a file may report beside those of its bytes, of CSV and of JSON, explained.
  public static let problemCodes: [Problem.Explanation] = JSONTable.problemCodes

  /// The path that stands for standard input.
  public static let standardInput = "-"
  /// What problems call standard input.
  public static let standardInputName = "standard input"

  /// Opens the file at `path`; standard input, if that is `-`.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - name: What problems call the file; `path` if not given.
  ///   - options: What is known of it.
  /// - Throws: ``Problems``: it cannot be read, or is none of the forms.
  public init(path: String, name: String? = nil, options: Options = Options()) throws(Problems) {
    let called = name ?? (path == Self.standardInput ? Self.standardInputName : path)
    do throws(Problem) {
      try self.init(InputFile.read(path, name: called), called: called, options: options)
    } catch {
      throw Problems([error])
    }
  }

  /// Opens the bytes of a file called `name`.
  public init(_ bytes: [UInt8], name: String, options: Options = Options()) throws(Problems) {
    do throws(Problem) {
      try self.init(bytes, called: name, options: options)
    } catch {
      throw Problems([error])
    }
  }

  private init(_ file: [UInt8], called name: String, options: Options) throws(Problem) {
    fingerprint = FileFingerprint(path: name, of: file)
    let decoding = try Decoding(file, name: name, encoding: options.encoding)
    let text = decoding.text
    self.name = name
    encoding = decoding.encoding
    hasMark = decoding.hasMark
    let start = decoding.start
    if let opened = try Self.cells(text, from: start, name: name) {
      form = opened.form
      titles = []
      member = opened.member
      columnNames = opened.source.fileColumnNames
      sample = Self.sample(of: opened.source)
      contents = .cells(opened.source)
      return
    }
    let head = DelimitedHead(text.span, from: start, delimiter: options.delimiter)
    form = .delimited(head.delimiter)
    titles = head.titles.map { title in
      Title(
        text: title.text,
        place: Place(file: name, line: CSV.lineEndCount(text.span, start..<title.offset) + 1, column: 1))
    }
    member = nil
    columnNames = head.names.enumerated().map { index, name in
      name.allSatisfy(\.isWhitespace) ? "(column \(index + 1))" : name
    }
    sample = head.rows.map { row in
      head.names.indices.map { row.indices.contains($0) && !row[$0].isEmpty ? row[$0] : nil }
    }
    var known = options
    known.delimiter = head.delimiter
    let isAtStart = head.headerOffset == start && start == 0
    contents = .delimited(text, headerOffset: isAtStart ? 0 : head.headerOffset, options: known)
  }

  /// Reads the table.
  ///
  /// - Parameters:
  ///   - columns: The columns that are wanted, with the types that they shall have if all their cells are plainly of them; else they are
  ///     text. `nil` for all columns, as text.
  ///   - dropsBadRows: Whether records whose form is broken are left out and counted.
  /// - Returns: The table with places.
  /// - Throws: ``Problems``: those of its form.
  /// - Complexity: O(size of the file).
  public func read(columns: [CSV.ColumnSchema]? = nil, dropsBadRows: Bool = false) throws(Problems) -> SourceTable {
    switch contents {
    case .cells(let source):
      guard let columns else { return source }
      return source.selecting(Dictionary(columns.map { ($0.name, $0.type) }) { first, _ in first })
    case .delimited(let text, let headerOffset, let known):
      var options = CSV.ReadingOptions(
        columns: columns ?? [], unlistedColumns: columns == nil ? .keep : .ignore,
        delimiter: known.delimiter ?? .comma, dropsBadRows: dropsBadRows, threads: known.threads)
      options.unnamedColumns = .number
      options.headerOffset = headerOffset == 0 ? nil : headerOffset
      do throws(Problems) {
        let source = try CSVReader(bytes: text, name: name, options: options).read()
        try refuseOtherEncoding(source.problems, text)
        return source
      } catch {
        try refuseOtherEncoding(error.list, text)
        throw error
      }
    }
  }

  /// Throws the one problem that the file is in another encoding, if bytes were found that are not UTF-8.
  private func refuseOtherEncoding(_ problems: [Problem], _ text: [UInt8]) throws(Problems) {
    guard var problem = problems.first(where: { $0.code == .invalidUTF8 }) else { return }
    let offset = problem.message.split(separator: " ").last.flatMap { Int($0) } ?? 0
    problem.fix = EncodingSuggestion(text.span, at: offset).fix
    throw Problems([problem])
  }

  private static func sample(of source: SourceTable) -> [[String?]] {
    let texts = source.table.columns.map(\.texts)
    return (0..<min(60, source.table.rowCount)).map { row in texts.map { $0?[row] } }
  }

  // MARK: Forms that are taken apart as a whole

  private static func cells(
    _ text: [UInt8], from start: Int, name: String
  ) throws(Problem) -> (form: TableForm, source: SourceTable, member: String?)? {
    let isJSON = opensJSON(text.span, from: start)
    let markdown = isJSON ? nil : MarkdownTable.headerLine(text.span, from: start)
    guard isJSON || markdown != nil else { return nil }
    let bytes = Array(text[start...])
    if let problem = CSVFinding.encoding(bytes.span, bytes.indices)?.problem {
      var problem = problem
      problem.place = Place(file: name)
      problem.fix = EncodingSuggestion(bytes.span, at: 0).fix
      throw problem
    }
    let places = LinePlaces(bytes, name: name)
    if let markdown {
      do throws(Problems) {
        let table = try MarkdownTable(bytes.span, headerAt: markdown - start, lines: places)
        return (.markdown, table.table.source(places, problems: noRows(table.table, name)), nil)
      } catch {
        throw error.list.first ?? Problem(.jsonNoTable, at: Place(file: name), "no table")
      }
    }
    if isLines(bytes, places, name: name) {
      let table = try JSONLinesTable.table(bytes, places: places)
      return (.jsonLines, table.source(places, problems: noRows(table, name)), nil)
    }
    let document = try JSONDocument(bytes, name: name)
    let table = try JSONTable(document, bytes: bytes, name: name)
    return (table.form, table.table.source(places, problems: noRows(table.table, name)), table.member)
  }

  private static func noRows(_ table: CellTable, _ name: String) -> [Problem] {
    guard table.rowCount == 0 else { return [] }
    return [
      Problem(
        .noRows, severity: .warning, at: Place(file: name), "the file has headers and no rows",
        fix: "check that it is complete")
    ]
  }

  /// Whether the first characters, spaces apart, open an object or an array of JSON.
  private static func opensJSON(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var opening: [UInt8] = []
    for index in start..<min(bytes.count, start + 1024) where bytes[index] > 0x20 {
      opening.append(bytes[index])
      if opening.count == 2 { break }
    }
    guard opening.count == 2 else { return false }
    switch opening[0] {
    case UInt8(ascii: "{"): return [UInt8(ascii: "\""), UInt8(ascii: "}")].contains(opening[1])
    case UInt8(ascii: "["): return "{[]\"".utf8.contains(opening[1])
    default: return false
    }
  }

  /// Whether the bytes are a JSON object a line, rather than one document.
  private static func isLines(_ bytes: [UInt8], _ places: LinePlaces, name: String) -> Bool {
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
    if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") { return true }
    var parser = JSONParser(bytes, places: places)
    guard (try? parser.value(depth: 0)) != nil, !parser.isAtEnd() else { return false }
    return bytes[parser.position] == UInt8(ascii: "{")
  }
}

/// The bytes of a file as UTF-8.
private struct Decoding {
  var text: [UInt8]
  var encoding: TextEncoding
  var hasMark: Bool
  /// Where the text begins, after a mark.
  var start: Int

  init(_ file: [UInt8], name: String, encoding told: TextEncoding?) throws(Problem) {
    let mark = ByteOrderMark(file.span)
    if let told, let mark, let marked = mark.encoding, marked != told {
      throw Problem(
        .otherEncoding, at: Place(file: name), "the file begins with the mark of another encoding", found: marked.name,
        expected: told.name, fix: "leave out --encoding")
    }
    let encoding = mark?.encoding ?? told ?? .utf8
    hasMark = mark != nil
    self.encoding = encoding
    guard encoding != .utf8 else {
      text = file
      start = mark?.bytes.count ?? 0
      try Self.check(file, from: start, name: name)
      return
    }
    let bytes = Array(file.dropFirst(mark?.bytes.count ?? 0))
    do throws(Transcoder.Failure) {
      text = try Transcoder.utf8(bytes, from: encoding)
      start = 0
    } catch {
      switch error {
      case .unknownEncoding:
        throw Problem(
          .otherEncoding, at: Place(file: name), "this system cannot convert the encoding", found: encoding.name,
          fix: "convert the file to UTF-8 elsewhere")
      case .invalidBytes(let offset):
        let line = CSV.lineEndCount(bytes.span, 0..<min(offset, bytes.count)) + 1
        throw Problem(
          .otherEncoding, at: Place(file: name, line: line),
          "bytes that are no \(encoding.name), at byte offset \(offset)",
          found: bytes[offset..<min(offset + 2, bytes.count)].map { String($0, radix: 16, uppercase: true) }
            .joined(separator: " "),
          expected: "text in \(encoding.name)", fix: "name another encoding, or leave out --encoding")
      }
    }
    try Self.check(text, from: 0, name: name)
  }

  /// Refuses what is no text, or no UTF-8 in its first bytes.
  private static func check(_ file: [UInt8], from start: Int, name: String) throws(Problem) {
    if let problem = problem(file.span, from: start, name: name) { throw problem }
  }

  private static func problem(_ bytes: Span<UInt8>, from start: Int, name: String) -> Problem? {
    if let format = ForeignFormat(bytes), format != .json {
      return Problem(
        .otherFormat, at: Place(file: name), "the file is \(format.name)",
        expected: "CSV, JSON or a Markdown table", fix: format.fix(name))
    }
    if (start..<bytes.count).allSatisfy({ CSV.isLineEnd(bytes[$0]) }) {
      return Problem(
        .emptyFile, at: Place(file: name), "the file is empty", expected: "a header that names the columns",
        fix: "write the names of the columns in the first line")
    }
    if let encoding = unmarkedWideEncoding(bytes) {
      return Problem(
        .otherEncoding, at: Place(file: name), "the file seems to be UTF-16 without a mark", expected: "UTF-8",
        fix: "say so with --encoding \(encoding.name.lowercased())")
    }
    // The end of the part looked at may cut a character in two.
    var end = min(bytes.count, start + 1 << 16)
    while end < bytes.count, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    guard let finding = CSVFinding.encoding(bytes, start..<end), finding.problem.code == .invalidUTF8 else {
      return nil
    }
    var problem = finding.problem
    let lineStart = (start..<finding.offset).last { CSV.isLineEnd(bytes[$0]) }.map { $0 + 1 } ?? start
    let characters = (lineStart..<finding.offset).count { bytes[$0] & 0xC0 != 0x80 }
    problem.place = Place(
      file: name, line: CSV.lineEndCount(bytes, start..<finding.offset) + 1, column: characters + 1)
    problem.fix = EncodingSuggestion(bytes, at: finding.offset).fix
    return problem
  }

  /// UTF-16, where every other byte of the start is 0.
  private static func unmarkedWideEncoding(_ bytes: Span<UInt8>) -> TextEncoding? {
    let count = min(bytes.count, 512) / 2 * 2
    guard count >= 8 else { return nil }
    let even = stride(from: 0, to: count, by: 2).count { bytes[$0] == 0 }
    let odd = stride(from: 1, to: count, by: 2).count { bytes[$0] == 0 }
    if odd * 4 > count, even == 0 { return .utf16LittleEndian }
    if even * 4 > count, odd == 0 { return .utf16BigEndian }
    return nil
  }
}
