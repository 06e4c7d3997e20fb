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
    try Self.compare(shown.lineCount.map { lines.prefix($0).joined(separator: "\n") + "\n" } ?? result.output, shown)
  }

  static let recipes = Documentation.pages.first { $0.path.hasSuffix("Recipes.md") }

  /// Those of Python and R are run by `make check-python` and `make check-r`.
  @Test(arguments: recipes?.shownScripts("sh") ?? [])
  func aRecipePrintsWhatStandsBeneathIt(_ recipe: Documentation.ShownOutput) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Command.shell(
      """
      set -euo pipefail; mkdir -p '\(folder)/bin'; cd '\(folder)'
      ln -s "$vgap" bin/vgap; ln -s '\(Command.root)/datasets' datasets
      export COLUMNS=80 VGAP_DATASETS=\(Command.root)/datasets PATH="$PWD/bin:$PATH"
      \(recipe.command)
      """)
    #expect(result.exitCode == 0, "\(result.error)")
    try Self.compare(result.output, recipe)
  }

  @Test func thereAreTenRecipesAndEachShowsWhatItPrints() throws {
    let page = try #require(Self.recipes)
    for language in ["sh", "python", "r"] {
      let shown = page.shownScripts(language)
      #expect(shown.count == page.blocks(language).count && !shown.contains { $0.text.isEmpty }, "\(language)")
    }
    #expect(["sh", "python", "r"].map { page.shownScripts($0).count }.reduce(0, +) == 10)
  }

  /// Compares what was printed with what the page shows, or renews it.
  private static func compare(_ text: String, _ shown: Documentation.ShownOutput) throws {
    if rewrites {
      try write(text, for: shown)
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
