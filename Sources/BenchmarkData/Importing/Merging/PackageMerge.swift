public import Tables

/// What an import changes in a dataset that is there: row by row what is added, completed, known already, contradicted and left out.
///
/// Nothing of the dataset is taken away, and nothing is written over but empty cells: a row that says otherwise is a contradiction, which is
/// listed and not written. Systems, organizations, countries and sources that are there stay as they are.
public struct PackageMerge: Sendable {
  /// What becomes of a record.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It is new.
    case added
    /// Cells that were empty are filled, or it is marked as superseded.
    case changed
    /// It is there already.
    case unchanged
    /// It is there with other values, and stays.
    case conflicting
    /// It is not brought in.
    case leftOut = "left out"
    /// It is there, from the same board, and the file does not list it.
    case absent
  }

  /// A record, and what becomes of it.
  public struct Change: Hashable, Sendable {
    /// What happens.
    public var kind: Kind
    /// The resource, as `evaluations`.
    public var file: String
    /// The key; `nil` for a row that was left out.
    public var key: String?
    /// What the file calls the system.
    public var name: String?
    /// The line of the file.
    public var line: Int?
    /// Why, or what.
    public var reason: String?
    /// What is not known of a new record and should be: names of columns, and `country` of a system.
    public var missing: [String] = []
  }

  /// The records: the rows of the file in their order, then what they refer to, then what is absent.
  public private(set) var changes: [Change] = []
  /// The new records of files whose rows stand for themselves.
  private(set) var records = Dataset(title: "")
  /// The new scores, totals and samples, under evaluations that may be there already.
  private(set) var figures = Dataset(title: "")
  /// New texts of cells, by file, key and column.
  private(set) var cells: [String: [String: [String: String]]] = [:]

  /// The dataset as it is.
  let dataset: Dataset
  private let result: LeaderboardImport.Result
  private var taken: Set<Evaluation.ID> = []
  private var met: Set<Evaluation.ID> = []
  private var metSources: Set<Source.ID> = []

  /// Works out what an import changes.
  ///
  /// - Complexity: O(records of both), expected.
  public init(_ result: LeaderboardImport.Result, into dataset: Dataset) {
    self.result = result
    self.dataset = dataset
    taken = Set(dataset.evaluations.keys)
    for benchmark in result.dataset.benchmarks.values {
      if dataset.benchmarks[benchmark.id] == nil {
        records.benchmarks[benchmark.id] = benchmark
        changes.append(Change(kind: .added, file: BenchmarksFile.name, key: benchmark.id.text))
      }
      figures.benchmarks[benchmark.id] = benchmark
    }
    addEvaluations()
    addSystems()
    addOrganizations()
    addSources()
    addAbsent()
  }

  // MARK: Evaluations

  private mutating func addEvaluations() {
    var matchers: [Benchmark.ID: EvaluationMatcher] = [:]
    for benchmark in result.dataset.benchmarks.values {
      matchers[benchmark.id] = EvaluationMatcher(dataset, benchmark: dataset.benchmarks[benchmark.id] ?? benchmark)
    }
    let rows = result.rows.isEmpty ? result.dataset.evaluations.keys.map { Self.row(of: $0, in: result) } : result.rows
    var placed: [(position: Int, change: Change)] = []
    // The benchmark's own evaluation takes the plain key, whatever the order of the rows; of several dates the earlier comes first.
    let ranks = rows.indices.map { index in
      (isOwn(rows[index]) ? 0 : 1, evaluation(of: rows[index])?.evaluatedOn?.middleDay ?? -.infinity, index)
    }
    for index in rows.indices.sorted(by: { ranks[$0] < ranks[$1] }) {
      let row = rows[index]
      guard let evaluation = evaluation(of: row) else {
        placed.append(
          (
            index,
            Change(kind: .leftOut, file: EvaluationsFile.name, name: row.name, line: row.line, reason: row.reason)
          ))
        continue
      }
      guard matchers[evaluation.benchmark] != nil else { continue }
      for change in changes(of: evaluation, row, &matchers[evaluation.benchmark]) { placed.append((index, change)) }
    }
    changes += placed.sorted { $0.position < $1.position }.map(\.change)
  }

  private static func row(of id: Evaluation.ID, in result: LeaderboardImport.Result) -> LeaderboardImport.Row {
    LeaderboardImport.Row(name: result.systems.first?.name ?? id.text, evaluation: id, isDated: true)
  }

  private func evaluation(of row: LeaderboardImport.Row) -> Evaluation? {
    row.evaluation.flatMap { result.dataset.evaluations[$0] }
  }

  private func isOwn(_ row: LeaderboardImport.Row) -> Bool {
    evaluation(of: row)?.sampledBy == Evaluation.benchmarkTeam
  }

  private mutating func changes(
    of evaluation: Evaluation, _ row: LeaderboardImport.Row, _ matcher: inout EvaluationMatcher?
  ) -> [Change] {
    let source = evaluation.source.flatMap { result.dataset.sources[$0] }
    func change(_ kind: Kind, _ id: Evaluation.ID, _ reason: String?) -> Change {
      Change(
        kind: kind, file: EvaluationsFile.name, key: id.text, name: row.name, line: row.line, reason: reason)
    }
    switch matcher?.match(evaluation, of: source, printed: row) {
    case nil: return []
    case .known(let id, let reason):
      matcher?.list(id)
      guard meet(id) else { return [twice(change(.conflicting, id, nil))] }
      return [change(.unchanged, id, reason)]
    case .part(let id, let addition):
      matcher?.list(id)
      guard meet(id) else { return [twice(change(.conflicting, id, nil))] }
      complete(id, with: addition, from: evaluation)
      return [change(.changed, id, "completed: \(addition.text)")]
    case .contradiction(let id, let reason):
      _ = meet(id)
      return [change(.conflicting, id, reason)]
    case .new(let superseded, let reason):
      var made = evaluation
      made.id = freeKey(for: evaluation)
      taken.insert(made.id)
      matcher?.add(made, of: source, superseding: superseded)
      records.evaluations[made.id] = made
      figures.evaluations[made.id] = made
      for var sample in result.dataset.samples[evaluation.id] {
        sample.evaluation = made.id
        figures.samples.append(sample)
      }
      var added = change(.added, made.id, reason)
      added.missing = [
        (made.evaluatedOn == nil, "evaluated_on"), (made.sampledBy == nil, "sampled_by"),
        (made.evaluatedBy == nil, "evaluated_by"),
      ].compactMap { $0.0 ? $0.1 : nil }
      guard let superseded else { return [added] }
      _ = meet(superseded)
      // An earlier row of the file itself, which is written so at once.
      if records.evaluations[superseded] != nil {
        records.evaluations[superseded]?.supersededBy = made.id
        return [added]
      }
      cells[EvaluationsFile.name, default: [:]][superseded.text, default: [:]]["superseded_by"] = made.id.text
      return [added, change(.changed, superseded, "superseded by \(made.id)")]
    }
  }

  /// Notes that the file lists an evaluation; whether it is for the first time.
  private mutating func meet(_ id: Evaluation.ID) -> Bool {
    if let source = dataset.evaluations[id]?.source { metSources.insert(source) }
    return met.insert(id).inserted
  }

  private func twice(_ change: Change) -> Change {
    var change = change
    change.reason = "an earlier row of the file is this evaluation"
    return change
  }

  private mutating func complete(
    _ id: Evaluation.ID, with addition: EvaluationMatcher.Addition, from evaluation: Evaluation
  ) {
    if !addition.cells.isEmpty { cells[EvaluationsFile.name, default: [:]][id.text] = addition.cells }
    guard !addition.scores.isEmpty || !addition.totals.isEmpty, let known = dataset.evaluations[id] else { return }
    var figures = Evaluation(id: id, benchmark: known.benchmark, system: known.system)
    figures.scores = addition.scores
    figures.publishedTotals = addition.totals
    figures.publishedDecimals = evaluation.publishedDecimals.filter { addition.totals[$0.key] != nil }
    // Figures of another place lead there.
    if let source = evaluation.source, known.source != nil, known.source != source, !known.otherSources.contains(source)
    {
      figures.otherSources = [source]
    } else if let source = evaluation.source, known.source == nil {
      cells[EvaluationsFile.name, default: [:]][id.text, default: [:]]["source_id"] = source.text
    }
    self.figures.evaluations[id] = figures
  }

  /// A key that no evaluation has: of the benchmark, the system and the variant, and of the date where ratings are a series; where that is taken
  /// also of who sampled, of the date, or of a number.
  private func freeKey(for evaluation: Evaluation) -> Evaluation.ID {
    let isSeries = result.dataset.benchmarks[evaluation.benchmark]?.kind == .rating
    let date = evaluation.evaluatedOn?.description
    let stem = [
      evaluation.benchmark.text, evaluation.system.text, evaluation.variant.flatMap(KebabCase.text),
      isSeries ? date : nil,
    ].compactMap(\.self).joined(separator: ".")
    let people = evaluation.sampledBy.flatMap { $0 == Evaluation.benchmarkTeam ? nil : KebabCase.text(of: $0) }
    let endings = [nil, people, isSeries ? nil : date, people.flatMap { people in date.map { "\(people).\($0)" } }]
    let isTaken = { (key: String) in taken.contains(Evaluation.ID(key)) }
    let keys = [stem] + endings.compactMap(\.self).map { "\(stem).\($0)" }
    return Evaluation.ID(keys.first { !isTaken($0) } ?? KebabCase.free(stem, unless: isTaken))
  }

  // MARK: What evaluations refer to

  private mutating func addSystems() {
    let names = Dictionary(result.systems.map { ($0.system, $0.name) }) { first, _ in first }
    var needed = Set(records.evaluations.values.map(\.system))
    var open = Array(needed)
    while let id = open.popLast() {
      if let base = result.dataset.systems[id]?.baseSystem, needed.insert(base).inserted { open.append(base) }
    }
    for system in result.dataset.systems.values {
      guard let known = dataset.systems[system.id] else {
        guard needed.contains(system.id) else { continue }
        records.systems[system.id] = system
        let missing = [
          (system.organization == nil, "organization_id"), (result.dataset.country(of: system) == nil, "country"),
          (system.announcedOn == nil && system.releasedOn == nil, "released_on"),
        ].compactMap { $0.0 ? $0.1 : nil }
        changes.append(
          Change(
            kind: .added, file: SystemsFile.name, key: system.id.text, name: names[system.id], missing: missing))
        continue
      }
      let facts = facts(of: system, beyond: known)
      guard !facts.isEmpty else { continue }
      changes.append(
        Change(
          kind: .leftOut, file: SystemsFile.name, key: system.id.text, name: names[system.id],
          reason: "the board also says \(facts.joined(separator: ", ")): fill in by hand what is right"))
    }
    for alias in result.dataset.aliases where records.systems[alias.system] != nil { records.aliases.append(alias) }
  }

  /// What a board says of a system beyond what is known.
  private func facts(of system: System, beyond known: System) -> [String] {
    func fact(_ name: String, _ before: String?, _ text: String?) -> String? {
      before == nil ? text.map { "\(name) \($0)" } : nil
    }
    let organization = system.organization.flatMap { result.dataset.organizations[$0]?.name ?? $0.text }
    return [
      fact("organization", known.organization?.text, organization),
      fact("country", dataset.country(of: known)?.text, system.ownCountries.first?.text),
      fact("announced_on", known.announcedOn?.description, system.announcedOn?.description),
      fact("released_on", known.releasedOn?.description, system.releasedOn?.description),
      fact("access", known.access?.rawValue, system.access?.rawValue),
      fact("architecture", known.architecture, system.architecture),
    ].compactMap(\.self)
  }

  private mutating func addOrganizations() {
    let needed = Set(records.systems.values.compactMap(\.organization))
    for organization in result.dataset.organizations.values
    where needed.contains(organization.id) && dataset.organizations[organization.id] == nil {
      records.organizations[organization.id] = organization
      changes.append(
        Change(
          kind: .added, file: OrganizationsFile.name, key: organization.id.text, name: organization.name,
          missing: organization.country == nil ? ["country_code"] : []))
    }
    let places = Set(
      records.organizations.values.flatMap { ($0.country.map { [$0] } ?? []) + $0.otherCountries }
        + records.systems.values.flatMap(\.ownCountries))
    for country in result.dataset.countries.values
    where places.contains(country.id) && dataset.countries[country.id] == nil {
      records.countries[country.id] = country
      changes.append(Change(kind: .added, file: CountriesFile.name, key: country.id.text, name: country.name))
    }
  }

  private mutating func addSources() {
    var needed = Set(records.evaluations.values.compactMap(\.source))
    needed.formUnion(records.systems.values.compactMap(\.source))
    needed.formUnion(records.organizations.values.compactMap(\.source))
    needed.formUnion(figures.evaluations.values.flatMap(\.otherSources))
    needed.formUnion(cells[EvaluationsFile.name]?.values.compactMap { $0["source_id"].map { Source.ID($0) } } ?? [])
    for source in result.dataset.sources.values where needed.contains(source.id) && dataset.sources[source.id] == nil {
      records.sources[source.id] = source
      changes.append(
        Change(
          kind: .added, file: SourcesFile.name, key: source.id.text, name: source.title,
          missing: [(source.url == nil, "url"), (source.accessedOn == nil, "accessed_on")]
            .compactMap { $0.0 ? $0.1 : nil }))
    }
  }

  /// Lists what the package has from the same boards and the file does not list.
  private mutating func addAbsent() {
    guard !metSources.isEmpty else { return }
    for evaluation in dataset.evaluations.values {
      guard let source = evaluation.source, metSources.contains(source), evaluation.supersededBy == nil,
        result.dataset.benchmarks[evaluation.benchmark] != nil, !met.contains(evaluation.id)
      else { continue }
      changes.append(
        Change(
          kind: .absent, file: EvaluationsFile.name, key: evaluation.id.text,
          reason: "from \(source), whose other rows the file lists; it stays"))
    }
  }

  // MARK: The answer

  /// Whether nothing is to be written.
  public var isEmpty: Bool { !changes.contains { $0.kind == .added || $0.kind == .changed } }

  /// How many records of each kind there are, in a sentence.
  public var sentence: String {
    let evaluations = changes.filter { $0.file == EvaluationsFile.name }
    let counts = Kind.allCases.compactMap { kind -> String? in
      let count = evaluations.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }
    let others = [
      (BenchmarksFile.name, "benchmark"), (SystemsFile.name, "system"), (OrganizationsFile.name, "organization"),
      (CountriesFile.name, "country"), (SourcesFile.name, "source"),
    ].compactMap { file, word -> String? in
      let count = changes.count { $0.file == file && $0.kind == .added }
      return count == 0 ? nil : "\(count) new \(count == 1 ? word : Self.plural(word))"
    }
    return "Evaluations: \(counts.isEmpty ? "none" : counts.joined(separator: ", "))."
      + (others.isEmpty ? "" : " Beside them \(others.joined(separator: ", ")).")
  }

  /// What new records lack, in sentences: `3 systems need a country: a, b, c.`
  public var missing: [String] {
    var found: [(word: String, field: String, keys: [String])] = []
    for change in changes {
      for field in change.missing {
        let word = String(change.file.dropLast())
        if let index = found.firstIndex(where: { $0.word == word && $0.field == field }) {
          found[index].keys.append(change.key ?? "")
        } else {
          found.append((word, field, [change.key ?? ""]))
        }
      }
    }
    return found.map { word, field, keys in
      let name = field.replacing("_id", with: "").replacing("_code", with: "")
      let shown = keys.prefix(5).joined(separator: ", ") + (keys.count > 5 ? ", …" : "")
      return "\(keys.count) \(keys.count == 1 ? "\(word) needs" : "\(word)s need") \(Self.article(name)): \(shown)."
    }
  }

  private static func plural(_ word: String) -> String { word == "country" ? "countries" : word + "s" }

  private static func article(_ field: String) -> String {
    switch field {
    case "country", "url": "a \(field)"
    case "organization": "an organization"
    default: field
    }
  }

  /// The changes as a table, a row a record: `change`, `file`, `key`, `name`, `line`, `reason`, `missing`.
  public func table() throws(TableError) -> Table {
    try Table([
      Column(.change, changes.map(\.kind.rawValue)),
      Column(.file, changes.map(\.file)),
      Column(.key, changes.map(\.key)),
      Column(.printedName, changes.map(\.name)),
      Column(.line, changes.map(\.line)),
      Column(.reason, changes.map(\.reason)),
      Column(.missing, changes.map { $0.missing.isEmpty ? nil : $0.missing.joined(separator: ", ") }),
    ])
  }
}
