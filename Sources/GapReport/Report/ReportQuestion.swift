public import BenchmarkData
public import GapAnalysis
internal import OrderedCollections
public import StatisticsCore
internal import TableExport
internal import Tables

/// What a report is about: two sides, and how they are compared.
public struct ReportQuestion: Hashable, Sendable {
  /// The side whose lead counts as positive.
  public var a: String
  /// The other side.
  public var b: String
  /// What the sides are.
  public var grouping: Grouping
  /// Which countries a system counts for.
  public var countryRule: CountryRule
  /// Which evaluations count.
  public var selection: Selection
  /// The nominal coverage of intervals.
  public var level: Double
  /// How simulated intervals are made.
  public var simulation: Simulation
  /// The benchmarks that are looked at closely; if empty, the composite one and the rating with the most systems of both sides.
  public var benchmarks: [Benchmark.ID]

  /// Makes a question.
  public init(
    between a: String, and b: String, grouping: Grouping = .country, countryRule: CountryRule = .primary,
    selection: Selection = Selection(), level: Double = 0.95, simulation: Simulation = Simulation(),
    benchmarks: [Benchmark.ID] = []
  ) {
    self.a = grouping.canonicalName(a)
    self.b = grouping.canonicalName(b)
    self.grouping = grouping
    self.countryRule = countryRule
    self.selection = selection
    self.level = level
    self.simulation = simulation
    self.benchmarks = benchmarks
  }

  /// The options of comparisons.
  var options: GapComparison.Options {
    GapComparison.Options(grouping: grouping, countryRule: countryRule, level: level, simulation: simulation)
  }

  /// What it means that a difference is negative, and that it is positive.
  var ends: (negative: String, positive: String) { ("\(b) ahead", "\(a) ahead") }

  /// The groups in the order in which they get colours: the two sides, then the others as the dataset lists them.
  func groupOrder(in dataset: Dataset) -> [String] {
    guard grouping == .country else { return [a, b] }
    return [a, b] + dataset.countries.keys.map(\.text).filter { $0 != a && $0 != b }
  }
}

extension Dataset {
  /// The name of a side for people: that of a country or an organization, or as it is.
  func name(ofSide side: String, by grouping: Grouping) -> String {
    switch grouping {
    case .country: countries[Country.ID(side)]?.name ?? side
    case .organization: organizations[Organization.ID(side)]?.name ?? side
    case .access, .architecture: side
    }
  }
}
