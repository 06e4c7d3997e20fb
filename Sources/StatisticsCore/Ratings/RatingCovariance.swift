/// How the covariance of ratings is estimated.
public enum RatingCovarianceKind: String, Hashable, Sendable, CaseIterable {
  /// The inverse of the information: right if the model is.
  case information
  /// The sandwich with votes as independent units: right also if the model is not (Huber 1967; White 1982,
  /// doi 10.2307/1912526). The same as R's `sandwich::sandwich`, without a correction for small samples.
  case sandwich
  /// The sandwich with clusters of votes as independent units, such as raters or prompts, times C / (C − 1).
  case clusteredSandwich = "clustered-sandwich"
}

/// The covariance of log-strengths whose mean is zero.
public struct RatingCovariance: Hashable, Sendable {
  /// How it was estimated.
  public let kind: RatingCovarianceKind
  /// The covariance of the log-strengths, a row and column a system. Rows sum to zero, so the matrix is singular.
  public let logStrengths: Matrix
  /// The variance of the order effect, where the model has it.
  public let orderEffectVariance: Double?
  /// The variance of Davidson's ν by the delta method, where it was estimated above 0.
  public let tieParameterVariance: Double?

  /// The standard errors of the log-strengths.
  public var standardErrors: [Double] { logStrengths.diagonal.map { sqrt(max(0, $0)) } }

  /// The standard errors of the ratings on the Elo scale.
  public var eloStandardErrors: [Double] { standardErrors.map { $0 * EloScale.pointsPerLogUnit } }

  /// The standard error of the difference of two systems' log-strengths.
  ///
  /// - Precondition: both are systems of the matrix.
  public func standardErrorOfDifference(_ first: Int, _ second: Int) -> Double {
    sqrt(max(0, logStrengths[first, first] + logStrengths[second, second] - 2 * logStrengths[first, second]))
  }

  /// The covariance of the ratings on the Elo scale.
  public func eloCovariance() -> Matrix {
    let factor = EloScale.pointsPerLogUnit * EloScale.pointsPerLogUnit
    return Matrix(
      uncheckedRowCount: logStrengths.rowCount, columnCount: logStrengths.columnCount,
      elements: logStrengths.elements.map { $0 * factor })
  }
}
