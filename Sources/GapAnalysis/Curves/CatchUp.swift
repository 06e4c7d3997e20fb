/// How long B took to match each record of A, or how long it has been waiting.
///
/// Noise lengthens the times: a score that is equal but for noise misses the record half of the time, and the match waits
/// for B's next release. A tolerance of a few standard errors helps where that is small beside the steps between records.
///
/// Only records that put A ahead count; those that B had already matched are counted apart. To swap A and B asks another
/// question, that about B's records: nothing here changes its sign.
public struct CatchUp: Hashable, Sendable {
  /// A record of A and what became of it.
  public struct Milestone: Hashable, Sendable {
    /// The record.
    public var step: FrontierCurve.Step
    /// Days until B had at least this score, or until the as-of date if it has not.
    public var days: Double
    /// The record with which B matched it by the as-of date; `nil` if it had not: then the time is right-censored.
    public var matchedBy: FrontierCurve.Step?
    /// Whether B had matched it.
    public var isMatched: Bool { matchedBy != nil }
  }

  /// The records of A that B had not matched before they were set, by date.
  public let milestones: [Milestone]
  /// The number of records of A that B had already matched on the day they were set, where there is nothing to catch up.
  public let alreadyMatched: Int

  /// The milestones of A with B's times.
  ///
  /// - Parameters:
  ///   - a: The first side.
  ///   - b: The second side.
  ///   - tolerance: How far below the milestone B's score still counts as a match; 0 or more.
  ///   - asOf: The last day that is known; later records are left out and open times end there.
  /// - Complexity: O(n log m).
  public init(of a: FrontierCurve, by b: FrontierCurve, tolerance: Double = 0, asOf: Double) {
    var milestones: [Milestone] = []
    var alreadyMatched = 0
    for step in a.steps where step.day <= asOf {
      let matched = b.step(reaching: step.score - tolerance)
      if let matched, matched.day <= step.day {
        alreadyMatched += 1
      } else if let matched, matched.day <= asOf {
        milestones.append(Milestone(step: step, days: matched.day - step.day, matchedBy: matched))
      } else {
        milestones.append(Milestone(step: step, days: asOf - step.day, matchedBy: nil))
      }
    }
    self.milestones = milestones
    self.alreadyMatched = alreadyMatched
  }
}
