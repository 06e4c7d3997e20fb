import Testing

@testable import StatisticsCore

@Suite struct RandomStreamBinomialTests {
  /// Pearson's statistic against the exact mass function; the bound is the 99.99 % point of χ² by Wilson & Hilferty.
  @Test(arguments: [(5, 0.3), (40, 0.02), (40, 0.5), (100, 0.12), (1000, 0.7), (100_000, 0.0005), (10_000, 0.995)])
  func drawsFollowTheMassFunction(trials: Int, probability: Double) {
    var stream = RandomStream(seed: 7, block: UInt64(trials))
    let draws = 100_000
    var observed = [Int](repeating: 0, count: trials + 1)
    for _ in 0..<draws { observed[stream.nextBinomial(trials: trials, probability: probability)] += 1 }
    var statistic = 0.0
    var cells = 0.0
    var pooled = (observed: 0.0, expected: 0.0)
    var logChoose = 0.0
    for count in 0...trials {
      if count > 0 { logChoose += log(Double(trials - count + 1) / Double(count)) }
      let mass = exp(logChoose + Double(count) * log(probability) + Double(trials - count) * log1p(-probability))
      pooled.observed += Double(observed[count])
      pooled.expected += mass * Double(draws)
      guard pooled.expected >= 20 else { continue }
      statistic += (pooled.observed - pooled.expected) * (pooled.observed - pooled.expected) / pooled.expected
      cells += 1
      pooled = (0, 0)
    }
    let freedom = cells - 1
    let spread = 2 / (9 * freedom)
    let bound = freedom * pow(1 - spread + 3.719 * spread.squareRoot(), 3)
    #expect(statistic < bound)
  }

  @Test(arguments: [0.5, 1e-6, 1e-11, 0.9])
  func aMillionMillionTrialsHaveTheRightMomentsAndTails(probability: Double) {
    let trials = 1_000_000_000_000
    var stream = RandomStream(seed: 11)
    let draws = 40_000
    let mean = Double(trials) * probability
    let deviation = sqrt(mean * (1 - probability))
    var sum = 0.0
    var squares = 0.0
    var beyond = 0
    for _ in 0..<draws {
      let z = (Double(stream.nextBinomial(trials: trials, probability: probability)) - mean) / deviation
      sum += z
      squares += z * z
      if z > 1.959964 { beyond += 1 }
    }
    let size = Double(draws)
    #expect(abs(sum / size) < 4 / size.squareRoot())
    #expect(abs(squares / size - 1) < 4 * (2 / size).squareRoot() * (1 + 1 / mean))
    if mean > 1000 { #expect(abs(Double(beyond) / size - 0.025) < 4 * (0.025 * 0.975 / size).squareRoot()) }
  }

  @Test func certainAndImpossibleTrialsNeedNoDraw() {
    var stream = RandomStream(seed: 1)
    #expect(stream.nextBinomial(trials: 9, probability: 0) == 0)
    #expect(stream.nextBinomial(trials: 9, probability: -1) == 0)
    #expect(stream.nextBinomial(trials: 9, probability: .nan) == 0)
    #expect(stream.nextBinomial(trials: 9, probability: 1) == 9)
    #expect(stream.nextBinomial(trials: 0, probability: 0.5) == 0)
    #expect(stream.nextBinomial(trials: 1 << 53, probability: 0x1p-1074) == 0)
  }
}
