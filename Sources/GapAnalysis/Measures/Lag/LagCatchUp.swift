import Quantities
import StatisticsCore

extension Measure {
  /// The median time until B matched a record of A, those not yet matched kept as censored; see ``CatchUp``.
  ///
  /// Interval: from the pointwise band of the survival function (Kaplan & Meier 1958, doi
  /// 10.1080/01621459.1958.10501452, with Greenwood's variance).
  public static let lagCatchUp = Measure(
    "lag_catch_up", .lag, name: { _, _ in "Median time to match a record" }, unit: .fixed(.months),
    isAntisymmetric: false,
    explanation: "Median time until B matched a record of A; records not yet matched count as censored.",
    source: "Kaplan & Meier (1958), doi 10.1080/01621459.1958.10501452",
    value: { scores in
      switch scores.catchUpTimes?.median() {
      case .value(let months): .value(months)
      case .atLeast(let months): .atLeast(months)
      default: .undefined
      }
    },
    interval: .own { scores, _, estimate throws(StatisticsError) in
      guard let times = scores.catchUpTimes else { return }
      estimate.takeSurvival(try times.medianInterval(level: scores.options.level), of: times)
      // By `Benchmarks coverage lags`: the times of such records depend on each other.
      if estimate.interval != nil {
        estimate.notes.append(
          "records that one release matches are not independent, and a 95 % interval covers 82 to 94 %")
      }
    },
    remarks: catchUpRemarks, reasonsWithoutValue: catchUpReasons, details: catchUpDetails,
    statement: { lag in
      "it took \(lag.pair.b.title) \(lag.months) in the median to match a record of \(lag.pair.a.title)"
    },
    definition: { a, b in "by how many months \(b) is behind \(a), by lag_catch_up" }, turningPoint: \.turningByRecord)
}
