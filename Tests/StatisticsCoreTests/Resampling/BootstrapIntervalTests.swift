import Testing

@testable import StatisticsCore

@Suite("Bootstrap intervals from given replicates")
struct BootstrapIntervalTests {
  @Test("City ratio agrees with R's boot", arguments: ["regression", "jackknife", "infinitesimal"])
  func city(influence: String) throws {
    try check(BootReference.city(), influence)
  }

  @Test("Mean of air-conditioning failures agrees with R's boot", arguments: ["regression", "jackknife"])
  func aircondit(influence: String) throws {
    try check(BootReference.aircondit(), influence)
  }

  private func check(_ reference: BootReference, _ influence: String) throws {
    let distribution = try reference.distribution(influence: influence)
    #expect(isClose(distribution.bias, reference.bias, within: reference.tolerance))
    #expect(isClose(distribution.standardError, reference.standardError, within: reference.tolerance))
    let expected = try #require(reference.intervals[influence])
    #expect(!expected.isEmpty)
    for row in expected {
      let kind = try #require(BootstrapIntervalKind(rawValue: row.kind))
      let found = try distribution.interval(kind, level: row.level, convention: .rBoot).interval
      #expect(isClose(found?.lower, row.lower, within: reference.tolerance), "\(row.kind) \(row.level)")
      #expect(isClose(found?.upper, row.upper, within: reference.tolerance), "\(row.kind) \(row.level)")
    }
  }

  @Test("Intervals on a transformed scale agree with R's boot")
  func logarithms() throws {
    // boot.ci(air.boot, type = c("norm", "basic", "stud"), h = log, hdot = function(x) 1 / x), R 4.2.2, boot 1.3-28.1.
    let reference = try BootReference.aircondit()
    let plain = try #require(try reference.distribution(influence: "regression").studentization)
    let studentization = try BootstrapDistribution.Studentization(
      estimate: log(reference.estimate), standardError: plain.standardError / reference.estimate,
      replicates: reference.replicates.map { log($0) },
      standardErrors: zip(reference.variances, reference.replicates).map { $0.squareRoot() / $1 })
    let distribution = try BootstrapDistribution(
      estimate: log(reference.estimate), replicates: reference.replicates.map { log($0) },
      studentization: studentization)
    for (kind, lower, upper) in [
      (BootstrapIntervalKind.normal, 4.0449378561088274, 5.4596412869587763),
      (.basic, 4.1391627392157408, 5.5536023989109511), (.studentized, 3.9966474042406568, 5.8046648785229129),
    ] {
      let found = try distribution.interval(kind, convention: .rBoot).interval
      #expect(isClose(found?.lower, lower, within: 1e-10), "\(kind)")
      #expect(isClose(found?.upper, upper, within: 1e-10), "\(kind)")
    }
  }

  @Test("One- and two-sided intervals agree with SciPy")
  func scipy() throws {
    let reference = try SciPyReference.read()
    #expect(reference.cases.count == 4)
    for reference in reference.cases {
      let distribution = try BootstrapDistribution(
        estimate: estimate(reference), replicates: reference.replicates, influence: influence(reference))
      #expect(isClose(distribution.standardError, reference.standardError, within: 1e-12))
      for row in reference.intervals {
        let kind = try #require(BootstrapIntervalKind(rawValue: row.method))
        let found = try distribution.interval(kind, level: row.level, alternative: row.alternative).interval
        #expect(isClose(found?.lower, row.lower ?? -.infinity, within: 1e-12), "\(reference.name) \(row)")
        #expect(isClose(found?.upper, row.upper ?? .infinity, within: 1e-12), "\(reference.name) \(row)")
      }
    }
  }

  private func estimate(_ reference: SciPyReference.Case) throws -> Double {
    let statistic = Self.statistic(reference.name)
    return statistic(reference.data)
  }

  private func influence(_ reference: SciPyReference.Case) throws -> InfluenceValues {
    let statistic = Self.statistic(reference.name)
    let whole = statistic(reference.data)
    let isPaired = reference.name == "pearson_paired"
    let samples = isPaired ? [0] : Array(reference.data.indices)
    return InfluenceValues(
      samples: samples.map { sample in
        reference.data[sample].indices.map { left in
          var data = reference.data
          for other in data.indices where other == sample || isPaired { data[other].remove(at: left) }
          return Double(reference.data[sample].count - 1) * (whole - statistic(data))
        }
      })
  }

  static func statistic(_ name: String) -> @Sendable ([[Double]]) -> Double {
    switch name {
    case "mean16": { mean($0[0]) }
    case "doc_std100": { variance($0[0]).squareRoot() }
    case "skewdiff_2samp": { skewness($0[0]) - skewness($0[1]) }
    default:
      {
        let (x, y) = ($0[0], $0[1])
        let products = zip(x, y).reduce(0) { $0 + ($1.0 - mean(x)) * ($1.1 - mean(y)) }
        return products / Double(x.count) / (variance(x) * variance(y)).squareRoot()
      }
    }
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
  private static func variance(_ values: [Double]) -> Double {
    let center = mean(values)
    return mean(values.map { ($0 - center) * ($0 - center) })
  }
  private static func skewness(_ values: [Double]) -> Double {
    let center = mean(values)
    let spread = variance(values).squareRoot()
    return mean(values.map { ($0 - center) / spread * (($0 - center) / spread) * (($0 - center) / spread) })
  }
}
