public import BenchmarkData
import StatisticsCore
import Tables

/// What one specification answers.
public struct SpecifiedGap: Hashable, Sendable {
  /// The gap between the two sides in the unit that the specification gives; `nil` if a side is empty.
  public var gap: Double?
  /// The same in standard deviations of all scores under the specification, which makes specifications comparable; 0 for no
  /// gap, also where no scores differ.
  public var inSpreads: Double?
  /// The rank of each system under the specification, 1 for the best; where dimensions are composed, among the systems
  /// whose dimensions are all public.
  public var ranks: [System.ID: Double]
}

/// A board prepared for many specifications that share its choice of evaluations: scores as a matrix, and of each entry only
/// what every specification asks, as entries are costly to copy.
struct SpecificationBoard: Sendable {
  /// The question that all specifications answer.
  struct Question: Sendable {
    let measure: Measure
    let sides: Sides
    let options: Pair.Options
  }

  let board: Scoreboard
  private let question: Question
  private let entries: [Entry]
  /// The composition's terms; empty where the benchmark composes nothing.
  private let terms: [Composition.Term]
  /// The entries whose dimensions are all there, and their normalised scores by dimension.
  private let complete: [Int]
  private let completeIndices: Set<Int>
  private let columns: [[Double]]

  init(_ board: Scoreboard, question: Question) {
    self.board = board
    self.question = question
    entries = board.entries.map { Entry($0, score: board.oriented($0.score.value), question: question) }
    let terms = Composition(of: board.quantity, on: board.benchmark)?.terms ?? []
    self.terms = terms
    let complete = board.entries.indices.filter { index in
      !terms.isEmpty && terms.allSatisfy { board.entries[index].evaluation.scores[$0.dimension.id] != nil }
    }
    self.complete = complete
    completeIndices = Set(complete)
    columns = terms.map { term in
      complete.map { index in
        let score = board.entries[index].evaluation.scores[term.dimension.id]?.value ?? 0
        return term.dimension.normalized(score)
      }
    }
  }

  /// Whether anything can be composed otherwise than the benchmark does it.
  var canRecompose: Bool { !terms.isEmpty && complete.count > 1 }

  /// The answer of a specification. Its selection must be the board's.
  func answer(_ specification: Specification) -> SpecifiedGap {
    let scored = scores(specification).filter { pair in
      let entry = entries[pair.index]
      return !specification.omittedSystems.contains(entry.system)
        && !(entry.organization.map(specification.omittedOrganizations.contains) ?? false)
    }
    let rule = specification.countryRule
    let gap = value(
      scored.filter { entries[$0.index].isOfA.contains(rule) },
      scored.filter { entries[$0.index].isOfB.contains(rule) },
      specification.dateReading)
    let spread = standardDeviation(of: scored.map(\.score))
    let ranked = canRecompose ? scored.filter { completeIndices.contains($0.index) } : scored
    let ranks = middleRanks(ranked.map { -$0.score })
    return SpecifiedGap(
      gap: gap, inSpreads: gap.flatMap { gap in gap == 0 ? 0 : spread.map { gap / $0 } },
      ranks: Dictionary(uniqueKeysWithValues: zip(ranked.map { entries[$0.index].system }, ranks)))
  }

  /// The entries that the specification can score, with their scores, larger ones better.
  private func scores(_ specification: Specification) -> [(index: Int, score: Double)] {
    guard !specification.usesOwnComposition, canRecompose else {
      return entries.indices.map { ($0, entries[$0].score) }
    }
    var weights = terms.map { $0.share * (specification.weightFactors[$0.dimension.id] ?? 1) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return [] }
    weights = weights.map { $0 / total }
    let normalized = columns.map(specification.normalization.normalize)
    return Array(zip(complete, specification.aggregation.aggregate(normalized, weights: weights)))
      .map { (index: $0.0, score: $0.1) }
  }

  private func value(
    _ a: [(index: Int, score: Double)], _ b: [(index: Int, score: Double)], _ reading: DateReading
  ) -> Double? {
    func side(_ members: [(index: Int, score: Double)]) -> SideScores {
      SideScores(
        scores: members.map(\.score), days: members.map { entries[$0.index].date.map(reading.day) },
        organizations: members.map { entries[$0.index].organizationKey })
    }
    let (sideA, sideB) = (side(a), side(b))
    // A date may be read as a later day than the board's, and is known all the same.
    let lastDay = ((sideA.days + sideB.days).compactMap(\.self) + [board.lastDay].compactMap(\.self)).max()
    let scores = PairScores(sideA, sideB, lastDay: lastDay, options: question.options)
    guard !scores.hasEmptySide else { return nil }
    return (try? question.measure.value(scores))?.number
  }
}

extension SpecificationBoard {
  /// What specifications ask of an entry of the board.
  private struct Entry: Sendable {
    let system: System.ID
    let organization: Organization.ID?
    let organizationKey: String
    /// The score, turned so that larger is better.
    let score: Double
    let date: CalendarDate?
    /// The country rules under which the entry belongs to each side.
    let isOfA: Set<CountryRule>
    let isOfB: Set<CountryRule>

    init(_ entry: Scoreboard.Entry, score: Double, question: Question) {
      func rules(_ side: String) -> Set<CountryRule> {
        Set(CountryRule.allCases.filter { question.sides.contains(entry, on: side, countryRule: $0) })
      }
      system = entry.system.id
      organization = entry.organization?.id
      organizationKey = entry.organizationKey
      self.score = score
      date = entry.date
      isOfA = rules(question.sides.a)
      isOfB = rules(question.sides.b)
    }
  }
}
