import BenchmarkData
import Testing

struct CountryGroupTests {
  @Test func groupsHaveAsManyMembersAsTheirPagesListAndEachIsACountry() {
    let counts = Dictionary(uniqueKeysWithValues: CountryGroup.all.map { ($0.id, $0.members.count) })
    #expect(counts == ["EU": 27, "OECD": 38, "G7": 7])
    for group in CountryGroup.all {
      #expect(Set(group.members).count == group.members.count)
      for member in group.members { #expect(Country.withCode(member) != nil, "\(group.id): \(member)") }
      #expect(group.source.hasPrefix("https://"))
    }
  }

  @Test func noGroupGoesByTheCodeOrTheNameOfACountry() {
    for group in CountryGroup.all {
      #expect(Country.named(group.id) == nil && Country.named(group.name) == nil, "\(group.id)")
    }
    for member in CountryGroup.oecd.members { #expect(CountryGroup.named(member) == nil, "\(member)") }
  }

  @Test func aGroupIsFoundByEitherNameInAnyCase() {
    #expect(CountryGroup.named("eu")?.id == "EU")
    #expect(CountryGroup.named("European union")?.id == "EU")
    #expect(CountryGroup.named("group of seven")?.id == "G7")
    #expect(CountryGroup.named("Europe") == nil)
    #expect(CountryGroup.named("") == nil)
  }
}
