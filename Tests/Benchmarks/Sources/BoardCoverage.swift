import BenchmarkData
import GapAnalysis
import Quantities
import StatisticsCore

/// What intervals of scores, and of what families of benchmarks say, cover as `vgap` prints them from boards with standard errors.
enum BoardCoverage {
  /// A system of a side with its true score and the standard error with which it is measured.
  struct Entry: Sendable {
    var side: String
    var truth: Double
    var error: Double
  }

  /// A board on which all entries are measured.
  private static func dataset(_ entries: [Entry], _ stream: inout RandomStream) -> Dataset {
    dataset(boards: [entries], &stream)
  }

  /// Boards on which all their entries are measured; the first of a board is its first system, and so on.
  static func dataset(boards: [[Entry]], _ stream: inout RandomStream) -> Dataset {
    var dataset = Dataset(title: "simulated")
    for side in ["US", "CN"] {
      dataset.organizations[Organization.ID(side)] = Organization(
        id: Organization.ID(side), name: side, country: Country.ID(side))
    }
    for (board, entries) in boards.enumerated() {
      let benchmark = Benchmark.ID("b\(board)")
      dataset.benchmarks[benchmark] = Benchmark(
        id: benchmark, name: benchmark.text, kind: .composite,
        dimensions: [Dimension(id: "d", name: "D", unit: "points")])
      for (number, entry) in entries.enumerated() {
        let system = System.ID(board == 0 ? "s\(number)" : "s\(board)-\(number)")
        dataset.systems[system] = System(id: system, name: system.text, organization: Organization.ID(entry.side))
        dataset.evaluations[Evaluation.ID(system.text)] = Evaluation(
          id: Evaluation.ID(system.text), benchmark: benchmark, system: system,
          scores: ["d": Score(entry.truth + entry.error * stream.nextNormal(), standardError: entry.error)])
      }
    }
    return dataset
  }

  private static func best(_ side: String, _ entries: [Entry]) -> Double {
    entries.lazy.filter { $0.side == side }.map(\.truth).max() ?? 0
  }

  static var bounds: [CoverageBound] {
    let few = (0..<6).map { Entry(side: $0 % 2 == 0 ? "US" : "CN", truth: Double($0), error: 0.5 + 0.2 * Double($0)) }
    let many = [Entry(side: "US", truth: 0, error: 1)] + (0..<50).map { _ in Entry(side: "CN", truth: 0, error: 1) }
    let score = CoverageBound(
      interval: "score with a known standard error", methods: "`wald`", commands: "`rank`, `score`",
      design: "6 systems, errors 0.5 to 1.5", broken: CoverageBound.narrowed
    ) { stream in
      let ranking = try Scoreboard(of: "b0", in: dataset(few, &stream)).ranking(
        Ranking.Options(simulation: Simulation(resamples: 99, threads: 1)))
      let number = stream.nextIndex(below: few.count)
      let interval = ranking.rows.first { $0.system == System.ID("s\(number)") }?.interval
      return interval.map { .init($0, contains: few[number].truth) }
    }
    let families = [(few, "3 against 3 systems"), (many, "1 against 50 equal")].map { entries, design in
      CoverageBound(
        interval: "gap of one family, in standard deviations", methods: "`redraw-partial-ties`",
        commands: "`gap --synthesis`", design: design, broken: "half as wide"
      ) { stream in
        let across = try GapAcross(
          .benchmarks, of: dataset(entries, &stream), benchmark: nil, selection: Selection(),
          between: Sides("US", "CN"), options: Pair.Options(simulation: Simulation(resamples: 400, threads: 1)))
        let gap = best("US", entries) - best("CN", entries)
        guard let spread = across.answers.first?.spread,
          let interval = try GapSynthesis(.frontier, of: across).families.first?.interval
        else { return nil }
        let (middle, reach) = ((interval.lower + interval.upper) / 2, (interval.upper - interval.lower) / 4)
        return .init(interval.contains(gap / spread), broken: abs(gap / spread - middle) <= reach)
      }
    }
    return [score] + families + multiplicity
  }

  // MARK: Many boards

  /// Boards without a difference, of five systems a side that are on no other.
  private static func dataset(boards: Int, _ stream: inout RandomStream) -> Dataset {
    var dataset = Dataset(title: "simulated")
    for board in 0..<boards {
      let benchmark = Benchmark.ID("b\(board)")
      dataset.benchmarks[benchmark] = Benchmark(
        id: benchmark, name: benchmark.text, kind: .composite,
        dimensions: [Dimension(id: "d", name: "D", unit: "points")])
      for number in 0..<10 {
        let key = "s\(board)-\(number)"
        let organization = Organization.ID("o\(key)")
        dataset.organizations[organization] = Organization(
          id: organization, name: organization.text, country: number < 5 ? "US" : "CN")
        dataset.systems[System.ID(key)] = System(id: System.ID(key), name: key, organization: organization)
        dataset.evaluations[Evaluation.ID(key)] = Evaluation(
          id: Evaluation.ID(key), benchmark: benchmark, system: System.ID(key),
          scores: ["d": Score(stream.nextNormal())])
      }
    }
    return dataset
  }

  /// Whether no interval of what is said of ten boards misses; broken, each is made by itself.
  private static var multiplicity: [CoverageBound] {
    [
      (Multiplicity.simultaneous, "gaps of several boards, all together"),
      (.falseDiscovery, "gaps of several boards that tell a lead"),
    ].map { multiplicity, interval in
      CoverageBound(
        interval: interval, methods: "`welch-t`",
        commands: "`gap --across benchmarks --multiplicity \(multiplicity.rawValue)`",
        design: "10 boards without a gap", broken: "each by itself"
      ) { stream in
        let dataset = dataset(boards: 10, &stream)
        func holds(_ multiplicity: Multiplicity) throws -> Bool {
          try GapAcross(
            .benchmarks, measure: .meanGap, of: dataset, benchmark: nil, selection: Selection(),
            between: Sides("US", "CN"),
            multiplicity: multiplicity, options: Pair.Options(simulation: Simulation(resamples: 99, threads: 1))
          ).answers.allSatisfy { $0.estimate.interval?.contains(0) ?? true }
        }
        return .init(try holds(multiplicity), broken: try holds(.each))
      }
    }
  }
}
