extension IntervalMethod {
  /// Quantiles of each system's rank over resamples.
  public static let rankBootstrap = IntervalMethod("rank-bootstrap")
}

extension RankSets {
  /// The quantiles of each system's rank over resampled ratings.
  ///
  /// The rank of every system in every resample, then its (1 ∓ level)/2 quantiles (type 1: ranks that occurred; with
  /// ``RankTieRule/middle``, halves are rounded outwards). This rule is widespread and too narrow: where systems are nearly
  /// equal, ranks of resamples are spread about the middle and miss the true rank (Mogstad et al. 2024, section 5;
  /// Hall & Miller 2009, doi 10.1214/09-AOS699). Prefer the simultaneous sets.
  ///
  /// - Parameters:
  ///   - resampled: A row a resample, a column a system: ratings of bootstrap refits, say.
  ///   - level: The nominal coverage of each set, strictly between 0 and 1.
  ///   - ties: The rank that equal values share.
  ///   - order: Which end is rank 1.
  ///   - threads: The number of threads; changes no result.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for an empty matrix, NaN, a level outside
  ///   (0, 1), or no threads.
  /// - Complexity: O(R · p log p + p · R log R); memory 4 R p bytes.
  public static func bootstrap(
    resampled: Matrix, level: Double = 0.95, ties: RankTieRule = .minimum, order: RankingOrder = .largestFirst,
    threads: Int = 1
  ) throws(StatisticsError) -> RankSets {
    guard resampled.rowCount > 0, resampled.columnCount > 0 else {
      throw .invalidArgument(
        name: "resampled", found: "\(resampled.rowCount) × \(resampled.columnCount)",
        requirement: "at least one resample of at least one system")
    }
    for value in resampled.elements where value.isNaN {
      throw .invalidArgument(name: "resampled", found: "nan", requirement: "ratings that can be ordered")
    }
    let plan = Simulation(resamples: resampled.rowCount, threads: threads)
    try plan.validate()
    return try bootstrap(count: resampled.columnCount, level: level, ties: ties, order: order, plan) {
      draw, values, _ in
      for index in values.indices { values[index] = resampled[draw, index] }
    }
  }

  /// The quantiles of each system's rank over redrawn estimates, N(S, Σ).
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for no estimates, a level outside (0, 1), or a
  ///   simulation without draws or threads.
  public static func bootstrap(
    of estimates: NormalEstimates, level: Double = 0.95, ties: RankTieRule = .minimum,
    order: RankingOrder = .largestFirst,
    simulation: Simulation
  ) throws(StatisticsError) -> RankSets {
    try simulation.validate()
    guard estimates.count > 0 else {
      throw .invalidArgument(name: "estimates", found: "none", requirement: "at least one")
    }
    return try bootstrap(count: estimates.count, level: level, ties: ties, order: order, simulation) {
      _, values, stream in
      var normals = [Double](repeating: 0, count: estimates.dimension)
      estimates.drawErrors(into: &values, normals: &normals, from: &stream)
      for index in values.indices { values[index] += estimates.values[index] }
    }
  }

  private static func bootstrap(
    count: Int, level: Double, ties: RankTieRule, order: RankingOrder, _ simulation: Simulation,
    fill: @Sendable (_ draw: Int, _ values: inout [Double], _ stream: inout RandomStream) -> Void
  ) throws(StatisticsError) -> RankSets {
    try Validation.requireLevel(level)
    let blocks = simulation.mapBlocks { draws, stream in
      var values = [Double](repeating: 0, count: count)
      var ranks = values
      var places = Array(0..<count)
      // Twice the rank, so that middle ranks are whole; a system's draws side by side.
      var doubled = [Int32](repeating: 0, count: draws.count * count)
      for (row, draw) in draws.enumerated() {
        fill(draw, &values, &stream)
        TiedRanks.assign(&ranks, places: &places, values: values, ties: ties, order: order)
        for system in 0..<count { doubled[system * draws.count + row] = Int32(clamping: Int(2 * ranks[system])) }
      }
      return doubled
    }
    let sets = parallelMap(count: count, threads: simulation.threads) { system in
      var ranks: [Int32] = []
      ranks.reserveCapacity(simulation.resamples)
      for block in blocks {
        let width = block.count / count
        ranks += block[(system * width)..<((system + 1) * width)]
      }
      ranks.sort()
      let tail = (1 - level) / 2
      let last = Double(ranks.count)
      func place(_ probability: Double) -> Int {
        // The smallest rank whose empirical distribution function reaches the probability, forgiving rounding.
        min(max(Int((last * probability * (1 - 4 * Double.ulpOfOne)).rounded(.up)) - 1, 0), ranks.count - 1)
      }
      return RankSet(lower: Int(ranks[place(tail)]) / 2, upper: (Int(ranks[place(1 - tail)]) + 1) / 2)
    }
    return RankSets(sets: sets, level: level, method: .rankBootstrap)
  }
}
