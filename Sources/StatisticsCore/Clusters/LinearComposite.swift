/// A weighted sum of estimates with its standard error: a group score of dimensions, a total of groups.
public struct LinearComposite: Hashable, Sendable {
  /// Σ w S.
  public let value: Double
  /// √(wᵀ Σ w): √(Σ w² e²) for independent estimates.
  public let standardError: Double

  /// Combines estimates linearly.
  ///
  /// Weights are used as they are: for a weighted mean, divide them by their sum beforehand.
  ///
  /// - Throws: ``StatisticsError`` unless there is one finite weight for each estimate.
  /// - Complexity: O(n), or O(n²) for correlated estimates.
  public init(of estimates: NormalEstimates, weights: [Double]) throws(StatisticsError) {
    try Validation.requireSameCount(estimates.values, "estimates", weights, "weights")
    try Validation.requireFinite(weights, "weights")
    value = zip(weights, estimates.values).reduce(0) { $0 + $1.0 * $1.1 }
    guard let covariance = estimates.covariance else {
      let errors = zip(weights, estimates.standardErrors).map { abs($0 * $1) }
      // Scaled, so that squares neither overflow nor vanish.
      let scale = errors.max() ?? 0
      guard scale > 0, scale.isFinite else {
        standardError = scale
        return
      }
      standardError = scale * sqrt(errors.reduce(0) { $0 + ($1 / scale) * ($1 / scale) })
      return
    }
    let product = try covariance.multiplied(by: weights)
    standardError = sqrt(max(0, zip(weights, product).reduce(0) { $0 + $1.0 * $1.1 }))
  }
}
