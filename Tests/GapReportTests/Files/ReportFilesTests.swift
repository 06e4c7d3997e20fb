import GapAnalysis
import BenchmarkData
import Foundation
import StatisticsCore
import TableExport
import Tables
import Testing

@testable import GapReport

/// The files of a report's folder, and the data package that describes them.
@Suite struct ReportFilesTests {
  private static func tutorial() throws -> ReportFolder { try Repository.tutorialFiles.get() }

  private static func resources(_ folder: ReportFolder) throws -> [[String: Any]] {
    try #require(folder.json("datapackage.json")["resources"] as? [[String: Any]])
  }

  @Test func theSameBytesOnASecondRunAndOnTwoThreads() throws {
    let first = try Self.tutorial()
    for threads in [1, 2] {
      let other = try Repository.tutorialReport(threads: threads).folder()
      #expect(first.paths == other.paths)
      for (one, two) in zip(first.files, other.files) { #expect(one == two, "\(one.path)") }
    }
  }

  @Test func noPathStandsTwiceAndAllStayInTheFolder() throws {
    let paths = try Self.tutorial().paths
    #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
    for path in paths { #expect(path.wholeMatch(of: /((tables|figures)\/)?[a-z0-9_.-]+/) != nil, "\(path)") }
    for required in ["report.html", "gap_report.ipynb", "gap_report.qmd", "manifest.csv", "requirements.txt"] {
      #expect(paths.contains(required))
    }
  }

  /// Whoever sees the descriptor or the page sees what they name.
  @Test func thePageComesLast() throws {
    #expect(try Self.tutorial().paths.last == "report.html")
  }

  @Test func everyResourceIsAFileWithItsSizeAndFingerprint() throws {
    let folder = try Self.tutorial()
    let resources = try Self.resources(folder)
    let names = resources.compactMap { $0["name"] as? String }
    #expect(Set(names).count == resources.count)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let file = try #require(folder.files.first { $0.path == path }, "\(path)")
      #expect(resource["bytes"] as? Int == file.bytes.count, "\(path)")
      #expect(resource["hash"] as? String == "sha256:\(SHA256.hexadecimal(of: file.bytes))", "\(path)")
      #expect((resource["name"] as? String)?.wholeMatch(of: /[a-z0-9._-]+/) != nil, "\(path)")
    }
    let described = Set(resources.compactMap { $0["path"] as? String })
    for path in folder.paths where path.hasSuffix(".csv") || path.hasSuffix(".vl.json") {
      #expect(described.contains(path), "\(path) is in no resource")
    }
  }

  @Test func theSchemaOfEveryTableNamesTheColumnsOfItsFile() throws {
    let folder = try Self.tutorial()
    var count = 0
    for resource in try Self.resources(folder) {
      guard let schema = resource["schema"] as? [String: Any], let path = resource["path"] as? String else { continue }
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let header = try folder.text(path).split(separator: "\n").first.map { $0.split(separator: ",").map(String.init) }
      #expect(fields.compactMap { $0["name"] as? String } == header, "\(path)")
      let key = schema["primaryKey"] as? [String] ?? []
      #expect(Set(key).isSubset(of: header ?? []), "\(path)")
      for field in fields { if let unit = field["unitColumn"] as? String { #expect(header?.contains(unit) == true) } }
      count += 1
    }
    #expect(count == folder.paths.count { $0.hasSuffix(".csv") })
  }

  /// What is looked up, the sources and the pairs, is no table of a paper.
  @Test func everyFigureHasItsTableAndEveryTableItsLaTeX() throws {
    let paths = try Self.tutorial().paths
    for path in paths where path.hasSuffix(".vl.json") {
      #expect(paths.contains("tables/\(path.dropFirst("figures/".count).dropLast(".vl.json".count)).csv"))
    }
    for path in paths where path.hasPrefix("tables/") && path.hasSuffix(".csv") {
      guard !["tables/sources.csv", "tables/pairs.csv"].contains(path) else { continue }
      #expect(paths.contains(path.dropLast(4) + ".tex"))
    }
  }

  /// The description for trainers has the files of the package with their hashes.
  @Test func thePackageIsDescribedInCroissantToo() throws {
    let folder = try Self.tutorial()
    let croissant = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.text("croissant.json").utf8)) as? [String: Any])
    let files = try #require(croissant["distribution"] as? [[String: Any]])
    let package = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.text("datapackage.json").utf8)) as? [String: Any])
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(files.compactMap { $0["contentUrl"] as? String } == resources.compactMap { $0["path"] as? String })
    #expect(
      files.compactMap { ($0["sha256"] as? String).map { "sha256:" + $0 } }
        == resources.compactMap { $0["hash"] as? String })
  }

  @Test func onlyAPublishedReportHasAPictureOfItself() throws {
    let report = try Report.quick(.small)
    let provenance = Provenance(program: "vgap", version: "0")
    var options = Report.FileOptions(provenance: provenance)
    func page(_ files: [ReportFile]) -> String {
      files.first { $0.path == "report.html" }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    let plain = try report.files(options)
    #expect(!plain.contains { $0.path == "preview.png" } && !page(plain).contains("og:image"))
    options.publication = .init(address: "https://example.org/r", picture: [1, 2, 3])
    let published = try report.files(options)
    #expect(published.first { $0.path == "preview.png" }?.bytes == [1, 2, 3])
    #expect(page(published).contains("<meta property=\"og:image\" content=\"https://example.org/r/preview.png\">"))
    #expect(report.socialCard.svg.contains("width=\"1200\""))
  }

  @Test func everyFigureIsDrawnAloneAndOnThePage() throws {
    let report = try Report.quick(.small)
    let folder = try report.folder()
    let page = try folder.text("report.html")
    for figure in report.figures {
      let noted = figure.noting(program: "test", version: "1")
      #expect(try folder.text("figures/\(figure.caption.name).svg") == noted.svg() + "\n")
    }
    #expect(folder.paths.count { $0.hasSuffix(".svg") } == report.figures.count)
    #expect(page.matches(of: /<svg aria-hidden="true" focusable="false" xmlns/).count == 2 * report.figures.count)
    // The colours of the first group on light and dark pages: blue is the United States' alone.
    #expect(page.firstMatch(of: /--c\d+: #00604d;/) != nil && page.firstMatch(of: /--c\d+: #f0e442;/) != nil)
    #expect(page.firstMatch(of: /--c\d+: #0072b2;/) == nil)
    for match in page.matches(of: /var\(--(c\d+)\)/) {
      #expect(page.contains("--\(match.1): #"), "\(match.1)")
    }
  }

  @Test func textThatASpreadsheetWouldRunIsMarkedOnRequestOnly() throws {
    var data = InventedData()
    data.add("b")
    for (index, name) in ["=1+1", "+1", "-1", "@SUM(A1)"].enumerated() {
      data.add(system: name, of: index < 2 ? "A" : "C", released: "2024-0\(index + 1)")
      data.add(name, on: "b", Double(index))
    }
    let report = try Report.quick(data)
    for (isSafe, mark) in [(false, ""), (true, "'")] {
      let folder = try report.folder(spreadsheetSafe: isSafe)
      let names = try folder.table("tables/scores-b.csv").records.compactMap { $0["name"] }
      #expect(Set(names) == Set(["=1+1", "+1", "-1", "@SUM(A1)"].map { mark + $0 }))
      let systems = try folder.table("manifest.csv").records.compactMap { $0["system"] }
      #expect(Set(systems) == Set(names))
      // A negative number is no formula.
      let gaps = try folder.table("tables/gap-b.csv").records.compactMap { $0["estimate"] }
      #expect(gaps.contains("-2") && !gaps.contains { $0.hasPrefix("'") })
    }
  }

  @Test func theDescriptorSaysHowItWasMade() throws {
    let folder = try Self.tutorial()
    let provenance = try #require(folder.json("datapackage.json")["provenance"] as? [String: Any])
    let text = String(decoding: try JSONSerialization.data(withJSONObject: provenance), as: UTF8.self)
    // The digest of "abc", FIPS 180-4's example.
    #expect(text.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    let page = try folder.text("report.html")
    #expect(page.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    #expect(page.contains("seed \(Simulation.defaultSeed), 99 resamples"))
  }
}
