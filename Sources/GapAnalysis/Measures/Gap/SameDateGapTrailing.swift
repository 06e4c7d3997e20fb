extension Measure {
  /// The difference of the best scores so far averaged over the last twelve months, a year of 365.2425 days, or from the first
  /// day on which both sides had a system if that is later.
  public static let sameDateGapTrailing = Measure(
    "same_date_gap_12_months", .gap, name: { _, _ in "Same-date gap, last 12 months" },
    explanation: "The gap between the best so far, averaged over the last twelve months.",
    source: "Defined in the article Which gap?",
    value: { scores in
      MeasuredValue(scores.lastDay.flatMap { scores.frontierDifference.mean(from: $0 - daysPerYear, through: $0) })
    }, remarks: undatedRemarks, reasonsWithoutValue: noCommonTime)
}
