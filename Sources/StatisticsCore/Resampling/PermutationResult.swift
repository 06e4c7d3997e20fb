/// What a permutation test found.
public struct PermutationFinding: Hashable, Sendable {
  /// The statistic of the data as they are.
  public let statistic: Double
  /// The p-value, above 0 and at most 1.
  ///
  /// Exact: the share of arrangements at least as extreme. Monte Carlo: (b + 1)/(R + 1) (Phipson & Smyth 2010,
  /// doi 10.2202/1544-6115.1585). Two-sided: twice the smaller one-sided p-value, at most 1.
  public let pValue: Double
  /// The direction in which the test looks.
  public let alternative: Alternative
  /// Whether all arrangements were enumerated.
  public let isExact: Bool
  /// How many arrangements were enumerated, or drawn.
  public let arrangementCount: Int
  /// The Monte Carlo standard error of the p-value; 0 if exact.
  public let monteCarloError: Double

  /// The finding from how many of the arrangements have a statistic at most, and at least, that of the data.
  init(
    statistic: Double, alternative: Alternative, extremes: PermutationExtremes, arrangementCount: Int, isExact: Bool
  ) {
    let extra = isExact ? 0.0 : 1.0
    let total = Double(arrangementCount) + extra
    let less = (Double(extremes.atMost) + extra) / total
    let greater = (Double(extremes.atLeast) + extra) / total
    let (share, factor) =
      switch alternative {
      case .less: (less, 1.0)
      case .greater: (greater, 1.0)
      case .twoSided: (min(less, greater), 2.0)
      }
    self.statistic = statistic
    self.alternative = alternative
    self.arrangementCount = arrangementCount
    self.isExact = isExact
    pValue = min(factor * share, 1)
    // Of the share with one success and one failure added, so that no draw among R does not pass for certainty.
    let inner = share * total / (total + 1)
    monteCarloError = isExact ? 0 : factor * (inner * (1 - inner) / total).squareRoot()
  }
}

/// What a permutation test found, or the reason why the data determine nothing.
public enum PermutationResult: Hashable, Sendable {
  /// The finding.
  case test(PermutationFinding)
  /// The data are well formed but do not determine the statistic, or nothing can be rearranged.
  case undefined(Degeneracy)

  /// The finding, if there is one.
  public var finding: PermutationFinding? {
    if case .test(let finding) = self { finding } else { nil }
  }
  /// The reason, if there is no finding.
  public var degeneracy: Degeneracy? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}

/// How many arrangements have a statistic as extreme as the data's.
struct PermutationExtremes: Hashable, Sendable {
  var atMost = 0
  var atLeast = 0

  /// Counts one arrangement. A statistic without a value counts as extreme in both directions, lest the p-value should
  /// come out too small.
  @inline(__always)
  mutating func count(_ value: Double, against observed: Double, tolerance: Double) {
    atMost &+= value > observed + tolerance ? 0 : 1
    atLeast &+= value < observed - tolerance ? 0 : 1
  }

  static func + (left: Self, right: Self) -> Self {
    Self(atMost: left.atMost + right.atMost, atLeast: left.atLeast + right.atLeast)
  }
}
