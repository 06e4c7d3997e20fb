public import BenchmarkData
import OrderedCollections
import Quantities
public import StatisticsCore
public import Tables

/// How far those who rated the same videos, or voted on the same pairs, agree: Krippendorff's α.
public struct RaterAgreement: Sendable {
  /// With fewer units than this resampled ones say too little: simulated, 95 % intervals would cover .62 (three units) to .8 (five), and there
  /// is none. See *How the intervals were checked*.
  static let fewestUnits = 10
  /// With fewer units than this 95 % intervals cover less than .93.
  static let fewUnits = 50

  /// The same where units have more than five raters.
  static let fewUnitsOfManyRaters = 200

  /// The agreement on a dimension, or in votes.
  public struct Row: Sendable {
    /// The dimension; `nil` for votes.
    public var dimension: String?
    /// Its name for people.
    public var label: String
    /// α; `nil` where the ratings determine none.
    public var alpha: Double?
    /// Its interval, by resampled units.
    public var interval: ConfidenceInterval?
    /// Why there is no α, or no interval.
    public var shortage: Degeneracy?
    /// How far two ratings disagree.
    public var metric: KrippendorffAlpha.Metric
    /// The number of raters.
    public var raterCount: Int
    /// The number of units with two ratings or more.
    public var unitCount: Int
    /// The number of ratings of these.
    public var ratingCount: Int
    /// The number of ratings of units that have one rating.
    public var singleCount: Int
    /// The number of ratings that name no rater.
    public var namelessCount: Int
    /// The number of ratings of a unit that its rater had rated already.
    public var repeatedCount: Int
  }

  /// What was rated, for people.
  public let title: String
  /// The benchmark; `nil` for votes of no benchmark.
  public let benchmark: String?
  /// The rows, in the order of the benchmark's dimensions.
  public let rows: [Row]
  /// The level of the intervals.
  public let level: Double

  /// A rating of a unit.
  private struct Rating {
    var unit: String
    var rater: String?
    var value: Double
  }

  /// The agreement in the ratings of a benchmark, on each dimension that names raters.
  ///
  /// A unit is a video: a system, a prompt and an index. Of several evaluations of a system one counts, as on a board.
  ///
  /// - Parameters:
  ///   - benchmark: The benchmark.
  ///   - dataset: The dataset.
  ///   - selection: Which evaluations count; its quantity is one dimension, or the total for all.
  ///   - metric: How far two ratings disagree.
  ///   - level: The coverage of the intervals.
  ///   - simulation: The resamples.
  /// - Throws: ``AnalysisError``; ``AnalysisError/unsuitableData(_:)`` where no rating names its rater.
  public init(
    of benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection = Selection(),
    metric: KrippendorffAlpha.Metric = .interval, level: Double = 0.95, simulation: Simulation = Simulation()
  ) throws(AnalysisError) {
    guard let record = dataset.benchmarks[benchmark] else {
      throw .unknownBenchmark(benchmark.text, known: dataset.benchmarks.keys.map(\.text))
    }
    guard let named = record.quantity(named: selection.quantity) else {
      throw .unknownQuantity(selection.quantity, benchmark: benchmark.text, known: record.quantityNames)
    }
    let dimensions: [Dimension] =
      switch record.resolve(named) {
      case .dimension(let id): record.dimensions[id].map { [$0] } ?? []
      case .group(let group): record.dimensions(in: group)
      case .total: Array(record.dimensions.values)
      }
    title = record.title
    self.benchmark = benchmark.text
    self.level = level
    var rows: [Row] = []
    for dimension in dimensions {
      var selection = selection
      selection.quantity = dimension.id.text
      let board = try Scoreboard(of: benchmark, in: dataset, selection: selection)
      var ratings: [Rating] = []
      for entry in board.entries {
        for sample in dataset.samples[entry.evaluation.id] where sample.dimension == dimension.id {
          let video = sample.index.map { "\u{0}\($0)" } ?? ""
          ratings.append(
            Rating(unit: "\(entry.system.id)\u{0}\(sample.prompt)\(video)", rater: sample.rater, value: sample.value))
        }
      }
      guard ratings.contains(where: { $0.rater != nil }) else { continue }
      rows.append(
        try Self.row(ratings, dimension.id.text, dimension.name, metric: metric, level: level, simulation))
    }
    guard !rows.isEmpty else {
      throw .unsuitableData(
        "No sample of \(record.title) names who gave it: agreement needs a column rater_id, and a row a rating of a video (prompt_id)."
      )
    }
    self.rows = rows
  }

  /// The agreement in votes: a unit is a pair of systems on a prompt, a rating who won, whichever was shown first.
  ///
  /// - Throws: ``AnalysisError/unsuitableData(_:)`` where votes name no raters or no prompts.
  public init(
    ofVotesIn dataset: Dataset, benchmark: Benchmark.ID? = nil, level: Double = 0.95,
    simulation: Simulation = Simulation()
  ) throws(AnalysisError) {
    let votes = dataset.votes.filter { benchmark == nil || $0.benchmark == benchmark }
    guard votes.contains(where: { $0.rater != nil }) else {
      throw .unsuitableData("No vote names who gave it: agreement needs a column rater_id.")
    }
    guard votes.allSatisfy({ $0.prompt != nil }) else {
      throw .unsuitableData(
        "Not every vote names its prompt: without prompt_id it is not known which votes were on the same videos.")
    }
    // Whole numbers for the systems and the tie; only whether they are equal counts.
    let systems = Array(Set(votes.flatMap { [$0.systemA, $0.systemB] })).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: systems.enumerated().map { ($1, Double($0 + 1)) })
    let ratings = votes.flatMap { vote in
      let pair = [vote.systemA, vote.systemB].sorted().map(\.text).joined(separator: "\u{0}")
      let winner: System.ID? =
        switch vote.outcome {
        case .a: vote.systemA
        case .b: vote.systemB
        case .tie: nil
        }
      let rating = Rating(
        unit: "\(vote.benchmark?.text ?? "")\u{0}\(pair)\u{0}\(vote.prompt ?? "")", rater: vote.rater,
        value: winner.flatMap { numbers[$0] } ?? 0)
      // A row that stands for several votes has them of one rater: the further ones repeat.
      return [Rating](repeating: rating, count: vote.count >= 2 ? 2 : 1)
    }
    title = benchmark.flatMap { dataset.benchmarks[$0]?.title } ?? dataset.title
    self.benchmark = benchmark?.text
    self.level = level
    rows = [try Self.row(ratings, nil, "Who won", metric: .nominal, level: level, simulation)]
  }

  private static func row(
    _ ratings: [Rating], _ dimension: String?, _ label: String, metric: KrippendorffAlpha.Metric, level: Double,
    _ simulation: Simulation
  ) throws(AnalysisError) -> Row {
    var units: OrderedDictionary<String, OrderedDictionary<String, Double>> = [:]
    var (nameless, repeated) = (0, 0)
    for rating in ratings {
      guard let rater = rating.rater else {
        nameless += 1
        continue
      }
      if units[rating.unit]?[rater] == nil {
        units[rating.unit, default: [:]][rater] = rating.value
      } else {
        repeated += 1
      }
    }
    let pairable = units.values.filter { $0.count > 1 }
    let values = pairable.map { Array($0.values) }
    return try claimStatistics { () throws(StatisticsError) in
      let alpha = try KrippendorffAlpha.estimate(values, metric: metric)
      let distribution = try KrippendorffAlpha.distribution(values, metric: metric, simulation: simulation)
      let interval: IntervalResult =
        values.count < Self.fewestUnits
        ? .undefined(.tooFewObservations(found: values.count, needed: Self.fewestUnits))
        : try distribution.interval(.percentile, level: level)
      return Row(
        dimension: dimension, label: label, alpha: alpha.estimate, interval: interval.interval,
        shortage: alpha.degeneracy ?? interval.degeneracy, metric: metric,
        raterCount: Set(pairable.flatMap(\.keys)).count, unitCount: pairable.count,
        ratingCount: values.reduce(0) { $0 + $1.count }, singleCount: units.values.count { $0.count == 1 },
        namelessCount: nameless, repeatedCount: repeated)
    }
  }

  /// A row a dimension: `dimension`, `label`, `estimate`, the interval, `units`, `raters`, `ratings`, then what result tables share.
  public func table() throws(TableError) -> Table {
    try Table([
      Column(.measure, rows.map { "krippendorff_alpha_\($0.metric.rawValue)" }),
      Column(.benchmark, rows.map { _ in benchmark }),
      Column(.dimension, rows.map(\.dimension)),
      Column(.label, rows.map(\.label)),
      Column(.sortOrder, rows.indices.map { $0 + 1 }),
      Column(.estimate, rows.map(\.alpha)),
      Column(.intervalLower, rows.map { $0.interval?.lower }),
      Column(.intervalUpper, rows.map { $0.interval?.upper }),
      Column(.intervalLevel, rows.map { $0.interval?.level }),
      Column(.intervalMethod, rows.map { $0.interval?.method.name }),
      Column(
        .intervalKind, rows.map { ($0.interval == nil ? UncertaintyKind.none : .measurement).rawValue }),
      Column(.monteCarloError, rows.map { $0.interval?.monteCarloError?.largest }),
      Column(.raters, rows.map(\.raterCount)),
      Column(.ratedUnits, rows.map(\.unitCount)),
      Column(.ratings, rows.map(\.ratingCount)),
      Column(
        .status,
        rows.map { ($0.alpha == nil ? Status.insufficient : $0.interval == nil ? .noStandardError : .ok).rawValue }),
      Column(.note, rows.map { $0.notes.joined }),
    ])
  }

  /// The agreement in a sentence.
  public var sentence: String {
    let known = rows.compactMap { row in row.alpha.map { (row, $0) } }
    guard let (worst, low) = known.min(by: { $0.1 < $1.1 }), let (best, high) = known.max(by: { $0.1 < $1.1 }) else {
      return "\(title): the ratings determine no agreement."
    }
    func text(_ row: Row, _ alpha: Double) -> String {
      let number = NumberWords.number(alpha, .decimals(2))
      guard let interval = row.interval else { return number }
      let ends = [interval.lower, interval.upper].map { NumberWords.number($0, .decimals(2)) }.joined(separator: " to ")
      return "\(number) (\(NumberWords.percent(level)) interval \(ends))"
    }
    if known.count == 1 { return "\(title), \(best.label.lowercased()): Krippendorff's α is \(text(best, high))." }
    return
      "\(title): Krippendorff's α is from \(text(worst, low)), on \(worst.label.lowercased()), to \(text(best, high)), on "
      + "\(best.label.lowercased())."
  }
}

extension RaterAgreement.Row {
  /// What was left out, and why there is no number.
  public var notes: [Note] {
    var notes: [Note] = []
    if let shortage { notes.append("\(alpha == nil ? "no α" : "no interval"): \(shortage.description)") }
    if interval != nil, unitCount < (raterCount > 5 ? RaterAgreement.fewUnitsOfManyRaters : RaterAgreement.fewUnits) {
      notes.append(
        raterCount > 5
          ? "the interval is too narrow with so few units: one of 95 % covers some 80 to 86 % with 20, and with as many raters 88 to 92 % with 50 to 100"
          : "the interval is too narrow with so few units: one of 95 % covers some 81 to 89 % with 10 to 20 and 93 % from 50 on"
      )
    }
    if singleCount > 0 { notes.append("\(NumberWords.count(singleCount, "rating")) of what one alone rated left out") }
    if namelessCount > 0 { notes.append("\(NumberWords.count(namelessCount, "rating")) without a rater left out") }
    if repeatedCount > 0 {
      notes.append(
        "\(NumberWords.count(repeatedCount, "rating")) left out since the same rater had rated the same before")
    }
    return notes
  }
}
