import BenchmarkData
import Quantities
public import StatisticsCore

/// Whether systems differ over prompts, runs, dimensions or benchmarks, and which of them.
public struct SystemComparison: Sendable {
  /// The choices.
  public struct Options: Hashable, Sendable {
    /// How it is asked whether systems differ at all.
    public var omnibus: OmnibusTest
    /// How it is asked whether two differ; `nil` for Wilcoxon's test, or mean ranks where blocks have no scale in common.
    public var pairwise: PairwiseTest?
    /// How p-values of pairs are adjusted; `nil` for Holm's procedure, and what Nemenyi's test has by itself.
    public var adjustment: PairAdjustment?
    /// The system that all are compared with, by key or name; `nil` for all pairs.
    public var reference: String?
    /// The coverage of intervals; 1 less the level at which pairs are told apart.
    public var level: Double
    /// The resamples and permutations.
    public var simulation: Simulation

    /// Makes choices.
    public init(
      omnibus: OmnibusTest = .imanDavenport, pairwise: PairwiseTest? = nil, adjustment: PairAdjustment? = nil,
      reference: String? = nil, level: Double = 0.95, simulation: Simulation = Simulation()
    ) {
      (self.omnibus, self.pairwise, self.adjustment) = (omnibus, pairwise, adjustment)
      (self.reference, self.level, self.simulation) = (reference, level, simulation)
    }
  }

  /// A system and where it stands.
  public struct Standing: Sendable {
    /// The place among ``ComparedScores/systems``.
    public var system: Int
    /// The mean rank over the blocks, 1 the best.
    public var meanRank: Double
    /// The letters of the groups of systems that are not told apart; `nil` against one system, or where the groups are too many.
    public var letters: String?
    /// The mean score over the blocks; `nil` without a scale in common.
    public var mean: Double?
    /// Its standard error.
    public var standardError: Double?
    /// Its interval, alone.
    public var interval: ConfidenceInterval?
  }

  /// Two systems, the first less the second.
  public struct Pair: Sendable {
    /// The place of one among ``ComparedScores/systems``.
    public var first: Int
    /// That of the other.
    public var second: Int
    /// The mean difference of scores over the blocks; `nil` without a scale in common.
    public var difference: Double?
    /// Its standard error.
    public var standardError: Double?
    /// Its interval, which holds for all pairs of the answer together.
    public var interval: ConfidenceInterval?
    /// The mean difference in standard deviations of the differences by block.
    public var effect: Double?
    /// How often a value of the first is better than one of the second in the same block, ties half.
    public var superiority: Double?
    /// Its interval, alone.
    public var superiorityInterval: ConfidenceInterval?
    /// The test's statistic.
    public var statistic: Double?
    /// The p-value of this pair alone; `nil` of a test that holds for all together.
    public var pValue: Double?
    /// The name of the test.
    public var method: String
    /// The p-value adjusted for all pairs of the answer.
    public var adjustedPValue: Double
    /// Whether the two are told apart.
    public var isToldApart: Bool
    /// Why there is no interval, if the difference has none.
    public var shortage: Degeneracy?
  }

  /// The scores.
  public let scores: ComparedScores
  /// The choices.
  public let options: Options
  /// The test of pairs that was made.
  public let pairwise: PairwiseTest
  /// The adjustment that was made; `nil` for Nemenyi's test.
  public let adjustment: PairAdjustment?
  /// Whether the systems differ at all.
  public let omnibus: TestResult
  /// The systems, by mean rank.
  public let standings: [Standing]
  /// The groups of places in ``standings`` that are not told apart; `nil` against one system, or where they are too many.
  public let groups: IndistinctGroups?
  /// The pairs, in the order of the standings.
  public let pairs: [Pair]
  /// The system that all were compared with.
  public let reference: Int?
  /// By how much mean ranks must differ in Nemenyi's test; `nil` for other tests.
  public let criticalDifference: Double?

  /// One less the level.
  var significance: Double { 1 - options.level }

  /// Compares systems.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` for a test that needs a scale in common where there is none, an adjustment that does not
  ///   fit, or too many systems for it; ``AnalysisError/unknownSide(_:grouping:known:)`` for a reference that is not compared.
  /// - Complexity: O(k² · the test of a pair) for k systems, and what the adjustment takes.
  public init(_ scores: ComparedScores, options: Options = Options()) throws(AnalysisError) {
    self.scores = scores
    self.options = options
    let pairwise = options.pairwise ?? (scores.unit == nil ? .ranks : .wilcoxon)
    self.pairwise = pairwise
    guard scores.unit != nil || !(pairwise.needsCommonScale || options.omnibus == .quade) else {
      let option = pairwise.needsCommonScale ? "--pairwise \(pairwise.rawValue)" : "--test quade"
      throw .invalidOption(
        "The \(scores.blocks.rawValue) have no scale in common, which \(option) needs: use "
          + (pairwise.needsCommonScale ? "--pairwise ranks or nemenyi" : "--test iman-davenport") + ".")
    }
    let reference = try options.reference.map { name throws(AnalysisError) in
      try NamedPlace.of(name, among: scores.systems)
    }
    self.reference = reference
    guard reference == nil || pairwise != .nemenyi else {
      throw .invalidOption("--pairwise nemenyi is for all pairs: against one system use --pairwise ranks or wilcoxon")
    }
    guard pairwise != .nemenyi || options.adjustment == nil else {
      throw .invalidOption("--pairwise nemenyi holds for all pairs by itself: leave out --adjust")
    }
    adjustment = pairwise == .nemenyi ? nil : options.adjustment ?? .holm
    let oriented = scores.cells.map { $0.map { scores.oriented($0.score) } }
    let ranks = try claimStatistics { () throws(StatisticsError) in try BlockRanks(oriented) }
    omnibus = try Self.omnibus(options.omnibus, oriented, ranks, options.simulation)
    criticalDifference =
      pairwise == .nemenyi
      ? try claimStatistics { () throws(StatisticsError) in
        try NemenyiTest.criticalDifference(ranks, alpha: 1 - options.level)
      } : nil
    let order = scores.systems.indices.sorted { (ranks.meanRanks[$0], $0) < (ranks.meanRanks[$1], $1) }
    let places =
      reference.map { reference in order.filter { $0 != reference }.map { ($0, reference) } }
      ?? order.indices.flatMap { first in order[(first + 1)...].map { (order[first], $0) } }
    let tested = try PairTests(pairwise, scores, oriented, ranks, options.simulation)
    let findings = try places.map { pair throws(AnalysisError) in try tested.finding(pair.0, pair.1) }
    let adjusted =
      pairwise == .nemenyi
      ? findings.map(\.pValue)
      : try (options.adjustment ?? .holm).adjusted(
        findings.map(\.pValue), systemCount: scores.systems.count, ofAllPairs: reference == nil)
    let estimates = PairEstimates(
      scores: scores, pairCount: places.count, level: options.level, simulation: options.simulation)
    var pairs: [Pair] = []
    for (index, place) in places.enumerated() {
      let isToldApart = adjusted[index] <= 1 - options.level
      pairs.append(
        try estimates.pair(
          place.0, place.1, finding: findings[index], adjusted: adjusted[index], isToldApart: isToldApart,
          isAlone: pairwise != .nemenyi))
    }
    self.pairs = pairs
    var apart: Set<[Int]> = []
    let standing = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    for pair in pairs where pair.isToldApart {
      apart.insert([standing[pair.first] ?? 0, standing[pair.second] ?? 0].sorted())
    }
    let groups =
      reference == nil
      ? IndistinctGroups(treatmentCount: order.count) { [apart] in apart.contains([$0, $1]) } : nil
    self.groups = groups
    let letters = groups?.letters
    standings = try order.enumerated().map { place, system throws(AnalysisError) in
      var standing = Standing(system: system, meanRank: ranks.meanRanks[system], letters: letters?[place])
      if scores.unit != nil {
        let mean = try estimates.mean(of: system)
        (standing.mean, standing.standardError, standing.interval) = (mean.value, mean.error, mean.interval)
      }
      return standing
    }
  }

  /// With fewer blocks than this the distributions of F and of χ² are not those of the statistics: permutations are.
  static let fewBlocks = 20

  /// The test of all systems, with its own statistic. Of few blocks the p-value is that of permutations within blocks.
  private static func omnibus(
    _ test: OmnibusTest, _ blocks: [[Double]], _ ranks: BlockRanks, _ simulation: Simulation
  ) throws(AnalysisError) -> TestResult {
    try claimStatistics { () throws(StatisticsError) in
      let result =
        switch test {
        case .imanDavenport: try FriedmanTest.imanDavenport(ranks, tieCorrected: true)
        case .friedman: try FriedmanTest.test(ranks)
        case .quade: try QuadeTest.test(blocks)
        }
      guard blocks.count < fewBlocks, var found = result.test,
        let permuted = try BlockPermutationTest.test(blocks, isWeighted: test == .quade, simulation: simulation).test
      else { return result }
      (found.pValue, found.method) = (permuted.pValue, permuted.method)
      return .test(found)
    }
  }
}

/// The tests of two systems.
private struct PairTests {
  struct Finding {
    var pValue: Double
    var statistic: Double?
    var method: String
  }

  private let test: PairwiseTest
  private let scores: [[Double]]
  private let ranks: BlockRanks
  private let nemenyi: Matrix?
  private let simulation: Simulation

  init(
    _ test: PairwiseTest, _ scores: ComparedScores, _ oriented: [[Double]], _ ranks: BlockRanks,
    _ simulation: Simulation
  ) throws(AnalysisError) {
    self.test = test
    self.scores = scores.systems.indices.map { system in oriented.map { $0[system] } }
    self.ranks = ranks
    self.simulation = simulation
    nemenyi =
      test == .nemenyi ? try claimStatistics { () throws(StatisticsError) in try NemenyiTest.pValues(ranks) } : nil
  }

  /// The p-value of a pair; 1 where all of its differences are 0.
  func finding(_ first: Int, _ second: Int) throws(AnalysisError) -> Finding {
    try claimStatistics { () throws(StatisticsError) in
      switch test {
      case .wilcoxon:
        guard let found = try WilcoxonSignedRankTest.paired(scores[first], scores[second]).test else {
          return Finding(pValue: 1, method: TestMethod.signedRankExact.name)
        }
        return Finding(pValue: found.pValue, statistic: found.statistic, method: found.method.name)
      case .permutation:
        let found = try PermutationTest.paired(scores[first], scores[second], simulation: simulation).finding
        let method = found?.isExact ?? true ? "sign-flip-exact" : "sign-flip-monte-carlo"
        return Finding(pValue: found?.pValue ?? 1, statistic: found?.statistic, method: method)
      case .ranks:
        let found = try BonferroniDunnTest.comparisons(ranks, control: second).first { $0.treatment == first }
        return Finding(pValue: found?.pValue ?? 1, statistic: found?.z, method: "mean-ranks")
      case .nemenyi:
        let z = (ranks.meanRanks[second] - ranks.meanRanks[first]) / ranks.standardError
        return Finding(pValue: nemenyi?[first, second] ?? 1, statistic: z * 2.0.squareRoot(), method: "nemenyi")
      }
    }
  }
}

/// The differences of two systems and the means of one, with their intervals.
private struct PairEstimates {
  let scores: ComparedScores
  /// How many differences hold together.
  let pairCount: Int
  let level: Double
  let simulation: Simulation

  struct Mean {
    var value: Double
    var error: Double?
    var degrees: Double?
    var shortage: Degeneracy?
    var interval: ConfidenceInterval?
  }

  func pair(
    _ first: Int, _ second: Int, finding: PairTests.Finding, adjusted: Double, isToldApart: Bool, isAlone: Bool
  ) throws(AnalysisError) -> SystemComparison.Pair {
    let (superiority, superiorityInterval) = try self.superiority(first, second)
    var pair = SystemComparison.Pair(
      first: first, second: second, superiority: superiority, superiorityInterval: superiorityInterval,
      statistic: finding.statistic, pValue: isAlone ? finding.pValue : nil, method: finding.method,
      adjustedPValue: adjusted, isToldApart: isToldApart)
    guard scores.unit != nil else { return pair }
    let differences = zip(scores.scores(of: first), scores.scores(of: second)).map { $0 - $1 }
    let mean = try claimStatistics { () throws(StatisticsError) in
      try self.mean(of: differences, ratings: ratings(first, second), strata: strata(first, second), count: pairCount)
    }
    (pair.difference, pair.standardError, pair.interval) = (mean.value, mean.error, mean.interval)
    pair.shortage = mean.shortage
    // Differences that rounding alone sets apart have no standard deviation.
    guard mean.error != nil || mean.shortage != .equalClusters else { return pair }
    pair.effect = try claimStatistics { () throws(StatisticsError) in
      try PairedEffects.standardizedMean(of: differences).estimate
    }
    return pair
  }

  func mean(of system: Int) throws(AnalysisError) -> Mean {
    let strata = scores.cells.map { StratifiedMean.Stratum(values: $0[system].values, labels: $0[system].labels) }
    return try claimStatistics { () throws(StatisticsError) in
      try mean(
        of: scores.scores(of: system), ratings: scores.ratings.isEmpty ? [] : scores.ratings[system],
        strata: strata.allSatisfy { !$0.labels.isEmpty } ? strata : [], count: 1)
    }
  }

  /// The differences that raters saw, where both systems were rated by the same ones.
  private func ratings(_ first: Int, _ second: Int) -> [ComparedScores.Rating] {
    guard !scores.ratings.isEmpty else { return [] }
    let (a, b) = (scores.ratings[first], scores.ratings[second])
    guard a.count == b.count, zip(a, b).allSatisfy({ $0.block == $1.block && $0.rater == $1.rater }) else { return [] }
    return zip(a, b).map { ComparedScores.Rating(block: $0.block, rater: $0.rater, value: $0.value - $1.value) }
  }

  /// The differences within blocks by label, where both systems have the same ones.
  private func strata(_ first: Int, _ second: Int) -> [StratifiedMean.Stratum] {
    var strata: [StratifiedMean.Stratum] = []
    for block in scores.cells {
      let (a, b) = (block[first], block[second])
      guard !a.labels.isEmpty, a.labels == b.labels else { return [] }
      strata.append(.init(values: zip(a.values, b.values).map { $0 - $1 }, labels: a.labels))
    }
    return strata
  }

  /// The mean over blocks: of fixed ones by what varies within them, of a sample of them by how they differ.
  private func mean(
    of values: [Double], ratings: [ComparedScores.Rating], strata: [StratifiedMean.Stratum], count: Int
  ) throws(StatisticsError) -> Mean {
    var mean = Mean(value: values.reduce(0, +) / Double(values.count))
    if scores.blocks.areSample {
      let sampled = try sampled(values, ratings)
      switch sampled.error {
      case .estimate(let error): (mean.error, mean.degrees) = (error, sampled.degrees)
      case .undefined(let reason): mean.shortage = reason
      }
    } else {
      let stratified = strata.isEmpty ? nil : try StratifiedMean(strata)
      switch stratified?.standardError {
      case .estimate(let error): (mean.error, mean.degrees) = (error, stratified?.degreesOfFreedom)
      case .undefined(let reason): mean.shortage = reason
      case nil: mean.shortage = .tooFewObservations(found: 1, needed: 2)
      }
    }
    if let error = mean.error, let degrees = mean.degrees {
      let found = try BonferroniInterval.interval(
        mean: mean.value, standardError: error, degreesOfFreedom: degrees, count: count, level: level)
      (mean.interval, mean.shortage) = (found.interval, found.degeneracy)
    }
    return mean
  }

  private func sampled(
    _ values: [Double], _ ratings: [ComparedScores.Rating]
  ) throws(StatisticsError) -> (error: EstimateResult, degrees: Double?) {
    let raters = ratings.map(\.rater)
    if !ratings.isEmpty {
      let sample = try ClusteredSample(ratings.map(\.value), clusters: ratings.map(\.block))
      let crossed = try CrossedMean(sample, crossedBy: raters)
      if crossed.variances != nil { return (crossed.standardError, crossed.degreesOfFreedom) }
      let byRater = try ClusteredSample(ratings.map(\.value), clusters: raters)
      // Each prompt has one rater: those of a rater go together.
      if byRater.clusterCount > 1, byRater.clusterCount < values.count {
        let mean = ClusteredMean(byRater)
        return (mean.standardError, mean.degreesOfFreedom)
      }
    }
    let byBlock = try ClusteredSample(values, clusters: Array(values.indices))
    return (ClusteredMean(byBlock).standardError, Double(values.count - 1))
  }

  /// How often the first is better in the same block; `nil` where of several scores only the sums are known.
  private func superiority(_ first: Int, _ second: Int) throws(AnalysisError) -> (Double?, ConfidenceInterval?) {
    guard !scores.areSummed else { return (nil, nil) }
    let tasks = try claimStatistics { () throws(StatisticsError) in
      try [first, second].map { system throws(StatisticsError) in
        try TaskScores(runs: scores.cells.map { $0[system].values.map(scores.oriented) })
      }
    }
    return try claimStatistics { () throws(StatisticsError) in
      let estimate = try ProbabilityOfImprovement.estimate(tasks[0], tasks[1])
      if scores.blocks.areSample {
        let shares = try zip(tasks[0].runs, tasks[1].runs).map { pair throws(StatisticsError) in
          try Superiority.estimate(pair.0, pair.1).estimate ?? 0.5
        }
        return (estimate, try WilsonInterval.mean(ofShares: shares, level: level).interval)
      }
      let distribution = try ProbabilityOfImprovement.distribution(tasks[0], tasks[1], simulation: simulation)
      return (estimate, try distribution.interval(.percentile, level: level).interval)
    }
  }
}
