public import StatisticsCore

/// Straight lines through the scores of two sides over time, each with its own level and slope.
///
/// S = a_A + b_A t for A and a_B + b_B t for B, by ordinary least squares over all systems, not over records: a running
/// maximum is no set of independent points. Errors may correlate within an organization (CR2 with the fewer of Satterthwaite's and Welch's degrees of
/// freedom, `BiasReducedCovariance`).
public struct TrendLines: Hashable, Sendable {
  /// The fit; coefficients a_A, a_B, b_A, b_B, time in years from the origin.
  public let fit: LeastSquares
  /// The covariance of the coefficients; `nil` unless both sides have three organizations and a line that misses some of their
  /// systems. A side's only organization would add nothing to it, since the residuals of a line sum to zero; nor would a side
  /// whose line runs through all of its systems, as that of two does, though its slope is no more certain for that. With two
  /// organizations a side that come at different times intervals cover 0.86 to 0.90, with three 0.94 to 0.96.
  public let covariance: BiasReducedCovariance?
  /// The fewest organizations of a side that tell how far off its line may be.
  static let fewestOrganizations = 3
  /// Whether A's line runs through all of its systems.
  let isExactForA: Bool
  /// Whether B's line runs through all of its systems.
  let isExactForB: Bool
  /// Whether the slopes differ by no more than rounding: lines of equal slopes cross nowhere, and a crossing computed from
  /// the last bits would be anywhere.
  let areParallel: Bool

  /// The lines of dated scores; `nil` where a side has no two systems of different dates.
  ///
  /// - Parameters:
  ///   - yearsA: Dates of A's systems in years from some origin.
  ///   - scoresA: The scores of the first side.
  ///   - clustersA: The organization of each; numbers are shared by the sides.
  ///   - yearsB: The dates of the second side, in years.
  ///   - scoresB: The scores of the second side.
  ///   - clustersB: The clusters of the second side.
  /// - Throws: `StatisticsError` for arrays of unequal lengths or numbers that are not finite.
  /// - Complexity: O(n).
  public init?(
    yearsA: [Double], scoresA: [Double], clustersA: [Int], yearsB: [Double], scoresB: [Double], clustersB: [Int]
  ) throws(StatisticsError) {
    guard Set(yearsA).count > 1, Set(yearsB).count > 1 else { return nil }
    let rows = yearsA.map { [1, 0, $0, 0] } + yearsB.map { [0, 1, 0, $0] }
    fit = try LeastSquares(design: Matrix(rows: rows), response: scoresA + scoresB)
    isExactForA = fit.residuals.prefix(scoresA.count).allSatisfy { $0 == 0 }
    isExactForB = fit.residuals.dropFirst(scoresA.count).allSatisfy { $0 == 0 }
    let fewest = min(Set(clustersA).count, Set(clustersB).count)
    let hasErrors = fewest >= Self.fewestOrganizations && !isExactForA && !isExactForB
    let (first, last) = ((yearsA + yearsB).min() ?? 0, (yearsA + yearsB).max() ?? 0)
    let size = (scoresA + scoresB).map(abs).max() ?? 0
    areParallel = abs(fit.coefficients[2] - fit.coefficients[3]) * (last - first) <= 1e-12 * size
    let sides = scoresA.map { _ in 0 } + scoresB.map { _ in 1 }
    covariance =
      hasErrors ? try fit.biasReducedCovariance(clusters: clustersA + clustersB, sides: sides) : nil
  }

  /// The number of organizations, where there is a covariance.
  public var clusterCount: Int? { covariance?.clusterCount }

  /// Weights of the coefficients that give A's line minus B's at a time.
  public static func gap(at years: Double) -> [Double] { [1, -1, years, -years] }
  /// Weights that give A's slope.
  public static let slopeA: [Double] = [0, 0, 1, 0]
  /// Weights that give B's slope.
  public static let slopeB: [Double] = [0, 0, 0, 1]
  /// Weights that give A's slope minus B's: the closing rate.
  public static let closingRate: [Double] = [0, 0, 1, -1]

  /// The value of a weighted sum of the coefficients.
  public func value(_ weights: [Double]) -> Double {
    zip(weights, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A weighted sum with its cluster-robust standard error; `nil` without a covariance.
  public func contrast(_ weights: [Double]) throws(StatisticsError) -> LinearContrast? {
    try covariance?.contrast(weights, of: fit.coefficients)
  }

  /// When the lines cross, in years from the origin: −Δa/Δb; `nil` where they are parallel.
  public var crossover: Double? {
    guard !areParallel else { return nil }
    let years = -value(Self.gap(at: 0)) / value(Self.closingRate)
    return years.isFinite ? years : nil
  }

  /// Fieller's set of the times at which the lines may cross; `nil` without a covariance.
  ///
  /// Bounded where the closing rate differs from zero, by the fewest degrees of freedom that the gap of the lines has at any time.
  public func crossoverSet(level: Double = 0.95) throws(StatisticsError) -> RatioSet? {
    try covariance?.ratio(
      of: Self.gap(at: 0).map { -$0 }, to: Self.closingRate, coefficients: fit.coefficients,
      level: level)
  }
}
