import BenchmarkData
import GapAnalysis
import Quantities
import StatisticsCore
import Tables

/// What 95 % intervals of lags cover of the lag that made the data: both sides rise 60 points a year, B 12 months later, systems vary about
/// the level of their organization, and their scores are measured with an error of 5.
enum LagCoverage {
  struct Design: Sendable {
    let name: String
    let sizesA: [Int]
    let sizesB: [Int]
    /// How many times as much as those of the other the systems and organizations of the first side vary.
    var spread = 1.0
  }

  static let designs = [
    Design(name: "3 of 3, 3 of 3", sizesA: [3, 3, 3], sizesB: [3, 3, 3]),
    Design(name: "Arena: 8 of 1 to 11, 6 of 1 to 6", sizesA: [11, 3, 2, 2, 1, 1, 1, 1], sizesB: [6, 5, 4, 4, 1, 1]),
    Design(name: "12 of 2, 12 of 2", sizesA: Array(repeating: 2, count: 12), sizesB: Array(repeating: 2, count: 12)),
    Design(
      name: "Arena, US spread three times", sizesA: [11, 3, 2, 2, 1, 1, 1, 1], sizesB: [6, 5, 4, 4, 1, 1], spread: 3),
    Design(
      name: "4 of 3, spread three times, 8 of 3", sizesA: [3, 3, 3, 3], sizesB: Array(repeating: 3, count: 8), spread: 3
    ),
  ]

  private static let measures: [Measure] = [.lagRegression, .lagHorizontalMean, .lagNow, .lagDailyMean]

  @Sendable static func table(samples: Int) -> String {
    var lines = [
      "| organizations | sd of organizations, of systems | parallel trends | bounded | mean over scores | now | mean over days |",
      "| --- | --- | --: | --: | --: | --: | --: |",
    ]
    for design in designs {
      for (between, within) in [(0.0, 10.0), (10, 20), (20, 20), (40, 20)] {
        let sums = Coverage.sums(samples: samples, width: 2 * measures.count) { stream in
          (try? covers(design, between, within, &stream)) ?? Array(repeating: 0, count: 2 * measures.count)
        }
        // Of the redrawn ones the share of those that have an interval.
        let cells =
          [sums[0], sums[1]].map { Coverage.thousandths($0 / Double(samples)) }
          + (1..<measures.count).map { place in
            sums[2 * place + 1] > 0 ? Coverage.thousandths(sums[2 * place] / sums[2 * place + 1]) : "–"
          }
        lines.append(
          "| \(design.name) | \(Int(between)), \(Int(within)) | \(cells.joined(separator: " | ")) |"
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether the interval of each measure contains 12 months, and whether it is bounded; an unbounded set is taken to contain them, as
  /// the lag between parallel lines is printed then.
  static func covers(
    _ design: Design, _ between: Double, _ within: Double, _ stream: inout RandomStream
  ) throws -> [Double] {
    var dataset = Dataset(title: "simulated")
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: .composite, dimensions: [Dimension(id: "d", name: "D", unit: "points")])
    for (cluster, size) in (design.sizesA + design.sizesB).enumerated() {
      let isOfB = cluster >= design.sizesA.count
      let maker = Organization.ID("o\(cluster)")
      dataset.organizations[maker] = Organization(id: maker, name: maker.text, country: isOfB ? "CN" : "US")
      let scale = isOfB ? 1 : design.spread
      let level = scale * between * stream.nextNormal()
      for number in 0..<size {
        let system = System.ID("s\(cluster)-\(number)")
        let days = (-3 * 365.2425 * stream.nextUniform()).rounded()
        let truth = 60 * (days / 365.2425 - (isOfB ? 1 : 0)) + level + scale * within * stream.nextNormal()
        dataset.systems[system] = System(
          id: system, name: system.text, organization: maker, releasedOn: CalendarDate(dayNumber: 20_000 + Int(days)))
        dataset.evaluations[Evaluation.ID(system.text)] = Evaluation(
          id: Evaluation.ID(system.text), benchmark: "b", system: system,
          scores: ["d": Score(truth + 5 * stream.nextNormal(), standardError: 5)])
      }
    }
    var selection = Selection()
    selection.asOf = CalendarDate(dayNumber: 20_000)
    let board = try Scoreboard(of: "b", in: dataset, selection: selection)
    let options = Pair.Options(simulation: Simulation(resamples: 400, threads: 1))
    let estimates = try Pair(Sides("US", "CN"), on: board, options: options).estimates(of: measures)
    return estimates.flatMap { estimate -> [Double] in
      guard let interval = estimate.interval else { return [estimate.status == .unbounded ? 1 : 0, 0] }
      return [interval.contains(12) ? 1 : 0, 1]
    }
  }
}
