import Foundation
import Testing

struct ImportCommandTests {
  /// Two systems with all dimensions of VBench 1.0, in percent.
  private static let wide = """
    Model,Subject Consistency,Background Consistency,Temporal Flickering,Motion Smoothness,Dynamic Degree,Aesthetic Quality,Imaging Quality,Object Class,Multiple Objects,Human Action,Color,Spatial Relationship,Scene,Appearance Style,Temporal Style,Overall Consistency
    Veo 3,97.36,96.89,99.3,99.16,72.43,63.81,68.23,93.89,82.2,99.4,82.48,84.26,57.43,23.55,25.97,27.88
    Kling 1.6,97.4,96.84,98.64,99.13,62.22,64.81,69.7,93.34,63.99,96.2%,81.26,79.08,55.57,20.75,24.51,26.04

    """

  /// Runs with a file of `text` and a folder that is not there yet.
  private func withFile<Result>(_ text: String, _ body: (_ file: String, _ folder: String) throws -> Result) throws
    -> Result
  {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try text.write(toFile: scratch + "/wide.csv", atomically: true, encoding: .utf8)
    return try body(scratch + "/wide.csv", scratch + "/board")
  }

  @Test func whatIsImportedIsSoundAndScoresAsTheOriginal() throws {
    try withFile(Self.wide) { file, folder in
      let result = try Command.run("import", file, "--benchmark", "vbench-1.0", "--into", folder)
      #expect(result.exitCode == 0, "\(result.error)")
      #expect(result.output.contains("Numbers: percent, recognised: all 31 numbers without a sign are above 1."))
      #expect(try Command.run("validate", folder).exitCode == 0)
      let scores = try Command.run("score", folder).output.split(separator: "\n")
      let original = try Command.run("score", "datasets/video-generation", "--benchmark", "vbench-1.0").output
        .split(separator: "\n")
      #expect(scores.count == 3)
      let header = try #require(scores.first).split(separator: ",", omittingEmptySubsequences: false)
      let column = try #require(header.firstIndex(of: "score"))
      for system in ["veo-3", "kling-1-6"] {
        let (imported, curated) = try (score(of: system, scores, column), score(of: system, original, column))
        #expect(imported == curated)
      }
    }
  }

  /// The score in the row of a system.
  private func score(of system: String, _ lines: [Substring], _ column: Int) throws -> Substring {
    let line = try #require(lines.first { $0.split(separator: ",").contains(Substring(system)) })
    return line.split(separator: ",", omittingEmptySubsequences: false)[column]
  }

  @Test func aDryRunWritesNothing() throws {
    try withFile(Self.wide) { file, folder in
      let result = try Command.run("import", file, "--benchmark", "vbench-1.0", "--into", folder, "--dry-run")
      #expect(result.exitCode == 0)
      #expect(result.output.contains("Would be written into"))
      #expect(result.output.contains("    vbench-1.0.veo-3,subject-consistency,0.9736,,"))
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
  }

  @Test func aPackageIsReplacedOnlyWhenAsked() throws {
    try withFile(Self.wide) { file, folder in
      let arguments = "import \(file) --benchmark vbench-1.0 --into \(folder)"
      #expect(try Command.shell("$vgap \(arguments)").exitCode == 0)
      let second = try Command.shell("$vgap \(arguments)")
      #expect(second.exitCode == 0)
      #expect(second.error.contains("Nothing changes in \(folder)."), "\(second.error)")
      let replaced = try Command.shell("$vgap \(arguments) --replace")
      #expect(replaced.exitCode == 0 && replaced.output.contains("Written into"))
    }
  }

  @Test func aBoardThatNobodyDescribesBecomesABenchmark() throws {
    let board = """
      Rank,Model,Arena Score,Votes,Organization,Released
      1,Veo 99,1398 +9/-9,"12,345",Google,2025-10
      2,Kling 99,1350 +8/-8,"9,876",Kuaishou,2025-11-02
      3,Somebody 1,1200 +8/-8,876,Nobody Inc.,2025-11-02

      """
    try withFile(board) { file, folder in
      let result = try Command.run("import", file, "--new-benchmark", "my-arena", "--into", folder, "--new-systems")
      #expect(result.exitCode == 0, "\(result.error)")
      #expect(result.output.contains("arena-score, in rating, higher is better"))
      #expect(try Command.run("validate", folder).exitCode == 0)
      let gap = try Command.run("gap", folder, "--measure", "frontier_gap")
      #expect(gap.exitCode == 0, "\(gap.error)")
      #expect(gap.output.contains(",48,"))
      #expect(try Command.run("rank", folder).output.contains("veo-99,1398,4.59"))
    }
  }

  static let refusals: [(String, String, Int32, String)] = [
    ("Model,Color\nVeo 3,0.5\nSora,50\n", "", 1, "--unit percent or --unit fraction"),
    ("Model,Color,Mood\nVeo 3,0.5,X\n", "", 1, "--extra notes"),
    ("Model,Color ↓\nVeo 3,0.5\n", "", 1, "the header says that lower is better, and on color of vbench-1.0 higher is"),
    ("Model,Color\nVeo 3,0.5\n", "--lower-is-better", 64, "--lower-is-better is about a new benchmark"),
    ("Model,Color\nVeo 3,0.5\n", "--equal-weights", 64, "--equal-weights is about a new benchmark"),
    ("Model,Color\nVeo 3,0.5\n", "--new-benchmark x", 64, "exclude each other"),
    ("Model,Color\nVeo 3,0.5\n", "--organization X", 64, "--organization is about results of VBench"),
    ("Model,Color\nVeo 33,0.5\n", "", 1, "did you mean Veo 3 (veo-3)"),
    ("Model,Color\nVeo 3,0.5\n", "--from datasets/tutorial", 64, "has no benchmark 'vbench-1.0'"),
    ("Model,Color\nVeo 3,150\n", "", 1, "score-out-of-range"),
  ]

  @Test(arguments: refusals)
  func whatIsNotCertainIsAnErrorThatSaysWhatToDo(
    _ text: String, _ options: String, _ code: Int32, _ message: String
  ) throws {
    try withFile(text) { file, folder in
      let result = try Command.shell("$vgap import \(file) --benchmark vbench-1.0 --into \(folder) \(options)")
      #expect(result.exitCode == code)
      #expect(result.error.contains(message), "\(result.error)")
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
  }
}
