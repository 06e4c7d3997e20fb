internal import BenchmarkData
public import StatisticsCore
public import Tables

/// The question "how many months is B behind A on this board?", put to every named measure.
///
/// All lags are in months of 30.436875 days and positive where B is behind. A date of reduced precision stands for its
/// middle, but for no day after the board's; which date of a system counts is the board's choice; a system without a date
/// takes no part and is counted.
///
/// The measures differ by definition even where both sides follow the same path. If B repeats A's scores L months later
/// and both release every d months, the horizontal mean, the catch-up times and the regression give L; `lag_now` gives L
/// plus the age of B's best system, and `lag_daily_mean` about L + d/2.
///
/// That holds for exact scores. Measured with noise (as in ``HorizontalLag``, 2000 runs each; L of 0, 6 and 12 months, d of
/// 3 months): the horizontal mean and the regression stay within 0.03 months of L; 95 % intervals cover 94 to 97 % for the
/// horizontal mean (redraw) and 92 to 94 % for the regression (bootstrap by organization). The catch-up times do not: half of
/// B's equals miss the record by a hair and the match waits for B's next release, so that both are 1.5 to 1.8 months (d/2)
/// too long, and for a lag of 0 they answer 3 or 4. A tolerance of three standard errors gives 6.01 and 11.99 where noise is a
/// tenth of the step between releases, and far too little (3.3 and 9.2) where it is half of it. Greenwood's interval knows
/// only the spread between records: it covered the true delay in 0 to 30 % of the runs for the mean, and for the median in 0 to
/// 98 %, as the delay happened to fall.
public struct LagComparison: Sendable {
  /// The board.
  public let board: Scoreboard
  /// The side that is looked at as the leader.
  public let a: Side
  /// The side whose delay counts as positive.
  public let b: Side
  /// The choices that are not the board's.
  public let options: Options
  /// The last day, in days since 1970-01-01: that of the board's date, or of its newest system if that is later.
  public let lastDay: Double?
  let datedA: DatedSystems
  let datedB: DatedSystems

  /// How intervals are made, and the parameters of the measures that have one.
  public struct Options: Hashable, Sendable {
    /// How systems are grouped.
    public var grouping: Grouping
    /// Which countries a system counts for.
    public var countryRule: CountryRule
    /// The nominal coverage of the intervals.
    public var level: Double
    /// How simulated intervals are made.
    public var simulation: Simulation
    /// How far below a record a score still counts as a match, in the unit of the scores.
    public var tolerance: Double
    /// The limit of the restricted mean of the catch-up times in months; `nil` for the longest time in the data. Means of
    /// two boards compare only at one limit.
    public var restrictionMonths: Double?

    /// Makes options.
    public init(
      grouping: Grouping = .country, countryRule: CountryRule = .primary, level: Double = 0.95,
      simulation: Simulation = Simulation(), tolerance: Double = 0, restrictionMonths: Double? = nil
    ) {
      self.grouping = grouping
      self.countryRule = countryRule
      self.level = level
      self.simulation = simulation
      self.tolerance = tolerance
      self.restrictionMonths = restrictionMonths
    }
  }

  /// Makes a comparison of two groups of a board.
  ///
  /// A group without systems on the board is no error: its measures are `insufficient`.
  ///
  /// - Throws: ``AnalysisError`` if both sides are the same, or an option is out of range.
  public init(_ board: Scoreboard, _ a: String, _ b: String, options: Options = Options()) throws(AnalysisError) {
    guard options.tolerance >= 0, options.tolerance.isFinite else {
      throw .invalidOption("the tolerance is \(options.tolerance), but must be 0 or more")
    }
    if let limit = options.restrictionMonths, !(limit > 0 && limit.isFinite) {
      throw .invalidOption("the limit of the restricted mean is \(limit) months, but must be more than 0")
    }
    // The gap's checks are the same.
    let gap = try GapComparison(
      board, a, b,
      options: GapComparison.Options(
        grouping: options.grouping, countryRule: options.countryRule, level: options.level,
        simulation: options.simulation))
    self.board = board
    self.a = gap.a
    self.b = gap.b
    self.options = options
    lastDay = gap.lastDay
    datedA = DatedSystems(gap.a, lastDay: gap.lastDay)
    datedB = DatedSystems(gap.b, lastDay: gap.lastDay)
  }

  /// The best scores of A so far; the steps' positions count A's dated systems, the best first. ``frontierTable()`` has the
  /// names.
  public var frontierA: FrontierCurve { datedA.curve }
  /// The best scores of B so far.
  public var frontierB: FrontierCurve { datedB.curve }

  /// The lag at each score that both have passed; `nil` without such scores.
  public var horizontal: HorizontalLag? { HorizontalLag(a: datedA.curve, b: datedB.curve) }

  /// A's records and B's times on them; `nil` where no date is known.
  public var catchUp: CatchUp? {
    lastDay.map { CatchUp(of: datedA.curve, by: datedB.curve, tolerance: options.tolerance, asOf: $0) }
  }

  /// The estimates of the given measures, in the order of ``LagMeasure`` if none are given.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the scores.
  /// - Complexity: O(resamples × n log n) for n systems where the scores have standard errors or the regression is asked
  ///   for, and O(organizations × n log n) besides.
  public func estimates(_ measures: [LagMeasure]? = nil) throws(AnalysisError) -> [LagEstimate] {
    let wanted = measures ?? LagMeasure.allCases
    guard let lastDay, datedA.count > 0, datedB.count > 0 else {
      return wanted.map { insufficient($0, withoutDates) }
    }
    let functions = wanted.map {
      LagFunction(measure: $0, lastDay: lastDay, tolerance: options.tolerance, limit: options.restrictionMonths)
    }
    let (scoresA, scoresB) = (allScores(datedA), allScores(datedB))
    do throws(StatisticsError) {
      let redrawn = try redraws(functions)
      var estimates: [LagEstimate] = []
      for function in functions {
        var estimate = insufficient(function.measure, "")
        let point = function(a: scoresA, b: scoresB)
        if let months = point.months {
          estimate.estimate = months
          estimate.status = .ok
          var notes = describe(function)
          try addInterval(function, point, redrawn[function.measure], to: &estimate, &notes)
          if case .atLeast = point { estimate.status = .censored }
          estimate.withoutOne = withoutOneOrganization(function)
          notes.append(estimate.withoutOne?.description ?? "no lag if any one organization is left out")
          estimate.note = notes.joined(separator: "; ")
        } else {
          estimate.note = (reasonsWithoutValue(function) + Self.undatedNote(undatedCount)).joined(separator: "; ")
        }
        estimates.append(estimate)
      }
      return estimates
    } catch {
      throw .invalidOption(error.description)
    }
  }

  func allScores(_ side: DatedSystems) -> DatedScores { DatedScores(days: side.days, scores: side.scores) }

  private func insufficient(_ measure: LagMeasure, _ note: String) -> LagEstimate {
    var estimate = LagEstimate(
      measure: measure, kind: .none, status: .insufficient, countA: datedA.count, countB: datedB.count, note: note)
    switch measure {
    case .horizontalMean: estimate.scoreRange = horizontal?.range
    case .catchUp, .catchUpRestrictedMean:
      estimate.matched = catchUp?.milestones.count(where: \.isMatched)
      estimate.censored = catchUp.map { $0.milestones.count { !$0.isMatched } }
    default: break
    }
    return estimate
  }

  private var withoutDates: String {
    [datedA, datedB].filter { $0.count == 0 }.map { side in
      side.undatedCount == 0
        ? "no system of \(side.name) on this board"
        : side.undatedCount == 1
          ? "the one system of \(side.name) has no date"
          : "none of the \(side.undatedCount) systems of \(side.name) has a date"
    }.joined(separator: "; ")
  }

  /// The number of systems of both sides that were left out for want of a date.
  public var undatedCount: Int { datedA.undatedCount + datedB.undatedCount }

  /// The date of ``lastDay``.
  public var asOf: CalendarDate? { board.asOf ?? lastDay.flatMap(date) }

  /// How many systems were left out for want of a date, if any.
  static func undatedNote(_ count: Int) -> [String] {
    count == 0 ? [] : ["\(counted(count, "system")) without a date left out"]
  }
}
