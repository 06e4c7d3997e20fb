/// A named way to say how many months B is behind A.
public enum LagMeasure: String, Hashable, Sendable, CaseIterable {
  /// How much later B reached a score than A, averaged over the scores that both have passed: the headline.
  case horizontalMean = "lag_horizontal_mean"
  /// How long ago A had reached what B has today.
  case now = "lag_now"
  /// The same, averaged over all days on which A led.
  case dailyMean = "lag_daily_mean"
  /// The median time until B matched a record of A, those not yet matched kept as censored (Kaplan-Meier).
  case catchUp = "lag_catch_up"
  /// The mean of that time up to a horizon.
  case catchUpRestrictedMean = "lag_catch_up_restricted_mean"
  /// The distance in time between two parallel trend lines.
  case regression = "lag_regression"

  /// The words for it in a sentence or an axis label.
  public var label: String {
    switch self {
    case .horizontalMean: "Mean lag over scores passed by both"
    case .now: "Lag now (since the leader had this score)"
    case .dailyMean: "Mean of the daily lag"
    case .catchUp: "Median time to match a record"
    case .catchUpRestrictedMean: "Mean time to match a record, up to a limit"
    case .regression: "Lag between parallel trends"
    }
  }

  /// What an interval of the measure, where there is one, says varies.
  public var uncertaintyKind: UncertaintyKind {
    switch self {
    case .horizontalMean, .now, .dailyMean: .measurement
    case .catchUp, .catchUpRestrictedMean, .regression: .sampling
    }
  }

  /// Whether to swap the sides changes the sign and nothing else. The others look at days on which A led, or at records of
  /// A, and ask another question when the sides are swapped.
  public var isAntisymmetric: Bool {
    switch self {
    case .horizontalMean, .now, .regression: true
    case .dailyMean, .catchUp, .catchUpRestrictedMean: false
    }
  }
}
