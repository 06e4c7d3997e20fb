/// One reading of one file.
struct CSVReader: Sendable {
  let bytes: [UInt8]
  let name: String
  let options: CSV.ReadingOptions

  /// Reads in chunks of `chunkSize` bytes.
  func read(chunkSize: Int = 1 << 20) throws(Problems) -> SourceTable {
    let start = CSV.hasByteOrderMark(bytes.span) ? CSV.byteOrderMark.count : 0
    if let problem = wholeFileProblem(bytes.span, from: start) { throw Problems([problem]) }
    let header = CSVHeader(bytes.span, from: max(start, min(options.headerOffset ?? 0, bytes.count)), options: options)
    guard !header.findings.contains(where: { $0.problem.severity == .error }) else {
      let places = SourcePlaces(
        bytes: bytes, name: name, delimiter: options.delimiter.byte, columnNames: header.names,
        headerStart: header.start)
      throw Problems(places.problems(header.findings, unlisted: 0, limit: options.problemLimit))
    }
    let records = readRecords(header, chunkSize: max(1, chunkSize))
    let texts = Set(records.columns.filter(\.isText).map(\.plan.name))
    guard texts.isEmpty else { return try reading(asText: texts).read(chunkSize: chunkSize) }
    return try makeTable(header, records)
  }

  /// The same reading with columns as text that turned out to be.
  private func reading(asText names: Set<String>) -> CSVReader {
    var options = options
    for index in options.columns.indices where names.contains(options.columns[index].name) {
      options.columns[index].type = .text
    }
    return CSVReader(bytes: bytes, name: name, options: options)
  }

  private func wholeFileProblem(_ bytes: Span<UInt8>, from start: Int) -> Problem? {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
    if marks.contains(where: { CSV.starts(bytes, with: $0) }) {
      return Problem(
        .otherEncoding, at: Place(file: name), "the file is in UTF-16 or UTF-32", expected: "UTF-8",
        fix: "save it again in UTF-8")
    }
    if let format = ForeignFormat(bytes) {
      return Problem(
        .otherFormat, at: Place(file: name), "the file is \(format.name)", expected: "CSV in UTF-8",
        fix: format.fix(name))
    }
    if (start..<bytes.count).allSatisfy({ CSV.isLineEnd(bytes[$0]) }) {
      return Problem(
        .emptyFile, at: Place(file: name), "the file is empty", expected: "a header that names the columns",
        fix: "write the names of the columns in the first line")
    }
    return nil
  }

  // MARK: Records

  /// Reads all records, in chunks by several threads.
  ///
  /// Each chunk but the first begins at a line end that is taken for the end of a record. Where that was inside quotes, the
  /// chunk before ends elsewhere, and the chunk is read again from there.
  private func readRecords(_ header: CSVHeader, chunkSize: Int) -> CSVChunk {
    let end = header.names.count == 1 ? bytes.count : CSV.endWithoutBlankLines(bytes.span, after: header.end)
    let scanner = CSVScanner(delimiter: options.delimiter.byte, columnNames: header.names)
    @Sendable func start(_ index: Int) -> Int {
      CSV.lineStart(bytes.span, from: header.end + index * chunkSize, first: header.end, end: end)
    }
    @Sendable func chunk(from start: Int, limit: Int) -> CSVChunk {
      CSVChunk(
        bytes.span, from: start, limit: limit, end: end, scanner: scanner, plans: header.plans,
        findingLimit: max(0, options.problemLimit))
    }
    let empty = CSVChunk(startingAt: header.end, plans: header.plans)
    let observer = ReadingProgress.observer
    return parallelForEach(
      count: (end - header.end + chunkSize - 1) / chunkSize, threads: options.threads ?? Processors.count, into: empty
    ) { index in
      chunk(from: start(index), limit: start(index + 1))
    } consume: { whole, next in
      let position = whole.range.upperBound
      if position == next.range.lowerBound {
        whole.append(next, end: end, findingLimit: max(0, options.problemLimit))
      } else if position < next.limit {
        whole.append(
          chunk(from: position, limit: next.limit), end: end, findingLimit: max(0, options.problemLimit))
      }
      observer?.report(name, whole.range.upperBound - header.end, end - header.end)
    }
  }

  // MARK: The table

  private func makeTable(_ header: CSVHeader, _ data: CSVChunk) throws(Problems) -> SourceTable {
    let places = SourcePlaces(
      bytes: bytes, name: name, delimiter: options.delimiter.byte, columnNames: header.names,
      rowCount: data.rowCount, droppedOffsets: data.droppedOffsets, checkpoints: data.checkpoints,
      headerStart: header.start, headerEnd: header.end, headerLines: header.lineCount)
    var findings = header.findings + data.findings
    if data.rowCount == 0, data.droppedOffsets.isEmpty {
      findings.append(
        .init(
          Problem(.noRows, severity: .warning, "the file has a header and no rows", fix: "check that it is complete"),
          offset: max(0, header.end - 1)))
    }
    let problems = places.problems(findings, unlisted: data.unlistedErrors, limit: options.problemLimit)
    guard options.dropsBadRows || data.droppedOffsets.isEmpty else { throw Problems(problems) }
    let columns = data.columns.map { builder in
      Column(
        builder.plan.name,
        builder.plan.isInferred ? builder.values.narrowed(to: options.inferredTypes) : builder.values)
    }
    do throws(TableError) {
      return SourceTable(
        table: try Table(columns), problems: problems, droppedRowCount: data.droppedOffsets.count,
        unnamedColumns: header.unnamed.map { header.names[$0] }, places: .records(JoinedPlaces([places])))
    } catch {
      throw Problems(problems)
    }
  }
}
