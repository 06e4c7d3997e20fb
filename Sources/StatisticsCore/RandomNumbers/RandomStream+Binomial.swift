extension RandomStream {
  /// The number of successes among `trials` independent trials, each with the given probability.
  ///
  /// Below ten expected successes (or failures) by inversion; else by the transformed rejection BTRS of Hörmann (1993,
  /// doi 10.1080/00949659308811496), its acceptance test written with logarithms of numbers near 1, so that it holds for
  /// trials up to 2⁵³. The draws are exact up to the 53 bits of a uniform number.
  ///
  /// Edge cases: probabilities of 0 or less give 0, of 1 or more give all; NaN gives 0.
  ///
  /// - Precondition: `trials` is in `0 ... 2⁵³`.
  /// - Complexity: O(1) expected.
  mutating func nextBinomial(trials: Int, probability: Double) -> Int {
    Int(nextBinomial(trials: Double(trials), probability: probability))
  }

  /// As above, in whole doubles.
  @inline(__always)
  mutating func nextBinomial(trials: Double, probability: Double) -> Double {
    guard trials > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    let rarer = min(probability, 1 - probability)
    let count =
      trials * rarer < 10
      ? nextBinomialByInversion(trials, rarer) : nextBinomialByRejection(trials, rarer)
    return probability <= 0.5 ? count : trials - count
  }

  /// Walks up the distribution function. Assumes `probability` ≤ ½ and an expectation below 10.
  private mutating func nextBinomialByInversion(_ trials: Double, _ probability: Double) -> Double {
    let odds = probability / (1 - probability)
    let start = exp(trials * log1p(-probability))
    while true {
      var left = nextUniform()
      var mass = start
      var count = 0.0
      while left >= mass {
        left -= mass
        count += 1
        // Beyond this the mass is below 2⁻⁵³: rounding has eaten the rest, and the draw is made again.
        guard count <= trials, count <= 120 else { break }
        mass *= odds * (trials - count + 1) / count
      }
      if count <= trials && count <= 120 { return count }
    }
  }

  /// Transformed rejection with squeeze. Assumes `probability` ≤ ½ and an expectation of at least 10.
  @inline(__always)
  private mutating func nextBinomialByRejection(_ trials: Double, _ probability: Double) -> Double {
    let deviation = (trials * probability * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let centre = trials * probability + 0.5
    let quick = 0.92 - 4.2 / b
    while true {
      let u = nextUniform() - 0.5
      let v = nextUniform()
      let edge = 0.5 - abs(u)
      let count = ((2 * a / edge + b) * u + centre).rounded(.down)
      if edge >= 0.07 && v <= quick { return count }
      guard count >= 0, count <= trials else { continue }
      let height = log(v * (2.83 + 5.1 / b) * deviation / (a / (edge * edge) + b))
      if height <= Binomial.logMassOverMode(count, trials: trials, probability: probability) { return count }
    }
  }
}

/// The mass function of the binomial distribution.
enum Binomial {
  /// The logarithm of the mass at `count` over the mass at the mode, without cancellation for large numbers.
  static func logMassOverMode(_ count: Double, trials: Double, probability: Double) -> Double {
    let mode = ((trials + 1) * probability).rounded(.down)
    let odds = probability / (1 - probability)
    let shift = count - mode
    let rest = trials - count + 1
    return (mode + 0.5) * log((mode + 1) / (odds * (trials - mode + 1)))
      + (trials + 1) * log1p(shift / rest)
      + (count + 0.5) * log(odds * rest / (count + 1))
      + stirlingTail(mode) + stirlingTail(trials - mode) - stirlingTail(count) - stirlingTail(trials - count)
  }

  /// ln k! less Stirling's ½ ln 2π + (k + ½) ln(k + 1) − (k + 1).
  private static func stirlingTail(_ k: Double) -> Double {
    if k < 10 { return smallTails[Int(k)] }
    let inverse = 1 / (k + 1)
    let square = inverse * inverse
    return (1.0 / 12 - (1.0 / 360 - square / 1260) * square) * inverse
  }

  private static let smallTails: [Double] = (0..<10).map { k in
    let logFactorial = (0..<k).reduce(0.0) { $0 + log(Double($1 + 1)) }
    let next = Double(k + 1)
    return logFactorial - (0.5 * log(2 * Double.pi) + (next - 0.5) * log(next) - next)
  }
}
