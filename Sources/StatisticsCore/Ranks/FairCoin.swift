/// The binomial distribution with probability ½: how likely it is that one of two equally popular categories gets so many
/// more.
enum FairCoin {
  /// The number of trials up to which the tail is summed term by term.
  static let summedTrials = 10_000

  /// P(X ≥ `successes`) for X ~ Bin(`trials`, ½).
  ///
  /// Up to 10,000 trials the terms are summed, relative to the largest, so that no binomial coefficient is formed (relative
  /// error 1e-13). Beyond, the saddlepoint formula with continuity correction (Lugannani & Rice 1980,
  /// doi 10.2307/1426607; Daniels 1987, doi 10.2307/1403269), whose relative error falls with the square of the trials and
  /// is below 1e-6 there; so counts of 10¹² cost no more than others.
  ///
  /// - Precondition: `trials` is a whole number from 0 to 2⁵³.
  static func upperTail(successes: Double, trials: Double) throws(StatisticsError) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    if 2 * successes <= trials { return 1 - (try upperTail(successes: trials - successes + 1, trials: trials)) }
    return trials <= Double(summedTrials)
      ? summedTail(successes, trials) : try saddlepointTail(successes, trials)
  }

  private static func summedTail(_ successes: Double, _ trials: Double) -> Double {
    var place = (trials / 2).rounded(.up)
    let isModeShared = trials.truncatingRemainder(dividingBy: 2) != 0
    var term = 1.0
    var half = 0.0
    var tail = 0.0
    while place <= trials, term > 0 {
      half += term
      if place >= successes { tail += term }
      if term < 1e-18 * tail { break }
      term *= (trials - place) / (place + 1)
      place += 1
    }
    return tail / (isModeShared ? 2 * half : 2 * half - 1)
  }

  private static func saddlepointTail(_ successes: Double, _ trials: Double) throws(StatisticsError) -> Double {
    // Where the point lies between the middle (0) and all successes (1), half a step down for continuity.
    let position = (2 * successes - 1 - trials) / trials
    guard position > 0 else { return 0.5 }
    let logOdds = log1p(position) - log1p(-position)
    let signedRoot = sqrt(trials * divergence(position))
    let slope = 2 * sinhHalf(logOdds) * sqrt(trials * (1 - position * position)) / 2
    let density = exp(-signedRoot * signedRoot / 2) / 2.506_628_274_631_000_5
    return max(0, try GSL.normalUpperTail(signedRoot) + density * (1 / slope - 1 / signedRoot))
  }

  /// (1 + y) log(1 + y) + (1 − y) log(1 − y), by its series Σ y²ᵐ/(m (2m − 1)) where the terms would cancel.
  private static func divergence(_ y: Double) -> Double {
    guard y < 0.1 else { return (1 + y) * log1p(y) + (1 - y) * log1p(-y) }
    var sum = 0.0
    var power = 1.0
    for m in 1...9 {
      power *= y * y
      sum += power / Double(m * (2 * m - 1))
    }
    return sum
  }

  /// sinh(x/2).
  private static func sinhHalf(_ x: Double) -> Double {
    let grown = expm1(x / 2)
    return (grown + grown / (grown + 1)) / 2
  }
}
