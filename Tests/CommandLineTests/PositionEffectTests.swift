import Foundation
import Testing

/// `vgap rank --position-effect`.
struct PositionEffectTests {
  private static let both = """
    system_a,system_b,outcome,count
    A,B,a,30
    A,B,b,20
    A,B,tie,6
    B,A,a,28
    B,A,b,24
    B,C,a,33
    B,C,b,17
    C,B,a,25
    C,B,b,27
    A,C,a,36
    A,C,b,12
    C,A,a,22
    C,A,b,26

    """

  private func run(_ votes: String, _ options: String) throws -> Command.Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try votes.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Command.shell("$vgap rank \(path) --position-effect --format text --resamples 499 \(options)")
  }

  /// R 4.2.2: glm(y ~ 0 + A + B + position, family = quasibinomial), ties one half, the inverse information and sandwich::sandwich.
  @Test(arguments: [("wald", "1.10 to 1.75"), ("sandwich", "1.11 to 1.75"), ("bootstrap", "")])
  func itIsSaidAsOddsWithAnInterval(_ intervals: String, _ reach: String) throws {
    let result = try run(Self.both, "--intervals \(intervals)")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("multiplies the odds of winning by 1.39"), "\(result.output)")
    #expect(result.output.contains("interval \(reach)") && result.output.contains("it helps"), "\(result.output)")
  }

  @Test(arguments: ["", "--regularised"])
  func anOrderThatNeverVariesIsTheReasonForNoRatings(_ regularised: String) throws {
    let oneWay =
      Self.both.split(separator: "\n").filter { !["B,A", "C,B", "C,A"].contains($0.prefix(3)) }
      .filter { !$0.hasPrefix("A,C") }.joined(separator: "\n") + "\n"
    let result = try run(oneWay, regularised.isEmpty ? "" : "--ridge 0.01")
    #expect(result.output.contains("the order of showing never varies"), "\(result.output)\(result.error)")
    #expect(result.output.contains("without --position-effect"))
    #expect(!result.output.contains("multiplies the odds"))
  }

  @Test func whatTheOrderExplainsWithoutErrorHasNoRatings() throws {
    let result = try run("system_a,system_b,outcome\nA,B,a\nB,A,a\nB,C,a\nC,B,a\nA,C,a\nC,A,a\n", "")
    #expect(result.output.contains("the order of showing explain the votes without error"), "\(result.output)")
  }

  @Test(arguments: ["plackett-luce", "elo", "win-rate", "newman"])
  func modelsWithoutOneRefuseIt(_ model: String) throws {
    let result = try run(Self.both, "--model \(model)")
    #expect(result.exitCode == 64)
    #expect(result.error.contains("--position-effect is estimated by --model bradley-terry; \(model) has none"))
  }

  @Test func scoresHaveNone() throws {
    let result = try run("system,score\nA,1\nB,2\n", "")
    #expect(result.exitCode == 64 && result.error.contains("--position-effect is about votes"))
  }

  /// Of raters, prompts, or both, few of which have no interval and more one of Student's t.
  @Test(arguments: [
    (2, "--cluster rater"), (6, "--cluster rater"), (6, "--cluster prompt"), (6, "--cluster both"), (6, ""),
  ])
  func itsIntervalFollowsTheClusters(_ count: Int, _ options: String) throws {
    var text = "system_a,system_b,outcome,rater_id,prompt_id\n"
    var state: UInt64 = 42
    for row in 0..<360 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let outcome = (state >> 33) % 100 < 60 ? "a" : "b"
      let pair = [("A", "B"), ("B", "C"), ("C", "A"), ("B", "A"), ("C", "B"), ("A", "C")][row % 6]
      text += "\(pair.0),\(pair.1),\(outcome),r\((row / 6) % count),p\((row / 7) % 9)\n"
    }
    let result = try run(text, options + " --resamples 199")
    #expect(result.exitCode == 0, "\(result.error)")
    if count < 3 {
      #expect(result.output.contains("; without an interval."), "\(result.output)")
    } else {
      #expect(result.output.contains("95 % interval 1."), "\(result.output)")
      #expect(result.output.contains("Student's t with"))
    }
  }
}
