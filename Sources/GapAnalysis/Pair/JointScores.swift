import BenchmarkData
import StatisticsCore

/// The scores of two sides as one vector, in which a system that counts for both sides stands once: it has one score, and is
/// redrawn once.
struct JointScores: Sendable {
  /// The scores, turned so that larger is better.
  private(set) var scores: [Double] = []
  /// Their standard errors; empty unless every score has one.
  private(set) var standardErrors: [Double] = []
  /// The degrees of freedom of the standard errors, infinite for known ones; as many as those.
  private(set) var degreesOfFreedom: [Double] = []
  /// Where the scores of A stand.
  private(set) var placesA: [Int] = []
  /// Where the scores of B stand.
  private(set) var placesB: [Int] = []

  /// Joins two sides.
  init(_ a: Side, _ b: Side) {
    var places: [Evaluation.ID: Int] = [:]
    func place(_ entry: Scoreboard.Entry, _ score: Double) -> Int {
      if let known = places[entry.evaluation.id] { return known }
      places[entry.evaluation.id] = scores.count
      scores.append(score)
      if let error = entry.score.standardError {
        standardErrors.append(error)
        degreesOfFreedom.append(entry.score.degreesOfFreedom ?? .infinity)
      }
      return scores.count - 1
    }
    placesA = zip(a.entries, a.scores).map { place($0, $1) }
    placesB = zip(b.entries, b.scores).map { place($0, $1) }
    if standardErrors.count != scores.count { (standardErrors, degreesOfFreedom) = ([], []) }
  }

  /// What a redraw takes; `nil` unless both sides have systems and every score has a standard error.
  func estimates() throws(StatisticsError) -> NormalEstimates? {
    guard !placesA.isEmpty, !placesB.isEmpty, !standardErrors.isEmpty else { return nil }
    return try NormalEstimates(scores, standardErrors: standardErrors, degreesOfFreedom: degreesOfFreedom)
  }
}

extension Sequence<Scoreboard.Entry> {
  /// The keys of the sources of the scores.
  var sourceKeys: [String] { Set(compactMap(\.evaluation.source?.text)).sorted() }

  /// Why redrawing the scores tells nothing, as not every one has a standard error or none has one above 0; `nil` if it does.
  /// An entry that stands on both sides counts once.
  var reasonWithoutErrors: String? {
    let errors = Dictionary(map { ($0.evaluation.id, $0.score.standardError) }) { first, _ in first }.values
    let known = errors.compactMap(\.self)
    if known.isEmpty { return "the scores carry no standard errors" }
    if known.count < errors.count { return "only \(known.count) of the \(errors.count) scores carry standard errors" }
    return known.contains { $0 > 0 } ? nil : "all standard errors are 0"
  }
}
