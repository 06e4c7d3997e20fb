import Testing

@testable import StatisticsCore

@Suite struct MultinomialSamplerTests {
  /// Forty equal categories go by Poisson tables, four unequal ones by binomials; sums, means and covariances are exact.
  @Test(arguments: [
    [Double](repeating: 3, count: 40), [1, 2, 3, 994], (0..<60).map { Double($0 % 7) }, [1e12, 3e12, 0, 5e11],
  ])
  func drawsHaveTheMomentsOfTheMultinomial(counts: [Double]) {
    let sampler = MultinomialSampler(counts: counts)
    var stream = RandomStream(seed: 3)
    var draw = counts
    let draws = 20_000
    var sums = [Double](repeating: 0, count: counts.count)
    var squares = sums
    var product = 0.0
    let total = counts.reduce(0, +)
    for _ in 0..<draws {
      sampler.draw(into: &draw, &stream)
      #expect(draw.reduce(0, +) == total)
      for index in counts.indices {
        let error = draw[index] - counts[index]
        sums[index] += error
        squares[index] += error * error
      }
      product += (draw[1] - counts[1]) * (draw[3] - counts[3])
    }
    let size = Double(draws)
    for index in counts.indices {
      let variance = counts[index] * (1 - counts[index] / total)
      #expect(abs(sums[index] / size) <= 5 * (variance / size).squareRoot())
      #expect(
        abs(squares[index] / size - variance) <= 5 * variance * ((2 + 1 / max(variance, 0.1)) / size).squareRoot())
    }
    let covariance = -counts[1] * counts[3] / total
    let scale = (counts[1] * counts[3]).squareRoot()
    #expect(abs(product / size - covariance) <= 5 * scale * (2 / size).squareRoot())
  }

  @Test func nothingToDrawGivesZeros() {
    var draw = [7.0, 7]
    var stream = RandomStream(seed: 1)
    MultinomialSampler(counts: [0, 0]).draw(into: &draw, &stream)
    #expect(draw == [0, 0])
    MultinomialSampler(counts: [0, 1]).draw(into: &draw, &stream)
    #expect(draw == [0, 1])
  }

  @Test func aliasTablesGiveTheirWeights() {
    let weights = [0.0, 5, 1, 2, 0, 2]
    let table = AliasTable(weights: weights)
    var stream = RandomStream(seed: 5)
    var observed = [Double](repeating: 0, count: weights.count)
    table.entries.withUnsafeBufferPointer { entries in
      guard let base = entries.baseAddress else { return }
      for _ in 0..<100_000 { observed[AliasTable.draw(base, count: entries.count, &stream)] += 1 }
    }
    #expect(observed[0] == 0 && observed[4] == 0)
    for index in [1, 2, 3, 5] {
      let expected = weights[index] * 10_000
      #expect(abs(observed[index] - expected) < 4.5 * expected.squareRoot())
    }
  }
}
