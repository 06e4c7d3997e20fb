import Testing

@testable import StatisticsCore

@Suite("Bootstrap of hostile input")
struct BootstrapHostileInputTests {
  private static let few = Simulation(resamples: 200)

  @Test("Too few observations", arguments: BootstrapTests.sampleStatistics)
  func few(statistic: SampleStatistic) throws {
    let nothing = try Bootstrap.distribution(of: statistic, sample: [], simulation: Self.few)
    #expect(nothing.degeneracy == .tooFewObservations(found: 0, needed: 2))
    #expect(nothing.estimate == nil)
    #expect(nothing.bias == nil && nothing.standardError == nil)
    let one = try Bootstrap.distribution(of: statistic, sample: [3], simulation: Self.few)
    #expect(one.degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(one.estimate == 3)
    let two = try Bootstrap.distribution(of: statistic, sample: [3, 4], simulation: Self.few)
    #expect(two.degeneracy == nil)
    for kind in BootstrapIntervalKind.allCases where kind != .studentized {
      #expect(try one.interval(kind) == .undefined(.tooFewObservations(found: 1, needed: 2)))
      _ = try two.interval(kind)
    }
  }

  @Test("Constants have a value and no interval", arguments: BootstrapTests.sampleStatistics)
  func constants(statistic: SampleStatistic) throws {
    for value in [0, 0.1, -7, 1e308, .leastNonzeroMagnitude] {
      let distribution = try Bootstrap.distribution(
        of: statistic, sample: Array(repeating: value, count: 7), simulation: Self.few)
      #expect(distribution.estimate == value)
      #expect(try distribution.interval() == .undefined(.constantData))
    }
  }

  @Test("Designs in which nothing can vary")
  func designs() throws {
    let sample = [1, 2, 3.0]
    #expect(
      try Bootstrap.distribution(of: .mean, sample: sample, design: .clustered(by: [7, 7, 7])).degeneracy
        == .singleCluster)
    #expect(
      try Bootstrap.distribution(of: .mean, sample: sample, design: .stratified(by: [1, 2, 3])).degeneracy
        == .tooFewObservations(found: 1, needed: 2))
    #expect(
      try Bootstrap.distribution(of: .median, sample: sample, design: .counts([0, 1, 0])).degeneracy
        == .tooFewObservations(found: 1, needed: 2))
    #expect(
      try Bootstrap.distribution(of: .median, sample: sample, design: .counts([0, 5, 0])).degeneracy == .constantData)
    #expect(
      try Bootstrap.distribution(of: .mean, sample: [], design: .counts([])).degeneracy
        == .tooFewObservations(found: 0, needed: 2))
    // Varies between strata only: every resample is the same.
    #expect(
      try Bootstrap.distribution(
        of: .mean, sample: [1, 1, 2, 2], design: .stratified(by: [0, 0, 1, 1]), simulation: Self.few
      ).degeneracy == .constantReplicates)
  }

  @Test("Counts of 10¹²", arguments: BootstrapTests.sampleStatistics)
  func largeCounts(statistic: SampleStatistic) throws {
    let million = 1_000_000_000_000
    let distribution = try Bootstrap.distribution(
      of: statistic, sample: [0, 1, 2], design: .counts([million, 2 * million, million]), simulation: Self.few)
    let estimate = try #require(distribution.estimate)
    if case .quantile = statistic {
      #expect(estimate == 2)
    } else {
      #expect(isClose(estimate, 1, within: 1e-12))
    }
    if statistic == .mean {
      // σ = √½, n = 4 · 10¹².
      let expected = 0.5.squareRoot() / 2e6
      #expect(abs(try #require(distribution.standardError) / expected - 1) < 0.25)
    }
    #expect(throws: StatisticsError.self) {
      try Bootstrap.distribution(of: statistic, sample: [0, 1], design: .counts([.max, .max]))
    }
  }

  @Test("Values at the ends of the range of numbers")
  func extremes() throws {
    let sample = [-1.7e308, 1.7e308, 1.6e308, -1.5e308, 0]
    for statistic in BootstrapTests.sampleStatistics {
      let distribution = try Bootstrap.distribution(of: statistic, sample: sample, simulation: Self.few)
      for kind in BootstrapIntervalKind.allCases where kind != .studentized {
        if let interval = try distribution.interval(kind).interval {
          #expect(!interval.lower.isNaN && !interval.upper.isNaN)
        }
      }
    }
    let tiny = try Bootstrap.distribution(
      of: .mean, sample: [.leastNonzeroMagnitude, 0, 2 * .leastNonzeroMagnitude, 0], simulation: Self.few)
    _ = try tiny.interval(.bca)
    let correlation = try Bootstrap.distribution(
      of: .correlation, paired: [1e300, 2e300, 3e300, 5e300], with: [1e-300, 2e-300, 2.5e-300, 4e-300],
      simulation: Self.few)
    // As NumPy's `corrcoef([1, 2, 3, 5], [1, 2, 2.5, 4])`.
    #expect(isClose(correlation.estimate, 0.9954180744075039, within: 1e-12))
  }

  @Test("Statistics without a value")
  func undefined() throws {
    #expect(
      try Bootstrap.distribution(of: .ratioOfMeans, paired: [1, 2], with: [-1, 1]).degeneracy == .undefinedStatistic)
    #expect(
      try Bootstrap.distribution(of: .correlation, paired: [1, 1, 1], with: [1, 2, 3]).degeneracy == .constantData)
    #expect(try PairedStatistic.correlation.value(first: [1, 1, 1], second: [1, 2, 3]) == nil)
    #expect(try TwoSampleStatistic.ratioOfMeans.value(first: [1], second: [0]) == nil)
    // One resample in 27·… is of one pair only and has no correlation: it is left out and counted.
    let small = try Bootstrap.distribution(of: .correlation, paired: [1, 2, 3], with: [1, 3, 2])
    #expect(small.undefinedReplicateCount > 0)
    #expect(small.sortedReplicates.count + small.undefinedReplicateCount == 9_999)
    let never = try Bootstrap.distribution(sample: [1, 2, 3], simulation: Self.few) { $0 == [1, 2, 3] ? 1 : .nan }
    #expect(never.degeneracy == .undefinedStatistic)
    let nothing = try Bootstrap.distribution(sample: [1, 2, 3], simulation: Self.few) { _ in .infinity }
    #expect(nothing.estimate == nil)
    #expect(nothing.degeneracy == .undefinedStatistic)
  }

  @Test("Samples that do not overlap have no interval of superiority, and no zero-width one")
  func separated() throws {
    let distribution = try Bootstrap.distribution(
      of: .probabilityOfSuperiority, first: [5, 6, 7], second: [1, 2], simulation: Self.few)
    #expect(distribution.estimate == 1)
    #expect(try distribution.interval() == .undefined(.constantReplicates))
  }

  @Test("Where there is no BCa interval, the automatic one is a percentile interval that says so")
  func fallback() throws {
    let flat = try BootstrapDistribution(
      estimate: 2, replicates: [1, 2, 3, 4], influence: InfluenceValues(samples: [[0, 0, 0]]))
    #expect(try flat.interval(.bca) == .undefined(.constantInfluence))
    #expect(try flat.interval().interval?.method == .bootstrapPercentile(.scipy))
    let oneSided = try BootstrapDistribution(
      estimate: 0, replicates: [1, 2, 3, 4], influence: InfluenceValues(samples: [[-1, 0, 2]]))
    #expect(try oneSided.interval(.bca) == .undefined(.unboundedBiasCorrection))
    #expect(try oneSided.interval(convention: .rBoot).interval?.method == .bootstrapPercentile(.rBoot))
    let sound = try BootstrapDistribution(
      estimate: 2, replicates: [1, 2, 3, 4], influence: InfluenceValues(samples: [[-1, 0, 2]]))
    #expect(try sound.interval().interval?.method == .bootstrapBCa(.scipy))
    #expect(try sound.interval().interval?.monteCarloError != nil)
  }

  @Test("Malformed questions are refused")
  func refusals() throws {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: StatisticsError.self) { try Bootstrap.distribution(of: .mean, sample: [1, value]) }
      #expect(throws: StatisticsError.self) { try BootstrapDistribution(estimate: value, replicates: [1]) }
    }
    for resamples in [0, -1, Int.min, Int.max, 1_000_000_000_000] {
      #expect(throws: StatisticsError.self) {
        try Bootstrap.distribution(of: .mean, sample: [1, 2], simulation: Simulation(resamples: resamples))
      }
    }
    #expect(throws: StatisticsError.self) {
      try Bootstrap.distribution(of: .mean, sample: [1, 2], simulation: Simulation(threads: 0))
    }
    for statistic in [
      SampleStatistic.trimmedMean(proportion: 0.5), .trimmedMean(proportion: -0.1), .trimmedMean(proportion: .nan),
      .quantile(1.5), .quantile(.nan),
    ] {
      #expect(throws: StatisticsError.self) { try Bootstrap.distribution(of: statistic, sample: [1, 2]) }
    }
    for design in [
      ResamplingDesign.stratified(by: [1]), .clustered(by: []), .counts([1]), .counts([-1, 3]),
    ] {
      #expect(throws: StatisticsError.self) { try Bootstrap.distribution(of: .mean, sample: [1, 2], design: design) }
    }
    #expect(throws: StatisticsError.self) {
      try Bootstrap.distribution(of: .correlation, paired: [1, 2], with: [1])
    }
    #expect(throws: StatisticsError.self) {
      try Bootstrap.distribution(of: .median, sample: [1, 2], studentized: true)
    }
    #expect(throws: StatisticsError.self) { try Bootstrap.distribution(rowCount: -1) { _ in 0 } }
    #expect(throws: StatisticsError.self) {
      try Bootstrap.distribution(rowCount: 2, design: .counts([1, 1])) { _ in 0 }
    }
    let distribution = try Bootstrap.distribution(of: .mean, sample: [1, 2, 4], simulation: Self.few)
    for level in [0, 1, -1, 2, Double.nan] {
      #expect(throws: StatisticsError.self) { try distribution.interval(level: level) }
    }
    #expect(throws: StatisticsError.self) { try distribution.interval(.studentized) }
  }

  @Test("A single resample, or a level beyond the resamples, gives no false precision")
  func extremeLevels() throws {
    let one = try Bootstrap.distribution(of: .mean, sample: [1, 2, 4], simulation: Simulation(resamples: 1))
    #expect(one.degeneracy == .constantReplicates)
    let distribution = try Bootstrap.distribution(of: .mean, sample: [1, 2, 4], simulation: Self.few)
    for convention in BootstrapConvention.allCases {
      for kind in BootstrapIntervalKind.allCases where kind != .studentized {
        let interval = try #require(try distribution.interval(kind, level: 1 - 1e-12, convention: convention).interval)
        #expect(interval.lower < interval.upper)
      }
    }
  }
}
