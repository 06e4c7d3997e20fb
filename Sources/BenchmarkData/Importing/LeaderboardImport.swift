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
    /// The character between fields.
    public var delimiter: Character = ","
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
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFile.read(path)
    } catch {
      throw Problems([error])
    }
    return try read(bytes, name: path)
  }

  /// Reads the bytes of a file called `name`.
  public func read(_ bytes: [UInt8], name: String) throws(Problems) -> Result {
    guard let benchmark = definition.benchmarks[benchmark] else {
      let near = nearestMatches(to: benchmark.text, in: definition.benchmarks.keys.map(\.text))
      throw Problems([
        Problem(
          .unknownReference, "the dataset has no such benchmark", found: benchmark.text,
          fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?")
      ])
    }
    guard let delimiter = CSV.Delimiter(options.delimiter) else {
      throw Problems([Problem(.unknownChoice, "this character cannot separate fields", found: "\(options.delimiter)")])
    }
    let source = try CSV.read(bytes, name: name, options: CSV.ReadingOptions(columns: [], delimiter: delimiter))
    if let problem = Problem.otherDelimiter(source.fileColumnNames, file: name, delimiter: options.delimiter) {
      throw Problems([problem])
    }
    let columns = WideColumns(source, benchmark: benchmark, mapping: options.columns)
    guard columns.problems.isEmpty else { throw Problems(columns.problems) }
    let scores = WideScores(source, columns, benchmark: benchmark, unit: options.unit)
    var importer = WideImporter(source, columns, scores, definition, benchmark, options)
    let dataset = importer.dataset()
    let problems = scores.problems + importer.problems
    guard !problems.contains(where: { $0.severity == .error }) else { throw Problems(problems) }
    return Result(
      dataset: dataset, columns: columns.columns.map { ($0.header, $0.role.name) },
      unit: scores.isPercent.map { "\($0 ? "percent" : "fraction"), \(scores.reason)" }, systems: importer.systems,
      warnings: source.problems + problems)
  }
}
