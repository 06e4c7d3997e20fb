internal import StatisticsCore

/// What a lag measure makes of dated scores.
enum LagPoint: Hashable, Sendable {
  /// The lag in months.
  case value(Double)
  /// The lag in months is at least so large.
  case atLeast(Double)
  /// No lag.
  case undefined

  var months: Double? {
    switch self {
    case .value(let months), .atLeast(let months): months.isFinite ? months : nil
    case .undefined: nil
    }
  }
}

/// A lag measure as a function of dated scores.
struct LagFunction: Sendable {
  let measure: LagMeasure
  let lastDay: Double
  let tolerance: Double
  /// The limit of the restricted mean in months; the longest time in the data if `nil`.
  let limit: Double?

  func callAsFunction(a: DatedScores, b: DatedScores) -> LagPoint {
    switch measure {
    case .horizontalMean:
      return HorizontalLag(a: a.curve, b: b.curve).map { .value($0.meanDays / daysPerMonth) } ?? .undefined
    case .now:
      guard let days = CurrentLag.days(a: a.curve, b: b.curve, on: lastDay) else { return .undefined }
      let isBound = days > 0 && CurrentLag.isBound(a: a.curve, b: b.curve, on: lastDay)
      return isBound ? .atLeast(days / daysPerMonth) : .value(days / daysPerMonth)
    case .dailyMean:
      return DailyMeanLag(a: a.curve, b: b.curve, through: lastDay).map { .value($0.meanDays / daysPerMonth) }
        ?? .undefined
    case .catchUp:
      switch catchUp(a, b)?.1.median() {
      case .value(let months): return .value(months)
      case .atLeast(let months): return .atLeast(months)
      default: return .undefined
      }
    case .catchUpRestrictedMean:
      guard let (_, survival) = catchUp(a, b), let mean = try? survival.restrictedMean(upTo: limit) else {
        return .undefined
      }
      return survival.eventCount > 0 ? .value(mean.estimate) : .atLeast(mean.estimate)
    case .regression:
      let trend = ParallelTrend(daysA: a.days, scoresA: a.scores, daysB: b.days, scoresB: b.scores)
      return trend?.lagDays.map { .value($0 / daysPerMonth) } ?? .undefined
    }
  }

  /// B's times on A's records, in months; `nil` if there is no record to catch up with.
  func catchUp(_ a: DatedScores, _ b: DatedScores) -> (CatchUp, KaplanMeier)? {
    let catchUp = CatchUp(of: a.curve, by: b.curve, tolerance: tolerance, asOf: lastDay)
    guard !catchUp.milestones.isEmpty, !b.days.isEmpty,
      let survival = try? KaplanMeier(
        times: catchUp.milestones.map { $0.days / daysPerMonth }, isEvent: catchUp.milestones.map(\.isMatched))
    else { return nil }
    return (catchUp, survival)
  }
}

/// Scores with dates, and the best so far.
struct DatedScores: Sendable {
  let days: [Double]
  let scores: [Double]
  let curve: FrontierCurve

  init(days: [Double], scores: [Double]) {
    self.days = days
    self.scores = scores
    curve = FrontierCurve(days: days, scores: scores)
  }
}

extension DatedSystems {
  /// The scores of the systems at the given positions.
  func scores(at positions: [Int]) -> DatedScores {
    DatedScores(days: positions.map { days[$0] }, scores: positions.map { scores[$0] })
  }
}
