/// `organizations.csv`: who makes systems.
enum OrganizationsFile: KeyedFile {
  static let name = "organizations"
  static let recordName = "organization"
  static let key = ["organization_id"]
  static var place: WritableKeyPath<Dataset, Records<Organization>> { \.organizations }
  static var blank: Organization { Organization(id: "", name: "") }

  static var columns: [FileColumn<Organization>] {
    [
      .key("organization_id", \.id),
      .text("name", \.name),
      .texts("other_names", \.otherNames).sparse,
      .reference("country_code", \.country, to: CountriesFile.self),
      .references("other_country_codes", \.otherCountries, to: CountriesFile.self),
      .text("country_note", \.countryNote),
      .reference("source_id", \.source, to: SourcesFile.self),
    ]
  }
}
