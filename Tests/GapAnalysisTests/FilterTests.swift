import BenchmarkData
import Testing

@testable import GapAnalysis

struct FilterTests {
  @Test func aFilterThatFitsNothingIsRefused() throws {
    let dataset = Dataset.workedExample
    let country = try #require(dataset.countries.keys.first).text
    try dataset.requireMatches(of: [Filter(field: .country, value: country)])
    #expect(throws: AnalysisError.self) { try dataset.requireMatches(of: [Filter(field: .country, value: "XX")]) }
    #expect(throws: AnalysisError.self) { try dataset.requireMatches(of: [Filter(field: .access, value: "opn")]) }
  }
}
