extension IntervalMethod {
  /// Percentiles of a statistic over redrawn scores.
  public static let redrawPercentile = IntervalMethod("redraw-percentile")
  /// Percentiles over redrawn scores in which those of one side after the other may be tied.
  public static let redrawPartialTies = IntervalMethod("redraw-partial-ties")
  /// The estimate ± a critical value of the largest standardised deviation over several statistics.
  public static let redrawMaxT = IntervalMethod("redraw-max-t")
}

/// One statistic over redrawn scores.
public struct RedrawnStatistic: Hashable, Sendable {
  /// The statistic of the estimates themselves; NaN where it has no value.
  public var estimate: Double
  /// The mean over the redraws.
  public var mean: Double
  /// The standard deviation over the redraws; where they have the long tails of Student's t, half the width of the middle 68.3 %.
  public var standardError: Double
  /// The interval, or why there is none.
  public var interval: IntervalResult
  /// In how many redraws the statistic had no finite value; the interval is of the others.
  public var undefinedDraws: Int
}

extension RedrawnStatistic {
  /// What spans this and the same statistic over other redraws: the wider ends, the larger error. Where only one has an interval, that one.
  public func spanning(_ other: Self) -> Self {
    guard var interval = interval.interval, let theirs = other.interval.interval else {
      return interval.interval == nil ? other : self
    }
    var spanning = self
    spanning.standardError = max(standardError, other.standardError)
    spanning.undefinedDraws = max(undefinedDraws, other.undefinedDraws)
    (interval.lower, interval.upper) = (min(interval.lower, theirs.lower), max(interval.upper, theirs.upper))
    if let mine = interval.monteCarloError, let other = theirs.monteCarloError {
      interval.monteCarloError = MonteCarloError(
        lower: max(mine.lower, other.lower), upper: max(mine.upper, other.upper))
    }
    spanning.interval = .interval(interval)
    return spanning
  }
}

/// Intervals that cover several statistics at once.
public struct SimultaneousRedraw: Hashable, Sendable {
  /// Each statistic with its interval, in the order of the statistics.
  public var statistics: [RedrawnStatistic]
  /// The multiple of the standard error that the intervals extend to either side; `nil` where no statistic varies. The larger where two ways to
  /// redraw are spanned.
  public var criticalValue: Double?

  /// What spans these intervals and those over other redraws.
  fileprivate func spanning(_ other: Self) -> Self {
    let values = [criticalValue, other.criticalValue].compactMap(\.self)
    return Self(
      statistics: zip(statistics, other.statistics).map { $0.spanning($1) }, criticalValue: values.max())
  }
}

/// The uncertainty that measurement error of scores gives to any function of them.
///
/// The systems stay as they are; their scores are redrawn from N(S, e²), or N(S, Σ), and the statistic is computed again.
/// This is the parametric bootstrap with the systems fixed. For statistics of single systems and for averages it is right as it is.
///
/// **The best of several.** A maximum of noisy scores contains the luck of the winner, and redrawing adds it once more: the interval
/// of the gap between the best of two sides is shifted, with one system against 50 equal ones so far that it covers 0.2. Whether the
/// best is ahead or lucky the scores alone cannot tell: a shrunken redraw is as wrong where one system leads a pack of equals. So
/// the sides take turns. In one half of the draws true scores of A that the errors do not tell apart may be equal (`PartialTies`)
/// while those of B stand for themselves, and in the other half the other way round: the one half reaches to where the gap is if A's
/// best was lucky and B's was not, the other to the contrary. Where leaders are clear both halves are the same, the plain redraw.
/// <doc:Coverage> has what this covers, beside other methods.
///
/// **Errors of few raters or runs.** Where a standard error has degrees of freedom, the score is redrawn from Student's t. A standard
/// deviation over such redraws may be infinite: the standard error of a statistic is then half the width of the middle 68.3 %.
///
/// The closures get the redrawn scores in the order of the estimates. A number that is not finite means that the statistic
/// has no value in this draw. Where this is so in more than half of the draws, or for the estimates themselves, the
/// interval is ``Degeneracy/undefinedStatistic``; a statistic that is the same in every draw (exact scores) has
/// ``Degeneracy/constantData``: no interval is invented.
///
/// Every result is bit-identical for any number of threads.
public enum Redraw {
  /// The percentile interval of one statistic: type-7 quantiles at (1 ∓ level)/2 of the redraws.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for no estimates, a level outside (0, 1), or a
  ///   simulation without draws or threads.
  /// - Complexity: O(R · (n + cost of the statistic) + R log R).
  public static func interval(
    of statistic: @escaping @Sendable ([Double]) -> Double, estimates: NormalEstimates, sides: [[Int]] = [],
    level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) -> RedrawnStatistic {
    try intervals(of: { [statistic($0)] }, estimates: estimates, sides: sides, level: level, simulation: simulation)[0]
  }

  /// The percentile interval of each of several statistics, each on its own at the given level.
  ///
  /// - Parameters:
  ///   - statistics: Returns all statistics of a vector of scores; always the same number of them.
  ///   - estimates: The estimates with their errors.
  ///   - sides: The places of the estimates of each side of which a best is taken, as ``draws(of:estimates:sides:simulation:)``
  ///     has it.
  ///   - level: The nominal coverage.
  ///   - simulation: The number of resamples, the seed and the threads.
  /// - Throws: As ``interval(of:estimates:sides:level:simulation:)``; also if the number of statistics changes.
  public static func intervals(
    of statistics: @escaping @Sendable ([Double]) -> [Double], estimates: NormalEstimates, sides: [[Int]] = [],
    level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) -> [RedrawnStatistic] {
    try Validation.requireLevel(level)
    let points = statistics(estimates.values)
    var results: [RedrawnStatistic] = []
    for ties in try waysToTie(estimates, sides) {
      let draws = try draws(of: statistics, estimates: estimates, ties: ties, simulation: simulation)
      let found = points.indices.map { index in
        var (result, sorted) = summary(
          of: draws.column(index), estimate: points[index], hasLongTails: !estimates.degreesOfFreedom.isEmpty)
        guard let sorted else { return result }
        result.interval = .interval(
          OrderStatistics.percentileInterval(
            ofSorted: sorted, level: level, method: sides.isEmpty ? .redrawPercentile : .redrawPartialTies))
        return result
      }
      results = results.isEmpty ? found : zip(results, found).map { $0.spanning($1) }
    }
    return results
  }

  /// Intervals that cover all of several statistics together at the given level, by the largest standardised deviation.
  ///
  /// T = max over the statistics of |t* − t|/s in each redraw, with s the standard deviation over the redraws; the
  /// intervals are t ± c s, with c the type-7 quantile of T at `level` (Romano & Wolf 2005, doi 10.1198/016214504000000539).
  /// Correlation between the statistics narrows them, which Bonferroni's does not use. Statistics that do not vary or have
  /// no value take no part.
  ///
  /// - Parameters:
  ///   - statistics: Returns all statistics of a vector of scores; always the same number of them.
  ///   - estimates: The estimates with their errors.
  ///   - sides: The places of the estimates of each side of which a best is taken, as ``draws(of:estimates:sides:simulation:)``
  ///     has it.
  ///   - level: The nominal coverage.
  ///   - simulation: The number of resamples, the seed and the threads.
  /// - Throws: As ``interval(of:estimates:sides:level:simulation:)``; also if the number of statistics changes.
  public static func simultaneousIntervals(
    of statistics: @escaping @Sendable ([Double]) -> [Double], estimates: NormalEstimates, sides: [[Int]] = [],
    level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) -> SimultaneousRedraw {
    try Validation.requireLevel(level)
    let points = statistics(estimates.values)
    var widest: SimultaneousRedraw?
    for ties in try waysToTie(estimates, sides) {
      let draws = try draws(of: statistics, estimates: estimates, ties: ties, simulation: simulation)
      let found = simultaneous(points, draws, hasLongTails: !estimates.degreesOfFreedom.isEmpty, level: level)
      widest = widest.map { $0.spanning(found) } ?? found
    }
    return widest ?? SimultaneousRedraw(statistics: [], criticalValue: nil)
  }

  private static func simultaneous(
    _ points: [Double], _ draws: Matrix, hasLongTails: Bool, level: Double
  ) -> SimultaneousRedraw {
    let summaries = points.indices.map {
      summary(of: draws.column($0), estimate: points[$0], hasLongTails: hasLongTails)
    }
    var results = summaries.map(\.result)
    let taking = summaries.indices.filter { summaries[$0].sorted != nil }
    guard !taking.isEmpty else { return SimultaneousRedraw(statistics: results, criticalValue: nil) }
    let largest = (0..<draws.rowCount).map { draw in
      taking.reduce(0.0) { largest, index in
        let deviation = abs(draws[draw, index] - points[index]) / results[index].standardError
        return deviation.isFinite ? max(largest, deviation) : largest
      }
    }.sorted()
    let critical = OrderStatistics.quantile(ofSorted: largest, at: level)
    let criticalError = OrderStatistics.monteCarloError(ofSorted: largest, at: level)
    for index in taking {
      let spread = results[index].standardError
      // The standard deviation is simulated too: its own error is s/√(2R).
      let error = spread * sqrt(criticalError * criticalError + critical * critical / (2 * Double(draws.rowCount)))
      results[index].interval = .interval(
        ConfidenceInterval(
          lower: points[index] - critical * spread, upper: points[index] + critical * spread, level: level,
          method: .redrawMaxT, monteCarloError: MonteCarloError(lower: error, upper: error)))
    }
    return SimultaneousRedraw(statistics: results, criticalValue: critical)
  }

  /// The statistics of every redraw: a row a draw, a column a statistic.
  ///
  /// - Parameters:
  ///   - statistics: Returns all statistics of a vector of scores; always the same number of them.
  ///   - estimates: The estimates with their errors.
  ///   - sides: The places of the estimates of each side of which a best is taken; none for a plain redraw. Scores of the first
  ///     side may be tied in the draws of even number, of the second in those of odd number, and so on in turn. A place that is
  ///     listed twice stays as it is redrawn.
  ///   - simulation: The number of resamples, the seed and the threads.
  /// - Throws: As ``intervals(of:estimates:sides:level:simulation:)``; also for sides of correlated estimates, or a side with a place
  ///   that is none.
  public static func draws(
    of statistics: @escaping @Sendable ([Double]) -> [Double], estimates: NormalEstimates, sides: [[Int]] = [],
    simulation: Simulation
  ) throws(StatisticsError) -> Matrix {
    try draws(
      of: statistics, estimates: estimates, ties: waysToTie(estimates, sides)[0], simulation: simulation)
  }

  private static func draws(
    of statistics: @escaping @Sendable ([Double]) -> [Double], estimates: NormalEstimates, ties: [[PartialTies]],
    simulation: Simulation
  ) throws(StatisticsError) -> Matrix {
    try simulation.validate()
    guard estimates.count > 0 else {
      throw .invalidArgument(name: "estimates", found: "none", requirement: "at least one")
    }
    let width = statistics(estimates.values).count
    let blocks = simulation.mapBlocks { draws, stream in
      var errors = [Double](repeating: 0, count: estimates.count)
      var normals = [Double](repeating: 0, count: estimates.dimension)
      var redrawn = estimates.values
      var rows: [Double] = []
      rows.reserveCapacity(draws.count * width)
      for draw in draws {
        estimates.drawErrors(into: &errors, normals: &normals, from: &stream)
        for index in redrawn.indices { redrawn[index] = estimates.values[index] + errors[index] }
        for side in ties.indices where (side + draw).isMultiple(of: 2) {
          for stratum in ties[side] { stratum.tie(&redrawn, from: &stream) }
        }
        rows.append(contentsOf: statistics(redrawn))
      }
      return rows
    }
    return try Matrix(rowCount: simulation.resamples, columnCount: width, elements: Array(blocks.joined()))
  }

  /// By how much the best of each side would be less if it were the luckiest of those that the errors do not tell apart from it: the best
  /// estimate less the median of what is best where these are tied, and at least 0. Nothing for a side of one.
  ///
  /// True bests lie between the estimates and these less. A single gap's interval reaches over both (``draws(of:estimates:sides:simulation:)``); where
  /// gaps are averaged, luck that all have in common does not average out, and has to be taken off.
  ///
  /// - Parameters:
  ///   - sides: The places of the estimates of one side or two.
  ///   - estimates: The estimates with their errors.
  ///   - simulation: The number of resamples, the seed and the threads.
  /// - Throws: As ``draws(of:estimates:sides:simulation:)``.
  public static func luckOfBest(
    of sides: [[Int]], estimates: NormalEstimates, simulation: Simulation
  ) throws(StatisticsError) -> [Double] {
    @Sendable func best(_ scores: [Double]) -> [Double] {
      sides.map { side in side.reduce(-.infinity) { max($0, scores[$1]) } }
    }
    let points = best(estimates.values)
    var luck = sides.map { _ in 0.0 }
    for ties in try waysToTie(estimates, sides) {
      let draws = try draws(of: best, estimates: estimates, ties: ties, simulation: simulation)
      for side in sides.indices { luck[side] = max(luck[side], self.luck(side, of: sides, points, draws)) }
    }
    return luck
  }

  private static func luck(_ side: Int, of sides: [[Int]], _ points: [Double], _ draws: Matrix) -> Double {
    guard sides[side].count > 1 else { return 0 }
    let tied = (0..<draws.rowCount).filter { (side + $0).isMultiple(of: 2) }.map { draws[$0, side] }.sorted()
    guard !tied.isEmpty else { return 0 }
    return max(0, points[side] - OrderStatistics.quantile(ofSorted: tied, at: 0.5))
  }

  /// What may be tied on each side: first in strata of like errors; then, where a side has several of these, all of it together, for scores
  /// of very different errors may be equal too. Scores without an error are known and in none.
  private static func waysToTie(
    _ estimates: NormalEstimates, _ sides: [[Int]]
  ) throws(StatisticsError) -> [[[PartialTies]]] {
    guard !sides.isEmpty else { return [[]] }
    guard estimates.covariance == nil else {
      throw .invalidArgument(name: "sides", found: "correlated estimates", requirement: "independent estimates")
    }
    var uses = [Int](repeating: 0, count: estimates.count)
    for place in sides.joined() {
      guard uses.indices.contains(place) else {
        throw .invalidArgument(
          name: "sides", found: "\(place)", requirement: "places from 0 to \(estimates.count - 1)")
      }
      uses[place] += 1
    }
    let places = sides.map { side in side.filter { uses[$0] == 1 } }
    let strata = places.map { PartialTies.strata(estimates, places: $0) }
    guard strata.contains(where: { $0.count > 1 }) else { return [strata] }
    return [strata, places.map { PartialTies.whole(estimates, places: $0) }]
  }

  /// A statistic's summary without its interval, and its finite draws in ascending order if they determine one.
  private static func summary(
    of draws: [Double], estimate: Double, hasLongTails: Bool
  ) -> (result: RedrawnStatistic, sorted: [Double]?) {
    let defined = draws.filter(\.isFinite).sorted()
    var result = RedrawnStatistic(
      estimate: estimate, mean: .nan, standardError: .nan, interval: .undefined(.undefinedStatistic),
      undefinedDraws: draws.count - defined.count)
    guard estimate.isFinite, 2 * defined.count > draws.count else { return (result, nil) }
    guard defined.count > 1 else {
      result.interval = .undefined(.tooFewObservations(found: defined.count, needed: 2))
      return (result, nil)
    }
    guard defined[0] != defined[defined.count - 1] else {
      result.mean = defined[0]
      result.standardError = 0
      result.interval = .undefined(.constantData)
      return (result, nil)
    }
    let mean = defined.reduce(0) { $0 + $1 / Double(defined.count) }
    let squares = defined.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    result.mean = mean
    result.standardError = sqrt(squares / Double(defined.count - 1))
    if hasLongTails {
      // The share of a normal distribution within one standard deviation.
      let tail = 0.158_655_253_931_457_05
      let low = OrderStatistics.quantile(ofSorted: defined, at: tail)
      let high = OrderStatistics.quantile(ofSorted: defined, at: 1 - tail)
      if low < high { result.standardError = (high - low) / 2 }
    }
    return (result, defined)
  }
}
