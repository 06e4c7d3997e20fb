extension TestMethod {
  /// Kruskal and Wallis's test of several independent samples.
  public static let kruskalWallis = TestMethod("kruskal-wallis")
}

/// Kruskal and Wallis's test (1952, doi 10.1080/01621459.1952.10483441): whether several independent samples come from
/// one distribution.
public enum KruskalWallisTest {
  /// Tests the samples. The statistic is H with tie correction, referred to χ² with k − 1 degrees of freedom. Same as R's
  /// `kruskal.test`.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for fewer than two samples or an empty
  ///   one, with ``Degeneracy/constantData`` if all observations are equal.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  /// - Complexity: O(n log n).
  public static func test(_ samples: [[Double]]) throws(StatisticsError) -> TestResult {
    for (index, sample) in samples.enumerated() { try Validation.requireFinite(sample, "samples[\(index)]") }
    guard samples.count >= 2 else { return .undefined(.tooFewObservations(found: samples.count, needed: 2)) }
    guard !samples.contains(where: \.isEmpty) else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    let ranked = MidRanks(Array(samples.joined()))
    let n = Double(ranked.ranks.count)
    let tieFactor = 1 - ranked.tieSum / (n * (n * n - 1))
    guard tieFactor > 0 else { return .undefined(.constantData) }
    var between = 0.0
    var start = 0
    for sample in samples {
      let deviation = ranked.ranks[start..<(start + sample.count)].reduce(0) { $0 + $1 - (n + 1) / 2 }
      between += deviation * deviation / Double(sample.count)
      start += sample.count
    }
    let statistic = 12 / (n * (n + 1)) * between / tieFactor
    let degreesOfFreedom = Double(samples.count - 1)
    return .test(
      HypothesisTest(
        method: .kruskalWallis, statistic: statistic, degreesOfFreedom: .one(degreesOfFreedom),
        pValue: try GSL.chiSquaredUpperTail(statistic, degreesOfFreedom: degreesOfFreedom), alternative: .greater))
  }
}
