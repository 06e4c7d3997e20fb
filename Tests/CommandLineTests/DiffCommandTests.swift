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

  @Test func aScoreThatIsAnotherMovesTheGapAndIsItsReason() throws {
    let row = "tutorial-composite.acorn-3,objects,"
    let text = try String(
      contentsOf: URL(filePath: Command.root).appending(path: "datasets/tutorial/scores.csv"), encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(row) })
    try withCopy(of: "scores.csv", String(line), row + "0.01,,") { path in
      let answers = try Command.run("diff", Self.dataset, path, "--format", "text")
      #expect(answers.exitCode == 0)
      #expect(answers.output.contains("frontier gap"))
      #expect(answers.output.contains("Records: scores 1 changed."))
      let records = try Command.run("diff", Self.dataset, path, "--records")
      #expect(records.output.hasPrefix("file,key,change,field,before,after\n"))
      #expect(records.output.contains("scores,tutorial-composite.acorn-3/objects,changed,value,"))
      let there = try Command.run("diff", path, Self.dataset, "--records")
      #expect(there.output.contains(",0.01,"))
    }
  }

  @Test func filesThatNameNoBenchmarkAreStatesOfOne() throws {
    let folder = try ScratchFolder("diff")
    let rows = "system,country,score\na,US,1\nc,CN,2\n"
    try folder.write(rows, "january.csv")
    try folder.write(rows + "b,US,4\n", "february.csv")
    let states = ["\(folder.path)/january.csv", "\(folder.path)/february.csv"]
    let answers = try Command.run(["diff"] + states)
    #expect(answers.exitCode == 0, "\(answers.error)")
    #expect(answers.output.contains("moved,february,frontier_gap"), "\(answers.output)")
    #expect(answers.output.contains("now counts b (US, 4"), "\(answers.output)")
    let records = try Command.run(["diff", "--records"] + states)
    #expect(!records.output.contains("benchmarks,"), "\(records.output)")
    #expect(!records.output.contains("removed"), "\(records.output)")
  }

  @Test func whatIsNoDatasetIsAnError() throws {
    let result = try Command.run("diff", Self.dataset, "no-such-dataset")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("no file, folder or dataset is called 'no-such-dataset'"))
  }
}
