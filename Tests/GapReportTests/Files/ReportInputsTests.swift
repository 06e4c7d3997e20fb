import BenchmarkData
import StatisticsCore
import GapAnalysis
import Foundation
import TableExport
import Tables
import Testing

@testable import GapReport

/// The record of what a report was made from.
@Suite struct ReportInputsTests {
  private static func folder(_ files: [String: String]) throws -> String {
    let url = FileManager.default.temporaryDirectory.appending(path: "inputs-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
    return url.path
  }

  /// Digests of "abc" and of nothing: the examples of FIPS 180-4.
  @Test func everyFileOfAPackageIsListedWithItsDigest() throws {
    let descriptor = """
      {"resources": [{"name": "x", "path": "x.csv"}, {"name": "y", "path": "y.csv"}],
       "licenses": [{"name": "CC-BY-4.0", "path": "https://example.org", "title": "By"}, {"title": "nameless"}]}
      """
    let folder = try Self.folder(["datapackage.json": descriptor, "x.csv": "abc", "y.csv": "", "other.csv": "z"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in [folder, folder + "/"] {
      let inputs = try ReportInputs(ofDatasetAt: path)
      #expect(inputs.files.map(\.path) == ["datapackage.json", "x.csv", "y.csv"].map { "\(folder)/\($0)" })
      #expect(inputs.files[0].byteCount == descriptor.utf8.count)
      #expect(inputs.files[1].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
      #expect(inputs.files[2].sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
      #expect(inputs.licenses == [.init(name: "CC-BY-4.0", url: "https://example.org", title: "By")])
    }
  }

  @Test func aFlatFileIsItsOwnInput() throws {
    let folder = try Self.folder(["scores.csv": "abc"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let inputs = try ReportInputs(ofDatasetAt: folder + "/scores.csv")
    #expect(inputs.files.map(\.path) == [folder + "/scores.csv"])
    #expect(inputs.files.first?.byteCount == 3)
    #expect(inputs.licenses.isEmpty)
  }

  @Test func aFileThatIsNotThereIsAProblem() throws {
    let folder = try Self.folder(["datapackage.json": #"{"resources": [{"name": "x", "path": "gone.csv"}]}"#])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in [folder, folder + "/nothing.csv"] {
      #expect(throws: Problem.self) { try ReportInputs(ofDatasetAt: path) }
    }
  }

  @Test func theTutorialPackageIsListedWhole() throws {
    let inputs = try ReportInputs(ofDatasetAt: Repository.tutorialFolder)
    let names = inputs.files.map { ($0.path as NSString).lastPathComponent }
    #expect(names.first == "datapackage.json" && names.contains("scores.csv") && names.contains("claims.csv"))
    for file in inputs.files {
      let bytes = try Data(contentsOf: URL(filePath: file.path))
      #expect(file.sha256 == SHA256.hexadecimal(of: Array(bytes)))
    }
  }
}
