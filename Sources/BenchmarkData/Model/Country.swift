/// A country or territory, under its ISO 3166-1 code.
public struct Country: Hashable, Sendable, Identifiable {
  /// The alpha-2 code, such as `CN`.
  public var id: Identifier<Country>
  /// The alpha-3 code, such as `CHN`.
  public var alpha3: String?
  /// The name in English.
  public var name: String

  /// Makes a country.
  public init(id: Identifier<Country>, alpha3: String? = nil, name: String) {
    self.id = id
    self.alpha3 = alpha3
    self.name = name
  }
}
