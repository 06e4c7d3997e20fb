import Foundation
import Testing

/// Figures beside an answer.
struct FigureOptionTests {
  private static let board = ["gap", "datasets/tutorial", "--benchmark", "tutorial-composite", "--resamples", "200"]

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func theFormIsThatOfTheEnding() throws {
    try withFolder { folder in
      let plain = try Command.run(Self.board)
      for (ending, start) in [("svg", "<svg "), ("vl.json", "{\n  \"$schema\"")] {
        let path = "\(folder)/gap.\(ending)"
        let result = try Command.run(Self.board + ["--figure", path])
        #expect(result.exitCode == 0, "\(result.error)")
        #expect(result.output == plain.output)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix(start))
        #expect(text.contains("by every measure"))
      }
    }
  }

  /// Where the figure goes is no part of what is answered.
  @Test func theProvenanceDoesNotNameTheFigure() throws {
    try withFolder { folder in
      let arguments = Self.board + ["--format", "json"]
      let plain = try Command.run(arguments)
      let figured = try Command.run(arguments + ["--figure=\(folder)/gap.svg"])
      #expect(plain.output == figured.output)
    }
  }

  @Test(arguments: [
    (["--figure", "gap.jpg"], "end the name in .svg or .vl.json"), (["--figure", ".svg"], "end the name"),
    (["--figure", "gap.svg", "--matrix"], "--figure is of the measures on one benchmark"),
  ])
  func whatCannotBeDrawnIsRefused(_ options: [String], _ part: String) throws {
    let result = try Command.run(Self.board + options)
    #expect(result.exitCode == 64)
    #expect(result.error.contains(part), "\(result.error)")
  }
}
