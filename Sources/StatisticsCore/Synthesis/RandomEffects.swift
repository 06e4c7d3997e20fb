/// The random-effects model of several estimates of one kind of effect: each study's true effect is drawn from N(μ, τ²), and its estimate
/// from around that with a known variance.
///
/// τ² is the restricted maximum-likelihood estimate (Viechtbauer 2005, doi 10.3102/10769986030003261, equation 9), the largest value of the
/// restricted likelihood over τ² ≥ 0 wherever there are several maxima; μ is the mean weighted by 1/(v + τ²), and its interval that of
/// Hartung & Knapp (2001, doi 10.1002/sim.791) with t on k − 1 degrees of freedom. The prediction interval, for the true effect of one more
/// study, is μ ± t √(τ² + SE²) on the same degrees of freedom; the interval of τ² is the Q-profile (Viechtbauer 2007, doi 10.1002/sim.2514).
///
/// Where the estimates happen to lie closer together than their own errors allow, Hartung & Knapp's interval is narrower than even the errors
/// alone would make it; ``ErrorRule/truncated`` keeps it from that (Röver, Knapp & Friede 2015, doi 10.1186/s12874-015-0091-1).
///
/// In simulations of 2,000 sets of 4 to 20 studies (`make coverage`; the table is in <doc:Coverage>) the interval of the mean covers .94 or
/// more; that of one more study .91 to .94 where studies differ by much more than their errors, and down to .85 where they do not.
///
/// The same as `rma(y, v, method = "REML", test = "knha")` or `test = "adhoc"`, `predict` and `confint` of R's metafor 3.8.
public struct RandomEffects: Hashable, Sendable {
  /// μ: the mean of the true effects.
  public let mean: Double
  /// Its standard error by Hartung & Knapp.
  public let standardError: Double
  /// The interval of the mean.
  public let interval: ConfidenceInterval
  /// Where the true effect of one more study may lie.
  public let prediction: ConfidenceInterval
  /// τ²: the variance of the true effects.
  public let variance: Double
  /// The interval of τ²; its upper end is infinite where the data bound it nowhere.
  public let varianceInterval: ConfidenceInterval
  /// Cochran's Q: the weighted squares of the estimates about their fixed-effect mean.
  public let heterogeneity: Double
  /// The share of the weight of each study, in their order; they sum to 1.
  public let weights: [Double]

  /// How the standard error of the mean is found.
  public enum ErrorRule: Hashable, Sendable {
    /// √(q/Σw), q = Σ w (y − μ)²/(k − 1).
    case hartungKnapp
    /// The same with 1 for a q below 1.
    case truncated
  }

  /// The model, or why there is none.
  public enum Result: Hashable, Sendable {
    case model(RandomEffects)
    case undefined(Degeneracy)

    /// The model, if there is one.
    public var model: RandomEffects? { if case .model(let model) = self { model } else { nil } }
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - effects: The estimate of each study.
  ///   - variances: Their variances, at least 0. Where all are 0, the model is Student's t for the mean of the estimates.
  ///   - rule: How the standard error of the mean is found.
  ///   - level: The nominal coverage, strictly between 0 and 1.
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for fewer than two studies, and with
  ///   ``Degeneracy/constantData`` where all estimates are equal and exact.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a number that is not finite, a negative variance, or a
  ///   level outside (0, 1); ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``.
  /// - Complexity: O(k) a step, some hundred steps.
  public static func fit(
    effects: [Double], variances: [Double], rule: ErrorRule = .truncated, level: Double = 0.95
  ) throws(StatisticsError) -> Result {
    try Validation.requireLevel(level)
    try Validation.requireSameCount(effects, "effects", variances, "variances")
    try Validation.requireFinite(effects, "effects")
    for variance in variances where !(variance >= 0 && variance.isFinite) {
      throw .invalidArgument(name: "variance", found: "\(variance)", requirement: "a finite number, at least 0")
    }
    guard effects.count > 1 else { return .undefined(.tooFewObservations(found: effects.count, needed: 2)) }
    let studies = Studies(effects: effects, variances: variances)
    guard studies.spread > 0 || variances.contains(where: { $0 > 0 }) else { return .undefined(.constantData) }
    return .model(try RandomEffects(studies, rule, level: level))
  }

  private init(_ studies: Studies, _ rule: ErrorRule, level: Double) throws(StatisticsError) {
    let degreesOfFreedom = Double(studies.count - 1)
    let variance = try studies.restrictedMaximumLikelihood()
    self.variance = variance
    let inverse = studies.variances.map { 1 / ($0 + variance) }
    let total = inverse.reduce(0, +)
    weights = inverse.map { $0 / total }
    mean = studies.mean(at: variance)
    let ratio = studies.statistic(at: variance) / degreesOfFreedom
    standardError = ((rule == .truncated ? max(1, ratio) : ratio) / total).squareRoot()
    let quantile = try GSL.studentTUpperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
    let around = { (center: Double, halfWidth: Double, method: IntervalMethod) in
      ConfidenceInterval(lower: center - halfWidth, upper: center + halfWidth, level: level, method: method)
    }
    interval = around(mean, quantile * standardError, .hartungKnapp)
    prediction = around(
      mean, quantile * (variance + standardError * standardError).squareRoot(), .randomEffectsPrediction)
    heterogeneity = studies.statistic(at: 0)
    varianceInterval = ConfidenceInterval(
      lower: try studies.variance(ofUpperTail: (1 - level) / 2),
      upper: try studies.variance(ofUpperTail: (1 + level) / 2),
      level: level, method: .qProfile)
  }
}

extension IntervalMethod {
  /// The mean of random effects (Hartung & Knapp 2001).
  public static let hartungKnapp = IntervalMethod("hartung-knapp")
  /// The same from where it ends if the best of one side was lucky to where it ends if that of the other was.
  public static let hartungKnappWithLuck = IntervalMethod("hartung-knapp-luck")
  /// The true effect of one more study, likewise.
  public static let randomEffectsPredictionWithLuck = IntervalMethod("random-effects-prediction-luck")
  /// The true effect of one more study.
  public static let randomEffectsPrediction = IntervalMethod("random-effects-prediction")
  /// The variance of random effects (Viechtbauer 2007).
  public static let qProfile = IntervalMethod("q-profile")
}

/// Estimates with their variances.
private struct Studies {
  let effects: [Double]
  let variances: [Double]

  var count: Int { effects.count }

  /// The sample variance of the estimates.
  var spread: Double {
    let mean = effects.reduce(0, +) / Double(count)
    return effects.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
  }

  /// The mean weighted by 1/(v + τ²). Studies without any variance have all the weight.
  func mean(at variance: Double) -> Double {
    var (sum, total) = (0.0, 0.0)
    if variance == 0, variances.contains(0) {
      let exact = effects.indices.filter { variances[$0] == 0 }
      return exact.reduce(0) { $0 + effects[$1] } / Double(exact.count)
    }
    for (effect, own) in zip(effects, variances) {
      let weight = 1 / (own + variance)
      sum += weight * effect
      total += weight
    }
    return sum / total
  }

  /// Σ (y − μ)²/(v + τ²): that of Cochran's Q at 0, of generalized Q elsewhere.
  func statistic(at variance: Double) -> Double {
    let mean = mean(at: variance)
    return zip(effects, variances).reduce(0) { sum, study in
      let deviation = study.0 - mean
      return deviation == 0 ? sum : sum + deviation * deviation / (study.1 + variance)
    }
  }

  /// The derivative of the restricted log-likelihood by τ², twice.
  func score(at variance: Double) -> Double {
    let mean = mean(at: variance)
    var (first, second, total) = (0.0, 0.0, 0.0)
    for (effect, own) in zip(effects, variances) {
      let weight = 1 / (own + variance)
      first += weight * weight * (effect - mean) * (effect - mean) - weight
      second += weight * weight
      total += weight
    }
    return first + second / total
  }

  /// The restricted log-likelihood but for a constant.
  func logLikelihood(at variance: Double) -> Double {
    var (logarithms, total) = (0.0, 0.0)
    for own in variances {
      logarithms += log(own + variance)
      total += 1 / (own + variance)
    }
    return -0.5 * (logarithms + log(total) + statistic(at: variance))
  }

  /// The τ² with the largest restricted likelihood.
  ///
  /// Beyond the spread of the estimates and the largest variance together the likelihood falls. Below, its slope is looked at on a grid
  /// that is dense near 0, and every change from rising to falling is a maximum.
  func restrictedMaximumLikelihood() throws(StatisticsError) -> Double {
    let scale = spread + (variances.max() ?? 0)
    guard scale > 0, spread > 0 else { return 0 }
    let upper = 4 * Double(count) * scale
    let grid = (0...400).map { step in upper * pow(10, -12 * (1 - Double(step) / 400)) }
    // At 0 itself an exact estimate has no likelihood.
    var candidates = [variances.contains(0) ? grid[0] : 0]
    for (lower, higher) in zip(grid, grid.dropFirst()) where score(at: lower) > 0 && score(at: higher) <= 0 {
      candidates.append(
        try RootFinding.root(between: lower, and: higher, name: "restricted likelihood", of: score(at:)))
    }
    return candidates.max { logLikelihood(at: $0) < logLikelihood(at: $1) } ?? 0
  }

  /// The τ² at which the generalized Q has this probability above it; 0 where it lies above Q's at 0.
  func variance(ofUpperTail probability: Double) throws(StatisticsError) -> Double {
    let degreesOfFreedom = Double(count - 1)
    let excess = { (variance: Double) throws(StatisticsError) -> Double in
      try GSL.chiSquaredUpperTail(statistic(at: variance), degreesOfFreedom: degreesOfFreedom) - probability
    }
    var lower = 0.0
    if variances.contains(0) { lower = spread * 1e-12 } else if try excess(0) >= 0 { return 0 }
    guard spread > 0 else { return 0 }
    var upper = max(spread, .leastNormalMagnitude)
    while try excess(upper) < 0 {
      upper *= 2
      guard upper < 1e300 else { return .infinity }
    }
    return try RootFinding.root(between: lower, and: upper, name: "Q-profile", of: excess)
  }
}
