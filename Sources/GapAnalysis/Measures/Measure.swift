import BenchmarkData
public import Quantities
import StatisticsCore
import Tables

/// A named way to say how far apart two groups of systems are: in score, in time, or by where their trends run.
///
/// None of them is *the* gap: from the same scores they differ in size and in sign. All that is known of a measure stands in one
/// file, and ``standard`` lists them all.
public struct Measure: Sendable, Identifiable {
  /// Its name in tables and on the command line: lower-case words joined by underscores.
  public let id: String
  /// What it is a measure of.
  public let family: Family
  /// Its unit on a board.
  let unit: UnitOnBoard
  /// The value at which neither side is ahead.
  public let neutralValue: Double
  /// What an interval of the measure, where there is one, says varies.
  public let uncertaintyKind: UncertaintyKind
  /// Which entries of the sides it looks at.
  let basis: Basis
  /// Whether to swap the sides changes the sign about the neutral value and nothing else. The others look at days on which A
  /// led, or at records of A, and ask another question when the sides are swapped.
  public let isAntisymmetric: Bool
  /// What the measure is, for the help; A and B are the sides.
  public let explanation: String
  /// Where it is from.
  public let source: String
  /// Which boards it makes sense on.
  let requirement: Requirement

  private let name: @Sendable (_ a: String, _ b: String) -> String
  let value: @Sendable (PairScores) throws(StatisticsError) -> MeasuredValue
  let interval: Interval
  /// Whether the value is in some data only known to be at least, or at most, so large.
  let mayBeBound: Bool
  let remarks: @Sendable (PairScores, Pair) -> [Note]
  let reasonsWithoutValue: @Sendable (PairScores, Pair) throws(StatisticsError) -> [Note]
  let details: @Sendable (PairScores, Pair) throws(StatisticsError) -> Estimate.Details
  let date: @Sendable (PairScores, Pair) throws(StatisticsError) -> CalendarDate?
  let statement: @Sendable (MeasureStatement) -> String
  let definition: @Sendable (_ a: String, _ b: String) -> String
  let turningPoint: @Sendable (MeasureStatement) -> String

  /// What a measure is one of.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    /// A difference of scores; positive where A is ahead.
    case gap
    /// A delay in months of 30.436875 days; positive where B is behind.
    ///
    /// A date of reduced precision stands for its middle, but for no day after the board's; which date of a system counts is
    /// the board's choice; a system without a date takes no part and is counted.
    ///
    /// The measures differ by definition even where both sides follow the same path. If B repeats A's scores L months later
    /// and both release every d months, the horizontal mean, the catch-up times and the regression give L; `lag_now` gives L
    /// plus the age of B's best system, and `lag_daily_mean` about L + d/2.
    ///
    /// That holds for exact scores. Measured with noise (as in ``HorizontalLag``, 2000 runs each; L of 0, 6 and 12 months, d of
    /// 3 months): the horizontal mean and the regression stay within 0.03 months of L. The catch-up times do not: half
    /// of B's equals miss the record by a hair and the match waits for B's next release, so that both are 1.5 to 1.8 months
    /// (d/2) too long, and for a lag of 0 they answer 3 or 4. A tolerance of three standard errors gives 6.01 and 11.99 where
    /// noise is a tenth of the step between releases, and far too little (3.3 and 9.2) where it is half of it. Greenwood's
    /// interval knows only the spread between records: it covered the true delay in 0 to 30 % of the runs for the mean, and for
    /// the median in 0 to 98 %, as the delay happened to fall.
    case lag
    /// Straight lines through all dated systems of either side (``TrendLines``), with errors that may correlate within an
    /// organization. Time runs in years of 365.2425 days.
    ///
    /// The lines describe the systems listed, the weak ones too; that they go on as they went is an assumption that no interval
    /// covers. To swap A and B changes the sign of the gap, the closing rate and the lag, turns the chance into one minus
    /// itself, and leaves the crossing where it is.
    case trend
  }

  /// The unit of a measure, given that of the scores.
  enum UnitOnBoard: Hashable, Sendable {
    /// That of the scores.
    case scores
    /// That of the scores, per year.
    case scoresPerYear
    /// The same on every board.
    case fixed(Unit)
  }

  /// Which entries of the sides a measure looks at.
  enum Basis: Hashable, Sendable {
    /// The best of either side.
    case best
    /// All, for their mean.
    case mean
    /// All.
    case all
  }

  /// Which boards a measure makes sense on.
  struct Requirement: Sendable {
    let isMet: @Sendable (Scoreboard) -> Bool
    /// Why the measure has no value on a board that does not meet it.
    let reason: @Sendable (Scoreboard) -> Note
  }

  /// How the interval of a measure is made.
  enum Interval: Sendable {
    /// From the measure's values over redrawn scores.
    case redraws
    /// By a method of its own, which puts interval, standard error, kind, status and remarks into the estimate.
    case own(@Sendable (PairScores, Pair, inout Estimate) throws(StatisticsError) -> Void)
  }

  /// Makes a measure.
  ///
  /// - Parameters:
  ///   - id: Its name in tables and on the command line.
  ///   - family: What it is a measure of.
  ///   - name: The words for it as a label; they may name the sides.
  ///   - unit: Its unit on a board.
  ///   - neutralValue: The value at which neither side is ahead.
  ///   - basis: Which entries it looks at.
  ///   - isAntisymmetric: Whether to swap the sides changes the sign and nothing else.
  ///   - requirement: Which boards it makes sense on.
  ///   - explanation: What it is, for the help.
  ///   - source: Where it is from.
  ///   - value: The value of the measure on plain numbers.
  ///   - interval: How its interval is made; from redrawn scores unless said otherwise.
  ///   - mayBeBound: Whether the value is in some data only known to be at least, or at most, so large.
  ///   - remarks: What the value was made of.
  ///   - reasonsWithoutValue: Why there is no value, of gaps and lags where both sides have systems.
  ///   - details: The figures that stand beside the estimate.
  ///   - date: The date that the number belongs to; of lags and trends the board's unless said otherwise.
  ///   - statement: The answer as a part of a sentence.
  ///   - definition: What is computed, in words, as the formula of a claim.
  ///   - turningPoint: What would turn the sign, as a sentence.
  init(
    _ id: String, _ family: Family, name: @escaping @Sendable (_ a: String, _ b: String) -> String,
    unit: UnitOnBoard = .scores, neutralValue: Double = 0, basis: Basis = .all, isAntisymmetric: Bool = true,
    requirement: Requirement = .none, explanation: String, source: String,
    value: @escaping @Sendable (PairScores) throws(StatisticsError) -> MeasuredValue, interval: Interval = .redraws,
    mayBeBound: Bool = false,
    remarks: @escaping @Sendable (PairScores, Pair) -> [Note] = { _, _ in [] },
    reasonsWithoutValue: @escaping @Sendable (PairScores, Pair) throws(StatisticsError) -> [Note] = { _, _ in
      ["the measure has no value on these scores"]
    },
    details: @escaping @Sendable (PairScores, Pair) throws(StatisticsError) -> Estimate.Details = { _, _ in .init() },
    date: @escaping @Sendable (PairScores, Pair) throws(StatisticsError) -> CalendarDate? = { _, pair in pair.asOf },
    statement: @escaping @Sendable (MeasureStatement) -> String = \.whoIsAhead,
    definition: (@Sendable (_ a: String, _ b: String) -> String)? = nil,
    turningPoint: @escaping @Sendable (MeasureStatement) -> String = \.turningByDistance
  ) {
    self.id = id
    self.family = family
    self.name = name
    self.unit = unit
    self.neutralValue = neutralValue
    self.basis = basis
    self.isAntisymmetric = isAntisymmetric
    self.requirement = requirement
    self.explanation = explanation
    self.source = source
    self.value = value
    self.interval = interval
    self.mayBeBound = mayBeBound
    self.remarks = remarks
    self.reasonsWithoutValue = reasonsWithoutValue
    self.details = details
    self.date = date
    self.statement = statement
    self.definition = definition ?? { a, b in "\(name(a, b).lowercased()), \(a) against \(b)" }
    self.turningPoint = turningPoint
    uncertaintyKind = if case .redraws = interval { .measurement } else { .sampling }
  }

  /// The words for it as a label of a row or an axis.
  public func label(_ a: String = "A", _ b: String = "B") -> String { name(a, b) }

  /// Its name within a sentence.
  public var words: String { id.replacing("_", with: " ") }

  /// The neutral value within a sentence.
  var neutralWord: String { neutralValue == 0 ? "zero" : "one half" }

  /// The unit of the measure on scores of unit `unit`.
  public func unit(ofScores unit: Unit) -> Unit {
    switch self.unit {
    case .scores: unit.difference
    case .scoresPerYear: unit.perYear
    case .fixed(let unit): unit
    }
  }

  /// Whether the measure is a difference in the unit of the scores, so that it can be set against their spread.
  public var isInUnitOfScores: Bool { unit == .scores && neutralValue == 0 }

  /// Whether the measure is in points of score, or in points a year.
  public var isInPoints: Bool { unit == .scores || unit == .scoresPerYear }

  /// Whether the measure makes sense on a board.
  public func applies(to board: Scoreboard) -> Bool { requirement.isMet(board) }
}

extension Measure: Hashable {
  /// Measures are the same if they are called the same within one family.
  public static func == (left: Measure, right: Measure) -> Bool { left.id == right.id && left.family == right.family }
  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Measure: CustomStringConvertible {
  /// Its name in tables.
  public var description: String { id }
}

extension Measure.Requirement {
  /// None.
  static let none = Measure.Requirement(isMet: { _ in true }, reason: { _ in "" })

  /// Scores above a zero that means nothing at all, of which more is better.
  static let scaleWithZero = Measure.Requirement(
    isMet: { $0.benchmark.kind == .composite && $0.higherIsBetter },
    reason: { board in
      board.benchmark.kind == .rating
        ? "a percentage of a rating, which has no zero, means nothing: see frontier_win_rate"
        : "a percentage needs scores above zero of which more is better"
    })

  /// Ratings on Elo's scale.
  static let rating = Measure.Requirement(
    isMet: { $0.benchmark.kind == .rating }, reason: { _ in "only ratings have an expected win rate" })
}
