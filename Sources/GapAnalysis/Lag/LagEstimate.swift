public import StatisticsCore

/// One measure of a lag in months, with its interval and what to know about it.
public struct LagEstimate: Hashable, Sendable {
  /// The measure.
  public var measure: LagMeasure
  /// The estimate in months, positive where B is behind A; `nil` where the data determine none. Where the status is
  /// `censored` it is a bound: the lag is at least so large.
  public var estimate: Double?
  /// The standard error, where the method has one.
  public var standardError: Double?
  /// The interval.
  public var interval: ConfidenceInterval?
  /// What the interval says varies.
  public var kind: UncertaintyKind
  /// Whether the estimate stands.
  public var status: Status
  /// The number of dated systems of A.
  public var countA: Int
  /// The number of dated systems of B.
  public var countB: Int
  /// For the horizontal mean, y₀ and y₁: the scores that it averages over, turned so that larger is better.
  public var scoreRange: ClosedRange<Double>?
  /// For the catch-up measures, the records that were matched.
  public var matched: Int?
  /// For the catch-up measures, the records not yet matched.
  public var censored: Int?
  /// The estimates that the data give without any one organization.
  public var withoutOne: LeaveOneOutRange?
  /// What keeps one from over-reading the number.
  public var note: String?
}

/// The smallest and the largest estimate that data give when one organization is left out.
///
/// It is no confidence interval: it shows how much hangs on one organization.
public struct LeaveOneOutRange: Hashable, Sendable {
  /// The smallest estimate.
  public var lower: Double
  /// The largest estimate.
  public var upper: Double
  /// Whether an estimate of the range is only a lower bound.
  public var isBound: Bool
  /// The name of the organization without which the estimate is smallest.
  public var lowerWithout: String
  /// The name of the organization without which it is largest.
  public var upperWithout: String
  /// The names of the organizations without which there is no estimate.
  public var undetermined: [String]
}
