@testable import StatisticsCore

/// What R's package boot printed.
struct BootReference: Decodable {
  struct Interval: Decodable {
    let kind: String
    let level: Double
    let lower: Double
    let upper: Double
  }

  let tolerance: Double
  let estimate: Double
  let bias: Double
  let standardError: Double
  let data: [String: [Double]]
  let resamples: [[Int]]
  let replicates: [Double]
  let variances: [Double]
  let influence: [String: [Double]]
  let intervals: [String: [Interval]]
  let monteCarlo: [Interval]

  static func city() throws -> BootReference { try Fixture.json("r_boot/city.json") }
  static func aircondit() throws -> BootReference { try Fixture.json("r_boot/aircondit.json") }

  /// The distribution that R had, with influence values of one of its types.
  func distribution(influence name: String) throws -> BootstrapDistribution {
    var studentization: BootstrapDistribution.Studentization?
    if !variances.isEmpty {
      let hours = data["hours"] ?? []
      let mean = hours.reduce(0, +) / Double(hours.count)
      let squares = hours.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      studentization = try .init(
        estimate: estimate, standardError: squares.squareRoot() / Double(hours.count), replicates: replicates,
        standardErrors: variances.map { $0.squareRoot() })
    }
    return try BootstrapDistribution(
      estimate: estimate, replicates: replicates,
      influence: influence[name].map { InfluenceValues(samples: [$0]) }, studentization: studentization)
  }
}

/// What SciPy's `bootstrap` printed.
struct SciPyReference: Decodable {
  struct Interval: Decodable {
    let method: String
    let level: Double
    let alternative: Alternative
    let lower: Double?
    let upper: Double?
  }

  struct Case: Decodable {
    let name: String
    let data: [[Double]]
    let replicates: [Double]
    let standardError: Double
    let intervals: [Interval]
  }

  let tolerance: Double
  let cases: [Case]

  static func read() throws -> SciPyReference { try Fixture.json("scipy/bootstrap.json") }
}

extension Alternative: Decodable {}
