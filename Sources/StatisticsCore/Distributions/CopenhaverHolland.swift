/// The studentized range by the algorithm of Copenhaver & Holland (1988, doi 10.1080/00949658808811082), with the pieces and
/// cut-offs that R's `ptukey` has.
///
/// Its errors come from the cut-offs, which are kept for the sake of agreement.
struct CopenhaverHolland {
  private let groups: Double
  private let degreesOfFreedom: Double
  private let inner = GaussLegendre(order: 12)
  private let outer = GaussLegendre(order: 16)

  init(groups: Int, degreesOfFreedom: Double) {
    self.groups = Double(groups)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability that the studentized range is at most `range`, a positive number.
  func cumulativeProbability(_ range: Double) throws(StatisticsError) -> Double {
    if degreesOfFreedom > 25_000 { return try normalRange(range) }
    let half = degreesOfFreedom / 2
    let length =
      switch degreesOfFreedom {
      case ...100: 1.0
      case ...800: 0.5
      case ...5_000: 0.25
      default: 0.125
      }
    let constant = half * log(degreesOfFreedom) - degreesOfFreedom * log(2) - (try GSL.logGamma(half)) + log(length)
    var total = 0.0
    for piece in 1...50 {
      let center = Double(2 * piece - 1) * length
      var sum = 0.0
      for (point, weight) in zip(outer.points, outer.weights) {
        let x = center + point * length
        let logDensity = constant + (half - 1) * log(x) - x * degreesOfFreedom / 4
        guard logDensity >= -30 else { continue }
        sum += try normalRange(range * (x / 2).squareRoot()) * weight * exp(logDensity)
      }
      if Double(piece) * length >= 1, sum <= 1e-14 { return min(1, total) }
      total += sum
    }
    return min(1, total)
  }

  /// The probability that the range of normal numbers is at most `range`, by Hartley's form of the integral.
  private func normalRange(_ range: Double) throws(StatisticsError) -> Double {
    let half = range / 2
    if half >= 8 { return 1 }
    let central = 2 * (try GSL.normalCDF(half)) - 1
    var probability = central >= exp(-50 / groups) ? pow(central, groups) : 0
    let pieces = range > 3 ? 2 : 3
    let length = (8 - half) / Double(pieces)
    for piece in 0..<pieces {
      let lower = half + Double(piece) * length
      var sum = 0.0
      for (point, weight) in zip(inner.points, inner.weights) {
        let u = lower + length / 2 * (1 + point)
        guard u * u <= 60 else { break }
        let between = try GSL.normalCDF(u) - GSL.normalCDF(u - range)
        guard between >= exp(-30 / (groups - 1)) else { continue }
        sum += weight * exp(-u * u / 2) * pow(between, groups - 1)
      }
      probability += sum * length * groups / (2 * Double.pi).squareRoot()
    }
    return probability <= exp(-30) ? 0 : min(1, probability)
  }
}
