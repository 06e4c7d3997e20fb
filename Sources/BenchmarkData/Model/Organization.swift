/// The company, university or group that made a system.
public struct Organization: Hashable, Sendable, Identifiable {
  /// The key.
  public var id: Identifier<Organization>
  /// The name in English.
  public var name: String
  /// Where the first-named organization has its head office; `nil` where no source says.
  public var country: Country.ID?
  /// Further countries that take part, such as that of a co-author or of a parent company.
  public var otherCountries: [Country.ID]
  /// Why the country could be disputed.
  public var countryNote: String?
  /// Where these facts come from.
  public var source: Source.ID?
  /// Other names under which tables list it.
  public var otherNames: [String] = []

  /// All its countries, the primary one first.
  var countries: [Country.ID] { (country.map { [$0] } ?? []) + otherCountries }

  /// Makes an organization.
  public init(
    id: Identifier<Organization>, name: String, country: Country.ID? = nil, otherCountries: [Country.ID] = [],
    countryNote: String? = nil, source: Source.ID? = nil
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.otherCountries = otherCountries
    self.countryNote = countryNote
    self.source = source
  }
}
