import Testing

@testable import BenchmarkData

struct NameTextTests {
  @Test(
    arguments: [
      ("A 1", "A 1", nil), ("[A 1](https://a.example)", "A 1", "https://a.example"),
      ("<a href=\"https://b.example\" target='_blank'>B 1</a>", "B 1", "https://b.example"),
      ("[🥇 Hunyuan](https://x.example/a_(b))", "Hunyuan", "https://x.example/a_(b)"), ("🥇 Kling 1.6", "Kling 1.6", nil),
      ("**Sora**", "Sora", nil), ("`Veo 2`", "Veo 2", nil), (" Veo\u{A0}2 ", "Veo 2", nil), ("A &amp; B", "A & B", nil),
      ("[A](http://u.example) / [B](v)", "A / B", "http://u.example"), ("[A](javascript:x)", "A", nil),
      ("![logo](x.png) Sora", "Sora", nil), ("GPT_4_mini", "GPT_4_mini", nil),
      ("A [preview]", "A [preview]", nil), ("A (1)", "A (1)", nil), ("<unknown", "<unknown", nil), ("🏆", "🏆", nil),
      ("NA", "NA", nil),
      ("可灵 1.6", "可灵 1.6", nil), ("Sora*", "Sora*", nil), ("a < b > c", "a < b > c", nil),
    ] as [(String, String, String?)])
  func theTextIsTheName(_ cell: String, _ text: String, _ address: String?) {
    let name = NameText(cell)
    #expect(name.text == text)
    #expect(name.address == address)
  }
}
