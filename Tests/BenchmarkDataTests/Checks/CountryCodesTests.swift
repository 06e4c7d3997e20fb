import Testing

@testable import BenchmarkData

struct CountryCodesTests {
  @Test func theListIsWhole() {
    #expect(CountryCodes.all.count == 249)
    #expect(CountryCodes.alpha3("CN") == "CHN")
    #expect(CountryCodes.alpha3("US") == "USA")
    #expect(CountryCodes.alpha3("GB") == "GBR")
    #expect(CountryCodes.alpha3("UK") == nil)
    #expect(CountryCodes.alpha3("cn") == nil)
    #expect(Set(CountryCodes.all.compactMap(CountryCodes.alpha3)).count == 249)
  }
}
