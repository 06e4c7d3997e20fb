/// Whether an answer is a number, and if not, why.
public enum Status: String, Hashable, Sendable, CaseIterable {
  /// The estimate stands, with its interval where one is defined.
  case ok
  /// The event had not happened by the as-of date: the estimate is a lower bound.
  case censored
  /// The interval has no finite end on at least one side.
  case unbounded
  /// The data are too few, do not vary or do not overlap, so that there is no estimate, or an estimate of which nothing tells how far off
  /// it is.
  case insufficient
  /// The estimate stands; it has no interval because not every score carries a standard error, or all are 0.
  case noStandardError = "no_se"
}

/// What an interval says varies.
public enum UncertaintyKind: String, Hashable, Sendable, CaseIterable {
  /// The scores, within their measurement error; the systems are those listed.
  case measurement
  /// As ``measurement``, with standard errors from a model that the note names, not from the source.
  case modelledMeasurement = "measurement (modelled)"
  /// As ``measurement``, but only how runs on the same prompts differ: other prompts would move the scores further.
  case runs = "measurement (runs)"
  /// The systems, taken as a sample of systems like them.
  case sampling
  /// The choices of the analyst.
  case specification
  /// Nothing: there is no interval.
  case none
}
