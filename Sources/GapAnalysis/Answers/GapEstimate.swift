public import StatisticsCore

/// One measure of a gap, with its interval and what to know about it.
public struct GapEstimate: Hashable, Sendable {
  /// The measure.
  public var measure: GapMeasure
  /// The estimate, positive where A is ahead; `nil` where the data determine none.
  public var estimate: Double?
  /// The standard error, where the method has one.
  public var standardError: Double?
  /// The interval.
  public var interval: ConfidenceInterval?
  /// What the interval says varies.
  public var kind: UncertaintyKind
  /// Whether the estimate stands.
  public var status: Status
  /// The unit of the estimate.
  public var unit: String
  /// The number of systems of A.
  public var countA: Int
  /// The number of systems of B.
  public var countB: Int
  /// What keeps one from over-reading the number.
  public var note: String?

  /// Makes an estimate.
  public init(
    measure: GapMeasure, estimate: Double?, standardError: Double? = nil, interval: ConfidenceInterval? = nil,
    kind: UncertaintyKind, status: Status, unit: String, countA: Int, countB: Int, note: String? = nil
  ) {
    self.measure = measure
    self.estimate = estimate
    self.standardError = standardError
    self.interval = interval
    self.kind = kind
    self.status = status
    self.unit = unit
    self.countA = countA
    self.countB = countB
    self.note = note
  }
}
