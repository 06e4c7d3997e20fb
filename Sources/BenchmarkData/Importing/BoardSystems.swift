import Tables

/// The systems and makers of a board: those of a dataset, with what the board adds to them, and those that are new.
///
/// The dataset comes first: where the board says otherwise the dataset's stands, with a warning.
struct BoardSystems {
  /// What a row says of its system.
  struct Statement {
    var organization: String?
    var country: String?
    var announcedOn: CalendarDate?
    var releasedOn: CalendarDate?
    var access: String?
    var architecture: String?
    var url: String?
  }

  private let definition: Dataset
  /// The systems of the board as they have become.
  private var systems: [System.ID: System] = [:]
  /// New systems by their names as they are compared: spellings of one name are one system.
  private var newSystems: [String: System.ID] = [:]
  /// The spellings of each new system, the first first.
  private var spellings: [System.ID: [String]] = [:]
  private var newOrganizations: Records<Organization> = []
  /// Organizations by their names, as they are compared.
  private var makers: [String: Organization.ID] = [:]
  private var newCountries: Records<Country> = []

  init(_ definition: Dataset) {
    self.definition = definition
    for organization in definition.organizations.values {
      for name in [organization.name, organization.id.text] + organization.otherNames {
        let plain = ComparableName.text(name)
        if makers[plain] == nil { makers[plain] = organization.id }
      }
    }
  }

  // MARK: Systems

  /// A new system of this name, made when the name is first met.
  mutating func newSystem(called name: String, source: Source.ID) -> System.ID {
    let plain = ComparableName.text(name)
    // A name without letters and digits is like no other.
    let key = plain.isEmpty ? name : plain
    if let known = newSystems[key] {
      if spellings[known]?.contains(name) == false { spellings[known]?.append(name) }
      return known
    }
    let stem = KebabCase.text(of: name) ?? "system"
    let id = System.ID(
      KebabCase.free(stem) { definition.systems[System.ID($0)] != nil || systems[System.ID($0)] != nil })
    newSystems[key] = id
    spellings[id] = [name]
    systems[id] = System(
      id: id, name: name, source: source, note: "Known only from the table that it was imported from.")
    return id
  }

  /// Adds what a row says of a system; what is wrong with it, and in which column.
  mutating func add(_ said: Statement, to id: System.ID) -> [(column: ColumnMeaning, problem: Problem)] {
    guard var system = systems[id] ?? definition.systems[id] else { return [] }
    var problems: [(column: ColumnMeaning, problem: Problem)] = []
    func join<Value: Equatable>(
      _ path: WritableKeyPath<System, Value?>, _ value: Value?, _ column: ColumnMeaning, _ text: (Value) -> String
    ) {
      guard let value else { return }
      guard let known = system[keyPath: path] else {
        system[keyPath: path] = value
        return
      }
      guard known != value else { return }
      problems.append((column, Self.otherwise(text(value), text(known), of: system)))
    }
    join(\.announcedOn, said.announcedOn, .announcedOn, \.description)
    join(\.releasedOn, said.releasedOn, .releasedOn, \.description)
    let access = said.access.map { (text: $0, meaning: System.Access(printed: $0)) }
    if let access, access.meaning == nil {
      problems.append(
        (
          .access,
          Problem(
            .unknownChoice, severity: .warning, "this says nothing of who may use the system, and is left out",
            found: access.text, expected: "open source, proprietary or the like")
        ))
    }
    join(\.access, access?.meaning, .access, \.rawValue)
    if system.architecture == nil { system.architecture = said.architecture }
    if system.url == nil { system.url = said.url }
    let organization = said.organization.map { maker($0) }
    // A maker of another name may be the same, of which a board need not know.
    if system.organization == nil || organization.map({ definition.organizations[$0] != nil }) ?? false {
      join(\.organization, organization, .organization, \.text)
    }
    if let country = said.country, !Country.isUnknown(country) {
      if let countries = Country.list(country), !countries.isEmpty {
        for country in countries where newCountries[country.id] == nil { newCountries[country.id] = country }
        if let problem = place(countries.map(\.id), of: &system) { problems.append((.country, problem)) }
      } else {
        problems.append(
          (
            .country,
            Problem(
              CountryCodeCheck.unknown.code, severity: .warning, "this is no country, and is left out", found: country,
              expected: "a code or an English name of ISO 3166-1", fix: CountryCodeCheck.suggestion(for: country))
          ))
      }
    }
    systems[id] = system
    return problems
  }

  private static func otherwise(_ text: String, _ known: String, of system: System) -> Problem {
    Problem(
      .contradiction, severity: .warning, "\(system.id) is known otherwise, and stays so", found: text,
      expected: known, fix: "correct the dataset if the board is right")
  }

  // MARK: Makers and countries

  /// The organization of a name, made if it is new.
  private mutating func maker(_ name: String) -> Organization.ID {
    let plain = ComparableName.text(name)
    if let known = makers[plain] { return known }
    let stem = KebabCase.text(of: name) ?? "organization"
    let id = Organization.ID(
      KebabCase.free(stem) { key in
        let id = Organization.ID(key)
        return definition.organizations[id] != nil || newOrganizations[id] != nil
      })
    newOrganizations[id] = Organization(id: id, name: name)
    makers[plain] = id
    return id
  }

  /// Gives countries to a new maker, or to a system without a known one; the warning that another country is known.
  private mutating func place(_ countries: [Country.ID], of system: inout System) -> Problem? {
    guard let first = countries.first else { return nil }
    let maker = system.organization.flatMap { newOrganizations[$0] ?? definition.organizations[$0] }
    if let known = system.country(by: maker) {
      return known == first ? nil : Self.otherwise(first.text, known.text, of: system)
    }
    if let maker, newOrganizations[maker.id] != nil {
      newOrganizations[maker.id]?.country = first
      newOrganizations[maker.id]?.otherCountries = Array(countries.dropFirst())
    } else {
      system.ownCountries = countries
    }
    return nil
  }

  /// What is said of makers and systems that are new.
  var decisions: [ReadingDecision] {
    let used = Set(systems.values.compactMap(\.organization))
    let names = newOrganizations.values.filter { used.contains($0.id) }.map(\.name)
    let several = spellings.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { "\($0.value.joined(separator: " = ")) (\($0.key))" }
    return [
      (names, "makers that the dataset does not know by these names"), (several, "spellings taken for one new system"),
    ].compactMap { found, text in
      guard !found.isEmpty else { return nil }
      let listed = found.prefix(5).joined(separator: ", ") + (found.count > 5 ? ", …" : "")
      return ReadingDecision(.meaning, "\(text): \(listed)", count: found.count)
    }
  }

  // MARK: Into a dataset

  /// Adds the systems of the board, with their makers and countries.
  func add(_ needed: Set<System.ID>, to dataset: inout Dataset) {
    for system in definition.systems.values where needed.contains(system.id) {
      dataset.systems[system.id] = systems[system.id] ?? system
    }
    for system in systems.values.sorted(by: { $0.id < $1.id }) where needed.contains(system.id) {
      dataset.systems[system.id] = system
    }
    let written = dataset.systems.values
    let used = Set(written.compactMap(\.organization) + written.flatMap(\.partners).map(\.organization))
    for organization in definition.organizations.values + newOrganizations.values where used.contains(organization.id) {
      dataset.organizations[organization.id] = organization
    }
    let placed = Set(
      dataset.organizations.values.flatMap { ($0.country.map { [$0] } ?? []) + $0.otherCountries }
        + dataset.systems.values.flatMap(\.ownCountries))
    for country in definition.countries.values + newCountries.values where placed.contains(country.id) {
      if dataset.countries[country.id] == nil { dataset.countries[country.id] = country }
    }
  }
}
