import Foundation
import Testing

struct LagCommandTests {
  static let dataset = "datasets/video-generation"

  /// The worked example of lags with other names for the columns.
  private func withFlatFile(_ header: String, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    let rows = """
      A1,US,2023-06-01,78.0,0.5
      A2,US,2024-02-15,84.28,0.5
      A3,US,2024-06-17,82.3,0.5
      A4,US,2025-01-01,85.0,0.5
      B1,CN,2023-11-01,76.0,0.5
      B2,CN,2024-06-06,81.85,0.5
      B3,CN,2024-12-03,83.24,0.5
      B4,CN,2025-02-25,86.2,0.5
      """
    try "\(header)\n\(rows)\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test func aFlatFileOfTheExpectedColumns() throws {
    try withFlatFile("system,country,released_on,score,std_error") { path in
      let result = try Command.run("lag", path, "--resamples", "300", "--measure", "lag_horizontal_mean")
      #expect(result.exitCode == 0)
      #expect(result.output.contains(",5.95011"))
      #expect(result.output.contains("redraw-partial-ties"))
      #expect(result.output.split(separator: "\r\n").count + result.output.split(separator: "\n").count >= 2)
    }
  }

  @Test func aFlatFileOfColumnsNamedOtherwise() throws {
    try withFlatFile("Model,Nation,Release date,ECI,SE") { path in
      let columns = "system=Model,country=Nation,released_on=Release date,score=ECI,std_error=SE"
      let result = try Command.run("lag", path, "--columns", columns, "--resamples", "300", "--format", "text")
      #expect(result.exitCode == 0)
      #expect(result.output.contains("Over the past, CN reached a score 6.0 months later than US on average"))
      let trend = try Command.run("trend", path, "--columns", columns, "--resamples", "300", "--format", "text")
      #expect(trend.exitCode == 0)
      #expect(
        trend.output.contains(
          "the lead of US on the trend lines, though the best system is of CN, shrinks by 3.1 points a year"))
    }
  }

  @Test func theSentenceComesFirstThenTheTableThenTheNotes() throws {
    for (command, title, note) in [
      ("lag", "Lag between US and CN on Arena text-to-video", "A positive number means that CN is behind US"),
      ("trend", "Trend of the gap between US and CN on Arena text-to-video", "A positive gap means that US is ahead"),
    ] {
      let result = try Command.run(
        command, Self.dataset, "--benchmark", "arena-t2v", "--resamples", "300", "--format", "text")
      #expect(result.exitCode == 0)
      let lines = result.output.split(separator: "\n").map(String.init)
      #expect(lines.first == title)
      #expect(lines.dropFirst().first?.hasPrefix("On Arena text-to-video (total, ") == true)
      let table = try #require(lines.firstIndex { $0.hasPrefix("Measure") })
      let notes = try #require(lines.firstIndex { $0.hasPrefix(note) })
      #expect(table < notes)
    }
  }

  @Test(arguments: ["segments", "milestones", "frontier"])
  func theFurtherTablesHaveContents(_ table: String) throws {
    let result = try Command.run("lag", Self.dataset, "--benchmark", "arena-t2v", "--table", table)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("Veo 3"))
    #expect(!result.output.contains("nan"))
  }

  @Test(arguments: [
    (["lag", "--tolerance", "-1"], "--tolerance"), (["lag", "--limit", "0"], "--limit"),
    (["lag", "--measure", "lag"], "lag_now"), (["trend", "--from", "2025", "--to", "2024"], "is empty"),
    (["trend", "--between", "US"], "two names"),
  ])
  func wrongUsage(_ arguments: [String], _ text: String) throws {
    let result = try Command.shell(
      "$vgap \(arguments[0]) \(Self.dataset) --benchmark arena-t2v \(arguments.dropFirst().joined(separator: " "))")
    #expect(result.exitCode == 64)
    #expect(result.error.contains(text), "\(result.error)")
  }

  @Test(arguments: ["lag", "trend"])
  func threadsChangeNoByte(_ command: String) throws {
    let call = "$vgap \(command) \(Self.dataset) --benchmark arena-t2v --resamples 600 --format json"
    #expect(try Command.shell("\(call) --threads 1").output == Command.shell("\(call) --threads 3").output)
    #expect(try Command.run(command, "--help").output.contains("Examples:"))
  }
}
