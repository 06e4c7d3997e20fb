import BenchmarkData
import Foundation
import Quantities
import StatisticsCore
import Tables

@testable import GapAnalysis

/// A system to be put on a board.
struct Invented {
  var name: String
  var country: String?
  var score: Double
  var standardError: Double?
  var releasedOn: String?
  var organization: String?
  var otherCountries: [String] = []

  init(
    _ name: String, _ country: String?, _ score: Double, se standardError: Double? = nil, on releasedOn: String? = nil,
    by organization: String? = nil, with otherCountries: [String] = []
  ) {
    self.name = name
    self.country = country
    self.score = score
    self.standardError = standardError
    self.releasedOn = releasedOn
    self.organization = organization
    self.otherCountries = otherCountries
  }
}

extension Dataset {
  /// A dataset of one benchmark `b` with one dimension `d`, in points.
  static func invented(
    _ systems: [Invented], kind: Benchmark.Kind = .composite, higherIsBetter: Bool = true
  ) -> Dataset {
    var dataset = Dataset(title: "Invented")
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: kind,
      dimensions: [Dimension(id: "d", name: "D", higherIsBetter: higherIsBetter, unit: "points")])
    for (index, system) in systems.enumerated() {
      let organization = Organization.ID(system.organization ?? "org-\(index)")
      for country in (system.country.map { [$0] } ?? []) + system.otherCountries {
        dataset.countries[Country.ID(country)] = Country(id: Country.ID(country), name: country)
      }
      dataset.organizations[organization] = Organization(
        id: organization, name: organization.text, country: system.country.map { Country.ID($0) },
        otherCountries: system.otherCountries.map { Country.ID($0) })
      let id = System.ID(system.name)
      dataset.systems[id] = System(
        id: id, name: system.name, organization: organization,
        releasedOn: system.releasedOn.flatMap { CalendarDate($0) })
      let evaluation = Evaluation.ID("b.\(system.name)")
      dataset.evaluations[evaluation] = Evaluation(
        id: evaluation, benchmark: "b", system: id,
        scores: ["d": Score(system.score, standardError: system.standardError)])
    }
    return dataset
  }

  /// The twelve numbers of the worked example.
  static let workedExample = Dataset.invented(
    [80.1, 82.3, 84.28, 79.5].enumerated().map { Invented("a\($0)", "A", $1) }
      + [78.0, 81.85, 80.2, 83.24, 76.4, 81.6].enumerated().map { Invented("b\($0)", "B", $1) })
}

extension Pair {
  /// Two sides on the one benchmark of an invented dataset.
  static func invented(
    _ dataset: Dataset, _ a: String = "A", _ b: String = "B", asOf: CalendarDate? = nil,
    countryRule: CountryRule = .primary, options: Options = Options()
  ) throws -> Pair {
    try Pair(
      Sides(a, b, countryRule: countryRule), on: Scoreboard(of: "b", in: dataset, selection: Selection(asOf: asOf)),
      options: options)
  }

  /// The same with few resamples.
  static func overTime(
    _ dataset: Dataset, _ a: String = "A", _ b: String = "B", asOf: CalendarDate? = nil,
    countryRule: CountryRule = .primary, options: Options = Options(simulation: .init(resamples: 299))
  ) throws -> Pair {
    try invented(dataset, a, b, asOf: asOf, countryRule: countryRule, options: options)
  }

  /// The answer of some measures of a family.
  func answer(_ family: Measure.Family = .gap, _ measures: [Measure]? = nil) throws -> Answer {
    try Answer(family, of: self, measures: measures)
  }
}

/// Paths within the checkout that the tests were built from.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let dataset = root + "/datasets/video-generation"
}
