import Foundation
import Testing

struct CommandTests {
  static let dataset = "datasets/video-generation"

  @Test func gapPrintsTheSentenceTheTableAndTheNotes() throws {
    let result = try Command.run(
      "gap", Self.dataset, "--benchmark", "arena-t2v", "--format", "text", "--resamples", "500")
    #expect(result.exitCode == 0)
    #expect(result.error.isEmpty)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "Gap between US and CN on Arena text-to-video")
    #expect(lines[1].hasPrefix("On Arena text-to-video (total, "))
    #expect(result.output.contains("Frontier gap"))
    #expect(result.output.contains("A positive number means that US is ahead"))
  }

  @Test func toAPipeTheAnswerIsCSV() throws {
    let result = try Command.run("gap", Self.dataset, "--benchmark", "vbench-1.0")
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("measure,benchmark,dimension,"))
    #expect(!result.output.contains("nan"))
    #expect(!result.output.contains(",inf"))
  }

  @Test(arguments: ["text", "csv", "json", "markdown", "latex", "html"])
  func everyFormatHasContents(_ format: String) throws {
    let result = try Command.run("score", Self.dataset, "--benchmark", "vbench-1.0", "--format", format)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("Veo 3"))
    #expect(result.output.hasSuffix("\n"))
  }

  @Test(arguments: ["1", "2", "7"])
  func threadsChangeNoByte(_ threads: String) throws {
    let arguments = ["gap", Self.dataset, "--benchmark", "arena-t2v", "--resamples", "1000", "--format", "json"]
    let one = try Command.shell("$vgap \(arguments.joined(separator: " ")) --threads \(threads)")
    let other = try Command.shell("$vgap \(arguments.joined(separator: " ")) --threads 3")
    #expect(one.output == other.output)
    #expect(one.exitCode == 0)
  }

  @Test func aReaderThatHasSeenEnoughIsNoFailure() throws {
    let result = try Command.shell(
      "set -o pipefail; ($vgap score \(Self.dataset) --benchmark vbench-1.0; echo \"code $?\" >&2) | head -1")
    #expect(result.output.hasPrefix("rank,"))
    #expect(!result.error.contains("rror:"))
    #expect(["code 0", "code 141"].contains(result.error.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test func outputIsWrittenWholeOrNotAtAll() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/gap.csv"
    let written = try Command.run("gap", Self.dataset, "--benchmark", "vbench-1.0", "--output", file)
    #expect(written.exitCode == 0)
    #expect(written.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("measure,"))
    let failed = try Command.run("gap", Self.dataset, "--benchmark", "vbench-1.0", "--output", folder + "/no/gap.csv")
    #expect(failed.exitCode == 1)
    #expect(failed.error.contains("no/gap.csv"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["gap.csv"])
  }

  @Test(
    arguments: [
      (["gap", "no/such/dataset"], Int32(1), "no such file or folder"),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1"], 64, "Did you mean vbench-1.0"),
      (["gap", "datasets/video-generation"], 64, "choose one with --benchmark"),
      (
        ["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--between", "US", "US"], 64, "two different"
      ),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--between", "US", "UN"], 64, "'UN'"),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--between", "US"], 64, "two names"),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--level", "95"], 64, "--level"),
      (
        ["score", "datasets/video-generation", "--benchmark", "vbench-1.0", "--dimension", "dynamc-degree"], 64,
        "Did you mean dynamic-degree"
      ),
      (["score", "datasets/video-generation", "--benchmark", "vbench-1.0", "--as-of", "2024-13"], 64, "as-of"),
      (["frobnicate"], 64, "frobnicate"),
    ] as [([String], Int32, String)])
  func wrongUsageAndMissingDataHaveTheirExitCodes(_ arguments: [String], _ code: Int32, _ text: String) throws {
    let result = try Command.shell("$vgap " + arguments.joined(separator: " "))
    #expect(result.exitCode == code)
    #expect(result.error.contains(text), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test func problemsOfAFileAreAllNamedWithTheirPlaces() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try "system,country,score\nA,US,1\nB,CN,1.2.3\nC,CN,nan\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = try Command.run("gap", path)
    #expect(result.exitCode == 1)
    #expect(result.error.contains("\(path):3:6: error"))
    #expect(result.error.contains("\(path):4:6: error"))
    let lenient = try Command.run("score", path, "--lenient")
    #expect(lenient.exitCode == 0)
    #expect(lenient.error.contains("row left out"))
    #expect(lenient.output.split(separator: "\n").count == 2)
  }

  @Test func helpAndVersionSayWhatTheyAre() throws {
    #expect(try Command.run("--version").output.contains("GNU Scientific Library"))
    for command in ["validate", "score", "gap"] {
      #expect(try Command.run(command, "--help").output.contains("Examples:"))
    }
  }

  @Test func everyBenchmarkHasABoard() throws {
    let listed = try String(contentsOfFile: Command.root + "/\(Self.dataset)/benchmarks.csv", encoding: .utf8)
    let ids = listed.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(ids.count >= 20)
    for id in ids {
      let result = try Command.run("score", Self.dataset, "--benchmark", String(id))
      #expect(result.exitCode == 0, "\(id): \(result.error)")
      #expect(result.output.split(separator: "\n").count >= 4, "\(id) has too short a board")
    }
  }
}
