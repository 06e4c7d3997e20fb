/// The ranks that a system may have: all whole numbers from `lower` to `upper`.
public struct RankSet: Hashable, Sendable {
  /// The best rank: 1 + the number of systems that are significantly better.
  public var lower: Int
  /// The worst rank: the number of systems − those that are significantly worse.
  public var upper: Int
  /// Whether the set stays the same when the simulated critical value moves by twice its Monte Carlo error; true for sets
  /// that are not simulated.
  public var isSettled: Bool

  /// Makes a set from its ends.
  public init(lower: Int, upper: Int, isSettled: Bool = true) {
    self.lower = lower
    self.upper = upper
    self.isSettled = isSettled
  }

  /// Whether `rank` lies between the ends, ends included.
  public func contains(_ rank: Int) -> Bool { lower <= rank && rank <= upper }
}

/// Confidence sets for the ranks of systems.
public struct RankSets: Hashable, Sendable {
  /// The set of each system asked for, in the order of the question.
  public var sets: [RankSet]
  /// The nominal coverage.
  public var level: Double
  /// How the sets were made.
  public var method: IntervalMethod
  /// The final critical value of each set, where it was simulated: one for all if the sets are simultaneous.
  public var criticalValues: [CriticalValue]

  /// Makes the sets from their parts.
  public init(sets: [RankSet], level: Double, method: IntervalMethod, criticalValues: [CriticalValue] = []) {
    self.sets = sets
    self.level = level
    self.method = method
    self.criticalValues = criticalValues
  }

  /// The multiple of a difference's standard error beyond which it counts.
  public struct CriticalValue: Hashable, Sendable {
    /// The value of the last step.
    public var value: Double
    /// Its Monte Carlo standard error.
    public var monteCarloError: Double
    /// The number of steps that it took until no further difference was found.
    public var steps: Int
  }

  /// Which ends of a rank set are asked for; the other end is 1, or the number of systems.
  public enum Sides: String, Hashable, Sendable, CaseIterable {
    /// Both ends.
    case twoSided
    /// The best possible rank only: who is significantly better than the system.
    case lower
    /// The worst possible rank only: who is significantly worse.
    case upper
  }

  /// How far multiple testing is pressed.
  public enum Procedure: String, Hashable, Sendable, CaseIterable {
    /// Once differences are found, they are left out and the rest are tested again, until nothing more is found.
    case stepDown
    /// One critical value for all differences.
    case singleStep
  }
}

extension RankSets.CriticalValue {
  /// That of a first step, from the largest statistic of every draw in ascending order.
  init(ofSorted largest: [Double], level: Double) {
    self.init(
      value: OrderStatistics.quantile(ofSorted: largest, at: level),
      monteCarloError: OrderStatistics.monteCarloError(ofSorted: largest, at: level), steps: 1)
  }
}

extension IntervalMethod {
  /// Rank sets that cover all systems at once (Mogstad et al. 2024).
  public static let rankSimultaneous = IntervalMethod("rank-simultaneous")
  /// Rank sets that cover each system on its own (Mogstad et al. 2024).
  public static let rankMarginal = IntervalMethod("rank-marginal")
}
