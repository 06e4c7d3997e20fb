import StatisticsCore
import Testing

/// Small seeded runs; the large ones are in the topic "Analytic intervals and tests". With 1,000 samples the standard error of a
/// coverage of 95 % is 0.7 points, so the bounds are three of them.
@Suite("Coverage of analytic intervals")
struct AnalyticCoverageTests {
  private func coverage(
    of truth: Double, seed: UInt64, _ interval: (inout RandomStream) throws -> ConfidenceInterval?
  ) throws -> Double {
    var (defined, covering) = (0, 0)
    for sample in 0..<1_000 {
      var stream = RandomStream(seed: seed, block: UInt64(sample))
      guard let interval = try interval(&stream) else { continue }
      defined += 1
      covering += interval.contains(truth) ? 1 : 0
    }
    return Double(covering) / Double(defined)
  }

  private func normal(_ count: Int, _ scale: Double, _ stream: inout RandomStream) -> [Double] {
    (0..<count).map { _ in scale * stream.nextNormal() }
  }

  @Test("t, Welch, noncentral t, Hodges-Lehmann and Newcombe 5 cover normal scores at their level", arguments: [5, 10])
  func normalScores(_ count: Int) throws {
    let found = [
      try coverage(of: 0, seed: 1) { stream in
        try StudentTInterval.mean(of: normal(count, 1, &stream)).interval
      },
      try coverage(of: 0, seed: 2) { stream in
        let first = normal(count, 1, &stream)
        return try WelchInterval.difference(first, normal(2 * count, 3, &stream)).interval
      },
      try coverage(of: 0.8, seed: 3) { stream in
        let first = normal(count, 1, &stream).map { $0 + 0.8 }
        return try CohensD.interval(first, normal(count, 1, &stream)).interval
      },
      try coverage(of: 0, seed: 4) { stream in
        let first = normal(count, 1, &stream)
        return try HodgesLehmannShift.interval(first, normal(count, 1, &stream)).interval
      },
      try coverage(of: 0.760_249_938_906_523, seed: 5) { stream in
        let first = normal(count, 1, &stream).map { $0 + 1 }
        return try Superiority.interval(first, normal(count, 1, &stream)).interval
      },
    ]
    for share in found { #expect(abs(share - 0.95) < 0.021) }
  }

  /// Coverage of a proportion is a finite sum, no simulation.
  @Test(
    "Clopper and Pearson's covers at least its level for every proportion, Wilson's on average", arguments: [5, 10, 30])
  func proportions(_ trials: Int) throws {
    var total = 0.0
    let exact = try (0...trials).map { try ClopperPearsonInterval.proportion(successes: $0, trials: trials).interval }
    let score = try (0...trials).map { try WilsonInterval.proportion(successes: $0, trials: trials).interval }
    for step in 1..<200 {
      let share = Double(step) / 200
      var probability = (0..<trials).reduce(1.0) { product, _ in product * (1 - share) }
      var (covered, coveredByScore) = (0.0, 0.0)
      for successes in 0...trials {
        if let interval = exact[successes], interval.contains(share) { covered += probability }
        if let interval = score[successes], interval.contains(share) { coveredByScore += probability }
        probability *= Double(trials - successes) / Double(successes + 1) * share / (1 - share)
      }
      #expect(covered > 0.95 - 1e-9)
      total += coveredByScore
    }
    #expect(abs(total / 199 - 0.95) < 0.01)
  }
}
