internal import BenchmarkData
public import StatisticsCore
public import Tables

/// The question "is the gap between A and B closing, how fast, and when would it close?".
///
/// Straight lines through all dated systems of either side (``TrendLines``), with errors that may correlate within an
/// organization. Time runs in years of 365.2425 days. The lines describe the systems listed, the weak ones too; that they
/// go on as they went is an assumption that no interval covers.
///
/// To swap A and B changes the sign of the gap, the closing rate and the lag, turns the chance into one minus itself, and
/// leaves the crossing where it is.
public struct TrendComparison: Sendable {
  /// The board.
  public let board: Scoreboard
  /// The side whose lead counts as positive.
  public let a: Side
  /// The other side.
  public let b: Side
  /// The choices that are not the board's.
  public let options: Options
  /// The board's day, in days since 1970-01-01, from which crossings are counted.
  public let lastDay: Double?
  /// The date by which the lines may have crossed.
  public let horizon: CalendarDate?
  let datedA: DatedSystems
  let datedB: DatedSystems

  /// How intervals are made, and the window.
  public struct Options: Hashable, Sendable {
    /// How systems are grouped.
    public var grouping: Grouping
    /// Which countries a system counts for.
    public var countryRule: CountryRule
    /// The nominal coverage of the intervals.
    public var level: Double
    /// How the bootstrap is run.
    public var simulation: Simulation
    /// Systems dated earlier are left out.
    public var from: CalendarDate?
    /// Systems dated later are left out.
    public var to: CalendarDate?
    /// The date by which the lines may have crossed; a year after the board's date if `nil`.
    public var horizon: CalendarDate?

    /// Makes options.
    public init(
      grouping: Grouping = .country, countryRule: CountryRule = .primary, level: Double = 0.95,
      simulation: Simulation = Simulation(), from: CalendarDate? = nil, to: CalendarDate? = nil,
      horizon: CalendarDate? = nil
    ) {
      self.grouping = grouping
      self.countryRule = countryRule
      self.level = level
      self.simulation = simulation
      self.from = from
      self.to = to
      self.horizon = horizon
    }
  }

  /// Makes a comparison of two groups of a board.
  ///
  /// A group without systems on the board is no error: its measures are `insufficient`.
  ///
  /// - Throws: ``AnalysisError`` if both sides are the same, or an option is out of range.
  public init(_ board: Scoreboard, _ a: String, _ b: String, options: Options = Options()) throws(AnalysisError) {
    if let from = options.from, let to = options.to, from.dayRange.lowerBound > to.dayRange.upperBound {
      throw .invalidOption("the window from \(from) to \(to) is empty")
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
    let first = options.from.map { Double($0.dayRange.lowerBound) } ?? -.infinity
    let last = options.to.map { Double($0.dayRange.upperBound) } ?? .infinity
    datedA = DatedSystems(gap.a, lastDay: gap.lastDay).filter(gap.lastDay) { _, day in first <= day && day <= last }
    datedB = DatedSystems(gap.b, lastDay: gap.lastDay).filter(gap.lastDay) { _, day in first <= day && day <= last }
    horizon =
      options.horizon
      ?? gap.lastDay.flatMap { abs($0) < 1e7 ? CalendarDate(dayNumber: Int($0.rounded(.down)) + 365) : nil }
  }

  /// The lines; `nil` where a side has no two systems of different dates.
  public var lines: TrendLines? {
    guard let lastDay else { return nil }
    return try? makeLines(origin: lastDay)
  }

  /// The number of systems of both sides that were left out for want of a date.
  public var undatedCount: Int { datedA.undatedCount + datedB.undatedCount }

  /// The date of ``lastDay``.
  public var asOf: CalendarDate? { board.asOf ?? date(years: 0) }

  /// The estimates of the given measures, in the order of ``TrendMeasure`` if none are given.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the scores.
  /// - Complexity: O(n), and O(resamples × n) for the lag.
  public func estimates(_ measures: [TrendMeasure]? = nil) throws(AnalysisError) -> [TrendEstimate] {
    do throws(StatisticsError) {
      let lines = try lastDay.flatMap { day throws(StatisticsError) in try makeLines(origin: day) }
      return try (measures ?? TrendMeasure.allCases).map { measure throws(StatisticsError) in
        var estimate = TrendEstimate(
          measure: measure, kind: .none, status: .insufficient, unit: measure.unit(ofScores: board.unit),
          countA: datedA.count, countB: datedB.count, date: asOf)
        var notes: [String] = []
        switch measure {
        case .lagRegression: try addLag(to: &estimate, &notes)
        case .crossover: try addCrossover(lines, to: &estimate, &notes)
        case .crossedByHorizon: try addChance(lines, to: &estimate, &notes)
        case .gap: try add(TrendLines.gap(at: 0), lines, to: &estimate, &notes)
        case .slopeA: try add(TrendLines.slopeA, lines, to: &estimate, &notes)
        case .slopeB: try add(TrendLines.slopeB, lines, to: &estimate, &notes)
        case .closingRate: try add(TrendLines.closingRate, lines, to: &estimate, &notes)
        }
        if estimate.estimate == nil { notes += LagComparison.undatedNote(undatedCount) }
        estimate.note = notes.isEmpty ? nil : notes.joined(separator: "; ")
        return estimate
      }
    } catch {
      throw .invalidOption(error.description)
    }
  }

  private func makeLines(origin: Double) throws(StatisticsError) -> TrendLines? {
    var numbers: [String: Int] = [:]
    func clusters(_ side: DatedSystems) -> [Int] {
      side.organizations.map { name in
        let number = numbers[name] ?? numbers.count
        numbers[name] = number
        return number
      }
    }
    return try TrendLines(
      yearsA: datedA.days.map { ($0 - origin) / daysPerYear }, scoresA: datedA.scores, clustersA: clusters(datedA),
      yearsB: datedB.days.map { ($0 - origin) / daysPerYear }, scoresB: datedB.scores, clustersB: clusters(datedB))
  }
}
