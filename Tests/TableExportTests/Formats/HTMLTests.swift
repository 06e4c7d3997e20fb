import Foundation
import TableExport
import Tables
import Testing

@Suite struct HTMLTests {
  @Test func showsTheTable() throws {
    try Snapshot.expect(Documents.gaps().html, matches: "gaps.html")
  }

  @Test func hostileNamesAreText() throws {
    let html = try Documents.hostile().html
    try Snapshot.expect(html, matches: "hostile.html")
    #expect(!html.contains("<script"))
    #expect(html.contains("<bdi>עברית (model)</bdi>"))
  }

  @Test func pagesAskTheNetworkForNothing() throws {
    let page = try Documents.gaps().htmlPage
    try Snapshot.expect(page, matches: "gaps-page.html")
    for pattern in ["src=", "@import", "url(", "http:", "<link"] { #expect(!page.contains(pattern)) }
  }

  @Test func tablesAreWellFormed() throws {
    for document in [try Documents.gaps(), try Documents.hostile()] {
      let parser = XMLChecker()
      #expect(parser.accepts(document.html))
    }
  }
}

/// Whether a fragment is well-formed as XML, which the fragments here are meant to be.
private struct XMLChecker {
  func accepts(_ fragment: String) -> Bool {
    var open: [Substring] = []
    var rest = fragment[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        open.append(tag.prefix { $0.isLetter || $0.isNumber })
      }
    }
    return open.isEmpty
  }
}
