/// The scale of chess ratings: 400 points are odds of ten to one.
public enum EloScale {
  /// Points for a unit of log-strength: 400 / ln 10.
  public static let pointsPerLogUnit = 400 / log(10)
  /// The rating of log-strength 0, the mean of the systems.
  public static let mean = 1000.0

  /// The rating of a log-strength.
  public static func rating(logStrength: Double) -> Double { mean + pointsPerLogUnit * logStrength }

  /// The chance of beating a system that is so many points weaker: 1/(1 + 10^(−difference/400)).
  public static func expectedScore(ofDifference difference: Double) -> Double { 1 / (1 + pow(10, -difference / 400)) }

  /// The interval of a rating whose log-strength has the given one; an end without bound stays so.
  public static func interval(logStrength result: IntervalResult) -> IntervalResult {
    guard var interval = result.interval else { return result }
    interval.lower = rating(logStrength: interval.lower)
    interval.upper = rating(logStrength: interval.upper)
    interval.monteCarloError = interval.monteCarloError.map {
      MonteCarloError(lower: $0.lower * pointsPerLogUnit, upper: $0.upper * pointsPerLogUnit)
    }
    return .interval(interval)
  }
}
