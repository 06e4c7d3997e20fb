import Tables

/// A question about the meaning of a dataset that is whole in form: one check, one file, one or a few codes.
protocol DatasetCheck: SendableMetatype {
  /// What the check may find.
  static var explanations: [Problem.Explanation] { get }
  /// Whether it is asked with `--strict` alone: what it finds need not be wrong, and a maintainer should look before a change is taken.
  static var isStrict: Bool { get }
  /// What it finds.
  static func problems(in subject: CheckSubject) -> [Problem]
}

extension DatasetCheck {
  static var isStrict: Bool { false }
}

/// The checks of meaning, in the order of their codes in `vgap validate --explain list`.
enum DatasetChecks {
  static var all: [any DatasetCheck.Type] {
    [
      PublishedTotalCheck.self, ScoreRangeCheck.self, PercentCheck.self, StandardErrorCheck.self,
      SampleMeanCheck.self, GoalpostsCheck.self, WeightsCheck.self, EvaluationDateCheck.self, SystemDatesCheck.self,
      FutureDateCheck.self, BenchmarkStatusCheck.self, PartnerCheck.self,
      SupersededCheck.self, EmptyEvaluationCheck.self, DuplicateEvaluationCheck.self, DuplicateScoresCheck.self,
      ConfusableNamesCheck.self, AliasCheck.self, CountryCodeCheck.self, SourceCheck.self, ClaimTestCheck.self,
      SourcePageCheck.self, AccessDateCheck.self, RepeatedRowCheck.self, ScoreHistoryCheck.self, HomeCountryCheck.self,
      UnmarkedBaseCheck.self,
    ]
  }
}

/// A dataset to be checked, and where its records stand.
struct CheckSubject: Sendable {
  var dataset: Dataset
  var places: RecordPlaces
  /// Whether all rows are there: none was set aside for an error. Where some are, nothing is said about what is lacking.
  var isWhole = true
  /// The last date that is not in the future; `nil` if that is not to be checked.
  var asOf: CalendarDate?
  /// What else is wrong with the test of a claim.
  var claimFault: (@Sendable (Claim, Dataset) -> String?)?

  /// A finding about a record.
  func problem(
    _ explanation: Problem.Explanation, _ record: RecordKey, column: String, _ message: String, found: String? = nil,
    expected: String? = nil, fix: String? = nil
  ) -> Problem {
    Problem(
      explanation.code, severity: explanation.severity, at: places.place(of: record, column: column), message,
      found: found, expected: expected, fix: fix)
  }
}

/// One record of a dataset.
enum RecordKey: Hashable, Sendable {
  case country(Country.ID)
  case organization(Organization.ID)
  case system(System.ID)
  case partner(System.ID, Organization.ID)
  case alias(SystemAlias)
  case benchmark(Benchmark.ID)
  case group(Benchmark.ID, DimensionGroup.ID)
  case dimension(Benchmark.ID, Dimension.ID)
  case evaluation(Evaluation.ID)
  case score(Evaluation.ID, Dimension.ID)
  case total(Evaluation.ID, DimensionGroup.ID)
  case sample(Evaluation.ID, Dimension.ID)
  case claim(Claim.ID)
  case source(Source.ID)

  /// The file that holds the record, and the first columns of its key.
  var location: (file: any DatasetFile.Type, key: [String]) {
    switch self {
    case .country(let id): (CountriesFile.self, [id.text])
    case .organization(let id): (OrganizationsFile.self, [id.text])
    case .system(let id): (SystemsFile.self, [id.text])
    case .partner(let id, let organization): (SystemOrganizationsFile.self, [id.text, organization.text])
    case .alias(let alias): (AliasesFile.self, [alias.benchmark?.text ?? "", alias.name])
    case .benchmark(let id): (BenchmarksFile.self, [id.text])
    case .group(let benchmark, let id): (GroupsFile.self, [benchmark.text, id.text])
    case .dimension(let benchmark, let id): (DimensionsFile.self, [benchmark.text, id.text])
    case .evaluation(let id): (EvaluationsFile.self, [id.text])
    case .score(let id, let dimension): (ScoresFile.self, [id.text, dimension.text])
    case .total(let id, let group): (PublishedTotalsFile.self, [id.text, group.text])
    case .sample(let id, let dimension): (SamplesFile.self, [id.text, dimension.text])
    case .claim(let id): (ClaimsFile.self, [id.text])
    case .source(let id): (SourcesFile.self, [id.text])
    }
  }
}

/// Says where the records of a dataset stand in its files.
enum RecordPlaces: Sendable {
  case package(PackagePlaces)
  case flatFile(SourceTable, FlatFileRows, actualNames: [String: String])
  /// Those of some records, whatever the column.
  case listed([RecordKey: Place])

  /// Where the cell of a record in `column` is.
  func place(of record: RecordKey, column: String) -> Place? {
    switch self {
    case .package(let places): places.place(of: record, column: column)
    case .flatFile(let source, let rows, let actualNames):
      Self.place(of: record, column: column, source, rows, actualNames)
    case .listed(let places): places[record]
    }
  }

  /// Whether the dataset is a flat file, whose makers do not keep keys and codes as a package does.
  var isFlatFile: Bool {
    if case .flatFile = self { true } else { false }
  }

  private static func place(
    of record: RecordKey, column: String, _ source: SourceTable, _ rows: FlatFileRows, _ actualNames: [String: String]
  ) -> Place {
    let row: Int? =
      switch record {
      case .country(let id): rows.countries[id]
      case .organization(let id): rows.organizations[id]
      case .system(let id): rows.systems[id]
      case .evaluation(let id): rows.row(of: id)
      case .score(let id, let dimension): rows.row(of: id, dimension)
      default: nil
      }
    guard let row else { return source.place }
    let column = Self.flatNames[column] ?? column
    let candidates = column == "score" ? ["score", "estimate"] : [column]
    let names = candidates.map { actualNames[$0] ?? $0 }
    let name = names.first { source.fileColumnNames.contains($0) } ?? names[0]
    return source.place(row: row, column: name)
  }

  /// What a flat file calls the columns of a package.
  private static let flatNames = [
    "value": "score", "standard_error": "std_error", "country_code": "country", "organization_id": "organization",
    "system_id": "system", "name": "system", "dimension_id": "dimension", "benchmark_id": "benchmark",
  ]
}

/// The rows of the files of a package, by key.
struct PackagePlaces: Sendable {
  private let tables: [String: SourceTable]
  private let rows: [String: [String: Int]]

  init(tables: [String: SourceTable]) {
    self.tables = tables
    var rows: [String: [String: Int]] = [:]
    for file in DatasetFiles.all where !file.key.isEmpty && file.name != SamplesFile.name {
      rows[file.name] = tables[file.name].map { Self.index($0, by: file.key) }
    }
    self.rows = rows
  }

  private static func index(_ source: SourceTable, by key: [String]) -> [String: Int] {
    let columns = key.map { source.table[$0]?.texts }
    var rows: [String: Int] = [:]
    rows.reserveCapacity(source.table.rowCount)
    for row in 0..<source.table.rowCount {
      let name = columns.map { $0?[row] ?? "" }.joined(separator: "\u{1F}")
      if rows[name] == nil { rows[name] = row }
    }
    return rows
  }

  func place(of record: RecordKey, column: String) -> Place? {
    let (file, key) = record.location
    guard let source = tables[file.name] else { return nil }
    guard let row = rows[file.name]?[key.joined(separator: "\u{1F}")] ?? firstRow(of: key, file, source) else {
      return source.place
    }
    return source.place(row: row, column: column)
  }

  /// Where a row begins; `nil` if the package has no such file, or the file no row with that key.
  func place(ofRow key: [String], in file: String) -> Place? {
    guard let row = rows[file]?[key.joined(separator: "\u{1F}")] else { return nil }
    return tables[file]?.place(row: row)
  }

  /// The first row with the given values in the first columns of the key, of a file that is not indexed for its size.
  private func firstRow(of key: [String], _ file: any DatasetFile.Type, _ source: SourceTable) -> Int? {
    guard file.name == SamplesFile.name else { return nil }
    let columns = file.key.prefix(key.count).map { source.table[$0]?.texts }
    return (0..<source.table.rowCount).first { row in
      zip(columns, key).allSatisfy { column, text in column?[row] == text }
    }
  }
}
