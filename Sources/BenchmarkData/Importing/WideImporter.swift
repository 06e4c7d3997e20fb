import Quantities
import Tables

/// Makes a dataset of the rows of a wide leaderboard.
struct WideImporter {
  private(set) var problems: [Problem] = []
  private(set) var systems: [(name: String, system: System.ID, isNew: Bool)] = []
  /// Where the rows went.
  private(set) var rows: [LeaderboardImport.Row] = []

  private let source: SourceTable
  private let table: TextTable
  /// The columns of dates.
  private let dates: [ColumnMeaning: DateValues]
  private let columns: WideColumns
  private let scores: WideScores
  private let definition: Dataset
  private let benchmark: Benchmark
  private let options: LeaderboardImport.Options
  private let headers: [WideColumns.Role: String]
  private let parties: PartyNames
  private let told: [String: String]
  private let skippedNames: Set<String>
  private var unknownParties: Set<String> = []
  private var boardSystems: BoardSystems
  /// The rows that are no part of the board.
  var skippedRows: Set<Int> = []
  /// What was decided about systems and makers.
  var decisions: [ReadingDecision] { boardSystems.decisions }

  init(
    _ table: TextTable, _ dates: [ColumnMeaning: DateValues], _ columns: WideColumns, _ scores: WideScores,
    _ definition: Dataset, _ benchmark: Benchmark, _ options: LeaderboardImport.Options
  ) {
    self.table = table
    self.dates = dates
    source = table.source
    self.columns = columns
    self.scores = scores
    self.definition = definition
    self.benchmark = benchmark
    self.options = options
    parties = PartyNames(benchmark, in: definition, told: options.parties)
    told = Dictionary(options.systems.map { (ComparableName.text($0.key), $0.value) }) { first, _ in first }
    skippedNames = Set(options.skippedSystems.map(ComparableName.text))
    boardSystems = BoardSystems(definition)
    headers = Dictionary(columns.columns.map { ($0.role, $0.header) }) { first, _ in first }
  }

  /// The dataset; what is wrong is in ``problems``.
  mutating func dataset() -> Dataset {
    checkColumns()
    let hasSourcePerDate = hasSourcePerDate
    let common = commonDate()
    // Each row has a date, and which does not matter here.
    let anyDate = dates[.evaluatedOn]?.lazy.compactMap(\.self).first
    for name in options.source.openPlaceholders(evaluatedOn: hasSourcePerDate ? anyDate : common) {
      problems.append(
        Problem(
          .missingValue, "what is said of the source has {\(name)} in it, and that date is not known",
          found: "{\(name)}",
          fix: "say it: --\(name.replacing("_", with: "-")) DATE"))
    }
    func date(_ row: Int) -> CalendarDate? {
      hasSourcePerDate ? dates[.evaluatedOn]?[row] ?? options.evaluatedOn : common
    }
    var origins: [CalendarDate?: Source] = [:]
    func origin(_ row: Int) -> Source.ID {
      let date = date(row)
      let source = origins[date] ?? importSource(of: date)
      origins[date] = source
      return source.id
    }
    let matcher = SystemMatcher(definition, benchmark: benchmark.id)
    var entries: [BoardVariants.Entry] = []
    for row in 0..<source.table.rowCount where !skippedRows.contains(row) {
      guard !skips(row), let system = system(row, matcher, origin(row)) else { continue }
      describe(system, row)
      entries.append(
        BoardVariants.Entry(
          row: row, name: text(row, .system) ?? "", system: system, stated: text(row, .variant),
          context: [
            (dates[.evaluatedOn]?[row] ?? options.evaluatedOn)?.description, text(row, .sampledBy),
            text(row, .evaluatedBy),
          ]))
    }
    let variants = BoardVariants(entries, on: benchmark.id, in: definition, told: options.variants)
    var evaluations: Records<Evaluation> = []
    var places: [Evaluation.ID: Int] = [:]
    for entry in entries {
      let row = entry.row
      guard let evaluation = evaluation(entry, variants.variant[row], origin(row)) else { continue }
      if let earlier = places[evaluation.id] {
        problems.append(
          Problem(
            .duplicateKey, at: place(row, .system), "\(entry.system) stands in an earlier row",
            found: entry.name,
            fix: "compare with line \(source.place(row: earlier).line ?? 0); say which variants they are: "
              + "--variants \"\(entry.name)=VARIANT\", tell them apart by a column 'variant' or 'evaluated_on', or leave "
              + "one out: --skip-systems \"\(entry.name)\""))
        continue
      }
      places[evaluation.id] = row
      evaluations[evaluation.id] = evaluation
    }
    if origins.isEmpty { origins[common] = importSource(of: common) }
    return assembled(evaluations, origins.values.sorted { $0.id < $1.id })
  }

  /// Whether the caller wants a row left out.
  private mutating func skips(_ row: Int) -> Bool {
    guard !skippedNames.isEmpty, let name = text(row, .system), skippedNames.contains(ComparableName.text(name)) else {
      return false
    }
    rows.append(
      LeaderboardImport.Row(name: name, line: source.place(row: row).line, reason: "left out as told"))
    return true
  }

  private func cell(_ row: Int, _ meaning: ColumnMeaning) -> String? {
    guard let header = headers[.about(meaning)], let texts = source.table[header]?.texts else { return nil }
    guard options.fillDown.contains(meaning.name) else { return texts[row] }
    return (0...row).last { texts[$0] != nil && !skippedRows.contains($0) }.flatMap { texts[$0] }
  }

  private func text(_ row: Int, _ meaning: ColumnMeaning) -> String? {
    guard let cell = cell(row, meaning) else { return nil }
    let text = meaning == .note ? CellText.plain(cell) : NameText(cell).text
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  private func place(_ row: Int, _ meaning: ColumnMeaning) -> Place {
    source.place(row: row, column: headers[.about(meaning)] ?? "")
  }

  // MARK: Columns

  private mutating func checkColumns() {
    let candidates = benchmark.dimensions.values.flatMap { [$0.name, $0.id.text] }
    for (header, role) in columns.columns where role == .extra {
      let near = nearestMatches(to: header, in: candidates, limit: 1)
      var hint = near.first.map { "did you mean '\($0)'? Else " } ?? ""
      if let meaning = ColumnNames.known(in: .board).meaning(of: ColumnHeader(header)),
        Uncertainty.meanings.contains(meaning)
      {
        hint =
          "the board has several dimensions: begin the name with the one that it is of, as in 'Color \(header)'. Else "
      }
      if options.extraColumns == .refuse {
        problems.append(
          Problem(
            .unknownColumn, at: source.place(column: header), "this is no dimension of \(benchmark.id)", found: header,
            fix: hint + "keep it in the notes with --extra notes, or remove the column"))
      } else if let near = near.first {
        problems.append(
          Problem(
            .unknownColumn, severity: .warning, at: source.place(column: header),
            "this is kept in the notes, and is much like a dimension", found: header, fix: "did you mean '\(near)'?"))
      }
    }
    let lacking = benchmark.dimensions.keys.filter { headers[.dimension($0)] == nil }
    if !lacking.isEmpty, lacking.count < benchmark.dimensions.count {
      problems.append(
        Problem(
          .missingColumn, severity: .warning, at: Place(file: source.name, line: 1),
          "dimensions of \(benchmark.id) that have no column, so that no total is composed",
          found: lacking.map(\.text).joined(separator: ", ")))
    }
  }

  // MARK: Rows

  private mutating func system(_ row: Int, _ matcher: SystemMatcher, _ origin: Source.ID) -> System.ID? {
    guard let name = text(row, .system) else {
      problems.append(
        Problem(.missingValue, at: place(row, .system), "the row names no system", expected: "a name in every row"))
      return nil
    }
    if let text = told[ComparableName.text(name)] {
      guard let system = definition.systems[System.ID(text)] else {
        let near = nearestMatches(to: text, in: definition.systems.keys.map(\.text), limit: 2)
        problems.append(
          Problem(
            .unknownSystem, at: place(row, .system), "\(name) is said to be a system that the dataset does not have",
            found: text, fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"))
        return nil
      }
      systems.append((name, system.id, false))
      return system.id
    }
    switch matcher.match(name) {
    case .system(let id):
      systems.append((name, id, false))
      return id
    case .ambiguous(let ids):
      problems.append(
        Problem(
          .ambiguousSystem, at: place(row, .system), "several systems go by this name", found: name,
          expected: ids.map(\.text).joined(separator: ", "), fix: "say which is meant: --systems \"\(name)=\(ids[0])\"")
      )
      return nil
    case .none:
      if options.makesNewSystems {
        let id = boardSystems.newSystem(called: name, source: origin)
        systems.append((name, id, true))
        return id
      }
      let near = matcher.suggestions(for: name)
      problems.append(
        Problem(
          .unknownSystem, at: place(row, .system), "no system is known by this name", found: name,
          fix: near.isEmpty
            ? "if it is one that the dataset has, say so: --systems \"\(name)=ID\" (and of which variant: --variants "
              + "\"\(name)=VARIANT\"). Else bring it in as a new system with --new-systems"
            : "did you mean \(near.joined(separator: " or "))? Then say so: --systems \"\(name)=ID\" (and of which variant: "
              + "--variants \"\(name)=VARIANT\"). Else bring it in with --new-systems"
        ))
      return nil
    }
  }

  private mutating func evaluation(
    _ entry: BoardVariants.Entry, _ variant: String?, _ origin: Source.ID
  ) -> Evaluation? {
    let (row, system) = (entry.row, entry.system)
    guard !table.badRows.contains(row) else { return nil }
    let evaluatedOn = dates[.evaluatedOn]?[row]
    let parts = [
      benchmark.id.text, system.text, variant.flatMap(KebabCase.text), evaluatedOn?.description,
    ]
    var evaluation = Evaluation(
      id: Evaluation.ID(parts.compactMap { $0 }.joined(separator: ".")), benchmark: benchmark.id, system: system,
      variant: variant, evaluatedOn: evaluatedOn ?? options.evaluatedOn,
      sampledBy: party(row, .sampledBy) ?? options.sampledBy,
      evaluatedBy: party(row, .evaluatedBy) ?? options.evaluatedBy, certification: certification(row), source: origin,
      note: note(row))
    var made = LeaderboardImport.Row(
      name: entry.name, line: source.place(row: row).line, evaluation: evaluation.id, isDated: evaluatedOn != nil)
    for (header, role) in columns.columns {
      guard let value = scores.value(row, header) else { continue }
      switch role {
      case .dimension(let id):
        checkRange(value, of: id, row, header)
        evaluation.scores[id] = score(row, header)
        made.decimals[id] = scores.decimals(row, header)
        made.errorRounding[id] = scores.errorRounding(row, header)
      case .total(let id):
        evaluation.publishedTotals[id] = value
        made.totalDecimals[id] = scores.decimals(row, header)
        if let decimals = made.totalDecimals[id], decimals > PrintedNumber.decimals(of: value) {
          evaluation.publishedDecimals[id] = decimals
        }
      default: break
      }
    }
    rows.append(made)
    return evaluation
  }

  /// The benchmark's seal on a row.
  private mutating func certification(_ row: Int) -> Evaluation.Certification? {
    guard let text = text(row, .certification), !MissingWord.isMissing(text) else { return nil }
    if let known = Evaluation.Certification(rawValue: ComparableName.header(text)) { return known }
    problems.append(
      Problem(
        .unknownChoice, at: place(row, .certification), "this is no seal that is known", found: text,
        expected: Evaluation.Certification.allCases.map(\.rawValue).joined(separator: ", "),
        fix: "leave the column out: --skip-columns \"\(headers[.about(.certification)] ?? "certification")\""))
    return nil
  }

  /// A score with its standard error and sample size.
  private mutating func score(_ row: Int, _ header: String) -> Score? {
    if scores.isLopsided(row, header) {
      problems.append(.lopsidedInterval(at: source.place(row: row, column: header)))
    }
    do throws(Uncertainty.IntervalFault) {
      var score = try scores.score(row, header)
      if let decimals = options.errorDecimals, let error = score?.standardError {
        score?.standardError = PrintedNumber.rounded(error, decimals: decimals)
      }
      guard let negative = [score?.standardError, score?.sampleSize].compactMap(\.self).first(where: { $0 < 0 }) else {
        return score
      }
      problems.append(
        Problem(
          .impossibleValue, at: source.place(row: row, column: header),
          "the standard error or the sample size of this score is negative", found: PrintedNumber.text(negative),
          expected: "0 or more"))
    } catch {
      problems.append(
        Problem(
          .contradiction, at: source.place(row: row, column: header), error.message.text, found: error.found,
          expected: "ci_lower ≤ score ≤ ci_upper", fix: error.message.fix))
    }
    return nil
  }

  /// What a row says of its system beside scores.
  private mutating func describe(_ system: System.ID, _ row: Int) {
    var said = BoardSystems.Statement()
    said.organization = text(row, .organization)
    said.country = text(row, .country)
    said.announcedOn = dates[.announcedOn]?[row]
    said.releasedOn = dates[.releasedOn]?[row]
    said.architecture = text(row, .architecture)
    said.url =
      cell(row, .address).flatMap { NameText($0).address ?? NameText.webAddress($0) }
      ?? cell(row, .system).flatMap { NameText($0).address }
    said.access = text(row, .access)
    for (meaning, problem) in boardSystems.add(said, to: system) {
      var problem = problem
      problem.place = place(row, meaning)
      problems.append(problem)
    }
  }

  /// Who sampled or evaluated the clips of a row; a name that is not known is asked about once.
  private mutating func party(_ row: Int, _ role: ColumnMeaning) -> String? {
    guard let name = text(row, role) else { return nil }
    switch parties.party(name, system: text(row, .system) ?? "") {
    case .known(let party): return party
    case .unknown:
      if unknownParties.insert(ComparableName.text(name)).inserted {
        problems.append(
          Problem(
            .unknownParty, at: place(row, role), "it is not known whether this is the benchmark's own team",
            found: name,
            expected: benchmark.teamNames.joined(separator: ", ") + ", or a maker that is known",
            fix:
              "say who it is: --parties \"\(name)=\(Evaluation.benchmarkTeam)\", or \"\(name)=\(name)\" for anyone else"
          ))
      }
      return name
    }
  }

  /// Reports a score that its unit does not allow, where the file has it.
  private mutating func checkRange(_ value: Double, of id: Dimension.ID, _ row: Int, _ header: String) {
    // Where the unit is not certain, every number may be in the wrong one.
    guard scores.problems.isEmpty, scores.areAllRead, let dimension = benchmark.dimensions[id],
      let range = ScoreRangeCheck.range(of: dimension),
      !range.contains(value)
    else { return }
    problems.append(
      Problem(
        ScoreRangeCheck.outOfRange.code, at: source.place(row: row, column: header),
        "a score of the unit '\(dimension.unit)' cannot be this", found: source.table[header]?.texts?[row],
        fix: "check the number, and whether --unit is right"))
  }

  /// The note of a row, with the texts of further columns.
  private func note(_ row: Int) -> String? {
    var parts = text(row, .note).map { [$0] } ?? []
    for (header, role) in columns.columns where role == .extra {
      guard let text = source.table[header]?.texts?[row], text.contains(where: { !$0.isWhitespace }) else { continue }
      parts.append("\(header): \(text)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  // MARK: The dataset

  /// The place that rows of a date come from.
  private func importSource(of date: CalendarDate?) -> Source {
    let file = source.name.split(separator: "/").last.map(String.init) ?? source.name
    let parts = file.split(separator: ".")
    let stem = parts.count > 1 ? parts.dropLast().joined(separator: ".") : file
    let details = options.source.filled(evaluatedOn: date)
    if let text = details.id {
      let id = Source.ID(text)
      // One that is there already is the same place: what is known of it stays.
      return definition.sources[id] ?? details.source(id, title: "Imported from \(file)")
    }
    if let title = details.title, let known = definition.sources[Source.ID(title)] { return known }
    var id = Source.ID("imported-\(KebabCase.text(of: stem) ?? "table")")
    while definition.sources[id] != nil { id = Source.ID(id.text + "-again") }
    return details.source(id, title: "Imported from \(file)")
  }

  /// Whether the file has rows of several dates, each of which is a source of its own by what is said of it.
  private var hasSourcePerDate: Bool {
    guard commonDate() == nil, options.source.openPlaceholders(evaluatedOn: nil).contains("evaluated_on"),
      let dates = dates[.evaluatedOn]
    else { return false }
    return dates.indices.allSatisfy { skippedRows.contains($0) || (dates[$0] ?? options.evaluatedOn) != nil }
  }

  /// The date that all rows have; `nil` if they have several or none.
  private func commonDate() -> CalendarDate? {
    guard let dates = dates[.evaluatedOn] else { return options.evaluatedOn }
    let found = Set(dates.indices.filter { !skippedRows.contains($0) }.map { dates[$0] ?? options.evaluatedOn })
    return found.count == 1 ? found.first ?? nil : nil
  }

  /// The evaluations with all that they refer to.
  private func assembled(
    _ evaluations: Records<Evaluation>, _ origins: [Source]
  ) -> Dataset {
    let first = origins.first?.title ?? source.name
    var dataset = Dataset(
      title: "\(benchmark.title): \(first)" + (origins.count > 1 ? " and \(origins.count - 1) more" : ""))
    dataset.benchmarks[benchmark.id] = benchmark
    dataset.evaluations = evaluations
    var needed = Set(evaluations.values.map(\.system))
    var open = Array(needed)
    while let id = open.popLast() {
      if let base = definition.systems[id]?.baseSystem, needed.insert(base).inserted { open.append(base) }
    }
    boardSystems.add(needed, to: &dataset)
    dataset.aliases = definition.aliases.filter { alias in
      needed.contains(alias.system) && (alias.benchmark == nil || alias.benchmark == benchmark.id)
    }
    let written = dataset.systems.values
    let sources = Set(
      written.compactMap(\.source) + written.flatMap(\.partners).compactMap(\.source)
        + dataset.organizations.values.compactMap(\.source))
    for source in definition.sources.values where sources.contains(source.id) { dataset.sources[source.id] = source }
    for origin in origins { dataset.sources[origin.id] = origin }
    return dataset
  }
}
