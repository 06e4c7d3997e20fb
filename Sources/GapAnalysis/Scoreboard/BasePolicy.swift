import BenchmarkData

/// Whether systems count that were derived from another's.
///
/// A system is derived from its base (`System.baseSystem`), from the base of that, and so on: one foreign system in the chain
/// is enough. A base whose maker or country is not known, or that of the system, is not known to be its own.
public enum BasePolicy: String, Hashable, Sendable, CaseIterable {
  /// All count.
  case any
  /// Those count that have no base, or whose bases are all of their own organization or one of its partners.
  case own
  /// Those count that have no base, or whose bases are all of their own primary country.
  case ownCountry = "own-country"

  /// The first base of a system for which it does not count; `nil` if it counts.
  func foreignBase(of system: System, in dataset: Dataset) -> System? {
    guard self != .any, system.baseSystem != nil else { return nil }
    let bases = dataset.bases(of: system)
    switch self {
    case .any: return nil
    case .own:
      let own = Set((system.organization.map { [$0] } ?? []) + system.partners.map(\.organization))
      return bases.first { !($0.organization.map(own.contains) ?? false) }
    case .ownCountry:
      guard let own = dataset.country(of: system) else { return bases.first }
      return bases.first { dataset.country(of: $0) != own }
    }
  }

  /// What a system stands on that does not count, in words.
  public var othersBase: String {
    switch self {
    case .any: "any base"
    case .own: "another organization's base"
    case .ownCountry: "another country's base"
    }
  }
}

extension Scoreboard.Exclusion {
  /// Whether the system was left out for what it was derived from.
  public var isDerived: Bool { if case .derived = reason { true } else { false } }
}
