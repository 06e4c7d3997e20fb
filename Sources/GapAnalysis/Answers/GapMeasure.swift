/// A named way to say how far apart two groups of systems are.
///
/// None of them is *the* gap: from the same scores they differ in size and in sign.
public enum GapMeasure: String, Hashable, Sendable, CaseIterable {
  /// Best minus best.
  case frontierGap = "frontier_gap"
  /// The same in percent of the better of the two scores.
  case frontierPercentOfLeader = "frontier_gap_percent_of_leader"
  /// The same in percent of the lesser of the two scores.
  case frontierPercentOfFollower = "frontier_gap_percent_of_follower"
  /// On a rating, the rate at which the best of A is expected to win against the best of B.
  case frontierWinRate = "frontier_win_rate"
  /// The expected best of equally many systems of each side.
  case rarefiedFrontierGap = "rarefied_frontier_gap"
  /// Mean of the k best minus mean of the k best.
  case topKGap = "top_k_gap"
  /// Mean minus mean.
  case meanGap = "mean_gap"
  /// Median minus median.
  case medianGap = "median_gap"
  /// The median of all differences between a system of one side and one of the other.
  case hodgesLehmannGap = "hodges_lehmann_gap"
  /// The standardised mean difference, corrected for small samples.
  case hedgesG = "hedges_g"
  /// The probability that a system of A, drawn at random, beats one of B.
  case superiority
  /// The same on a scale from −1 to 1.
  case cliffsDelta = "cliffs_delta"
  /// The same as a difference of two normal distributions in standard deviations.
  case ordinalGapV = "ordinal_gap_v"
  /// The difference of the best so far, today.
  case sameDateGap = "same_date_gap"
  /// The difference of the best so far, averaged over all days on which both sides had a system.
  case sameDateGapMean = "same_date_gap_mean"
  /// The difference of the best so far, averaged over the last twelve months.
  case sameDateGapTrailing = "same_date_gap_12_months"

  /// The words for it in a sentence or an axis label.
  public var label: String {
    switch self {
    case .frontierGap: "Frontier gap (best minus best)"
    case .frontierPercentOfLeader: "Frontier gap in percent of the leader"
    case .frontierPercentOfFollower: "Frontier gap in percent of the follower"
    case .frontierWinRate: "Expected win rate of best against best"
    case .rarefiedFrontierGap: "Rarefied frontier gap (best of equally many)"
    case .topKGap: "Top-k gap (mean of the k best)"
    case .meanGap: "Mean gap"
    case .medianGap: "Median gap"
    case .hodgesLehmannGap: "Hodges-Lehmann gap"
    case .hedgesG: "Hedges' g"
    case .superiority: "Probability of superiority"
    case .cliffsDelta: "Cliff's delta"
    case .ordinalGapV: "Ordinal gap V"
    case .sameDateGap: "Same-date gap (best so far)"
    case .sameDateGapMean: "Same-date gap, mean over time"
    case .sameDateGapTrailing: "Same-date gap, last 12 months"
    }
  }

  /// Its name within a sentence.
  var words: String { rawValue.replacing("_", with: " ") }

  /// The value at which neither side is ahead.
  public var neutralValue: Double { self == .superiority || self == .frontierWinRate ? 0.5 : 0 }

  /// That value within a sentence.
  var neutralWord: String { neutralValue == 0 ? "zero" : "one half" }

  /// What an interval of the measure, where there is one, says varies.
  public var uncertaintyKind: UncertaintyKind {
    switch self {
    case .frontierGap, .frontierPercentOfLeader, .frontierPercentOfFollower, .frontierWinRate, .rarefiedFrontierGap,
      .topKGap,
      .sameDateGap, .sameDateGapMean, .sameDateGapTrailing:
      .measurement
    case .meanGap, .medianGap, .hodgesLehmannGap, .hedgesG, .superiority, .cliffsDelta, .ordinalGapV:
      .sampling
    }
  }

  /// The unit of the measure on scores of unit `unit`.
  public func unit(ofScores unit: String) -> String {
    switch self {
    case .hedgesG, .ordinalGapV: "standard deviations"
    case .superiority, .frontierWinRate: "probability"
    case .frontierPercentOfLeader, .frontierPercentOfFollower: "percent"
    case .cliffsDelta: "difference of probabilities"
    default: unit
    }
  }
}
