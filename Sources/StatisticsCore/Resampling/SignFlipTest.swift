extension PermutationTest {
  /// Tests whether the differences within pairs are symmetric about zero, by exchanging the members of pairs.
  ///
  /// Same as SciPy's `permutation_test(…, permutation_type="samples")` of the differences. Where there are at most 2ⁿ
  /// arrangements as the simulation has resamples, all are enumerated.
  ///
  /// - Parameters:
  ///   - first: The first sample.
  ///   - second: The second sample.
  ///   - statistic: The statistic of the differences first − second.
  ///   - alternative: Which differences count as extreme.
  ///   - simulation: The number of resamples, the seed and the threads.
  public static func paired(
    _ first: [Double], _ second: [Double], statistic: SampleStatistic = .mean, alternative: Alternative = .twoSided,
    simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> PermutationResult {
    try statistic.validate()
    let differences = try PairedSample.differences(first, second).sorted()
    guard statistic == .mean else {
      return try flips(of: differences, alternative, simulation) { statistic.value(ofSorted: $0.sorted()) }
    }
    let count = Double(differences.count)
    return try flips(of: differences, alternative, simulation) { flipped in
      var (even, odd) = (0.0, 0.0)
      var place = 0
      while place + 1 < flipped.count {
        even += flipped[place]
        odd += flipped[place + 1]
        place += 2
      }
      if place < flipped.count { even += flipped[place] }
      return (even + odd) / count
    }
  }

  /// As the other function, with any statistic of the differences.
  ///
  /// - Parameters:
  ///   - first: The first sample.
  ///   - second: The second sample.
  ///   - alternative: Which differences count as extreme.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - statistic: Called for each arrangement, on several threads at once; NaN where it has no value.
  public static func paired(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided, simulation: Simulation = Simulation(),
    statistic: @Sendable (_ differences: [Double]) -> Double
  ) throws(StatisticsError) -> PermutationResult {
    try flips(of: PairedSample.differences(first, second), alternative, simulation, statistic)
  }

  private static func flips(
    of differences: [Double], _ alternative: Alternative, _ simulation: Simulation,
    _ statistic: @Sendable ([Double]) -> Double
  ) throws(StatisticsError) -> PermutationResult {
    try simulation.validate()
    guard !differences.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    guard differences.contains(where: { $0 != 0 }) else { return .undefined(.constantData) }
    let observed = statistic(differences)
    guard observed.isFinite else { return .undefined(.undefinedStatistic) }
    let size = differences.reduce(0) { max($0, abs($1)) }
    let tolerance = max(1e-12 * abs(observed), 16 * Double.ulpOfOne * size)
    let isExact = differences.count < 62 && 1 << differences.count <= simulation.resamples
    let plan = isExact ? Simulation(resamples: 1 << differences.count, threads: simulation.threads) : simulation
    let blocks = plan.mapBlocks { draws, stream in
      var extremes = PermutationExtremes()
      var flipped = differences
      for draw in draws {
        var signs = UInt64(0)
        for place in flipped.indices {
          if place & 63 == 0 { signs = isExact ? UInt64(draw) : stream.next() }
          // The lowest bit becomes the sign: no branch to mispredict.
          flipped[place] = Double(bitPattern: differences[place].bitPattern ^ (signs << 63))
          signs >>= 1
        }
        extremes.count(statistic(flipped), against: observed, tolerance: tolerance)
      }
      return extremes
    }
    return .test(
      PermutationFinding(
        statistic: observed, alternative: alternative, extremes: blocks.reduce(PermutationExtremes(), +),
        arrangementCount: plan.resamples, isExact: isExact))
  }
}
