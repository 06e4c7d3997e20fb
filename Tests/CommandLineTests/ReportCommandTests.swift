import Foundation
import Testing

/// The folder that `vgap report` writes. What the files hold is tested in GapReportTests.
struct ReportCommandTests {
  /// A folder of the test's own with a small CSV of scores in it.
  private final class Scratch {
    let path = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID())").path
    var data: String { path + "/scores.csv" }
    var out: String { path + "/out" }

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try write(
        "system,country,score,released_on\na1,A,70,2023\na2,A,80,2024-02\nc1,C,75,2023-06\nc2,C,85,2024-08-01\n",
        to: data)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to path: String) throws {
      try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    /// Makes the report.
    func report(_ options: String..., to out: String? = nil, data: String? = nil) throws -> Command.Result {
      let common = ["report", data ?? self.data, "--resamples", "49", "--out", out ?? self.out]
      let sides = options.contains("--between") ? [] : ["--between", "A", "C"]
      return try Command.run(common + ["--quiet"] + sides + options)
    }

    /// The paths within a folder, with what the files hold.
    func contents(_ folder: String) throws -> [String: Data] {
      var found: [String: Data] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
        if !isFolder.boolValue { found[path] = try Data(contentsOf: URL(filePath: "\(folder)/\(path)")) }
      }
      return found
    }
  }

  @Test func filesOfOthersInTheFolderAreLeftAlone() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.out + "/tables/deep", withIntermediateDirectories: true)
    #expect(try scratch.report().exitCode == 0)
    try scratch.write("old", to: scratch.out + "/report.html")
    let others = ["notes.txt", "tables/mine.csv", "tables/deep/x", "=1+1", "report.html.bak"]
    for path in others { try scratch.write("mine", to: "\(scratch.out)/\(path)") }
    let result = try scratch.report()
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.isEmpty && result.error.isEmpty)
    let contents = try scratch.contents(scratch.out)
    for path in others { #expect(contents[path] == Data("mine".utf8), "\(path)") }
    #expect(contents["report.html"]?.starts(with: Data("<!DOCTYPE html>".utf8)) == true)
    #expect(!contents.keys.contains { $0.hasSuffix(".tmp") })
  }

  @Test func aSecondRunGivesTheSameBytes() throws {
    let scratch = try Scratch()
    #expect(try scratch.report().exitCode == 0)
    let first = try scratch.contents(scratch.out)
    #expect(try scratch.report("--threads", "2", to: scratch.path + "/other").exitCode == 0)
    #expect(try scratch.contents(scratch.path + "/other") == first)
    #expect(try scratch.report("--threads", "2").exitCode == 0)
    #expect(try scratch.contents(scratch.out) == first)
  }

  @Test func everyFigureIsThereAsAPictureToo() throws {
    let scratch = try Scratch()
    #expect(try scratch.report().exitCode == 0)
    let contents = try scratch.contents(scratch.out)
    let figures = contents.keys.filter { $0.hasSuffix(".vl.json") }
    try #require(!figures.isEmpty)
    #expect(Set(contents.keys.filter { $0.hasSuffix(".svg") }) == Set(figures.map { $0.dropLast(8) + ".svg" }))
    let page = String(decoding: contents["report.html"] ?? Data(), as: UTF8.self)
    #expect(page.matches(of: /<svg aria-hidden="true"/).count == 2 * figures.count)
  }

  @Test func whatChangedSinceAnEarlierStateHasItsSectionWithTheRowsBehindIt() throws {
    let scratch = try Scratch()
    let earlier = scratch.path + "/earlier.csv"
    try FileManager.default.copyItem(atPath: scratch.data, toPath: earlier)
    #expect(try scratch.report().exitCode == 0)
    #expect(try scratch.contents(scratch.out)["tables/changes.csv"] == nil)
    let data = try String(contentsOfFile: scratch.data, encoding: .utf8)
    try scratch.write(data + "a3,A,95,2024-09\n", to: scratch.data)
    let result = try scratch.report("--since", earlier)
    #expect(result.exitCode == 0, "\(result.error)")
    let contents = try scratch.contents(scratch.out)
    func text(_ path: String) -> String { contents[path].map { String(decoding: $0, as: UTF8.self) } ?? "" }
    #expect(text("tables/changes.csv").contains("now counts a3 (A, 95"), "\(text("tables/changes.csv"))")
    #expect(text("report.html").contains("What changed since the last report?"))
    // Both states are inputs.
    let package = try #require(
      try JSONSerialization.jsonObject(with: contents["datapackage.json"] ?? Data()) as? [String: Any])
    let provenance = try #require(package["provenance"] as? [String: Any])
    #expect((provenance["inputs"] as? [Any])?.count == 2)
    #expect(try scratch.report("--since", scratch.data).exitCode == 0)
    #expect(try scratch.contents(scratch.out)["tables/changes.csv"] == nil)
  }

  /// Permissions do not stop the superuser, whom tests often run as; what is no folder stops everyone.
  @Test func whereNoFolderCanBeMadeTheReasonIsSaidAndNothingIsWritten() throws {
    let scratch = try Scratch()
    try scratch.write("a file", to: scratch.path + "/file")
    for out in [scratch.path + "/file", scratch.path + "/file/below", "/proc/vgap"] {
      let result = try scratch.report(to: out)
      #expect(result.exitCode == 1)
      #expect(result.error.hasPrefix("\(out): error: the folder cannot be "), "\(result.error)")
    }
    #expect(try scratch.contents(scratch.path).keys.sorted() == ["file", "scores.csv"])
  }

  @Test func whereAFileCannotBeReplacedThePageIsNotTouchedAndNothingHalfWrittenStays() throws {
    let scratch = try Scratch()
    #expect(try scratch.report().exitCode == 0)
    try FileManager.default.removeItem(atPath: scratch.out + "/tables/gap-scores.csv")
    try FileManager.default.createDirectory(
      atPath: scratch.out + "/tables/gap-scores.csv", withIntermediateDirectories: true)
    try scratch.write("old", to: scratch.out + "/report.html")
    let result = try scratch.report()
    #expect(result.exitCode == 1)
    #expect(result.error.contains("tables/gap-scores.csv: error: this is a folder"), "\(result.error)")
    let contents = try scratch.contents(scratch.out)
    #expect(contents["report.html"] == Data("old".utf8))
    #expect(!contents.keys.contains { $0.hasSuffix(".tmp") })
  }

  @Test func whatCannotBeAskedIsSaidBeforeAnythingIsWritten() throws {
    let scratch = try Scratch()
    for (options, message) in [
      (["--between", "A", "X"], "No system of the dataset has the country 'X'. It has: A, C."),
      (["--between", "A", "A"], "Both sides are 'A'"),
      (["--benchmark", "nope"], "The dataset has no benchmark 'nope'"),
    ] {
      let sides = options.contains("--between") ? [] : ["--between", "A", "C"]
      let result = try Command.run(["report", scratch.data, "--out", scratch.out] + options + sides)
      #expect(result.exitCode == 64)
      #expect(result.error.contains(message), "\(result.error)")
    }
    try scratch.write("system,country,score\na,,1\n", to: scratch.data)
    let result = try scratch.report()
    #expect(result.exitCode == 1)
    #expect(result.error.hasPrefix("error: no system of the dataset has a known country"))
    #expect(!FileManager.default.fileExists(atPath: scratch.out))
  }

  @Test func aClaimThatCannotBeUnderstoodIsNamed() throws {
    let scratch = try Scratch()
    let package = scratch.path + "/package"
    try FileManager.default.copyItem(atPath: Command.root + "/datasets/tutorial", toPath: package)
    let claims = try String(contentsOfFile: package + "/claims.csv", encoding: .utf8)
    try scratch.write(claims.replacing("measure=frontier_gap", with: "measure=nonsense"), to: package + "/claims.csv")
    let result = try scratch.report("--between", "US", "CN", data: package)
    #expect(result.exitCode == 1)
    #expect(result.error.hasPrefix("error: claim t01: the key measure has a value that it cannot have"))
    #expect(!FileManager.default.fileExists(atPath: scratch.out))
  }

  /// Names of benchmarks are free text in a CSV file of one's own, and must not lead out of the folder.
  @Test func aBenchmarkCalledLikeAPathStaysInTheFolder() throws {
    let scratch = try Scratch()
    try scratch.write(
      "system,country,score,benchmark\na,A,1,../../up\nc,C,2,../../up\n=1+1,C,3,../../up\n", to: scratch.data)
    let result = try scratch.report("--spreadsheet-safe")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: scratch.path)) == ["out", "scores.csv"])
    let scores = try String(contentsOfFile: scratch.out + "/tables/scores-up.csv", encoding: .utf8)
    #expect(scores.contains("'=1+1") && !scores.contains(",=1+1"))
  }
}
