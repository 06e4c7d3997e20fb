/// Two parallel trend lines, S = a + b t + c [B], by least squares over all systems, and their distance in time.
///
/// The lag −c/b is the time by which B's line runs later than A's. Least squares with a common slope has the closed form
/// b = Σ (t − t̄)(S − S̄)/Σ (t − t̄)², sums over both sides with the means of each, and −c/b = t̄_B − t̄_A − (S̄_B − S̄_A)/b.
/// To swap A and B changes the sign; to shift B's dates by δ adds δ.
public struct ParallelTrend: Hashable, Sendable {
  /// b: the rise of both lines, in points a day.
  public let slope: Double
  /// c: by how much B's line is above A's, in points.
  public let offset: Double
  private let dateDifference: Double
  private let scoreDifference: Double

  /// The lines of dated scores; `nil` where a side is empty, or no side has systems of different dates.
  ///
  /// - Complexity: O(n).
  public init?(daysA: [Double], scoresA: [Double], daysB: [Double], scoresB: [Double]) {
    guard !daysA.isEmpty, !daysB.isEmpty, daysA.count == scoresA.count, daysB.count == scoresB.count else { return nil }
    let (a, b) = (Sums(daysA, scoresA), Sums(daysB, scoresB))
    let squares = a.squares + b.squares
    guard squares > 0 else { return nil }
    slope = (a.products + b.products) / squares
    dateDifference = b.day - a.day
    scoreDifference = b.score - a.score
    offset = scoreDifference - slope * dateDifference
    guard slope.isFinite, offset.isFinite else { return nil }
  }

  /// −c/b in days, positive where B is behind; `nil` where scores do not rise with time, so that a later line is no lower.
  public var lagDays: Double? {
    guard slope > 0 else { return nil }
    let lag = dateDifference - scoreDifference / slope
    return lag.isFinite ? lag : nil
  }

  /// The means of a side and the sums about them.
  private struct Sums {
    let day: Double
    let score: Double
    var squares = 0.0
    var products = 0.0

    init(_ days: [Double], _ scores: [Double]) {
      day = days.reduce(0, +) / Double(days.count)
      score = scores.reduce(0, +) / Double(scores.count)
      for (x, y) in zip(days, scores) {
        squares += (x - day) * (x - day)
        products += (x - day) * (y - score)
      }
    }
  }
}
