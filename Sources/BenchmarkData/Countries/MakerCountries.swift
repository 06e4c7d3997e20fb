public import Tables

/// The countries of organizations and of systems, for tables that name makers and no countries.
public struct MakerCountries: Sendable {
  /// What was found for a dataset.
  public struct Found: Hashable, Sendable {
    /// The systems whose organization is known, by the name of who knows it.
    public var byMaker: [String: Int] = [:]
    /// The systems that are known themselves, their organization not being so.
    public var bySystem: [String: Int] = [:]
    /// The systems without a country.
    public var unknown = 0

    /// The number of systems that got a country.
    public var count: Int { byMaker.values.reduce(0, +) + bySystem.values.reduce(0, +) }

    /// What was found as a phrase; `nil` if nothing was.
    public var text: String? {
      guard count > 0 else { return nil }
      let makers = byMaker.sorted { $0.key < $1.key }.map { "\($0.value) by their makers in \($0.key)" }
      let systems = bySystem.sorted { $0.key < $1.key }.map { "\($0.value) by their own names in \($0.key)" }
      return "countries of \((makers + systems).joined(separator: " and "))"
    }
  }

  private struct Source {
    var name: String
    var organizations: [String: [Country.ID]] = [:]
    /// By names without the words that companies add: only where one organization is left.
    var stems: [String: Set<[Country.ID]>] = [:]
    var systems: [String: [Country.ID]] = [:]
    var matcher: SystemMatcher?
    var dataset: Dataset?
  }

  private var sources: [Source] = []
  /// The files that this was read from.
  private var inputs: [FileFingerprint] = []

  /// Nothing is known.
  public init() {}

  /// Adds the organizations and systems of a dataset, called `name` in what is said.
  public mutating func add(_ dataset: Dataset, called name: String) {
    var source = Source(name: name)
    for organization in dataset.organizations.values where organization.country != nil {
      let countries = (organization.country.map { [$0] } ?? []) + organization.otherCountries
      for text in [organization.name, organization.id.text] + organization.otherNames {
        let plain = ComparableName.text(text)
        if source.organizations[plain] == nil { source.organizations[plain] = countries }
        source.stems[Self.stem(text), default: []].insert(countries)
      }
    }
    source.matcher = SystemMatcher(dataset, benchmark: "")
    source.dataset = dataset
    inputs += dataset.inputs
    sources.append(source)
  }

  /// Adds a table of the columns `organization` or `system`, and `country`.
  ///
  /// - Throws: ``/Tables/Problems`` if the file cannot be read, has other columns, or names what is no country.
  public mutating func add(tableAt path: String) throws(Problems) {
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFile.read(path)
    } catch {
      throw Problems([error])
    }
    let table = try CSV.read(bytes, name: path, options: CSV.ReadingOptions(columns: []))
    inputs.append(FileFingerprint(path: path, of: bytes))
    let names = ColumnNames.known(in: .scores)
    var columns: [ColumnMeaning: String] = [:]
    for header in table.fileColumnNames {
      guard let meaning = names.meaning(of: ColumnHeader(header)), columns[meaning] == nil else { continue }
      columns[meaning] = header
    }
    guard let country = columns[.country], columns[.organization] != nil || columns[.system] != nil else {
      throw Problems([
        Problem(
          .unrecognisedFile, at: Place(file: path, line: 1), "the file does not say the countries of makers or systems",
          found: table.fileColumnNames.joined(separator: ", "),
          expected: "organization and country, or system and country")
      ])
    }
    var source = Source(name: path.split(separator: "/").last.map(String.init) ?? path)
    var problems: [Problem] = []
    let texts = table.table[country]?.texts ?? TextValues([])
    for row in 0..<table.table.rowCount {
      guard let text = texts[row], !Country.isUnknown(text) else { continue }
      guard let countries = Country.list(text) else {
        problems.append(
          Problem(
            CountryCodeCheck.unknown.code, at: table.place(row: row, column: country), "this is no country",
            found: text,
            expected: "a code or an English name of ISO 3166-1", fix: CountryCodeCheck.suggestion(for: text)))
        continue
      }
      if let name = columns[.organization].flatMap({ table.table[$0]?.texts?[row] }) {
        source.organizations[ComparableName.text(name)] = countries.map(\.id)
        source.stems[Self.stem(name), default: []].insert(countries.map(\.id))
      } else if let name = columns[.system].flatMap({ table.table[$0]?.texts?[row] }) {
        source.systems[ComparableName.text(name)] = countries.map(\.id)
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    sources.insert(source, at: 0)
  }

  /// Gives a country to every system that has none and whose organization, or itself, is known here.
  ///
  /// - Complexity: O(number of systems).
  public func fill(_ dataset: inout Dataset) -> Found {
    var found = Found()
    for system in dataset.systems.values where dataset.country(of: system) == nil {
      let organization = dataset.organization(of: system)
      if let organization, let (countries, name) = countries(ofMaker: organization.name) {
        dataset.systems[system.id]?.ownCountries = countries
        found.byMaker[name, default: 0] += 1
        add(countries, to: &dataset)
      } else if let (countries, name) = countries(ofSystem: system.title) {
        dataset.systems[system.id]?.ownCountries = countries
        found.bySystem[name, default: 0] += 1
        add(countries, to: &dataset)
      } else {
        found.unknown += 1
      }
    }
    if found.count > 0 { dataset.inputs += inputs }
    return found
  }

  private func add(_ countries: [Country.ID], to dataset: inout Dataset) {
    for id in countries where dataset.countries[id] == nil {
      dataset.countries[id] = Country.withCode(id.text) ?? Country(id: id, name: id.text)
    }
  }

  private func countries(ofMaker name: String) -> ([Country.ID], String)? {
    let plain = ComparableName.text(name)
    for source in sources {
      if let countries = source.organizations[plain] { return (countries, source.name) }
      let stem = Self.stem(name)
      if !stem.isEmpty, let all = source.stems[stem], all.count == 1, let countries = all.first {
        return (countries, source.name)
      }
    }
    return nil
  }

  private func countries(ofSystem name: String) -> ([Country.ID], String)? {
    let plain = ComparableName.text(name)
    for source in sources {
      if let countries = source.systems[plain] { return (countries, source.name) }
      if let dataset = source.dataset, case .system(let id)? = source.matcher?.match(name),
        let system = dataset.systems[id]
      {
        let countries = dataset.countries(of: system)
        if !countries.isEmpty { return (countries, source.name) }
      }
    }
    return nil
  }

  /// A name without the words that companies add or leave out: `Genmo` of `Genmo AI`, `Luma` of `Luma AI, Inc.`.
  private static func stem(_ name: String) -> String {
    let words = ComparableName.folded(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let kept = words.filter { !companyWords.contains($0) }
    return kept.isEmpty ? "" : kept.joined()
  }

  private static let companyWords: Set<String> = [
    "ai", "inc", "ltd", "llc", "corp", "corporation", "co", "company", "gmbh", "labs", "lab", "technology",
    "technologies",
    "tech", "team", "group", "research", "the", "limited", "cloud", "studio",
  ]
}
