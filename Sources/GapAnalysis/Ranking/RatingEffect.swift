import Quantities
public import StatisticsCore

/// What a model of votes adds to the difference of two ratings: the advantage of being shown first, or that of a covariate.
public struct RatingEffect: Hashable, Sendable {
  /// What has the effect.
  public enum Subject: Hashable, Sendable {
    /// Being the first of the two, as the columns of the votes have them.
    case position
    /// So much more of a covariate than the other system has: one standard deviation of the differences.
    case covariate(name: String, scale: Double)
  }

  /// What has the effect.
  public var subject: Subject
  /// The logarithm of what the odds of winning rather than losing are multiplied by.
  public var estimate: Double
  /// Its standard error; `nil` where the votes tell none.
  public var standardError: Double?
  /// Its interval, of the logarithm.
  public var interval: ConfidenceInterval?

  /// An effect without an error.
  init(_ subject: Subject, _ estimate: Double) {
    self.subject = subject
    self.estimate = estimate
  }

  /// The name for a table.
  public var name: String {
    switch subject {
    case .position: "position"
    case .covariate(let name, _): name
    }
  }

  /// What the odds of winning rather than losing are multiplied by.
  public var odds: Double { OddsRatio.ofLogOdds(estimate) }

  /// The interval of ``odds``.
  public var oddsInterval: ConfidenceInterval? { interval.map(OddsRatio.interval(ofLogOdds:)) }

  /// The effect in a sentence.
  var note: String {
    let subject =
      switch subject {
      case .position: "Position: being shown first (column a)"
      case .covariate(let name, let scale):
        "Covariate \(name): \(NumberWords.number(scale, .significantDigits(3))) more of it (a standard deviation of the differences)"
      }
    return "\(subject) multiplies the odds of winning by \(Self.text(odds))\(reach)."
  }

  private var reach: String {
    guard let interval = oddsInterval else { return "; without an interval" }
    let words =
      "\(NumberWords.percent(interval.level)) interval \(Self.text(interval.lower)) to \(Self.text(interval.upper))"
    if interval.contains(1) { return ", \(words), which includes 1: the votes show no effect, and may hide one" }
    return ", \(words): it \(estimate > 0 ? "helps" : "harms")"
  }

  private static func text(_ odds: Double) -> String { NumberWords.number(odds, .significantDigits(3)) }
}

extension RatingEffect {
  /// Sets a standard error, with the interval that follows from it.
  mutating func setError(
    _ error: Double, degreesOfFreedom: Double = .infinity, level: Double, method: IntervalMethod = .wald
  ) throws(StatisticsError) {
    standardError = error
    interval = try WaldInterval.interval(
      of: estimate, standardError: error, degreesOfFreedom: degreesOfFreedom, level: level, method: method)
  }

  /// Takes the error away.
  mutating func clearError() { (standardError, interval) = (nil, nil) }

  /// Puts the errors by raters, by prompts and by both together, never below that of one kind alone.
  ///
  /// The difference that is the variance of two-way clusters (Cameron, Gelbach & Miller 2011) may be negative where clusters are few.
  mutating func cross(_ errors: [Double]) {
    guard errors.count == 3 else { return clearError() }
    let variances = errors.map { $0 * $0 }
    standardError = max(variances[0] + variances[1] - variances[2], variances[0], variances[1]).squareRoot()
  }
}
