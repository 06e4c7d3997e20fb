import Tables

/// Turns a file of rankings into rankings, collecting every problem with its place.
struct RankingDecoder {
  /// The rankings.
  private(set) var rankings = RankingList()
  /// What is wrong, row by row.
  private(set) var problems: [Problem] = []
  /// What was decided.
  private(set) var decisions: [ReadingDecision] = []
  /// How many rows were left out by conditions on them.
  private(set) var filterNote: String?
  /// The table that was read.
  let source: SourceTable

  private let finder: RankingFormFinder
  private var table: TextTable
  private let skippedRows: Set<Int>
  /// How many rankings have ranks that do not run from 1 on, with the place and the ranks of the first of them.
  private var uneven: (count: Int, place: Place, ranks: [Double])?
  private var rankedCount = 0

  /// Reads the rankings of a file.
  ///
  /// - Throws: What keeps a whole column from being read.
  init(
    _ finder: RankingFormFinder, _ form: RankingForm, _ options: LoadOptions, dropsBadRows: Bool
  ) throws(Problems) {
    self.finder = finder
    source = try finder.file.read(dropsBadRows: dropsBadRows)
    table = TextTable(source, options: options.cells)
    let rows = try FilteredRows(options.filters, of: source, kind: "rows")
    filterNote = rows.note
    skippedRows = rows.omitted
    decisions =
      FlatTable.decisions(finder.file) + [
        ReadingDecision(.meaning, "rows are rankings, \(form.rawValue) form\(form == .ordered ? "" : ", 1 the best")")
      ]
    switch form {
    case .long: decodeLong()
    case .wide: decodeWide()
    case .ordered: decodeOrdered()
    }
    guard table.obstacles.isEmpty else { throw Problems(table.obstacles) }
    problems = source.problems + table.problems + problems
    decisions += table.decisions
    if let uneven {
      problems.append(
        Problem(
          .impossibleValue, severity: .warning, at: uneven.place,
          "1 is taken for the best, and \(uneven.count) of \(rankedCount) rankings do not run 1, 2, … over the systems that they hold",
          found: uneven.ranks.compactMap { DecimalText.text(of: $0) }.joined(separator: ", "),
          fix: "where more is better these are scores, and the order is upside down"))
    }
    if rankings.shortCount > 0 {
      decisions.append(
        ReadingDecision(
          .shape, "rankings of fewer than two systems left out", count: Int(exactly: rankings.shortCount) ?? .max))
    }
    if rankings.isEmpty, problems.isEmpty {
      throw Problems([
        Problem(
          .missingValue, at: Place(file: finder.file.name, line: 1), "no row ranks two systems",
          expected: form.expected)
      ])
    }
  }

  // MARK: Columns

  private func column(_ meaning: ColumnMeaning) -> Int? {
    finder.assignment.name(meaning).flatMap { source.table.columnNames.firstIndex(of: $0) }
  }

  /// The position in the table of a column of the file.
  private func column(ofFile index: Int) -> Int? {
    source.table.columnNames.firstIndex(of: finder.file.columnNames[index])
  }

  private func texts(_ meaning: ColumnMeaning) -> TextValues? { column(meaning).map { table.trimmedTexts($0) } }

  /// What a row says beside its systems.
  private struct Labels {
    var prompts: TextValues?
    var raters: TextValues?
    var counts: NumberValues?
  }

  private mutating func labels() -> Labels {
    let counts = column(.count).map { table.numbers($0).values }
    return Labels(prompts: texts(.prompt), raters: texts(.rater), counts: counts)
  }

  private var rows: some Sequence<Int> {
    (0..<source.table.rowCount).lazy.filter { [skippedRows] in !skippedRows.contains($0) }
  }

  // MARK: Problems

  private mutating func reject(
    row: Int, _ column: Int?, _ code: Problem.Code, _ message: String, found: String? = nil, expected: String? = nil,
    fix: String? = nil
  ) {
    let place = column.map { table.place(row: row, column: $0) } ?? source.place(row: row)
    problems.append(Problem(code, at: place, message, found: found, expected: expected, fix: fix))
  }

  /// The rank in a cell; `nil` where there is none, and where it is none, which is reported.
  private mutating func rank(_ value: Double?, row: Int, _ column: Int) -> Double? {
    guard let value, !table.badRows.contains(row) else { return nil }
    guard value >= 1, (2 * value).rounded() == 2 * value, NumberLimit.count.allows(value) else {
      reject(
        row: row, column, .impossibleValue, value < 1 ? "ranks begin at 1, the best" : "this is no rank",
        found: table.text(row, column), expected: "a whole number from 1 on, or one and a half for a tie")
      return nil
    }
    return value
  }

  /// How often a row was given; `nil` where that cannot be, which is reported.
  private mutating func count(_ counts: NumberValues?, row: Int) -> Double? {
    guard let counts else { return 1 }
    guard !table.badRows.contains(row) else { return nil }
    let count = counts[row] ?? 1
    guard count >= 0, count.rounded() == count, NumberLimit.count.allows(count) else {
      reject(
        row: row, column(.count), .impossibleValue, "rankings are counted whole", found: DecimalText.text(of: count),
        expected: "a whole number, 0 or more")
      return nil
    }
    return count
  }

  /// A system ranked in a row of the table, in a column of it.
  private struct Ranked {
    var system: System.ID
    var rank: Double
    var row: Int
    var column: Int
  }

  /// Adds a ranking of systems given by ranks up to the number of systems, unless one stands twice or beyond that, which is reported.
  private mutating func add(
    ranks ranked: [Ranked], rankColumn: Int? = nil, of systemCount: Int, count: Double, prompt: String?, rater: String?
  ) {
    let isWithoutTwins = Set(ranked.map(\.system)).count == ranked.count
    if isWithoutTwins, let beyond = ranked.first(where: { $0.rank > Double(systemCount) }) {
      reject(
        row: beyond.row, rankColumn ?? beyond.column, .impossibleValue, "a rank beyond the systems of the file",
        found: DecimalText.text(of: beyond.rank), expected: "a rank from 1, the best, to \(systemCount)",
        fix: "scores are no ranks: --columns score=NAME; ranks among more systems are to be counted anew")
      return
    }
    let ranks = ranked.map(\.rank)
    rankedCount += ranked.count > 1 ? 1 : 0
    if let first = ranked.first, ranked.count > 1, !RankingFormFinder.areRanks(ranks) {
      uneven = (
        (uneven?.count ?? 0) + 1, uneven?.place ?? table.place(row: first.row, column: rankColumn ?? first.column),
        uneven?.ranks ?? ranks
      )
    }
    add(ranked, count: count, prompt: prompt, rater: rater)
  }

  /// Adds a ranking of systems, unless one stands twice, which is reported.
  private mutating func add(
    _ ranked: [Ranked], count: Double, prompt: String?, rater: String?
  ) {
    var seen: [System.ID: Ranked] = [:]
    var isSound = true
    for one in ranked {
      guard let first = seen.updateValue(one, forKey: one.system) else { continue }
      isSound = false
      let line = source.place(row: first.row).line ?? 0
      reject(
        row: one.row, one.column, .duplicateKey, "the ranking has this system twice", found: one.system.text,
        expected: "each system once",
        fix: first.row == one.row
          ? nil
          : "compare with line \(line) and keep one"
            + (finder.assignment[.ranking] == nil && finder.assignment[.order] == nil
              ? ", or tell rankings apart by a column ranking_id" : ""))
    }
    guard isSound else { return }
    let levels = Dictionary(grouping: ranked) { $0.rank }.sorted { $0.key < $1.key }
    rankings.append(levels.map { $0.value.map(\.system) }, count: count, prompt: prompt, rater: rater)
  }

  private static func system(_ text: String) -> System.ID { System.ID(NameText(text).text) }

  // MARK: A row a system

  private mutating func decodeLong() {
    guard let systemColumn = column(.system), let rankColumn = column(.rank) else { return }
    let systems = table.trimmedTexts(systemColumn)
    let ranks = table.numbers(rankColumn).values
    let labels = labels()
    // A column 'ranking' without orders in it is the name of the ranking.
    let idColumn = column(.ranking) ?? column(.order)
    let ids = idColumn.map { table.trimmedTexts($0) }
    struct Key: Hashable { var id, rater, prompt: String? }
    struct Ballot {
      var firstRow: Int
      var ranked: [Ranked] = []
      var count: Double
      var rater: String?
      var prompt: String?
      var isSound = true
    }
    var ballots: [Ballot] = []
    var places: [Key: Int] = [:]
    for row in rows {
      guard let name = systems[row] else {
        reject(row: row, systemColumn, .missingValue, "this row names no system", expected: "the name of a system")
        continue
      }
      let (rater, prompt) = (labels.raters?[row], labels.prompts?[row])
      if let idColumn, ids?[row] == nil {
        reject(
          row: row, idColumn, .missingValue, "this row names no ranking", expected: "the ranking that it is part of")
        continue
      }
      if ids == nil, let missing = missingLabel(labels, row) {
        reject(
          row: row, missing, .missingValue, "this row does not say whose ranking it is part of", expected: "a name",
          fix: "name rankings in a column ranking_id")
        continue
      }
      guard let count = count(labels.counts, row: row) else { continue }
      let key = ids.map { Key(id: $0[row], rater: nil, prompt: nil) } ?? Key(id: nil, rater: rater, prompt: prompt)
      let place = places[key] ?? ballots.count
      if place == ballots.count {
        places[key] = place
        ballots.append(Ballot(firstRow: row, count: count, rater: rater, prompt: prompt))
      }
      for (meaning, first, own) in [
        (ColumnMeaning.rater, ballots[place].rater, rater), (.prompt, ballots[place].prompt, prompt),
        (.count, DecimalText.text(of: ballots[place].count), DecimalText.text(of: count)),
      ] where first != own {
        ballots[place].isSound = false
        reject(
          row: row, column(meaning), .contradiction, "an earlier row of this ranking says otherwise",
          found: own ?? "nothing",
          expected: first ?? "nothing",
          fix: "compare with line \(source.place(row: ballots[place].firstRow).line ?? 0)")
      }
      guard let rank = rank(ranks[row], row: row, rankColumn) else {
        if ranks[row] == nil, !table.badRows.contains(row) {
          rankings.unrankedCount += 1
        } else {
          ballots[place].isSound = false
        }
        continue
      }
      ballots[place].ranked.append(
        Ranked(system: Self.system(name), rank: rank, row: row, column: systemColumn))
    }
    let systemCount = Set((0..<source.table.rowCount).compactMap { systems[$0].map(Self.system) }).count
    for ballot in ballots where ballot.isSound {
      add(
        ranks: ballot.ranked, rankColumn: rankColumn, of: systemCount, count: ballot.count, prompt: ballot.prompt,
        rater: ballot.rater)
    }
    if rankings.unrankedCount > 0 {
      decisions.append(
        ReadingDecision(.missing, "rows without a rank: the system was not ranked", count: rankings.unrankedCount))
    }
  }

  /// The column of raters or prompts in which a row has nothing.
  private func missingLabel(_ labels: Labels, _ row: Int) -> Int? {
    if let raters = labels.raters, raters[row] == nil { return column(.rater) }
    if let prompts = labels.prompts, prompts[row] == nil { return column(.prompt) }
    return nil
  }

  // MARK: A row a ranking

  private mutating func decodeWide() {
    let columns = finder.systemColumns.compactMap { column(ofFile: $0) }
    let labels = labels()
    for column in columns where !holdsANumber(column) {
      let row = source.table.columns[column].texts?.indices.first { source.table.columns[column].texts?[$0] != nil }
      table.obstacles.append(
        Problem(
          .unrecognisedFile, at: row.map { table.place(row: $0, column: column) } ?? table.place(header: column),
          "this column would be a system's, and holds no rank", found: row.map { table.text($0, column) },
          expected: "ranks, 1 for the best",
          fix:
            "say what it is: --columns rater_id=\"\(source.table.columns[column].name)\" (or prompt_id, ranking_id, note)"
        ))
    }
    guard table.obstacles.isEmpty else { return }
    let ranks = columns.map { table.numbers($0).values }
    for row in rows {
      guard let count = count(labels.counts, row: row) else { continue }
      let before = problems.count
      let ranked = columns.indices.compactMap { index -> Ranked? in
        guard let rank = rank(ranks[index][row], row: row, columns[index]) else { return nil }
        return Ranked(
          system: Self.system(source.table.columns[columns[index]].name), rank: rank, row: row, column: columns[index])
      }
      guard problems.count == before, !table.badRows.contains(row) else { continue }
      add(
        ranks: ranked, of: columns.count, count: count, prompt: labels.prompts?[row], rater: labels.raters?[row])
    }
  }

  private func holdsANumber(_ column: Int) -> Bool {
    table.texts(column).contains { text in text.map { (try? NumberCell($0)) != nil } ?? false }
  }

  private mutating func decodeOrdered() {
    let labels = labels()
    let columns = finder.placeColumns?.compactMap { column(ofFile: $0) }
    let places = columns?.map { table.trimmedTexts($0) }
    let order = columns == nil ? column(.order).map { (column: $0, texts: table.trimmedTexts($0)) } : nil
    for row in rows {
      guard let count = count(labels.counts, row: row) else { continue }
      let before = problems.count
      var ranked: [Ranked] = []
      if let columns, let places {
        for (place, column) in columns.enumerated() {
          guard let text = places[place][row], !MissingWord.isMissing(text) else { continue }
          if ranked.count < place {
            reject(
              row: row, column, .missingValue, "a better place of this ranking is empty", found: text,
              expected: "places filled from the first on")
            break
          }
          ranked.append(Ranked(system: Self.system(text), rank: Double(place), row: row, column: column))
        }
      } else if let order {
        ranked = self.ranked(order.texts[row], row: row, order.column)
      }
      guard problems.count == before else { continue }
      add(ranked, count: count, prompt: labels.prompts?[row], rater: labels.raters?[row])
    }
  }

  /// The systems of a cell such as `a > b = c`, or of an array in JSON.
  private mutating func ranked(_ text: String?, row: Int, _ column: Int) -> [Ranked] {
    guard let text, !MissingWord.isMissing(text) else { return [] }
    if text.hasPrefix("[") { return ranked(array: text, row: row, column) }
    guard !text.contains("<") else {
      reject(
        row: row, column, .impossibleValue, "the best system stands first", found: text, expected: "a > b = c")
      return []
    }
    var ranked: [Ranked] = []
    for (level, part) in text.split(separator: ">", omittingEmptySubsequences: false).enumerated() {
      for name in part.split(separator: "=", omittingEmptySubsequences: false) {
        let system = Self.system(String(name))
        guard name.contains(where: { !$0.isWhitespace }) else {
          reject(
            row: row, column, .missingValue, "a place of this ranking is empty", found: text, expected: "a > b = c")
          return []
        }
        ranked.append(Ranked(system: system, rank: Double(level), row: row, column: column))
      }
    }
    return ranked
  }

  /// The systems of an array in JSON: names from the best on, those that are tied in an array of their own.
  private mutating func ranked(array text: String, row: Int, _ column: Int) -> [Ranked] {
    let groups = (try? JSONDocument(Array(text.utf8), name: ""))?.root.elements?.map { level in
      level.string.map { [$0] } ?? (level.elements ?? []).map { $0.string ?? "" }
    }
    guard let groups,
      groups.allSatisfy({ group in !group.isEmpty && group.allSatisfy { $0.contains { !$0.isWhitespace } } })
    else {
      reject(
        row: row, column, .impossibleValue, "this is no array of systems", found: text,
        expected: "[\"a\", [\"b\", \"c\"]], the best first, ties in an array")
      return []
    }
    return groups.enumerated().flatMap { level, group in
      group.map { Ranked(system: Self.system($0), rank: Double(level), row: row, column: column) }
    }
  }
}
