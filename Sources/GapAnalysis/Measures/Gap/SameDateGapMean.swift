extension Measure {
  /// The difference of the best scores so far averaged over all days on which both sides had a system,
  /// (1/(t₁ − t₀)) ∫ F_A(t) − F_B(t) dt from the first such day t₀ to the last day t₁.
  public static let sameDateGapMean = Measure(
    "same_date_gap_mean", .gap, name: { _, _ in "Same-date gap, mean over time" },
    explanation: "The gap between the best so far, averaged over all days on which both sides had a system.",
    source: "Defined in the article Which gap?",
    value: { scores in MeasuredValue(scores.lastDay.flatMap { scores.frontierDifference.mean(through: $0) }) },
    remarks: undatedRemarks, reasonsWithoutValue: noCommonTime)
}
