import Foundation
import Testing

/// The map of the code: which target may import which.
struct ImportDirectionTests {
  static let allowed: [String: Set<String>] = [
    "Tables": [],
    "StatisticsCore": ["CGSL"],
    "BenchmarkData": ["Tables"],
    "TableExport": ["Tables"],
    "GapAnalysis": ["BenchmarkData", "StatisticsCore", "Tables"],
    "GapReport": ["BenchmarkData", "GapAnalysis", "StatisticsCore", "TableExport", "Tables"],
    "vgap": ["BenchmarkData", "GapAnalysis", "GapReport", "StatisticsCore", "TableExport", "Tables"],
  ]

  static var targets: [String] { allowed.keys.sorted() }

  /// The Swift files of a target with their lines.
  static func files(of target: String) throws -> [(path: String, lines: [Substring])] {
    let folder = Command.root + "/Sources/" + target
    let paths = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.map {
      let text = try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)
      return ("Sources/\(target)/\($0)", text.split(separator: "\n"))
    }
  }

  /// The module of a line such as `public import Tables`.
  static func module(importedBy line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let position = words.firstIndex(of: "import"), position < 3, position + 1 < words.count,
      words[..<position].allSatisfy({
        ["public", "package", "internal", "private", "@testable", "@preconcurrency"].contains($0)
      })
    else { return nil }
    return String(words[position + 1])
  }

  @Test func everyTargetIsOnTheMap() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Command.root + "/Sources")
    #expect(Set(folders) == Set(Self.targets + ["CGSL"]))
  }

  @Test(arguments: targets)
  func importsRunOneWay(_ target: String) throws {
    let ours = Set(Self.targets + ["CGSL"])
    let allowed = try #require(Self.allowed[target])
    for file in try Self.files(of: target) {
      for module in file.lines.compactMap(Self.module) where ours.contains(module) {
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func onlyTheGatewayImportsTheNumericalLibrary() throws {
    for file in try Self.files(of: "StatisticsCore") where file.lines.compactMap(Self.module).contains("CGSL") {
      #expect((file.path as NSString).lastPathComponent.hasPrefix("GSL"), "\(file.path)")
    }
  }

  @Test(arguments: ["Tables", "StatisticsCore"])
  func theLowestTargetsDoWithoutFoundation(_ target: String) throws {
    for file in try Self.files(of: target) {
      #expect(!file.lines.compactMap(Self.module).contains("Foundation"), "\(file.path)")
    }
  }
}
