import Foundation
import Testing

/// What the command makes of intervals in a file that are of another level, not symmetric, or missing.
struct ErrorsOfFilesTests {
  private func run(_ text: String, _ arguments: String...) throws -> Command.Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Command.run([arguments[0], path] + arguments.dropFirst())
  }

  @Test func theLevelOfTheInputCounts() throws {
    let text = "system,score,ci_lower,ci_upper\nA,10,9,11\nB,5,4,6\n"
    let usual = try run(text, "rank", "--format", "csv")
    #expect(usual.output.contains("A,10,0.5102134"))
    #expect(usual.error.contains("gives a 95 % interval (--input-level if it is another)"))
    let other = try run(text, "rank", "--format", "csv", "--input-level", "90")
    #expect(other.output.contains("A,10,0.6079568"))
    #expect(other.error.contains("gives a 90 % interval"))
    #expect(try run(text, "rank", "--input-level", "9").exitCode == 64)
  }

  @Test func anIntervalThatIsNotSymmetricStaysSo() throws {
    let result = try run(
      "system,country,score,ci_lower,ci_upper\nA,US,10,5,30\nB,CN,-50,-51,-49\n", "gap", "--between", "US", "CN",
      "--measure", "frontier_gap", "--format", "text", "--resamples", "2000")
    #expect(result.exitCode == 0)
    #expect(result.error.contains("1 interval is not symmetric about the score"))
    #expect(result.output.contains("60 points ahead"))
    #expect(result.output.contains("(95 % interval 55 to 79)"))
    #expect(result.output.contains("has an interval that is not symmetric"))
  }

  @Test func aFarSystemWithoutAnErrorIsNamedAndTakesNothingAway() throws {
    let result = try run(
      "system,country,score,std_error\nA,US,100,1\nB,CN,95,1\nC,US,20,\n", "gap", "--between", "US", "CN",
      "--measure", "frontier_gap", "--format", "text", "--resamples", "2000")
    #expect(result.output.contains("5 points ahead") || result.output.contains("5.0 points ahead"))
    #expect(result.output.contains("1 of the 3 scores carries no standard error (C)"))
    #expect(!result.output.contains("no interval"))
  }
}
