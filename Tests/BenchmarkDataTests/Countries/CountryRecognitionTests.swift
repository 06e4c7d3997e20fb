import Testing

@testable import BenchmarkData

struct CountryRecognitionTests {
  @Test func theStandardIsWhole() {
    #expect(ISO3166.countries.count == 249)
    #expect(Set(ISO3166.countries.map(\.id)).count == 249)
    #expect(Set(ISO3166.countries.compactMap(\.alpha3)).count == 249)
    #expect(Country.withCode("GB")?.alpha3 == "GBR")
    #expect(Country.withCode("UK") == nil)
    #expect(Country.withCode("cn") == nil)
  }

  @Test func everyCodeAndNameOfTheTableMeansItsCountry() {
    for (country, names) in ISO3166.entries {
      for name in [country.id.text, country.alpha3 ?? ""] + names {
        for variant in [name, name.lowercased(), name.uppercased(), " \(name) "] {
          #expect(Country.named(variant) == country, "\(variant)")
        }
      }
    }
  }

  @Test(arguments: [
    ("usa", "US"), ("U.S.A.", "US"), ("u.s.", "US"), ("UNITED STATES", "US"), ("The United States of America", "US"),
    ("PRC", "CN"), ("P.R.C.", "CN"), ("people’s republic of china", "CN"), ("uk", "GB"), ("Great Britain", "GB"),
    ("cote d'ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Turkiye", "TR"), ("Türkiye", "TR"), ("Turkey", "TR"),
    ("Korea (Republic of)", "KR"), ("Korea, Rep.", "KR"), ("S. Korea", "KR"), ("Czech Republic", "CZ"),
    ("Viet Nam", "VN"), ("vietnam", "VN"), ("Hong Kong SAR", "HK"), ("China, Hong Kong SAR", "HK"), ("Macau", "MO"),
    ("The Netherlands", "NL"), ("St. Lucia", "LC"), ("Bosnia & Herzegovina", "BA"), ("UAE", "AE"), ("na", "NA"),
    ("NAM", "NA"), ("ＣＮ", "CN"), ("🇨🇳", "CN"), ("🇺🇸 United States", "US"), ("China (CN)", "CN"),
    ("US - United States", "US"), ("Curacao", "CW"),
  ])
  func aCountryIsKnownInManyForms(_ text: String, _ code: String) {
    #expect(Country.named(text)?.id.text == code)
  }

  @Test(arguments: [
    "N/A", "n.a.", "-", "", "Europe", "EU", "Atlantis", "🇺🇸 China", "🇨🇳🇺🇸", "China (US)", "c n", "🇪🇺", "X1",
  ])
  func whatIsNoCountryIsNone(_ text: String) {
    #expect(Country.named(text) == nil)
  }

  @Test(arguments: ["N/A", "n.a.", " - ", "—", "Unknown", "nan", "TBD"])
  func wordsForNotKnownAreKnown(_ text: String) {
    #expect(Country.isUnknown(text))
  }

  @Test func namibiaIsNotMissing() { #expect(!Country.isUnknown("NA") && !Country.isUnknown("na")) }

  @Test func severalCountriesOfACellAreListed() {
    #expect(Country.list("US; China")?.map(\.id.text) == ["US", "CN"])
    #expect(Country.list("France/USA/fr")?.map(\.id.text) == ["FR", "US"])
    #expect(Country.list("China, Hong Kong")?.map(\.id.text) == ["HK"])
    #expect(Country.list("Canada and India")?.map(\.id.text) == ["CA", "IN"])
    #expect(Country.list("Korea, Republic of")?.map(\.id.text) == ["KR"])
    #expect(Country.list("Multinational, United States") == nil)
    #expect(Country.list("") == nil)
  }
}
