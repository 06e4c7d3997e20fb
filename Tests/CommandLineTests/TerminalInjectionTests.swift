import Foundation
import Testing

/// What a person's terminal shows holds nothing that steers it, wherever names and texts come from.
struct TerminalInjectionTests {
  private static let hostile = "x\u{1B}]0;title\u{7}\u{1B}[2J\u{202E}y\u{2066}\u{9B}31m\u{200B}\u{AD}"

  /// Runs the command in a folder with files of hostile names and contents; `NAME` in the arguments is the hostile name.
  private func run(_ arguments: [String]) throws -> Command.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "terminal-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let name = Self.hostile
    try FileManager.default.copyItem(atPath: Command.root + "/datasets/tutorial", toPath: folder + "/" + name)
    try "system,country,score\n\(name),\(name),x\(name)\n".write(
      toFile: "\(folder)/\(name).csv", atomically: false, encoding: .utf8)
    try #"{"title": "\#(name)", "resources": [{"name": "scores", "path": "\#(name)/../../x"}]}"#
      .replacing("\u{1B}", with: "\\u001b").replacing("\u{7}", with: "\\u0007")
      .write(toFile: "\(folder)/\(name)/datapackage.json", atomically: false, encoding: .utf8)
    return try Command.run(arguments.map { $0.replacing("NAME", with: folder + "/" + name) })
  }

  static let lines: [[String]] = [
    ["validate", "NAME"], ["validate", "NAME.csv"], ["rank", "NAME"], ["rank", "NAME.csv"],
    ["rank", "NAME.csv", "--lenient"],
    ["describe", "NAME.csv"], ["describe", "NAME"], ["rank", "NAME/none"], ["NAME"], ["rank", "--NAME"],
    ["rank", "NAME.csv", "--ranks", "NAME"], ["gap", "datasets/tutorial", "--benchmark", "NAME"],
    ["gap", "datasets/tutorial", "--benchmark", "tutorial-composite", "--between", "NAME", "US"],
    ["rank", "datasets/tutorial", "--output", "NAME/none/x.csv"], ["help", "NAME"], ["validate", "--explain", "NAME"],
    ["report", "datasets/tutorial", "--between", "US", "CN", "--out", "NAME.csv"],
    ["import", "NAME.csv", "--benchmark", "NAME", "--into", "NAME"],
    ["import", "NAME.csv", "--benchmark", "vbench-1.0", "--into", "NAME", "--columns", "system=NAME"],
  ]

  @Test(arguments: lines) func nothingThatIsSaidSteersTheTerminal(_ arguments: [String]) throws {
    let result = try run(arguments)
    for scalar in (result.error + result.output).unicodeScalars where scalar != "\n" {
      #expect(
        scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl && scalar != "\u{200B}"
          && scalar != "\u{AD}",
        "\(arguments): U+\(String(scalar.value, radix: 16)) in \((result.error + result.output).debugDescription)")
      if scalar.properties.generalCategory == .control { break }
    }
    #expect(!(result.error + result.output).isEmpty)
  }

  /// What stands behind a line end within an argument is not taken for a message of ours.
  @Test(arguments: [
    ["rank", "x\nerror: forged"], ["rank", "--x\nerror: forged"], ["x\nerror: forged"], ["help", "x\nerror: forged"],
  ])
  func noArgumentForgesALine(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.exitCode != 0)
    #expect(!result.error.split(separator: "\n").contains { $0.hasPrefix("error: forged") }, "\(result.error)")
  }

  /// Standard output of data is for programs, and the same bytes as a file; on a terminal it is shown to a person.
  @Test func dataOnATerminalAreShownAndInAPipeTheyAreAsTheyAre() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "terminal-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "system,country,score\na\u{202E}b,A,1\nc,C,2\n".write(
      toFile: folder + "/x.csv", atomically: false, encoding: .utf8)
    let piped = try Command.shell("cd '\(folder)'; $vgap rank x.csv --format csv --quiet")
    #expect(piped.output.contains("a\u{202E}b"))
    let shown = try Command.shell(
      """
      cd '\(folder)'; command -v script > /dev/null || { echo 'a\\u{202E}b'; exit; }
      script -qec "$vgap rank x.csv --format csv --quiet" /dev/null < /dev/null
      """)
    #expect(
      shown.output.contains("a\\u{202E}b") && !shown.output.contains("\u{202E}"), "\(shown.output.debugDescription)")
  }
}
