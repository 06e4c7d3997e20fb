public import Tables

/// Brings in a wide leaderboard: a CSV file with a row a system and a column a dimension.
///
/// Headers are matched in any case and spacing, systems by id, name and alias. Whether numbers are percentages or fractions
/// is told, or recognised and reported; where neither is certain it is an error.
public struct LeaderboardImport: Sendable {
  /// What numbers without a per cent sign are.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    case percent, fraction
  }

  /// What becomes of columns that are neither a dimension nor known.
  public enum ExtraColumns: String, Hashable, Sendable, CaseIterable {
    /// Each is an error.
    case refuse
    /// They are kept in the note of the evaluation.
    case notes
  }

  /// How a leaderboard is read.
  public struct Options: Hashable, Sendable {
    /// What the numbers are; `nil` to find out.
    public var unit: Unit?
    /// What becomes of further columns.
    public var extraColumns = ExtraColumns.refuse
    /// Whether systems that are not known are made.
    public var makesNewSystems = false
    /// Our names of columns and dimensions, and the headers that they have.
    public var columns: [String: String] = [:]
    /// The character between fields; `nil` to find out.
    public var delimiter: Character?
    /// How the text is written in bytes; `nil` to go by its mark, and for UTF-8 without one.
    public var encoding: TextEncoding?
    /// How the cells are written, where the file leaves it open.
    public var cells = CellOptions()
    /// What to call the place that the figures come from; `nil` for the name of the file.
    public var sourceTitle: String?
    /// Its address.
    public var sourceURL: String?
    /// When the systems were evaluated, where the file has no column for it.
    public var evaluatedOn: CalendarDate?
    /// Who made the clips, where the file has no column for it.
    public var sampledBy: String?
    /// Who scored the clips, where the file has no column for it.
    public var evaluatedBy: String?
    /// What is meant by names in who sampled and who evaluated that are not known: the file's name to ours.
    public var parties: [String: String] = [:]

    /// The plain options.
    public init() {}
  }

  /// What was brought in.
  public struct Result: Sendable {
    /// The dataset: the benchmark, the systems with their makers, and the evaluations.
    public var dataset: Dataset
    /// What each column of the file was taken for.
    public var columns: [(header: String, meaning: String)]
    /// What the numbers were taken for, and why.
    public var unit: String?
    /// The systems: the name in the file, and what it means.
    public var systems: [(name: String, system: System.ID, isNew: Bool)]
    /// What a person should look at.
    public var warnings: [Problem]
    /// What was decided while the file was read.
    public var decisions: [ReadingDecision] = []

    /// Makes a result of its parts.
    public init(
      dataset: Dataset, columns: [(header: String, meaning: String)], unit: String? = nil,
      systems: [(name: String, system: System.ID, isNew: Bool)], warnings: [Problem], decisions: [ReadingDecision] = []
    ) {
      self.dataset = dataset
      self.columns = columns
      self.unit = unit
      self.systems = systems
      self.warnings = warnings
      self.decisions = decisions
    }
  }

  /// The dataset that defines the benchmark and knows the systems.
  public var definition: Dataset
  /// The benchmark.
  public var benchmark: Benchmark.ID
  /// How to read.
  public var options: Options

  /// An import of scores on a benchmark of a dataset.
  public init(definition: Dataset, benchmark: Benchmark.ID, options: Options = Options()) {
    self.definition = definition
    self.benchmark = benchmark
    self.options = options
  }

  /// Reads the file at `path`.
  ///
  /// - Throws: ``/Tables/Problems``: all that were found.
  public func read(path: String) throws(Problems) -> Result {
    try read(TableFile(path: path, options: try fileOptions()))
  }

  /// Reads the bytes of a file called `name`.
  public func read(_ bytes: [UInt8], name: String) throws(Problems) -> Result {
    try read(TableFile(bytes, name: name, options: try fileOptions()))
  }

  private func fileOptions() throws(Problems) -> TableFile.Options {
    var load = LoadOptions(delimiter: options.delimiter)
    load.encoding = options.encoding
    return try load.fileOptions()
  }

  private func read(_ file: TableFile) throws(Problems) -> Result {
    guard let benchmark = definition.benchmarks[benchmark] else {
      let near = nearestMatches(to: benchmark.text, in: definition.benchmarks.keys.map(\.text))
      throw Problems([
        Problem(
          .unknownReference, "the dataset has no such benchmark", found: benchmark.text,
          fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?")
      ])
    }
    let source = try file.read()
    let columns = WideColumns(source, benchmark: benchmark, mapping: options.columns)
    guard columns.problems.isEmpty else { throw Problems(columns.problems) }
    var shape = TableShape(source)
    shape.checkUnnamedColumns()
    if let header = columns.columns.first(where: { $0.role == .system })?.header,
      let names = source.table[header]?.texts
    {
      shape.checkRows(
        system: TextValues(names.map { $0.map { NameText($0).text } }), column: header, allowsMissing: false)
    }
    shape.dropRepeatedRows()
    var table = TextTable(source, options: options.cells)
    table.mayHaveDecimalCommas = file.form.delimiter == .semicolon
    let scores = WideScores(&table, columns, benchmark: benchmark, unit: options.unit)
    let dated = columns.columns.first { $0.role == .evaluatedOn }?.header
    let dates = dated.flatMap { source.table.columnNames.firstIndex(of: $0) }.map { table.dates($0).values }
    guard table.obstacles.isEmpty else { throw Problems(table.obstacles) }
    var importer = WideImporter(table, dates, columns, scores, definition, benchmark, options)
    importer.skippedRows = shape.omittedRows
    let dataset = importer.dataset()
    let totals = Self.totalsOfPrintedZeros(dataset, importer.totalPlaces)
    let problems = Problem.grouped(shape.problems + table.problems + scores.problems + importer.problems + totals)
    guard !problems.contains(where: { $0.severity == .error }) else { throw Problems(problems) }
    return Result(
      dataset: dataset, columns: columns.columns.map { ($0.header, $0.role.name) },
      unit: scores.isPercent.map { "\($0 ? "percent" : "fraction"), \(scores.reason)" }, systems: importer.systems,
      warnings: source.problems + problems,
      decisions: (FlatTable.decisions(file) + shape.decisions + table.decisions).sorted { $0.subject < $1.subject })
  }

  /// Totals that do not follow from their parts, among those that end in printed zeros: a number alone does not show how exactly it was
  /// printed, so that a check of what is written would be blind to them.
  private static func totalsOfPrintedZeros(_ dataset: Dataset, _ places: [RecordKey: Place]) -> [Problem] {
    let subject = CheckSubject(dataset: dataset, places: .listed(places))
    let isBlind = Set(
      dataset.evaluations.values.flatMap { evaluation in
        evaluation.publishedTotals.filter { key, value in
          (evaluation.publishedDecimals[key] ?? 0) > PrintedNumber.decimals(of: value)
        }.compactMap { places[.total(evaluation.id, $0.key)] }
      })
    return PublishedTotalCheck.problems(in: subject).filter { problem in problem.place.map(isBlind.contains) ?? false }
  }
}
