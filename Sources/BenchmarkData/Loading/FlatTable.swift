import Tables

/// The columns of a flat file, read: what each holds, by its convention, ready for a decoder.
struct FlatTable {
  /// Gives the cells under our names of columns.
  private(set) var reader: RowReader
  /// What is wrong, row by row.
  private(set) var problems: [Problem]
  /// What was decided.
  private(set) var decisions: [ReadingDecision]
  /// How many rows were left out by conditions on them.
  private(set) var filterNote: String?
  /// The header of the column of scores, of percentages where its cells say so.
  private(set) var scoreHeader: ColumnHeader?
  /// The level of the intervals of which the row says none.
  private(set) var level = IntervalLevel.usual
  /// Whether a header or the caller names that level.
  private(set) var levelIsStated = false

  /// Reads the columns of `file` that are assigned a meaning.
  ///
  /// - Throws: ``/Tables/Problems``: what keeps a whole column from being read.
  init(
    _ file: TableFile, _ kind: FlatFileLoader.Kind, _ assignment: ColumnAssignment, _ options: LoadOptions,
    covariates: [CovariateColumns] = [], replicates: ReplicateColumns? = nil, dropsBadRows: Bool
  ) throws(Problems) {
    let weights = Set(replicates?.all.map { file.columnNames[$0] } ?? [])
    let others = Set(covariates.flatMap(\.positions).map { file.columnNames[$0] }).union(weights)
    let filters = options.filters.filter { kind == .votes || !$0.isOfVotesOnly }
    let filtered = Set(
      filters.flatMap { filter in
        file.columnNames.filter { ComparableName.header($0) == ComparableName.header(filter.column) }
      } + filters.map(\.column))
    let source = try Self.source(
      file, kind, assignment, alsoRead: filtered.union(others), numbers: weights, dropsBadRows: dropsBadRows)
    let rows = try FilteredRows(filters, of: source, kind: kind == .votes ? "votes" : "rows")
    filterNote = rows.note
    var table = TextTable(source, options: options.cells)
    table.decimals = DecimalEvidence(
      table, Self.numberColumns(of: source, kind.columns, assignment), form: file.form)
    if table.decimals == .open, Self.hasPoints(file, kind, assignment) { table.decimals = .point }
    var shape = TableShape(source)
    shape.checkUnnamedColumns(except: Set(assignment.name(.system).map { [$0] } ?? []))
    guard shape.problems.isEmpty else { throw Problems(shape.problems) }
    var texts: [String: TextValues] = [:]
    var numbers: [String: NumberColumn] = [:]
    var dates: [String: DateValues] = [:]
    var missing: [(name: String, count: Int)] = []
    var addresses: [Int: String] = [:]
    let main = kind == .estimates ? ColumnMeaning.estimate : .score
    let isPerItem = assignment[.prompt] != nil || assignment[.sample] != nil
    for meaning in kind.columns {
      guard let name = assignment.name(meaning), let index = source.table.columnNames.firstIndex(of: name) else {
        continue
      }
      switch meaning.kind {
      case .name where kind == .votes: texts[meaning.name] = table.texts(index)
      case .name:
        let names = table.names(index)
        texts[meaning.name] = names.texts
        if meaning == .system { addresses = names.addresses }
      case .text: texts[meaning.name] = table.trimmedTexts(index)
      case .number, .interval: numbers[meaning.name] = table.numbers(index, judgesSigns: meaning != .interval)
      case .whole: numbers[meaning.name] = table.numbers(index, isWhole: true)
      case .date:
        let (values, words) = table.dates(index)
        dates[meaning.name] = values
        missing.append((name, words))
      }
      // Rows without a score are counted when they are put together.
      if meaning != main, let words = numbers[meaning.name]?.missingWordCount { missing.append((name, words)) }
    }
    for name in others.sorted() {
      guard let index = source.table.columnNames.firstIndex(of: name) else { continue }
      let column = table.numbers(index)
      numbers[name] = column
      if column.missingWordCount > 0 { missing.append((name, column.missingWordCount)) }
    }
    guard table.obstacles.isEmpty else { throw Problems(table.obstacles) }
    if texts["address"] == nil, !addresses.isEmpty {
      texts["address"] = TextValues((0..<source.table.rowCount).map { addresses[$0] })
    }
    if let values = numbers[main.name]?.values, values.missingCount == values.count, !values.isEmpty,
      table.badRows.isEmpty,
      let name = assignment.name(main)
    {
      throw Problems([
        Problem(
          .missingValue, at: source.place(row: 0, column: name), "no row has a \(main.name)",
          found: source.text(row: 0, column: name), expected: "a number",
          fix: "check that this is the column that was meant")
      ])
    }
    if kind != .votes, let system = texts["system"] {
      shape.checkRows(
        system: system, column: assignment.name(.system) ?? "", allowsMissing: options.fillDown.contains("system"))
    }
    if let header = assignment[main].map({ assignment.headers[$0] }) {
      var header = header
      header.isPercent = header.isPercent || numbers[main.name]?.isPercent == true
      scoreHeader = header
    }
    var values = numbers.mapValues(\.values)
    values["interval"] = nil
    var places: [String: String] = [:]
    var found: [ReadingDecision] = []
    if let part = Self.part(main, numbers, assignment, table) {
      var parts: [ColumnMeaning: Uncertainty.Part] = [:]
      for meaning in Uncertainty.meanings { parts[meaning] = Self.part(meaning, numbers, assignment, table) }
      // Of a prompt a deviation and a count say how its scores spread; errors come of all prompts together.
      if isPerItem { parts[.sampleSize] = nil }
      let uncertainty = try Uncertainty(of: part, parts, in: table)
      for meaning in Uncertainty.meanings where !(isPerItem && meaning == .sampleSize) {
        values[meaning.name] = uncertainty.columns[meaning]
        places[meaning.name] = uncertainty.places[meaning]
      }
      found = uncertainty.decisions
      (level, levelIsStated) = (uncertainty.level, uncertainty.levelIsStated)
    }
    reader = RowReader(
      source, actualNames: assignment.actualNames.merging(places) { given, _ in given }, texts: texts,
      numbers: values, dates: dates, skippedRows: table.badRows.union(shape.omittedRows).union(rows.omitted))
    problems = source.problems + table.problems + shape.problems
    decisions =
      Self.decisions(file) + shape.decisions + table.decisions + found
      + missing.filter { $0.count > 0 }.map { ReadingDecision.missing(in: $0.name, count: $0.count) }
  }

  /// A column of numbers, as the reading of uncertainty takes it.
  private static func part(
    _ meaning: ColumnMeaning, _ numbers: [String: NumberColumn], _ assignment: ColumnAssignment, _ table: TextTable
  ) -> Uncertainty.Part? {
    guard let column = numbers[meaning.name], let index = assignment[meaning], let name = assignment.name(meaning),
      let position = table.source.table.columnNames.firstIndex(of: name)
    else { return nil }
    return Uncertainty.Part(header: assignment.headers[index], position: position, numbers: column)
  }

  // MARK: The texts

  /// The columns that are used, as plainly typed as their cells allow.
  private static func source(
    _ file: TableFile, _ kind: FlatFileLoader.Kind, _ assignment: ColumnAssignment, alsoRead: Set<String>,
    numbers: Set<String>, dropsBadRows: Bool
  ) throws(Problems) -> SourceTable {
    // With semicolons between fields a point may be one between groups, so that the texts are needed.
    let mayBeTyped = file.form.delimiter != .semicolon
    func schema(typed: Bool) -> [CSV.ColumnSchema] {
      let used = kind.columns.compactMap { meaning -> CSV.ColumnSchema? in
        guard let name = assignment.name(meaning) else { return nil }
        let type: Column.ValueType =
          switch meaning.kind {
          case .number: typed ? .number : .text
          case .date: .date
          // A count of 12.345 is one of twelve thousand.
          case .whole, .interval, .name, .text: .text
          }
        return CSV.ColumnSchema(name, type, mayBeText: true)
      }
      let others = file.columnNames.filter { $0.hasPrefix("(column ") || alsoRead.contains($0) }
        .map { name in
          numbers.contains(name)
            ? CSV.ColumnSchema(name, typed ? .number : .text, mayBeText: true) : CSV.ColumnSchema(name)
        }
      return used + others.filter { column in !used.contains { $0.name == column.name } }
    }
    let source = try file.read(columns: schema(typed: mayBeTyped), dropsBadRows: dropsBadRows)
    guard mayBeTyped, mayHoldGroups(source, file, kind, assignment) else { return source }
    return try file.read(columns: schema(typed: false), dropsBadRows: dropsBadRows)
  }

  /// Whether points may be marks between groups: where one column has decimal commas, or none has a plain decimal point.
  private static func mayHoldGroups(
    _ source: SourceTable, _ file: TableFile, _ kind: FlatFileLoader.Kind, _ assignment: ColumnAssignment
  ) -> Bool {
    let numbers = source.table.columns.compactMap(\.numbers)
    guard file.form.delimiter != nil, !numbers.isEmpty else { return false }
    let table = TextTable(source)
    let columns = numberColumns(of: source, kind.columns, assignment)
    if columns.contains(where: { table.hasDecimalCommas($0) }) { return true }
    return !hasPoints(file, kind, assignment) && numbers.contains(where: DecimalEvidence.mayBeGroups)
  }

  /// Whether one of the first numbers is written with a decimal point, without a doubt.
  private static func hasPoints(
    _ file: TableFile, _ kind: FlatFileLoader.Kind, _ assignment: ColumnAssignment
  ) -> Bool {
    let columns = kind.columns.filter { $0.isNumeric }.compactMap { assignment[$0] }
    return file.sample.contains { row in
      columns.contains { row.indices.contains($0) && (row[$0].map(DecimalEvidence.isPoint) ?? false) }
    }
  }

  /// The positions in the table of columns of numbers.
  static func numberColumns(
    of source: SourceTable, _ meanings: [ColumnMeaning], _ assignment: ColumnAssignment
  ) -> [Int] {
    meanings.filter { $0.isNumeric }.compactMap { meaning in
      assignment.name(meaning).flatMap { name in source.table.columnNames.firstIndex(of: name) }
    }
  }

  // MARK: What is said

  /// What was decided before the columns were known.
  static func decisions(_ file: TableFile) -> [ReadingDecision] {
    var decisions: [ReadingDecision] = []
    if file.encoding != .utf8 { decisions.append(ReadingDecision(.encoding, "the text is \(file.encoding)")) }
    if file.form != .delimited(.comma) { decisions.append(ReadingDecision(.form, "the file is \(file.form.name)")) }
    if let member = file.member { decisions.append(ReadingDecision(.form, "the table is '\(member)'")) }
    if let title = file.titles.first {
      decisions.append(
        ReadingDecision(
          .shape, "\(file.titles.count) line\(file.titles.count == 1 ? "" : "s") before the header left out",
          count: file.titles.count, places: [title.place]))
    }
    return decisions
  }
}
