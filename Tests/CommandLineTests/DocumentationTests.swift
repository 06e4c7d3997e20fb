import Foundation
import Testing

/// What the pages say about the code and the files must be true.
struct DocumentationTests {
  @Test(arguments: Documentation.pages)
  func everyRelativeLinkLeadsSomewhere(_ page: Documentation.Page) {
    let folder = URL(filePath: Command.root + "/" + page.path).deletingLastPathComponent()
    for part in page.text.components(separatedBy: "](").dropFirst() {
      let target = part.components(separatedBy: ")")[0].components(separatedBy: "#")[0]
      guard !target.isEmpty, !target.contains(":"), !target.contains(" ") else { continue }
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: target).path), "\(page): \(target)")
    }
  }

  /// Paths in code font that begin with a folder of the checkout.
  @Test(arguments: Documentation.pages)
  func everyPathThatIsNamedExists(_ page: Documentation.Page) {
    let tops = ["Sources/", "Tests/", "datasets/", "notebooks-export/", ".github/", ".ci/"]
    for (index, part) in page.text.components(separatedBy: "`").enumerated() where !index.isMultiple(of: 2) {
      guard tops.contains(where: part.hasPrefix), !part.contains(where: { " *<…\n".contains($0) }) else { continue }
      #expect(FileManager.default.fileExists(atPath: Command.root + "/" + part), "\(page): \(part)")
    }
  }

  /// All samples are compiled at once, each in a function of its own.
  @Test func everySwiftSampleCompiles() throws {
    var imports: Set<String> = []
    var functions: [String] = []
    for page in Documentation.pages {
      for block in page.blocks("swift") {
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
        let isImport = { (line: Substring) in line.hasPrefix("import ") }
        imports.formUnion(lines.filter(isImport).map(String.init))
        functions.append(
          """
          #sourceLocation(file: "\(page.path)", line: 1)
          func sample\(functions.count)() throws {
          \(lines.filter { !isImport($0) }.joined(separator: "\n"))
          }
          """)
      }
    }
    #expect(!functions.isEmpty)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).swift").path
    try (imports.sorted() + functions).joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let build = Command.executable.deletingLastPathComponent().path
    let result = try Command.shell(
      """
      swiftc -swift-version 6 -parse-as-library -suppress-warnings -typecheck -I \(build)/Modules \
        -Xcc -fmodule-map-file=\(Command.root)/Sources/CGSL/module.modulemap \
        $(printf -- '-I %s ' \(Command.root)/.build/checkouts/*/Sources/*/include) \(file)
      """)
    #expect(result.exitCode == 0, "\(result.error)")
  }

  @Test func everyBenchmarkThatAPageNamesIsInTheDataset() throws {
    let table = try String(contentsOfFile: Command.root + "/datasets/video-generation/benchmarks.csv", encoding: .utf8)
    let known = Set(table.split(separator: "\n").compactMap { $0.split(separator: ",").first.map(String.init) })
    for page in Documentation.pages {
      for line in page.text.split(separator: "\n") where line.contains("vgap ") && line.contains("video-generation") {
        let words = line.split { " `".contains($0) }
        guard let option = words.firstIndex(of: "--benchmark"), option + 1 < words.count else { continue }
        #expect(known.contains(String(words[option + 1])), "\(page): \(line)")
      }
    }
  }
}
