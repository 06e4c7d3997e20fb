public import BenchmarkData
public import Quantities
public import StatisticsCore
public import Tables

/// Systems in order, with what is known about their ratings and ranks.
public struct Ranking: Sendable {
  /// The choices of a ranking.
  public struct Options: Hashable, Sendable {
    /// How rank intervals are made.
    public var rankRule: RankRule
    /// The τ of the τ-best set.
    public var tau: Int
    /// How ties share ranks.
    public var ties: RankTieRule
    /// The nominal coverage.
    public var level: Double
    /// How simulated intervals are made.
    public var simulation: Simulation

    /// Makes options.
    public init(
      rankRule: RankRule = .simultaneous, tau: Int = 1, ties: RankTieRule = .minimum, level: Double = 0.95,
      simulation: Simulation = Simulation()
    ) {
      self.rankRule = rankRule
      self.tau = tau
      self.ties = ties
      self.level = level
      self.simulation = simulation
    }
  }

  /// A system in its place.
  public struct Row: Hashable, Sendable {
    /// The key.
    public var system: System.ID
    /// The name.
    public var name: String
    /// The organization.
    public var organization: String?
    /// The country.
    public var country: String?
    /// The rating or score; `nil` where the data determine none.
    public var estimate: Double?
    /// Its standard error.
    public var standardError: Double?
    /// Its interval.
    public var interval: ConfidenceInterval?
    /// The rank, 1 for the best.
    public var rank: Double?
    /// The rank interval.
    public var rankSet: RankSet?
    /// Whether the system may be among the τ best, if that was asked.
    public var isTauBest: Bool?
    /// The number of votes or videos behind the rating.
    public var count: Double?
    /// Whether the rating stands.
    public var status: Status
    /// What to know about it.
    public var notes: [Note] = []
  }

  /// What is ranked: the title of a benchmark, or of a dataset of votes.
  public var title: String
  /// The key of the benchmark, where there is one.
  public var benchmark: String?
  /// What the ratings are: a quantity of a benchmark, or a model of votes.
  public var measure: String
  /// The unit of the ratings.
  public var unit: Unit
  /// Whether a larger rating is a better one.
  public var higherIsBetter: Bool
  /// The date of the board.
  public var date: CalendarDate?
  /// The choices.
  public var options: Options
  /// What intervals say varies.
  public var kind: UncertaintyKind
  /// The name of the method of the rank intervals; `nil` where there are none.
  public var rankMethod: String?
  /// The systems, the best first; those without a rating last.
  public var rows: [Row]
  /// What to know about all of it.
  public var notes: [String]
  /// What the model adds to the differences of ratings, if that was asked.
  public var effects: [RatingEffect] = []
  /// The ratings with their joint error; `nil` where there are none.
  var errors: JointErrors?

  /// The ratings of systems with their joint error.
  struct JointErrors: Sendable {
    /// The place of each system's rating.
    var places: [System.ID: Int]
    /// The ratings.
    var estimates: NormalEstimates
  }
}

extension Ranking {
  /// Whether the ratings are strengths, of which only ratios mean anything and errors are about their logarithms.
  var isOfStrengths: Bool { unit == RatingModel.newman.unit }

  /// Gives ranks and rank intervals to rows that are rated, and puts them in order.
  ///
  /// A rated row that is not `measured` has a score of unknown error: it gets no rank interval, and may stand on either side of every other
  /// row, so that the intervals of the others are wider by one rank upwards for each such row.
  ///
  /// - Parameters:
  ///   - estimates: The ratings with their joint error, larger ones better, in the order of the measured rows; `nil` for none.
  ///   - measured: The positions in `rows` of those that `estimates` is about; `nil` for all.
  ///   - resampled: Resampled ratings, a row a resample, for the rule `bootstrap`.
  mutating func rank(
    estimates: NormalEstimates?, of measured: [Int]? = nil, resampled: Matrix? = nil
  ) throws(StatisticsError) {
    let order: RankingOrder = higherIsBetter ? .largestFirst : .smallestFirst
    let rated = rows.indices.filter { rows[$0].estimate != nil }
    let ranks = try TiedRanks.of(rated.compactMap { rows[$0].estimate }, ties: options.ties, order: order)
    for (index, rank) in zip(rated, ranks) { rows[index].rank = rank }
    let measured = measured ?? Array(rows.indices)
    if let estimates {
      let places = Dictionary(measured.enumerated().map { (rows[$1].system, $0) }) { first, _ in first }
      errors = JointErrors(places: places, estimates: estimates)
    }
    if rated.count == rows.count, measured.count > 1 {
      try setRankSets(estimates: estimates, of: measured, resampled: resampled, order: order)
    }
    let positions = rows.indices.sorted { left, right in
      let (leftRank, rightRank) = (rows[left].rank ?? .infinity, rows[right].rank ?? .infinity)
      return leftRank != rightRank ? leftRank < rightRank : rows[left].system < rows[right].system
    }
    rows = positions.map { rows[$0] }
  }

  private mutating func setRankSets(
    estimates: NormalEstimates?, of measured: [Int], resampled: Matrix?, order: RankingOrder
  ) throws(StatisticsError) {
    let sets: RankSets
    switch options.rankRule {
    case .arena:
      let intervals = measured.compactMap { rows[$0].interval }
      guard intervals.count == measured.count else { return }
      sets = try .arena(
        lowerEnds: intervals.map(\.lower), upperEnds: intervals.map(\.upper), level: options.level, order: order)
    case .bootstrap where resampled != nil:
      guard let resampled, resampled.rowCount > 1 else { return }
      sets = try .bootstrap(
        resampled: resampled, level: options.level, ties: options.ties, order: order,
        threads: options.simulation.threads)
    case .bootstrap:
      guard let estimates, !estimates.areExact else { return }
      sets = try .bootstrap(
        of: estimates, level: options.level, ties: options.ties, order: order, simulation: options.simulation)
    case .simultaneous:
      guard let estimates, !estimates.areExact else { return }
      sets = try .simultaneous(of: estimates, order: order, level: options.level, simulation: options.simulation)
    case .marginal:
      guard let estimates, !estimates.areExact else { return }
      sets = try .marginal(of: estimates, order: order, level: options.level, simulation: options.simulation)
    case .tauBest:
      guard let estimates, !estimates.areExact else { return }
      let members = try RankSets.tauBest(
        options.tau, of: estimates, order: order, level: options.level, simulation: options.simulation)
      // Nothing keeps a row of unknown error from being among the best.
      for index in rows.indices { rows[index].isTauBest = true }
      for (index, isMember) in zip(measured, members) { rows[index].isTauBest = isMember }
      rankMethod = "rank-tau-best"
      return
    }
    rankMethod = sets.method.name
    let unknown = rows.count - measured.count
    for (index, set) in zip(measured, sets.sets) {
      rows[index].rankSet = RankSet(lower: set.lower, upper: set.upper + unknown, isSettled: set.isSettled)
      if !set.isSettled {
        rows[index].notes.append("more resamples could move the rank interval by one")
      }
    }
  }
}
