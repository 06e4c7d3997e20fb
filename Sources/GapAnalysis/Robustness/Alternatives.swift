import BenchmarkData
import OrderedCollections
import Tables

/// The specifications that differ from a base by one choice.
struct Alternatives {
  /// A choice that was changed.
  struct Alternative {
    var choice: Specification.Choice
    var label: String
    var specification: Specification
  }

  private(set) var list: [Alternative] = []

  init(base: Specification, board: Scoreboard, canRecompose: Bool) {
    func add(_ choice: Specification.Choice, _ label: String, _ change: (inout Specification) -> Void) {
      var specification = base
      change(&specification)
      if specification != base { list.append(Alternative(choice: choice, label: label, specification: specification)) }
    }
    for policy in EvaluationPolicy.allCases { add(.evaluations, policy.label) { $0.selection.policy = policy } }
    for kind in System.DateKind.allCases { add(.dateKind, "date \(kind.rawValue)") { $0.selection.dateKind = kind } }
    for reading in DateReading.allCases {
      add(.dateReading, "imprecise dates: \(reading.rawValue)") { $0.dateReading = reading }
    }
    for days in [-30, 30] {
      guard let moved = board.asOf?.adding(days: days) else { continue }
      add(.asOf, "as of \(moved)") { $0.selection.asOf = moved }
    }
    for rule in CountryRule.allCases { add(.countryRule, "country: \(rule.rawValue)") { $0.countryRule = rule } }
    for policy in MissingDimensionPolicy.allCases {
      add(.missing, "missing: \(policy.rawValue)") { $0.selection.missing = policy }
    }
    add(.published, "composed totals only") { $0.selection.includesPublished = false }
    if canRecompose { addCompositions(board, add) }
    let organizations = OrderedSet(board.entries.compactMap(\.organization)).sorted { $0.id < $1.id }
    for organization in organizations {
      add(.organization, "without \(organization.name)") { $0.omittedOrganizations = [organization.id] }
    }
    for entry in board.entries.sorted(by: { $0.system.id < $1.system.id }) {
      add(.system, "without \(entry.system.title)") { $0.omittedSystems = [entry.system.id] }
    }
  }

  private func addCompositions(
    _ board: Scoreboard, _ add: (Specification.Choice, String, (inout Specification) -> Void) -> Void
  ) {
    for normalization in Normalization.allCases {
      add(.normalization, "normalised by \(normalization.rawValue)") { $0.normalization = normalization }
    }
    for aggregation in Aggregation.allCases {
      add(.aggregation, "combined by \(aggregation.rawValue)") { $0.aggregation = aggregation }
    }
    for dimension in (Composition(of: board.quantity, on: board.benchmark)?.terms ?? []).map(\.dimension) {
      add(.dimension, "without \(dimension.name)") { $0.weightFactors = [dimension.id: 0] }
      add(.weight, "\(dimension.name) weighs 25 % more") { $0.weightFactors = [dimension.id: 1.25] }
      add(.weight, "\(dimension.name) weighs 25 % less") { $0.weightFactors = [dimension.id: 0.75] }
    }
  }
}
