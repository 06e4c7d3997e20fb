/// The direction in which a test looks for departures from the null hypothesis.
///
/// The same as the argument `alternative` of R's tests.
public enum Alternative: String, Hashable, Sendable, CaseIterable {
  /// Departures in either direction.
  case twoSided = "two-sided"
  /// The first sample, or the parameter, is smaller.
  case less
  /// The first sample, or the parameter, is greater.
  case greater
}
