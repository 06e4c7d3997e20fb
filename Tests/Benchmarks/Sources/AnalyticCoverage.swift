import Foundation
import StatisticsCore

/// What analytic intervals of nominal level 0.95 cover in small samples.
enum AnalyticCoverage {
  typealias Population = BootstrapCoverage.Population

  /// An interval: its name, the true value in each population, and the interval of a drawn sample of given size.
  private struct Case: Sendable {
    let name: String
    let truth: @Sendable (Population) -> Double
    let interval: @Sendable (Population, Int, inout RandomStream) throws -> ConfidenceInterval?
  }

  @Sendable static func table(samples: Int) -> String {
    var lines = ["| interval | population | 5 | 10 | 30 |", "| --- | --- | --: | --: | --: |"]
    for item in cases {
      for population in Population.allCases {
        let figures = [5, 10, 30].map { count in
          Coverage.count(samples: samples, truth: item.truth(population), kinds: 1) { stream in
            [try? item.interval(population, count, &stream)]
          }[0].text(samples: samples)
        }
        lines.append("| \(item.name) | \(population.rawValue) | \(figures.joined(separator: " | ")) |")
      }
    }
    for (name, interval) in proportions {
      for share in [0.1, 0.3, 0.5] {
        let figures = [5, 10, 30].map { count in
          Coverage.count(samples: samples, truth: name.contains("difference") ? share - 0.5 : share, kinds: 1) {
            stream in
            let first = successes(share, count, &stream)
            return [try? interval(first, successes(0.5, count, &stream), count)]
          }[0].text(samples: samples)
        }
        lines.append("| \(name) | \(share) | \(figures.joined(separator: " | ")) |")
      }
    }
    return lines.joined(separator: "\n")
  }

  static func successes(_ share: Double, _ trials: Int, _ stream: inout RandomStream) -> Int {
    (0..<trials).reduce(0) { count, _ in count + (stream.nextUniform() < share ? 1 : 0) }
  }

  private static let proportions: [(String, @Sendable (Int, Int, Int) throws -> ConfidenceInterval?)] = [
    ("Wilson", { first, _, trials in try WilsonInterval.proportion(successes: first, trials: trials).interval }),
    (
      "Clopper-Pearson",
      { first, _, trials in try ClopperPearsonInterval.proportion(successes: first, trials: trials).interval }
    ),
    (
      "Newcombe's difference from 0.5",
      { first, second, trials in
        try NewcombeDifferenceInterval.difference(
          firstSuccesses: first, firstTrials: trials, secondSuccesses: second, secondTrials: trials
        ).interval
      }
    ),
  ]

  private static let means: [Population: Double] = [.normal: 0, .skewed: 1, .discrete: 2]
  private static let deviations: [Population: Double] = [.normal: 1, .skewed: 1, .discrete: 2.0.squareRoot()]

  private static let cases: [Case] = [
    Case(name: "Student's t, mean", truth: { means[$0] ?? .nan }) { population, count, stream in
      try StudentTInterval.mean(of: population.sample(count, &stream)).interval
    },
    Case(name: "pooled t, difference of means", truth: { _ in 0 }) { population, count, stream in
      let first = population.sample(count, &stream)
      return try StudentTInterval.pooledDifference(first, population.sample(count, &stream)).interval
    },
    // The second population is twice as wide, its sample twice as large.
    Case(name: "Welch, difference of means", truth: { -(means[$0] ?? .nan) }) { population, count, stream in
      let first = population.sample(count, &stream)
      return try WelchInterval.difference(first, population.sample(2 * count, &stream).map { 2 * $0 }).interval
    },
    // The first population lies 0.8 standard deviations higher.
    Case(name: "noncentral t, Cohen's d and Hedges' g", truth: { _ in 0.8 }) { population, count, stream in
      let pair = shifted(population, count, 0.8, &stream)
      return try CohensD.interval(pair.first, pair.second).interval
    },
    Case(name: "Hodges-Lehmann shift", truth: { _ in 1 }) { population, count, stream in
      let first = population.sample(count, &stream).map { $0 + 1 }
      return try HodgesLehmannShift.interval(first, population.sample(count, &stream)).interval
    },
    // Half the median of the gamma distribution with shape 2.
    Case(
      name: "Hodges-Lehmann pseudomedian",
      truth: { [.normal: 0, .skewed: 0.839173495008331, .discrete: 2][$0] ?? .nan }
    ) { population, count, stream in
      try HodgesLehmannPseudomedian.interval(population.sample(count, &stream)).interval
    },
    // The first sample: the normal plus 1, the exponential doubled, the discrete plus 1.
    Case(
      name: "Newcombe 5, superiority",
      truth: { [.normal: 0.760249938906523, .skewed: 2.0 / 3, .discrete: 0.68][$0] ?? .nan }
    ) { population, count, stream in
      let first = population.sample(count, &stream).map { population == .skewed ? 2 * $0 : $0 + 1 }
      return try Superiority.interval(first, population.sample(count, &stream)).interval
    },
    // The second variable is 0.6 of the first plus 0.8 of an independent one: the correlation is 0.6.
    Case(name: "Fisher's z, correlation", truth: { _ in 0.6 }) { population, count, stream in
      let first = population.sample(count, &stream)
      return try PearsonCorrelation.interval(first, first.map { 0.6 * $0 + 0.8 * population.draw(&stream) }).interval
    },
    // Numerator and denominator are independent: normal with mean 5, exponential, and discrete plus 1.
    Case(name: "Fieller, ratio of means", truth: { _ in 1 }) { population, count, stream in
      let shift: Double = [.normal: 5, .skewed: 0, .discrete: 1][population] ?? .nan
      let first = population.sample(count, &stream).map { $0 + shift }
      return try ratio(first, population.sample(count, &stream).map { $0 + shift })
    },
    // Clusters of five observations; half of the variance is between clusters, and so is the regressor's.
    Case(name: "CR2 t, slope (n clusters)", truth: { _ in 2 }) { population, count, stream in
      var (rows, response, clusters) = ([[Double]](), [Double](), [Int]())
      for cluster in 0..<count {
        let (effect, level) = (population.draw(&stream), stream.nextNormal())
        for _ in 0..<5 {
          let x = level + stream.nextNormal()
          rows.append([1, x])
          response.append(2 * x + effect + population.draw(&stream))
          clusters.append(cluster)
        }
      }
      return try LeastSquares(design: Matrix(rows: rows), response: response)
        .interval(ofCoefficient: 1, clusters: clusters).interval
    },
    // Times: the exponential of the normal, the exponential, the discrete plus an exponential; censored by an exponential of
    // twice the median.
    Case(
      name: "Kaplan-Meier median", truth: { [.normal: 1, .skewed: log(2), .discrete: medianOfSum][$0] ?? .nan }
    ) { population, count, stream in
      let truth: Double = [.normal: 1, .skewed: log(2), .discrete: medianOfSum][population] ?? .nan
      var (times, events) = ([Double](), [Bool]())
      for _ in 0..<count {
        let value = population.draw(&stream)
        let time =
          population == .normal ? exp(value) : population == .skewed ? value : value - log(1 - stream.nextUniform())
        let end = -2 * truth * log(1 - stream.nextUniform())
        times.append(min(time, end))
        events.append(time <= end)
      }
      return try KaplanMeier(times: times, isEvent: events).medianInterval().interval
    },
  ]

  /// The median of a uniform number of 0 … 4 plus an exponential one: where Σ (1 − e^(k − m))⁺ = 2.5.
  private static let medianOfSum: Double = {
    var (low, high) = (0.0, 5.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let sum = (0..<5).reduce(0.0) { $0 + max(0, 1 - exp(Double($1) - middle)) }
      if sum < 2.5 { low = middle } else { high = middle }
    }
    return low
  }()

  private static func shifted(
    _ population: Population, _ count: Int, _ shift: Double, _ stream: inout RandomStream
  ) -> (first: [Double], second: [Double]) {
    let distance = shift * (deviations[population] ?? .nan)
    return (population.sample(count, &stream).map { $0 + distance }, population.sample(count, &stream))
  }

  /// An interval that contains 1 just when Fieller's set does.
  private static func ratio(_ first: [Double], _ second: [Double]) throws -> ConfidenceInterval? {
    let count = Double(first.count)
    let (a, b) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    func covariance(_ x: [Double], _ xMean: Double, _ y: [Double], _ yMean: Double) -> Double {
      zip(x, y).reduce(0) { $0 + ($1.0 - xMean) * ($1.1 - yMean) } / (count - 1) / count
    }
    // t of n − 1 degrees of freedom: half the width of an interval with standard error 1.
    let quantile: Double = [5: 2.7764451051977943, 10: 2.2621571627982053, 30: 2.045229642132704][first.count] ?? .nan
    let set = try Fieller.ratio(
      numerator: a, denominator: b, numeratorVariance: covariance(first, a, first, a),
      denominatorVariance: covariance(second, b, second, b), covariance: covariance(first, a, second, b),
      criticalValue: quantile)
    let reach: Double = set.contains(1) ? 1 : 0
    return ConfidenceInterval(lower: 1 - reach, upper: set.contains(1) ? 2 : 0, level: 0.95, method: .studentT)
  }
}
