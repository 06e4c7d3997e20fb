import Foundation
import Testing

/// The map of the code: which target may import which.
struct ImportDirectionTests {
  static let allowed: [String: Set<String>] = [
    "Quantities": [],
    "Tables": ["Quantities"],
    "StatisticsCore": ["CGSL"],
    "BenchmarkData": ["Quantities", "Tables"],
    "TableExport": ["Quantities", "Tables"],
    "GapAnalysis": ["BenchmarkData", "Quantities", "StatisticsCore", "Tables"],
    "GapReport": ["BenchmarkData", "GapAnalysis", "Quantities", "StatisticsCore", "TableExport", "Tables"],
    "vgap": [
      "BenchmarkData", "CMalloc", "GapAnalysis", "GapReport", "Quantities", "StatisticsCore", "TableExport", "Tables",
    ],
  ]

  /// What is of C.
  static let libraries = ["CGSL", "CMalloc"]

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
    #expect(Set(folders) == Set(Self.targets + Self.libraries + ["Python", "R"]))
  }

  @Test(arguments: targets)
  func importsRunOneWay(_ target: String) throws {
    let ours = Set(Self.targets + Self.libraries)
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

  @Test(arguments: ["Tables", "Quantities", "StatisticsCore"])
  func theLowestTargetsDoWithoutFoundation(_ target: String) throws {
    for file in try Self.files(of: target) {
      #expect(!file.lines.compactMap(Self.module).contains("Foundation"), "\(file.path)")
    }
  }

  // MARK: Columns

  /// A column of a result is made, shown and read by its definition, so that its name stands once.
  @Test(arguments: ["GapAnalysis", "TableExport", "GapReport", "vgap"])
  func columnsAreNamedInTheVocabularyAlone(_ target: String) throws {
    let byName = ["Column(\"", "ColumnPresentation(\"", "?.texts", "?.numbers", "?.dates"]
    // What shows any table whatever reads it by the names that the definitions gave.
    for file in try Self.files(of: target) where !file.path.hasPrefix("Sources/TableExport/Document/") {
      for line in file.lines {
        #expect(!byName.contains { line.contains($0) }, "\(file.path): \(line)")
      }
    }
  }

  // MARK: Folders

  /// For each folder of a target, the folders whose top-level types and functions its files name.
  static func folderUses(of target: String) throws -> [String: Set<String>] {
    var homes: [String: String] = [:]
    var words: [String: Set<String>] = [:]
    for file in try files(of: target) {
      let parts = file.path.split(separator: "/")
      guard parts.count > 3 else { continue }
      let folder = String(parts[2])
      for line in file.lines where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
        let names = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        words[folder, default: []].formUnion(names)
        guard line.first?.isWhitespace == false, !line.contains("private "), let name = declaredName(names) else {
          continue
        }
        homes[name] = folder
      }
    }
    return words.mapValues { Set($0.compactMap { homes[$0] }) }
  }

  /// The name that a line at the left margin declares.
  private static func declaredName(_ words: [String]) -> String? {
    guard
      let keyword = words.firstIndex(where: { ["struct", "enum", "class", "protocol", "func", "let"].contains($0) }),
      keyword + 1 < words.count
    else { return nil }
    return words[keyword + 1]
  }

  /// A way from a folder back to itself; `nil` for none.
  static func circle(in uses: [String: Set<String>]) -> [String]? {
    func way(from path: [String], _ left: inout Set<String>) -> [String]? {
      guard let last = path.last else { return nil }
      for next in (uses[last] ?? []).subtracting([last]).sorted() {
        if let start = path.firstIndex(of: next) { return Array(path[start...]) + [next] }
        if left.contains(next) { continue }
        if let found = way(from: path + [next], &left) { return found }
      }
      left.insert(last)
      return nil
    }
    var left: Set<String> = []
    for folder in uses.keys.sorted() {
      if let found = way(from: [folder], &left) { return found }
    }
    return nil
  }

  @Test func foldersOfTheAnalysisHaveNoCircle() throws {
    let uses = try Self.folderUses(of: "GapAnalysis")
    #expect(uses["Measures"]?.contains("Pair") == true)
    let circle = Self.circle(in: uses)
    #expect(circle == nil, "\(circle?.joined(separator: " → ") ?? "")")
  }

  @Test func aCircleIsFound() {
    #expect(Self.circle(in: ["A": ["B"], "B": ["C", "B"], "C": ["A"]]) == ["A", "B", "C", "A"])
    #expect(Self.circle(in: ["A": ["B", "C"], "B": ["C"], "C": []]) == nil)
  }
}
