public import BenchmarkData

/// How the systems of a board are put into groups that can be compared.
public enum Grouping: String, Hashable, Sendable, CaseIterable {
  /// By the country of the organization.
  case country
  /// By the organization.
  case organization
  /// By whether the weights are public.
  case access
  /// By the architecture, in the words of its source.
  case architecture
}

/// Which countries a system belongs to.
public enum CountryRule: String, Hashable, Sendable, CaseIterable {
  /// The first country of its organization.
  case primary
  /// Every country of its organization and of its partners: a system of two countries counts for both.
  case any
}

extension Grouping {
  /// The names of the groups that an entry belongs to; none where the fact is unknown.
  public func groups(of entry: Scoreboard.Entry, countryRule: CountryRule = .primary) -> [String] {
    groups(of: entry.system, entry.organization, with: entry.partners, countryRule: countryRule)
  }

  /// The names of the groups that a base of an entry belongs to.
  func groups(of base: Scoreboard.Base, countryRule: CountryRule) -> [String] {
    groups(of: base.system, base.organization, with: base.partners, countryRule: countryRule)
  }

  private func groups(
    of system: System, _ organization: Organization?, with partners: [Organization], countryRule: CountryRule
  ) -> [String] {
    switch self {
    case .country:
      return countryRule == .primary
        ? system.country(by: organization).map { [$0.text] } ?? []
        : system.countries(by: organization, with: partners).map(\.text)
    case .organization: return organization.map { [$0.id.text] } ?? []
    case .access: return system.access.map { [$0.rawValue] } ?? []
    case .architecture: return system.architecture.map { [$0] } ?? []
    }
  }

  /// The name under which a group is meant: `open` stands for `open-weights`, and any code or name of a country for its alpha-2 code.
  public func canonicalName(_ name: String) -> String {
    switch self {
    case .access where name == "open": System.Access.openWeights.rawValue
    case .country: Country.named(name)?.id.text ?? name
    default: name
    }
  }
}

extension Grouping {
  /// What a group of some entries is called in sentences and titles: an organization by its name.
  public func title(ofGroup group: String, among entries: [Scoreboard.Entry]) -> String {
    guard self == .organization else { return group }
    return entries.lazy.compactMap(\.organization).first { $0.id.text == group }?.name ?? group
  }
}

extension Scoreboard {
  /// The names of all groups on the board with their sizes, the largest first, then by name.
  public func groupSizes(by grouping: Grouping, countryRule: CountryRule = .primary) -> [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for entry in entries {
      for name in grouping.groups(of: entry, countryRule: countryRule) { counts[name, default: 0] += 1 }
    }
    return counts.map { (name: $0.key, count: $0.value) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
  }
}

extension Dataset {
  /// Throws if a filter fits no system of the dataset: then it is misspelt.
  public func requireMatches(of filters: [Filter]) throws(AnalysisError) {
    for filter in filters where !systems.values.contains(where: { filter.accepts($0, organization(of: $0)) }) {
      let known = systems.values.compactMap { system -> String? in
        switch filter.field {
        case .access: system.access?.rawValue
        case .architecture: system.architecture
        case .modality: system.modality
        case .country: country(of: system)?.text
        case .organization: system.organization?.text
        case .system: system.id.text
        }
      }
      throw .unknownSide(filter.value, grouping: filter.field.rawValue, known: Set(known).sorted())
    }
  }

  /// Throws if a name is no group of the dataset: then it is misspelt. A group that exists but has no system on some board
  /// passes; its measures are insufficient there.
  public func requireSides(_ names: [String], by grouping: Grouping) throws(AnalysisError) {
    for name in names { _ = try side(named: name, by: grouping) }
  }

  /// The group that is meant by a name: letter by letter; a country by any of its codes and names; an organization or an architecture
  /// also without regard to case, spaces and punctuation, if only one goes by it.
  ///
  /// - Throws: ``AnalysisError/unknownSide(_:grouping:known:)`` if the dataset has no such group: then it is misspelt.
  public func side(named name: String, by grouping: Grouping) throws(AnalysisError) -> String {
    let canonical = grouping.canonicalName(name)
    var known: Set<String> = []
    var titles: [String: Set<String>] = [:]
    for system in systems.values {
      switch grouping {
      case .country: known.formUnion(countries(of: system).map(\.text))
      case .organization:
        guard let organization = organization(of: system) else { continue }
        known.insert(organization.id.text)
        for text in [organization.id.text, organization.name] {
          titles[ComparableName.text(text), default: []].insert(organization.id.text)
        }
      case .access: known.formUnion(system.access.map { [$0.rawValue] } ?? [])
      case .architecture:
        guard let architecture = system.architecture else { continue }
        known.insert(architecture)
        titles[ComparableName.text(architecture), default: []].insert(architecture)
      }
    }
    if grouping == .country { known.formUnion(countries.keys.map(\.text)) }
    if known.contains(canonical) { return canonical }
    if let meant = titles[ComparableName.text(name)], meant.count == 1, let only = meant.first { return only }
    throw .unknownSide(name, grouping: grouping.rawValue, known: known.sorted())
  }
}
