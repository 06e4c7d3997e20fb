public import Tables

/// An estimate with an interval: three columns of which people see two, "1.04" and "[0.30, 1.78]".
public struct IntervalPresentation: Hashable, Sendable {
  /// The column of the estimate.
  public var estimate: ColumnDefinition<Double>
  /// The column of the lower end; missing with an upper end present: unbounded below.
  public var lower: ColumnDefinition<Double>
  /// The column of the upper end; missing with a lower end present: unbounded above.
  public var upper: ColumnDefinition<Double>
  /// What stands above the interval; `nil` for "95% interval", the level being what the level column says in all rows.
  public var heading: String?
  /// The column of the confidence level.
  public var level: ColumnDefinition<Double>?
  /// Columns on the same scale, such as the standard error, that are rounded to the same decimals.
  public var companions: [ColumnDefinition<Double>]
  /// Whether people see the interval.
  public var visibility: ColumnPresentation.Visibility

  /// Describes an estimate and its interval.
  public init(
    of estimate: ColumnDefinition<Double>, from lower: ColumnDefinition<Double>, to upper: ColumnDefinition<Double>,
    heading: String? = nil, level: ColumnDefinition<Double>? = nil, companions: [ColumnDefinition<Double>] = [],
    visibility: ColumnPresentation.Visibility = .shown
  ) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
    self.heading = heading
    self.level = level
    self.companions = companions
    self.visibility = visibility
  }

  /// The columns of the two ends.
  public var ends: [ColumnDefinition<Double>] { [lower, upper] }
}
