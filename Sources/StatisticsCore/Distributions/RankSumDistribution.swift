/// The exact null distribution of Mann and Whitney's U: the number of pairs (a, b) with a > b, all orders of the two
/// samples equally likely.
///
/// The coefficients of the Gaussian binomial (Mann & Whitney 1947, doi 10.1214/aoms/1177730491; Harding 1984,
/// doi 10.2307/2347656), built factor by factor; relative error of each probability under 1e-12.
public struct RankSumDistribution: Hashable, Sendable {
  /// The size of the first sample.
  public let firstCount: Int
  /// The size of the second sample.
  public let secondCount: Int
  private let lowerHalf: ExactLowerHalf

  /// The largest n₁ n₂ that is accepted.
  public static let largestProduct = 1_000_000

  /// The distribution for samples of the given sizes without ties.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a negative size or a product above
  ///   ``largestProduct``.
  /// - Complexity: O(n₁ n₂ min(n₁, n₂)).
  public init(firstCount: Int, secondCount: Int) throws(StatisticsError) {
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

  /// The probabilities of 0 ..< size, as the product over i = 1 … m of (1 − q^(n+i))/(1 − q^i) · i/(n + i).
  private static func mass(_ m: Int, _ n: Int, size: Int) -> [Double] {
    var mass = [Double](repeating: 0, count: size)
    mass[0] = 1
    for i in stride(from: 1, through: m, by: 1) {
      for u in stride(from: size - 1, through: n + i, by: -1) { mass[u] -= mass[u - n - i] }
      for u in stride(from: i, to: size, by: 1) { mass[u] += mass[u - i] }
      let share = Double(i) / Double(n + i)
      for u in mass.indices { mass[u] *= share }
    }
    return mass
  }

  /// The largest value of U, n₁ n₂.
  public var maximum: Int { lowerHalf.maximum }

  /// The probability that U is at most `value`. Same as R's `pwilcox(value, m, n)`.
  public func cumulativeProbability(_ value: Int) -> Double { lowerHalf.cumulativeProbability(value) }

  /// The probability that U is at least `value`.
  public func upperTail(_ value: Int) -> Double { lowerHalf.cumulativeProbability(maximum - value) }

  /// The smallest value whose cumulative probability reaches `probability`. Same as R's `qwilcox(probability, m, n)`.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless `probability` is from 0 to 1.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Int { try lowerHalf.quantile(probability) }
}
