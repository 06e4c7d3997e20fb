public import BenchmarkData
import StatisticsCore

/// Does the answer survive other choices?
///
/// Every choice is varied one at a time, and all of them together in a Monte Carlo (Saisana, Saltelli & Tarantola 2005,
/// doi 10.1111/j.1467-985X.2005.00350.x; the reported figures are COINr's). Gaps under different normalisations have
/// different units, so that they are compared by sign and in standard deviations of the scores.
public struct RobustnessAnalysis: Sendable {
  /// A choice and what it answers.
  public struct Variation: Hashable, Sendable {
    /// The kind of choice; `nil` for the baseline.
    public var choice: Specification.Choice?
    /// The choice in words.
    public var label: String
    /// The specification.
    public var specification: Specification
    /// Its answer.
    public var answer: SpecifiedGap
  }

  /// The measures that can be put to other specifications: differences in the unit of the scores.
  public static let measures = Measure.all(.gap).filter(\.isInUnitOfScores)

  /// The measure.
  public let measure: Measure
  /// The sides.
  public let sides: Sides
  /// The board of the baseline.
  public let board: Scoreboard
  /// The answer to the question as it was put.
  public let baseline: Variation
  /// The answers with one choice changed.
  public let variations: [Variation]
  /// The answers with all choices drawn together.
  public let draws: [Variation]

  /// Varies the choices of a comparison.
  ///
  /// - Throws: ``AnalysisError`` as boards and ``Pair`` do; also for a measure that is not among ``measures``.
  /// - Complexity: O((variations + resamples) × systems × dimensions), for Copeland × systems.
  public init(
    of benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection, between sides: Sides,
    measure: Measure = .frontierGap, options: Pair.Options
  ) throws(AnalysisError) {
    try Measure.require(measure, among: Self.measures, for: "robustness")
    var boards = BoardCache(
      benchmark: benchmark, dataset: dataset, question: .init(measure: measure, sides: sides, options: options))
    let base = Specification(selection: selection, countryRule: sides.countryRule)
    let prepared = try boards.board(base.selection)
    // It checks the sides and the options.
    _ = try Pair(sides, on: prepared.board, options: options)
    var variations: [Variation] = []
    for alternative in Alternatives(base: base, board: prepared.board, canRecompose: prepared.canRecompose).list {
      let board = try boards.board(alternative.specification.selection)
      variations.append(
        Variation(
          choice: alternative.choice, label: alternative.label, specification: alternative.specification,
          answer: board.answer(alternative.specification)))
    }
    let sampler = SpecificationSampler(base: base, board: prepared.board, canRecompose: prepared.canRecompose)
    for selection in sampler.selections { _ = try boards.board(selection) }
    let known = boards.boards
    let drawn = options.simulation.mapBlocks { range, stream in
      range.map { _ in
        let specification = sampler.draw(from: &stream)
        let answer = known[specification.selection]?.answer(specification)
        return Variation(
          choice: nil, label: "drawn", specification: specification,
          answer: answer ?? SpecifiedGap(gap: nil, inSpreads: nil, ranks: [:]))
      }
    }
    self.measure = measure
    self.sides = sides
    board = prepared.board
    baseline = Variation(choice: nil, label: "as asked", specification: base, answer: prepared.answer(base))
    self.variations = variations
    draws = drawn.flatMap(\.self)
  }
}

/// Boards by selection, each made once.
private struct BoardCache {
  let benchmark: Benchmark.ID
  let dataset: Dataset
  let question: SpecificationBoard.Question
  private(set) var boards: [Selection: SpecificationBoard] = [:]

  init(benchmark: Benchmark.ID, dataset: Dataset, question: SpecificationBoard.Question) {
    self.benchmark = benchmark
    self.dataset = dataset
    self.question = question
  }

  mutating func board(_ selection: Selection) throws(AnalysisError) -> SpecificationBoard {
    if let known = boards[selection] { return known }
    let board = SpecificationBoard(try Scoreboard(of: benchmark, in: dataset, selection: selection), question: question)
    boards[selection] = board
    return board
  }
}
