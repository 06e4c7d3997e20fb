import Foundation
import StatisticsCore

/// What bootstrap intervals of nominal level 0.95 cover in small samples.
enum BootstrapCoverage {
  enum Population: String, CaseIterable, Sendable {
    /// Standard normal.
    case normal
    /// Exponential with mean 1.
    case skewed
    /// Uniform on 0, 1, 2, 3, 4.
    case discrete

    func draw(_ stream: inout RandomStream) -> Double {
      switch self {
      case .normal: stream.nextNormal()
      case .skewed: -log(1 - stream.nextUniform())
      case .discrete: Double(stream.nextIndex(below: 5))
      }
    }

    func sample(_ count: Int, _ stream: inout RandomStream) -> [Double] {
      (0..<count).map { _ in draw(&stream) }
    }
  }

  typealias Draw = @Sendable (Population, Int, inout RandomStream, Simulation) throws -> BootstrapDistribution

  /// A statistic: its name, its true value in each population, and the bootstrap of a sample of given size.
  struct Case: Sendable {
    let name: String
    let truth: @Sendable (Population) -> Double
    let draw: Draw
  }

  private static let kinds: [(name: String, kind: BootstrapIntervalKind, convention: BootstrapConvention)] = [
    ("normal", .normal, .scipy), ("basic", .basic, .scipy), ("percentile", .percentile, .scipy),
    ("BCa `scipy`", .bca, .scipy), ("BCa `r-boot`", .bca, .rBoot), ("studentized", .studentized, .scipy),
  ]

  @Sendable static func table(samples: Int) -> String {
    var lines = [
      "| statistic | population | n | " + kinds.map(\.name).joined(separator: " | ") + " |",
      "| --- | --- | --: |" + String(repeating: " --: |", count: kinds.count),
    ]
    for statistic in cases {
      for population in Population.allCases {
        for count in [5, 10, 30] {
          let tallies = Coverage.count(
            samples: samples, truth: statistic.truth(population), kinds: kinds.count
          ) { stream in intervals(statistic, population, count, &stream) }
          lines.append(
            "| \(statistic.name) | \(population.rawValue) | \(count) | "
              + tallies.map { $0.text(samples: samples) }.joined(separator: " | ") + " |")
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func intervals(
    _ statistic: Case, _ population: Population, _ count: Int, _ stream: inout RandomStream
  ) -> [ConfidenceInterval?] {
    let simulation = Simulation(resamples: 1_999, seed: stream.next())
    guard let distribution = try? statistic.draw(population, count, &stream, simulation) else {
      return kinds.map { _ in nil }
    }
    return kinds.map { try? distribution.interval($0.kind, convention: $0.convention).interval }
  }

  private static let cases: [Case] = [
    Case(name: "mean", truth: { [.normal: 0, .skewed: 1, .discrete: 2][$0] ?? .nan }) {
      population, count, stream, plan in
      try Bootstrap.distribution(
        of: .mean, sample: population.sample(count, &stream), studentized: true, simulation: plan)
    },
    Case(name: "median", truth: { [.normal: 0, .skewed: log(2), .discrete: 2][$0] ?? .nan }) {
      population, count, stream, plan in
      try Bootstrap.distribution(of: .median, sample: population.sample(count, &stream), simulation: plan)
    },
    Case(
      name: "interquartile mean",
      // Of the exponential: ((1 + a)·¾ − (1 + b)·¼)/½ with the quartiles a = ln 4/3 and b = ln 4.
      truth: { [.normal: 0, .skewed: 1.5 * (1 + log(4.0 / 3)) - 0.5 * (1 + log(4)), .discrete: 2][$0] ?? .nan }
    ) { population, count, stream, plan in
      try Bootstrap.distribution(of: .interquartileMean, sample: population.sample(count, &stream), simulation: plan)
    },
    Case(name: "difference of means", truth: { _ in 0 }) { population, count, stream, plan in
      try Bootstrap.distribution(
        of: .differenceOfMeans, first: population.sample(count, &stream), second: population.sample(count, &stream),
        studentized: true, simulation: plan)
    },
    Case(name: "difference of medians", truth: { _ in 0 }) { population, count, stream, plan in
      try Bootstrap.distribution(
        of: .differenceOfMedians, first: population.sample(count, &stream),
        second: population.sample(count, &stream), simulation: plan)
    },
    // The first sample: the normal plus 1, the exponential doubled, the discrete plus 1.
    Case(
      name: "probability of superiority",
      truth: { [.normal: 0.760249938906523, .skewed: 2.0 / 3, .discrete: 0.68][$0] ?? .nan }
    ) { population, count, stream, plan in
      let first = population.sample(count, &stream).map { population == .skewed ? 2 * $0 : $0 + 1 }
      return try Bootstrap.distribution(
        of: .probabilityOfSuperiority, first: first, second: population.sample(count, &stream), simulation: plan)
    },
    // Numerator and denominator are independent: normal with mean 5, exponential, and discrete plus 1.
    Case(name: "ratio of means", truth: { _ in 1 }) { population, count, stream, plan in
      let shift: Double = [.normal: 5, .skewed: 0, .discrete: 1][population] ?? .nan
      let first = population.sample(count, &stream).map { $0 + shift }
      let second = population.sample(count, &stream).map { $0 + shift }
      return try Bootstrap.distribution(
        of: .ratioOfMeans, paired: first, with: second, studentized: true, simulation: plan)
    },
    // The second value equals the first with chance 0.6, else is independent of it: the correlation is 0.6.
    Case(name: "correlation", truth: { _ in 0.6 }) { population, count, stream, plan in
      let first = population.sample(count, &stream)
      var second: [Double] = []
      for value in first { second.append(stream.nextUniform() < 0.6 ? value : population.draw(&stream)) }
      return try Bootstrap.distribution(of: .correlation, paired: first, with: second, simulation: plan)
    },
  ]
}
