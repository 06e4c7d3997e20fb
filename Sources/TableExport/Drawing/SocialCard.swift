/// A picture of 1200 by 630 pixels that says what a page says: for those who show a link to it (The Open Graph protocol, `og:image`).
public struct SocialCard: Hashable, Sendable {
  /// A line above the title, in small letters.
  public var kicker: String
  /// The title.
  public var title: String
  /// Sentences beneath it; those that find no room are left out.
  public var sentences: [String]
  /// A line at the foot.
  public var footer: String

  /// A picture of these words.
  public init(kicker: String, title: String, sentences: [String], footer: String) {
    self.kicker = kicker
    self.title = title
    self.sentences = sentences
    self.footer = footer
  }

  /// The size in pixels that those who show links ask for.
  public static let size = (width: 1200, height: 630)

  /// The picture as SVG: the same words give the same bytes.
  public var svg: String {
    let (width, height) = Self.size
    let margin = 64.0
    let room = Double(width) - 2 * margin
    var body = ""
    var top = margin
    func line(_ text: String, _ fontSize: Double, _ color: String, isBold: Bool = false, at baseline: Double) {
      body +=
        "<text x=\"\(SVGWriter.number(margin))\" y=\"\(SVGWriter.number(baseline))\" font-size=\"\(SVGWriter.number(fontSize))\""
        + " fill=\"\(color)\"\(isBold ? " font-weight=\"bold\"" : "")>\(HTML.escaped(text))</text>"
    }
    line(FontMetrics.shortened(kicker, to: room, fontSize: 26), 26, "#595959", at: top + 26)
    top += 46
    for text in Self.wrapped(title, to: room, fontSize: 44, isBold: true).prefix(2) {
      line(text, 44, "#1c1c1c", isBold: true, at: top + 44)
      top += 54
    }
    top += 18
    let floor = Double(height) - margin - 40
    for sentence in sentences {
      let lines = Self.wrapped(sentence, to: room - 24, fontSize: 30, isBold: false)
      let height = Double(lines.count) * 38
      guard top + height <= floor else { break }
      body +=
        "<rect x=\"64\" y=\"\(SVGWriter.number(top + 4))\" width=\"5\" height=\"\(SVGWriter.number(height))\" fill=\"#8a6100\"/>"
      for text in lines {
        body +=
          "<text x=\"88\" y=\"\(SVGWriter.number(top + 30))\" font-size=\"30\" fill=\"#1c1c1c\">\(HTML.escaped(text))</text>"
        top += 38
      }
      top += 20
    }
    line(FontMetrics.shortened(footer, to: room, fontSize: 24), 24, "#595959", at: Double(height) - margin)
    return
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\""
      + " font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\"><rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>"
      + body + "</svg>\n"
  }

  private static func wrapped(_ text: String, to room: Double, fontSize: Double, isBold: Bool) -> [String] {
    HumanText.wrapped(text) { FontMetrics.width(of: $0, fontSize: fontSize, isBold: isBold) <= room }
      .map { FontMetrics.shortened($0, to: room, fontSize: fontSize, isBold: isBold) }
  }
}
