/// An estimate, or the reason why the data determine none.
public enum EstimateResult: Hashable, Sendable {
  /// The estimate.
  case estimate(Double)
  /// The data are well formed but do not determine an estimate.
  case undefined(Degeneracy)

  /// The estimate, if there is one.
  public var estimate: Double? {
    if case .estimate(let value) = self { value } else { nil }
  }
  /// The reason, if there is no estimate.
  public var degeneracy: Degeneracy? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}
