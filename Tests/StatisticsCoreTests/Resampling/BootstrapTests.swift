import Testing

@testable import StatisticsCore

@Suite("Bootstrap")
struct BootstrapTests {
  static let skewed = [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213.0]
  static let sampleStatistics: [SampleStatistic] = [
    .mean, .median, .interquartileMean, .trimmedMean(proportion: 0.1), .quantile(0.8),
  ]
  static let pairedStatistics: [PairedStatistic] = [
    .differenceOfMeans, .differenceOfMedians, .ratioOfMeans, .correlation, .probabilityOfSuperiority,
  ]
  static let twoSampleStatistics: [TwoSampleStatistic] = [
    .differenceOfMeans, .differenceOfMedians, .ratioOfMeans, .probabilityOfSuperiority,
  ]

  @Test("A closure with a standard error gives the studentized interval of the closed statistic")
  func studentizedClosure() throws {
    let plan = Simulation(resamples: 500)
    let closed = try Bootstrap.distribution(of: .mean, sample: Self.skewed, studentized: true, simulation: plan)
    let open = try Bootstrap.studentizedDistribution(sample: Self.skewed, simulation: plan) { sample in
      let mean = sample.reduce(0, +) / Double(sample.count)
      let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, squares.squareRoot() / Double(sample.count))
    }
    let expected = try #require(try closed.interval(.studentized).interval)
    let found = try #require(try open.interval(.studentized).interval)
    #expect(isClose(found.lower, expected.lower, within: 1e-9) && isClose(found.upper, expected.upper, within: 1e-9))
  }

  /// Intervals of R's boot with 99,999 resamples of the same data; agreement within 1.5 %.
  @Test("Drawn intervals of a mean agree with R's")
  func againstR() throws {
    let distribution = try Bootstrap.distribution(
      of: .mean, sample: Self.skewed, simulation: Simulation(resamples: 99_999, threads: 2))
    for (kind, lower, upper) in [
      (BootstrapIntervalKind.normal, 26.044556415953956, 81.897880758417784),
      (.basic, 23.556249999999991, 79.268749999999983), (.percentile, 28.718750000000018, 84.431250000000006),
      (.bca, 32.25, 91.375),
    ] {
      let found = try #require(try distribution.interval(kind, convention: .rBoot).interval)
      #expect(abs(found.lower - lower) < 0.015 * lower, "\(kind)")
      #expect(abs(found.upper - upper) < 0.015 * upper, "\(kind)")
    }
  }

  @Test("Drawn intervals of other data agree with R's", arguments: ["city", "aircondit"])
  func againstRToo(name: String) throws {
    let reference = try name == "city" ? BootReference.city() : BootReference.aircondit()
    let simulation = Simulation(resamples: 30_000, threads: 2)
    let distribution =
      if let u = reference.data["u"], let x = reference.data["x"] {
        try Bootstrap.distribution(of: .ratioOfMeans, paired: x, with: u, simulation: simulation)
      } else {
        try Bootstrap.distribution(of: .mean, sample: #require(reference.data["hours"]), simulation: simulation)
      }
    #expect(isClose(distribution.estimate, reference.estimate, within: 1e-12))
    #expect(!reference.monteCarlo.isEmpty)
    // Of boot's influence values for BCa of the ratio, which are infinitesimal, ours are the jackknife: see the fixtures.
    for row in reference.monteCarlo where !(name == "city" && row.kind == "bca") {
      let kind = try #require(BootstrapIntervalKind(rawValue: row.kind))
      let found = try #require(try distribution.interval(kind, level: row.level, convention: .rBoot).interval)
      let error = try #require(found.monteCarloError)
      #expect(abs(found.lower - row.lower) < max(0.015 * abs(row.lower), 4 * error.lower), "\(row)")
      #expect(abs(found.upper - row.upper) < max(0.015 * abs(row.upper), 4 * error.upper), "\(row)")
    }
  }

  @Test("Threads change no bit", arguments: sampleStatistics)
  func threads(statistic: SampleStatistic) throws {
    for design in [
      ResamplingDesign.independent, .stratified(by: Self.skewed.indices.map { $0 % 3 }),
      .clustered(by: Self.skewed.indices.map { $0 / 3 }), .counts(Self.skewed.indices.map { $0 % 4 }),
    ] {
      let results = try [1, 2, 7].map { threads in
        try Bootstrap.distribution(
          of: statistic, sample: Self.skewed, design: design, simulation: Simulation(resamples: 600, threads: threads))
      }
      let isSame = results.allSatisfy { $0 == results[0] }
      #expect(isSame, "\(design)")
      #expect(results[0].sortedReplicates.count == 600)
    }
  }

  @Test("The order of the rows changes no bit", arguments: sampleStatistics)
  func permutation(statistic: SampleStatistic) throws {
    var stream = RandomStream(seed: 5)
    let order = Array(Self.skewed.indices).shuffled(using: &stream)
    let labels = Self.skewed.indices.map { $0 % 4 }
    let simulation = Simulation(resamples: 300)
    for design in [
      (ResamplingDesign.independent, ResamplingDesign.independent),
      (.stratified(by: labels), .stratified(by: order.map { labels[$0] })),
      (.clustered(by: labels), .clustered(by: order.map { labels[$0] })),
      (.counts(labels), .counts(order.map { labels[$0] })),
    ] {
      let straight = try Bootstrap.distribution(
        of: statistic, sample: Self.skewed, design: design.0, simulation: simulation)
      let shuffled = try Bootstrap.distribution(
        of: statistic, sample: order.map { Self.skewed[$0] }, design: design.1, simulation: simulation)
      #expect(straight.estimate == shuffled.estimate)
      let isSame = straight == shuffled
      #expect(isSame, "\(design.0)")
    }
  }

  @Test("The order of pairs changes no bit", arguments: pairedStatistics)
  func pairedPermutation(statistic: PairedStatistic) throws {
    var stream = RandomStream(seed: 6)
    let second = Self.skewed.map { ($0 * 7).truncatingRemainder(dividingBy: 31) + 1 }
    let order = Array(Self.skewed.indices).shuffled(using: &stream)
    let simulation = Simulation(resamples: 200)
    #expect(
      try Bootstrap.distribution(of: statistic, paired: Self.skewed, with: second, simulation: simulation)
        == Bootstrap.distribution(
          of: statistic, paired: order.map { Self.skewed[$0] }, with: order.map { second[$0] }, simulation: simulation))
  }

  @Test(
    "Another seed differs within the reported Monte Carlo error",
    arguments: [
      BootstrapIntervalKind.normal, .basic, .percentile, .studentized, .bca,
    ])
  func monteCarloError(kind: BootstrapIntervalKind) throws {
    // Twenty seeds: the spread of an end over them, and the error reported, on average.
    var lower: [Double] = []
    var upper: [Double] = []
    var errors = (lower: 0.0, upper: 0.0)
    let seeds = 0..<20 as Range<UInt64>
    for seed in seeds {
      let distribution = try Bootstrap.distribution(
        of: .mean, sample: Self.skewed, studentized: kind == .studentized,
        simulation: Simulation(resamples: 999, seed: seed))
      let interval = try #require(try distribution.interval(kind).interval)
      let error = try #require(interval.monteCarloError)
      lower.append(interval.lower)
      upper.append(interval.upper)
      errors.lower += error.lower / 20
      errors.upper += error.upper / 20
    }
    // A standard deviation from 20 values is itself off by a sixth, one standard error; allowed are three.
    #expect((0.5...1.6).contains(SampleMoments(lower).standardDeviation / errors.lower))
    #expect((0.5...1.6).contains(SampleMoments(upper).standardDeviation / errors.upper))
  }

  @Test("Closed statistics and their closures have the same distribution")
  func closures() throws {
    let simulation = Simulation(resamples: 4_000)
    let second = Self.skewed.map { $0.squareRoot() + 3 }
    func compare(_ closed: BootstrapDistribution, _ open: BootstrapDistribution, _ label: String) throws {
      #expect(isClose(closed.estimate, try #require(open.estimate), within: 1e-12), "\(label)")
      for level in [0.5, 0.9] {
        let one = try #require(try closed.interval(.percentile, level: level).interval)
        let two = try #require(try open.interval(.percentile, level: level).interval)
        // Ends of discrete distributions differ by a step of them where the share beneath a step is near.
        let step = try 0.03 * (#require(closed.standardError)) + 6 * #require(one.monteCarloError).largest
        #expect(abs(one.lower - two.lower) <= step && abs(one.upper - two.upper) <= step, "\(label) \(level)")
      }
    }
    for design in [
      ResamplingDesign.independent, .clustered(by: second.indices.map { $0 / 2 }),
      .stratified(by: second.indices.map { $0 % 2 }),
    ] {
      for statistic in Self.sampleStatistics where statistic != .quantile(0.8) && statistic != .median {
        try compare(
          Bootstrap.distribution(of: statistic, sample: Self.skewed, design: design, simulation: simulation),
          Bootstrap.distribution(sample: Self.skewed, design: design, simulation: simulation) {
            (try? statistic.value(of: $0)) ?? .nan
          }, "\(statistic) \(design)")
      }
      for statistic in [PairedStatistic.ratioOfMeans, .correlation] {
        try compare(
          Bootstrap.distribution(
            of: statistic, paired: Self.skewed, with: second, design: design, simulation: simulation),
          Bootstrap.distribution(paired: Self.skewed, with: second, design: design, simulation: simulation) {
            (try? statistic.value(first: $0, second: $1)) ?? .nan
          }, "\(statistic) \(design)")
      }
    }
    let (few, many) = (WorkedExample.a, WorkedExample.b)
    for statistic in [TwoSampleStatistic.differenceOfMeans, .ratioOfMeans, .difference(of: .interquartileMean)] {
      try compare(
        Bootstrap.distribution(of: statistic, first: few, second: many, simulation: simulation),
        Bootstrap.distribution(first: few, second: many, simulation: simulation) {
          (try? statistic.value(first: $0, second: $1)) ?? .nan
        }, "\(statistic)")
    }
  }

  @Test("Counts are the same as so many equal observations")
  func counts() throws {
    let (values, counts) = ([1, 2, 5.0], [4, 3, 2])
    let long = zip(values, counts).flatMap { Array(repeating: $0, count: $1) }
    for statistic in Self.sampleStatistics {
      let simulation = Simulation(resamples: 8_000, threads: 2)
      let short = try Bootstrap.distribution(
        of: statistic, sample: values, design: .counts(counts), simulation: simulation)
      let full = try Bootstrap.distribution(of: statistic, sample: long, simulation: simulation)
      #expect(isClose(short.estimate, try #require(full.estimate), within: 1e-14))
      #expect(isClose(short.standardError, try #require(full.standardError), within: 0.05), "\(statistic)")
      let acceleration = try #require(full.influence?.acceleration(convention: .scipy))
      #expect(isClose(short.influence?.acceleration(convention: .scipy), acceleration, within: 1e-10))
    }
    let open = try Bootstrap.distribution(counts: counts) { counts in
      Double(zip(values, counts).reduce(0) { $0 + $1.0 * Double($1.1) }) / Double(counts.reduce(0, +))
    }
    let closed = try Bootstrap.distribution(of: .mean, sample: values, design: .counts(counts))
    #expect(isClose(open.standardError, try #require(closed.standardError), within: 0.02))
    #expect(isClose(try open.interval().interval?.lower, try #require(closed.interval().interval).lower, within: 0.05))
  }

  @Test("A studentized interval of a mean has the standard error of R's mean.fun")
  func studentized() throws {
    let reference = try BootReference.aircondit()
    let distribution = try Bootstrap.distribution(
      of: .mean, sample: #require(reference.data["hours"]), studentized: true,
      simulation: Simulation(resamples: 20_000, threads: 2))
    let expected = try #require(try reference.distribution(influence: "jackknife").studentization)
    #expect(isClose(distribution.studentization?.standardError, expected.standardError, within: 1e-12))
    let found = try #require(try distribution.interval(.studentized, level: 0.9, convention: .rBoot).interval)
    let other = try #require(
      try reference.distribution(influence: "jackknife").interval(.studentized, level: 0.9, convention: .rBoot).interval
    )
    let error = try #require(other.monteCarloError)
    #expect(abs(found.lower - other.lower) < 4 * error.lower)
    #expect(abs(found.upper - other.upper) < 4 * error.upper)
  }

  /// Small versions of the simulations behind the documentation's table, with four standard errors of leeway.
  @Test(
    "Intervals of a mean cover what the documentation says",
    arguments: [
      (BootstrapIntervalKind.percentile, 0.9), (.bca, 0.9), (.studentized, 0.95),
    ])
  func coverage(kind: BootstrapIntervalKind, expected: Double) throws {
    var covered = 0
    let samples = 400
    for sample in 0..<samples {
      var stream = RandomStream(seed: 11, block: UInt64(sample))
      let values = (0..<10).map { _ in stream.nextNormal() }
      let distribution = try Bootstrap.distribution(
        of: .mean, sample: values, studentized: true, simulation: Simulation(resamples: 299, seed: stream.next()))
      if try distribution.interval(kind).interval?.contains(0) == true { covered += 1 }
    }
    let error = (expected * (1 - expected) / Double(samples)).squareRoot()
    #expect(abs(Double(covered) / Double(samples) - expected) < 4 * error)
  }

  @Test("An index is drawn as often as another", arguments: [1, 2, 3, 10, 26, 1000])
  func indices(bound: Int) throws {
    let sampler = IndexSampler(bound: bound)
    var counts = [Int](repeating: 0, count: bound)
    var stream = RandomStream(seed: 2)
    var drawn = [Int32](repeating: 0, count: bound)
    let rounds = 100_000 / bound + 1
    for _ in 0..<rounds {
      drawn.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        sampler.fill(base, count: bound, stream: &stream)
      }
      for index in drawn { counts[Int(index)] += 1 }
    }
    // χ² has mean bound − 1 and variance 2 (bound − 1).
    let expected = Double(rounds)
    let statistic = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    #expect(abs(statistic - Double(bound - 1)) <= 5 * (2 * Double(bound - 1)).squareRoot())
  }
}
