public import BenchmarkData
import Quantities
import StatisticsCore

/// The gap dimension by dimension, with intervals that hold for all dimensions together.
///
/// The frontier gap of each dimension is between the best system of either side on that dimension: these are not one
/// system. Where the scores have standard errors the intervals are simultaneous by redraw (max-T); for the mean gap they
/// are its own at the level 1 − (1 − level)/m, which covers all m dimensions together (Bonferroni).
public struct DimensionProfile: Sendable {
  /// The gap on one dimension.
  public struct Row: Sendable {
    /// The dimension.
    public var dimension: Dimension
    /// The two sides on it.
    public var pair: Pair
    /// The gap, in the dimension's unit.
    public var estimate: Estimate
    /// The gap between normalised scores, where the benchmark has goalposts.
    public var normalizedGap: Double?
  }

  /// The benchmark.
  public let benchmark: Benchmark
  /// The measure.
  public let measure: Measure
  /// The sides.
  public let sides: Sides
  /// The rows, in the benchmark's order.
  public let rows: [Row]

  /// The measures that a profile can be of: differences in the unit of the scores.
  public static let measures = Measure.all(.gap).filter(\.isInUnitOfScores)

  /// The profile of a benchmark.
  ///
  /// - Parameters:
  ///   - benchmark: The benchmark.
  ///   - dataset: The dataset.
  ///   - selection: What is compared, and which evaluations count.
  ///   - sides: The two sides.
  ///   - measure: One of ``measures``.
  ///   - options: The choices.
  /// - Throws: ``AnalysisError`` as boards and ``Pair`` do, and for another measure.
  public init(
    of benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection, between sides: Sides,
    measure: Measure = .frontierGap, options: Pair.Options
  ) throws(AnalysisError) {
    try Measure.require(measure, among: Self.measures, for: "a profile")
    guard let record = dataset.benchmarks[benchmark] else {
      throw .unknownBenchmark(benchmark.text, known: dataset.benchmarks.keys.map(\.text))
    }
    var rows: [Row] = []
    for dimension in record.dimensions.values {
      var selection = selection
      selection.quantity = dimension.id.text
      let board = try Scoreboard(of: benchmark, in: dataset, selection: selection)
      var options = options
      if measure.uncertaintyKind == .sampling {
        options.level = 1 - (1 - options.level) / Double(max(record.dimensions.count, 1))
      }
      let pair = try Pair(sides, on: board, options: options)
      let estimate = try pair.estimate(of: measure)
      let slope = abs(dimension.normalizationSlope)
      let hasGoalposts = dimension.minimum != nil && dimension.maximum != nil
      rows.append(
        Row(
          dimension: dimension, pair: pair, estimate: estimate,
          normalizedGap: hasGoalposts ? estimate.estimate.map { $0 * slope } : nil))
    }
    self.benchmark = record
    self.measure = measure
    self.sides = sides
    self.rows =
      measure.uncertaintyKind == .measurement ? try Self.withSimultaneousIntervals(rows, measure, options) : rows
  }

  /// How many dimensions each side leads, of those that have systems of both.
  public var dimensionsLed: (byA: Int, byB: Int, of: Int) {
    let gaps = rows.compactMap(\.estimate.estimate)
    return (gaps.count { $0 > 0 }, gaps.count { $0 < 0 }, gaps.count)
  }

  /// Replaces the interval of each dimension by one that holds for all together, where the scores have standard errors.
  private static func withSimultaneousIntervals(
    _ rows: [Row], _ measure: Measure, _ options: Pair.Options
  ) throws(AnalysisError) -> [Row] {
    let measured = rows.indices.filter { rows[$0].estimate.interval != nil }
    guard measured.count > 1 else { return rows }
    var values: [Double] = []
    var errors: [Double] = []
    var degrees: [Double] = []
    var splits: [SplitError?] = []
    var redrawn: [RedrawnPair] = []
    for index in measured {
      let pair = RedrawnPair(rows[index].pair, from: values.count)
      // Errors that are unknown do not move these intervals: they would have none.
      let estimates = try claimStatistics { () throws(StatisticsError) in
        try pair.joint.errors.estimates(unknown: pair.joint.errors.largest)
      }
      let count = estimates.count
      values += estimates.values
      errors += estimates.standardErrors
      degrees +=
        estimates.degreesOfFreedom.isEmpty ? Array(repeating: .infinity, count: count) : estimates.degreesOfFreedom
      splits += estimates.splitErrors.isEmpty ? Array(repeating: nil, count: count) : estimates.splitErrors
      redrawn.append(pair)
    }
    let pairs = redrawn
    let joint = try claimStatistics { () throws(StatisticsError) in
      try NormalEstimates(values, standardErrors: errors, degreesOfFreedom: degrees, splitErrors: splits)
    }
    var rows = rows
    do throws(StatisticsError) {
      let simultaneous = try Redraw.simultaneousIntervals(
        of: { scores in pairs.map { (try? measure.value($0.scores(scores)))?.number ?? .nan } },
        estimates: joint, sides: pairs.flatMap(\.sides), level: options.level, simulation: options.simulation)
      for (place, index) in measured.enumerated() {
        rows[index].estimate.interval = simultaneous.statistics[place].interval.interval
        rows[index].estimate.standardError = simultaneous.statistics[place].standardError
      }
    } catch {
      throw .invalidOption(error.description)
    }
    return rows
  }
}

extension DimensionProfile {
  /// The profile as rows of a result table.
  public var resultRows: [ResultRow] {
    rows.enumerated().map { order, row in
      var result = ResultRow(row.estimate, of: row.pair, order: order)
      result.label = row.dimension.name
      result.sources = row.pair.entries(behind: measure).sourceKeys
      return result
    }
  }

  /// What the side that is ahead on a dimension has there.
  private var lead: String {
    switch measure.basis {
    case .best: "the best system"
    case .mean: "the better mean"
    case .all: "the lead"
    }
  }

  /// The profile in a sentence.
  public var sentence: String {
    let led = dimensionsLed
    guard led.of > 0 else {
      return "On \(benchmark.title) no dimension has systems of both \(sides.titleA) and \(sides.titleB)."
    }
    if led.of == 1, let row = rows.first(where: { $0.estimate.estimate != nil }) {
      let leader = led.byA == led.byB ? nil : led.byA == 1 ? sides.titleA : sides.titleB
      let ahead = leader.map { "\($0) has \(lead)" } ?? "neither side is ahead"
      return "On \(benchmark.title) \(ahead) on the one dimension, \(row.dimension.name)."
    }
    let largest = rows.max { abs($0.normalizedGap ?? 0) < abs($1.normalizedGap ?? 0) }
    var text =
      "On \(benchmark.title) \(sides.titleA) has \(lead) on \(led.byA) of \(led.of) dimensions, \(sides.titleB) on \(led.byB)"
    if let largest, let gap = largest.normalizedGap, gap != 0 {
      text +=
        "; the largest gap is on \(largest.dimension.name.lowercased()), where \(gap > 0 ? sides.titleA : sides.titleB) leads"
    }
    return text + "."
  }
}
