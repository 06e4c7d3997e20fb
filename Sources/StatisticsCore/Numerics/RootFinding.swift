/// Finding where a function of one number crosses zero.
enum RootFinding {
  /// A root of `function` between two points where its signs differ, to the last bits of a double.
  ///
  /// Chandrupatla's method (1997, doi 10.1016/S0965-9978(96)00051-8): inverse quadratic interpolation where that is safe,
  /// bisection elsewhere.
  ///
  /// - Throws: ``StatisticsError/notConverged(function:steps:)`` if the signs do not differ, a value is NaN, or 200 steps
  ///   were not enough; what `function` throws.
  static func root(
    between lower: Double, and upper: Double, name: String,
    of function: (Double) throws(StatisticsError) -> Double
  ) throws(StatisticsError) -> Double {
    var (b, a) = (lower, upper)
    var (fb, fa) = (try function(b), try function(a))
    if fa == 0 { return a }
    if fb == 0 { return b }
    guard (fa > 0) != (fb > 0), !fa.isNaN, !fb.isNaN else { throw .notConverged(function: name, steps: 0) }
    var (c, fc) = (a, fa)
    var position = 0.5
    for _ in 0..<200 {
      let point = a + position * (b - a)
      let value = try function(point)
      guard !value.isNaN else { break }
      if (value > 0) == (fa > 0) {
        (c, fc) = (a, fa)
      } else {
        (c, fc) = (b, fb)
        (b, fb) = (a, fa)
      }
      (a, fa) = (point, value)
      let best = abs(fa) < abs(fb) ? a : b
      if fa == 0 || fb == 0 { return best }
      let width = abs(b - a)
      let tolerance = 2 * abs(best).ulp / max(width, .leastNormalMagnitude)
      if tolerance >= 0.5 { return best }
      position = nextPosition(a: (a, fa), b: (b, fb), c: (c, fc))
      position = min(1 - tolerance, max(tolerance, position))
    }
    throw .notConverged(function: name, steps: 200)
  }

  private static func nextPosition(
    a: (x: Double, f: Double), b: (x: Double, f: Double), c: (x: Double, f: Double)
  ) -> Double {
    let xi = (a.x - b.x) / (c.x - b.x)
    let phi = (a.f - b.f) / (c.f - b.f)
    guard phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi else { return 0.5 }
    let first = a.f / (b.f - a.f) * c.f / (b.f - c.f)
    let second = (c.x - a.x) / (b.x - a.x) * a.f / (c.f - a.f) * b.f / (c.f - b.f)
    let position = first + second
    return position.isFinite ? position : 0.5
  }
}
