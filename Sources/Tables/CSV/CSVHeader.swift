/// The header of a file: what its columns are called, and which of them become columns of the table.
struct CSVHeader: Sendable {
  /// The names of all columns of the file.
  var names: [String] = []
  /// Where each name stands.
  var offsets: [Int] = []
  /// The columns to build.
  var plans: [CSVColumnBuilder.Plan] = []
  /// The positions of the columns that had no name and got one by their position.
  var unnamed: [Int] = []
  /// Where the header starts.
  var start = 0
  /// Where the first record starts.
  var end = 0
  /// The number of lines from the start of the file to the end of the header.
  var lineCount = 0
  var findings: [CSVFinding] = []

  /// Reads the header that starts at `start`.
  init(_ bytes: Span<UInt8>, from start: Int, options: CSV.ReadingOptions) {
    let scanner = CSVScanner(delimiter: options.delimiter.byte, columnNames: [])
    var block = CSVBlock(width: 0)
    self.start = start
    end = scanner.scan(bytes, from: start, limit: bytes.count, end: bytes.count, rowLimit: 1, into: &block)
    lineCount = block.lineCount + (options.headerOffset == nil ? 0 : CSV.lineEndCount(bytes, 0..<start))
    findings = block.findings
    if block.hasHighBytes || block.hasNUL, let finding = CSVFinding.encoding(bytes, start..<end) {
      findings.append(finding)
    }
    guard findings.isEmpty else { return }
    names = block.fields.map { $0.text(in: bytes) }
    offsets = block.fields.map(\.offset)
    if let first = block.fields.first, block.fields.count == 1, first.form == .plain, first.start == first.end {
      findings = [
        .init(Problem(.blankLine, "a blank line before the header", fix: "remove the line"), offset: first.start)
      ]
      return
    }
    if options.unnamedColumns == .number { nameUnnamed() }
    checkNames()
    guard !suggestsOtherDelimiter(options) else { return }
    makePlans(options)
  }

  private mutating func nameUnnamed() {
    for index in names.indices where names[index].allSatisfy(\.isWhitespace) {
      unnamed.append(index)
      names[index] = "(column \(index + 1))"
    }
  }

  private mutating func checkNames() {
    var first: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if name.isEmpty {
        findings.append(
          .init(
            Problem(
              .emptyColumnName, "column \(index + 1) of the header has no name", expected: "a name",
              fix: "name the column, or remove it"),
            offset: offsets[index]))
      } else if let earlier = first[name] {
        findings.append(
          .init(
            Problem(
              .duplicateColumn, "columns \(earlier + 1) and \(index + 1) of the header share a name", found: name,
              expected: "a name of its own", fix: "rename or remove one of them"),
            offset: offsets[index], column: index))
      } else {
        first[name] = index
      }
    }
  }

  // MARK: Delimiters

  /// Looks for another delimiter in a header of one column; whether that is where the required columns are.
  private mutating func suggestsOtherDelimiter(_ options: CSV.ReadingOptions) -> Bool {
    guard names.count == 1 else { return false }
    func fields(_ delimiter: CSV.Delimiter) -> [Substring] {
      names[0].split(separator: Character(Unicode.Scalar(delimiter.byte)), omittingEmptySubsequences: false)
    }
    let others = [CSV.Delimiter.comma, .semicolon, .tab, .bar].filter { $0 != options.delimiter }
    guard let likely = others.max(by: { fields($0).count < fields($1).count }), fields(likely).count > 1 else {
      return false
    }
    let required = options.columns.filter(\.isRequired).map(\.name)
    let explains = !required.contains(names[0]) && required.contains { fields(likely).contains(Substring($0)) }
    findings.append(
      .init(
        Problem(
          .otherDelimiter, severity: explains ? .error : .warning,
          "the file looks as if its fields were separated by another delimiter", found: names[0],
          expected: "fields separated by a \(options.delimiter)", fix: "read it with the \(likely) as delimiter"),
        offset: offsets[0]))
    return explains
  }

  // MARK: Columns

  private mutating func makePlans(_ options: CSV.ReadingOptions) {
    var expected: [String: CSV.ColumnSchema] = [:]
    for column in options.columns where expected[column.name] == nil { expected[column.name] = column }
    let unlisted = names.filter { expected[$0] == nil }
    let present = Set(names)
    for column in options.columns where column.isRequired && !present.contains(column.name) {
      findings.append(missingColumn(column.name, among: unlisted))
    }
    for (index, name) in names.enumerated() {
      if let column = expected[name] {
        plans.append(
          .init(
            name: name, type: column.type, allowsMissing: column.allowsMissing, field: index, isInferred: false,
            mayBeText: column.mayBeText))
      } else {
        switch options.unlistedColumns {
        case .keep:
          plans.append(.init(name: name, type: .text, allowsMissing: true, field: index, isInferred: true))
        case .ignore:
          break
        case .refuse where !name.isEmpty:
          findings.append(unknownColumn(index, among: options.columns.map(\.name).filter { !present.contains($0) }))
        case .refuse:
          break
        }
      }
    }
  }

  private func missingColumn(_ name: String, among candidates: [String]) -> CSVFinding {
    let near = nearestMatches(to: name, in: candidates, limit: 1).first
    return .init(
      Problem(
        .missingColumn, "the column '\(name)' is missing from the header", found: names.joined(separator: ", "),
        expected: "a column named '\(name)'",
        fix: near.map { "did you mean '\(name)' by '\($0)'? rename it" } ?? "add the column"),
      offset: offsets.first ?? 0)
  }

  private func unknownColumn(_ index: Int, among candidates: [String]) -> CSVFinding {
    let near = nearestMatches(to: names[index], in: candidates, limit: 1).first
    return .init(
      Problem(
        .unknownColumn, "a column of this name is not expected", found: names[index],
        expected: candidates.isEmpty ? "no further column" : "one of: " + candidates.joined(separator: ", "),
        fix: near.map { "did you mean '\($0)'?" } ?? "remove the column"),
      offset: offsets[index], column: index)
  }
}
