public import Tables

/// What a check of a dataset found, and what the dataset holds.
public struct ValidationReport: Sendable {
  /// What the dataset is called.
  public var title: String
  /// The problems, in the order of their places.
  public var problems: [Problem]
  /// The warnings that the dataset records as known, with reasons, in the order of their places; they are not among the problems.
  public var explained: [Problem]
  /// The files that were read.
  public var inputs: [FileFingerprint] = []
  /// How many records of each kind the dataset holds; those of which there are none are left out.
  public var contents: [(name: String, count: Int)] = []

  /// A report on a dataset that could not be read, or was.
  public init(
    title: String, problems: [Problem], explained: [Problem] = [], dataset: Dataset? = nil, fileOrder: [String] = []
  ) {
    self.title = title
    self.problems = Self.ordered(problems, fileOrder)
    self.explained = Self.ordered(explained, fileOrder)
    guard let dataset else { return }
    inputs = dataset.inputs
    contents = [
      ("systems", dataset.systems.count), ("organizations", dataset.organizations.count),
      ("benchmarks", dataset.benchmarks.count), ("evaluations", dataset.evaluations.count),
      ("scores", dataset.evaluations.values.reduce(0) { $0 + $1.scores.count }), ("samples", dataset.samples.count),
      ("votes", dataset.votes.count), ("rankings", dataset.rankings.count), ("claims", dataset.claims.count),
      ("sources", dataset.sources.count),
    ].filter { $0.1 > 0 }
  }

  /// The number of errors.
  public var errorCount: Int { problems.reduce(0) { $0 + ($1.severity == .error ? $1.count : 0) } }
  /// The number of warnings.
  public var warningCount: Int { problems.reduce(0) { $0 + $1.count } - errorCount }

  /// The same report with warnings made errors.
  public func withWarningsAsErrors() -> ValidationReport {
    var report = self
    for index in report.problems.indices { report.problems[index].severity = .error }
    return report
  }

  /// The problems as a table: a row a problem.
  public func table() throws(TableError) -> Table {
    // A table cannot be written with a NUL in it, and a text found in a damaged file may hold one.
    func texts(_ text: (Problem) -> String?) -> [String?] {
      problems.map { text($0)?.replacing("\0", with: "\u{FFFD}") }
    }
    return try Table([
      Column(.code, problems.map(\.code.name)),
      Column(.severity, problems.map(\.severity.rawValue)),
      Column(.file, texts(\.place?.file)),
      Column(.line, problems.map { $0.place?.line }),
      Column(.place, problems.map { $0.place?.column }),
      Column(.field, texts(\.place?.field)),
      Column(.found, texts(\.found)),
      Column(.expected, texts(\.expected)),
      Column(.fix, texts(\.fix)),
      Column(.message, texts(\.message)),
    ])
  }

  /// Problems by file, line and column; files in the order given, and others as they come.
  private static func ordered(_ problems: [Problem], _ fileOrder: [String]) -> [Problem] {
    var ranks: [String: Int] = [:]
    for problem in problems {
      guard let file = problem.place?.file, ranks[file] == nil else { continue }
      let known = fileOrder.firstIndex { file == $0 || file.hasSuffix("/" + $0) }
      ranks[file] = known ?? fileOrder.count + ranks.count
    }
    return problems.enumerated().sorted { left, right in
      key(left, ranks).lexicographicallyPrecedes(key(right, ranks))
    }.map(\.element)
  }

  private static func key(_ problem: (offset: Int, element: Problem), _ ranks: [String: Int]) -> [Int] {
    let place = problem.element.place
    return [place.flatMap { ranks[$0.file] } ?? -1, place?.line ?? 0, place?.column ?? 0, problem.offset]
  }
}
