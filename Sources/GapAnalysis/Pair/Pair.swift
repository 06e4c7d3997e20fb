import BenchmarkData
public import StatisticsCore
public import Tables

/// Two sides of a board, prepared for every measure of how far apart they are.
public struct Pair: Sendable {
  /// The names of the sides, and how systems are grouped.
  public let sides: Sides
  /// The board.
  public let board: Scoreboard
  /// The side whose lead counts as positive.
  public let a: Side
  /// The other side.
  public let b: Side
  /// The choices that are not the board's.
  public let options: Options

  /// How intervals are made, and the parameters of the measures that have one.
  public struct Options: Hashable, Sendable {
    /// The nominal coverage of the intervals.
    public var level: Double
    /// How simulated intervals are made.
    public var simulation: Simulation
    /// The k of the top-k gap.
    public var topK: Int
    /// How far below a record a score still counts as a match, in the unit of the scores.
    public var tolerance: Double
    /// The limit of the restricted mean of the catch-up times in months; `nil` for the longest time in the data. Means of
    /// two boards compare only at one limit.
    public var restrictionMonths: Double?
    /// Lags and trends leave out systems dated earlier.
    public var from: CalendarDate?
    /// Lags and trends leave out systems dated later.
    public var to: CalendarDate?
    /// The date by which trend lines may have crossed; a year after the board's date if `nil`.
    public var horizon: CalendarDate?

    /// Makes options.
    public init(
      level: Double = 0.95, simulation: Simulation = Simulation(), topK: Int = 3, tolerance: Double = 0,
      restrictionMonths: Double? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil,
      horizon: CalendarDate? = nil
    ) {
      self.level = level
      self.simulation = simulation
      self.topK = topK
      self.tolerance = tolerance
      self.restrictionMonths = restrictionMonths
      self.from = from
      self.to = to
      self.horizon = horizon
    }

    /// Throws if an option is out of range.
    func validate() throws(AnalysisError) {
      guard level > 0, level < 1 else {
        throw .invalidOption("the level is \(level), but must be strictly between 0 and 1")
      }
      guard topK > 0 else { throw .invalidOption("k is \(topK), but must be at least 1") }
      guard simulation.resamples > 0, simulation.threads > 0 else {
        throw .invalidOption("the numbers of resamples and of threads must be at least 1")
      }
      guard tolerance >= 0, tolerance.isFinite else {
        throw .invalidOption("the tolerance is \(tolerance), but must be 0 or more")
      }
      if let limit = restrictionMonths, !(limit > 0 && limit.isFinite) {
        throw .invalidOption("the limit of the restricted mean is \(limit) months, but must be more than 0")
      }
      if let from, let to, from.dayRange.lowerBound > to.dayRange.upperBound {
        throw .invalidOption("the window from \(from) to \(to) is empty")
      }
    }
  }

  /// Two groups of a board.
  ///
  /// A group without systems on the board is no error: measures are `insufficient` for it.
  ///
  /// - Throws: ``AnalysisError`` if both sides are the same, or an option is out of range.
  public init(_ sides: Sides, on board: Scoreboard, options: Options = Options()) throws(AnalysisError) {
    guard sides.a != sides.b else { throw .sameSides(sides.a) }
    try options.validate()
    self.init(
      sides: sides, board: board, a: board.side(sides.a, of: sides), b: board.side(sides.b, of: sides), options: options
    )
  }

  private init(sides: Sides, board: Scoreboard, a: Side, b: Side, options: Options) {
    self.sides = sides
    self.board = board
    self.a = a
    self.b = b
    self.options = options
  }

  /// The same with intervals at another level, strictly between 0 and 1, of so many redraws.
  func at(level: Double, resamples: Int) -> Pair {
    var options = options
    options.level = level
    options.simulation.resamples = resamples
    return Pair(sides: sides, board: board, a: a, b: b, options: options)
  }

  /// The same with the dated systems of the window alone, which is what lags and trends look at.
  public var dated: Pair {
    let first = options.from.map { Double($0.dayRange.lowerBound) } ?? -.infinity
    let last = options.to.map { Double($0.dayRange.upperBound) } ?? .infinity
    return Pair(
      sides: sides, board: board, a: a.dated(from: first, through: last), b: b.dated(from: first, through: last),
      options: options)
  }

  /// The entries of both sides, A's first.
  var entries: [Scoreboard.Entry] { a.entries + b.entries }

  /// The number of systems of both sides without a date.
  public var undatedCount: Int { a.undatedCount + b.undatedCount }

  /// The sides as plain numbers.
  var scores: PairScores { PairScores(a.numbers, b.numbers, lastDay: board.lastDay, options: options) }

  /// The date up to which lags are counted and from which crossings are: the board's, or that of its newest system.
  public var asOf: CalendarDate? { board.asOf ?? board.lastDay.flatMap(CalendarDate.init(ofDay:)) }

  /// The date by which trend lines may have crossed.
  public var horizon: CalendarDate? { scores.horizon }

  /// Statistics of the sides over redrawn scores; `nil` unless both sides have systems and some scores have standard errors.
  ///
  /// - Complexity: O(resamples × systems) and what the statistics cost; twice that where errors are unknown.
  func redraw(
    _ statistics: @escaping @Sendable (PairScores) -> [Double]
  ) throws(StatisticsError) -> [KnownErrors.Redrawn]? {
    guard a.count > 0, b.count > 0 else { return nil }
    let redrawn = RedrawnPair(self)
    return try redrawn.joint.errors.intervals(
      of: { statistics(redrawn.scores($0)) }, sides: redrawn.sides, level: options.level,
      simulation: options.simulation)
  }

  /// By how much the best of either side would be less if it were the luckiest of those that it is not told apart from, in the unit of the
  /// scores; `nil` where no error is known. Scores without a known error are taken as they are.
  ///
  /// - Complexity: O(resamples × systems).
  func luckOfBest() throws(StatisticsError) -> (a: Double, b: Double)? {
    guard a.count > 0, b.count > 0 else { return nil }
    let redrawn = RedrawnPair(self)
    guard redrawn.joint.errors.areSome else { return nil }
    let luck = try Redraw.luckOfBest(
      of: redrawn.sides, estimates: redrawn.joint.errors.estimates(), simulation: options.simulation)
    return (luck[0], luck[1])
  }
}

extension CalendarDate {
  /// The date of a day since 1970-01-01, of two days at whose midnight it lies the earlier; `nil` for one too far away.
  init?(ofDay day: Double) {
    guard abs(day) < 1e7 else { return nil }
    self.init(dayNumber: Int(day.rounded(.down)))
  }
}
