import BenchmarkData
import GapAnalysis
import Quantities
import StatisticsCore

/// How often intervals across several boards tell a lead where there is none: each by itself, all together, and those that tell a lead.
enum MultiplicityCoverage {
  /// Boards without a gap, as measured by `measure`: the systems of both sides on each of them, on no other.
  struct Design: Sendable {
    let name: String
    let measure: Measure
    var boards = 10
    let a: [BoardCoverage.Entry]
    let b: [BoardCoverage.Entry]
  }

  static let designs: [Design] = {
    func equal(_ side: String, _ count: Int, truth: Double = 0) -> [BoardCoverage.Entry] {
      (0..<count).map { _ in .init(side: side, truth: truth, error: 1) }
    }
    func leader(_ side: String, above rest: Int) -> [BoardCoverage.Entry] {
      equal(side, 1) + equal(side, rest, truth: -8)
    }
    return [
      Design(
        name: "frontier gap, 1 against 50 equal", measure: .frontierGap, a: equal("US", 1), b: equal("CN", 50)),
      Design(
        name: "frontier gap, 2 against 20 equal", measure: .frontierGap, a: equal("US", 2), b: equal("CN", 20)),
      Design(name: "frontier gap, 2 against 1", measure: .frontierGap, a: equal("US", 2), b: equal("CN", 1)),
      Design(name: "frontier gap, 3 against 3 equal", measure: .frontierGap, a: equal("US", 3), b: equal("CN", 3)),
      Design(
        name: "frontier gap, clear leaders of 6", measure: .frontierGap, a: leader("US", above: 5),
        b: leader("CN", above: 5)),
      Design(
        name: "frontier gap, a leader 8 above 20 equal, against 20 equal", measure: .frontierGap,
        a: leader("US", above: 20), b: equal("CN", 20)),
      Design(
        name: "frontier gap, 29 boards of 1 against 10 equal", measure: .frontierGap, boards: 29, a: equal("US", 1),
        b: equal("CN", 10)),
      Design(name: "mean gap, 5 against 5", measure: .meanGap, a: equal("US", 5), b: equal("CN", 5)),
      Design(name: "mean gap, 2 against 20", measure: .meanGap, a: equal("US", 2), b: equal("CN", 20)),
      Design(name: "mean gap, 3 against 20", measure: .meanGap, a: equal("US", 3), b: equal("CN", 20)),
      Design(name: "mean gap, 4 against 20", measure: .meanGap, a: equal("US", 4), b: equal("CN", 20)),
      Design(name: "mean gap, 5 against 10", measure: .meanGap, a: equal("US", 5), b: equal("CN", 10)),
    ]
  }()

  static let multiplicities: [Multiplicity] = [.each, .simultaneous, .falseDiscovery]

  @Sendable static func table(samples: Int) -> String {
    var lines = [
      "| boards without a gap | boards | each by itself | simultaneous | false discovery |",
      "| --- | --: | --: | --: | --: |",
    ]
    for design in designs {
      let sums = Coverage.sums(samples: samples, width: multiplicities.count) { stream in
        let dataset = dataset(design, &stream)
        let seed = stream.next()
        return multiplicities.map { (try? tellsLead(design, dataset, $0, seed: seed)) == true ? 1 : 0 }
      }
      let cells = sums.map { Coverage.thousandths($0 / Double(samples)) }.joined(separator: " | ")
      lines.append("| \(design.name) | \(design.boards) | \(cells) |")
    }
    return lines.joined(separator: "\n")
  }

  /// The boards as measured, with standard errors where the best are looked at.
  static func dataset(_ design: Design, _ stream: inout RandomStream) -> Dataset {
    var dataset = Dataset(title: "simulated")
    for board in 0..<design.boards {
      let benchmark = Benchmark.ID("b\(board)")
      dataset.benchmarks[benchmark] = Benchmark(
        id: benchmark, name: benchmark.text, kind: .composite,
        dimensions: [Dimension(id: "d", name: "D", unit: "points")])
      for (number, entry) in (design.a + design.b).enumerated() {
        let key = "s\(board)-\(number)"
        let maker = Organization.ID("o\(key)")
        dataset.organizations[maker] = Organization(id: maker, name: maker.text, country: Country.ID(entry.side))
        dataset.systems[System.ID(key)] = System(id: System.ID(key), name: key, organization: maker)
        dataset.evaluations[Evaluation.ID(key)] = Evaluation(
          id: Evaluation.ID(key), benchmark: benchmark, system: System.ID(key),
          scores: ["d": Score(entry.truth + entry.error * stream.nextNormal(), standardError: entry.error)])
      }
    }
    return dataset
  }

  /// Whether any board is said to have a lead.
  static func tellsLead(
    _ design: Design, _ dataset: Dataset, _ multiplicity: Multiplicity, seed: UInt64
  ) throws -> Bool {
    try GapAcross(
      .benchmarks, measure: design.measure, of: dataset, benchmark: nil, selection: Selection(),
      between: Sides("US", "CN"), multiplicity: multiplicity,
      options: Pair.Options(simulation: Simulation(resamples: 1_999, seed: seed, threads: 1))
    ).answers.contains { $0.isOpen == false }
  }
}
