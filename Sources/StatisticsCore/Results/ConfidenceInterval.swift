/// A confidence interval: two ends, the level it claims, and the method that made it.
///
/// One-sided intervals have an infinite end.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower end; −∞ for an upper one-sided interval.
  public var lower: Double
  /// The upper end; +∞ for a lower one-sided interval.
  public var upper: Double
  /// The nominal coverage, strictly between 0 and 1.
  public var level: Double
  /// How the interval was made.
  public var method: IntervalMethod
  /// The Monte Carlo standard error of the ends, where the interval was simulated.
  public var monteCarloError: MonteCarloError?

  /// Makes an interval from its parts.
  public init(
    lower: Double, upper: Double, level: Double, method: IntervalMethod, monteCarloError: MonteCarloError? = nil
  ) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
    self.monteCarloError = monteCarloError
  }

  /// Whether both ends are finite.
  public var isBounded: Bool { lower.isFinite && upper.isFinite }

  /// Whether `value` lies between the ends, ends included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// The Monte Carlo standard errors of the two ends of a simulated interval.
public struct MonteCarloError: Hashable, Sendable {
  /// The standard error of the lower end.
  public var lower: Double
  /// The standard error of the upper end.
  public var upper: Double
  /// The larger of the two: the figure that goes into a result table.
  public var largest: Double { max(lower, upper) }

  /// Makes the pair.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// The name of an interval method, as it appears in the `ci_method` column of a result table.
///
/// Each file that implements a method adds its name in an extension: `static let welch = IntervalMethod("welch-t")`.
public struct IntervalMethod: Hashable, Sendable, CustomStringConvertible {
  /// The name: lower-case words joined by hyphens.
  public let name: String
  /// The name.
  public var description: String { name }

  /// Makes a method name.
  public init(_ name: String) { self.name = name }
}

/// An interval, or the reason why the data determine none.
public enum IntervalResult: Hashable, Sendable {
  /// The interval.
  case interval(ConfidenceInterval)
  /// The data are well formed but do not determine an interval.
  case undefined(Degeneracy)

  /// The interval, if there is one.
  public var interval: ConfidenceInterval? {
    if case .interval(let interval) = self { interval } else { nil }
  }
  /// The reason, if there is no interval.
  public var degeneracy: Degeneracy? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}

/// Why well-formed data determine no answer.
public enum Degeneracy: Hashable, Sendable, CustomStringConvertible {
  /// Fewer observations than the method needs.
  case tooFewObservations(found: Int, needed: Int)
  /// All observations are equal, so that nothing varies.
  case constantData
  /// All observations belong to one cluster, so that nothing varies between clusters.
  case singleCluster
  /// All clusters have the same mean, so that nothing varies between clusters.
  case equalClusters
  /// The statistic has no value on this sample or on most of its resamples: a ratio over zero, a correlation of a constant.
  case undefinedStatistic
  /// The statistic takes so few values that no interval reaches the level.
  ///
  /// - Parameter highest: The highest level that these data can reach.
  case levelNotAttainable(highest: Double)
  /// The statistic is the same on every resample, though the data vary: every value of one sample exceeds every value of
  /// the other, say.
  case constantReplicates
  /// The statistic does not answer to the weight of any observation, so that a BCa interval has no acceleration.
  case constantInfluence
  /// All replicates lie on one side of the estimate, so that a BCa interval has no bias correction.
  case unboundedBiasCorrection

  /// The reason as a phrase.
  public var description: String {
    switch self {
    case .tooFewObservations(let found, let needed):
      "\(found) observation\(found == 1 ? "" : "s"), at least \(needed) needed"
    case .constantData: "all observations are equal"
    case .singleCluster: "all observations belong to one cluster"
    case .equalClusters: "all clusters have the same mean"
    case .undefinedStatistic: "the statistic is undefined on these data"
    case .constantReplicates: "the statistic is the same on every resample"
    case .constantInfluence: "no observation has more influence on the statistic than another"
    case .unboundedBiasCorrection: "all replicates lie on one side of the estimate"
    case .levelNotAttainable(let highest):
      "too few observations for this level: at most \((1e4 * highest).rounded(.down) / 1e4) can be reached"
    }
  }
}
