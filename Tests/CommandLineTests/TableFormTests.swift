import Foundation
import Testing

/// Forms of tables, and the columns that people see.
struct TableFormTests {
  private static let question = "gap datasets/tutorial --benchmark tutorial-composite --resamples 49 --quiet"

  @Test func theColumnsThatPeopleSeeAreChosen() throws {
    let result = try Command.shell("$vgap \(Self.question) --format markdown --columns-shown status,ci_lower,label")
    #expect(result.exitCode == 0, "\(result.error)")
    let heading = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("| ") })
    let headings = heading.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    #expect(headings.count == 3 && headings[0] == "Status" && headings[1].hasSuffix("interval"), "\(headings)")
  }

  @Test(arguments: [
    ("--format text --columns-shown lable", "the table shows no column 'lable'"),
    ("--format text --columns-shown lable", "did you mean label"),
    ("--format text --columns-shown ci_upper", "did you mean ci_lower"),
    ("--format csv --columns-shown label", "is for text, markdown, latex"),
    ("--columns-shown label", "choose one with --format"), ("--format text --columns-shown label,label", "each once"),
    ("--output x.xlsx", "vgap writes no .xlsx"), ("--output x.vl.json", "is a figure"),
  ])
  func whatCannotBeShownIsSaid(_ options: String, _ words: String) throws {
    let result = try Command.shell("$vgap \(Self.question) \(options)")
    #expect(result.exitCode == 64, "\(result.error)")
    #expect(result.error.contains(words), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    ("jsonl", "{\"measure\":\"frontier_gap\""), ("ndjson", "{\"measure\":\"frontier_gap\""), ("typ", "// vgap "),
    ("tex", "% \\usepackage"),
  ])
  func theEndingOfAFileSaysItsForm(_ ending: String, _ start: String) throws {
    let folder = try ScratchFolder("forms")
    let path = "\(folder.path)/gap.\(ending)"
    let result = try Command.shell("$vgap \(Self.question) --output '\(path)'")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(start))
  }

  @Test func everyRowIsALineOfJSON() throws {
    let lines = try Command.shell("$vgap \(Self.question) --format jsonl").output.split(separator: "\n")
    let rows = try Command.shell("$vgap \(Self.question) --format csv").output.split(separator: "\n")
    #expect(lines.count == rows.count - 1)
    for line in lines { #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any]) }
  }

  @Test func aPackageIsDescribedInCroissant() throws {
    let folder = try ScratchFolder("croissant")
    let path = folder.path + "/croissant.json"
    let result = try Command.shell("$vgap describe datasets/tutorial --croissant '\(path)' > /dev/null")
    #expect(result.exitCode == 0, "\(result.error)")
    let croissant = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
    let files = try #require(croissant["distribution"] as? [[String: Any]])
    #expect(files.contains { $0["contentUrl"] as? String == "scores.csv" && ($0["sha256"] as? String)?.count == 64 })
    let table = try Command.shell("$vgap describe datasets/tutorial/scores.csv --croissant '\(path)'")
    #expect(table.exitCode == 64 && table.error.contains("vgap import"), "\(table.error)")
  }

  @Test(arguments: ["example.org/report", "ftp://example.org/", "https://example.org/?a=b", ""])
  func anAddressIsAWholeOne(_ address: String) throws {
    let result = try Command.shell("$vgap report datasets/tutorial --out /nonexistent/report --address '\(address)'")
    #expect(result.exitCode == 64 && result.error.contains("--address"), "\(result.error)")
  }
}
