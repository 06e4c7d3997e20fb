/// Permutation tests: how unusual is a statistic among all arrangements that would be as likely if nothing differed?
///
/// All arrangements are enumerated where there are at most as many as the simulation has resamples; else as many are
/// drawn. Ties are recognised up to rounding (1e-12 of the size of the data), so that the order in which sums are taken
/// decides nothing.
///
/// **Edge cases.** `.undefined` for an empty sample, for data that are all equal, and for a statistic without a finite
/// value. An arrangement on which the statistic has no value counts as extreme.
///
/// **Errors.** ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite, a parameter
/// outside its domain, or a malformed simulation;
/// ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` for labels or partners of another number.
///
/// **Complexity.** O(n) an arrangement for closed statistics.
public enum PermutationTest {
  /// Tests whether two samples come from one population, by exchanging their members.
  ///
  /// Same as SciPy's `permutation_test(…, permutation_type="independent")`.
  ///
  /// - Parameters:
  ///   - first: The first sample.
  ///   - second: The second sample.
  ///   - statistic: What is compared; small values speak for `.less`.
  ///   - firstStrata: The stratum of each value of the first sample; members are exchanged within strata only. `nil`
  ///     for one stratum.
  ///   - secondStrata: The stratum of each value of the second sample.
  ///   - alternative: Which differences count as extreme.
  ///   - simulation: The number of resamples, the seed and the threads.
  public static func twoSample(
    _ first: [Double], _ second: [Double], statistic: TwoSampleStatistic = .differenceOfMeans,
    firstStrata: [Int]? = nil, secondStrata: [Int]? = nil, alternative: Alternative = .twoSided,
    simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> PermutationResult {
    try statistic.validate()
    return try run(first, second, firstStrata, secondStrata, alternative, simulation) { pool in
      guard let observed = try? statistic.value(first: first, second: second) else { return nil }
      switch statistic {
      case .difference(of: .mean): return (SumArrangement(differenceOfMeans: pool), observed)
      case .ratioOfMeans: return (SumArrangement(ratioOfMeans: pool), observed)
      case .probabilityOfSuperiority: return (SumArrangement(superiority: pool), observed)
      case .difference(let statistic): return (OrderArrangement(pool, statistic), observed)
      }
    }
  }

  /// Tests whether two samples come from one population, by any statistic.
  ///
  /// - Parameters:
  ///   - first: The first sample.
  ///   - second: The second sample.
  ///   - firstStrata: The strata of the first sample.
  ///   - secondStrata: The strata of the second sample.
  ///   - alternative: Which differences count as extreme.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - statistic: Called for each arrangement, on several threads at once; NaN where it has no value.
  public static func twoSample(
    _ first: [Double], _ second: [Double], firstStrata: [Int]? = nil, secondStrata: [Int]? = nil,
    alternative: Alternative = .twoSided, simulation: Simulation = Simulation(),
    statistic: @escaping @Sendable (_ first: [Double], _ second: [Double]) -> Double
  ) throws(StatisticsError) -> PermutationResult {
    try run(first, second, firstStrata, secondStrata, alternative, simulation) { pool in
      let observed = statistic(first, second)
      return observed.isFinite
        ? (ClosureArrangement(pool: pool, observed: observed, statistic: statistic), observed) : nil
    }
  }

  private static func run(
    _ first: [Double], _ second: [Double], _ firstStrata: [Int]?, _ secondStrata: [Int]?, _ alternative: Alternative,
    _ simulation: Simulation, _ arrange: (PermutationPool) -> (any Arrangement, Double)?
  ) throws(StatisticsError) -> PermutationResult {
    try simulation.validate()
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let pool = try PermutationPool(first, second, firstStrata, secondStrata)
    guard !first.isEmpty, !second.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    if let constant = constantDegeneracy(pool.values) { return .undefined(constant) }
    guard let (arrangement, observed) = arrange(pool) else { return .undefined(.undefinedStatistic) }
    let finding = Self.find(arrangement, observed, alternative, simulation)
    return .test(finding)
  }

  private static func find(
    _ arrangement: some Arrangement, _ observed: Double, _ alternative: Alternative, _ simulation: Simulation
  ) -> PermutationFinding {
    let pool = arrangement.pool
    // The data themselves are one of the arrangements: taken the same way, so that they are never less extreme than
    // themselves by rounding, however far from zero the values lie.
    let reference = arrangement.value(of: pool.observedPlaces)
    if let count = pool.arrangementCount(atMost: simulation.resamples) {
      var extremes = PermutationExtremes()
      pool.enumerate { selection in
        extremes.count(arrangement.value(of: selection), against: reference, tolerance: arrangement.tolerance)
      }
      return PermutationFinding(
        statistic: observed, alternative: alternative, extremes: extremes, arrangementCount: count, isExact: true)
    }
    let blocks = simulation.mapBlocks { draws, stream in
      arrangement.draw(count: draws.count, against: reference, stream: &stream)
    }
    return PermutationFinding(
      statistic: observed, alternative: alternative, extremes: blocks.reduce(PermutationExtremes(), +),
      arrangementCount: simulation.resamples, isExact: false)
  }
}
