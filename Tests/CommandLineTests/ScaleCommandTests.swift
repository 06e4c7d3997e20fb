import Foundation
import Testing

/// `vgap scale` as it is run.
struct ScaleCommandTests {
  /// A file of 24 systems on two of three of six boards. Their abilities follow no date; `noise` is what is a board's own.
  static func file(noise: Double, systems: Range<Int> = 0..<24, prefix: String = "") -> String {
    var text = "system,country,released_on,benchmark,score\n"
    for system in systems {
      let ability = sin(Double(system * system) + 0.5 * Double(system))
      for board in 0..<6 where (board + system) % 3 > 0 {
        let own = noise * cos(Double(17 * system + 31 * board * board + 3))
        let score = 50 + 10 * Double(board) + Double(board + 1) * (ability + own)
        let country = system.isMultiple(of: 2) ? "US" : "CN"
        text += "s\(system),\(country),202\(3 + system / 12)-\(10 + system % 3)-15,\(prefix)b\(board),\(score)\n"
      }
    }
    return text
  }

  private func run(_ text: String, _ arguments: String...) throws -> Command.Result {
    try withFile(text) { path in try Command.run(["scale", path] + arguments) }
  }

  private func withFile(_ text: String, _ body: (String) throws -> Command.Result) throws -> Command.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "scores.csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try body(path)
  }

  @Test func aScaleThatIsEarnedIsPrintedWithGapAndLag() throws {
    let result = try run(Self.file(noise: 0.2), "--resamples", "499", "--format", "text")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.hasPrefix("One capability scale (exploratory)\nExploratory: one scale of 6 boards"))
    for text in [
      "Best of US − best of CN", "Months that CN is behind US", "Error less that of both", "places 24 systems",
      "does not show that a system is the better one",
    ] {
      #expect(result.output.replacing("\n", with: " ").contains(text), "\(text): \(result.output)")
    }
    #expect(!result.output.contains("Gain by"))
  }

  @Test func whatIsNotEarnedHasNoPlaces() throws {
    let result = try run(Self.file(noise: 3), "--format", "csv")
    #expect(result.exitCode == 0, "\(result.error)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > 1)
    #expect(result.output.contains(",placed_systems,0,") && result.output.contains("no scale is earned: "))
    #expect(lines.allSatisfy { !$0.contains(",place,") && !$0.contains("frontier_gap") })
  }

  @Test func shuffledRowsGiveTheSameBytes() throws {
    let text = Self.file(noise: 0.2)
    let lines = text.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let arguments = ["--resamples", "299", "--format", "csv", "--threads"]
    let first = try withFile(text) { try Command.run(["scale", $0] + arguments + ["1"]) }
    let second = try withFile(turned) { try Command.run(["scale", $0] + arguments + ["2"]) }
    #expect(first.exitCode == 0 && first.output.contains("mixed-model-draws"))
    #expect(first.output == second.output)
  }

  @Test func theExplanationNamesModelAndSources() throws {
    let result = try run(Self.file(noise: 3), "--explain", "--format", "text")
    let text = result.output.replacing("\n", with: " ")
    for part in ["Model: z = a(board)", "10.2307/2529430", "arXiv 2512.00193", "Resampling families was tried"] {
      #expect(text.contains(part), "\(part): \(result.output)")
    }
  }

  @Test func unconnectedBoardsAreAnErrorOfTheData() throws {
    let other = Self.file(noise: 0.2, systems: 24..<48, prefix: "far-")
    let both = Self.file(noise: 0.2) + other.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    let result = try run(both)
    #expect(result.exitCode == 1)
    #expect(result.error.contains("fall into 2 parts that share no system"), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [["--benchmark", "b1"], ["--dimension", "d"]])
  func whatNamesOneBoardIsRefused(_ arguments: [String]) throws {
    let result = try withFile(Self.file(noise: 0.2)) { try Command.run(["scale", $0] + arguments) }
    #expect(result.exitCode == 64)
    #expect(result.error.contains("leave out \(arguments[0])"), "\(result.error)")
  }
}
