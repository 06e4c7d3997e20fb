import BenchmarkData
import Foundation
import GapAnalysis
import StatisticsCore

/// What 95 % intervals cover where clusters are of unequal sizes: prompts of many videos and of one, raters of most votes and of a few.
enum ClusterSizeCoverage {
  @Sendable static func table(samples: Int) throws -> String {
    try [means(samples: 10 * samples), votes(samples: samples), skewed(samples: 10 * samples)].joined(separator: "\n\n")
  }

  /// The sizes of clusters.
  struct Design: Sendable {
    let name: String
    let sizes: [Int]
  }

  static let steep = Design(name: "30, 10, 5, 2 and 4 of 1", sizes: [30, 10, 5, 2, 1, 1, 1, 1])

  private static let designs = [
    Design(name: "8 of 6", sizes: Array(repeating: 6, count: 8)),
    Design(name: "8 of 3 to 8", sizes: [8, 7, 6, 5, 4, 4, 3, 3]),
    Design(name: "10, 5, 2", sizes: [10, 5, 2]),
    Design(name: "2 of 20, 2 of 5", sizes: [20, 20, 5, 5]),
    steep,
    Design(name: "30 of 30 divided by 1 to 30", sizes: (1...30).map { max(1, 30 / $0) }),
    Design(name: "2 of 200, 18 of 10", sizes: [200, 200] + Array(repeating: 10, count: 18)),
    Design(name: "100 of 200 divided by 1 to 100", sizes: (1...100).map { max(1, 200 / $0) }),
  ]

  // MARK: Means

  /// A sample about 0 whose observations correlate within clusters.
  static func sample(
    _ sizes: [Int], correlation: Double, _ stream: inout RandomStream
  ) throws -> ClusteredSample {
    var (values, clusters) = ([Double](), [Int]())
    for (cluster, size) in sizes.enumerated() {
      let effect = correlation.squareRoot() * stream.nextNormal()
      for _ in 0..<size {
        values.append(effect + (1 - correlation).squareRoot() * stream.nextNormal())
        clusters.append(cluster)
      }
    }
    return try ClusteredSample(values, clusters: clusters)
  }

  /// Whether the printed interval of the mean of a sample contains 0, and whether one with a degree of freedom fewer than clusters does.
  static func covers(_ sample: ClusteredSample) throws -> (printed: Bool, plain: Bool)? {
    let mean = ClusteredMean(sample)
    guard let printed = try mean.interval().interval, let value = mean.mean.estimate,
      let error = mean.standardError.estimate
    else { return nil }
    let plain = try WaldInterval.interval(
      of: value, standardError: error, degreesOfFreedom: Double(mean.clusterCount - 1))
    return (printed.contains(0), plain.contains(0))
  }

  private static func means(samples: Int) throws -> String {
    var lines = [
      "| observations of the clusters | correlation 0 | t(C − 1) | 0.02 | t(C − 1) | 0.1 | t(C − 1) | 0.5 | t(C − 1) |",
      "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for design in designs {
      var cells: [String] = []
      for correlation in [0, 0.02, 0.1, 0.5] {
        let sums = Coverage.sums(samples: samples, width: 2) { stream in
          guard let sample = try? sample(design.sizes, correlation: correlation, &stream),
            let hits = try? covers(sample)
          else { return [.nan, .nan] }
          return [hits.printed ? 1 : 0, hits.plain ? 1 : 0]
        }
        cells += sums.map { Coverage.thousandths($0 / Double(samples)) }
      }
      lines.append("| \(design.name) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Votes

  private static let raters = [
    Design(name: "8 of 60", sizes: Array(repeating: 60, count: 8)), unequalRaters,
    Design(name: "20, one of 1000 and 19 of 20", sizes: [1000] + Array(repeating: 20, count: 19)),
    Design(name: "30 of 300 divided by 1 to 30", sizes: (1...30).map { 300 / $0 }),
    Design(name: "100 of 200 divided by 1 to 100", sizes: (1...100).map { 200 / $0 }),
  ]

  static let unequalRaters = Design(name: "8 of 400 to 10", sizes: [400, 200, 100, 50, 20, 10, 10, 10])

  /// The share of systems whose printed rating covers the truth, and the same with a degree of freedom fewer than raters.
  static func covers(
    _ votes: PairwiseComparisons, _ truth: [Double]
  ) throws -> (printed: Double, plain: Double)? {
    guard let ratings = try BradleyTerry().ratings(of: votes).ratings,
      let covariance = try ratings.covariance(.clusteredSandwich, threads: 1).ratings
    else { return nil }
    let clusters = VoteClusters(of: votes)
    func share(_ degreesOfFreedom: Double) throws -> Double {
      var hits = 0
      for (system, value) in ratings.logStrengths.enumerated() {
        let interval = try WaldInterval.interval(
          of: value, standardError: covariance.standardErrors[system], degreesOfFreedom: degreesOfFreedom)
        if interval.contains(truth[system]) { hits += 1 }
      }
      return Double(hits) / Double(truth.count)
    }
    return (try share(clusters.degreesOfFreedom), try share(Double(clusters.sizes.count - 1)))
  }

  private static func votes(samples: Int) throws -> String {
    let truth = try VoteCoverage.truth()
    var lines = [
      "| votes of the raters | sd of raters 0.5 | t(G − 1) | sd of raters 0 | t(G − 1) |",
      "| --- | --: | --: | --: | --: |",
    ]
    for design in raters {
      var cells: [String] = []
      for taste in [0.5, 0] {
        let truth = taste > 0 ? truth : VoteCoverage.strengths
        let sums = Coverage.sums(samples: samples, width: 2) { stream in
          guard let votes = try? VoteCoverage.votes(ofSizes: design.sizes, taste: taste, &stream),
            let hits = try? covers(votes, truth)
          else { return [.nan, .nan] }
          return [hits.printed, hits.plain]
        }
        cells += sums.map { Coverage.thousandths($0 / Double(samples)) }
      }
      lines.append("| \(design.name) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Skewed scores

  struct Population: Sendable {
    let name: String
    let mean: Double
    let draw: @Sendable (inout RandomStream) -> Double
  }

  private static let populations =
    [
      Population(name: "exponential", mean: 1) { -log(1 - $0.nextUniform()) },
      Population(name: "log-normal", mean: exp(0.5)) { exp($0.nextNormal()) },
    ] + [0.9, 0.97, 0.99].map(successes)

  static func successes(_ share: Double) -> Population {
    Population(name: "1 in \(Int((100 * share).rounded())) %, else 0", mean: share) {
      $0.nextUniform() < share ? 1 : 0
    }
  }

  static func mean(of count: Int, from population: Population, _ stream: inout RandomStream) throws -> ClusteredMean {
    let values = (0..<count).map { _ in population.draw(&stream) }
    return ClusteredMean(try ClusteredSample(values, clusters: Array(values.indices)))
  }

  private static func skewed(samples: Int) throws -> String {
    let counts = [5, 10, 30, 50, 100, 200, 400]
    var lines = [
      "| scores | \(counts.map { "\($0) prompts" }.joined(separator: " | ")) |",
      "| --- | \(counts.map { _ in "--:" }.joined(separator: " | ")) |",
    ]
    for population in populations {
      let cells = counts.map { count in
        let sums = Coverage.sums(samples: samples, width: 2) { stream in
          guard let mean = try? mean(of: count, from: population, &stream), let interval = try? mean.interval().interval
          else { return [0, 0] }
          return [interval.contains(population.mean) ? 1 : 0, 1]
        }
        return Coverage.thousandths(sums[0] / sums[1])
      }
      lines.append("| \(population.name) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Bounds

  static var bounds: [CoverageBound] {
    let truth = (try? VoteCoverage.truth()) ?? []
    return [
      CoverageBound(
        interval: "mean of a system's videos", methods: "`clustered-t`", commands: "`score`, `gap`, `rank`",
        design: "prompts of \(steep.name) videos, correlation 0.5", broken: "a degree of freedom fewer than prompts",
        repeats: 10
      ) { stream in
        try covers(sample(steep.sizes, correlation: 0.5, &stream)).map { .init($0.printed, broken: $0.plain) }
      },
      CoverageBound(
        interval: "mean of a system's videos", methods: "`clustered-t`", commands: "`score`, `gap`, `rank`",
        design: "100 prompts, of which 97 % succeed", broken: CoverageBound.halved, least: 0.84, repeats: 10
      ) { stream in
        let mean = try mean(of: 100, from: successes(0.97), &stream)
        return try mean.interval().interval.map { .init($0, contains: 0.97, brokenReach: 0.25) }
      },
      CoverageBound(
        interval: "ratings from votes of few raters", methods: "`estimated-t`", commands: "`rank`",
        design: "\(unequalRaters.name) votes", broken: "a degree of freedom fewer than raters", repeats: 3
      ) { stream in
        let votes = try VoteCoverage.votes(ofSizes: unequalRaters.sizes, &stream)
        return try covers(votes, truth).map { .init(printed: $0.printed, broken: $0.plain) }
      },
    ]
  }
}
