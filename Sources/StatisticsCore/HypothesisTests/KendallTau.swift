extension TestMethod {
  /// Kendall's τ by the exact distribution.
  public static let kendallExact = TestMethod("kendall-exact")
  /// Kendall's τ by the normal approximation.
  public static let kendallNormal = TestMethod("kendall-normal")
}

/// Kendall's rank correlation τ-b (1938, doi 10.1093/biomet/30.1-2.81; with ties 1945, doi 10.1093/biomet/33.3.239).
///
/// Edge cases and errors as for ``PearsonCorrelation``.
public enum KendallTau {
  /// τ-b = (concordant − discordant)/√((pairs untied in x)(pairs untied in y)) of at least two pairs.
  ///
  /// Same as R's `cor(x, y, method = "kendall")` and SciPy's `kendalltau`.
  ///
  /// - Complexity: O(n log n), by Knight's method (1966, doi 10.1080/01621459.1966.10480879).
  public static func estimate(_ x: [Double], _ y: [Double]) throws(StatisticsError) -> EstimateResult {
    try PearsonCorrelation.check(x, y)
    guard x.count >= 2 else { return .undefined(.tooFewObservations(found: x.count, needed: 2)) }
    let counts = PairConcordance(x, y)
    guard let tau = counts.tau else { return .undefined(.constantData) }
    return .estimate(tau)
  }

  /// Whether the variables are independent, from at least two pairs.
  ///
  /// Same as R's `cor.test(x, y, method = "kendall")`: without ties, for fewer than 50 pairs, the exact distribution, and
  /// the statistic is the number of concordant pairs; else the normal approximation with the variance of Kendall (1970),
  /// and the statistic is z.
  ///
  /// - Complexity: O(n log n); exact O(n³), n < 50.
  public static func test(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> TestResult {
    try PearsonCorrelation.check(x, y)
    guard x.count >= 2 else { return .undefined(.tooFewObservations(found: x.count, needed: 2)) }
    let counts = PairConcordance(x, y)
    guard counts.tau != nil else { return .undefined(.constantData) }
    if x.count < 50, counts.tiesX.pairs == 0, counts.tiesY.pairs == 0 {
      let concordant = Int((counts.balance + counts.pairs) / 2)
      let cumulative = exactCumulative(x.count)
      let pairs = cumulative.count - 1
      let lower = { (value: Int) in value < 0 ? 0 : cumulative[min(value, pairs)] }
      let pValue = RankPValue.exact(concordant, alternative, lower) { lower(pairs - $0) }
      return .test(
        HypothesisTest(
          method: .kendallExact, statistic: Double(concordant), pValue: pValue, alternative: alternative))
    }
    let deviation = counts.variance.squareRoot()
    guard deviation > 0 else { return .undefined(.constantData) }
    let pValue = try RankPValue.normal(counts.balance, standardDeviation: deviation, correction: 0, alternative)
    return .test(
      HypothesisTest(
        method: .kendallNormal, statistic: counts.balance / deviation, pValue: pValue, alternative: alternative))
  }

  /// Cumulative probabilities of the number of concordant pairs, all n! orders equally likely.
  private static func exactCumulative(_ count: Int) -> [Double] {
    var mass = [1.0]
    for size in stride(from: 2, through: count, by: 1) {
      var next = [Double](repeating: 0, count: mass.count + size - 1)
      for (sum, probability) in mass.enumerated() {
        for added in 0..<size { next[sum + added] += probability / Double(size) }
      }
      mass = next
    }
    var total = 0.0
    return mass.map { probability in
      total += probability
      return min(1, total)
    }
  }
}

/// Concordant and tied pairs of two variables. Counts are doubles, exact up to 2⁵³.
struct PairConcordance {
  /// Sums over the groups of t equal values.
  struct Ties {
    /// Σ t(t − 1)/2.
    var pairs = 0.0
    /// Σ t(t − 1)(t − 2).
    var triples = 0.0
    /// Σ t(t − 1)(2t + 5).
    var variance = 0.0

    mutating func add(_ size: Int) {
      let t = Double(size)
      pairs += t * (t - 1) / 2
      triples += t * (t - 1) * (t - 2)
      variance += t * (t - 1) * (2 * t + 5)
    }
  }

  let count: Int
  /// Concordant less discordant pairs.
  let balance: Double
  let tiesX: Ties
  let tiesY: Ties

  /// n(n − 1)/2.
  var pairs: Double { Double(count) * (Double(count) - 1) / 2 }

  /// Counts in O(n log n): sorts by x, then counts the exchanges that sorting by y takes.
  init(_ x: [Double], _ y: [Double]) {
    count = x.count
    let order = x.indices.sorted { x[$0] != x[$1] ? x[$0] < x[$1] : y[$0] < y[$1] }
    let sortedX = order.map { x[$0] }
    var byX = order.map { y[$0] }
    var joint = Ties()
    Self.forEachRun(order.count, { x[order[$0]] == x[order[$1]] && y[order[$0]] == y[order[$1]] }) { joint.add($0) }
    var tiesX = Ties()
    Self.forEachRun(sortedX.count, { sortedX[$0] == sortedX[$1] }) { tiesX.add($0) }
    let exchanges = Self.sortCountingExchanges(&byX)
    var tiesY = Ties()
    Self.forEachRun(byX.count, { byX[$0] == byX[$1] }) { tiesY.add($0) }
    self.tiesX = tiesX
    self.tiesY = tiesY
    let all = Double(x.count) * (Double(x.count) - 1) / 2
    balance = all - tiesX.pairs - tiesY.pairs + joint.pairs - 2 * exchanges
  }

  /// τ-b; nil where a variable does not vary.
  var tau: Double? {
    let (untiedX, untiedY) = (pairs - tiesX.pairs, pairs - tiesY.pairs)
    guard untiedX > 0, untiedY > 0 else { return nil }
    return max(-1, min(1, balance / (untiedX * untiedY).squareRoot()))
  }

  /// The variance of the balance under independence.
  var variance: Double {
    let n = Double(count)
    let base = (n * (n - 1) * (2 * n + 5) - tiesX.variance - tiesY.variance) / 18
    let second = 4 * tiesX.pairs * tiesY.pairs / (2 * n * (n - 1))
    let third = count > 2 ? tiesX.triples * tiesY.triples / (9 * n * (n - 1) * (n - 2)) : 0
    return base + second + third
  }

  private static func forEachRun(_ count: Int, _ areEqual: (Int, Int) -> Bool, _ body: (Int) -> Void) {
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, areEqual(start, end) { end += 1 }
      body(end - start)
      start = end
    }
  }

  /// Merge sort; how many pairs were in descending order.
  private static func sortCountingExchanges(_ values: inout [Double]) -> Double {
    var exchanges = 0.0
    var merged = values
    var width = 1
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for position in start..<end {
          if right >= end || (left < middle && values[left] <= values[right]) {
            merged[position] = values[left]
            left += 1
          } else {
            merged[position] = values[right]
            exchanges += Double(middle - left)
            right += 1
          }
        }
      }
      swap(&values, &merged)
      width *= 2
    }
    return exchanges
  }
}
