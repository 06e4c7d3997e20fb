extension CSV {
  /// Reads the file at `path`.
  ///
  /// - Parameter name: What problems call the file; `path` if not given.
  /// - Throws: As ``read(_:name:options:)``; also if there is no such file, or it cannot be read.
  public static func read(
    path: String, name: String? = nil, options: ReadingOptions = ReadingOptions()
  ) throws(Problems) -> SourceTable {
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFile.read(path, name: name ?? path)
    } catch {
      throw Problems([error])
    }
    return try read(bytes, name: name ?? path, options: options)
  }

  /// Reads CSV text.
  ///
  /// See ``read(_:name:options:)-([UInt8],_,_)``.
  public static func read(
    _ text: String, name: String, options: ReadingOptions = ReadingOptions()
  ) throws(Problems) -> SourceTable {
    try read(Array(text.utf8), name: name, options: options)
  }

  /// Reads the bytes of a CSV file.
  ///
  /// The result is the same for any number of threads.
  ///
  /// - Parameter name: What problems call the file.
  /// - Returns: The table, with its warnings; with its errors too if rows with errors are dropped.
  /// - Throws: ``Problems``, all that were found, if the header is not usable or a record has an error and is not to
  ///   be dropped.
  /// - Complexity: O(number of bytes). The bytes are kept, so that places can be told later.
  public static func read(
    _ bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions()
  ) throws(Problems) -> SourceTable {
    try CSVReader(bytes: bytes, name: name, options: options).read(minimumChunk: 1 << 20)
  }
}

/// One reading of one file.
struct CSVReader: Sendable {
  let bytes: [UInt8]
  let name: String
  let options: CSV.ReadingOptions

  /// Reads in chunks of at least `minimumChunk` bytes.
  func read(minimumChunk: Int) throws(Problems) -> SourceTable {
    let start = bytes.starts(with: CSV.byteOrderMark) ? CSV.byteOrderMark.count : 0
    if let problem = wholeFileProblem(from: start) { throw Problems([problem]) }
    let header = CSVHeader(bytes.span, from: start, options: options)
    guard !header.findings.contains(where: { $0.problem.severity == .error }) else {
      let places = SourcePlaces(
        bytes: bytes, name: name, delimiter: options.delimiter.byte, columnNames: header.names)
      throw Problems(places.problems(header.findings, unlisted: 0, limit: options.problemLimit))
    }
    let data = readRecords(header, minimumChunk: max(1, minimumChunk))
    return try makeTable(header, data)
  }

  private func wholeFileProblem(from start: Int) -> Problem? {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
    if marks.contains(where: { bytes.starts(with: $0) }) {
      return Problem(
        .otherEncoding, at: Place(file: name), "the file is in UTF-16 or UTF-32", expected: "UTF-8",
        fix: "save it again in UTF-8")
    }
    if bytes[start...].allSatisfy({ $0 == CSV.lineFeed || $0 == CSV.carriageReturn }) {
      return Problem(
        .emptyFile, at: Place(file: name), "the file is empty", expected: "a header that names the columns",
        fix: "write the names of the columns in the first line")
    }
    return nil
  }

  // MARK: Records

  private func readRecords(_ header: CSVHeader, minimumChunk: Int) -> CSVChunk {
    let end = header.names.count == 1 ? bytes.count : endWithoutBlankLines(after: header.end)
    let threads = max(1, min(options.threads ?? Processors.count, (end - header.end) / minimumChunk))
    var starts = (0..<threads).map { recordStart(header.end + (end - header.end) / threads * $0, header.end, end) }
    starts.append(end)
    let scanner = CSVScanner(delimiter: options.delimiter.byte, columnNames: header.names)
    @Sendable func chunk(from start: Int, limit: Int, reserveTo: Int) -> CSVChunk {
      CSVChunk(
        bytes.span, from: start, limit: limit, end: end, reserveTo: reserveTo, scanner: scanner, plans: header.plans,
        findingLimit: max(0, options.problemLimit))
    }
    let bounds = starts
    let chunks = parallelMap(count: threads) { index in
      chunk(from: bounds[index], limit: bounds[index + 1], reserveTo: index == 0 ? end : bounds[index + 1])
    }
    return joined(chunks, end: end) { chunk(from: $0, limit: $1, reserveTo: $1) }
  }

  /// Joins chunks. Each but the first began at a line end that was taken for the end of a record; where that was inside
  /// quotes, the chunk before ends elsewhere, and the part is read again from there.
  private func joined(
    _ chunks: [CSVChunk], end: Int, reread: (_ start: Int, _ limit: Int) -> CSVChunk
  ) -> CSVChunk {
    var rest = chunks[...]
    var whole = rest.removeFirst()
    while var next = rest.popFirst() {
      let limit = rest.first?.range.lowerBound ?? end
      if next.range.lowerBound != whole.range.upperBound {
        guard whole.range.upperBound < limit else { continue }
        next = reread(whole.range.upperBound, limit)
      }
      whole.append(&next, findingLimit: max(0, options.problemLimit))
    }
    return whole
  }

  /// Where the data end if blank lines at the end do not count.
  private func endWithoutBlankLines(after start: Int) -> Int {
    var end = bytes.count
    while end > start, bytes[end - 1] == CSV.lineFeed || bytes[end - 1] == CSV.carriageReturn { end -= 1 }
    return end > start ? lineEnd(end) : start
  }

  /// The end of the line terminator at `position`, if there is one.
  private func lineEnd(_ position: Int) -> Int {
    guard position < bytes.count else { return position }
    if bytes[position] == CSV.lineFeed { return position + 1 }
    guard bytes[position] == CSV.carriageReturn else { return position }
    return position + 1 < bytes.count && bytes[position + 1] == CSV.lineFeed ? position + 2 : position + 1
  }

  /// The start of the first line at or after `position`.
  private func recordStart(_ position: Int, _ start: Int, _ end: Int) -> Int {
    guard position > start else { return start }
    let terminator = bytes[(position - 1)..<end].firstIndex { $0 == CSV.lineFeed || $0 == CSV.carriageReturn }
    return terminator.map { min(lineEnd($0), end) } ?? end
  }

  // MARK: The table

  private func makeTable(_ header: CSVHeader, _ data: CSVChunk) throws(Problems) -> SourceTable {
    let places = SourcePlaces(
      bytes: bytes, name: name, delimiter: options.delimiter.byte, columnNames: header.names,
      rowOffsets: data.rowOffsets, checkpoints: data.checkpoints, headerEnd: header.end, headerLines: header.lineCount)
    var findings = header.findings + data.findings
    if data.rowOffsets.isEmpty, data.droppedRows == 0 {
      findings.append(
        .init(
          Problem(.noRows, severity: .warning, "the file has a header and no rows", fix: "check that it is complete"),
          offset: max(0, header.end - 1)))
    }
    let problems = places.problems(findings, unlisted: data.unlistedErrors, limit: options.problemLimit)
    guard options.dropsBadRows || data.droppedRows == 0 else { throw Problems(problems) }
    let columns = data.columns.map { builder in
      Column(
        builder.plan.name,
        builder.plan.isInferred ? builder.values.narrowed(to: options.inferredTypes) : builder.values)
    }
    do throws(TableError) {
      return SourceTable(
        table: try Table(columns), problems: problems,
        droppedRowCount: data.droppedRows, places: places)
    } catch {
      throw Problems(problems)
    }
  }
}

extension CSVChunk {
  /// Adds the rows of `next`, which begins where this chunk ends, and empties it to free its memory.
  mutating func append(_ next: inout CSVChunk, findingLimit: Int) {
    checkpoints += next.checkpoints.map {
      .init(row: $0.row + rowOffsets.count, offset: $0.offset, line: $0.line + lineCount)
    }
    rowOffsets += next.rowOffsets
    next.rowOffsets = []
    for index in columns.indices {
      columns[index].append(contentsOf: next.columns[index])
      next.columns[index].truncate(to: 0)
    }
    let room = max(0, findingLimit - findings.count)
    findings += next.findings.prefix(room)
    unlistedErrors += next.unlistedErrors + max(0, next.findings.count - room)
    droppedRows += next.droppedRows
    lineCount += next.lineCount
    range = range.lowerBound..<next.range.upperBound
  }
}
