public import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

/// One question, many answers: the same measure of the gap between two sides on several benchmarks, evaluation policies, or
/// dates.
///
/// The answers are in different units. To be set side by side each is also given in standard deviations of the scores on its
/// own board; the sign needs no unit at all.
public struct GapAcross: Sendable {
  /// One of the answers.
  public struct Answer: Sendable {
    /// The choice that it stands for, in words.
    public var label: String
    /// The two sides.
    public var pair: Pair
    /// The estimate.
    public var estimate: Estimate
    /// The standard deviation of all scores on the board; `nil` if they do not vary.
    public var spread: Double?

    /// The estimate in standard deviations of the board's scores, where it is in their unit.
    public var inSpreads: Double? {
      guard let value = estimate.estimate, let spread, estimate.measure.isInUnitOfScores else { return nil }
      return value / spread
    }

    /// The side that is ahead; `nil` where neither is or there is no estimate.
    public var leader: String? { pair.leader(by: estimate) }

    /// Whether the interval leaves the lead open; `nil` where there is no interval.
    public var isOpen: Bool? { estimate.interval.map { $0.contains(estimate.measure.neutralValue) } }
  }

  /// What was varied.
  public let axis: GapAxis
  /// The measure.
  public let measure: Measure
  /// The answers in the order of the choices; of benchmarks those without an estimate last.
  public private(set) var answers: [Answer]
  /// What the level of the intervals holds for.
  public let multiplicity: Multiplicity
  /// The level of each interval, by ``multiplicity``.
  public let level: Double
  /// The level that was asked for.
  let nominalLevel: Double
  /// For how many intervals the level was chosen.
  let jointIntervals: Int
  /// Which benchmarks were asked, where benchmarks are varied.
  public private(set) var scope: BenchmarkScope
  /// The names of the benchmarks that were not asked, by reason.
  public let omissions: [(reason: String, labels: [String])]
  /// The date that says which benchmarks are current: the as-of date, else the dataset's last.
  public let date: CalendarDate?
  /// The benchmarks that are current on that date.
  let current: Set<Benchmark.ID>

  /// Whether a benchmark has an evaluation of the year before ``date``.
  public func isCurrent(_ benchmark: Benchmark.ID) -> Bool { current.contains(benchmark) }

  /// Asks along an axis.
  ///
  /// - Parameters:
  ///   - axis: What is varied. Along `benchmarks` the quantity is each benchmark's total; along the others it is that of
  ///     `selection`, on `benchmark`.
  ///   - measure: The measure.
  ///   - dataset: The dataset.
  ///   - benchmark: The benchmark, unless benchmarks are varied.
  ///   - selection: What is compared, and which evaluations count.
  ///   - sides: The two sides.
  ///   - scope: Which benchmarks are asked, if benchmarks are varied.
  ///   - multiplicity: What the level of the intervals holds for.
  ///   - options: The choices.
  /// - Throws: ``AnalysisError`` as boards and ``Pair`` do; also if no benchmark is in the scope.
  public init(
    _ axis: GapAxis, measure: Measure = .frontierGap, of dataset: Dataset, benchmark: Benchmark.ID?,
    selection: Selection, between sides: Sides, among scope: BenchmarkScope = BenchmarkScope(),
    multiplicity: Multiplicity = .each,
    options: Pair.Options
  ) throws(AnalysisError) {
    self.axis = axis
    self.measure = measure
    self.scope = scope
    date = selection.asOf ?? dataset.lastDate
    let statuses = axis == .benchmarks ? dataset.statuses(asOf: date) : [:]
    current = Set(statuses.filter { $0.value == .current }.keys)
    var omissions: [(reason: String, labels: [String])] = []
    var answers: [Answer] = []
    for choice in try Self.choices(axis, of: dataset, benchmark: benchmark, selection: selection) {
      if axis == .benchmarks, let benchmark = dataset.benchmarks[choice.benchmark],
        let reason = scope.reasonToExclude(benchmark, status: statuses[choice.benchmark])
      {
        if let known = omissions.firstIndex(where: { $0.reason == reason }) {
          omissions[known].labels.append(choice.label)
        } else {
          omissions.append((reason, [choice.label]))
        }
        continue
      }
      let board = try Scoreboard(of: choice.benchmark, in: dataset, selection: choice.selection)
      let pair = try Pair(sides, on: board, options: options)
      answers.append(
        Answer(
          label: choice.label, pair: pair, estimate: try pair.estimate(of: measure),
          spread: standardDeviation(of: board.entries.map(\.score.value))))
    }
    if answers.isEmpty, !omissions.isEmpty {
      throw .invalidOption("none of the \(dataset.benchmarks.count) benchmarks is \(scope.words)")
    }
    self.omissions = omissions
    self.multiplicity = multiplicity
    nominalLevel = options.level
    (level, jointIntervals) = try multiplicity.adjust(&answers, measure, options)
    self.answers =
      axis == .benchmarks
      ? answers.filter { $0.estimate.estimate != nil } + answers.filter { $0.estimate.estimate == nil } : answers
  }

  /// The answers of current benchmarks alone, as they would be if no others had been asked; `nil` if none of these has an answer, or where
  /// intervals hold for all benchmarks together.
  ///
  /// - Complexity: O(answers).
  public func currentOnly() -> GapAcross? {
    guard axis == .benchmarks, multiplicity == .each else { return nil }
    var part = self
    part.scope.isCurrentOnly = true
    part.answers = answers.filter { isCurrent($0.pair.board.benchmark.id) }
    return part.answers.contains { $0.estimate.estimate != nil } ? part : nil
  }

  private struct Choice {
    var label: String
    var benchmark: Benchmark.ID
    var selection: Selection
  }

  private static func choices(
    _ axis: GapAxis, of dataset: Dataset, benchmark: Benchmark.ID?, selection: Selection
  ) throws(AnalysisError) -> [Choice] {
    guard axis != .benchmarks else {
      var selection = selection
      selection.quantity = Quantity.total.name
      return dataset.benchmarks.values.map { Choice(label: $0.title, benchmark: $0.id, selection: selection) }
    }
    guard let benchmark, let record = dataset.benchmarks[benchmark] else {
      throw .unknownBenchmark(benchmark?.text ?? "", known: dataset.benchmarks.keys.map(\.text))
    }
    switch axis {
    case .benchmarks, .evaluations:
      return EvaluationPolicy.allCases.map { policy in
        var selection = selection
        selection.policy = policy
        return Choice(label: policy.label, benchmark: benchmark, selection: selection)
      }
    case .dates:
      return dates(of: record, in: dataset, through: selection.asOf).map { date in
        var selection = selection
        selection.asOf = date
        return Choice(label: "\(date)", benchmark: benchmark, selection: selection)
      }
    }
  }

  /// The dates to ask at: every board of a rating; else the last days of the quarters in which something was evaluated.
  private static func dates(of benchmark: Benchmark, in dataset: Dataset, through last: CalendarDate?) -> [CalendarDate]
  {
    let evaluated = Set(dataset.evaluations(on: benchmark.id).compactMap(\.evaluatedOn))
      .filter { date in last.map { date <= $0 } ?? true }
    guard benchmark.kind == .composite else { return evaluated.sorted() }
    let quarters = evaluated.compactMap { date -> CalendarDate? in
      let month = (((date.month ?? 12) - 1) / 3) * 3 + 3
      return CalendarDate(
        year: date.year, month: month, day: CalendarDate.dayCount(ofMonth: month, year: date.year))
    }
    return Set(quarters).sorted()
  }

  // MARK: In words and as a table

  /// How many answers put each side ahead, and whether they agree.
  public var sentence: String {
    let answered = answers.filter { $0.estimate.estimate != nil }
    guard !answers.isEmpty else { return "There are no \(axis.rawValue) to compare." }
    guard let first = answered.first else {
      let haveSides = answers.contains { $0.estimate.countA > 0 && $0.estimate.countB > 0 }
      let lacking = haveSides ? "answer" : "\(axis == .benchmarks ? "total" : "score") of both sides"
      return answers.count == 1
        ? "\(answers[0].label) has no \(lacking)."
        : "None of the \(answers.count) \(axis.choices.text) has \(haveSides ? "an" : "a") \(lacking)."
    }
    return "\(counted(answered, first.pair))." + (openWords.map { " \($0.capitalizedFirst)." } ?? "")
  }

  /// The sentence as a title, with the answers whose interval leaves open who is ahead.
  public var finding: String {
    let answered = answers.filter { $0.estimate.estimate != nil }
    guard let first = answered.first else { return String(sentence.dropLast()) }
    return counted(answered, first.pair) + (openWords.map { "; \($0)" } ?? "")
  }

  /// `on 2 the interval includes zero`; `nil` where it is so on none.
  public var openWords: String? {
    let open = answers.count { $0.isOpen == true }
    return open > 0
      ? "\(axis == .evaluations ? "under" : "on") \(open) the interval includes \(measure.neutralWord)" : nil
  }

  /// On how many choices each side is ahead.
  private func counted(_ answered: [Answer], _ pair: Pair) -> String {
    let (a, b) = (pair.a.title, pair.b.title)
    if hasFamilies { return "\(measure.label(a, b)): \(countWords(of: answers))" }
    let leadsA = answered.count { $0.leader == pair.a.name }
    let leadsB = answered.count { $0.leader == pair.b.name }
    let (preposition, choices) = axis.choices
    var text =
      "\(measure.label(a, b)): \(a) is ahead \(preposition) \(leadsA) of \(answered.count) \(choices), \(b) \(preposition) "
      + "\(leadsB)"
    if leadsA > 0, leadsB > 0 {
      text += "; the sign depends on the choice"
    } else if leadsA + leadsB < answered.count {
      text += "; on the rest neither is"
    } else if answered.count > 1 {
      text += "; the sign does not change"
    }
    return text
  }

  /// The answers as a table: the columns of a result table, and `evaluations`, `leader`, `spread`, `in_spreads`; along benchmarks also
  /// `family`, `measured_by` and `is_current`.
  public func table() throws(TableError) -> Table {
    let rows = answers.enumerated().map { order, answer in
      var row = ResultRow(answer.estimate, of: answer.pair, order: order)
      row.label = answer.label
      row.sources = answer.pair.entries(behind: measure).sourceKeys
      return row
    }
    let table = try ResultRow.table(rows)
      .setting(Column(.evaluations, answers.map(\.pair.board.selection.policy.rawValue)))
      .setting(Column(.leader, answers.map(\.leader)))
      .setting(Column(.spread, answers.map(\.spread)))
      .setting(Column(.inSpreads, answers.map(\.inSpreads)))
    guard axis == .benchmarks else { return table }
    let benchmarks = answers.map(\.pair.board.benchmark)
    return
      try table
      .setting(Column(.family, benchmarks.map(\.familyKey)))
      .setting(Column(.measuredBy, benchmarks.map { $0.judge?.rawValue }))
      .setting(Column(.isCurrent, benchmarks.map { current.contains($0.id) }))
  }
}

extension EvaluationPolicy {
  /// The words for it.
  public var label: String {
    switch self {
    case .newest: "newest evaluation of each system"
    case .best: "best evaluation of each system"
    case .benchmarkTeam: "clips sampled by the benchmark's team"
    case .selfReported: "clips sampled by the developers"
    }
  }
}
