public import BenchmarkData
public import GapAnalysis
public import StatisticsCore
import TableExport
import Tables

/// What a report is about: two sides, and how they are compared.
public struct ReportQuestion: Hashable, Sendable {
  /// The two sides.
  public var sides: Sides
  /// Which evaluations count.
  public var selection: Selection
  /// The nominal coverage of intervals.
  public var level: Double
  /// How simulated intervals are made.
  public var simulation: Simulation
  /// The benchmarks that are looked at closely; if empty, the composite one and the rating with the most systems of both sides, current ones
  /// where there are any.
  public var benchmarks: [Benchmark.ID]
  /// Which benchmarks are counted, and looked at closely if none is named.
  public var scope: BenchmarkScope

  /// Makes a question.
  public init(
    between sides: Sides, selection: Selection = Selection(), level: Double = 0.95,
    simulation: Simulation = Simulation(),
    benchmarks: [Benchmark.ID] = [], scope: BenchmarkScope = BenchmarkScope()
  ) {
    self.sides = sides
    self.selection = selection
    self.level = level
    self.simulation = simulation
    self.benchmarks = benchmarks
    self.scope = scope
  }

  /// The name of the side whose lead counts as positive.
  var a: String { sides.a }
  /// The name of the other side.
  var b: String { sides.b }
  /// What the first side is called in sentences and titles.
  var titleA: String { sides.titleA }
  /// What the other side is called there.
  var titleB: String { sides.titleB }
  /// What the sides are.
  var grouping: Grouping { sides.grouping }
  /// Whether the sides are countries, each its own: else a system's side is no column of its scores.
  var comparesCountries: Bool { grouping == .country && !sides.isComposed(a) && !sides.isComposed(b) }
  /// Which countries a system counts for.
  var countryRule: CountryRule { sides.countryRule }

  /// How estimates are made.
  var options: Pair.Options { Pair.Options(level: level, simulation: simulation) }
}
