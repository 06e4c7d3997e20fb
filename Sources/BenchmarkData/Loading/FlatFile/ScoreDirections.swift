import OrderedCollections
public import Tables

extension Problem.Code {
  /// A measure of which it is not said which way is better, and that is an error or a distance in most tables.
  public static let unknownDirection = Problem.Code("unknown-direction")
}

/// Which way is better on each dimension of a flat file.
///
/// It is what a person says for the dimension, what a column `higher_is_better` or an arrow says, what a person says for the whole file; else
/// higher is better, unless the name is that of an error or a distance: then it is asked.
struct ScoreDirections {
  /// What a file says of a dimension.
  struct Statement {
    var higherIsBetter: Bool
    var row: Int?
  }

  let options: DirectionOptions
  /// What the header of the column of scores says.
  let header: ColumnHeader?
  private var stated: OrderedDictionary<Key, Statement> = [:]
  private(set) var problems: [Problem] = []

  private struct Key: Hashable {
    var benchmark: Benchmark.ID
    var dimension: Dimension.ID
  }

  init(options: DirectionOptions, header: ColumnHeader?) {
    self.options = options
    self.header = header
  }

  /// Takes down what a row says; the statement of an earlier row that it contradicts.
  mutating func state(
    _ benchmark: Benchmark.ID, _ dimension: Dimension.ID, higherIsBetter: Bool, row: Int?
  ) -> Statement? {
    let key = Key(benchmark: benchmark, dimension: dimension)
    if let earlier = stated[key], earlier.higherIsBetter != higherIsBetter { return earlier }
    if stated[key] == nil { stated[key] = Statement(higherIsBetter: higherIsBetter, row: row) }
    return nil
  }

  /// Gives the dimensions of the benchmarks their directions, and asks where one is not certain.
  mutating func apply(to benchmarks: inout Records<Benchmark>, file: String) {
    let count = benchmarks.values.reduce(0) { $0 + $1.dimensions.count }
    var usesGeneral = false
    var opposite: Dimension?
    var open: [(Benchmark, Dimension)] = []
    for benchmark in benchmarks.values {
      let id = benchmark.id
      for dimension in benchmark.dimensions.values {
        let names = [dimension.name, dimension.id.text]
        let statement = stated[Key(benchmark: id, dimension: dimension.id)]?.higherIsBetter ?? header?.higherIsBetter
        let isHigherBetter: Bool
        if let told = options.told(names) {
          isHigherBetter = told
        } else if let statement {
          isHigherBetter = statement
          if let general = options.general, general != statement { opposite = dimension }
        } else if let general = options.general {
          isHigherBetter = general
          usesGeneral = true
        } else {
          isHigherBetter = true
          // A column called "score" is of what its benchmark or its file is called.
          let isOnly = benchmark.dimensions.count == 1
          let all = names + (isOnly ? [header?.name, benchmark.name].compactMap(\.self) : [])
          if all.contains(where: ErrorMeasures.isLikelyError) { open.append((benchmark, dimension)) }
        }
        benchmarks[id]?.dimensions[dimension.id]?.higherIsBetter = isHigherBetter
      }
    }
    if let opposite, let general = options.general, !usesGeneral { contradict(opposite, general, file) }
    for (benchmark, dimension) in open { ask(dimension, of: benchmark, isOnly: count == 1, file) }
  }

  private mutating func ask(_ dimension: Dimension, of benchmark: Benchmark, isOnly: Bool, _ file: String) {
    let name =
      [dimension.name, header?.name].compactMap(\.self).first(where: ErrorMeasures.isLikelyError) ?? benchmark.name
    problems.append(
      Problem(
        .unknownDirection, at: Place(file: file, line: 1),
        "this is the name of an error, a distance or a cost in most tables, and nothing says which way is better",
        found: name, expected: "a direction: ↓ or ↑ beside the name, or a column higher_is_better",
        fix: isOnly
          ? "say which: --lower-is-better or --higher-is-better"
          : "say which: --lower-is-better or --higher-is-better where it is all of them, or --direction \"\(name)=lower\" "
            + "or \"\(name)=higher\""))
  }

  private mutating func contradict(_ dimension: Dimension, _ general: Bool, _ file: String) {
    problems.append(
      Problem(
        .contradiction, at: Place(file: file, line: 1),
        "the file says that \(general ? "lower" : "higher") is better, and --\(general ? "higher" : "lower")-is-better the opposite",
        found: dimension.name, fix: "leave out the option, or correct the file"))
  }
}

/// What a person says about directions.
public struct DirectionOptions: Hashable, Sendable {
  /// Whether higher is better on every dimension of which the file says nothing; `nil` if nothing is said.
  public var general: Bool?
  /// Whether higher is better, by the name of the dimension.
  public var byDimension: [String: Bool] = [:]

  /// Nothing is said.
  public init() {}

  /// What is said of a dimension of one of these names, in any case and spacing.
  func told(_ names: [String]) -> Bool? {
    for name in names { if let told = byDimension[name] { return told } }
    let plain = Set(names.map(ComparableName.header))
    return byDimension.sorted { $0.key < $1.key }.first { plain.contains(ComparableName.header($0.key)) }?.value
  }
}
