internal import OrderedCollections
internal import Quantities
internal import Tables

/// Turns the tables of a data package into a dataset, checking every reference.
///
/// Files are decoded in the order of their references, so that each record finds what it refers to.
struct PackageDecoder {
  private(set) var dataset: Dataset
  private(set) var problems: [Problem] = []
  private let tables: [Resource: SourceTable]

  init(title: String, tables: [Resource: SourceTable]) {
    dataset = Dataset(title: title)
    self.tables = tables
  }

  /// The dataset of the tables, and everything that is wrong with them.
  static func decode(title: String, tables: [Resource: SourceTable]) -> (dataset: Dataset, problems: [Problem]) {
    var decoder = PackageDecoder(title: title, tables: tables)
    decoder.decodeSources()
    decoder.decodeCountries()
    decoder.decodeOrganizations()
    decoder.decodeSystems()
    decoder.decodeBenchmarks()
    decoder.decodeAliases()
    decoder.decodeEvaluations()
    decoder.decodeEvaluationSources()
    decoder.decodeScores()
    decoder.decodePublishedTotals()
    decoder.decodeSamples()
    decoder.decodeVotes()
    decoder.decodeClaims()
    return (decoder.dataset, decoder.problems)
  }

  /// The records of a file; none if the package lacks it.
  private mutating func records<Record>(_ resource: Resource, _ make: (inout RowReader) -> Record?) -> [Record] {
    guard let table = tables[resource] else { return [] }
    var reader = RowReader(table)
    var firstRows: [[String]: Int] = [:]
    let key = resource.key
    let records = reader.records { row -> Record? in
      let record = make(&row)
      if !key.isEmpty, record != nil {
        let values = key.map { column in row.text(column) ?? row.number(column).map { "\($0)" } ?? "" }
        if let first = firstRows[values] {
          row.rejectDuplicate(of: first, key: key)
        } else {
          firstRows[values] = row.row
        }
      }
      return record
    }
    problems += reader.problems
    return records
  }

  /// Records with an id, in order.
  private static func index<Record: Identifiable>(_ records: [Record]) -> OrderedDictionary<Record.ID, Record> {
    OrderedDictionary(records.map { ($0.id, $0) }) { first, _ in first }
  }

  // MARK: Who

  private mutating func decodeSources() {
    dataset.sources = Self.index(
      records(.sources) { row in
        guard let id = row.identifier("source_id", as: Source.self), let title = row.text("title") else { return nil }
        return Source(
          id: id, title: title, publisher: row.text("publisher"), url: row.text("url"),
          publishedOn: row.date("published_on"), accessedOn: row.date("accessed_on"), license: row.text("license"))
      })
  }

  private mutating func decodeCountries() {
    dataset.countries = Self.index(
      records(.countries) { row in
        guard let id = row.identifier("country_code", as: Country.self), let name = row.text("name") else {
          return nil
        }
        return Country(id: id, alpha3: row.text("alpha_3"), name: name)
      })
  }

  private mutating func decodeOrganizations() {
    let (countries, sources) = (dataset.countries, dataset.sources)
    dataset.organizations = Self.index(
      records(.organizations) { row in
        guard let id = row.identifier("organization_id", as: Organization.self), let name = row.text("name") else {
          return nil
        }
        return Organization(
          id: id, name: name,
          country: row.reference("country_code", to: countries, kind: "country"),
          otherCountries: row.references("other_country_codes", to: countries, kind: "country"),
          countryNote: row.text("country_note"),
          source: row.reference("source_id", to: sources, kind: "source"))
      })
  }

  private mutating func decodeSystems() {
    let (organizations, sources) = (dataset.organizations, dataset.sources)
    dataset.systems = Self.index(
      records(.systems) { row in
        guard let id = row.identifier("system_id", as: System.self), let name = row.text("name") else { return nil }
        for column in ["max_duration_s", "max_height_px", "fps", "parameters"] {
          if let value = row.number(column), value <= 0 {
            row.reject(
              .impossibleValue, column, "this cannot be zero or less", found: DecimalText.text(of: value),
              expected: "a number above 0")
          }
        }
        return System(
          id: id, name: name, version: row.text("version"),
          organization: row.reference("organization_id", to: organizations, kind: "organization"),
          announcedOn: row.date("announced_on"), releasedOn: row.date("released_on"),
          withdrawnOn: row.date("withdrawn_on"), access: row.choice("access"),
          architecture: row.text("architecture"), modality: row.text("modality"),
          maximumDuration: row.number("max_duration_s"), maximumHeight: row.number("max_height_px"),
          framesPerSecond: row.number("fps"), parameters: row.number("parameters"),
          baseSystem: row.identifier("base_system_id"),
          source: row.reference("source_id", to: sources, kind: "source"), note: row.text("note"))
      })
    checkSelfReferences(.systems, column: "base_system_id", known: Set(dataset.systems.keys.map(\.text)))
  }

  private mutating func decodeAliases() {
    let (systems, benchmarks) = (dataset.systems, dataset.benchmarks)
    dataset.aliases = records(.aliases) { row in
      guard let name = row.text("alias"), let system = row.reference("system_id", to: systems, kind: "system") else {
        return nil
      }
      return SystemAlias(
        benchmark: row.reference("benchmark_id", to: benchmarks, kind: "benchmark"), name: name, system: system)
    }
  }

  // MARK: What

  private mutating func decodeBenchmarks() {
    dataset.benchmarks = Self.index(
      records(.benchmarks) { row in
        guard let id = row.identifier("benchmark_id", as: Benchmark.self), let name = row.text("name"),
          let kind = row.choice("kind", as: Benchmark.Kind.self)
        else { return nil }
        return Benchmark(
          id: id, name: name, version: row.text("version"), kind: kind, url: row.text("url"),
          license: row.text("license"), citation: row.text("citation"))
      })
    let benchmarks = dataset.benchmarks
    let groups = records(.groups) { row -> (Benchmark.ID, DimensionGroup)? in
      guard let benchmark = row.reference("benchmark_id", to: benchmarks, kind: "benchmark"),
        let id = row.identifier("group_id", as: DimensionGroup.self), let name = row.text("name")
      else { return nil }
      Self.requireNonnegative(&row, "weight")
      return (benchmark, DimensionGroup(id: id, name: name, weight: row.number("weight")))
    }
    for (benchmark, group) in groups { dataset.benchmarks[benchmark]?.groups[group.id] = group }
    decodeDimensions()
  }

  private mutating func decodeDimensions() {
    let benchmarks = dataset.benchmarks
    let dimensions = records(.dimensions) { row -> (Benchmark.ID, Dimension)? in
      guard let benchmark = row.reference("benchmark_id", to: benchmarks, kind: "benchmark"),
        let id = row.identifier("dimension_id", as: Dimension.self), let name = row.text("name"),
        let unit = row.text("unit"), let higherIsBetter = row.flag("higher_is_better")
      else { return nil }
      Self.requireNonnegative(&row, "weight")
      let (minimum, maximum) = (row.number("minimum"), row.number("maximum"))
      if let minimum, let maximum, minimum >= maximum {
        row.reject(
          .impossibleValue, "maximum", "the maximum is not above the minimum", found: DecimalText.text(of: maximum),
          expected: "a number above \(minimum)")
      }
      let groups = benchmarks[benchmark]?.groups ?? [:]
      return (
        benchmark,
        Dimension(
          id: id, name: name, group: row.reference("group_id", to: groups, kind: "group of \(benchmark)"),
          minimum: minimum, maximum: maximum, weight: row.number("weight"), higherIsBetter: higherIsBetter,
          unit: Unit(unit), explanation: row.text("description"))
      )
    }
    for (benchmark, dimension) in dimensions {
      dataset.benchmarks[benchmark]?.dimensions[dimension.id] = dimension
    }
  }

  // MARK: How well

  private mutating func decodeEvaluations() {
    let (benchmarks, systems, sources) = (dataset.benchmarks, dataset.systems, dataset.sources)
    dataset.evaluations = Self.index(
      records(.evaluations) { row in
        guard let id = row.identifier("evaluation_id", as: Evaluation.self),
          let benchmark = row.reference("benchmark_id", to: benchmarks, kind: "benchmark"),
          let system = row.reference("system_id", to: systems, kind: "system")
        else { return nil }
        return Evaluation(
          id: id, benchmark: benchmark, system: system, variant: row.text("variant"),
          evaluatedOn: row.date("evaluated_on"), sampledBy: row.text("sampled_by"),
          evaluatedBy: row.text("evaluated_by"), certification: row.choice("certification"),
          supersededBy: row.identifier("superseded_by"), reevaluates: row.identifier("reevaluates"),
          source: row.reference("source_id", to: sources, kind: "source"), note: row.text("note"))
      })
    let known = Set(dataset.evaluations.keys.map(\.text))
    checkSelfReferences(.evaluations, column: "superseded_by", known: known)
    checkSelfReferences(.evaluations, column: "reevaluates", known: known)
  }

  private mutating func decodeEvaluationSources() {
    let (evaluations, sources) = (dataset.evaluations, dataset.sources)
    let further = records(.evaluationSources) { row -> (Evaluation.ID, Source.ID)? in
      guard let evaluation = row.reference("evaluation_id", to: evaluations, kind: "evaluation"),
        let source = row.reference("source_id", to: sources, kind: "source")
      else { return nil }
      return (evaluation, source)
    }
    for (evaluation, source) in further { dataset.evaluations[evaluation]?.otherSources.append(source) }
  }

  private mutating func decodeScores() {
    let (benchmarks, evaluations) = (dataset.benchmarks, dataset.evaluations)
    let scores = records(.scores) { row -> (Evaluation.ID, Dimension.ID, Score)? in
      guard let evaluation = row.reference("evaluation_id", to: evaluations, kind: "evaluation"),
        let record = evaluations[evaluation],
        let dimension = row.reference(
          "dimension_id", to: benchmarks[record.benchmark]?.dimensions ?? [:], kind: "dimension of \(record.benchmark)"),
        let value = row.number("value")
      else { return nil }
      Self.requireNonnegative(&row, "standard_error")
      Self.requireNonnegative(&row, "sample_size")
      return (
        evaluation, dimension,
        Score(value, standardError: row.number("standard_error"), sampleSize: row.number("sample_size"))
      )
    }
    for (evaluation, dimension, score) in scores { dataset.evaluations[evaluation]?.scores[dimension] = score }
  }

  private mutating func decodePublishedTotals() {
    let (benchmarks, evaluations) = (dataset.benchmarks, dataset.evaluations)
    let totals = records(.publishedTotals) { row -> (Evaluation.ID, DimensionGroup.ID, Double)? in
      guard let evaluation = row.reference("evaluation_id", to: evaluations, kind: "evaluation"),
        let record = evaluations[evaluation],
        let group = row.identifier("group_id", as: DimensionGroup.self), let value = row.number("value")
      else { return nil }
      let groups = benchmarks[record.benchmark]?.groups ?? [:]
      if group != Evaluation.total, groups[group] == nil {
        row.reject(
          .notOfBenchmark, "group_id", "\(record.benchmark) has no such group", found: group.text,
          expected: "total or a group of the benchmark", near: [Evaluation.total.text] + groups.keys.map(\.text))
      }
      return (evaluation, group, value)
    }
    for (evaluation, group, value) in totals { dataset.evaluations[evaluation]?.publishedTotals[group] = value }
  }

  private mutating func decodeSamples() {
    let (benchmarks, evaluations) = (dataset.benchmarks, dataset.evaluations)
    dataset.samples = records(.samples) { row in
      guard let evaluation = row.reference("evaluation_id", to: evaluations, kind: "evaluation"),
        let record = evaluations[evaluation],
        let dimension = row.reference(
          "dimension_id", to: benchmarks[record.benchmark]?.dimensions ?? [:], kind: "dimension of \(record.benchmark)"),
        let prompt = row.text("prompt_id"), let value = row.number("value")
      else { return nil }
      let index = row.number("sample_index")
      if let index, index.rounded() != index || abs(index) > 1e15 {
        row.reject(
          .impossibleValue, "sample_index", "this is not a whole number", found: DecimalText.text(of: index),
          expected: "0, 1, 2, …")
        return nil
      }
      return Sample(
        evaluation: evaluation, dimension: dimension, prompt: prompt, index: index.map { Int($0) }, value: value)
    }
  }

  private mutating func decodeVotes() {
    guard let table = tables[.votes] else { return }
    var decoder = VoteDecoder(words: [:])
    decoder.systems = dataset.systems.keys.map(\.text)
    decoder.benchmarks = dataset.benchmarks.keys.map(\.text)
    decoder.benchmarkColumn = "benchmark_id"
    var reader = RowReader(table)
    dataset.votes = decoder.decode(&reader)
    problems += reader.problems
  }

  private mutating func decodeClaims() {
    let sources = dataset.sources
    dataset.claims = Self.index(
      records(.claims) { row in
        guard let id = row.identifier("claim_id", as: Claim.self), let statement = row.text("statement"),
          let test = row.text("test")
        else { return nil }
        return Claim(
          id: id, statement: statement, madeOn: row.date("made_on"), madeBy: row.text("made_by"),
          source: row.reference("source_id", to: sources, kind: "source"), test: test,
          untestableReason: row.text("untestable_reason"), note: row.text("note"))
      })
  }

  // MARK: Shared checks

  private static func requireNonnegative(_ row: inout RowReader, _ column: String) {
    if let value = row.number(column), value < 0 {
      row.reject(
        .impossibleValue, column, "this cannot be negative", found: DecimalText.text(of: value), expected: "0 or more")
    }
  }

  /// Checks references of a file to itself, which can only be done once all of it is read.
  private mutating func checkSelfReferences(_ resource: Resource, column: String, known: Set<String>) {
    guard let table = tables[resource] else { return }
    var reader = RowReader(table)
    _ = reader.records { row -> Bool? in
      if let text = row.text(column), !known.contains(text) {
        row.reject(
          .unknownReference, column, "no row of this file has that key", found: text, near: known.sorted())
      }
      return nil
    }
    problems += reader.problems
  }
}
