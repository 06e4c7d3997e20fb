import Testing

@testable import StatisticsCore

@Suite("Influence values")
struct InfluenceValuesTests {
  @Test("Jackknife, infinitesimal and regression values agree with R's empinf")
  func boot() throws {
    let city = try BootReference.city()
    let (u, x) = (try #require(city.data["u"]), try #require(city.data["x"]))
    func ratio(_ weights: [Double]) -> Double {
      zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / zip(weights, u).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let jackknife = try InfluenceValues.jackknife(rowCount: u.count) { rows in
      rows.reduce(0) { $0 + x[$1] } / rows.reduce(0) { $0 + u[$1] }
    }
    let infinitesimal = try InfluenceValues.infinitesimal(rowCount: u.count, statistic: ratio)
    for (found, name) in [(jackknife, "jackknife"), (infinitesimal, "infinitesimal")] {
      for (found, expected) in zip(found.samples[0], try #require(city.influence[name])) {
        #expect(isClose(found, expected, within: 1e-10), "\(name)")
      }
    }
    let aircondit = try BootReference.aircondit()
    let regression = try InfluenceValues.regression(
      replicates: aircondit.replicates, resamples: aircondit.resamples, rowCount: 12)
    for (found, expected) in zip(regression.samples[0], try #require(aircondit.influence["regression"])) {
      #expect(isClose(found, expected, within: 1e-10))
    }
  }

  @Test("The bootstrap's own jackknife agrees with leaving out one row after the other")
  func closedStatistics() throws {
    let sample = [0.5, 1, 1, 2.5, 4, 4, 7, 11]
    for statistic in [
      SampleStatistic.mean, .median, .interquartileMean, .trimmedMean(proportion: 0.2), .quantile(0.9),
    ] {
      let found = try #require(
        try Bootstrap.distribution(of: statistic, sample: sample, simulation: Simulation(resamples: 9)).influence)
      let expected = try InfluenceValues.jackknife(rowCount: sample.count) { rows in
        (try? statistic.value(of: rows.map { sample[$0] })) ?? .nan
      }
      for (one, other) in zip(found.samples[0], expected.samples[0]) {
        #expect(isClose(one, other, within: 1e-12), "\(statistic)")
      }
    }
  }

  @Test(
    "So does that of two samples",
    arguments: [
      TwoSampleStatistic.differenceOfMeans, .differenceOfMedians, .ratioOfMeans, .probabilityOfSuperiority,
    ])
  func twoSamples(statistic: TwoSampleStatistic) throws {
    let first = [1, 2, 2, 4, 9.5]
    let second = [0.5, 2, 3, 3.0]
    let found = try #require(
      try Bootstrap.distribution(of: statistic, first: first, second: second, simulation: Simulation(resamples: 9))
        .influence)
    let open = try #require(
      try Bootstrap.distribution(first: first, second: second, simulation: Simulation(resamples: 9)) {
        (try? statistic.value(first: $0, second: $1)) ?? .nan
      }.influence)
    for (one, other) in zip(found.samples.joined(), open.samples.joined()) {
      #expect(isClose(one, other, within: 1e-12))
    }
  }

  @Test(
    "So does that of pairs and clusters",
    arguments: [
      PairedStatistic.differenceOfMeans, .differenceOfMedians, .ratioOfMeans, .correlation, .probabilityOfSuperiority,
    ])
  func pairs(statistic: PairedStatistic) throws {
    // In ascending order, as the rows are held, so that the values can be compared one by one.
    let first = [1, 2, 3, 4, 9.5, 10]
    let second = [0.5, 2, 5, 3, 4, 12]
    for design in [
      ResamplingDesign.independent, .clustered(by: [1, 1, 2, 3, 3, 4]), .stratified(by: [0, 0, 0, 1, 1, 1]),
    ] {
      let found = try #require(
        try Bootstrap.distribution(
          of: statistic, paired: first, with: second, design: design, simulation: Simulation(resamples: 9)
        ).influence)
      let open = try #require(
        try Bootstrap.distribution(
          paired: first, with: second, design: design, simulation: Simulation(resamples: 9)
        ) { (try? statistic.value(first: $0, second: $1)) ?? .nan }.influence)
      // Pairs of equal first differences may be held in another order; the acceleration knows no order.
      if case .difference(of: .mean) = statistic {
        let one = found.acceleration(convention: .scipy)
        #expect(isClose(one, try #require(open.acceleration(convention: .scipy)), within: 1e-10))
        continue
      }
      for (one, other) in zip(found.samples.joined(), open.samples.joined()) {
        #expect(isClose(one, other, within: 1e-10), "\(statistic) \(design)")
      }
    }
  }

  @Test("Values without spread give no acceleration")
  func flat() {
    for convention in BootstrapConvention.allCases {
      #expect(InfluenceValues(samples: [[0, 0, 0]]).acceleration(convention: convention) == nil)
      #expect(InfluenceValues(samples: []).acceleration(convention: convention) == nil)
      #expect(InfluenceValues(samples: [[.infinity, 1]]).acceleration(convention: convention) == nil)
    }
    #expect(InfluenceValues(samples: [[2, 2, 2]]).acceleration(convention: .scipy) == nil)
  }

  @Test("Multiplicities count as so many equal values")
  func multiplicities() throws {
    let short = InfluenceValues(samples: [[1, -2, 4]], multiplicities: [[3, 2, 1]])
    let long = InfluenceValues(samples: [[1, 1, 1, -2, -2, 4]])
    for convention in BootstrapConvention.allCases {
      let expected = try #require(long.acceleration(convention: convention))
      #expect(isClose(short.acceleration(convention: convention), expected, within: 1e-14))
    }
  }

  @Test("Malformed questions are refused")
  func refusals() {
    #expect(throws: StatisticsError.self) { try InfluenceValues.jackknife(rowCount: -1) { _ in 0 } }
    #expect(throws: StatisticsError.self) { try InfluenceValues.jackknife(rowCount: 2, strata: [1]) { _ in 0 } }
    #expect(throws: StatisticsError.self) { try InfluenceValues.infinitesimal(rowCount: 2, epsilon: 0) { _ in 0 } }
    #expect(throws: StatisticsError.self) {
      try InfluenceValues.regression(replicates: [1], resamples: [[5]], rowCount: 2)
    }
    #expect(throws: StatisticsError.self) {
      try InfluenceValues.regression(replicates: [1, 2], resamples: [[0, 1], [0, 1]], rowCount: 2)
    }
  }
}
