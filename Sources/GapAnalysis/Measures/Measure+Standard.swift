extension Measure {
  /// Every measure that there is, gap by gap, then lags, then trends: the one list of them.
  public static let standard: [Measure] = [
    .frontierGap, .frontierGapPercentOfLeader, .frontierGapPercentOfFollower, .frontierWinRate, .rarefiedFrontierGap,
    .topKGap, .meanGap, .medianGap, .hodgesLehmannGap, .hedgesG, .superiority, .cliffsDelta, .ordinalGapV,
    .sameDateGap, .sameDateGapMean, .sameDateGapTrailing,

    .lagNow, .lagHorizontalMean, .lagDailyMean, .lagCatchUp, .lagCatchUpRestrictedMean, .lagRegression,

    .trendGap, .trendSlopeA, .trendSlopeB, .closingRate, .trendLagRegression, .crossover, .crossedByHorizon,
  ]

  /// The measures of a family, in the order of ``standard``.
  public static func all(_ family: Family) -> [Measure] { standard.filter { $0.family == family } }

  /// The measure of a family that is called `id`; `nil` for none.
  public static func named(_ id: String, in family: Family) -> Measure? {
    standard.first { $0.id == id && $0.family == family }
  }

  /// Throws unless a measure is one of those that a question takes.
  static func require(_ measure: Measure, among known: [Measure], for question: String) throws(AnalysisError) {
    guard !known.contains(measure) else { return }
    throw .invalidOption("\(question) is of one of \(known.map(\.id).joined(separator: ", ")), not of \(measure.id)")
  }
}
