/// The systems whose mean is the origin of a scale of log-strengths.
///
/// Votes tell differences alone, so that an origin is a choice: by default the mean of all systems. It moves with every one of them. Beside a
/// newcomer whose resamples put it beyond all others no finite mean of all exists in these, and in the rest it is that of milder newcomers: the
/// ratings of all other systems then have intervals about nothing, which cover .28 to .38 of 95 % in simulation. The mean of the systems whose
/// ratings the resamples do determine exists in all of them, and differences are the same about either.
public struct RatingAnchor: Hashable, Sendable {
  /// The systems, ascending; at least one.
  public let systems: [Int]

  /// The systems whose intervals have both ends.
  ///
  /// Nil where all have, so that the mean of all stands, and where none has, so that there is nothing else to hold on to.
  ///
  /// - Parameter intervals: An interval a system, such as of ``BradleyTerryBootstrap/logStrengthIntervals(level:)``.
  public init?(_ intervals: [IntervalResult]) {
    let bounded = intervals.indices.filter { intervals[$0].interval?.isBounded == true }
    guard !bounded.isEmpty, bounded.count < intervals.count else { return nil }
    systems = bounded
  }

  /// The mean of the systems' values.
  ///
  /// - Precondition: there is a value for each of ``systems``.
  public func mean(of values: [Double]) -> Double {
    systems.reduce(0) { $0 + values[$1] } / Double(systems.count)
  }

  /// The covariance of ratings less their mean over the systems: P Σ Pᵀ, P subtracting that mean.
  ///
  /// - Precondition: a row and a column for each of ``systems``.
  public func covariance(_ covariance: Matrix) -> Matrix {
    centered(centered(covariance).transposed()).transposed()
  }

  /// Each row less its mean over the systems.
  func centered(_ ratings: Matrix) -> Matrix {
    var elements = ratings.elements
    let width = ratings.columnCount
    for row in 0..<ratings.rowCount {
      let mean = systems.reduce(0) { $0 + elements[row * width + $1] } / Double(systems.count)
      for column in 0..<width { elements[row * width + column] -= mean }
    }
    return Matrix(uncheckedRowCount: ratings.rowCount, columnCount: width, elements: elements)
  }
}

extension BradleyTerryBootstrap {
  /// The same resamples with log-strengths that average zero over the anchor's systems instead of all.
  ///
  /// - Precondition: the anchor is of intervals of these systems.
  /// - Complexity: O(resamples · systems).
  public func anchored(at anchor: RatingAnchor) -> Self {
    var copy = self
    copy.logStrengths = anchor.centered(logStrengths)
    return copy
  }
}

extension VoteBootstrap {
  /// The same resamples of log-strengths, which average zero over the anchor's systems instead of all.
  ///
  /// - Precondition: the anchor is of intervals of these systems, and the ratings are log-strengths.
  /// - Complexity: O(resamples · systems).
  public func anchored(at anchor: RatingAnchor) -> Self {
    var copy = self
    copy.ratings = anchor.centered(ratings)
    return copy
  }
}
