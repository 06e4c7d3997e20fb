extension RankSets {
  /// A confidence set for the rank of each system on its own: each contains the true rank with probability `level`.
  ///
  /// As ``simultaneous(of:systems:order:sides:procedure:level:simulation:)``, but with a family of hypotheses, a critical
  /// value and steps of its own for each system: only its differences from the others are tested. To be read for one
  /// system chosen beforehand; over a whole list, some sets will miss.
  ///
  /// The same as `csranks(simul = FALSE)` of R's csranks.
  ///
  /// - Throws: As the simultaneous sets.
  /// - Complexity: O(R · p) for each system and step; memory O(p²/c + R · p/c), cut into c groups of systems of at most
  ///   32 MB.
  public static func marginal(
    of estimates: NormalEstimates, systems: [Int]? = nil, order: RankingOrder = .largestFirst,
    sides: Sides = .twoSided, procedure: Procedure = .stepDown, level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) -> RankSets {
    try simulation.validate()
    let question = try RankQuestion(estimates, systems: systems, order: order, sides: sides, level: level)
    let clustered = ClusteredCriticalValue(question.estimates, level: level)
    let groupSize = max(1, (1 << 22) / max(simulation.resamples, estimates.count))
    var families: [MarginalFamily] = []
    var start = 0
    while start < question.systems.count {
      let group = question.systems[start..<min(start + groupSize, question.systems.count)]
      var opened = group.map { MarginalFamily(system: $0, question: question) }
      var open = opened.indices.filter { opened[$0].openCount > 0 }
      while !open.isEmpty {
        let tested = open.map { opened[$0] }
        let critical =
          try clustered.map { clustered throws(StatisticsError) in
            try tested.map { family throws(StatisticsError) in try clustered.value(hypotheses: family.openCount) }
          } ?? simulate(tested, question.estimates, level, simulation)
        var changed: [Int] = []
        for (index, value) in zip(open, critical) where opened[index].reject(beyond: value, question: question) {
          changed.append(index)
        }
        open = procedure == .stepDown ? changed.filter { opened[$0].openCount > 0 } : []
      }
      families += opened.map { $0.withoutWeights() }
      start += groupSize
    }
    return RankSets(
      sets: families.map { $0.rankSet(question: question) }, level: level, method: .rankMarginal,
      criticalValues: families.compactMap(\.critical))
  }

  /// The critical value of each family, all from the same draws.
  private static func simulate(
    _ families: [MarginalFamily], _ estimates: NormalEstimates, _ level: Double, _ simulation: Simulation
  ) -> [CriticalValue] {
    let blocks = simulation.mapBlocks { draws, stream in
      var errors = [Double](repeating: 0, count: estimates.count)
      var normals = [Double](repeating: 0, count: estimates.dimension)
      var z = NormalVector(count: estimates.count)
      var largest = [Double](repeating: 0, count: draws.count * families.count)
      for draw in 0..<draws.count {
        estimates.drawErrors(into: &errors, normals: &normals, from: &stream)
        z.copy(errors)
        for index in families.indices {
          largest[index * draws.count + draw] = families[index].largestStatistic(of: z)
        }
      }
      return largest
    }
    return parallelMap(count: families.count, threads: simulation.threads) { index in
      var largest: [Double] = []
      largest.reserveCapacity(simulation.resamples)
      for block in blocks {
        let width = block.count / families.count
        largest += block[(index * width)..<((index + 1) * width)]
      }
      largest.sort()
      return CriticalValue(ofSorted: largest, level: level)
    }
  }
}

/// The hypotheses about one system: "it is not better than k" and "k is not better than it".
private struct MarginalFamily: Sendable {
  typealias Vector = PairwiseFamily.Vector

  let system: Int
  private(set) var openCount = 0
  private(set) var critical: RankSets.CriticalValue?
  /// The weights of "the system is not better than k"; 0 once rejected or not asked.
  private var upward: [Vector]
  /// The weights of "k is not better than the system".
  private var downward: [Vector]
  private var better = 0
  private var worse = 0

  init(system: Int, question: RankQuestion) {
    self.system = system
    let estimates = question.estimates
    upward = Array(repeating: .zero, count: PairwiseFamily.stride(of: estimates.count))
    downward = upward
    for k in 0..<estimates.count where k != system {
      let deviation = estimates.differenceDeviation(system, k)
      let (place, lane) = k.quotientAndRemainder(dividingBy: Vector.scalarCount)
      if deviation > 0 {
        if question.sides != .lower { upward[place][lane] = 1 / deviation }
        if question.sides != .upper { downward[place][lane] = 1 / deviation }
        openCount += question.sides == .twoSided ? 2 : 1
      } else {
        if question.difference(system, k) > 0 { worse += 1 }
        if question.difference(system, k) < 0 { better += 1 }
      }
    }
  }

  func largestStatistic(of z: NormalVector) -> Double {
    let value = Vector(repeating: z[system])
    var largest = Vector.zero
    for index in upward.indices {
      let difference = value - z.vectors[index]
      largest.formMaximum(difference * upward[index])
      largest.formMaximum(-difference * downward[index])
    }
    let maximum = largest.max()
    // Closed hypotheses count as 0 above: where nothing exceeds that, the open ones are looked at one by one.
    return maximum > 0 ? maximum : scan(z)
  }

  private func scan(_ z: NormalVector) -> Double {
    var largest = -Double.infinity
    for place in upward.indices {
      for lane in 0..<Vector.scalarCount {
        let difference = z[system] - z.vectors[place][lane]
        if upward[place][lane] > 0 { largest = max(largest, difference * upward[place][lane]) }
        if downward[place][lane] > 0 { largest = max(largest, -difference * downward[place][lane]) }
      }
    }
    return largest
  }

  /// Closes the hypotheses beyond the critical value; whether there were any.
  mutating func reject(beyond value: RankSets.CriticalValue, question: RankQuestion) -> Bool {
    critical = RankSets.CriticalValue(
      value: value.value, monteCarloError: value.monteCarloError, steps: (critical?.steps ?? 0) + 1)
    let openBefore = openCount
    for k in 0..<question.estimates.count where k != system {
      let (place, lane) = k.quotientAndRemainder(dividingBy: Vector.scalarCount)
      let difference = question.difference(system, k)
      if upward[place][lane] > 0, difference > value.value / upward[place][lane] {
        upward[place][lane] = 0
        worse += 1
        openCount -= 1
      }
      if downward[place][lane] > 0, -difference > value.value / downward[place][lane] {
        downward[place][lane] = 0
        better += 1
        openCount -= 1
      }
    }
    return openCount < openBefore
  }

  /// The family without the weights, which are no longer needed once it is decided.
  func withoutWeights() -> MarginalFamily {
    var copy = self
    copy.upward = []
    copy.downward = []
    return copy
  }

  func rankSet(question: RankQuestion) -> RankSet {
    RankSet(
      lower: question.sides == .upper ? 1 : 1 + better,
      upper: question.sides == .lower ? question.estimates.count : question.estimates.count - worse,
      isSettled: isSettled(question: question))
  }

  private func isSettled(question: RankQuestion) -> Bool {
    guard let critical else { return true }
    return !(0..<question.estimates.count).contains { k in
      let deviation = question.estimates.differenceDeviation(system, k)
      guard deviation > 0 else { return false }
      let statistic = question.difference(system, k) / deviation
      let reach = 2 * critical.monteCarloError
      return question.sides != .lower && abs(statistic - critical.value) <= reach
        || question.sides != .upper && abs(-statistic - critical.value) <= reach
    }
  }
}
