import OrderedCollections
import Quantities
import Tables

/// Turns the rows of a flat file into a dataset: each name becomes a record when it is first seen.
struct FlatFileDecoder {
  private(set) var problems: [Problem] = []
  /// What had to be decided about the meaning of the columns.
  private(set) var decisions: [ReadingDecision] = []
  private(set) var rows = FlatFileRows()
  private var reader: RowReader
  private var dataset: Dataset
  private let path: String
  private let defaultBenchmark: Benchmark.ID
  private let options: LoadOptions
  /// The covariates of votes, with the names of their columns.
  var covariates: [(name: String, first: String, second: String?)] = []
  /// The names of the columns of replicates of votes, in order, and that of the votes without a cluster.
  var replicates: [String] = []
  var unclustered: String?
  /// The header of the column of scores.
  private let scoreHeader: ColumnHeader?
  private var countries = CountryCells()
  private var makers = NameVariants()
  private var directions: ScoreDirections
  private var intervals: IntervalReading
  /// What is wrong with rows beside earlier ones.
  private var contradictions: [Problem] = []

  /// A decoder of a table.
  ///
  /// - Parameters:
  ///   - scoreHeader: The header of the column of scores, if the file holds scores.
  ///   - level: The level of the intervals of which the row says none.
  ///   - levelIsStated: Whether a header or the caller names that level.
  init(
    _ reader: RowReader, path: String, options: LoadOptions, scoreHeader: ColumnHeader?, level: IntervalLevel = .usual,
    levelIsStated: Bool = false
  ) {
    self.reader = reader
    self.path = path
    let benchmark = Benchmark.ID(ofFileAt: path)
    defaultBenchmark = options.defaultBenchmark ?? benchmark
    dataset = Dataset(title: benchmark.text)
    self.options = options
    self.scoreHeader = scoreHeader
    directions = ScoreDirections(options: options.directions, header: scoreHeader)
    intervals = IntervalReading(level: level, isStated: levelIsStated)
  }

  /// The dataset; what is wrong is in ``problems``.
  mutating func decode(_ kind: FlatFileLoader.Kind) -> Dataset {
    switch kind {
    case .votes: decodeVotes()
    case .estimates: decodeScores(column: "estimate", defaultDimension: "estimate")
    case .scores: decodeScores(column: "score", defaultDimension: scoreHeader?.dimensionName ?? "score")
    }
    problems += reader.problems + contradictions
    return dataset
  }

  // MARK: Scores

  private mutating func decodeScores(column: String, defaultDimension: String) {
    intervals.setColumns(of: reader, scores: column)
    let cells = ScoreCells(
      reader, fillDown: options.fillDown, defaultBenchmark, defaultDimension: defaultDimension)
    if !cells.isPerItem { dropRepeatedRows(cells) }
    var measured = MeasuredScores(cells, hasBounds: intervals.hasBounds)
    decodeRows(cells, reader.numbers(column), into: &measured)
    for country in cells.countryCounts(reader) {
      countries.count(country.text, rows: country.count, first: country.firstRow)
    }
    let records = measured.records(
      cells, values: reader.numbers(column) ?? NumberValues([]), statedErrors: reader.numbers("std_error"),
      sampleSizes: reader.numbers("sample_size"), groups: groups(cells, column)
    ) { number, row in
      Evaluation(
        id: cells.evaluations[number], benchmark: benchmark(cells, row),
        system: System.ID(cells.text("system", row) ?? ""), evaluatedOn: reader.dates("evaluated_on")?[row],
        sampledBy: cells.text("sampled_by", row), evaluatedBy: cells.text("evaluated_by", row),
        source: cells.text("source", row).map { Source.ID($0) })
    }
    (dataset.evaluations, dataset.samples) = (records.evaluations, records.samples)
    rows.setScores(cells, measured)
    directions.apply(to: &dataset.benchmarks, file: path)
    problems += directions.problems
    recogniseRatings()
    report(column: column, cells, measured)
  }

  /// Leaves out rows that repeat an earlier one of the same score in all that the file says.
  private mutating func dropRepeatedRows(_ cells: ScoreCells) {
    let rows = cells.rowsOfSameScore { reader.skips($0) }
    guard !rows.isEmpty else { return }
    var shape = TableShape(reader.source)
    shape.drop(repeated: reader.source.repeatedRows(among: rows) { cells.scores.numbers[$0] })
    reader.skip(shape.omittedRows)
    problems += shape.problems
  }

  /// What rows of single prompts stand for that each are of several scores, by row; empty where none is, or where rows are of whole systems.
  private mutating func groups(_ cells: ScoreCells, _ column: String) -> [SampleSums.Group?] {
    let name = options.columns["sum"]
    let areSums = name != nil && name == options.columns[column]
    guard cells.isPerItem, let values = reader.numbers(column),
      let sums = SampleSums(reader, countColumn: "sample_size", areSums: areSums)
    else { return [] }
    var row = reader
    let counts = row.numbers("sample_size")
    // A negative count was found already.
    let groups = values.indices.map { index in
      cells.systemNumbers[index] < 0 || row.skips(index) || counts?[index] ?? 1 < 0
        ? nil : values[index].flatMap { sums.group($0, row: index, &row) }
    }
    reader = row
    let count = groups.count { $0?.count ?? 1 > 1 }
    if count > 0 {
      decisions.append(
        ReadingDecision(
          .meaning, column: options.columns["sample_size"] ?? "count", "rows that each stand for several scores",
          count: count))
    }
    return groups
  }

  /// Goes through the rows. What a row says of its system and its dimension is read and merged until a row with the same cells was merged
  /// without a contradiction: then those cells say nothing new.
  private mutating func decodeRows(_ cells: ScoreCells, _ values: NumberValues?, into measured: inout MeasuredScores) {
    // The reader is set aside so that a row can be read and the decoder changed.
    var row = reader
    let notNegative = ["std_error", "std_dev", "sample_size"].compactMap { name in
      row.numbers(name).map { (name: name, numbers: $0) }
    }
    var known = KnownCells(
      cells, exceptions: notNegative.reduce(into: row.skippedRows) { $0.formUnion($1.numbers.negativePositions) })
    let hasBounds = intervals.hasBounds
    var next = 0
    while true {
      let index = measured.addPlainRows(from: next, cells, values) { !hasBounds && !known.hasNews($0) }
      next = index + 1
      guard index < cells.systemNumbers.count else { break }
      guard cells.systemNumbers[index] >= 0, !row.skips(index) else { continue }
      row.begin(index)
      for (name, numbers) in notNegative {
        guard let number = numbers[index], number < 0 else { continue }
        row.reject(
          .impossibleValue, name, "this cannot be negative", found: DecimalText.text(of: number), expected: "0 or more")
      }
      let described = known.knowsSystem(index) ? nil : describe(&row, cells)
      let dimension = known.knowsDimension(index) ? nil : dimension(&row, cells)
      let score = values.flatMap { $0[index] }.flatMap { intervals.score($0, &row) }
      guard row.isSound else { continue }
      if !cells.isPerItem, let first = measured.firstRow(withScoreOf: index, cells) {
        contradict(
          row: index, .duplicateKey, "system",
          "the same system, benchmark, dimension and date stand in line \(row.line(ofRow: first)) too",
          found: cells.text("system", index),
          fix:
            "keep one, tell them apart by evaluated_on, or name the column of their prompts: --columns prompt_id=NAME")
        continue
      }
      measured.add(score, cells, at: index)
      if !known.knowsSource(index), let source = cells.text("source", index) {
        known.setSourceKnown(index)
        dataset.sources[Source.ID(source)] = Source(id: Source.ID(source), title: source)
      }
      let contradictionCount = contradictions.count
      if let described {
        rows.add(described.system, described.organization, at: index)
        for country in described.countries where dataset.countries[country.id] == nil {
          dataset.countries[country.id] = country
        }
        merge(described.organization, at: index)
        merge(described.system, at: index)
        if contradictions.count == contradictionCount { known.setSystemKnown(index) }
      }
      if let dimension, merge(dimension, of: benchmark(cells, index), at: index) { known.setDimensionKnown(index) }
    }
    reader = row
  }

  /// What a row says of its system.
  private mutating func describe(
    _ row: inout RowReader, _ cells: ScoreCells
  ) -> (system: System, organization: Organization?, countries: [Country]) {
    let index = row.row
    let name = cells.text("system", index) ?? ""
    let countries = cells.text("country", index).map { self.countries.countries($0) } ?? []
    let organization = cells.text("organization", index).map { text in
      let maker = makers.canonical(text)
      return Organization(
        id: Organization.ID(maker), name: maker, country: countries.first?.id,
        otherCountries: countries.dropFirst().map(\.id))
    }
    var system = System(
      id: System.ID(name), name: name, organization: organization?.id, announcedOn: row.date("announced_on"),
      releasedOn: row.date("released_on"), access: Self.access(&row), architecture: cells.text("architecture", index),
      url: cells.text("address", index).flatMap { NameText($0).address ?? NameText.webAddress($0) })
    if organization == nil { system.ownCountries = countries.map(\.id) }
    return (system, organization, countries)
  }

  /// The kind of access in our words or in those of public boards.
  private static func access(_ row: inout RowReader) -> System.Access? {
    row.text("access").flatMap { System.Access(printed: $0) ?? row.choice("access") }
  }

  private func benchmark(_ cells: ScoreCells, _ row: Int) -> Benchmark.ID {
    cells.text("benchmark", row).map { Benchmark.ID($0) } ?? defaultBenchmark
  }

  /// The dimension of a row, whose name may carry an arrow, and what the row says of its direction.
  private mutating func dimension(_ row: inout RowReader, _ cells: ScoreCells) -> Dimension {
    let header = cells.dimensionHeader(row.row)
    let name = cells.dimensionNames[Int(cells.dimensionNumbers[row.row])]
    let dimension = Dimension(
      id: Dimension.ID(name), name: name,
      unit: Unit(row.text("unit").map(Self.unit) ?? scoreHeader?.unit ?? Unit.points.name))
    if let stated = flag(&row, "higher_is_better") ?? header?.higherIsBetter,
      let earlier = directions.state(
        benchmark(cells, row.row), dimension.id, higherIsBetter: stated, row: row.row)
    {
      row.reject(
        .contradiction, "higher_is_better",
        "\(name) has the other direction in line \(row.line(ofRow: earlier.row ?? 0))", found: "\(stated)",
        expected: "\(earlier.higherIsBetter)", fix: "write the same in both rows")
    }
    return dimension
  }

  private func flag(_ row: inout RowReader, _ column: String) -> Bool? {
    guard let text = row.text(column) else { return nil }
    if let flag = DimensionTable.isHigherBetter(text) { return flag }
    row.reject(.unknownChoice, column, "this is not a truth value", found: text, expected: "true or false")
    return nil
  }

  /// A unit by the words that tables have for it.
  static func unit(_ text: String) -> String {
    switch ComparableName.header(text) {
    case "elo", "rating", "ratings", "elorating", "elopoints", "elos": "rating"
    case "", "percent", "pct", "prozent": "percent"
    default: text
    }
  }

  // MARK: Rows put together

  /// Records that a row contradicts an earlier one.
  private mutating func contradict(
    row: Int, _ code: Problem.Code, _ column: String, _ message: String, found: String?,
    expected: String? = nil, fix: String
  ) {
    contradictions.append(
      Problem(
        code, at: reader.place(row: row, column), message, found: found, expected: expected, fix: fix))
  }

  /// Whether the dimension is in the unit that earlier rows have.
  private mutating func merge(_ dimension: Dimension, of id: Benchmark.ID, at row: Int) -> Bool {
    if dataset.benchmarks[id] == nil {
      dataset.benchmarks[id] = Benchmark(id: id, name: id.text, kind: .composite)
    }
    guard let known = dataset.benchmarks[id]?.dimensions[dimension.id] else {
      dataset.benchmarks[id]?.dimensions[dimension.id] = dimension
      return true
    }
    guard known.unit != dimension.unit, reader.texts("unit")?[row] != nil else { return true }
    contradict(
      row: row, .contradiction, "unit", "\(known.name) was in '\(known.unit.name)' in an earlier row",
      found: dimension.unit.name,
      expected: known.unit.name, fix: "bring all scores of a dimension into one unit")
    return false
  }

  private mutating func merge(_ organization: Organization?, at row: Int) {
    guard let organization else { return }
    guard let known = dataset.organizations[organization.id] else {
      dataset.organizations[organization.id] = organization
      return
    }
    guard let country = organization.country, country != known.country else { return }
    if let earlier = known.country {
      contradict(
        row: row, .contradiction, "country", "\(known.name) stood under '\(earlier)' in an earlier row",
        found: country.text,
        expected: earlier.text, fix: "write the same in both rows")
    } else {
      dataset.organizations[organization.id]?.country = country
      dataset.organizations[organization.id]?.otherCountries = organization.otherCountries
    }
  }

  /// Fills in what an earlier row left open, and reports what contradicts it.
  private mutating func merge(_ system: System, at row: Int) {
    guard var known = dataset.systems[system.id] else {
      dataset.systems[system.id] = system
      return
    }
    func join<Value: Equatable>(_ path: WritableKeyPath<System, Value?>, _ column: String, _ text: (Value) -> String) {
      guard let new = system[keyPath: path] else { return }
      if let old = known[keyPath: path], old != new {
        contradict(
          row: row, .contradiction, column, "\(system.name) stood under '\(text(old))' in an earlier row",
          found: text(new),
          expected: text(old), fix: "write the same in both rows")
      } else {
        known[keyPath: path] = new
      }
    }
    join(\.organization, "organization", \.text)
    join(\.ownCountry, "country", \.text)
    join(\.announcedOn, "announced_on", \.description)
    join(\.releasedOn, "released_on", \.description)
    join(\.access, "access", \.rawValue)
    join(\.architecture, "architecture") { $0 }
    if known.url == nil { known.url = system.url }
    dataset.systems[system.id] = known
  }

  // MARK: Ratings

  /// Makes ratings of what the unit, the header or the option says are such.
  private mutating func recogniseRatings() {
    let mayBeRatings = options.kind == nil && dataset.benchmarks.values.contains { $0.dimensions.count == 1 }
    let evaluations = mayBeRatings ? dataset.evaluationsByBenchmark() : [:]
    for benchmark in dataset.benchmarks.values {
      let id = benchmark.id
      guard let only = benchmark.dimensions.values.first, benchmark.dimensions.count == 1 else {
        if options.kind == .rating { dataset.benchmarks[id]?.kind = .rating }
        continue
      }
      let isRating: Bool
      if let kind = options.kind {
        isRating = kind == .rating
      } else if only.unit == .rating || scoreHeader.map(RatingScale.isNamed) ?? false
        || RatingScale.isNamed(ColumnHeader(only.name))
      {
        isRating = true
      } else {
        isRating = looksLikeRatings(evaluations[id] ?? [], only)
        if isRating {
          decisions.append(
            ReadingDecision(
              .meaning, column: scoreHeader?.text ?? "score",
              "taken for ratings on an Elo scale (--kind composite if they are not)"))
        }
      }
      guard isRating else { continue }
      dataset.benchmarks[id]?.kind = .rating
      dataset.benchmarks[id]?.dimensions[only.id]?.unit = "rating"
    }
  }

  private func looksLikeRatings(_ evaluations: [Evaluation], _ dimension: Dimension) -> Bool {
    let header = options.columns["sample_size"].map(ColumnHeader.init)
    return RatingScale.looksLike(
      evaluations.compactMap { $0.scores[dimension.id]?.value }, header: scoreHeader,
      besideVotes: header.map(RatingScale.countsVotes) ?? false)
  }

  // MARK: What is said

  private mutating func report(column: String, _ cells: ScoreCells, _ measured: MeasuredScores) {
    for (name, found) in countries.unknown {
      problems.append(
        Problem(
          CountryCodeCheck.unknown.code, severity: .warning,
          at: reader.place(row: found.firstRow, "country"),
          found.count == 1
            ? "a row stands under what is no country of ISO 3166-1"
            : "\(found.count) rows stand under what is no country of ISO 3166-1",
          found: name, expected: "a code or an English name",
          fix: CountryCodeCheck.suggestion(for: name)))
    }
    problems += intervals.problems(reader)
    decisions += intervals.decisions(options.columns["ci_lower"] ?? "ci_lower")
    for (text, found) in countries.several {
      decisions.append(
        ReadingDecision(
          .meaning, column: options.columns["country"] ?? "country",
          "'\(text)' is several countries, the first being the primary one", count: found.count,
          places: [reader.place(row: found.firstRow, "country")]))
    }
    let merged = countries.spellings.filter { $0.value.count > 1 }
    if !merged.isEmpty {
      decisions.append(
        ReadingDecision(
          .meaning, column: options.columns["country"] ?? "country",
          merged.map { "\($0.value.joined(separator: ", ")) are \($0.key)" }.joined(separator: "; "),
          count: merged.count))
    }
    if !makers.variants.isEmpty {
      decisions.append(
        ReadingDecision(
          .meaning, column: options.columns["organization"] ?? "organization", "taken as one: \(makers.text)",
          count: makers.variants.count))
    }
    for (name, count) in cells.filledCounts(reader) {
      decisions.append(
        ReadingDecision(
          .missing, column: options.columns[name] ?? name, "empty cells filled from the row above", count: count))
    }
    if measured.itemCount > 0 {
      decisions.append(
        ReadingDecision(
          .meaning, "a row a prompt or a video: scores are means, their standard errors clustered by prompt",
          count: measured.itemCount))
    }
    if measured.emptyCount > 0 {
      decisions.append(
        ReadingDecision.missing(in: options.columns[column] ?? column, count: measured.emptyCount))
    }
  }

  // MARK: Votes

  private mutating func decodeVotes() {
    var decoder = VoteDecoder(words: options.outcomes)
    decoder.readsPublicForms = options.outcomes.isEmpty
    decoder.covariates = covariates
    (decoder.replicates, decoder.unclustered) = (replicates, unclustered)
    if !replicates.isEmpty {
      decisions.append(
        ReadingDecision(
          .meaning, "\(replicates[0]) to \(replicates[replicates.count - 1]): votes of clusters that were resampled",
          count: replicates.count))
    }
    dataset.votes = decoder.decode(&reader)
    for system in dataset.votes.systems { dataset.systems[system] = System(id: system, name: system.text) }
  }
}

extension System {
  /// The primary country that a table gives for the system itself.
  fileprivate var ownCountry: Country.ID? {
    get { ownCountries.first }
    set { if ownCountries.first != newValue { ownCountries = newValue.map { [$0] } ?? [] } }
  }
}

extension ColumnHeader {
  /// The unit that the header says.
  fileprivate var unit: String? { isPercent ? "percent" : nil }

  /// The name of the dimension, where the header is more than a word for scores.
  fileprivate var dimensionName: String? {
    let meaning = ColumnNames.known(in: .scores).meaning(of: self)
    return meaning == .score || meaning == .sum ? nil : name
  }
}

/// The rows of a flat file in which records were first met.
struct FlatFileRows: Sendable {
  private(set) var systems: [System.ID: Int] = [:]
  private(set) var organizations: [Organization.ID: Int] = [:]
  private(set) var countries: [Country.ID: Int] = [:]
  private var evaluations: OrderedSet<Evaluation.ID> = []
  private var evaluationRows: [Int32] = []
  private var dimensions: [String] = []
  /// The dimensions of each evaluation with their rows, by its number.
  private var scores: [[(dimension: Int32, row: Int32)]] = []

  /// The first row of an evaluation.
  func row(of evaluation: Evaluation.ID) -> Int? {
    guard let number = evaluations.firstIndex(of: evaluation), evaluationRows[number] >= 0 else { return nil }
    return Int(evaluationRows[number])
  }

  /// The first row with a score of an evaluation.
  ///
  /// - Complexity: O(dimensions of the evaluation), expected.
  func row(of evaluation: Evaluation.ID, _ dimension: Dimension.ID) -> Int? {
    guard let number = evaluations.firstIndex(of: evaluation) else { return nil }
    return scores[number].first { dimensions[Int($0.dimension)] == dimension.text }.map { Int($0.row) }
  }

  fileprivate mutating func add(_ system: System, _ organization: Organization?, at row: Int) {
    systems[system.id] = systems[system.id] ?? row
    for country in system.ownCountries { countries[country] = countries[country] ?? row }
    guard let organization else { return }
    organizations[organization.id] = organizations[organization.id] ?? row
    if let country = organization.country { countries[country] = countries[country] ?? row }
  }

  fileprivate mutating func setScores(_ cells: ScoreCells, _ measured: MeasuredScores) {
    (evaluations, evaluationRows) = (cells.evaluations, measured.evaluationRows)
    dimensions = cells.dimensionNames
    scores = Array(repeating: [], count: evaluationRows.count)
    for row in measured.scoreRows where row >= 0 {
      scores[Int(cells.evaluationNumbers[Int(row)])].append((cells.dimensionNumbers[Int(row)], row))
    }
  }
}

extension Identifier<Benchmark> {
  /// What a flat file that does not name its benchmark holds, unless something else is said: the file's name without its ending.
  package init(ofFileAt path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    self.init(stem.isEmpty ? file : stem)
  }
}
