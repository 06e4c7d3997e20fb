import Foundation
import StatisticsCore

/// What 95 % intervals that take the systems of two sides as samples cover, by the numbers of systems and how much the fewer of them spread.
enum SideCoverage {
  static let counts = [
    (2, 2), (2, 5), (2, 20), (3, 3), (3, 5), (3, 20), (4, 4), (4, 20), (4, 60), (5, 5), (5, 10), (5, 30), (8, 8),
    (10, 10),
    (10, 30), (10, 100), (17, 58), (30, 90),
  ]
  static let spreads = [0.5, 1, 2]

  @Sendable static func table(samples: Int) -> String {
    let methods = ["Welch", "Hedges' g", "Hodges-Lehmann", "superiority", "Welch, skewed"]
    var lines = [
      "| systems | fewer: their spread | \(methods.joined(separator: " | ")) |",
      "| --- | --: | \(methods.map { _ in "--:" }.joined(separator: " | ")) |",
    ]
    for (fewer, more) in counts {
      for spread in spreads {
        let sums = Coverage.sums(samples: samples, width: 2 * methods.count) { stream in
          intervals(fewer, more, spread, &stream).flatMap { found in
            [found.interval?.contains(found.truth) == true ? 1 : 0, found.interval == nil ? 0 : 1]
          }
        }
        let cells = methods.indices.map { place in
          sums[2 * place + 1] < 0.5 * Double(samples)
            ? "–" : Coverage.thousandths(sums[2 * place] / sums[2 * place + 1])
        }
        lines.append("| \(fewer) and \(more) | \(spread) | \(cells.joined(separator: " | ")) |")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The interval by each method, of two normal populations of one mean, and what it should contain; no interval where there is none. The last is
  /// of two exponential populations.
  static func intervals(
    _ fewer: Int, _ more: Int, _ spread: Double, _ stream: inout RandomStream
  ) -> [(interval: ConfidenceInterval?, truth: Double)] {
    let a = (0..<fewer).map { _ in spread * stream.nextNormal() }
    let b = (0..<more).map { _ in stream.nextNormal() }
    return [
      ((try? WelchInterval.difference(a, b))?.interval, 0), ((try? HedgesG.interval(a, b))?.interval, 0),
      ((try? HodgesLehmannShift.interval(a, b))?.interval, 0), ((try? Superiority.interval(a, b))?.interval, 0.5),
      ((try? WelchInterval.difference(skewed(fewer, spread, &stream), skewed(more, 1, &stream)))?.interval, 0),
    ]
  }

  /// Values of mean 0, most a little below and few far above.
  private static func skewed(_ count: Int, _ spread: Double, _ stream: inout RandomStream) -> [Double] {
    (0..<count).map { _ in spread * (-log(1 - stream.nextUniform()) - 1) }
  }
}
