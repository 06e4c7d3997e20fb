/// One statistic of given data under a given design: its value, its resamples, its jackknife.
///
/// Implementations hold their data in an order that does not depend on the order in which it came, so that permuting the
/// rows changes no result.
protocol ReplicateEngine: Sendable {
  /// The statistic of the data; `nil` where it has no finite value.
  var estimate: Double? { get }
  /// The standard error of the statistic by a formula; `nil` unless asked for.
  var standardError: Double? { get }
  /// Why nothing can be learned by resampling these data, if so.
  var degeneracy: Degeneracy? { get }
  /// Draws so many replicates.
  func replicates(count: Int, stream: inout RandomStream) -> Replicates
  /// The jackknife influence values; called only where `degeneracy` is `nil` and `estimate` is not.
  func influence() -> InfluenceValues
}

/// Replicates of a statistic in the order in which they were drawn.
struct Replicates: Sendable {
  /// The values; not finite where the statistic has none.
  var values: [Double]
  /// The standard errors, one for each value; empty unless asked for.
  var standardErrors: [Double] = []
}

/// Why nothing varies between resamples of these values, if so.
func constantDegeneracy(_ values: [Double]) -> Degeneracy? {
  guard let first = values.first else { return nil }
  return values.allSatisfy { $0 == first } ? .constantData : nil
}

/// Why nothing varies between resamples of these two samples, if so.
func constantDegeneracy(_ first: [Double], _ second: [Double]) -> Degeneracy? {
  constantDegeneracy(first) == nil ? nil : constantDegeneracy(second)
}
