import Quantities
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
    /// What is known of the place that the figures come from.
    public var source = SourceDetails()
    /// When the systems were evaluated, where the file has no column for it.
    public var evaluatedOn: CalendarDate?
    /// Who made the clips, where the file has no column for it.
    public var sampledBy: String?
    /// Who scored the clips, where the file has no column for it.
    public var evaluatedBy: String?
    /// The columns whose empty cells stand for the last text above them: `country`, `organization`, `system`.
    public var fillDown: Set<String> = []
    /// What is meant by names in who sampled and who evaluated that are not known: the file's name to ours.
    public var parties: [String: String] = [:]
    /// The systems that are meant by names of the board: the file's name to our key.
    public var systems: [String: String] = [:]
    /// The variants that are meant by names of the board: the file's name to our text, which is empty for none.
    public var variants: [String: String] = [:]
    /// The systems whose rows are left out, by their names on the board.
    public var skippedSystems: Set<String> = []
    /// The headers of columns that are left out. A file need not have them.
    public var skippedColumns: Set<String> = []
    /// Conditions on the rows.
    public var filters: [RowFilter] = []
    /// Conditions on the rows of a file that has a column of that name.
    public var optionalFilters: [RowFilter] = []
    /// To how many decimals standard errors that are worked out of intervals are rounded; `nil` for all.
    public var errorDecimals: Int?

    /// The plain options.
    public init() {}
  }

  /// Where a row of the file went.
  public struct Row: Hashable, Sendable {
    /// The name of the system in the file.
    public var name: String
    /// The line of the file.
    public var line: Int?
    /// The evaluation that was made of it; `nil` if it was left out.
    public var evaluation: Evaluation.ID?
    /// Why it was left out.
    public var reason: String?
    /// How many decimals its scores are printed with, in the units of the benchmark.
    public var decimals: [Dimension.ID: Int] = [:]
    /// By how much its standard errors may be wrong because they, or the bounds that they are worked out of, are printed with so many decimals.
    public var errorRounding: [Dimension.ID: Double] = [:]
    /// How many decimals its totals are printed with.
    public var totalDecimals: [DimensionGroup.ID: Int] = [:]
    /// Whether the file itself says when the system was evaluated.
    public var isDated = false
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
    /// The rows of the file, without those that are no part of the board.
    public var rows: [Row] = []

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
  public var target: Target
  /// How to read.
  public var options: Options
  /// Who knows the countries of makers and systems that neither the board nor the dataset says.
  public var makerCountries = MakerCountries()

  /// The benchmark of a board.
  public enum Target: Hashable, Sendable {
    /// One that the dataset defines.
    case known(Benchmark.ID)
    /// One that is made of the board.
    case new(NewBenchmark)
  }

  /// An import of scores on a benchmark of a dataset.
  public init(definition: Dataset, benchmark: Benchmark.ID, options: Options = Options()) {
    self.init(definition: definition, target: .known(benchmark), options: options)
  }

  /// An import of scores on a benchmark that the dataset defines, or that is made of the board.
  public init(definition: Dataset, target: Target, options: Options = Options()) {
    self.definition = definition
    self.target = target
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
    let source = try file.read()
    var table = TextTable(source, options: options.cells)
    table.decimals = DecimalEvidence(table, source.table.columns.indices, form: file.form)
    var mapping = options.columns
    var decisions = FlatTable.decisions(file)
    let benchmark: Benchmark
    switch target {
    case .known(let id): benchmark = try known(id)
    case .new(let new):
      let draft = try draft(new, of: table)
      benchmark = draft.benchmark
      decisions += draft.decisions
      // The columns of the draft are by the keys that it made.
      let taken = Set(draft.columns.values)
      mapping = mapping.filter { !taken.contains($0.value) }.merging(draft.columns) { _, drafted in drafted }
    }
    let filters =
      options.filters + options.optionalFilters.filter { FilteredRows.column($0.column, of: source) != nil }
    let filtered = try FilteredRows(filters, of: source, kind: "rows")
    if let note = filtered.note { decisions.append(ReadingDecision(.shape, note)) }
    let skipped = options.skippedColumns.union((options.filters + options.optionalFilters).map(\.column))
    let columns = WideColumns(source, benchmark: benchmark, mapping: mapping, skipping: skipped)
    guard columns.problems.isEmpty else { throw Problems(columns.problems) }
    let shape = shape(source, systems: columns.header(.about(.system)))
    let scores = try WideScores(
      &table, columns, benchmark: benchmark, unit: options.unit, isOwnUnits: target.isNew)
    var dates: [ColumnMeaning: DateValues] = [:]
    for meaning in WideColumns.aboutSystems where meaning.kind == .date {
      guard let name = columns.header(.about(meaning)), let index = source.table.columnNames.firstIndex(of: name) else {
        continue
      }
      dates[meaning] = table.dates(index).values
    }
    guard table.obstacles.isEmpty else { throw Problems(table.obstacles) }
    var importer = WideImporter(table, dates, columns, scores, definition, benchmark, options)
    importer.skippedRows = shape.omittedRows.union(filtered.omitted)
    var dataset = importer.dataset()
    let problems = Problem.grouped(shape.problems + table.problems + scores.problems + importer.problems)
    guard !problems.contains(where: { $0.severity == .error }) else { throw Problems(problems) }
    decisions += shape.decisions + table.decisions + scores.decisions + importer.decisions
    var makers = makerCountries
    makers.add(definition, called: definition.title)
    let found = makers.fill(&dataset)
    if let text = found.text { decisions.append(ReadingDecision(.meaning, text, count: found.count)) }
    var result = Result(
      dataset: dataset, columns: columns.columns.map { ($0.header, meaning(of: $0.role, on: benchmark)) },
      unit: scores.isPercent.map { "\($0 ? "percent" : "fraction"), \(scores.reason)" }, systems: importer.systems,
      warnings: source.problems + problems, decisions: decisions.sorted { $0.subject < $1.subject })
    result.rows = importer.rows
    return result
  }

  /// What a column was taken for: of a new benchmark with what its dimensions were taken for.
  private func meaning(of role: WideColumns.Role, on benchmark: Benchmark) -> String {
    guard target.isNew, case .dimension(let id) = role, let dimension = benchmark.dimensions[id] else {
      return role.name
    }
    let group = dimension.group.map { ", of \($0)" } ?? ""
    return "\(id)\(group), in \(dimension.unit.name), \(dimension.higherIsBetter ? "higher" : "lower") is better"
  }

  private func known(_ id: Benchmark.ID) throws(Problems) -> Benchmark {
    if let benchmark = definition.benchmarks[id] { return benchmark }
    let near = nearestMatches(to: id.text, in: definition.benchmarks.keys.map(\.text))
    throw Problems([
      Problem(
        .unknownReference, "the dataset has no such benchmark", found: id.text,
        fix: near.isEmpty
          ? "make one of the board with --new-benchmark \(id)" : "did you mean \(near.joined(separator: " or "))?")
    ])
  }

  private func draft(_ new: NewBenchmark, of table: TextTable) throws(Problems) -> BenchmarkDraft {
    guard definition.benchmarks[new.id] == nil else {
      throw Problems([
        Problem(
          .duplicateKey, "the dataset has a benchmark of this key already", found: new.id.text,
          fix: "bring the board in with --benchmark \(new.id), or choose another key")
      ])
    }
    let draft = BenchmarkDraft(
      new, of: table, unit: options.unit, mapping: options.columns,
      skipping: options.skippedColumns.union((options.filters + options.optionalFilters).map(\.column)))
    guard draft.problems.isEmpty else { throw Problems(draft.problems) }
    return draft
  }

  /// What is no part of the board.
  private func shape(_ source: SourceTable, systems header: String?) -> TableShape {
    var shape = TableShape(source)
    shape.checkUnnamedColumns(except: Set(header.map { [$0] } ?? []))
    if let header, let names = source.table[header]?.texts {
      shape.checkRows(
        system: TextValues(names.map { $0.map { NameText($0).text } }), column: header,
        allowsMissing: options.fillDown.contains("system"))
    }
    shape.dropRepeatedRows()
    return shape
  }
}

extension LeaderboardImport.Target {
  /// Whether the benchmark is made of the board.
  fileprivate var isNew: Bool {
    if case .new = self { true } else { false }
  }
}
