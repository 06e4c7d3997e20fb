import Foundation
import StatisticsCore

/// How often `vgap compare` tells equal systems apart, and what its intervals cover.
enum ComparisonCoverage {
  /// Scores of systems over blocks: a level of the block, a mean of the system, and noise that grows from system to system.
  private struct Design: Sendable {
    var name: String
    var systems: Int
    var blocks: Int
    /// How far the last systems are above the others, in standard deviations of the noise.
    var lead = 0.0
    /// How many are.
    var leaders = 0
    /// Whether the noise is that of a t with two degrees of freedom, rounded to whole numbers.
    var isWild = false
    /// How much more spread the noise of the last system is than that of the first.
    var spread = 1.0

    func mean(_ system: Int) -> Double { system >= systems - leaders ? lead : 0 }

    func sample(_ stream: inout RandomStream) -> [[Double]] {
      (0..<blocks).map { _ in
        let level = 2 * stream.nextNormal()
        return (0..<systems).map { system in
          let scale = 1 + (spread - 1) * Double(system) / Double(max(1, systems - 1))
          let noise = stream.nextNormal()
          guard isWild else { return level + mean(system) + scale * noise }
          let tail = -2 * log(1 - stream.nextUniform())
          return (2 * (level + mean(system) + noise / (tail / 2).squareRoot())).rounded()
        }
      }
    }
  }

  private static let designs = [
    Design(name: "4 equal", systems: 4, blocks: 10), Design(name: "4 equal", systems: 4, blocks: 30),
    Design(name: "8 equal", systems: 8, blocks: 10), Design(name: "8 equal", systems: 8, blocks: 30),
    Design(name: "4 equal, noise up to 3 times", systems: 4, blocks: 30, spread: 3),
    Design(name: "4 equal, heavy tails, ties", systems: 4, blocks: 30, isWild: true),
    Design(name: "6, 3 of them 2 above", systems: 6, blocks: 10, lead: 2, leaders: 3),
    Design(name: "6, 3 of them 2 above", systems: 6, blocks: 30, lead: 2, leaders: 3),
    Design(name: "6, one 1 above", systems: 6, blocks: 30, lead: 1, leaders: 1),
  ]

  @Sendable static func table(samples: Int) throws -> String {
    [tests(samples), intervals(samples), summaries(samples), agreement(samples)].joined(separator: "\n\n")
  }

  private static func share(_ part: Double, _ whole: Double) -> String {
    whole > 0 && part.isFinite ? Coverage.thousandths(part / whole) : "–"
  }

  // MARK: Tests

  private static func pairs(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { first in ((first + 1)..<max(count, first + 1)).map { (first, $0) } }
  }

  /// The adjusted p-values of all pairs by each of the procedures.
  private static func procedures(_ sample: [[Double]]) throws -> [[Double]] {
    let count = sample[0].count
    let ranks = try BlockRanks(sample)
    let nemenyi = try NemenyiTest.pValues(ranks)
    var (byRank, bySign) = ([Double](), [Double]())
    for (first, second) in pairs(count) {
      byRank.append(
        try BonferroniDunnTest.comparisons(ranks, control: first).first { $0.treatment == second }?.pValue ?? 1)
      bySign.append(
        try WilcoxonSignedRankTest.paired(sample.map { $0[first] }, sample.map { $0[second] }).test?.pValue ?? 1)
    }
    return [
      try PValueAdjustment.holm.adjusted(bySign),
      try PairwiseAdjustment.shaffer.adjusted(bySign, treatmentCount: count),
      pairs(count).map { nemenyi[$0.0, $0.1] },
      try PValueAdjustment.holm.adjusted(byRank),
      try PairwiseAdjustment.shaffer.adjusted(byRank, treatmentCount: count),
      try PairwiseAdjustment.bergmannHommel.adjusted(byRank, treatmentCount: count),
    ]
  }

  private static let names = [
    "Wilcoxon, Holm", "Wilcoxon, Shaffer", "Nemenyi", "ranks, Holm", "ranks, Shaffer", "ranks, Bergmann-Hommel",
  ]

  private static func tests(_ samples: Int) -> String {
    var lines = [
      "| systems | blocks | Iman-Davenport | \(names.joined(separator: " | ")) |",
      "| --- | --: | --: |" + names.map { _ in " --: |" }.joined(),
    ]
    for design in designs {
      let sums = Coverage.sums(samples: samples, width: 1 + 2 * names.count) { stream in
        let sample = design.sample(&stream)
        guard let adjusted = try? procedures(sample), let ranks = try? BlockRanks(sample) else {
          return [Double](repeating: 0, count: 1 + 2 * names.count)
        }
        let omnibus = (try? FriedmanTest.imanDavenport(ranks, tieCorrected: true))?.test?.pValue ?? 1
        let all = pairs(design.systems)
        let equal = all.indices.filter { design.mean(all[$0].0) == design.mean(all[$0].1) }
        let wrong = adjusted.map { p in equal.contains { p[$0] <= 0.05 } ? 1.0 : 0 }
        let right = adjusted.map { p -> Double in
          let unequal = all.indices.filter { !equal.contains($0) }
          return unequal.isEmpty ? 0 : Double(unequal.count { p[$0] <= 0.05 }) / Double(unequal.count)
        }
        return [omnibus <= 0.05 ? 1 : 0] + wrong + right
      }
      let n = Double(samples)
      let cells = names.indices.map { place in
        Coverage.thousandths(sums[1 + place] / n)
          + (design.leaders > 0 ? " (\(Coverage.thousandths(sums[1 + names.count + place] / n)))" : "")
      }
      lines.append(
        "| \(design.name) | \(design.blocks) | \(Coverage.thousandths(sums[0] / n)) | \(cells.joined(separator: " | ")) |"
      )
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Intervals

  /// The interval of a difference as one of so many.
  static func interval(_ first: [Double], _ second: [Double], count: Int) throws -> ConfidenceInterval? {
    let differences = zip(first, second).map { $0 - $1 }
    let mean = ClusteredMean(try ClusteredSample(differences, clusters: Array(differences.indices)))
    guard let value = mean.mean.estimate, let error = mean.standardError.estimate else { return nil }
    return try BonferroniInterval.interval(
      mean: value, standardError: error, degreesOfFreedom: Double(differences.count - 1), count: count
    ).interval
  }

  private static func intervals(_ samples: Int) -> String {
    var lines = [
      "| systems | blocks | all differences together | one difference alone | how often one is better |",
      "| --- | --: | --: | --: | --: |",
    ]
    for design in [
      Design(name: "2", systems: 2, blocks: 5), Design(name: "4", systems: 4, blocks: 5),
      Design(name: "10", systems: 10, blocks: 5), Design(name: "4", systems: 4, blocks: 20),
      Design(name: "10", systems: 10, blocks: 20),
      Design(name: "10, noise up to 3 times", systems: 10, blocks: 20, spread: 3),
      Design(name: "2, one 1 above", systems: 2, blocks: 10, lead: 1, leaders: 1),
      Design(name: "2, one 3 above", systems: 2, blocks: 10, lead: 3, leaders: 1),
      Design(name: "4, heavy tails, ties", systems: 4, blocks: 20, isWild: true),
    ] {
      let all = pairs(design.systems)
      // A difference of two normal numbers is above zero so often.
      let better = 0.5 * erfc(-(design.mean(design.systems - 1) - design.mean(0)) / 2)
      let sums = Coverage.sums(samples: samples, width: 3) { stream in
        let sample = design.sample(&stream)
        func column(_ system: Int) -> [Double] { sample.map { $0[system] } }
        let together = all.allSatisfy { first, second in
          let truth = design.mean(first) - design.mean(second)
          return (try? interval(column(first), column(second), count: all.count))??.contains(truth) ?? true
        }
        let last = design.systems - 1
        let alone = (try? interval(column(last), column(0), count: 1))??.contains(design.mean(last)) ?? true
        let shares = zip(column(last), column(0)).map { $0 > $1 ? 1 : $0 == $1 ? 0.5 : 0.0 }
        let share = (try? WilsonInterval.mean(ofShares: shares))?.interval?.contains(better) ?? false
        return [together ? 1 : 0, alone ? 1 : 0, share ? 1 : 0]
      }
      let cells = sums.map { Coverage.thousandths($0 / Double(samples)) }
      lines.append("| \(design.name) | \(design.blocks) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Summaries

  private static func summaries(_ samples: Int) -> String {
    var lines = [
      "| over | values in each | mean | median | interquartile mean | optimality gap |",
      "| --- | --: | --: | --: | --: | --: |",
    ]
    func line(_ name: String, _ values: Int, _ sums: [Double]) -> String {
      let cells = sums.map { share($0, Double(samples)) }
      return "| \(name) | \(values) | \(cells.joined(separator: " | ")) |"
    }
    for (prompts, videos) in [(5, 1), (10, 1), (20, 1), (30, 1), (30, 2), (30, 5)] {
      let sums = Coverage.sums(samples: samples, width: 4) { stream in
        let runs = (0..<prompts).map { _ in
          let level = stream.nextNormal()
          return (0..<videos).map { _ in level + 0.7 * stream.nextNormal() }
        }
        return covering(runs, areSample: true, target: 0, gap: optimalityGap(1, 0.7), &stream)
      }
      lines.append(line("\(prompts) prompts, resampled", videos, sums))
    }
    for runs in [2, 3, 5, 10] {
      let levels = (0..<20).map { 2 * Double($0) / 19 - 1 }
      let sums = Coverage.sums(samples: samples, width: 4) { stream in
        let drawn = levels.map { level in (0..<runs).map { _ in level + 0.7 * stream.nextNormal() } }
        // All levels are below the target by far: the gap is its distance from the mean.
        return covering(drawn, areSample: false, target: 9, gap: 9, &stream)
      }
      lines.append(line("20 dimensions, as they are", runs, sums))
    }
    return lines.joined(separator: "\n")
  }

  /// The mean of max(−x, 0) for normal x of mean 0.
  private static func optimalityGap(_ level: Double, _ noise: Double) -> Double {
    ((level * level + noise * noise) / (2 * Double.pi)).squareRoot()
  }

  /// Whether the intervals of the mean, the median, the interquartile mean and the optimality gap contain their truths, the first three being 0.
  private static func covering(
    _ runs: [[Double]], areSample: Bool, target: Double, gap: Double, _ stream: inout RandomStream
  ) -> [Double] {
    aggregates(target: target, gap: gap).map { aggregate, truth in
      guard let interval = (try? interval(aggregate, of: runs, areSample: areSample, &stream)) ?? nil else {
        return .nan
      }
      return interval.contains(truth) ? 1 : 0
    }
  }

  /// The summaries with their truths.
  private static func aggregates(target: Double, gap: Double) -> [(Aggregate, Double)] {
    [(.mean, 0), (.median, 0), (.interquartileMean, 0), (.optimalityGap(target: target), gap)]
  }

  /// The interval of a summary as `compare --aggregates` has it.
  private static func interval(
    _ aggregate: Aggregate, of runs: [[Double]], areSample: Bool, _ stream: inout RandomStream
  ) throws -> ConfidenceInterval? {
    let tasks = try TaskScores(runs: runs)
    // Only what is resampled draws.
    let seed = areSample && aggregate != .interquartileMean ? 0 : stream.next()
    let simulation = Simulation(resamples: 499, seed: seed)
    return areSample
      ? try aggregate.sampleInterval(of: tasks, simulation: simulation).interval.interval
      : try aggregate.distribution(of: tasks, simulation: simulation).interval(.percentile).interval
  }

  // MARK: Agreement

  /// Ratings of units by some raters, of whom each sees a unit with a chance; α is 1/(1 + noise²).
  private static func ratings(_ units: Int, _ raters: Int, noise: Double, _ stream: inout RandomStream) -> [[Double]] {
    (0..<units).map { _ in
      let level = stream.nextNormal()
      return (0..<raters).filter { _ in stream.nextUniform() < 0.8 }.map { _ in level + noise * stream.nextNormal() }
    }
  }

  private static func agreement(_ samples: Int) -> String {
    var lines = ["| units | raters | alpha 0.8 | alpha 0.5 | alpha 0.2 |", "| --: | --: | --: | --: | --: |"]
    for (units, raters) in [(10, 3), (20, 3), (50, 3), (200, 3), (20, 10), (50, 10), (100, 10)] {
      let cells = [0.8, 0.5, 0.2].map { alpha -> String in
        let sums = Coverage.sums(samples: samples, width: 1) { stream in
          let drawn = ratings(units, raters, noise: (1 / alpha - 1).squareRoot(), &stream)
          let distribution = try? KrippendorffAlpha.distribution(
            drawn, metric: .interval, simulation: Simulation(resamples: 499, seed: stream.next()))
          return [(try? distribution?.interval(.percentile))?.interval?.contains(alpha) == true ? 1 : 0]
        }
        return Coverage.thousandths(sums[0] / Double(samples))
      }
      lines.append("| \(units) | \(raters) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  /// Summaries of one system over prompts of a video each; their truths are 0 but for the shortfall to 0.
  private static var summaryBounds: [CoverageBound] {
    let kinds: [(interval: String, method: String, place: Int, prompts: Int, least: Double)] = [
      ("mean over prompts", "`student-t`", 0, 5, 0.93),
      ("median over prompts", "`median-order-statistics`", 1, 6, 0.93),
      ("median over prompts", "`median-order-statistics`", 1, 20, 0.93),
      ("interquartile mean over prompts", "`bootstrap-percentile-scipy`", 2, 5, 0.87),
      ("interquartile mean over prompts", "`bootstrap-percentile-scipy`", 2, 30, 0.92),
      ("optimality gap over prompts", "`student-t`", 3, 5, 0.82),
      ("optimality gap over prompts", "`student-t`", 3, 30, 0.91),
    ]
    return kinds.map { kind in
      CoverageBound(
        interval: kind.interval, methods: kind.method, commands: "`compare --aggregates`",
        design: "\(kind.prompts) prompts", broken: CoverageBound.halved, least: kind.least, repeats: 2
      ) { stream in
        let runs = (0..<kind.prompts).map { _ in [stream.nextNormal() + 0.7 * stream.nextNormal()] }
        let (aggregate, truth) = aggregates(target: 0, gap: optimalityGap(1, 0.7))[kind.place]
        return try interval(aggregate, of: runs, areSample: true, &stream).map {
          .init($0, contains: truth, brokenReach: 0.25)
        }
      }
    }
  }

  static var bounds: [CoverageBound] {
    let ten = Design(name: "10", systems: 10, blocks: 12)
    let two = Design(name: "2", systems: 2, blocks: 10, lead: 1, leaders: 1)
    return summaryBounds + [
      CoverageBound(
        interval: "differences of all pairs of systems", methods: "`bonferroni-t`", commands: "`compare --pairs`",
        design: "10 systems over 12 prompts", broken: "each alone"
      ) { stream in
        let sample = ten.sample(&stream)
        func covers(_ count: Int) throws -> Bool {
          try pairs(10).allSatisfy { first, second in
            try interval(sample.map { $0[first] }, sample.map { $0[second] }, count: count)?.contains(0) ?? true
          }
        }
        return .init(try covers(45), broken: try covers(1))
      },
      CoverageBound(
        interval: "how often one system is better", methods: "`wilson`", commands: "`compare --pairs`",
        design: "2 systems over 10 prompts, one 1 above", broken: CoverageBound.narrowed
      ) { stream in
        let sample = two.sample(&stream)
        return try WilsonInterval.mean(ofShares: sample.map { $0[1] > $0[0] ? 1 : 0 }).interval.map {
          .init($0, contains: 0.760249938906523)
        }
      },
      CoverageBound(
        interval: "Krippendorff's α", methods: "`bootstrap-percentile-scipy`", commands: "`compare --agreement`",
        design: "50 videos, 3 raters, α 0.5", broken: CoverageBound.narrowed, least: 0.92
      ) { stream in
        let drawn = ratings(50, 3, noise: 1, &stream)
        return try KrippendorffAlpha.distribution(
          drawn, metric: .interval, simulation: Simulation(resamples: 499, seed: stream.next())
        ).interval(.percentile).interval.map { .init($0, contains: 0.5) }
      },
    ]
  }
}
