import Testing

@testable import BenchmarkData

struct ColumnHeaderTests {
  @Test(
    arguments: [
      ("WER ↓", "WER", false), ("Total Score ⬆️", "Total Score", true), ("FVD (lower is better)", "FVD", false),
      ("CLIP, higher is better", "CLIP", true), ("UMT-FVD↓", "UMT-FVD", false), ("Score", "Score", nil),
      ("Model 🤖 (clickable)", "Model", nil), ("Slower is better known", "Slower is better known", nil),
    ] as [(String, String, Bool?)])
  func directionsAreNoPartOfTheName(_ text: String, _ name: String, _ higherIsBetter: Bool?) {
    let header = ColumnHeader(text)
    #expect(header.name == name)
    #expect(header.higherIsBetter == higherIsBetter)
    #expect(header.text == text)
  }

  @Test func signsAndLevels() {
    #expect(ColumnHeader("Score (%)").isPercent)
    #expect(ColumnHeader("Score (%)").name == "Score")
    #expect(!ColumnHeader("95% CI").isPercent)
    #expect(ColumnHeader("95% CI").level == 0.95)
    #expect(ColumnHeader("CI 90 %").level == 0.9)
    #expect(ColumnHeader("± SE").isPlusMinus)
    #expect(ColumnHeader("± SE").key == "se")
    #expect(ColumnHeader("95").level == nil)
  }

  @Test(
    arguments: [
      ("Model Name (clickable)", ColumnMeaning.system), ("Land", .country), ("Anbieter", .organization),
      ("Company", .organization),
      ("Standardfehler", .standardError), ("Std. Error", .standardError), ("± SE", .standardError),
      ("rating_q025", .lower),
      ("CI upper", .upper), ("95% CI", .interval), ("Votes", .sampleSize), ("N", .sampleSize),
      ("Released", .releasedOn),
      ("Release Date (UTC)", .releasedOn), ("Elo", .score), ("Arena Score", .score), ("std", .standardDeviation),
      ("模型", .system), ("国家", .country),
      ("得分", .score), ("prompt id", .prompt), ("Rank* (UB)", .rank), ("colour", nil), ("", nil), ("#", .rank),
      ("±", .interval),
    ] as [(String, ColumnMeaning?)])
  func namesAreKnown(_ text: String, _ meaning: ColumnMeaning?) {
    #expect(ColumnNames.known(in: .scores).meaning(of: ColumnHeader(text)) == meaning)
  }

  @Test func noNameMeansTwoThings() {
    for context in ColumnNames.Context.allCases where context != .board {
      var meanings: [String: String] = [:]
      for (meaning, names) in ColumnNames.listing(context) {
        for name in [meaning] + names {
          let key = ColumnHeader(name).key
          #expect(!key.isEmpty, "\(name)")
          #expect(meanings[key] == nil || meanings[key] == meaning, "\(name)")
          meanings[key] = meaning
        }
      }
    }
  }
}
