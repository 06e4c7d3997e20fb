import Tables

/// Reads one flat file: a row a score, an estimate, or a vote; delimited, JSON or a Markdown table.
///
/// Which of the three it is shows in its columns: votes have two systems; estimates have `estimate`; scores have `score`. A column is known by
/// many names, see ``ColumnNames``; others are brought in by ``LoadOptions/columns``.
struct FlatFileLoader {
  let path: String
  let options: LoadOptions

  /// What a flat file holds.
  enum Kind: CaseIterable {
    case votes, estimates, scores

    /// The columns that make a file one of this kind.
    var defining: [ColumnMeaning] {
      switch self {
      case .votes: [.systemA, .systemB, .outcome]
      case .estimates: [.system, .estimate]
      case .scores: [.system, .score]
      }
    }

    /// All columns that are understood.
    var columns: [ColumnMeaning] {
      switch self {
      case .votes:
        [.systemA, .systemB, .outcome, .wonByA, .wonByB, .tied, .loser, .count, .benchmark, .prompt, .rater, .votedOn]
      case .estimates, .scores:
        [
          .system, self == .scores ? .score : .estimate, .country, .organization, .announcedOn, .releasedOn,
          .evaluatedOn, .access,
          .architecture, .sampledBy, .evaluatedBy, .benchmark, .dimension, .unit, .higherIsBetter, .standardError,
          .standardDeviation, .lower, .upper, .interval, .level, .sampleSize, .sum, .sumOfSquares, .source, .address,
          .prompt, .sample, .rater,
        ]
      }
    }

    /// Columns that are known, and of which nothing is asked.
    static let idle: Set<ColumnMeaning> = [.rank, .license, .note, .variant, .property]
  }

  /// The dataset.
  func load() throws(Problems) -> Dataset {
    try load(TableFile(path: path, options: try options.fileOptions()))
  }

  /// The dataset of a file that is open.
  func load(_ file: TableFile) throws(Problems) -> Dataset {
    let reading = try read(file, dropsBadRows: options.mode == .lenient)
    if options.mode == .strict, reading.problems.contains(where: { $0.severity == .error }) {
      throw Problems(Problem.grouped(reading.problems))
    }
    var dataset = reading.dataset
    dataset.problems = Problem.grouped(reading.problems).map(\.asOmission)
    dataset.decisions = reading.decisions
    return dataset
  }

  /// What was read of a flat file.
  struct Reading {
    var dataset: Dataset
    var problems: [Problem]
    var decisions: [ReadingDecision]
    var source: SourceTable
    var rows: FlatFileRows
    /// Our names of columns, and those of the file.
    var columns: [String: String]
  }

  /// The dataset with all that is wrong with it.
  ///
  /// - Throws: What keeps the whole file from being read.
  func read(dropsBadRows: Bool) throws(Problems) -> Reading {
    try read(TableFile(path: path, options: try options.fileOptions()), dropsBadRows: dropsBadRows)
  }

  /// The dataset of a file that is open, with all that is wrong with it.
  func read(_ file: TableFile, dropsBadRows: Bool) throws(Problems) -> Reading {
    if let reading = try rankings(of: file, dropsBadRows: dropsBadRows) { return reading }
    let (kind, assignment) = try kind(of: file)
    var covariates: [CovariateColumns] = []
    for name in options.covariates where kind == .votes { covariates.append(try CovariateColumns(name, in: file)) }
    if !covariates.isEmpty, assignment[.systemA] == nil {
      throw Problems([
        Problem(
          .unrecognisedFile, at: Place(file: file.name, line: 1),
          "covariates are of a first and a second system, and the rows name a winner and a loser",
          found: file.columnNames.joined(separator: ", "), expected: "system_a, system_b and outcome")
      ])
    }
    if let one = covariates.first(where: { covariate in
      covariate.positions.contains { kind.columns.compactMap { assignment[$0] }.contains($0) }
    }) {
      throw Problems([
        Problem(
          .unrecognisedFile, at: Place(file: file.name, line: 1), "a column is a covariate and something else",
          found: one.positions.map { file.columnNames[$0] }.joined(separator: ", "), expected: "columns of their own",
          fix: "give the covariate another name in the file")
      ])
    }
    let replicates = kind == .votes ? try ReplicateColumns(in: file) : nil
    let table = try FlatTable(
      file, kind, assignment, options, covariates: covariates, replicates: replicates, dropsBadRows: dropsBadRows)
    var known = options
    known.columns = assignment.actualNames
    var decoder = FlatFileDecoder(
      table.reader, path: file.name, options: known, scoreHeader: table.scoreHeader,
      level: table.level, levelIsStated: table.levelIsStated)
    decoder.covariates = covariates.map { covariate in
      (covariate.name, file.columnNames[covariate.first], covariate.second.map { file.columnNames[$0] })
    }
    decoder.replicates = replicates?.positions.map { file.columnNames[$0] } ?? []
    decoder.unclustered = replicates?.unclustered.map { file.columnNames[$0] }
    var dataset = decoder.decode(kind)
    dataset.filterNote = table.filterNote
    dataset.inputs = [file.fingerprint]
    return Reading(
      dataset: dataset,
      problems: table.problems + decoder.problems
        + unusedColumns(
          file,
          Set((kind.columns + Kind.idle).compactMap { assignment[$0] }).union(covariates.flatMap(\.positions))
            .union(replicates?.all ?? []),
          absent: kind.columns.filter { assignment[$0] == nil }.map(\.name), options.filters),
      decisions: (table.decisions + decoder.decisions
        + assignment.decisions(among: kind.columns, mapping: options.columns))
        .sorted { $0.subject < $1.subject },
      source: table.reader.source, rows: decoder.rows, columns: assignment.actualNames)
  }

  // MARK: Rankings

  /// The finder of rankings in the file, and their form; `nil` where it holds something else.
  func rankingForm(of file: TableFile) throws(Problems) -> (RankingFormFinder, RankingForm)? {
    try checkMapping(file)
    let finder = RankingFormFinder(file, options)
    if options.rankings == nil, isOfVotes(ColumnAssignment(file.columnNames, .votes, mapping: options.columns)) {
      return nil
    }
    return try finder.form().map { (finder, $0) }
  }

  /// The rankings of a file that holds some.
  private func rankings(of file: TableFile, dropsBadRows: Bool) throws(Problems) -> Reading? {
    guard let (finder, form) = try rankingForm(of: file) else { return nil }
    let decoder = try RankingDecoder(finder, form, options, dropsBadRows: dropsBadRows)
    var dataset = Dataset(title: (options.defaultBenchmark ?? Benchmark.ID(ofFileAt: file.name)).text)
    dataset.rankings = decoder.rankings
    for system in decoder.rankings.systems { dataset.systems[system] = System(id: system, name: system.text) }
    dataset.filterNote = decoder.filterNote
    dataset.inputs = [file.fingerprint]
    let used = Set(finder.assignment.columns.values).union(form == .wide ? finder.systemColumns : [])
      .union(form == .ordered ? finder.placeColumns ?? [] : [])
    return Reading(
      dataset: dataset, problems: decoder.problems + unusedColumns(file, used, absent: [], options.filters),
      decisions: (decoder.decisions
        + finder.assignment.decisions(among: ColumnMeaning.allCases, mapping: options.columns))
        .sorted { $0.subject < $1.subject },
      source: decoder.source, rows: FlatFileRows(), columns: finder.assignment.actualNames)
  }

  // MARK: What it holds

  /// What the file holds, and in which columns.
  func kind(of file: TableFile) throws(Problems) -> (Kind, ColumnAssignment) {
    try checkMapping(file)
    let votes = ColumnAssignment(file.columnNames, .votes, mapping: options.columns)
    if isOfVotes(votes) { return (.votes, votes) }
    var scores = ColumnAssignment(file.columnNames, .scores, mapping: options.columns)
    if scores[.system] == nil, let first = file.columnNames.first, first.hasPrefix("(column "),
      TableShape.areNames(file.sample.map { $0.first ?? nil })
    {
      scores.assign(.system, to: 0)
    }
    if scores[.system] != nil, scores[.estimate] != nil, scores[.score] == nil { return (.estimates, scores) }
    if scores[.system] != nil, scores[.score] == nil, scores.ambiguous[.score] == nil {
      let numbers = Self.columnsOfNumbers(file, among: scores.free)
      if let sum = scores[.sum] {
        scores.assign(.score, to: sum)
      } else if numbers.count == 1 {
        scores.assign(.score, to: numbers[0])
      }
    }
    if scores[.system] != nil, scores[.score] != nil { return (.scores, scores) }
    throw Problems(missing(file, scores, votes))
  }

  /// Whether columns make a file one of votes.
  private func isOfVotes(_ votes: ColumnAssignment) -> Bool {
    let hasPair = votes[.systemA] != nil && votes[.systemB] != nil
    return hasPair
      ? votes[.outcome] != nil || (votes[.wonByA] != nil && votes[.wonByB] != nil)
      : votes[.outcome] != nil && votes[.loser] != nil
  }

  /// The columns with a name of which every cell looked at is a number, or a word for none.
  private static func columnsOfNumbers(_ file: TableFile, among columns: [Int]) -> [Int] {
    columns.filter { index in
      guard !file.columnNames[index].hasPrefix("(column ") else { return false }
      let texts = file.sample.compactMap { $0.indices.contains(index) ? $0[index] : nil }
        .filter { !MissingWord.isMissing($0) }
      return !texts.isEmpty && texts.allSatisfy { (try? NumberCell($0)) != nil }
    }
  }

  /// Reports what the user said of columns that are not there.
  private func checkMapping(_ file: TableFile) throws(Problems) {
    let understood = Set(Kind.allCases.flatMap { $0.columns.map(\.name) }).union(Kind.idle.map(\.name))
      .union([ColumnMeaning.ranking.name, ColumnMeaning.order.name])
    var problems: [Problem] = []
    for (expected, name) in options.columns.sorted(by: { $0.key < $1.key }) {
      if !understood.contains(expected) {
        problems.append(
          Problem(
            .unrecognisedFile, "no column is called that here", found: expected,
            fix: suggestion(expected, understood.sorted()) ?? "'vgap help csv' lists the names"))
      } else if !file.columnNames.contains(name) {
        problems.append(
          Problem(
            .unrecognisedFile, at: Place(file: file.name, line: 1), "the file has no column for \(expected)",
            found: name, expected: "one of \(file.columnNames.joined(separator: ", "))",
            fix: suggestion(name, file.columnNames)))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
  }

  /// What is wrong with a file that is none of the kinds.
  private func missing(_ file: TableFile, _ scores: ColumnAssignment, _ votes: ColumnAssignment) -> [Problem] {
    let place = Place(file: file.name, line: 1)
    let header = file.columnNames
    if let problem = votesNamedOtherwise(file, votes) { return [problem] }
    // Columns without a name that hold something say more than that another is missing.
    if let source = try? file.read(dropsBadRows: true) {
      var shape = TableShape(source)
      shape.checkUnnamedColumns()
      if !shape.problems.isEmpty { return shape.problems }
    }
    if header.count == 1,
      let problem = Problem.otherDelimiter(header, file: file.name, delimiter: options.delimiter ?? ",")
    {
      return [problem]
    }
    if scores[.system] != nil, scores.ambiguous[.score] == nil {
      let numbers = Self.columnsOfNumbers(file, among: scores.free)
      if numbers.count > 1 {
        return [
          Problem(
            .unrecognisedFile, at: place, "none of the \(numbers.count) columns of numbers is called a score",
            found: numbers.map { header[$0] }.joined(separator: ", "), expected: "one column of scores",
            fix: "say which: --columns score=\"\(header[numbers[0]])\"; or bring the whole board in with vgap import")
        ]
      }
    }
    return Kind.scores.defining.filter { scores[$0] == nil }.map { meaning in
      if let several = scores.ambiguous[meaning] {
        return Problem(
          .unrecognisedFile, at: place, "several columns could be the \(meaning.name)",
          found: several.map { header[$0] }.joined(separator: ", "), expected: "one column '\(meaning.name)'",
          fix: "say which: --columns \(meaning.name)=\"\(header[several[0]])\"")
      }
      return Problem(
        .unrecognisedFile, at: place, "the file has no column '\(meaning.name)'", found: header.joined(separator: ", "),
        expected:
          "system and score; or system and estimate; or system_a, system_b and outcome; or ranking_id, system and rank",
        fix:
          "say which column it is: --columns \(meaning.name)=\(nearestMatches(to: meaning.name, in: header).first ?? "NAME")"
      )
    }
  }

  /// What a header says that has two systems, as votes have, and no outcome.
  private func votesNamedOtherwise(_ file: TableFile, _ votes: ColumnAssignment) -> Problem? {
    guard let first = votes.name(.systemA), let second = votes.name(.systemB) else { return nil }
    return Problem(
      .unrecognisedFile, at: Place(file: file.name, line: 1),
      "the file looks like votes, but no column says the outcome", found: file.columnNames.joined(separator: ", "),
      expected: "system_a, system_b and outcome",
      fix: "say which they are: --columns 'system_a=\(first),system_b=\(second),outcome=NAME'")
  }

  private func suggestion(_ name: String, _ candidates: [String]) -> String? {
    let matches = nearestMatches(to: name, in: candidates)
    return matches.isEmpty ? nil : "did you mean \(matches.joined(separator: " or "))?"
  }

  /// A warning that names the columns that nothing was done with.
  private func unusedColumns(
    _ file: TableFile, _ used: Set<Int>, absent: [String], _ filters: [RowFilter]
  ) -> [Problem] {
    let filtered = Set(filters.map { ComparableName.header($0.column) })
    let unused = file.columnNames.indices.filter { !used.contains($0) && !file.columnNames[$0].hasPrefix("(column ") }
      .map { file.columnNames[$0] }.filter { !filtered.contains(ComparableName.header($0)) }
    guard !unused.isEmpty else { return [] }
    let meant = unused.compactMap { name in nearestMatches(to: name, in: absent, limit: 1).first.map { "\($0)=\(name)" }
    }
    let fix =
      meant.isEmpty
      ? "map a column with --columns if it is one that is known by another name"
      : "did you mean --columns \(meant.joined(separator: ","))?"
    return [
      Problem(
        .unusedColumns, severity: .warning, at: Place(file: file.name, line: 1), "columns that are not used",
        found: unused.joined(separator: ", "), fix: fix)
    ]
  }
}
