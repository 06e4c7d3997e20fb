public import Quantities
public import StatisticsCore
public import Tables

/// One measure of how far apart two sides are, with its interval and what to know about it.
public struct Estimate: Hashable, Sendable {
  /// The measure.
  public var measure: Measure
  /// The estimate in its unit; `nil` where the data determine none. Where the status is `censored` it is a bound.
  public var estimate: Double?
  /// The standard error, where the method has one.
  public var standardError: Double?
  /// The interval; `nil` also where the set of a crossing is not one stretch of time.
  public var interval: ConfidenceInterval?
  /// What the interval says varies.
  public var kind: UncertaintyKind = .none
  /// Whether the estimate stands.
  public var status: Status = .insufficient
  /// The unit.
  public var unit: Unit
  /// The number of systems of A that the measure could look at: of lags and trends, of dated ones.
  public var countA: Int
  /// The number of such systems of B.
  public var countB: Int
  /// The date that the number belongs to: the board's; of a crossing the crossing's, of a chance the horizon.
  public var date: CalendarDate?
  /// What keeps one from over-reading the number.
  public var notes: [Note] = []
  /// The figures that some measures have beside the estimate.
  public var details = Details()

  /// The notes in one text; `nil` for none.
  public var note: String? { notes.joined }

  /// The figures that some measures have beside the estimate.
  public struct Details: Hashable, Sendable {
    /// For the mean lag over scores, y₀ and y₁: the scores that it averages over, turned so that larger is better.
    public var scoreRange: ClosedRange<Double>?
    /// For the catch-up measures, the records that were matched.
    public var matched: Int?
    /// For the catch-up measures, the records not yet matched.
    public var censored: Int?
    /// For lags, the estimates that the data give without any one organization.
    public var withoutOne: LeaveOneOutRange?
    /// For the crossing of trend lines, Fieller's set, in months from the board's date.
    public var crossover: RatioSet?
  }
}

extension Estimate {
  /// A value in the estimate's unit without its sign, with as many digits as its interval supports.
  func magnitude(_ value: Double) -> String {
    unit.magnitude(value, lower: interval?.lower, upper: interval?.upper)
  }
}
