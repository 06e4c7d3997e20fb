/// Effects on log-odds as what they multiply odds by.
public enum OddsRatio {
  /// e to the power of an effect on log-odds.
  public static func ofLogOdds(_ effect: Double) -> Double { exp(effect) }

  /// The interval of the ratio, from that of the effect; the Monte Carlo error, which is one of log-odds, is left out.
  public static func interval(ofLogOdds interval: ConfidenceInterval) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: exp(interval.lower), upper: exp(interval.upper), level: interval.level, method: interval.method)
  }
}
