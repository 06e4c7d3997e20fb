public import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

/// What a dataset says of two sides on its last date, in words for a newspaper: who leads on the benchmarks that are current and by how
/// much, how many months that is, and whether it holds under other choices.
///
/// Its numbers are those of the analyses that it is made of. Families of benchmarks count, not boards. Where a benchmark gives two answers,
/// by who made the clips or by the definition of a lag, both are said, each with what it means.
public struct TodayAnswer: Sendable {
  /// One of the questions.
  public enum Question: String, Hashable, Sendable, CaseIterable {
    /// Who is ahead, and by how much.
    case lead
    /// How many months that is.
    case months
    /// Whether it holds under other choices.
    case robustness
  }

  /// The answer to one of the questions.
  public struct Statement: Hashable, Sendable {
    /// What is asked.
    public var question: Question
    /// The answer in a sentence.
    public var sentence: String
    /// What belongs to it, a sentence or two each.
    public var details: [String]
  }

  /// The date that it is about: the as-of date, else the dataset's last; `nil` if no evaluation is dated.
  public let date: CalendarDate?
  /// The gap on the benchmarks that count: the current ones, or all where none is known to be.
  public let across: GapAcross
  /// Whether those that count are the current ones.
  public let isCurrent: Bool
  /// Their families together; `nil` where there are fewer than ``fewestFamilies``.
  public let synthesis: GapSynthesis?
  /// The answers, first who leads or that nothing can say it. Any other question that the data cannot answer is absent.
  public let statements: [Statement]
  /// What the statements do not show.
  public let cautions: [String]

  /// The fewest families whose synthesis says something.
  public static let fewestFamilies = 5

  /// The answer for today.
  ///
  /// - Parameters:
  ///   - all: The frontier gap on every benchmark.
  ///   - sides: The two sides.
  ///   - answers: The frontier gap on the boards that are looked at closely, as ``Answer/likeForLike(_:in:)`` gives it.
  ///   - robustness: What other choices do on these boards.
  ///   - dataset: The dataset that they are made of.
  ///   - level: The nominal coverage of the intervals.
  /// - Throws: ``AnalysisError`` as boards and ``Pair`` do.
  /// - Complexity: That of the lags on these boards, and of a synthesis.
  public init(
    of all: GapAcross, between sides: Sides, closely answers: [Answer], robustness: [RobustnessAnalysis],
    in dataset: Dataset, level: Double
  ) throws(AnalysisError) {
    let current = all.currentOnly()
    date = all.date
    across = current ?? all
    isCurrent = current != nil
    let synthesis = try GapSynthesis(.frontier, of: across, level: level)
    self.synthesis = synthesis.model != nil && synthesis.families.count >= Self.fewestFamilies ? synthesis : nil
    let teller = TodayTeller(
      all: all, across: across, isCurrent: isCurrent, synthesis: self.synthesis,
      readings: try answers.map(Reading.init), robustness: robustness, sides: sides, dataset: dataset)
    statements = try [Optional(teller.lead()), teller.months(), teller.robustnessStatement()].compactMap(\.self)
    cautions = teller.cautions(hasMonths: statements.contains { $0.question == .months })
  }

  /// The two sides on a board with the gap of their best, and the reading that compares like with like where that is another.
  struct Reading {
    /// By the evaluations that were asked for.
    var asked: Measured
    /// By the clips that the benchmark's team made, where those of the best were made by several parties.
    var team: Measured?

    /// Two sides and their frontier gap; `nil` where that was not asked for.
    struct Measured {
      var pair: Pair
      var gap: Estimate?
    }

    init(_ answer: Answer) throws(AnalysisError) {
      let own = Measured(pair: answer.pair, gap: answer[.frontierGap])
      guard let newest = answer.newest else {
        asked = own
        return
      }
      asked = Measured(pair: newest, gap: try newest.estimate(of: .frontierGap))
      team = own
    }
  }
}
