import Dispatch
import Foundation
import StatisticsCore
import Synchronization

/// Coverage simulations: `Benchmarks coverage NAME [SAMPLES]` prints a table as Markdown.
enum Coverage {
  /// The simulations by name. Each file adds its own here.
  static let simulations: [String: @Sendable (_ samples: Int) throws -> String] = [
    "analytic": AnalyticCoverage.table,
    "bounds": CoverageBounds.table,
    "bootstrap": BootstrapCoverage.table,
    "comparisons": ComparisonCoverage.table,
    "frontiers": FrontierCoverage.table,
    "lags": LagCoverage.table,
    "makers": MakerCoverage.table,
    "multiplicity": MultiplicityCoverage.table,
    "ranks": RankCoverage.table,
    "scale": ScaleCoverage.table,
    "sides": SideCoverage.table,
    "sizes": ClusterSizeCoverage.table,
    "synthesis": SynthesisCoverage.table,
    "trends": TrendCoverage.table,
    "votes": VoteCoverage.table,
  ]

  static func run(_ arguments: [String]) throws {
    if arguments.first == "names" { return print(simulations.keys.sorted().joined(separator: " ")) }
    guard let name = arguments.first, let simulation = simulations[name] else {
      print("usage: Benchmarks coverage NAME [SAMPLES]; names: \(simulations.keys.sorted().joined(separator: ", "))")
      return
    }
    do {
      print(try simulation(arguments.dropFirst().first.flatMap(Int.init) ?? 10_000))
    } catch let faults as CoverageBounds.Faults {
      FileHandle.standardError.write(Data("\(faults)\n".utf8))
      exit(1)
    }
  }

  /// How often each of several intervals exists, and covers the truth, over so many samples; on two threads.
  ///
  /// - Parameter intervals: Draws a sample from the stream and returns the intervals.
  static func count(
    samples: Int, truth: Double, kinds: Int, _ intervals: @Sendable (inout RandomStream) -> [ConfidenceInterval?]
  ) -> [Tally] {
    let total = Mutex([Tally](repeating: Tally(), count: kinds))
    let blocks = 40
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      var own = [Tally](repeating: Tally(), count: kinds)
      var sample = block
      while sample < samples {
        var stream = RandomStream(seed: Simulation.defaultSeed, block: UInt64(sample))
        for (kind, interval) in intervals(&stream).enumerated() {
          guard let interval else { continue }
          own[kind].defined += 1
          own[kind].covering += interval.contains(truth) ? 1 : 0
        }
        sample += blocks
      }
      let counted = own
      total.withLock { total in
        for kind in 0..<kinds {
          total[kind].defined += counted[kind].defined
          total[kind].covering += counted[kind].covering
        }
      }
    }
    return total.withLock { $0 }
  }

  /// The sums over so many trials of the numbers that each gives; on two threads.
  static func sums(samples: Int, width: Int, _ trial: @Sendable (inout RandomStream) -> [Double]) -> [Double] {
    let blocks = 40
    let sums = Mutex([[Double]](repeating: [], count: blocks))
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      var own = [Double](repeating: 0, count: width)
      for sample in stride(from: block, to: samples, by: blocks) {
        var stream = RandomStream(seed: Simulation.defaultSeed, block: UInt64(sample))
        for (place, number) in trial(&stream).enumerated() { own[place] += number }
      }
      let counted = own
      sums.withLock { $0[block] = counted }
    }
    return sums.withLock { $0 }.reduce(into: [Double](repeating: 0, count: width)) { total, own in
      for place in own.indices { total[place] += own[place] }
    }
  }

  /// A share to three decimals.
  static func thousandths(_ share: Double) -> String {
    let thousandths = Int((1_000 * share).rounded())
    return thousandths >= 1_000 ? "1.000" : "." + String(1_000 + thousandths).dropFirst()
  }

  struct Tally: Sendable {
    var defined = 0
    var covering = 0

    /// The coverage as text: bold within 0.02 of 0.95; with a dagger where more than one sample in 1000 has no interval.
    func text(samples: Int) -> String {
      guard defined > 0 else { return "–" }
      let thousandths = (1000 * covering + defined / 2) / defined
      let digits = thousandths >= 1000 ? "1.000" : "." + String(1000 + thousandths).dropFirst()
      let mark = 1000 * (samples - defined) > samples ? "†" : ""
      return (930...970).contains(thousandths) ? "**\(digits)**\(mark)" : digits + mark
    }
  }
}
