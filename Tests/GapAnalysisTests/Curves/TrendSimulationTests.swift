import Foundation
import StatisticsCore
import Testing

@testable import GapAnalysis

/// Simulation with known lines: levels of organizations and of systems vary about them.
///
/// `VGAP_SIMULATIONS=4000 swift test -c release -Xswiftc -enable-testing --filter Simulation` prints the figures that the
/// documentation of ``TrendLines`` gives.
struct TrendSimulationTests {
  static let runs = ProcessInfo.processInfo.environment["VGAP_SIMULATIONS"].flatMap { Int($0) } ?? 120

  struct Design: CustomStringConvertible {
    var organizations: Int
    var slopeA: Double
    var slopeB: Double
    var description: String { "\(organizations) organizations a side, slopes \(slopeA) and \(slopeB)" }
  }

  /// Three systems an organization over three years; A is 4 points ahead in the middle; organizations vary with a
  /// standard deviation of 1, systems of 1.5.
  static func lines(_ design: Design, _ stream: inout RandomStream) throws -> TrendLines? {
    var (years, scores, clusters): ([[Double]], [[Double]], [[Int]]) = ([[], []], [[], []], [[], []])
    for (side, line) in [(4.0, design.slopeA), (0, design.slopeB)].enumerated() {
      for organization in 0..<design.organizations {
        let level = stream.nextNormal()
        for _ in 0..<3 {
          let year = 3 * stream.nextUniform() - 1.5
          years[side].append(year)
          scores[side].append(line.0 + line.1 * year + level + 1.5 * stream.nextNormal())
          clusters[side].append(side * 1000 + organization)
        }
      }
    }
    return try TrendLines(
      yearsA: years[0], scoresA: scores[0], clustersA: clusters[0], yearsB: years[1], scoresB: scores[1],
      clustersB: clusters[1])
  }

  @Test(arguments: [
    Design(organizations: 20, slopeA: 3, slopeB: 5), Design(organizations: 20, slopeA: 4, slopeB: 4),
    Design(organizations: 8, slopeA: 3, slopeB: 5), Design(organizations: 4, slopeA: 3, slopeB: 5),
  ])
  func theClosingRateAndTheCrossingAreCovered(_ design: Design) throws {
    var stream = RandomStream(seed: 99, block: UInt64(design.organizations))
    let truth = design.slopeA - design.slopeB
    var (rate, crossing, unbounded, significant, count) = (0, 0, 0, 0, 0)
    for _ in 0..<Self.runs {
      guard let lines = try Self.lines(design, &stream),
        let interval = try lines.contrast(TrendLines.closingRate)?.interval().interval,
        let set = try lines.crossoverSet()
      else { continue }
      count += 1
      if interval.contains(truth) { rate += 1 }
      if !interval.contains(0) { significant += 1 }
      // Parallel lines never cross: then the set has to be unbounded.
      let isBounded = if case .bounded = set { true } else { false }
      if truth == 0 ? !isBounded : set.contains(-4 / truth) { crossing += 1 }
      if !isBounded { unbounded += 1 }
    }
    func share(_ number: Int) -> Double { Double(number) / Double(count) }
    if Self.runs > 1000 {
      print(
        "\(design): closing rate covered \(share(rate)), told from 0 \(share(significant)), crossing covered "
          + "\(share(crossing)), set unbounded \(share(unbounded)) of \(count)")
    }
    #expect(share(rate) > 0.91)
    #expect(share(crossing) > 0.91)
    // The set is bounded only where the closing rate differs from zero.
    #expect(unbounded >= count - significant)
  }
}
