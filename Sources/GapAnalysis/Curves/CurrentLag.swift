/// The lag on one day: how long before it the leader had reached the score that the follower has on it.
///
/// t − τ_A(F_B(t)) where A leads; −(t − τ_B(F_A(t))) where B leads; and where both have the same best score,
/// τ_B(y) − τ_A(y) at that score, so that to swap A and B always changes the sign.
///
/// It grows by a day a day until the follower's next record, and so exceeds the time by which the follower is behind by the
/// age of its best system. If all of B's dates and `day` move by δ, and A leads on both days, the lag moves by δ; with
/// `day` kept it moves only if B's best changes.
public enum CurrentLag {
  /// The lag in days on a day; `nil` before both curves have begun.
  ///
  /// - Complexity: O(log n).
  public static func days(a: FrontierCurve, b: FrontierCurve, on day: Double) -> Double? {
    Situation(a, b, on: day)?.days(on: day)
  }

  /// Whether the lag on a day is only known to be at least so large: the follower is below the first listed system of the
  /// leader, which may have passed that score before with a system that the data lack.
  ///
  /// - Complexity: O(log n).
  public static func isBound(a: FrontierCurve, b: FrontierCurve, on day: Double) -> Bool {
    Situation(a, b, on: day)?.isBound(a, b) ?? false
  }

  /// Who led on a day, and when each had reached what the follower has.
  struct Situation {
    let scoreA: Double
    let scoreB: Double
    let reachedA: Double
    let reachedB: Double

    init?(_ a: FrontierCurve, _ b: FrontierCurve, on day: Double) {
      guard let scoreA = a.score(on: day), let scoreB = b.score(on: day),
        let reachedA = a.day(reaching: min(scoreA, scoreB)), let reachedB = b.day(reaching: min(scoreA, scoreB))
      else { return nil }
      (self.scoreA, self.scoreB, self.reachedA, self.reachedB) = (scoreA, scoreB, reachedA, reachedB)
    }

    func days(on day: Double) -> Double {
      if scoreA > scoreB { return day - reachedA }
      if scoreB > scoreA { return reachedB - day }
      return reachedB - reachedA
    }

    func isBound(_ a: FrontierCurve, _ b: FrontierCurve) -> Bool {
      if scoreA > scoreB { return a.steps.first.map { scoreB < $0.score } ?? false }
      if scoreB > scoreA { return b.steps.first.map { scoreA < $0.score } ?? false }
      return false
    }
  }
}
