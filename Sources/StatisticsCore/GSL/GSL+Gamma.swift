import CGSL

/// The gamma function.
extension GSL {
  /// The natural logarithm of Γ(`value`), `value` above 0.
  static func logGamma(_ value: Double) throws(StatisticsError) -> Double {
    try requirePositive(value, "value")
    prepare()
    var result = gsl_sf_result()
    try check(gsl_sf_lngamma_e(value, &result), in: "gsl_sf_lngamma_e")
    return result.val
  }
}
