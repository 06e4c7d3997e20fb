/// The exact null distribution of Mann and Whitney's U: the number of pairs (a, b) with a > b, all orders of the two
/// samples equally likely.
///
/// By the recursion of Mann & Whitney (1947, doi 10.1214/aoms/1177730491) over both sizes, which only adds positive numbers:
/// relative error of each probability under 1e-13. (Harding's faster product, 1984, doi 10.2307/2347656, subtracts, and is
/// useless for samples of hundreds.)
struct RankSumDistribution: Hashable, Sendable {
  /// The size of the first sample.
  let firstCount: Int
  /// The size of the second sample.
  let secondCount: Int
  private let lowerHalf: ExactLowerHalf

  /// The largest n₁ n₂ that is accepted.
  static let largestProduct = 10_000

  /// The distribution for samples of the given sizes without ties.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a negative size or a product above
  ///   ``largestProduct``.
  /// - Complexity: O(n₁² n₂²); 49 and 49 take milliseconds.
  init(firstCount: Int, secondCount: Int) throws(StatisticsError) {
    for (count, name) in [(firstCount, "firstCount"), (secondCount, "secondCount")] where count < 0 {
      throw .invalidArgument(name: name, found: "\(count)", requirement: "at least 0")
    }
    let product = firstCount.multipliedReportingOverflow(by: secondCount)
    guard !product.overflow, product.partialValue <= Self.largestProduct else {
      throw .invalidArgument(
        name: "firstCount × secondCount", found: "\(firstCount) × \(secondCount)",
        requirement: "at most \(Self.largestProduct)")
    }
    self.firstCount = firstCount
    self.secondCount = secondCount
    let (fewer, more) = (min(firstCount, secondCount), max(firstCount, secondCount))
    let mass = Self.mass(fewer, more, size: product.partialValue / 2 + 1)
    lowerHalf = ExactLowerHalf(mass: mass, maximum: product.partialValue)
  }

  /// The probabilities of 0 ..< size for samples of m and n.
  ///
  /// The largest value of all belongs to the first sample with chance i/(i + j), and then exceeds all j of the second:
  /// p(u; i, j) = i/(i + j) p(u − j; i − 1, j) + j/(i + j) p(u; i, j − 1).
  private static func mass(_ m: Int, _ n: Int, size: Int) -> [Double] {
    guard m > 0 else { return [1] }
    // By j, for the current i; for i = 0 or j = 0 U is 0.
    var row = [[Double]](repeating: [1], count: n + 1)
    for i in stride(from: 1, through: m, by: 1) {
      for j in stride(from: 1, through: n, by: 1) {
        let share = Double(i) / Double(i + j)
        var mass = [Double](repeating: 0, count: min(size, i * j + 1))
        for u in row[j - 1].indices { mass[u] = (1 - share) * row[j - 1][u] }
        for u in row[j].indices where u + j < mass.count { mass[u + j] += share * row[j][u] }
        row[j] = mass
      }
    }
    return row[n] + [Double](repeating: 0, count: max(0, size - row[n].count))
  }

  /// The largest value of U, n₁ n₂.
  var maximum: Int { lowerHalf.maximum }

  /// The probability that U is at most `value`. Same as R's `pwilcox(value, m, n)`.
  func cumulativeProbability(_ value: Int) -> Double { lowerHalf.cumulativeProbability(value) }

  /// The probability that U is at least `value`.
  func upperTail(_ value: Int) -> Double { lowerHalf.cumulativeProbability(maximum - value) }

  /// The smallest value whose cumulative probability reaches `probability`. Same as R's `qwilcox(probability, m, n)`.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless `probability` is from 0 to 1.
  func quantile(_ probability: Double) throws(StatisticsError) -> Int { try lowerHalf.quantile(probability) }
}
