import Foundation
import Testing

struct DiffCommandTests {
  private static let dataset = "datasets/tutorial"

  /// A copy of the tutorial in which one text of a file is another.
  private func withCopy(of file: String, _ old: String, _ new: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "diff-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: URL(filePath: Command.root).appending(path: Self.dataset), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: file)
    let text = try String(contentsOf: path, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new, maxReplacements: 1).write(to: path, atomically: true, encoding: .utf8)
    try body(folder.path)
  }

  @Test func equalStatesHaveNoChange() throws {
    let result = try Command.run("diff", Self.dataset, Self.dataset, "--format", "text")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("No answer moved. The two states have the same records."))
  }
}
