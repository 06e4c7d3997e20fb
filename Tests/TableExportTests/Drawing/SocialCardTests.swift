import Foundation
import TableExport
import Testing

@Suite struct SocialCardTests {
  private func card(_ sentences: [String]) -> SocialCard {
    SocialCard(kicker: "A dataset", title: "A & B <measured>", sentences: sentences, footer: "As of today")
  }

  @Test func hasTheSizeThatIsAskedFor() {
    let svg = card(["One sentence."]).svg
    #expect(svg.contains("width=\"1200\" height=\"630\""))
    #expect(svg.contains("A &amp; B &lt;measured&gt;") && svg.contains("One sentence."))
    #expect(svg == card(["One sentence."]).svg)
  }

  /// Every line stands on the picture; a sentence that finds no room is left out whole.
  @Test func nothingStandsBelowThePicture() throws {
    let sentences = (1...30).map { "Sentence \($0) " + String(repeating: "has many words ", count: 12) }
    let svg = card(sentences).svg
    let baselines = svg.matches(of: /<text [^>]*y="([\d.]+)"/).compactMap { Double($0.1) }
    #expect(try #require(baselines.max()) <= 630)
    #expect(baselines == baselines.sorted())
    #expect(svg.contains("Sentence 1 ") && !svg.contains("Sentence 30 "))
  }
}
