import Tables

/// Turns the rows of one file into records, collecting every problem with its place.
///
/// A row with a problem yields no record. Whether that is an error or a counted omission is the loader's decision.
struct RowReader {
  let source: SourceTable
  private(set) var problems: [Problem] = []
  private(set) var row = 0
  /// Whether nothing was found wrong with the current row.
  private(set) var isSound = true
  private var suggestions: [[String]: String?] = [:]

  private let texts: [String: TextValues]
  private let numbers: [String: NumberValues]
  private let dates: [String: DateValues]
  private let actualNames: [String: String]
  /// The rows that give no record: they are no part of the table, or have a cell that could not be read.
  private(set) var skippedRows: Set<Int>

  /// A reader of a table whose columns may be called otherwise than asked for: expected name to actual name.
  init(_ source: SourceTable, actualNames: [String: String] = [:], skippedRows: Set<Int> = []) {
    self.source = source
    self.actualNames = actualNames
    let expectedNames = Dictionary(actualNames.map { ($0.value, $0.key) }) { first, _ in first }
    var texts: [String: TextValues] = [:]
    var numbers: [String: NumberValues] = [:]
    var dates: [String: DateValues] = [:]
    for column in source.table.columns {
      let name = expectedNames[column.name] ?? column.name
      switch column.values {
      case .text(let values): texts[name] = values
      case .number(let values): numbers[name] = values
      case .date(let values): dates[name] = values
      }
    }
    self.texts = texts
    self.numbers = numbers
    self.dates = dates
    self.skippedRows = skippedRows
    checkLimits()
  }

  /// A reader of columns that were read already, under the names that we call them by.
  ///
  /// - Parameters:
  ///   - actualNames: Our names to those of the file, for places.
  ///   - skippedRows: The rows that give no record.
  init(
    _ source: SourceTable, actualNames: [String: String], texts: [String: TextValues], numbers: [String: NumberValues],
    dates: [String: DateValues], skippedRows: Set<Int>
  ) {
    self.source = source
    self.actualNames = actualNames
    self.texts = texts
    self.numbers = numbers
    self.dates = dates
    self.skippedRows = skippedRows
    checkLimits()
  }

  /// Rejects the cells whose numbers are beyond their limits.
  private mutating func checkLimits() {
    for (column, values) in numbers.sorted(by: { $0.key < $1.key }) {
      let limit = NumberLimit(column: column)
      for (row, value) in values.enumerated() {
        guard let value, !limit.allows(value), !skips(row) else { continue }
        reject(
          row: row, .impossibleValue, column, "this number is too large", found: DecimalText.text(of: value),
          expected: limit.expected)
        skippedRows.insert(row)
      }
    }
  }

  /// The records that `make` makes of the rows, in order, without those whose row has a problem.
  mutating func records<Record>(_ make: (inout RowReader) -> Record?) -> [Record] {
    var records: [Record] = []
    records.reserveCapacity(source.table.rowCount)
    for index in 0..<source.table.rowCount where !skips(index) {
      begin(index)
      if let record = make(&self), isSound { records.append(record) }
    }
    return records
  }

  /// Makes a row the current one.
  mutating func begin(_ row: Int) {
    self.row = row
    isSound = true
  }

  /// Leaves rows out from now on.
  mutating func skip(_ rows: Set<Int>) { skippedRows.formUnion(rows) }

  /// Whether a row gives no record.
  func skips(_ row: Int) -> Bool { !skippedRows.isEmpty && skippedRows.contains(row) }

  // MARK: Columns

  /// The texts of a column, under the name that we call it by.
  func texts(_ column: String) -> TextValues? { texts[column] }
  /// The numbers of a column.
  func numbers(_ column: String) -> NumberValues? { numbers[column] }
  /// The dates of a column.
  func dates(_ column: String) -> DateValues? { dates[column] }

  // MARK: Cells

  /// The text in a column; `nil` where it is missing or the file has no such column.
  func text(_ column: String) -> String? { texts[column]?[row] }
  /// The number in a column.
  func number(_ column: String) -> Double? { numbers[column]?[row] }
  /// The date in a column.
  func date(_ column: String) -> CalendarDate? { dates[column]?[row] }

  /// The key in a column, not checked.
  func identifier<Subject>(_ column: String, as _: Subject.Type = Subject.self) -> Identifier<Subject>? {
    text(column).map { Identifier($0) }
  }

  /// The value of an enumeration in a column.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ column: String, as _: Choice.Type = Choice.self
  ) -> Choice? {
    guard let text = text(column) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    reject(
      .unknownChoice, column, "this is not one of the values that the column may have", found: text,
      expected: allowed.joined(separator: ", "), near: allowed)
    return nil
  }

  // MARK: Problems

  /// Records a problem with a field of the current row, which then yields no record.
  mutating func reject(
    _ code: Problem.Code, _ column: String, _ message: String, found: String? = nil, expected: String? = nil,
    fix: String? = nil, near candidates: @autoclosure () -> [String] = []
  ) {
    isSound = false
    var meant: String?
    if let found { meant = suggestion(for: found, column: column, message, among: candidates) }
    problems.append(
      Problem(
        code, at: place(row: row, column), message, found: found, expected: expected, fix: meant ?? fix))
  }

  /// Which of the known names may be meant; found out once for all rows that have the same text.
  private mutating func suggestion(
    for text: String, column: String, _ message: String, among candidates: () -> [String]
  ) -> String? {
    let key = [column, message, text]
    if let known = suggestions[key] { return known }
    let candidates = candidates()
    let matches = candidates.isEmpty ? [] : nearestMatches(to: text, in: candidates)
    let suggestion = matches.isEmpty ? nil : "did you mean \(matches.joined(separator: " or "))?"
    suggestions.updateValue(suggestion, forKey: key)
    return suggestion
  }

  /// Rejects the current row for a key that names nothing.
  mutating func rejectUnknown(
    _ column: String, kind: String, _ text: String, among known: @autoclosure () -> [String]
  ) {
    reject(.unknownReference, column, "no \(kind) is called that", found: text, near: known())
  }

  /// Rejects a row for a key that names nothing.
  mutating func rejectUnknown(
    row: Int, _ column: String, kind: String, _ text: String, among known: @autoclosure () -> [String]
  ) {
    self.row = row
    rejectUnknown(column, kind: kind, text, among: known())
  }

  /// Records a problem with a field of an earlier row, seen only when the rows are put together.
  mutating func reject(
    row: Int, _ code: Problem.Code, _ column: String, _ message: String, found: String? = nil,
    expected: String? = nil, fix: String? = nil
  ) {
    problems.append(
      Problem(code, at: place(row: row, column), message, found: found, expected: expected, fix: fix))
  }

  /// Records that a file lacks a column, without which it has no records.
  mutating func rejectHeader(without column: String, fix: String) {
    problems.append(
      Problem(
        .missingColumn, at: Place(file: source.name, line: 1), "the column '\(column)' is missing from the header",
        found: source.table.columnNames.joined(separator: ", "), fix: fix))
  }

  /// The line on which a row starts.
  func line(ofRow row: Int) -> Int { source.place(row: row).line ?? 0 }

  /// The place of a cell, under the name that we call its column by.
  func place(row: Int, _ column: String) -> Place {
    source.place(row: row, column: actualNames[column] ?? column)
  }

  /// As ``rejectDuplicate(of:key:)``, for a row that is not the current one.
  mutating func rejectDuplicate(row: Int, of firstRow: Int, key: [String]) {
    self.row = row
    rejectDuplicate(of: firstRow, key: key)
  }

  /// Reports rows whose key stands in an earlier row, and drops none: the first row is kept by the caller.
  mutating func rejectDuplicate(of firstRow: Int, key: [String]) {
    let values = key.map { text($0) ?? number($0).map { "\($0)" } ?? "" }
    let line = line(ofRow: firstRow)
    reject(
      .duplicateKey, key.last ?? "", "the key \(key.joined(separator: ", ")) stands in an earlier row",
      found: values.joined(separator: ", "), expected: "a key that is used once",
      fix: "compare with line \(line) and keep one")
  }
}
