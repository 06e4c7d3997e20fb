import Foundation
import Testing

/// What the pages show must be what the command prints.
struct ReadmeTests {
  /// `VGAP_REWRITE_SNAPSHOTS=1` writes the outputs into the pages instead.
  static let rewrites = ProcessInfo.processInfo.environment["VGAP_REWRITE_SNAPSHOTS"] != nil

  static let folder = try? Documentation.folderOfReader()

  @Test(arguments: Documentation.pages.flatMap(\.shownOutputs))
  func aShownOutputIsWhatTheCommandPrints(_ shown: Documentation.ShownOutput) throws {
    let folder = try #require(Self.folder)
    // As much as the page has room for: an article of the documentation has some 80 columns.
    let width = shown.page.contains(".docc/") ? 80 : 110
    let result = try Command.shell(
      """
      cd \(folder)
      export COLUMNS=\(width) VGAP_DATASETS=\(Command.root)/datasets
      $vgap \(shown.command) \(Self.simulates(shown.command) ? "--threads 2" : "") \
        \(shown.command.hasPrefix("help") ? "" : "--format text")
      """)
    #expect(result.exitCode == 0)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    let text = shown.lineCount.map { lines.prefix($0).joined(separator: "\n") + "\n" } ?? result.output
    if Self.rewrites {
      try Self.write(text, for: shown)
    } else {
      #expect(
        text == shown.text, "renew the page with VGAP_REWRITE_SNAPSHOTS=1 swift test --no-parallel --filter ReadmeTests"
      )
    }
  }

  private static func write(_ text: String, for shown: Documentation.ShownOutput) throws {
    let path = Command.root + "/" + shown.page
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let start = shown.marker + "\n```text\n"
    let rewritten = page.components(separatedBy: start).enumerated().map { index, part in
      guard index > 0, let end = part.firstRange(of: "```") else { return part }
      return text + part[end.lowerBound...]
    }.joined(separator: start)
    try rewritten.write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func theHeadlineIsWhatTheCommandSays() throws {
    func words(_ text: String) -> String { text.split { " \n".contains($0) }.joined(separator: " ") }
    let headline = Documentation.readme.text.split(separator: "\n").filter { $0.hasPrefix("> ") }.map {
      $0.dropFirst(2)
    }
    .joined(separator: " ").components(separatedBy: " On ")
    #expect(headline.count == 2)
    let dataset = Command.root + "/datasets/video-generation"
    let boards = [["vbench-1.0", "--evaluations", "benchmark-team"], ["arena-t2v"]]
    for (board, sentence) in zip(boards, headline) {
      let result = try Command.run(["gap", dataset, "--benchmark"] + board + ["--threads", "2", "--format", "text"])
      #expect(words(result.output).contains(words(sentence)))
    }
  }

  @Test func theFlatFileOfEightLinesIsUnderstoodWithoutAWord() throws {
    let file = try #require(Documentation.readme.blocks("csv").first)
    #expect(file.split(separator: "\n").count == 9)
    let folder = try #require(Self.folder)
    for command in ["gap", "lag", "rank", "score", "trend"] {
      let result = try Command.shell(
        "$vgap \(command) \(folder)/scores.csv \(Self.simulates(command) ? "--resamples 200" : "")")
      #expect(result.exitCode == 0, "\(result.error)")
      #expect(result.error.isEmpty)
    }
  }

  private static func simulates(_ command: String) -> Bool {
    !["help", "score", "validate"].contains { command.hasPrefix($0) }
  }
}
