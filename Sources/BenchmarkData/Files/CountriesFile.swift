/// `countries.csv`
enum CountriesFile: KeyedFile {
  static let name = "countries"
  static let recordName = "country"
  static let key = ["country_code"]
  static let keyPattern: String? = "[A-Z]{2}"
  static var place: WritableKeyPath<Dataset, Records<Country>> { \.countries }
  static var blank: Country { Country(id: "", name: "") }

  static var columns: [FileColumn<Country>] {
    [
      .key("country_code", \.id, pattern: keyPattern),
      .text("alpha_3", \.alpha3),
      .text("name", \.name),
    ]
  }
}
