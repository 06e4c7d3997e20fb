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
    [ofTheProcess(samples: samples), ofTheSystems(samples: samples)].joined(separator: "\n\n")
  }

  private static func ofTheProcess(samples: Int) -> String {
    table(["parallel trends", "bounded", "mean over scores", "now", "mean over days"]) { design, between, within in
      let sums = Coverage.sums(samples: samples, width: 2 * measures.count) { stream in
        (try? covers(design, between, within, &stream)) ?? Array(repeating: 0, count: 2 * measures.count)
      }
      // Of the redrawn ones the share of those that have an interval.
      return [sums[0], sums[1]].map { Coverage.thousandths($0 / Double(samples)) }
        + (1..<measures.count).map { share(sums, $0) }
    }
  }

  /// A table with a row for each design and each spread of organizations and systems; none where there are no cells.
  private static func table(
    _ columns: [String], _ cells: (_ design: Design, _ between: Double, _ within: Double) -> [String]?
  ) -> String {
    let head = [
      "| organizations | sd of organizations, of systems | \(columns.joined(separator: " | ")) |",
      "| --- | --- | \(columns.map { _ in "--:" }.joined(separator: " | ")) |",
    ]
    let rows = designs.flatMap { design in
      settings.compactMap { between, within in
        cells(design, between, within).map {
          "| \(design.name) | \(Int(between)), \(Int(within)) | \($0.joined(separator: " | ")) |"
        }
      }
    }
    return (head + rows).joined(separator: "\n")
  }

  /// How many of those that there are contain what they should, from sums of both at each place.
  private static func share(_ sums: [Double], _ place: Int) -> String {
    sums[2 * place + 1] > 0 ? Coverage.thousandths(sums[2 * place] / sums[2 * place + 1]) : "–"
  }

  // MARK: The systems that are there, and the records that will come

  /// Lags of the records, of the systems as they are.
  static let ofRecords: [Measure] = [.lagNow, .lagHorizontalMean, .lagDailyMean]
  static let settings = [(0.0, 10.0), (10, 20), (20, 20), (40, 20)]

  private static func ofTheSystems(samples: Int) -> String {
    let columns = ["now", "mean over scores", "mean over days", "mean time to match", "median time to match"]
    return table(columns) { design, between, within in
      guard let times = try? times(design, between, within) else { return nil }
      let sums = Coverage.sums(samples: samples, width: 2 * columns.count) { stream in
        guard let hits = try? hits(design, between, within, times, &stream) else {
          return Array(repeating: 0, count: 2 * columns.count)
        }
        return hits.flatMap { [$0?.printed ?? 0, $0 == nil ? 0 : 1] }
      }
      return columns.indices.map { share(sums, $0) }
    }
  }

  /// The times in months to match a record, of very many records of the process.
  static func times(_ design: Design, _ between: Double, _ within: Double) throws -> KaplanMeier {
    var (times, events): ([Double], [Bool]) = ([], [])
    var stream = RandomStream(seed: 7)
    for _ in 0..<1_500 {
      let pair = try pair(datasets(design, between, within, &stream).measured)
      for milestone in CatchUp(of: pair.a.curve, by: pair.b.curve, asOf: 20_000).milestones {
        times.append(milestone.days / daysPerMonth)
        events.append(milestone.isMatched)
      }
    }
    return try KaplanMeier(times: times, isEvent: events)
  }

  /// For each lag of records whether its interval contains the lag of the true scores, and of the times to match a record that of the process; none
  /// where there is no interval.
  static func hits(
    _ design: Design, _ between: Double, _ within: Double, _ times: KaplanMeier, _ stream: inout RandomStream
  ) throws -> [CoverageBound.Hits?] {
    let data = try datasets(design, between, within, &stream)
    let (measured, exact) = (try pair(data.measured), try pair(data.exact))
    let truths = try exact.estimates(of: ofRecords)
    let found = try zip(measured.estimates(of: ofRecords), truths).map { estimate, truth -> CoverageBound.Hits? in
      guard let interval = estimate.interval, let value = truth.estimate else { return nil }
      return .init(interval, contains: value, brokenReach: 0.25)
    }
    let latest = CatchUp(of: measured.a.curve, by: measured.b.curve, asOf: 20_000).milestones.map(\.days).max() ?? 0
    let mean = try times.restrictedMean(upTo: latest / daysPerMonth)?.estimate
    let median: Double? = if case .value(let months) = times.median() { months } else { nil }
    let waits = try zip(measured.estimates(of: [.lagCatchUpRestrictedMean, .lagCatchUp]), [mean, median]).map {
      estimate, truth -> CoverageBound.Hits? in
      guard let interval = estimate.interval, let truth else { return nil }
      // Without an end half of the width is none.
      return interval.upper.isFinite
        ? .init(interval, contains: truth, brokenReach: 0.25) : .init(interval.contains(truth), broken: false)
    }
    return found + waits
  }

  private static func pair(_ dataset: Dataset) throws -> Pair {
    var selection = Selection()
    selection.asOf = CalendarDate(dayNumber: 20_000)
    return try Pair(
      Sides("US", "CN"), on: Scoreboard(of: "b", in: dataset, selection: selection),
      options: Pair.Options(simulation: Simulation(resamples: 400, threads: 1)))
  }

  // MARK: The process

  /// Whether the interval of each measure contains 12 months, and whether it is bounded; an unbounded set is taken to contain them, as
  /// the lag between parallel lines is printed then.
  static func covers(
    _ design: Design, _ between: Double, _ within: Double, _ stream: inout RandomStream
  ) throws -> [Double] {
    try pair(datasets(design, between, within, &stream).measured).estimates(of: measures).flatMap {
      estimate -> [Double] in
      guard let interval = estimate.interval else { return [estimate.status == .unbounded ? 1 : 0, 0] }
      return [interval.contains(12) ? 1 : 0, 1]
    }
  }

  /// A board of such systems, as it is measured and with their true scores.
  private static func datasets(
    _ design: Design, _ between: Double, _ within: Double, _ stream: inout RandomStream
  ) throws -> (measured: Dataset, exact: Dataset) {
    var dataset = Dataset(title: "simulated")
    var truths: [Evaluation.ID: Double] = [:]
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
        let evaluation = Evaluation.ID(system.text)
        truths[evaluation] = truth
        dataset.evaluations[evaluation] = Evaluation(
          id: evaluation, benchmark: "b", system: system,
          scores: ["d": Score(truth + 5 * stream.nextNormal(), standardError: 5)])
      }
    }
    var exact = dataset
    for (evaluation, truth) in truths { exact.evaluations[evaluation]?.scores["d"] = Score(truth) }
    return (dataset, exact)
  }
}
