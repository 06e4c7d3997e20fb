/// Whose ranks are asked for and which ends, and so which ordered pairs are compared.
struct PairSelection: Hashable, Sendable {
  let systems: [Int]
  let sides: RankSets.Sides
  private let isAsked: [Bool]

  init(count: Int, systems: [Int]?, sides: RankSets.Sides) throws(StatisticsError) {
    var isAsked = [Bool](repeating: systems == nil, count: count)
    for system in systems ?? [] {
      guard isAsked.indices.contains(system), !isAsked[system] else {
        throw .invalidArgument(
          name: "system", found: "\(system)", requirement: "a place among the \(count) systems, listed once")
      }
      isAsked[system] = true
    }
    self.systems = systems ?? Array(0..<count)
    self.sides = sides
    self.isAsked = isAsked
  }

  /// Whether "j is not better than k" is among the hypotheses.
  func includes(_ j: Int, _ k: Int) -> Bool {
    guard j != k else { return false }
    return switch sides {
    case .twoSided: isAsked[j] || isAsked[k]
    case .lower: isAsked[k]
    case .upper: isAsked[j]
    }
  }

  /// All hypotheses, each once.
  func forEachPair<Failure: Error>(_ body: (_ j: Int, _ k: Int) throws(Failure) -> Void) throws(Failure) {
    for system in systems {
      for other in isAsked.indices where other != system && !(isAsked[other] && other < system) {
        if includes(system, other) { try body(system, other) }
        if includes(other, system) { try body(other, system) }
      }
    }
  }
}

/// What is asked about ranks, checked: whose ranks, among which estimates, which ends.
struct RankQuestion: Sendable {
  let estimates: NormalEstimates
  let selection: PairSelection
  var systems: [Int] { selection.systems }
  var sides: RankSets.Sides { selection.sides }
  /// 1 where large values are better, else −1.
  let sign: Double

  init(
    _ estimates: NormalEstimates, systems: [Int]?, order: RankingOrder, sides: RankSets.Sides, level: Double
  ) throws(StatisticsError) {
    try Validation.requireLevel(level)
    guard estimates.count > 0 else {
      throw .invalidArgument(name: "estimates", found: "none", requirement: "at least one")
    }
    selection = try PairSelection(count: estimates.count, systems: systems, sides: sides)
    self.estimates = estimates
    sign = order == .largestFirst ? 1 : -1
  }

  /// How much better j is than k.
  func difference(_ j: Int, _ k: Int) -> Double { sign * (estimates.values[j] - estimates.values[k]) }

  /// Opens every hypothesis of the question; those without error are decided at once.
  func openAll(_ family: inout PairwiseFamily, _ decisions: inout Decisions) {
    selection.forEachPair { j, k in
      let deviation = estimates.differenceDeviation(j, k)
      if deviation > 0 {
        family.set(j, k, to: 1 / deviation)
      } else if difference(j, k) > 0 {
        decisions.record(j, betterThan: k)
      }
    }
  }

  /// Closes the open hypotheses whose difference exceeds the critical value; whether there were any.
  func reject(_ family: inout PairwiseFamily, _ decisions: inout Decisions, beyond critical: Double) -> Bool {
    var found = false
    selection.forEachPair { j, k in
      let weight = family.weight(j, k)
      guard weight > 0, difference(j, k) > critical / weight else { return }
      family.set(j, k, to: 0)
      decisions.record(j, betterThan: k)
      found = true
    }
    return found
  }

  /// The systems whose set depends on the last two Monte Carlo errors of the critical value.
  func unsettled(_ critical: RankSets.CriticalValue?) -> [Bool] {
    var unsettled = [Bool](repeating: false, count: estimates.count)
    guard let critical else { return unsettled }
    selection.forEachPair { j, k in
      let deviation = estimates.differenceDeviation(j, k)
      guard deviation > 0, abs(difference(j, k) / deviation - critical.value) <= 2 * critical.monteCarloError
      else { return }
      if sides != .lower { unsettled[j] = true }
      if sides != .upper { unsettled[k] = true }
    }
    return unsettled
  }
}
