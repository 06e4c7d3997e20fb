internal import BenchmarkData
internal import StatisticsCore

/// The scores of two sides as one vector, in which a system that counts for both sides stands once: it has one score, and is
/// redrawn once.
struct JointScores: Sendable {
  /// The scores, turned so that larger is better.
  private(set) var scores: [Double] = []
  /// Their standard errors; empty unless every score has one.
  private(set) var standardErrors: [Double] = []
  /// Where the scores of A stand.
  private(set) var placesA: [Int] = []
  /// Where the scores of B stand.
  private(set) var placesB: [Int] = []

  /// Joins two sides, each given as entries with their scores.
  init(_ a: (entries: [Scoreboard.Entry], scores: [Double]), _ b: (entries: [Scoreboard.Entry], scores: [Double])) {
    var places: [Evaluation.ID: Int] = [:]
    func place(_ entry: Scoreboard.Entry, _ score: Double) -> Int {
      if let known = places[entry.evaluation.id] { return known }
      places[entry.evaluation.id] = scores.count
      scores.append(score)
      if let error = entry.score.standardError { standardErrors.append(error) }
      return scores.count - 1
    }
    placesA = zip(a.entries, a.scores).map { place($0, $1) }
    placesB = zip(b.entries, b.scores).map { place($0, $1) }
    if standardErrors.count != scores.count { standardErrors = [] }
  }

  /// What a redraw takes; `nil` unless both sides have systems and every score has a standard error.
  func estimates() throws(StatisticsError) -> NormalEstimates? {
    guard !placesA.isEmpty, !placesB.isEmpty, !standardErrors.isEmpty else { return nil }
    return try NormalEstimates(scores, standardErrors: standardErrors)
  }
}
