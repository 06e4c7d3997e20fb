/// Averages over the distribution of s = √(χ²(ν)/ν), the ratio of a sample standard deviation to its population's.
///
/// The trapezoidal rule on the scale of log s, where the density and all that it is used with are analytic, so that each
/// halving of the step squares the error (Trefethen & Weideman 2014, doi 10.1137/130932132).
enum ScaleMixture {
  /// The mean of `function(s)`, a function with values in [0, 1], to about 1e-14.
  ///
  /// - Parameter degreesOfFreedom: ν, at least 1; may be infinite, then s = 1.
  static func mean(
    degreesOfFreedom: Double, name: String, of function: (Double) throws(StatisticsError) -> Double
  ) throws(StatisticsError) -> Double {
    guard degreesOfFreedom >= 1 else {
      throw .invalidArgument(name: "degreesOfFreedom", found: "\(degreesOfFreedom)", requirement: "at least 1")
    }
    // Beyond this s differs from 1 by less than the error of the sum.
    if degreesOfFreedom > 1e13 { return try function(1) }
    let ends = logScaleRange(degreesOfFreedom)
    var intervals = 32
    var step = (ends.upper - ends.lower) / Double(intervals)
    var weights = 0.0
    var products = 0.0
    func add(from offset: Double, count: Int, spacing: Double) throws(StatisticsError) {
      for index in 0..<count {
        let x = ends.lower + offset + Double(index) * spacing
        let weight = exp(degreesOfFreedom * (x - expm1(2 * x) / 2))
        weights += weight
        products += weight * (try function(exp(x)))
      }
    }
    try add(from: 0, count: intervals + 1, spacing: step)
    var previous = products / weights
    for _ in 0..<12 {
      try add(from: step / 2, count: intervals, spacing: step)
      let current = products / weights
      if abs(current - previous) <= 1e-12 * max(current, 1e-3) { return current }
      previous = current
      intervals *= 2
      step /= 2
    }
    throw .notConverged(function: name, steps: intervals)
  }

  /// The ends of the range of log s outside which the density is beneath e⁻⁴⁵ of its maximum.
  private static func logScaleRange(_ degreesOfFreedom: Double) -> (lower: Double, upper: Double) {
    let drop = 45 / degreesOfFreedom
    func end(from inside: Double, to outside: Double) -> Double {
      var (inside, outside) = (inside, outside)
      for _ in 0..<60 {
        let middle = (inside + outside) / 2
        if middle - expm1(2 * middle) / 2 > -drop { inside = middle } else { outside = middle }
      }
      return outside
    }
    return (end(from: 0, to: -drop - 1), end(from: 0, to: log(5 + 4 * drop) / 2))
  }
}
