import Tables

/// What exports leave in a table that is no part of it: columns without a name, blank rows, a row of averages, rows that stand twice.
struct TableShape {
  /// The rows that are left out.
  private(set) var omittedRows: Set<Int> = []
  private(set) var decisions: [ReadingDecision] = []
  private(set) var problems: [Problem] = []
  private let source: SourceTable

  init(_ source: SourceTable) { self.source = source }

  /// How many places of one kind are named.
  private static let namedPlaces = 3

  // MARK: Columns

  /// Judges the columns without a name: those that are empty or count the rows are left out; any other is an error.
  ///
  /// - Parameter used: Those that were taken for something all the same.
  mutating func checkUnnamedColumns(except used: Set<String> = []) {
    for name in source.unnamedColumns where !used.contains(name) {
      guard let texts = source.table[name]?.texts else { continue }
      if texts.allSatisfy({ ($0 ?? "").allSatisfy(\.isWhitespace) }) {
        decide("\(name) is empty and has no name: left out")
      } else if isIndex(texts) {
        decide("\(name) has no name and counts the rows: left out")
      } else if let second = secondHeader() {
        problems.append(
          Problem(
            .emptyColumnName, at: source.place(column: name),
            "columns have no name, and line \(second.line) looks like a second row of headers", found: second.text,
            expected: "one row of headers",
            fix: "join the two rows into one, such as 'Reasoning zebra', and remove the other"))
        return
      } else {
        problems.append(
          Problem(
            .emptyColumnName, at: source.place(column: name), "a column that holds something has no name",
            found: texts.lazy.compactMap { $0 }.first, expected: "a name", fix: "name the column, or remove it"))
      }
    }
  }

  /// Whether texts are consecutive whole numbers from 0 or 1, blank rows apart.
  private func isIndex(_ texts: TextValues) -> Bool {
    guard let first = texts.first.flatMap({ $0 }).flatMap({ Int($0) }), first == 0 || first == 1 else { return false }
    return texts.enumerated().allSatisfy { row, text in
      text.map { Int($0) == first + row } ?? source.isBlank(row)
    }
  }

  /// The first row, if it has words where the other rows have numbers.
  private func secondHeader() -> (line: Int, text: String)? {
    guard source.table.rowCount > 1 else { return nil }
    let cells = source.fileColumnNames.map { name in
      (source.text(row: 0, column: name) ?? "", source.text(row: 1, column: name) ?? "")
    }
    let changing = cells.filter { first, second in
      !first.isEmpty && (try? NumberCell(first)) == nil && (try? NumberCell(second)) != nil
    }
    guard changing.count > 1 else { return nil }
    let words = cells.map(\.0).filter { !$0.isEmpty }.joined(separator: ", ")
    return (source.place(row: 0).line ?? 0, words)
  }

  /// Whether texts are names of rows, as a table has them that was written with its index: each there, another than the others, and no number.
  static func areNames(_ texts: some Sequence<String?>) -> Bool {
    var met: Set<String> = []
    for text in texts {
      guard let text, !text.allSatisfy(\.isWhitespace), (try? NumberCell(text)) == nil, met.insert(text).inserted else {
        return false
      }
    }
    return !met.isEmpty
  }

  // MARK: Rows

  private static let averages: Set<String> = [
    "average", "avg", "mean", "overall average", "average score", "median", "total average", "all models",
    "overall mean", "std",
    "standard deviation", "durchschnitt", "mittelwert", "moyenne", "promedio", "media", "平均", "平均值", "平均分", "平均値",
  ]

  /// Leaves out rows that name no system: blank ones with a note, others as errors; and a row of averages at the end.
  ///
  /// - Parameter system: The names of the systems, without decoration.
  mutating func checkRows(system: TextValues, column: String, allowsMissing: Bool) {
    var blank: [Int] = []
    var last: Int?
    let isName = system.distinctTexts.map { !$0.allSatisfy(\.isWhitespace) }
    for (row, number) in system.numbers.enumerated() {
      if number >= 0, isName[Int(number)] {
        last = row
      } else if source.isBlank(row) {
        blank.append(row)
      } else if !allowsMissing {
        omittedRows.insert(row)
        problems.append(
          Problem(
            .missingValue, at: source.place(row: row, column: column), "the row names no system",
            expected: "a name in every row", fix: "fill the cell; --fill-down system fills merged cells"))
      }
    }
    omittedRows.formUnion(blank)
    if !blank.isEmpty { decide("\(blank.count) blank row\(blank.count == 1 ? "" : "s") left out", blank) }
    if let last, system.count > 1, let name = system[last], Self.averages.contains(name.lowercased()) {
      omittedRows.insert(last)
      decide("the last row, '\(name)', is no system: left out", [last])
    }
  }

  /// Leaves out rows that are the same as an earlier one in every column of the file, with a warning.
  mutating func dropRepeatedRows() {
    drop(repeated: source.repeatedRows(omitting: omittedRows))
  }

  /// Leaves out rows that are the same as an earlier one, with a warning.
  mutating func drop(repeated: [Int]) {
    guard let first = repeated.first else { return }
    omittedRows.formUnion(repeated)
    let lines = Self.lines(repeated.prefix(Self.namedPlaces).map { source.place(row: $0) }, of: repeated.count)
    problems.append(
      Problem(
        .droppedRow, severity: .warning, at: source.place(row: first),
        repeated.count == 1
          ? "the row is the same as an earlier one, and left out"
          : "\(repeated.count) rows are the same as earlier ones, and left out (\(lines))",
        fix: "remove what stands twice", count: repeated.count))
  }

  private mutating func decide(_ text: String, _ rows: [Int] = []) {
    decisions.append(
      ReadingDecision(
        .shape, text, count: rows.isEmpty ? nil : rows.count,
        places: rows.prefix(Self.namedPlaces).map { source.place(row: $0) }))
  }

  /// The lines of places, and that there are more.
  static func lines(_ places: [Place], of count: Int) -> String {
    let numbers = places.compactMap(\.line).map(String.init).joined(separator: ", ")
    return "line\(count == 1 ? "" : "s") \(numbers)\(count > places.count ? ", …" : "")"
  }
}
