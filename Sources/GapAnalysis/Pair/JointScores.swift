import BenchmarkData

/// The scores of two sides as one vector, in which a system that counts for both sides stands once: it has one score, and is
/// redrawn once.
struct JointScores: Sendable {
  /// The scores with such errors as are known.
  private(set) var errors: KnownErrors
  /// Where the scores of A stand.
  private(set) var placesA: [Int] = []
  /// Where the scores of B stand.
  private(set) var placesB: [Int] = []

  /// Joins two sides.
  init(_ a: Side, _ b: Side, higherIsBetter: Bool) {
    var known = KnownErrors(higherIsBetter: higherIsBetter)
    var places: [Evaluation.ID: Int] = [:]
    func place(_ entry: Scoreboard.Entry, _ score: Double) -> Int {
      if let place = places[entry.evaluation.id] { return place }
      let place = known.append(entry, score: score)
      places[entry.evaluation.id] = place
      return place
    }
    placesA = zip(a.entries, a.scores).map { place($0, $1) }
    placesB = zip(b.entries, b.scores).map { place($0, $1) }
    errors = known
  }
}
