internal import BenchmarkData
public import StatisticsCore
internal import Tables

/// The question "how far is A ahead of B on this board?", put to every named measure.
public struct GapComparison: Sendable {
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
    /// How systems are grouped.
    public var grouping: Grouping
    /// Which countries a system counts for.
    public var countryRule: CountryRule
    /// The nominal coverage of the intervals.
    public var level: Double
    /// How simulated intervals are made.
    public var simulation: Simulation
    /// The k of the top-k gap.
    public var topK: Int

    /// Makes options.
    public init(
      grouping: Grouping = .country, countryRule: CountryRule = .primary, level: Double = 0.95,
      simulation: Simulation = Simulation(), topK: Int = 3
    ) {
      self.grouping = grouping
      self.countryRule = countryRule
      self.level = level
      self.simulation = simulation
      self.topK = topK
    }
  }

  /// Makes a comparison of two groups of a board.
  ///
  /// A group without systems on the board is no error: its measures are `insufficient`.
  ///
  /// - Throws: ``AnalysisError`` if both sides are the same, or an option is out of range.
  public init(_ board: Scoreboard, _ a: String, _ b: String, options: Options = Options()) throws(AnalysisError) {
    let (nameA, nameB) = (options.grouping.canonicalName(a), options.grouping.canonicalName(b))
    guard nameA != nameB else { throw .sameSides(nameA) }
    guard options.level > 0, options.level < 1 else {
      throw .invalidOption("the level is \(options.level), but must be strictly between 0 and 1")
    }
    guard options.topK > 0 else { throw .invalidOption("k is \(options.topK), but must be at least 1") }
    guard options.simulation.resamples > 0, options.simulation.threads > 0 else {
      throw .invalidOption("the numbers of resamples and of threads must be at least 1")
    }
    self.board = board
    self.a = board.side(a, by: options.grouping, countryRule: options.countryRule)
    self.b = board.side(b, by: options.grouping, countryRule: options.countryRule)
    self.options = options
  }

  /// The last day of the comparison: that of the board's date, or of its newest system if that is later.
  public var lastDay: Double? {
    let dated = board.selection.asOf == nil ? board.entries.compactMap { $0.date?.middleDay } : []
    return (dated + (board.asOf.map { [Double($0.dayRange.upperBound)] } ?? [])).max()
  }

  /// The measures that make sense on the board: percentages only where the scale has a zero, win rates only for ratings.
  public var applicableMeasures: [GapMeasure] {
    GapMeasure.allCases.filter { measure in
      switch measure {
      case .frontierPercentOfLeader, .frontierPercentOfFollower:
        board.benchmark.kind == .composite && board.higherIsBetter
      case .frontierWinRate: board.benchmark.kind == .rating
      default: true
      }
    }
  }

  /// The estimates of the given measures, in the order of ``GapMeasure``.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the scores.
  /// - Complexity: O(resamples × systems × log systems) where the scores have standard errors, else O(systems²).
  public func estimates(_ measures: [GapMeasure]? = nil) throws(AnalysisError) -> [GapEstimate] {
    let wanted = measures ?? applicableMeasures
    do throws(StatisticsError) {
      let redrawn = try redrawEstimates(wanted.filter { $0.uncertaintyKind == .measurement })
      let sampled = try wanted.filter { $0.uncertaintyKind == .sampling }
        .map { measure throws(StatisticsError) in try samplingEstimate(measure) }
      // A measure may be asked for twice.
      let all = Dictionary((redrawn + sampled).map { ($0.measure, $0) }) { first, _ in first }
      return wanted.compactMap { all[$0] }
    } catch {
      throw .invalidOption(error.description)
    }
  }

  /// Dates of the entries of a side, in days since 1970-01-01; the middle of a date of reduced precision, but no later than
  /// the last day.
  func days(of side: Side) -> [Double?] {
    side.entries.map { entry in entry.date.map { min($0.middleDay, lastDay ?? .infinity) } }
  }
}
