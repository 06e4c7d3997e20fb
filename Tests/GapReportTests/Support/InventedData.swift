import BenchmarkData
import Quantities
import Tables

/// A dataset that a test puts together score by score.
struct InventedData {
  var dataset = Dataset(title: "Invented")

  /// The dimension of a benchmark that has just one.
  static let score = Dimension(id: "score", name: "Score", unit: "points")

  /// Adds a benchmark.
  mutating func add(
    _ id: Benchmark.ID, name: String? = nil, kind: Benchmark.Kind = .composite, groups: [DimensionGroup] = [],
    dimensions: [Dimension] = [score]
  ) {
    dataset.benchmarks[id] = Benchmark(
      id: id, name: name ?? id.text, kind: kind, groups: groups, dimensions: dimensions)
  }

  /// Adds a system, its maker and its countries.
  mutating func add(
    system: String, of countries: String..., by organization: String? = nil, released: String? = nil
  ) {
    for country in countries {
      dataset.countries[Country.ID(country)] = Country(id: Country.ID(country), name: country)
    }
    let maker = Organization.ID(organization ?? "maker of \(system)")
    dataset.organizations[maker] = Organization(
      id: maker, name: maker.text, country: countries.first.map { Country.ID($0) },
      otherCountries: countries.dropFirst().map { Country.ID($0) })
    dataset.systems[System.ID(system)] = System(
      id: System.ID(system), name: system, organization: maker, releasedOn: released.flatMap { CalendarDate($0) })
  }

  /// Adds an evaluation; its key is `benchmark.system`, unless another is given.
  mutating func add(
    _ system: String, on benchmark: Benchmark.ID, _ scores: [Dimension.ID: Double], se standardError: Double? = nil,
    key: String? = nil, on date: String? = nil, sampledBy: String? = nil, supersededBy: Evaluation.ID? = nil,
    reevaluates: Evaluation.ID? = nil, source: Source.ID? = nil
  ) {
    let id = Evaluation.ID(key ?? "\(benchmark).\(system)")
    dataset.evaluations[id] = Evaluation(
      id: id, benchmark: benchmark, system: System.ID(system), evaluatedOn: date.flatMap { CalendarDate($0) },
      sampledBy: sampledBy, supersededBy: supersededBy, reevaluates: reevaluates, source: source,
      scores: scores.mapValues { Score($0, standardError: standardError) })
  }

  /// Adds an evaluation on a benchmark with one dimension.
  mutating func add(_ system: String, on benchmark: Benchmark.ID, _ score: Double, se standardError: Double? = nil) {
    add(system, on: benchmark, ["score": score], se: standardError)
  }

  /// Three systems of either side on one benchmark, with dates.
  static var small: InventedData {
    var data = InventedData()
    data.add("b", name: "B")
    let systems: [(String, String, Double, String)] = [
      ("a1", "A", 70, "2023-05-01"), ("a2", "A", 75, "2024-02-01"), ("a3", "A", 82, "2024-11-01"),
      ("c1", "C", 68, "2023-09-01"), ("c2", "C", 76, "2024-07-01"), ("c3", "C", 80, "2025-01-01"),
    ]
    for (name, country, score, date) in systems {
      data.add(system: name, of: country, released: date)
      data.add(name, on: "b", score, se: 1)
    }
    return data
  }
}
