public import BenchmarkData

extension Dataset {
  /// The sides that are meant by two names, each a group of the dataset. By country, a name may also be a group of countries
  /// (``/BenchmarkData/CountryGroup``: `EU`, `OECD`, `G7`), several joined by `+` (`FR+DE+NL`), or `rest`, which is every known country that is not
  /// on the other side.
  ///
  /// A country of the dataset that itself goes by such a name counts with the members of the group, and as it is if it is called `rest`.
  ///
  /// - Throws: ``AnalysisError/unknownSide(_:grouping:known:)`` if the dataset has nothing of a side: then it is misspelt;
  ///   ``AnalysisError/repeatedInSide(_:_:)`` if a side names a country twice, by itself or in a group;
  ///   ``AnalysisError/overlappingSides(_:)`` if a country is on both.
  /// - Complexity: O(systems).
  public func sides(
    _ a: String, _ b: String, by grouping: Grouping = .country, countryRule: CountryRule = .primary
  ) throws(AnalysisError) -> Sides {
    guard grouping == .country else {
      let (nameA, nameB) = (try side(named: a, by: grouping), try side(named: b, by: grouping))
      return Sides(
        SideDefinition(nameA, title: title(ofGroup: nameA, by: grouping)),
        SideDefinition(nameB, title: title(ofGroup: nameB, by: grouping)), by: grouping, countryRule: countryRule)
    }
    switch (try countries(onSide: a), try countries(onSide: b)) {
    case (nil, nil): throw .sameSides(SideDefinition.rest)
    case (let one?, nil):
      try requireSystems(of: one)
      return Sides(one.definition, SideDefinition(restOf: one.groups), by: grouping, countryRule: countryRule)
    case (nil, let other?):
      try requireSystems(of: other)
      return Sides(SideDefinition(restOf: other.groups), other.definition, by: grouping, countryRule: countryRule)
    case (let one?, let other?):
      let common = one.groups.intersection(other.groups)
      let isOneName = one.name == other.name
      guard common.isEmpty || isOneName && one.groups.count == 1 else { throw .overlappingSides(common.sorted()) }
      try requireSystems(of: one)
      try requireSystems(of: other)
      return Sides(one.definition, other.definition, by: grouping, countryRule: countryRule)
    }
  }

  /// What a group is called: an organization by its name.
  public func title(ofGroup group: String, by grouping: Grouping) -> String {
    switch grouping {
    case .organization: organizations[Organization.ID(group)]?.name ?? group
    case .country, .access, .architecture: group
    }
  }

  /// The name of a side, how it was asked for, and its countries.
  private struct CountrySide {
    var name: String
    var asked: String
    var groups: Set<String>
    var definition: SideDefinition { SideDefinition(name, groups) }
  }

  /// The countries that a name means, whether the dataset has them or not; `nil` for the rest.
  private func countries(onSide name: String) throws(AnalysisError) -> CountrySide? {
    let isOwn = (try? side(named: name, by: .country)) != nil
    if !isOwn, name.lowercased() == SideDefinition.rest { return nil }
    let parts = isOwn ? [name] : name.split(separator: "+", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
    var names: [String] = []
    var groups: Set<String> = []
    var repeated: Set<String> = []
    func add(_ name: String, _ members: Set<String>) {
      names.append(name)
      repeated.formUnion(groups.intersection(members))
      groups.formUnion(members)
    }
    for part in parts {
      let known = try? side(named: part, by: .country)
      if let group = CountryGroup.named(part) {
        add(group.id, Set(group.members).union(known.map { [$0] } ?? []))
      } else if let code = known ?? Country.named(part)?.id.text {
        add(code, [code])
      } else {
        throw .unknownSide(part, grouping: Grouping.country.rawValue, known: presentCountries.sorted())
      }
    }
    guard repeated.isEmpty else { throw .repeatedInSide(name, repeated.sorted()) }
    return CountrySide(name: names.joined(separator: "+"), asked: name, groups: groups)
  }

  /// Throws if the dataset has none of the countries of a side.
  private func requireSystems(of side: CountrySide) throws(AnalysisError) {
    guard presentCountries.isDisjoint(with: side.groups) else { return }
    throw .unknownSide(side.asked, grouping: Grouping.country.rawValue, known: presentCountries.sorted())
  }

  /// The countries of the dataset's systems, and those that it lists.
  private var presentCountries: Set<String> {
    Set(systems.values.flatMap { countries(of: $0).map(\.text) }).union(countries.keys.map(\.text))
  }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
