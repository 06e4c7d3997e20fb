import Tables

/// The columns of a flat file, read: what each holds, by its convention, ready for a decoder.
struct FlatTable {
  /// Gives the cells under our names of columns.
  private(set) var reader: RowReader
  /// What is wrong, row by row.
  private(set) var problems: [Problem]
  /// What was decided.
  private(set) var decisions: [ReadingDecision]
  /// The header of the column of scores, of percentages where its cells say so.
  private(set) var scoreHeader: ColumnHeader?

  /// Reads the columns of `file` that are assigned a meaning.
  ///
  /// - Throws: ``/Tables/Problems``: what keeps a whole column from being read.
  init(
    _ file: TableFile, _ kind: FlatFileLoader.Kind, _ assignment: ColumnAssignment, _ options: LoadOptions,
    dropsBadRows: Bool
  ) throws(Problems) {
    let source = try Self.source(file, kind, assignment, dropsBadRows: dropsBadRows)
    var table = TextTable(source, options: options.cells)
    table.mayHaveDecimalCommas =
      file.form.delimiter == .semicolon
      || Self.numberColumns(of: source, kind.columns, assignment).contains { table.hasDecimalCommas($0) }
    var shape = TableShape(source)
    shape.checkUnnamedColumns()
    guard shape.problems.isEmpty else { throw Problems(shape.problems) }
    var texts: [String: TextValues] = [:]
    var numbers: [String: NumberColumn] = [:]
    var dates: [String: DateValues] = [:]
    var missing: [(name: String, count: Int)] = []
    for meaning in kind.columns {
      guard let name = assignment.name(meaning), let index = source.table.columnNames.firstIndex(of: name) else {
        continue
      }
      switch meaning.kind {
      case .name: texts[meaning.name] = kind == .votes ? table.texts(index) : table.names(index).texts
      case .text: texts[meaning.name] = table.trimmedTexts(index)
      case .number, .interval: numbers[meaning.name] = table.numbers(index, judgesSigns: meaning != .interval)
      case .whole: numbers[meaning.name] = table.numbers(index, isWhole: true)
      case .date:
        let (values, words) = table.dates(index)
        dates[meaning.name] = values
        missing.append((name, words))
      }
      if let words = numbers[meaning.name]?.missingWordCount { missing.append((name, words)) }
    }
    guard table.obstacles.isEmpty else { throw Problems(table.obstacles) }
    let main = kind == .estimates ? ColumnMeaning.estimate : .score
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
      if assignment[.prompt] == nil, assignment[.sample] == nil { shape.dropRepeatedRows() }
    }
    if let header = assignment[main].map({ assignment.headers[$0] }) {
      var header = header
      header.isPercent = header.isPercent || numbers[main.name]?.isPercent == true
      scoreHeader = header
    }
    let uncertainty = try Uncertainty(numbers, main: main.name, assignment, table)
    var values = numbers.mapValues(\.values)
    values["interval"] = nil
    values.merge(uncertainty.columns) { given, derived in uncertainty.replaces ? derived : given }
    reader = RowReader(
      source, actualNames: assignment.actualNames.merging(uncertainty.places) { given, _ in given }, texts: texts,
      numbers: values, dates: dates, skippedRows: table.badRows.union(shape.omittedRows))
    problems = source.problems + table.problems + shape.problems
    decisions =
      Self.decisions(file) + shape.decisions + table.decisions + uncertainty.decisions
      + missing.filter { $0.count > 0 }.map { name, count in
        ReadingDecision(
          .missing, column: name, "\(count) cell\(count == 1 ? "" : "s") of '\(name)' without a value", count: count)
      }
  }

  // MARK: The texts

  /// The columns that are used, as plainly typed as their cells allow.
  private static func source(
    _ file: TableFile, _ kind: FlatFileLoader.Kind, _ assignment: ColumnAssignment, dropsBadRows: Bool
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
      let unnamed = file.columnNames.filter { $0.hasPrefix("(column ") }.map { CSV.ColumnSchema($0) }
      return used + unnamed.filter { column in !used.contains { $0.name == column.name } }
    }
    let source = try file.read(columns: schema(typed: mayBeTyped), dropsBadRows: dropsBadRows)
    guard mayBeTyped, source.table.columns.contains(where: { $0.numbers != nil }) else { return source }
    let table = TextTable(source)
    // Where one column has decimal commas, the points of another may be marks between groups.
    guard file.form.delimiter != nil,
      numberColumns(of: source, kind.columns, assignment).contains(where: { table.hasDecimalCommas($0) })
    else { return source }
    return try file.read(columns: schema(typed: false), dropsBadRows: dropsBadRows)
  }

  /// The positions in the table of columns of numbers.
  static func numberColumns(
    of source: SourceTable, _ meanings: [ColumnMeaning], _ assignment: ColumnAssignment
  ) -> [Int] {
    meanings.filter { [.number, .whole, .interval].contains($0.kind) }.compactMap { meaning in
      assignment.name(meaning).flatMap { name in source.table.columnNames.firstIndex(of: name) }
    }
  }

  // MARK: Uncertainty

  /// Standard errors and bounds that stand in cells beside the score, or in a column of intervals.
  private struct Uncertainty {
    var columns: [String: NumberValues] = [:]
    /// The column that each was found in, for places.
    var places: [String: String] = [:]
    var decisions: [ReadingDecision] = []
    /// Whether bounds in columns of their own are not of 95 %, so that what is here replaces them.
    var replaces = false

    init(
      _ numbers: [String: NumberColumn], main: String, _ assignment: ColumnAssignment, _ table: TextTable
    ) throws(Problems) {
      guard let scores = numbers[main] else { return }
      var obstacles: [Problem] = []
      if let name = assignment.name(main == "score" ? .score : .estimate) {
        if let half = scores.plusMinus { add(half, table.options.plusMinus, scores, from: name) }
        if let bounds = scores.bounds { add(bounds, scores, from: name) }
      }
      if let interval = numbers["interval"], let index = assignment[.interval], let name = assignment.name(.interval) {
        if let bounds = interval.bounds { add(bounds, scores, from: name) }
        let single = interval.plusMinus ?? (interval.bounds == nil ? interval.values : nil)
        if let single, single.missingCount < single.count {
          if let kind = table.options.plusMinus {
            add(single, kind, scores, from: name)
          } else if let row = single.indices.first(where: { single[$0] != nil }),
            let position = table.source.table.columnNames.firstIndex(of: name)
          {
            var asking = table
            asking.askForPlusMinus(row: row, position)
            obstacles += asking.obstacles
          }
        }
        if let level = assignment.headers[index].level, level != 0.95 { rescale(level, name) }
      }
      guard obstacles.isEmpty else { throw Problems(obstacles) }
      if let deviations = columns["std_dev"] ?? numbers["std_dev"]?.values, let sizes = numbers["sample_size"]?.values,
        columns["std_error"] == nil, numbers["std_error"] == nil
      {
        columns["std_error"] = NumberValues(
          deviations.indices.map { row in
            deviations[row].flatMap { deviation in sizes[row].flatMap { $0 > 0 ? deviation / $0.squareRoot() : nil } }
          })
        let name = places["std_dev"] ?? assignment.name(.standardDeviation) ?? ""
        places["std_error"] = name
        decisions.append(
          ReadingDecision(.convention, column: name, "standard errors from '\(name)' and the sample sizes"))
      }
      if columns["ci_lower"] == nil, let lower = assignment[.lower] {
        if let level = assignment.headers[lower].level, level != 0.95,
          let low = numbers["ci_lower"]?.values, let high = numbers["ci_upper"]?.values
        {
          columns["ci_lower"] = low
          columns["ci_upper"] = high
          replaces = true
          rescale(level, assignment.name(.lower) ?? "")
        }
      }
    }

    private mutating func add(
      _ half: NumberValues, _ kind: CellOptions.PlusMinus?, _ scores: NumberColumn, from name: String
    ) {
      switch kind {
      case .standardError?: set("std_error", half, name, "the number after ± is a standard error")
      case .standardDeviation?: set("std_dev", half, name, "the number after ± is a standard deviation")
      case .halfWidth?:
        let bounds = NumberColumn.Bounds(lower: half, upper: half, areDistances: true)
        add(bounds, scores, from: name)
      case nil: break
      }
    }

    private mutating func add(_ bounds: NumberColumn.Bounds, _ scores: NumberColumn, from name: String) {
      var (lower, upper) = (bounds.lower, bounds.upper)
      if bounds.areDistances {
        lower = NumberValues(
          scores.values.indices.map { row in
            scores.values[row].flatMap { value in bounds.lower[row].map { value - $0 } }
          })
        upper = NumberValues(
          scores.values.indices.map { row in
            scores.values[row].flatMap { value in bounds.upper[row].map { value + $0 } }
          })
      }
      set("ci_lower", lower, name, "'\(name)' gives a 95 % interval")
      set("ci_upper", upper, name, nil)
    }

    private mutating func set(_ column: String, _ values: NumberValues, _ name: String, _ decision: String?) {
      guard columns[column] == nil else { return }
      columns[column] = values
      places[column] = name
      if let decision { decisions.append(ReadingDecision(.convention, column: name, decision)) }
    }

    /// Makes standard errors of bounds of another level than 95 %: half the width divided by the quantile of that level.
    private mutating func rescale(_ level: Double, _ name: String) {
      let quantiles = [
        0.68: 0.994457883209753, 0.8: 1.281551565544601, 0.9: 1.644853626951473, 0.99: 2.575829303548901,
      ]
      guard let quantile = quantiles[level], let lower = columns["ci_lower"], let upper = columns["ci_upper"] else {
        return
      }
      columns["std_error"] = NumberValues(
        lower.indices.map { row in
          lower[row].flatMap { low in upper[row].map { ($0 - low) / (2 * quantile) } }
        })
      places["std_error"] = name
      columns["ci_lower"] = NumberValues(lower.map { _ in nil })
      columns["ci_upper"] = NumberValues(upper.map { _ in nil })
      decisions.append(
        ReadingDecision(
          .convention, column: name,
          "'\(name)' gives standard errors, from intervals of \(Int((level * 100).rounded())) %"))
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
