import StatisticsCore
import GapAnalysis
import BenchmarkData
import Foundation
import TableExport
import Tables
import Testing

@testable import GapReport

/// The report page. That a browser and a parser of HTML accept it is tested in `make check-report`.
@Suite struct ReportPageTests {
  /// Names that break formats which do not escape them. A combining mark, and a letter that joins with the next, make of a sign of markup
  /// another character, which is a sign of markup all the same to a browser.
  static let hostileNames = [
    "<script>alert(1)</script>", "a|b", "AT&T \"quoted\" 'x'", "100% _under_ #1", "back\\slash {brace} ~tilde^ $5",
    "🎬 Film 👩🏽‍🚀", "עברית (model) 2.0", "=1+1", "\"\u{301} onmouseover=\"alert(2)\"", "\u{0600}<img src=x>",
    "\u{202E}turned\u{202C}", "<!-- x --> -- ]]>", "{{title}} {{{style}}}",
  ]

  private static func hostile() throws -> Report {
    var data = InventedData()
    data.dataset.title = "Data <b>of</b> \"someone\""
    data.add("b", name: "Bench <i>& \u{0600}<b>")
    for (index, name) in hostileNames.enumerated() {
      data.add(system: name, of: index % 2 == 0 ? "A" : "C", by: "Maker of \(name)", released: "2024-03-\(10 + index)")
      data.add(name, on: "b", Double(50 + (index * 7) % 13), se: 1)
      data.dataset.evaluations["b.\(name)"]?.source = Source.ID("s\(index)")
      data.dataset.sources[Source.ID("s\(index)")] = Source(
        id: Source.ID("s\(index)"), title: "On \(name)", publisher: name,
        url: index == 0 ? "javascript:alert(3)" : "https://example.org/?q=\"><script>&x=\(index)")
    }
    data.dataset.countries["A"]?.name = "Land <A> & \u{0600}\"A\""
    return try Report.quick(data)
  }

  @Test func namesAreTextWhereverTheyStand() throws {
    let page = try Self.hostile().folder().text("report.html")
    let tags = Self.tags(page)
    let expected: Set<String> = [
      "html", "head", "meta", "title", "link", "style", "body", "a", "header", "p", "h1", "h2", "h3", "div", "span",
      "i", "ul", "ol", "li", "nav", "main", "section", "aside", "figure", "figcaption", "strong", "table", "caption",
      "thead", "tbody", "tr", "th", "td", "details", "summary", "pre", "code", "script", "sup", "bdi",
      // Of the drawings.
      "svg", "g", "path", "rect", "line", "circle", "text", "tspan", "defs", "linearGradient", "stop",
    ]
    #expect(Set(tags.map(\.name)).subtracting(expected) == [])
    // One is run, the others are data.
    #expect(
      tags.filter { $0.name == "script" }.map(\.attributes)
        == [["type=\"application/ld+json\""], ["type=\"application/json\"", "id=\"pairs-data\""], []])
    // Each mark of a drawing has one, too.
    #expect(Self.tags(page.components(separatedBy: "<body")[0]).count { $0.name == "title" } == 1)
    for tag in tags {
      #expect(!tag.attributeNames.contains { $0.hasPrefix("on") || $0.contains("\u{301}") }, "\(tag)")
    }
    for name in [
      "&lt;script&gt;alert(1)&lt;/script&gt;", "AT&amp;T", "a|b", "🎬 Film 👩🏽‍🚀", "=1+1", "{{title}} {{{style}}}",
    ] {
      #expect(page.contains(name), "\(name)")
    }
    #expect(page.contains("<bdi>עברית (model) 2.0</bdi>"))
  }

  /// A sign that turns the direction of writing would turn the rest of the line.
  @Test func noNameTurnsTheDirectionOfWhatFollows() throws {
    let page = try Self.hostile().folder().text("report.html")
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(page.contains("turned"))
  }

  @Test func writingFromRightToLeftLeavesItsSentenceInOrderAndAddressesAsTheyAre() throws {
    var data = InventedData.small
    data.add(system: "עברית 2", of: "C", released: "2025-02")
    data.add("עברית 2", on: "b", 90, se: 1)
    data.dataset.sources["s"] = Source(id: "s", title: "אב", url: "https://example.org/אב")
    data.dataset.evaluations["b.עברית 2"]?.source = "s"
    let page = try Report.quick(data).folder().text("report.html")
    #expect(page.contains("the best C system, \u{2068}עברית\u{2069} 2, is "))
    #expect(page.contains("<a href=\"https://example.org/אב\">https://example.org/אב</a>"))
  }

  @Test func thePolicyAllowsTheScriptAndStyleOfThePageAndNothingElse() throws {
    let page = try Self.hostile().folder().text("report.html")
    for element in ["style", "script"] {
      let parts = page.components(separatedBy: "<\(element)>")
      #expect(parts.count == 2)
      var hash = SHA256()
      hash.update(Array(try #require(parts.last).components(separatedBy: "</\(element)>")[0].utf8))
      #expect(page.contains("\(element)-src 'sha256-\(Data(hash.bytes()).base64EncodedString())'"))
    }
    let policy = page.firstMatch(of: /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)
    #expect(policy?.1.hasPrefix("default-src 'none'; ") == true)
    #expect(policy?.1.contains("unsafe") == false)
    // What the policy would keep from working.
    for tag in Self.tags(page) {
      #expect(!tag.attributeNames.contains { $0 == "style" || $0.hasPrefix("on") }, "\(tag)")
    }
  }

  /// What search engines read of the page: valid whatever the names are.
  @Test func thePageDescribesItselfAsADataset() throws {
    let page = try Self.hostile().folder().text("report.html")
    let text = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/)?.1)
    let data = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(data["@type"] as? String == "Dataset")
    let tables = try #require(data["distribution"] as? [[String: Any]])
    #expect(tables.contains { $0["contentUrl"] as? String == "tables/scores-b.csv" })
    let sources = try #require(data["isBasedOn"] as? [String])
    #expect(!sources.contains { $0.hasPrefix("javascript:") } && sources.contains { $0.contains("q=\"><script>") })
  }

  @Test func whatNamesNoSourceListsNone() throws {
    func page(_ dataset: Dataset) throws -> String {
      let report = try Report(
        of: dataset, question: ReportQuestion(between: Sides("A", "C"), simulation: .quick()))
      return try report.folder().text("report.html")
    }
    let plain = try page(InventedData.small.dataset)
    #expect(!plain.contains("<ol class=\"source-list\">") && !plain.contains("published source"))
    var dataset = InventedData.small.dataset
    dataset.sources["board"] = Source(id: "board", title: "The board")
    dataset.evaluations["b.a1"]?.source = "board"
    #expect(try page(dataset).contains("The numbers rest on 1 published source."))
  }

  @Test func onlyAddressesOfTheWebAreLinks() throws {
    let report = try Self.hostile()
    let options = Report.FileOptions(
      provenance: Provenance(program: "test", version: "1"),
      licenses: [.init(name: "Mine", url: "javascript:alert(4)"), .init(name: "CC0", url: "https://example.org/cc0")])
    let page = try ReportFolder(report.files(options)).text("report.html")
    #expect(!page.contains("href=\"javascript:"))
    #expect(page.contains("Data: Mine. Data: <a href=\"https://example.org/cc0\">CC0</a>."))
    #expect(page.contains("href=\"https://example.org/?q=&quot;&gt;&lt;script&gt;&amp;x=1\""))
  }

  @Test func namesReadBackFromEveryTable() throws {
    let report = try Self.hostile()
    let folder = try report.folder()
    #expect(try Set(folder.table("tables/scores-b.csv").records.compactMap { $0["name"] }) == Set(Self.hostileNames))
    #expect(try Set(folder.table("manifest.csv").records.compactMap { $0["system"] }) == Set(Self.hostileNames))
    let safe = try report.folder(spreadsheetSafe: true).table("tables/scores-b.csv").records.compactMap { $0["name"] }
    #expect(Set(safe) == Set(Self.hostileNames.map { $0 == "=1+1" ? "'=1+1" : $0 }))
    // What the page hands out is what the folder holds.
    let page = try folder.text("report.html")
    for name in ["scores-b", "gap-b", "sources"] {
      let text = try folder.text("tables/\(name).csv")
      let address = try #require(
        page.firstMatch(
          of: try Regex(
            "href=\"data:text/csv;charset=utf-8,([^\"]*)\" download=\"\(name).csv\"", as: (Substring, Substring).self)))
      #expect(String(address.1).removingPercentEncoding == text, "\(name)")
    }
  }

  @Test func headingsAreInOrderAndAnchorsLeadSomewhere() throws {
    let tags = Self.tags(try Self.hostile().folder().text("report.html"))
    let levels = tags.filter { $0.name.wholeMatch(of: /h[1-6]/) != nil }.compactMap { $0.name.last?.wholeNumberValue }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    func values(_ attribute: String) -> [String] {
      tags.flatMap(\.attributes).filter { $0.hasPrefix("\(attribute)=\"") }
        .map { String($0.dropFirst(attribute.count + 2).dropLast()) }
    }
    let identifiers = values("id")
    #expect(Set(identifiers).count == identifiers.count)
    for id in identifiers { #expect(id.wholeMatch(of: /[a-z0-9._-]+/) != nil, "\(id)") }
    for target in values("href") where target.hasPrefix("#") {
      #expect(identifiers.contains(String(target.dropFirst())), "\(target)")
    }
    for address in values("src") { #expect(address.hasPrefix("data:")) }
  }

  @Test func thePageHoldsEveryTable() throws {
    let report = try Report.quick(.small)
    let page = try report.folder().text("report.html")
    for document in report.sections.flatMap(\.items).map(\.document) {
      #expect(page.contains("id=\"item-\(document.name)\""))
    }
    #expect(Self.tags(page).count { $0.name == "table" } == report.sections.flatMap(\.items).count)
  }

  private struct Tag: CustomStringConvertible {
    var name: String
    var attributes: [String]
    var attributeNames: [String] { attributes.map { String($0.prefix { $0 != "=" }) } }
    var description: String { "<\(name) \(attributes.joined(separator: " "))>" }
  }

  /// The start tags of a page as a browser finds them: by scalar, and not within the style and the script.
  private static func tags(_ page: String) -> [Tag] {
    var tags: [Tag] = []
    var rest = Array(page.unicodeScalars)[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[(start + 1)...]
      guard let first = rest.first, ("a"..."z").contains(first) || ("A"..."Z").contains(first) else { continue }
      var parts: [String] = [""]
      var isQuoted = false
      while let scalar = rest.popFirst(), isQuoted || scalar != ">" {
        if scalar == "\"" { isQuoted.toggle() }
        if !isQuoted, scalar == " " || scalar == "\n" {
          parts.append("")
        } else {
          parts[parts.count - 1].unicodeScalars.append(scalar)
        }
      }
      let tag = Tag(name: parts[0], attributes: parts.dropFirst().filter { !$0.isEmpty })
      tags.append(tag)
      if tag.name == "style" || tag.name == "script" {
        let end = Array("</\(tag.name)".unicodeScalars)
        while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
      }
    }
    return tags
  }
}
