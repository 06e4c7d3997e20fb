/// Which reference distribution a rank test uses.
public enum RankReference: Hashable, Sendable {
  /// The exact distribution where each sample has fewer than 50 observations, else the normal approximation with continuity correction. With
  /// ties it is exact for ``WilcoxonSignedRankTest`` alone; all else takes the normal approximation then, as R does.
  case automatic
  /// The normal approximation, its variance corrected for ties.
  case normal(continuityCorrected: Bool)

  /// Whether the exact distribution is to be used; the correction to use else.
  func isExact(largestCount: Int, hasTies: Bool) -> Bool {
    self == .automatic && largestCount < 50 && !hasTies
  }

  /// The continuity correction of the normal approximation, in units of the statistic.
  var correction: Double { self == .normal(continuityCorrected: false) ? 0 : 0.5 }
}
