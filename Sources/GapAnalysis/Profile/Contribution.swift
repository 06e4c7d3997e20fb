public import BenchmarkData
import Quantities

/// What each dimension contributes to the gap between the totals of two systems.
///
/// The contribution of dimension d is its share in the total times the difference of the normalised scores,
/// share_d · (z_A − z_B). The contributions sum to the gap of the totals exactly, since the total is linear. They describe
/// the gap and explain nothing.
public struct Contribution: Sendable {
  /// One dimension's part.
  public struct Part: Sendable {
    /// The dimension.
    public var dimension: Dimension
    /// The scores of the two systems, in the dimension's unit.
    public var scores: (a: Double, b: Double)
    /// What it adds to the gap.
    public var contribution: Double
    /// Its standard error, where both scores have one.
    public var standardError: Double?
  }

  /// The systems.
  public let systems: (a: System, b: System)
  /// The parts, in the benchmark's order.
  public let parts: [Part]
  /// The sum of the parts: the gap of the totals.
  public var total: Double { parts.reduce(0) { $0 + $1.contribution } }

  /// The decomposition of the gap between two entries of a board of totals or groups.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the board composes nothing, or a system is not on it or lacks a
  ///   dimension.
  public init(between a: System.ID, and b: System.ID, on board: Scoreboard) throws(AnalysisError) {
    guard let composition = Composition(of: board.quantity, on: board.benchmark) else {
      throw .invalidOption("\(board.benchmark.title) composes no \(board.quantityName), so nothing can be decomposed")
    }
    func entry(_ id: System.ID) throws(AnalysisError) -> Scoreboard.Entry {
      guard let entry = board.entries.first(where: { $0.system.id == id }) else {
        throw .unknownSide(id.text, grouping: "system", known: board.entries.map(\.system.id.text))
      }
      return entry
    }
    let (first, second) = (try entry(a), try entry(b))
    var parts: [Part] = []
    for term in composition.terms {
      let id = term.dimension.id
      guard let scoreA = first.evaluation.scores[id], let scoreB = second.evaluation.scores[id] else {
        throw .invalidOption(
          "\(first.evaluation.scores[id] == nil ? first.system.title : second.system.title) has no public score on \(id)"
        )
      }
      let weight = term.share * term.dimension.normalizationSlope
      let errors = scoreA.standardError.flatMap { errorA in scoreB.standardError.map { (errorA, $0) } }
      parts.append(
        Part(
          dimension: term.dimension, scores: (scoreA.value, scoreB.value),
          contribution: term.share
            * (term.dimension.normalized(scoreA.value) - term.dimension.normalized(scoreB.value)),
          standardError: errors.map { abs(weight) * ($0.0 * $0.0 + $0.1 * $0.1).squareRoot() }))
    }
    systems = (first.system, second.system)
    self.parts = parts
  }
}
