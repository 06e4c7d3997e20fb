import BenchmarkData
import GapAnalysis
import OrderedCollections
import Quantities
import TableExport
import Tables

/// What the sections of a report are made of: the dataset, the question, and the boards that are looked at closely.
struct ReportMaterial: Sendable {
  let dataset: Dataset
  let question: ReportQuestion
  /// The frontier gap on every benchmark.
  let across: GapAcross
  /// The two sides on the boards that are looked at closely: those with dimensions first, then ratings.
  let pairs: [Pair]
  /// The gap of the best on these boards, like compared with like.
  private let answers: [Answer]
  /// What other choices do to the answer of each of these boards.
  let robustness: [RobustnessAnalysis]
  /// The answer for today.
  let today: TodayAnswer
  /// The dimensions of the composed boards that are looked at closely; without such a board those of the benchmark that has the most systems
  /// of both sides on its dimensions though it has no total of them.
  let profiles: [DimensionProfile]
  /// What the figures have in common.
  let figures: FigureContext
  /// What the benchmarks are called in names of files.
  private let fileKeys: [Benchmark.ID: String]

  init(dataset: Dataset, question: ReportQuestion) throws(ReportError) {
    self.dataset = dataset
    self.question = question
    fileKeys = Self.fileKeys(of: dataset)
    across = try reporting {
      try GapAcross(
        .benchmarks, of: dataset, benchmark: nil, selection: question.selection, between: question.sides,
        among: question.scope, options: question.options)
    }
    let sources = NumberWords.count(Self.sources(of: across, in: dataset).count, "source")
    figures = FigureContext(
      dataset, sides: question.sides, sourcesPlace: "links of the \(sources) used in tables/sources.csv")
    if question.benchmarks.isEmpty {
      pairs = Self.mostCovered(across)
    } else {
      pairs = try OrderedSet(question.benchmarks).map { benchmark throws(ReportError) in
        try reporting {
          let board = try Scoreboard(of: benchmark, in: dataset, selection: question.selection)
          return try Pair(question.sides, on: board, options: question.options)
        }
      }
    }
    robustness = try pairs.map { pair throws(ReportError) in
      try reporting {
        try RobustnessAnalysis(
          of: pair.board.benchmark.id, in: dataset, selection: question.selection, between: question.sides,
          options: question.options)
      }
    }.filter { $0.baseline.answer.gap != nil }
    profiles = try Self.profiles(
      of: pairs.map(\.board.benchmark), else: across.answers.map(\.pair.board.benchmark), in: dataset, question)
    answers = try pairs.map { pair throws(ReportError) in try reporting { try Answer.likeForLike(pair, in: dataset) } }
    let (asked, closely, choices) = (across, answers, robustness)
    today = try reporting {
      try TodayAnswer(
        of: asked, between: question.sides, closely: closely, robustness: choices, in: dataset,
        level: question.options.level)
    }
  }

  /// The longest part of a file name that stands for a benchmark.
  private static let longestFileKey = 80

  /// The key of a benchmark in names of files: lower-case words, whatever the dataset calls it, and no two alike.
  func fileKey(_ benchmark: Benchmark) -> String { fileKeys[benchmark.id] ?? "benchmark" }

  private static func fileKeys(of dataset: Dataset) -> [Benchmark.ID: String] {
    var keys: [Benchmark.ID: String] = [:]
    var taken: Set<String> = []
    for benchmark in dataset.benchmarks.keys {
      let stem = KebabCase.text(of: benchmark.text).map { String($0.prefix(longestFileKey)) } ?? "benchmark"
      keys[benchmark] = KebabCase.free(stem) { !taken.insert($0).inserted }
    }
    return keys
  }

  /// Of each kind of benchmark the one with the most systems of both sides, among the current ones if there are any.
  private static func mostCovered(_ across: GapAcross) -> [Pair] {
    let answered = across.answers.filter { $0.estimate.estimate != nil }.map(\.pair)
    return Benchmark.Kind.allCases.compactMap { kind in
      let all = answered.filter { $0.board.benchmark.kind == kind }
      let current = all.filter { across.isCurrent($0.board.benchmark.id) }
      let own = current.isEmpty ? all : current
      guard let most = own.map({ $0.a.count + $0.b.count }).max() else { return nil }
      return own.first { $0.a.count + $0.b.count == most }
    }
  }

  private static func profiles(
    of closely: [Benchmark], else all: [Benchmark], in dataset: Dataset, _ question: ReportQuestion
  ) throws(ReportError) -> [DimensionProfile] {
    func profiles(_ benchmarks: [Benchmark]) throws(ReportError) -> [DimensionProfile] {
      try benchmarks.filter { $0.dimensions.count > 1 }.map { benchmark throws(ReportError) in
        try reporting {
          try DimensionProfile(
            of: benchmark.id, in: dataset, selection: question.selection, between: question.sides,
            options: question.options)
        }
      }.filter { $0.dimensionsLed.of > 0 }
    }
    let own = try profiles(closely)
    guard own.isEmpty, question.benchmarks.isEmpty else { return own }
    let others = try profiles(all)
    func count(_ profile: DimensionProfile) -> Int {
      profile.rows.reduce(0) { $0 + $1.estimate.countA + $1.estimate.countB }
    }
    let most = others.map(count).max()
    return others.first { count($0) == most }.map { [$0] } ?? []
  }

  /// The closely looked at boards that are composed of several dimensions.
  var composites: [Pair] { pairs.filter { $0.board.benchmark.dimensions.count > 1 } }

  /// The boards of ratings.
  var ratings: [Pair] { pairs.filter { $0.board.benchmark.kind == .rating } }

  // MARK: Words

  /// What a side is called.
  func words(_ side: String) -> SideWords { SideWords(side, of: question.sides, in: dataset) }

  /// What to know before the first number.
  var lead: String {
    let (a, b) = (question.titleA, question.titleB)
    let (nameA, nameB) = (words(question.a).name, words(question.b).name)
    var text = "Throughout, a positive number means that \(a) is ahead."
    if nameA != a || nameB != b { text = "\(a): \(nameA); \(b): \(nameB). " + text }
    let entries = across.answers.flatMap(\.pair.board.entries)
    if let members = question.sides.membersText(entries) { text += " Systems \(members)." }
    if question.grouping == .country {
      text +=
        question.countryRule == .primary
        ? " A system belongs to the country where its first-named organization has its head office."
        : " A system belongs to every country of its organization, so that some count for several."
    }
    return text
  }

  /// What each of the boards that are looked at closely says, like compared with like.
  var keySentences: [String] { answers.map(\.sentence) }

  /// The figure, unless its table has nothing to show.
  func figure(_ make: () throws(FigureError) -> Figure) throws(ReportError) -> Figure? {
    do {
      return try make()
    } catch .nothingToShow {
      return nil
    } catch {
      throw .figure(error)
    }
  }

  /// The name of the first group of an entry.
  func group(of entry: Scoreboard.Entry) -> String? { figures.group(of: entry) }
}

extension TableDocument {
  /// The document under another name.
  func named(_ name: String) -> TableDocument {
    var document = self
    document.name = name
    return document
  }
}
