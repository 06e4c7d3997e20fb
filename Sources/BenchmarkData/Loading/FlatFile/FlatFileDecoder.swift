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
  /// The header of the column of scores.
  private let scoreHeader: ColumnHeader?
  private var countries = CountryCells()
  private var makers = NameVariants()
  private var directions: ScoreDirections
  private var measured = MeasuredScores()
  private var intervals: IntervalReading
  /// The last text above in the columns that are filled down.
  private var lastTexts: [String: (nextRow: Int, text: String?)] = [:]
  private var filledCounts: OrderedDictionary<String, Int> = [:]

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
    problems += reader.problems
    return dataset
  }

  // MARK: Scores

  private struct ScoreRow {
    var system: System
    var organization: Organization?
    var countries: [Country]
    var evaluation: Evaluation
    var dimension: Dimension
    /// `nil` where the cell is empty.
    var score: Score?
    /// The prompt and the number of the video, where the row is one of several of an evaluation.
    var item: MeasuredScores.Item?
    var row: Int
  }

  private mutating func decodeScores(column: String, defaultDimension: String) {
    intervals.setRounding(of: reader, scores: column)
    let isPerItem = reader.texts("prompt_id") != nil || reader.texts("sample_index") != nil
    var rows: [ScoreRow] = []
    // The reader is set aside so that a row can be read and the decoder changed.
    var reader = self.reader
    rows = reader.records { row in
      scoreRow(&row, column: column, defaultDimension: defaultDimension, isPerItem: isPerItem)
    }
    self.reader = reader
    for row in rows { insert(row) }
    measured.fill(&dataset)
    directions.apply(to: &dataset.benchmarks, file: path)
    problems += directions.problems
    recogniseRatings()
    report(column: column)
  }

  private mutating func scoreRow(
    _ row: inout RowReader, column: String, defaultDimension: String, isPerItem: Bool
  ) -> ScoreRow? {
    guard let name = filled("system", row) else { return nil }
    for column in ["std_error", "std_dev", "sample_size"] {
      if let number = row.number(column), number < 0 {
        row.reject(
          .impossibleValue, column, "this cannot be negative", found: DecimalText.text(of: number),
          expected: "0 or more")
      }
    }
    let countries = filled("country", row).map { self.countries.countries($0, row: row.row) } ?? []
    let organization = filled("organization", row).map { text in
      let maker = makers.canonical(text)
      return Organization(
        id: Organization.ID(maker), name: maker, country: countries.first?.id,
        otherCountries: countries.dropFirst().map(\.id))
    }
    let benchmark = filled("benchmark", row).map { Benchmark.ID($0) } ?? defaultBenchmark
    let date = row.date("evaluated_on")
    let sampledBy = row.text("sampled_by")
    let source = row.text("source").map { Source.ID($0) }
    var system = System(
      id: System.ID(name), name: name, organization: organization?.id, announcedOn: row.date("announced_on"),
      releasedOn: row.date("released_on"), access: Self.access(&row), architecture: row.text("architecture"),
      url: row.text("address").flatMap { NameText($0).address ?? NameText.webAddress($0) })
    if organization == nil { system.ownCountries = countries.map(\.id) }
    let dimension = self.dimension(&row, benchmark, defaultDimension)
    var score = row.number(column).flatMap { intervals.score($0, &row) }
    score?.sampleSize = row.number("sample_size")
    return ScoreRow(
      system: system, organization: organization, countries: countries,
      evaluation: Evaluation(
        id: Self.evaluationKey(benchmark, name, date, sampledBy), benchmark: benchmark, system: System.ID(name),
        evaluatedOn: date, sampledBy: sampledBy, evaluatedBy: row.text("evaluated_by"), source: source),
      dimension: dimension, score: score, item: isPerItem ? item(row) : nil, row: row.row)
  }

  /// The text in a column, or the last one above it where the column is to be filled down; rows that are left out count.
  private mutating func filled(_ column: String, _ row: RowReader) -> String? {
    guard options.fillDown.contains(column), let texts = row.texts(column) else { return row.text(column) }
    var last = lastTexts[column] ?? (nextRow: 0, text: nil)
    while last.nextRow <= row.row {
      last.text = texts[last.nextRow] ?? last.text
      last.nextRow += 1
    }
    lastTexts[column] = last
    if texts[row.row] == nil, last.text != nil { filledCounts[column, default: 0] += 1 }
    return last.text
  }

  /// The prompt and the number of a row's video; without a column of prompts each video stands for itself.
  private func item(_ row: RowReader) -> MeasuredScores.Item {
    let sample = row.text("sample_index")
    let prompt = row.text("prompt_id") ?? sample ?? "row \(row.row + 1)"
    return MeasuredScores.Item(prompt: prompt, index: sample.flatMap { Int($0) }, rater: row.text("rater_id"))
  }

  /// The kind of access in our words or in those of public boards.
  private static func access(_ row: inout RowReader) -> System.Access? {
    row.text("access").flatMap { System.Access(printed: $0) ?? row.choice("access") }
  }

  /// The dimension of a row, whose name may carry an arrow, and what the row says of its direction.
  private mutating func dimension(
    _ row: inout RowReader, _ benchmark: Benchmark.ID, _ defaultDimension: String
  ) -> Dimension {
    let header = filled("dimension", row).map(ColumnHeader.init)
    let name = header?.name ?? defaultDimension
    let dimension = Dimension(
      id: Dimension.ID(name), name: name,
      unit: Unit(row.text("unit").map(Self.unit) ?? scoreHeader?.unit ?? Unit.points.name))
    if let stated = flag(&row, "higher_is_better") ?? header?.higherIsBetter,
      let earlier = directions.state(benchmark, dimension.id, higherIsBetter: stated, row: row.row)
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

  private static func evaluationKey(
    _ benchmark: Benchmark.ID, _ system: String, _ date: CalendarDate?, _ sampledBy: String?
  ) -> Evaluation.ID {
    Evaluation.ID([benchmark.text, system, date?.description, sampledBy].compactMap(\.self).joined(separator: " | "))
  }

  private mutating func insert(_ row: ScoreRow) {
    let key = MeasuredScores.Key(evaluation: row.evaluation.id, dimension: row.dimension.id)
    if let first = measured.firstRow(of: key), row.item == nil {
      reader.reject(
        row: row.row, .duplicateKey, "system",
        "the same system, benchmark, dimension and date stand in line \(reader.line(ofRow: first)) too",
        found: row.system.name,
        fix: "keep one, tell them apart by evaluated_on, or name the column of their prompts: --columns prompt_id=NAME")
      return
    }
    measured.add(row.score, row.item, to: key, at: row.row)
    rows.add(row.system, row.organization, row.evaluation, row.dimension, at: row.row)
    for country in row.countries where dataset.countries[country.id] == nil { dataset.countries[country.id] = country }
    if let source = row.evaluation.source, dataset.sources[source] == nil {
      dataset.sources[source] = Source(id: source, title: source.text)
    }
    merge(row.organization, at: row.row)
    merge(row.system, at: row.row)
    merge(row.dimension, of: row.evaluation.benchmark, at: row.row)
    if dataset.evaluations[row.evaluation.id] == nil { dataset.evaluations[row.evaluation.id] = row.evaluation }
  }

  private mutating func merge(_ dimension: Dimension, of id: Benchmark.ID, at row: Int) {
    if dataset.benchmarks[id] == nil {
      dataset.benchmarks[id] = Benchmark(id: id, name: id.text, kind: .composite)
    }
    guard let known = dataset.benchmarks[id]?.dimensions[dimension.id] else {
      dataset.benchmarks[id]?.dimensions[dimension.id] = dimension
      return
    }
    guard known.unit != dimension.unit, reader.texts("unit")?[row] != nil else { return }
    reader.reject(
      row: row, .contradiction, "unit", "\(known.name) was in '\(known.unit.name)' in an earlier row",
      found: dimension.unit.name,
      expected: known.unit.name, fix: "bring all scores of a dimension into one unit")
  }

  private mutating func merge(_ organization: Organization?, at row: Int) {
    guard let organization else { return }
    guard let known = dataset.organizations[organization.id] else {
      dataset.organizations[organization.id] = organization
      return
    }
    guard let country = organization.country, country != known.country else { return }
    if let earlier = known.country {
      reader.reject(
        row: row, .contradiction, "country", "\(known.name) stood under '\(earlier)' in an earlier row",
        found: country.text, expected: earlier.text, fix: "write the same in both rows")
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
        reader.reject(
          row: row, .contradiction, column, "\(system.name) stood under '\(text(old))' in an earlier row",
          found: text(new), expected: text(old), fix: "write the same in both rows")
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
        isRating = looksLikeRatings(id, only)
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

  private func looksLikeRatings(_ benchmark: Benchmark.ID, _ dimension: Dimension) -> Bool {
    let header = options.columns["sample_size"].map(ColumnHeader.init)
    return RatingScale.looksLike(
      dataset.evaluations(on: benchmark).compactMap { $0.scores[dimension.id]?.value }, header: scoreHeader,
      besideVotes: header.map(RatingScale.countsVotes) ?? false)
  }

  // MARK: What is said

  private mutating func report(column: String) {
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
    for (name, count) in filledCounts {
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
    ColumnNames.known(in: .scores).meaning(of: self) == .score ? nil : name
  }
}

/// The rows of a flat file in which records were first met.
struct FlatFileRows {
  private(set) var systems: [System.ID: Int] = [:]
  private(set) var organizations: [Organization.ID: Int] = [:]
  private(set) var countries: [Country.ID: Int] = [:]
  private(set) var evaluations: [Evaluation.ID: Int] = [:]
  private(set) var scores: [Evaluation.ID: [Dimension.ID: Int]] = [:]

  fileprivate mutating func add(
    _ system: System, _ organization: Organization?, _ evaluation: Evaluation, _ dimension: Dimension, at row: Int
  ) {
    systems[system.id] = systems[system.id] ?? row
    evaluations[evaluation.id] = evaluations[evaluation.id] ?? row
    if scores[evaluation.id]?[dimension.id] == nil { scores[evaluation.id, default: [:]][dimension.id] = row }
    for country in system.ownCountries { countries[country] = countries[country] ?? row }
    guard let organization else { return }
    organizations[organization.id] = organizations[organization.id] ?? row
    if let country = organization.country { countries[country] = countries[country] ?? row }
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
