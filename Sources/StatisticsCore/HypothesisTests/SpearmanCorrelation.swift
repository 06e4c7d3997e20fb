extension TestMethod {
  /// Spearman's test by the exact distribution or its Edgeworth series.
  public static let spearmanExact = TestMethod("spearman-exact")
  /// Spearman's test by Student's t.
  public static let spearmanT = TestMethod("spearman-t")
}

/// Spearman's rank correlation (1904, doi 10.2307/1412159): Pearson's of the ranks, equal values sharing the mean of theirs.
///
/// Edge cases and errors as for ``PearsonCorrelation``.
public enum SpearmanCorrelation {
  /// The correlation of at least two pairs, from −1 to 1.
  ///
  /// - Complexity: O(n log n).
  public static func estimate(_ x: [Double], _ y: [Double]) throws(StatisticsError) -> EstimateResult {
    try PearsonCorrelation.check(x, y)
    return try PearsonCorrelation.estimate(MidRanks(x).ranks, MidRanks(y).ranks)
  }

  /// Whether the variables are independent, from at least three pairs. The statistic is S = (n³ − n)(1 − ρ)/6.
  ///
  /// Same as R's `cor.test(x, y, method = "spearman")`: without ties the exact distribution up to 9 pairs, and up to 1,290
  /// its Edgeworth series (algorithm AS 89, Best & Roberts 1975, doi 10.2307/2347111); else Student's t.
  ///
  /// - Complexity: O(n log n).
  public static func test(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> TestResult {
    try PearsonCorrelation.check(x, y)
    guard x.count >= 3 else { return .undefined(.tooFewObservations(found: x.count, needed: 3)) }
    let (rankedX, rankedY) = (MidRanks(x), MidRanks(y))
    guard let rho = PearsonCorrelation.correlation(rankedX.ranks, rankedY.ranks) else {
      return .undefined(.constantData)
    }
    let n = Double(x.count)
    let statistic = (n * n * n - n) * (1 - rho) / 6
    if rankedX.hasTies || rankedY.hasTies || x.count > 1_290 {
      var test = try PearsonCorrelation.tTest(correlation: rho, count: x.count, alternative, .spearmanT)
      test.statistic = statistic
      return .test(test)
    }
    // Without ties S is an even number. A small S goes with a positive correlation.
    let s = (statistic / 2).rounded() * 2
    let atMost = try upperTail(s + 2, count: x.count).complement
    let atLeast = try upperTail(s, count: x.count).probability
    let pValue =
      switch alternative {
      case .twoSided: min(1, 2 * (s > (n * n * n - n) / 6 ? atLeast : atMost))
      case .greater: atMost
      case .less: atLeast
      }
    return .test(
      HypothesisTest(method: .spearmanExact, statistic: statistic, pValue: pValue, alternative: alternative))
  }

  /// The probability that S is at least `s`, an even number, and that of the opposite.
  private static func upperTail(
    _ s: Double, count: Int
  ) throws(StatisticsError) -> (probability: Double, complement: Double) {
    let n = Double(count)
    if s <= 0 { return (1, 0) }
    if s > n * (n * n - 1) / 3 { return (0, 1) }
    if count <= 9 {
      let frequencies = exactFrequencies(count)
      let total = Double(frequencies.reduce(0, +))
      let below = Double(frequencies.prefix(Int(s)).reduce(0, +))
      return ((total - below) / total, below / total)
    }
    let b = 1 / n
    let x = (6 * (s - 1) * b / (n * n - 1) - 1) * (n - 1).squareRoot()
    let y = x * x
    let inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y))
    let series =
      x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner))
    let correction = series / exp(y / 2)
    let probability = correction + (try GSL.normalUpperTail(x))
    let complement = (try GSL.normalCDF(x)) - correction
    return (max(0, min(1, probability)), max(0, min(1, complement)))
  }

  /// How many of the n! orders have each sum of squared rank differences, built up by the set of ranks already given.
  private static func exactFrequencies(_ count: Int) -> [Int] {
    let size = count * (count * count - 1) / 3 + 1
    var bySet = [Int: [Int]]()
    bySet[0] = [1] + [Int](repeating: 0, count: size - 1)
    for set in 0..<(1 << count) {
      guard let frequencies = bySet.removeValue(forKey: set) else { continue }
      if set == (1 << count) - 1 { return frequencies }
      let position = set.nonzeroBitCount
      for rank in 0..<count where set & (1 << rank) == 0 {
        let square = (position - rank) * (position - rank)
        var next = bySet[set | 1 << rank] ?? [Int](repeating: 0, count: size)
        for sum in 0..<(size - square) { next[sum + square] += frequencies[sum] }
        bySet[set | 1 << rank] = next
      }
    }
    return []
  }
}
