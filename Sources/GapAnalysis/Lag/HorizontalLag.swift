/// The lag between two frontier curves read horizontally: at each score, how much later B reached it than A.
///
/// The mean over the scores that both have passed,
/// (1/(y₁ − y₀)) ∫ from y₀ to y₁ of τ_B(y) − τ_A(y) dy,
/// with y₀ the larger of the two first frontier scores and y₁ the smaller of the two last. It is exact, a sum over the
/// steps; positive where B is behind.
public struct HorizontalLag: Hashable, Sendable {
  /// A stretch of scores on which the lag is constant.
  public struct Segment: Hashable, Sendable {
    /// The lower end of the stretch.
    public var lower: Double
    /// The upper end.
    public var upper: Double
    /// The day on which A reached the upper end.
    public var dayA: Double
    /// The day on which B reached it.
    public var dayB: Double
    /// By how many days B was later.
    public var days: Double { dayB - dayA }
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
      guard let dayA = a.day(reaching: upper), let dayB = b.day(reaching: upper) else { return nil }
      segments.append(Segment(lower: lower, upper: upper, dayA: dayA, dayB: dayB))
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
