import Foundation
import Tables
import Testing

@testable import BenchmarkData

/// The level of published intervals, and intervals that are not symmetric.
struct IntervalLevelTests {
  private func read(_ text: String, level: Double? = nil) throws -> (Score?, FlatFileLoader.Reading) {
    var options = LoadOptions()
    options.cells.intervalLevel = level
    let path = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reading = try FlatFileLoader(path: path, options: options).read(dropsBadRows: false)
    return (reading.dataset.evaluations.values.first?.scores["score"], reading)
  }

  /// Half a width of 1.6448536 at 90 %, and its like at other levels, is a standard error of 1.
  @Test(arguments: [
    (90, 1.6448536), (0.9, 1.6448536), (95, 1.9599640), (99, 2.5758293), (68.27, 1.0000217), (50, 0.6744898),
  ])
  func theLevelThatIsNamedCounts(_ level: Double, _ half: Double) throws {
    let (score, reading) = try read(
      "system,score,ci_lower,ci_upper\nA,10,\(10 - half),\(10 + half)\nB,9,8,10\n", level: level)
    #expect(abs(try #require(score?.standardError) - 1) < 1e-5)
    #expect(score?.sides == nil)
    #expect(reading.decisions.contains { $0.text.contains("% interval") })
  }

  @Test func aColumnOfLevelsCounts() throws {
    let (score, _) = try read("system,score,ci_lower,ci_upper,ci_level\nA,10,8.3551464,11.6448536,90\nB,9,8,10,0.95\n")
    #expect(abs(try #require(score?.standardError) - 1) < 1e-6)
  }

  @Test(arguments: [
    ("system,score,90% CI low,90% CI high\nA,10,9,11\n", 95.0),
    ("system,score,ci_lower,ci_upper,ci_level\nA,10,9,11,90\n", 95),
    ("system,score\nA,10\n", 90),
  ])
  func whatContradictsTheLevelIsRefused(_ text: String, _ level: Double) throws {
    do {
      let (_, reading) = try read(text, level: level)
      #expect(reading.problems.contains { $0.code == .contradiction && $0.severity == .error })
    } catch let problems as Problems {
      #expect(problems.list.map(\.code) == [.contradiction])
    }
  }

  @Test(arguments: ["system,score,ci_lower,ci_upper,ci_level\nA,10,9,11,20\n"])
  func aLevelThatIsNoneIsRefused(_ text: String) throws {
    #expect(try read(text).1.problems.contains { $0.code == .impossibleValue && $0.severity == .error })
  }

  @Test func asymmetryBeyondRoundingIsKeptAndSaid() throws {
    let (score, reading) = try read("system,score,ci_lower,ci_upper\nA,10,5,30\nB,9,7,11\n")
    let sides = try #require(score?.sides)
    #expect(abs(sides.below - 5 / 1.959964) < 1e-6)
    #expect(abs(sides.above - 20 / 1.959964) < 1e-6)
    #expect(reading.decisions.contains { $0.text.contains("1 interval is not symmetric about the score") })
  }

  @Test(arguments: ["A,1162,1154,1171", "A,80.1,79.8,80.5", "A,0.1,-0.2,0.4"])
  func asymmetryOfRoundingIsNone(_ row: String) throws {
    #expect(try read("system,score,ci_lower,ci_upper\n\(row)\n").0?.sides == nil)
  }

  @Test func oneBoundAloneGivesNoStandardError() throws {
    let (score, reading) = try read("system,score,ci_lower,ci_upper\nA,10,9,\nB,9,7,11\n")
    #expect(score?.standardError == nil)
    #expect(reading.problems.map(\.code) == [.halfInterval])
  }

  @Test func boundsTheWrongWayRoundAreNamed() throws {
    let problem = try #require(try read("system,score,ci_lower,ci_upper\nA,10,11,9\n").1.problems.first)
    #expect(problem.code == .contradiction)
    #expect(problem.message.contains("wrong way round"))
    #expect(problem.fix?.contains("--columns ci_lower=NAME,ci_upper=NAME") == true)
  }
}
