/// Hedges' g: Cohen's d without its bias in small samples (Hedges 1981, doi 10.3102/10769986006002107).
///
/// Edge cases and errors as for ``CohensD``; with a single degree of freedom the factor is 0, and g is undefined with
/// ``Degeneracy/tooFewObservations(found:needed:)``.
public enum HedgesG {
  /// g = J(ν) d with the exact factor, ν = n₁ + n₂ − 2.
  public static func estimate(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> EstimateResult {
    switch try standardizedDifference(first, second) {
    case .undefined(let degeneracy): return .undefined(degeneracy)
    case .value(let difference):
      return .estimate(try correction(degreesOfFreedom: difference.degreesOfFreedom) * difference.d)
    }
  }

  /// The interval of the population's value, which g estimates as d does: that of ``CohensD/interval(_:_:level:)``.
  ///
  /// Ends multiplied with J(ν), as R's `effectsize` gives them, cover J(ν) times the value instead, and the value itself with .72 where two and two differ by 2.
  public static func interval(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    switch try standardizedDifference(first, second) {
    case .undefined(let degeneracy): return .undefined(degeneracy)
    case .value(let difference):
      return .interval(try difference.interval(level: level))
    }
  }

  /// The factor J(ν) = Γ(ν/2)/(√(ν/2) Γ((ν − 1)/2)) that makes d unbiased in normal populations (Hedges 1981, equation 6e).
  ///
  /// - Parameter degreesOfFreedom: ν, a finite number above 1.
  public static func correction(degreesOfFreedom: Double) throws(StatisticsError) -> Double {
    guard degreesOfFreedom > 1, degreesOfFreedom.isFinite else {
      throw .invalidArgument(
        name: "degreesOfFreedom", found: "\(degreesOfFreedom)", requirement: "a finite number above 1")
    }
    // Beyond this the logarithms of Γ cancel, and the asymptotic series is better (to 1e-12).
    if degreesOfFreedom > 1e3 {
      let inverse = 1 / degreesOfFreedom
      return 1 - inverse * (0.75 + inverse * (7.0 / 32 + inverse * 9 / 128))
    }
    let half = degreesOfFreedom / 2
    return exp(try GSL.logGamma(half) - GSL.logGamma(half - 0.5)) / half.squareRoot()
  }

  /// As Cohen's d has it, with the two degrees of freedom that the factor needs.
  private static func standardizedDifference(
    _ first: [Double], _ second: [Double]
  ) throws(StatisticsError) -> StandardizedDifference.Result {
    let result = try StandardizedDifference.make(first, second)
    guard case .value(let difference) = result, difference.degreesOfFreedom < 2 else { return result }
    return .undefined(.tooFewObservations(found: first.count + second.count, needed: 4))
  }
}
