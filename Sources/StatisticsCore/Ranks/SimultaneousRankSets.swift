extension RankSets {
  /// Confidence sets that contain the true ranks of all systems asked for at once with probability `level`.
  ///
  /// Mogstad, Romano, Shaikh & Wilhelm (2024, doi 10.1093/restud/rdad006), section 3: differences of all pairs are tested
  /// with control of the familywise error. Errors Z ~ N(0, Σ) are drawn; T is the largest (Z_j − Z_k)/σ_jk over the ordered
  /// pairs still open; its type-7 quantile at `level` is the critical value c; j is better than k where
  /// S_j − S_k > c σ_jk. Stepping down repeats this over the pairs not yet decided, with the same draws. Then
  /// lower = 1 + number significantly better, upper = p − number significantly worse.
  ///
  /// The same as `csranks(simul = TRUE)` of R's csranks, apart from its fresh draws for each step. Ordered pairs count one
  /// by one, so that the first step of the two-sided sets is the same as with |Z_j − Z_k|.
  ///
  /// Where the covariance was estimated from few clusters, critical values are by Bonferroni's inequality (`ClusteredCriticalValue`), and steps Holm's.
  ///
  /// Pairs without an error of their difference are decided by their estimates. A single system has the set 1 … 1.
  ///
  /// - Parameters:
  ///   - estimates: The estimates with their errors; a singular covariance is allowed.
  ///   - systems: The systems (as places in `estimates`) whose ranks must be covered together; all of them by default.
  ///     Each is ranked among all.
  ///   - order: Which end is rank 1.
  ///   - sides: Which ends are wanted.
  ///   - procedure: Step-down, or one step: wider, for comparison.
  ///   - level: The joint coverage, strictly between 0 and 1.
  ///   - simulation: The draws, their seed, and threads.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for no estimates, a level outside (0, 1), a
  ///   system out of range or listed twice, or a simulation without draws or threads.
  /// - Complexity: O(R · p²) for each step at worst, far less where rows can be passed over; memory O(p² + R).
  public static func simultaneous(
    of estimates: NormalEstimates, systems: [Int]? = nil, order: RankingOrder = .largestFirst,
    sides: Sides = .twoSided, procedure: Procedure = .stepDown, level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) -> RankSets {
    try simulation.validate()
    let question = try RankQuestion(estimates, systems: systems, order: order, sides: sides, level: level)
    var family = PairwiseFamily(count: estimates.count)
    var decisions = Decisions(count: estimates.count)
    question.openAll(&family, &decisions)
    let clustered = ClusteredCriticalValue(question.estimates, level: level)
    var critical: CriticalValue?
    var steps = 0
    while family.openCount > 0 {
      steps += 1
      var next =
        try clustered?.value(hypotheses: family.openCount)
        ?? CriticalValue(ofSorted: family.simulate(question.estimates, simulation), level: level)
      next.steps = steps
      critical = next
      let found = question.reject(&family, &decisions, beyond: next.value)
      guard procedure == .stepDown, found else { break }
      family.tighten()
    }
    let unsettled = question.unsettled(critical)
    let sets = question.systems.map { system in
      decisions.rankSet(of: system, sides: sides, isSettled: !unsettled[system])
    }
    return RankSets(
      sets: sets, level: level, method: .rankSimultaneous, criticalValues: critical.map { [$0] } ?? [])
  }

  /// Which systems may be among the `tau` best: a set that contains all that truly are, with probability `level`.
  ///
  /// The projection of the simultaneous sets (Mogstad et al. 2024, section 3.4): those whose best possible rank is at most
  /// `tau`. The same as `cstaubest` of R's csranks.
  ///
  /// - Returns: Whether each system is in the set.
  /// - Throws: As ``simultaneous(of:systems:order:sides:procedure:level:simulation:)``; also unless `tau` is between 1 and
  ///   the number of systems.
  public static func tauBest(
    _ tau: Int, of estimates: NormalEstimates, order: RankingOrder = .largestFirst, procedure: Procedure = .stepDown,
    level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) -> [Bool] {
    try requireTau(tau, estimates.count)
    let sets = try simultaneous(
      of: estimates, order: order, sides: .lower, procedure: procedure, level: level, simulation: simulation)
    return sets.sets.map { $0.lower <= tau }
  }

  /// Which systems may be among the `tau` worst: a set that contains all that truly are, with probability `level`.
  ///
  /// Those whose worst possible rank is at least p − `tau` + 1. The same as `cstauworst` of R's csranks.
  ///
  /// - Returns: Whether each system is in the set.
  /// - Throws: As ``tauBest(_:of:order:procedure:level:simulation:)``.
  public static func tauWorst(
    _ tau: Int, of estimates: NormalEstimates, order: RankingOrder = .largestFirst, procedure: Procedure = .stepDown,
    level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) -> [Bool] {
    try requireTau(tau, estimates.count)
    let sets = try simultaneous(
      of: estimates, order: order, sides: .upper, procedure: procedure, level: level, simulation: simulation)
    return sets.sets.map { $0.upper >= estimates.count - tau + 1 }
  }

  private static func requireTau(_ tau: Int, _ count: Int) throws(StatisticsError) {
    guard tau >= 1, tau <= count else {
      throw .invalidArgument(name: "tau", found: "\(tau)", requirement: "between 1 and the number of systems, \(count)")
    }
  }
}

/// How many systems were found better and worse than each.
struct Decisions {
  var better: [Int]
  var worse: [Int]

  init(count: Int) {
    better = Array(repeating: 0, count: count)
    worse = better
  }

  mutating func record(_ j: Int, betterThan k: Int) {
    worse[j] += 1
    better[k] += 1
  }

  func rankSet(of system: Int, sides: RankSets.Sides, isSettled: Bool = true) -> RankSet {
    RankSet(
      lower: sides == .upper ? 1 : 1 + better[system],
      upper: sides == .lower ? better.count : better.count - worse[system], isSettled: isSettled)
  }
}

extension PairwiseFamily {
  /// The largest statistic of every draw, in ascending order.
  func simulate(_ estimates: NormalEstimates, _ simulation: Simulation) -> [Double] {
    let blocks = simulation.mapBlocks { draws, stream in
      var errors = [Double](repeating: 0, count: count)
      var normals = [Double](repeating: 0, count: estimates.dimension)
      var z = NormalVector(count: count)
      return draws.map { _ in
        estimates.drawErrors(into: &errors, normals: &normals, from: &stream)
        z.copy(errors)
        return largestStatistic(of: z, standardized: estimates.covariance == nil ? normals : nil)
      }
    }
    return blocks.joined().sorted()
  }
}
