import StatisticsCore
import Tables

/// One side as plain numbers, and what measures make of them, each made once and only when it is asked for.
final class SideScores {
  /// The scores, larger ones better.
  let scores: [Double]
  /// The dates in days since 1970-01-01, as many as scores.
  let days: [Double?]
  /// The organization of each system.
  let organizations: [String]
  /// The systems by date, where they were put in order before.
  private let order: DateOrder?

  init(scores: [Double], days: [Double?], organizations: [String], order: DateOrder? = nil) {
    self.scores = scores
    self.days = days
    self.organizations = organizations
    self.order = order
  }

  /// The number of systems.
  var count: Int { scores.count }
  /// The best score; `nil` without systems.
  private(set) lazy var best: Double? = scores.max()
  /// The scores in ascending order.
  private(set) lazy var sorted: [Double] = scores.sorted()
  /// The best scores so far.
  private(set) lazy var curve = FrontierCurve(order ?? DateOrder(days), scores: scores)
  /// The systems that have a date.
  private(set) lazy var dated: (days: [Double], scores: [Double]) = {
    let known = days.indices.filter { days[$0] != nil }
    return (known.compactMap { days[$0] }, known.map { scores[$0] })
  }()

  /// The side without the systems of an organization.
  func without(_ organization: String) -> SideScores {
    let kept = organizations.indices.filter { organizations[$0] != organization }
    return SideScores(
      scores: kept.map { scores[$0] }, days: kept.map { days[$0] }, organizations: kept.map { organizations[$0] })
  }
}

/// Two sides as plain numbers: what the value of a measure is a function of, whether the scores are those of the board, redrawn,
/// composed otherwise, or with systems left out.
final class PairScores {
  let a: SideScores
  let b: SideScores
  /// The last day that is known, in days since 1970-01-01.
  let lastDay: Double?
  /// The parameters of measures.
  let options: Pair.Options

  init(_ a: SideScores, _ b: SideScores, lastDay: Double?, options: Pair.Options) {
    self.a = a
    self.b = b
    self.lastDay = lastDay
    self.options = options
  }

  /// Whether a side has no system.
  var hasEmptySide: Bool { a.count == 0 || b.count == 0 }

  /// The date by which trend lines may have crossed: that of the options, or a year after the last day.
  var horizon: CalendarDate? {
    options.horizon ?? lastDay.flatMap { CalendarDate(ofDay: $0.rounded(.down) + 365) }
  }

  /// The difference of the best so far over time.
  private(set) lazy var frontierDifference = FrontierDifference(a: a.curve, b: b.curve)

  /// The lag at each score that both have passed; `nil` without such scores.
  private(set) lazy var horizontalLag: HorizontalLag? = HorizontalLag(a: a.curve, b: b.curve)

  /// The lag averaged over days; `nil` where no day counts.
  private(set) lazy var dailyMeanLag: DailyMeanLag? = lastDay.flatMap {
    DailyMeanLag(a: a.curve, b: b.curve, through: $0)
  }

  /// A's records and B's times on them; `nil` where no date is known.
  private(set) lazy var catchUp: CatchUp? = lastDay.map {
    CatchUp(of: a.curve, by: b.curve, tolerance: options.tolerance, asOf: $0)
  }

  /// The distribution of those times in months, those not yet matched as censored; `nil` without a record to catch up with.
  private(set) lazy var catchUpTimes: KaplanMeier? = {
    guard let catchUp, !catchUp.milestones.isEmpty, !b.curve.isEmpty else { return nil }
    return try? KaplanMeier(
      times: catchUp.milestones.map { $0.days / daysPerMonth }, isEvent: catchUp.milestones.map(\.isMatched))
  }()

  /// Two parallel trend lines; `nil` where a side is empty, or no side has systems of different dates.
  private(set) lazy var parallelTrend: ParallelTrend? = ParallelTrend(
    daysA: a.dated.days, scoresA: a.dated.scores, daysB: b.dated.days, scoresB: b.dated.scores)

  /// Fieller's set of the lag between the parallel lines in days, errors clustered by organization and of either side by themselves; `nil` unless both
  /// sides have enough organizations and the lines miss some of their systems.
  func parallelLagSet(level: Double) throws(StatisticsError) -> RatioSet? {
    let sides = [(a, clusters.a), (b, clusters.b)]
    guard sides.allSatisfy({ Set($0.1).count >= TrendLines.fewestOrganizations }), let lastDay else { return nil }
    var (rows, response, organizations, numbers): ([[Double]], [Double], [Int], [Int]) = ([], [], [], [])
    for (number, (side, clusters)) in sides.enumerated() {
      for (place, day) in side.days.enumerated() {
        guard let day else { continue }
        rows.append([1, Double(number), day - lastDay])
        response.append(side.scores[place])
        organizations.append(clusters[place])
        numbers.append(number)
      }
    }
    let fit = try LeastSquares(design: Matrix(rows: rows), response: response)
    guard fit.residuals.contains(where: { $0 != 0 }) else { return nil }
    return try fit.biasReducedCovariance(clusters: organizations, sides: numbers)?
      .ratio(of: [0, -1, 0], to: [0, 0, 1], coefficients: fit.coefficients, level: level)
  }

  /// A number for each organization of either side; one that stands on both sides has one number.
  private(set) lazy var clusters: (a: [Int], b: [Int]) = {
    var numbers: [String: Int] = [:]
    func number(_ names: [String]) -> [Int] {
      names.map { name in
        let number = numbers[name] ?? numbers.count
        numbers[name] = number
        return number
      }
    }
    return (number(a.organizations), number(b.organizations))
  }()

  /// The trend lines of sides whose systems all have dates, with time in years from the last day.
  private lazy var fittedLines: Result<TrendLines?, StatisticsError> = {
    guard let lastDay else { return .success(nil) }
    return Result { () throws(StatisticsError) in
      try TrendLines(
        yearsA: a.dated.days.map { ($0 - lastDay) / daysPerYear }, scoresA: a.dated.scores, clustersA: clusters.a,
        yearsB: b.dated.days.map { ($0 - lastDay) / daysPerYear }, scoresB: b.dated.scores, clustersB: clusters.b)
    }
  }()

  /// The trend lines; `nil` where a side has no two systems of different dates.
  func trendLines() throws(StatisticsError) -> TrendLines? { try fittedLines.get() }
}
