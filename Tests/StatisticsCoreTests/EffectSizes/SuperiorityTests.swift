import StatisticsCore
import Testing

@Suite("Probability of superiority, Cliff's δ and V")
struct SuperiorityTests {
  /// The definition, pair by pair.
  private func byDefinition(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for x in a { for y in b { sum += x > y ? 1 : x == y ? 0.5 : 0 } }
    return sum / Double(a.count * b.count)
  }

  @Test("agrees with the comparison of every pair, ties and all")
  func definition() throws {
    var random = RandomStream(seed: 7)
    for _ in 0..<50 {
      let a = (0..<(1 + random.nextIndex(below: 20))).map { _ in Double(random.nextIndex(below: 8)) }
      let b = (0..<(1 + random.nextIndex(below: 20))).map { _ in Double(random.nextIndex(below: 8)) }
      let expected = byDefinition(a, b)
      #expect(isClose(try Superiority.estimate(a, b).estimate, expected, within: 1e-15))
      #expect(isClose(try Superiority.estimate(b, a).estimate, 1 - expected, within: 1e-15))
      #expect(isClose(try CliffsDelta.estimate(a, b).estimate, 2 * expected - 1, within: 1e-14))
    }
  }

  /// The ends are where |A − θ| = z √V(θ).
  @Test(
    "the ends of Newcombe's interval solve its equation", arguments: [0, 0.01, 0.3, 0.5, 0.9, 1], [0.5, 0.95, 0.999])
  func ends(_ superiority: Double, _ level: Double) throws {
    let interval = try Superiority.interval(superiority: superiority, firstCount: 7, secondCount: 12, level: level)
    let quantile = [0.5: 0.674_489_750_196_081_7, 0.95: 1.959_963_984_540_054, 0.999: 3.290_526_731_491_895_8][level]
    let z = try #require(quantile)
    let s = (7.0 + 12) / 2 - 1
    for end in [interval.lower, interval.upper] where end > 0 && end < 1 {
      let shape = 1 + s * (1 - end) / (2 - end) + s * end / (1 + end)
      let distance = z * (end * (1 - end) * shape / 84).squareRoot()
      #expect(isClose(abs(end - superiority), distance, within: 1e-13))
    }
    #expect(interval.lower <= superiority && superiority <= interval.upper)
    if superiority == 0 { #expect(interval.lower == 0) }
    if superiority == 1 { #expect(interval.upper == 1 && interval.lower < 1) }
  }

  @Test("V at complete separation is a bound, and its interval is one-sided")
  func separation() throws {
    guard case .atLeast(let bound) = try OrdinalGap.estimate([3, 4], [1, 2]) else {
      Issue.record("no lower bound")
      return
    }
    // √2 Φ⁻¹(1 − 1/8).
    #expect(isClose(bound, 1.626_839_695_195_236_9, within: 1e-9))
    #expect(try OrdinalGap.estimate([1, 2], [3, 4]) == .atMost(-bound))
    let interval = try #require(try OrdinalGap.interval([3, 4], [1, 2]).interval)
    #expect(interval.upper == .infinity && interval.lower.isFinite)
  }

  @Test("degenerate and malformed samples")
  func hostile() throws {
    #expect(try Superiority.interval([], [1]).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try OrdinalGap.estimate([1], []) == .undefined(.tooFewObservations(found: 0, needed: 1)))
    #expect(try Superiority.estimate([2, 2, 2], [2, 2]) == .estimate(0.5))
    let single = try #require(try Superiority.interval([1], [1]).interval)
    #expect(single.lower > 0 && single.upper < 1)
    #expect(throws: StatisticsError.self) { try Superiority.estimate([1, .nan], [1]) }
    #expect(throws: StatisticsError.self) { try CliffsDelta.interval([1], [.infinity]) }
    #expect(throws: StatisticsError.self) { try Superiority.interval([1], [2], level: 1) }
    #expect(throws: StatisticsError.self) { try Superiority.interval(superiority: .nan, firstCount: 1, secondCount: 1) }
    #expect(throws: StatisticsError.self) { try Superiority.interval(superiority: 0.5, firstCount: 0, secondCount: 1) }
    let huge = try Superiority.interval(superiority: 0.5, firstCount: 1_000_000_000_000, secondCount: .max)
    #expect(huge.lower < 0.5 && huge.upper > 0.5 && huge.upper - huge.lower < 1e-5)
  }
}
