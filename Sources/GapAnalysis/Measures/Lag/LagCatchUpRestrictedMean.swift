import Quantities
import StatisticsCore

extension Measure {
  /// The mean time until B matched a record of A up to a limit, the area under the survival function until then (Kaplan & Meier
  /// 1958, section 6); t interval from Greenwood's variance (1926), see `KaplanMeier.RestrictedMean` of StatisticsCore.
  public static let lagCatchUpRestrictedMean = Measure(
    "lag_catch_up_restricted_mean", .lag, name: { _, _ in "Mean time to match a record, up to a limit" },
    unit: .fixed(.months), isAntisymmetric: false,
    explanation: "Mean of that time up to a limit (--limit).",
    source: "Kaplan & Meier (1958), section 6; Greenwood (1926)",
    value: { scores in
      guard let times = scores.catchUpTimes, let mean = restrictedMean(of: times, scores.options) else {
        return .undefined
      }
      return times.eventCount > 0 ? .value(mean.estimate) : .atLeast(mean.estimate)
    },
    interval: .own { scores, _, estimate throws(StatisticsError) in
      guard let times = scores.catchUpTimes, let mean = restrictedMean(of: times, scores.options) else { return }
      estimate.notes.append("up to \(Unit.months.words(mean.horizon))")
      let result = try mean.interval(level: scores.options.level)
      estimate.standardError = result.interval == nil ? nil : mean.standardError
      estimate.takeSurvival(result, of: times)
      if estimate.interval != nil, mean.eventCount < 30 {
        estimate.notes.append("with fewer than 30 of them matched a 95 % interval covers 88 to 99 %")
      }
    },
    remarks: catchUpRemarks, reasonsWithoutValue: catchUpReasons, details: catchUpDetails,
    statement: { lag in
      "it took \(lag.pair.b.title) \(lag.months) on average, up to the limit, to match a record of \(lag.pair.a.title)"
    },
    definition: { a, b in "by how many months \(b) is behind \(a), by lag_catch_up_restricted_mean" },
    turningPoint: \.turningByRecord)

  private static func restrictedMean(of times: KaplanMeier, _ options: Pair.Options) -> KaplanMeier.RestrictedMean? {
    (try? times.restrictedMean(upTo: options.restrictionMonths)) ?? nil
  }
}
