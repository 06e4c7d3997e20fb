import Quantities

/// The answer to a claim.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// The whole interval, or the exact count, is as the claim says.
  case supported
  /// The whole interval, or the exact count, is as the claim denies.
  case contradicted
  /// The data do not decide.
  case undecided
  /// No data here can decide.
  case untestable
}

/// What a claim asserts about its statistic.
enum ClaimAssertion: Hashable, Sendable {
  /// More than 0.
  case positive
  /// Less than 0.
  case negative
  /// Nothing but noise: within ± `margin` of 0. Without a margin no data can show it.
  case zero(margin: Double?)
  /// At least so much.
  case atLeast(Double)
  /// At most so much.
  case atMost(Double)

  /// The verdict of an interval.
  ///
  /// `supported` where the whole interval is as asserted, `contradicted` where all of it is not, else `undecided`. An end
  /// that is exactly 0 is on neither side of `positive` and `negative`; the limits of `atLeast` and `atMost` are inside.
  /// A point is an interval of no length.
  func verdict(lower: Double, upper: Double) -> Verdict {
    switch self {
    case .positive: lower > 0 ? .supported : upper < 0 ? .contradicted : .undecided
    case .negative: upper < 0 ? .supported : lower > 0 ? .contradicted : .undecided
    case .zero(nil): lower > 0 || upper < 0 ? .contradicted : .undecided
    case .zero(let margin?):
      lower >= -margin && upper <= margin
        ? .supported : lower > margin || upper < -margin ? .contradicted : .undecided
    case .atLeast(let limit): lower >= limit ? .supported : upper < limit ? .contradicted : .undecided
    case .atMost(let limit): upper <= limit ? .supported : lower > limit ? .contradicted : .undecided
    }
  }

  /// The assertion as a phrase that follows "the figure is".
  var phrase: String {
    switch self {
    case .positive: "above 0"
    case .negative: "below 0"
    case .zero(nil): "0"
    case .zero(let margin?): "within \(NumberWords.number(margin)) of 0"
    case .atLeast(let limit): "at least \(NumberWords.number(limit))"
    case .atMost(let limit): "at most \(NumberWords.number(limit))"
    }
  }
}
