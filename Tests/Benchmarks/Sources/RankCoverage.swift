import Dispatch
import StatisticsCore
import Synchronization

/// What rank sets, clustered intervals and redrawn intervals of nominal level 0.95 cover.
enum RankCoverage {
  @Sendable static func table(samples: Int) -> String {
    [rankSets(samples: samples), clusters(samples: 10 * samples), redraws(samples: samples)]
      .joined(separator: "\n\n")
  }

  /// The share of trials in which each of several things holds; on two threads.
  private static func shares(
    _ trials: Int, kinds: Int, _ trial: @Sendable (inout RandomStream) -> [Double]
  ) -> [String] {
    let total = Mutex([Double](repeating: 0, count: kinds))
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      var own = [Double](repeating: 0, count: kinds)
      for number in stride(from: half, to: trials, by: 2) {
        var stream = RandomStream(seed: Simulation.defaultSeed, block: UInt64(number))
        for (kind, share) in trial(&stream).enumerated() { own[kind] += share }
      }
      let counted = own
      total.withLock { total in
        for kind in 0..<kinds { total[kind] += counted[kind] }
      }
    }
    return total.withLock { $0 }.map { sum in
      let thousandths = Int((1_000 * sum / Double(trials)).rounded())
      return thousandths >= 1_000 ? "1.000" : "." + String(1_000 + thousandths).dropFirst()
    }
  }

  private static func rankSets(samples: Int) -> String {
    let designs: [(String, [Double])] = [
      ("5 systems, 0.5 apart", (0..<5).map { 0.5 * Double($0) }),
      ("10 systems, all equal", Array(repeating: 0, count: 10)),
      ("10 systems, 0.3 apart", (0..<10).map { 0.3 * Double($0) }),
      ("10 systems, 2 apart", (0..<10).map { 2 * Double($0) }),
      ("10 systems in ties", [0, 0, 0, 1, 1, 1, 3, 3, 5, 5]),
      ("30 systems, 0.2 apart", (0..<30).map { 0.2 * Double($0) }),
    ]
    var lines = [
      "| true scores | simultaneous | single step | marginal, each | bootstrap, all | bootstrap, each |",
      "| --- | --: | --: | --: | --: | --: |",
    ]
    for (name, truth) in designs {
      let errors = truth.indices.map { 0.3 + 0.7 * Double($0 * 7 % truth.count) / Double(truth.count) }
      let ranks = truth.map { value in
        (1 + truth.count { $0 > value }, truth.count - truth.count { $0 < value })
      }
      let figures = shares(samples, kinds: 5) { stream in
        let scores = zip(truth, errors).map { $0 + $1 * stream.nextNormal() }
        let plan = Simulation(resamples: 999, seed: stream.next())
        guard let estimates = try? NormalEstimates(scores, standardErrors: errors),
          let simultaneous = try? RankSets.simultaneous(of: estimates, simulation: plan),
          let single = try? RankSets.simultaneous(of: estimates, procedure: .singleStep, simulation: plan),
          let marginal = try? RankSets.marginal(of: estimates, simulation: plan),
          let bootstrap = try? RankSets.bootstrap(of: estimates, simulation: plan)
        else { return Array(repeating: .nan, count: 5) }
        let covering = [simultaneous, single, marginal, bootstrap].map { sets in
          Double(zip(sets.sets, ranks).count { $0.lower <= $1.0 && $0.upper >= $1.1 }) / Double(truth.count)
        }
        return [
          covering[0] == 1 ? 1 : 0, covering[1] == 1 ? 1 : 0, covering[2], covering[3] == 1 ? 1 : 0, covering[3],
        ]
      }
      lines.append("| \(name) | \(figures.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  private static func clusters(samples: Int) -> String {
    var lines = [
      "| clusters of 5 | intraclass correlation | cluster effects | clustered t | without clusters |",
      "| --: | --: | --- | --: | --: |",
    ]
    for count in [5, 10, 30] {
      for correlation in [0, 0.3, 0.6] {
        for isSkewed in [false, true] {
          let figures = shares(samples, kinds: 2) { stream in
            var values: [Double] = []
            var clusters: [Int] = []
            for cluster in 0..<count {
              let normal = stream.nextNormal()
              let effect = correlation.squareRoot() * (isSkewed ? (normal * normal - 1) / 2.0.squareRoot() : normal)
              for _ in 0..<5 {
                values.append(effect + (1 - correlation).squareRoot() * stream.nextNormal())
                clusters.append(cluster)
              }
            }
            guard let sample = try? ClusteredSample(values, clusters: clusters),
              let clustered = try? ClusteredMean(sample).interval().interval,
              let plain = try? StudentTInterval.mean(of: values).interval
            else { return [.nan, .nan] }
            return [clustered.contains(0) ? 1 : 0, plain.contains(0) ? 1 : 0]
          }
          lines.append(
            "| \(count) | \(correlation) | \(isSkewed ? "skewed" : "normal") | \(figures.joined(separator: " | ")) |")
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func redraws(samples: Int) -> String {
    var lines = [
      "| standard error | spread of the truth | frontier gap, percentile | three statistics, max-T |",
      "| --: | --: | --: | --: |",
    ]
    for error in [0.1, 0.5, 1] {
      for spread in [0, 1, 3.0] {
        var truths = RandomStream(seed: Simulation.defaultSeed)
        let truth = (0..<12).map { _ in spread * truths.nextNormal() }
        let figures = shares(samples, kinds: 2) { stream in
          let scores = truth.map { $0 + error * stream.nextNormal() }
          let plan = Simulation(resamples: 999, seed: stream.next())
          guard let estimates = try? NormalEstimates(scores, standardErrors: Array(repeating: error, count: 12)),
            let single = try? Redraw.interval(of: { statistics($0)[0] }, estimates: estimates, simulation: plan),
            let several = try? Redraw.simultaneousIntervals(of: statistics, estimates: estimates, simulation: plan)
          else { return [.nan, .nan] }
          let isCovered = zip(several.statistics, statistics(truth)).allSatisfy {
            $0.interval.interval?.contains($1) == true
          }
          return [single.interval.interval?.contains(statistics(truth)[0]) == true ? 1 : 0, isCovered ? 1 : 0]
        }
        lines.append("| \(error) | \(spread) | \(figures.joined(separator: " | ")) |")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The frontier gap, the gap of means and the difference of two systems.
  @Sendable private static func statistics(_ scores: [Double]) -> [Double] {
    let (a, b) = (scores[0..<6], scores[6...])
    return [
      (a.max() ?? .nan) - (b.max() ?? .nan), (a.reduce(0, +) - b.reduce(0, +)) / 6, scores[0] - scores[6],
    ]
  }
}
