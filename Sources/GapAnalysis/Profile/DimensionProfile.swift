public import BenchmarkData
internal import OrderedCollections
internal import StatisticsCore

/// The gap dimension by dimension, with intervals that hold for all dimensions together.
///
/// The frontier gap of each dimension is between the best system of either side on that dimension: these are not one
/// system. Where every score has a standard error the intervals are simultaneous by redraw (max-T); for the mean gap they
/// are Welch's at the level 1 − (1 − level)/m, which covers all m dimensions together (Bonferroni).
public struct DimensionProfile: Sendable {
  /// The gap on one dimension.
  public struct Row: Sendable {
    /// The dimension.
    public var dimension: Dimension
    /// The comparison on it.
    public var comparison: GapComparison
    /// The gap, in the dimension's unit.
    public var estimate: GapEstimate
    /// The gap between normalised scores, where the benchmark has goalposts.
    public var normalizedGap: Double?
  }

  /// The benchmark.
  public let benchmark: Benchmark
  /// The names of the sides.
  public let sides: (a: String, b: String)
  /// The rows, in the benchmark's order.
  public let rows: [Row]

  /// The profile of a benchmark.
  ///
  /// - Parameters:
  ///   - benchmark: The benchmark.
  ///   - dataset: The dataset.
  ///   - selection: What is compared, and which evaluations count.
  ///   - a: The first side.
  ///   - b: The second side.
  ///   - measure: `frontier_gap` or `mean_gap`.
  ///   - options: The choices.
  /// - Throws: ``AnalysisError`` as the comparisons do, and for another measure.
  public init(
    of benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection, between a: String, and b: String,
    measure: GapMeasure = .frontierGap, options: GapComparison.Options
  ) throws(AnalysisError) {
    guard measure == .frontierGap || measure == .meanGap else {
      throw .invalidOption("a profile is of frontier_gap or mean_gap, not of \(measure.rawValue)")
    }
    guard let record = dataset.benchmarks[benchmark] else {
      throw .unknownBenchmark(benchmark.text, known: dataset.benchmarks.keys.map(\.text))
    }
    var rows: [Row] = []
    for dimension in record.dimensions.values {
      var selection = selection
      selection.quantity = dimension.id.text
      let board = try Scoreboard(of: benchmark, in: dataset, selection: selection)
      var options = options
      if measure == .meanGap {
        options.level = 1 - (1 - options.level) / Double(max(record.dimensions.count, 1))
      }
      let comparison = try GapComparison(board, a, b, options: options)
      guard let estimate = try comparison.estimates([measure]).first else { continue }
      let slope = abs(dimension.normalizationSlope)
      let hasGoalposts = dimension.minimum != nil && dimension.maximum != nil
      rows.append(
        Row(
          dimension: dimension, comparison: comparison, estimate: estimate,
          normalizedGap: hasGoalposts ? estimate.estimate.map { $0 * slope } : nil))
    }
    self.benchmark = record
    sides = (options.grouping.canonicalName(a), options.grouping.canonicalName(b))
    self.rows = measure == .frontierGap ? try Self.withSimultaneousIntervals(rows, options) : rows
  }

  /// How many dimensions each side leads, of those that have systems of both.
  public var dimensionsLed: (byA: Int, byB: Int, of: Int) {
    let gaps = rows.compactMap(\.estimate.estimate)
    return (gaps.count { $0 > 0 }, gaps.count { $0 < 0 }, gaps.count)
  }

  /// Replaces the interval of each dimension by one that holds for all together, where the scores have standard errors.
  private static func withSimultaneousIntervals(
    _ rows: [Row], _ options: GapComparison.Options
  ) throws(AnalysisError) -> [Row] {
    let measured = rows.indices.filter { rows[$0].estimate.interval != nil }
    guard measured.count > 1 else { return rows }
    var values: [Double] = []
    var errors: [Double] = []
    var parts: [(a: [Int], b: [Int])] = []
    for index in measured {
      let comparison = rows[index].comparison
      let joint = JointScores(
        (comparison.a.entries, comparison.a.scores), (comparison.b.entries, comparison.b.scores))
      let start = values.count
      values += joint.scores
      errors += joint.standardErrors
      parts.append((joint.placesA.map { $0 + start }, joint.placesB.map { $0 + start }))
    }
    let places = parts
    var rows = rows
    do throws(StatisticsError) {
      let redrawn = try Redraw.simultaneousIntervals(
        of: { scores in
          places.map { place in
            FrontierGap.value(place.a.map { scores[$0] }, place.b.map { scores[$0] }) ?? .nan
          }
        }, estimates: NormalEstimates(values, standardErrors: errors), level: options.level,
        simulation: options.simulation)
      for (place, index) in measured.enumerated() {
        rows[index].estimate.interval = redrawn.statistics[place].interval.interval
        rows[index].estimate.standardError = redrawn.statistics[place].standardError
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
      var result = row.comparison.rows([row.estimate])[0]
      result.label = row.dimension.name
      result.sortOrder = order + 1
      return result
    }
  }

  /// What the side that is ahead on a dimension has there.
  private var lead: String {
    rows.contains { $0.estimate.measure == .meanGap } ? "the better mean" : "the best system"
  }

  /// The profile in a sentence.
  public var sentence: String {
    let led = dimensionsLed
    guard led.of > 0 else {
      return "On \(benchmark.title) no dimension has systems of both \(sides.a) and \(sides.b)."
    }
    if led.of == 1, let row = rows.first(where: { $0.estimate.estimate != nil }) {
      let leader = led.byA == led.byB ? nil : led.byA == 1 ? sides.a : sides.b
      let ahead = leader.map { "\($0) has \(lead)" } ?? "neither side is ahead"
      return "On \(benchmark.title) \(ahead) on the one dimension, \(row.dimension.name)."
    }
    let largest = rows.max { abs($0.normalizedGap ?? 0) < abs($1.normalizedGap ?? 0) }
    var text =
      "On \(benchmark.title) \(sides.a) has \(lead) on \(led.byA) of \(led.of) dimensions, \(sides.b) on \(led.byB)"
    if let largest, let gap = largest.normalizedGap, gap != 0 {
      text +=
        "; the largest gap is on \(largest.dimension.name.lowercased()), where \(gap > 0 ? sides.a : sides.b) leads"
    }
    return text + "."
  }
}
