import Quantities
import Tables

/// Turns the rows of a flat file into a dataset: each name becomes a record when it is first seen.
struct FlatFileDecoder {
  private(set) var problems: [Problem] = []
  private var reader: RowReader
  private var dataset: Dataset
  private let defaultBenchmark: Benchmark.ID
  private let outcomes: [String: Vote.Outcome]
  private var firstRows: [[String]: Int] = [:]
  private(set) var rows = FlatFileRows()

  init(_ reader: RowReader, path: String, options: LoadOptions, scoreHeader: ColumnHeader?) {
    self.reader = reader
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let parts = file.split(separator: ".")
    let stem = parts.count > 1 ? parts.dropLast().joined(separator: ".") : file
    defaultBenchmark = Benchmark.ID(stem)
    dataset = Dataset(title: stem)
    outcomes = options.outcomes
  }

  /// The dataset; what is wrong is in ``problems``.
  mutating func decode(_ kind: FlatFileLoader.Kind) -> Dataset {
    switch kind {
    case .votes: decodeVotes()
    case .estimates: decodeScores(column: "estimate", defaultDimension: "estimate")
    case .scores: decodeScores(column: "score", defaultDimension: "score")
    }
    problems = reader.problems
    return dataset
  }

  // MARK: Scores

  private struct ScoreRow {
    var system: System
    var organization: Organization?
    var country: Country?
    var evaluation: Evaluation
    var dimension: Dimension
    var score: Score
    var row: Int
  }

  private mutating func decodeScores(column: String, defaultDimension: String) {
    let benchmark = defaultBenchmark
    let rows = reader.records { row in
      Self.scoreRow(&row, column: column, benchmark: benchmark, dimension: defaultDimension)
    }
    for row in rows { insert(row) }
  }

  private static func scoreRow(
    _ row: inout RowReader, column: String, benchmark: Benchmark.ID, dimension: String
  ) -> ScoreRow? {
    guard let name = row.text("system"), let value = row.number(column) else { return nil }
    for column in ["std_error", "sample_size"] {
      if let number = row.number(column), number < 0 {
        row.reject(
          .impossibleValue, column, "this cannot be negative", found: DecimalText.text(of: number),
          expected: "0 or more")
      }
    }
    let country = row.text("country").map { Country(id: Country.ID($0), name: $0) }
    // Without an organization a system stands for its own maker, so that its country is kept.
    let maker = row.text("organization") ?? (country == nil ? nil : "maker of \(name)")
    let organization = maker.map { Organization(id: Organization.ID($0), name: $0, country: country?.id) }
    let benchmark = row.identifier("benchmark") ?? benchmark
    let source = row.text("source").map { Source.ID($0) }
    return ScoreRow(
      system: System(
        id: System.ID(name), name: name, organization: organization?.id, announcedOn: row.date("announced_on"),
        releasedOn: row.date("released_on"), access: row.choice("access"), architecture: row.text("architecture")),
      organization: organization, country: country,
      evaluation: Evaluation(
        id: evaluationKey(benchmark, name, row.date("evaluated_on"), row.text("sampled_by")), benchmark: benchmark,
        system: System.ID(name), evaluatedOn: row.date("evaluated_on"), sampledBy: row.text("sampled_by"),
        source: source),
      dimension: Dimension(
        id: row.identifier("dimension") ?? Dimension.ID(dimension), name: row.text("dimension") ?? dimension,
        unit: row.text("unit").map { Unit($0) } ?? .points),
      score: Score(value, standardError: standardError(&row, value), sampleSize: row.number("sample_size")),
      row: row.row)
  }

  private static func evaluationKey(
    _ benchmark: Benchmark.ID, _ system: String, _ date: CalendarDate?, _ sampledBy: String?
  ) -> Evaluation.ID {
    Evaluation.ID([benchmark.text, system, date?.description, sampledBy].compactMap(\.self).joined(separator: " | "))
  }

  /// The standard error as given, or from a 95 % interval: (upper − lower)/(2 · 1.959964).
  private static func standardError(_ row: inout RowReader, _ value: Double) -> Double? {
    let given = row.number("std_error")
    guard let lower = row.number("ci_lower"), let upper = row.number("ci_upper") else { return given }
    guard lower <= value, value <= upper else {
      row.reject(
        .contradiction, "ci_lower", "the interval does not contain the score",
        found: "\(PrintedNumber.text(lower)) to \(PrintedNumber.text(upper)) for \(PrintedNumber.text(value))",
        expected: "ci_lower ≤ score ≤ ci_upper")
      return nil
    }
    return given ?? (upper - lower) / (2 * normalQuantile975)
  }

  private mutating func insert(_ row: ScoreRow) {
    let key = [row.evaluation.id.text, row.dimension.id.text]
    if let first = firstRows[key] {
      reader.reject(
        row: row.row, .duplicateKey, "system",
        "the same system, benchmark, dimension and date stand in line \(reader.line(ofRow: first)) too",
        found: row.system.name, fix: "keep one, or tell them apart by evaluated_on")
      return
    }
    firstRows[key] = row.row
    rows.add(row.system, row.organization, row.evaluation, row.dimension, at: row.row)
    if let country = row.country, dataset.countries[country.id] == nil { dataset.countries[country.id] = country }
    if let source = row.evaluation.source, dataset.sources[source] == nil {
      dataset.sources[source] = Source(id: source, title: source.text)
    }
    merge(row.organization, at: row.row)
    merge(row.system, at: row.row)
    var benchmark =
      dataset.benchmarks[row.evaluation.benchmark]
      ?? Benchmark(id: row.evaluation.benchmark, name: row.evaluation.benchmark.text, kind: .composite)
    if benchmark.dimensions[row.dimension.id] == nil { benchmark.dimensions[row.dimension.id] = row.dimension }
    dataset.benchmarks[benchmark.id] = benchmark
    dataset.evaluations[row.evaluation.id, default: row.evaluation].scores[row.dimension.id] = row.score
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
    join(\.announcedOn, "announced_on", \.description)
    join(\.releasedOn, "released_on", \.description)
    join(\.access, "access", \.rawValue)
    join(\.architecture, "architecture") { $0 }
    dataset.systems[system.id] = known
  }

  // MARK: Votes

  private mutating func decodeVotes() {
    dataset.votes = VoteDecoder(words: outcomes).decode(&reader)
    for system in dataset.votes.systems { dataset.systems[system] = System(id: system, name: system.text) }
  }
}

/// The 97.5 % point of the standard normal distribution, from which published 95 % intervals are made.
private let normalQuantile975 = 1.959963984540054

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
    scores[evaluation.id, default: [:]][dimension.id] = row
    guard let organization else { return }
    organizations[organization.id] = organizations[organization.id] ?? row
    if let country = organization.country { countries[country] = countries[country] ?? row }
  }
}
