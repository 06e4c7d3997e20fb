import StatisticsCore
import Testing

@Suite struct RandomStreamNormalTests {
  @Test func momentsAreThoseOfTheNormal() {
    var stream = RandomStream(seed: 1)
    let count = 400_000
    var sums = (0.0, 0.0, 0.0, 0.0)
    for _ in 0..<count {
      let x = stream.nextNormal()
      sums = (sums.0 + x, sums.1 + x * x, sums.2 + x * x * x, sums.3 + x * x * x * x)
    }
    let n = Double(count)
    // Four standard errors: the variances of x, x², x³ and x⁴ are 1, 2, 15 and 96.
    #expect(abs(sums.0 / n) < 4 * (1 / n).squareRoot())
    #expect(abs(sums.1 / n - 1) < 4 * (2 / n).squareRoot())
    #expect(abs(sums.2 / n) < 4 * (15 / n).squareRoot())
    #expect(abs(sums.3 / n - 3) < 4 * (96 / n).squareRoot())
  }

  // The edges of 20 classes of equal probability, Φ⁻¹(k/20), by SciPy 1.17.1 `norm.ppf`.
  @Test func classesAreEquallyFrequent() {
    let upperEdges = [
      0.125_661_346_855_074, 0.253_347_103_135_799_8, 0.385_320_466_407_567_6, 0.524_400_512_708_040_7,
      0.674_489_750_196_081_7, 0.841_621_233_572_914_3, 1.036_433_389_493_789_8, 1.281_551_565_544_600_4,
      1.644_853_626_951_472_2,
    ]
    let edges = upperEdges.reversed().map { -$0 } + [0] + upperEdges
    var counts = [Int](repeating: 0, count: 20)
    var stream = RandomStream(seed: 7)
    let count = 200_000
    for _ in 0..<count {
      let x = stream.nextNormal()
      counts[edges.count { $0 < x }] += 1
    }
    let expected = Double(count) / 20
    let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    // The 0.001 and 0.999 quantiles of chi-square with 19 degrees of freedom.
    #expect(chiSquare > 5.407 && chiSquare < 43.820)
  }

  @Test func tailsAreThoseOfTheNormal() {
    var stream = RandomStream(seed: 3)
    let count = 1_000_000
    var beyond3 = 0
    var beyondTailStart = 0
    var positive = 0
    for _ in 0..<count {
      let x = stream.nextNormal()
      if abs(x) > 3 { beyond3 += 1 }
      if abs(x) > 3.654_152_885_361_008_8 { beyondTailStart += 1 }
      if x > 0 { positive += 1 }
    }
    // 2 (1 − Φ(3)) = 0.00269980, 2 (1 − Φ(3.65415)) = 0.00025803: within four standard deviations.
    #expect(abs(Double(beyond3) - 2_699.8) < 4 * 51.9)
    #expect(abs(Double(beyondTailStart) - 258.0) < 4 * 16.1)
    #expect(abs(positive - 500_000) < 2_000)
  }

  @Test func sameSeedGivesTheSameNumbers() {
    var first = RandomStream(seed: 11, block: 2)
    var second = RandomStream(seed: 11, block: 2)
    for _ in 0..<1_000 { #expect(first.nextNormal().bitPattern == second.nextNormal().bitPattern) }
  }
}
