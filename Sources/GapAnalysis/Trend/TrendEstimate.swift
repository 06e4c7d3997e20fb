public import StatisticsCore
public import Tables

/// One number about the trend lines, with its interval and what to know about it.
public struct TrendEstimate: Hashable, Sendable {
  /// The measure.
  public var measure: TrendMeasure
  /// The estimate in its unit; `nil` where the data determine none.
  public var estimate: Double?
  /// The standard error, where the method has one.
  public var standardError: Double?
  /// The interval; `nil` also where the set of a crossing is not one stretch of time.
  public var interval: ConfidenceInterval?
  /// What the interval says varies.
  public var kind: UncertaintyKind
  /// Whether the estimate stands.
  public var status: Status
  /// The unit.
  public var unit: String
  /// The number of dated systems of A.
  public var countA: Int
  /// The number of dated systems of B.
  public var countB: Int
  /// For the crossing, Fieller's set, in months from the board's date.
  public var crossover: RatioSet?
  /// The date that the number belongs to: the board's; of a crossing the crossing's, of a chance the horizon.
  public var date: CalendarDate?
  /// What keeps one from over-reading the number.
  public var note: String?
}
