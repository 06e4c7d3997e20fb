import Foundation
import Testing

/// What `vgap rank` does where some votes name their rater and others do not.
struct VoteClusterTests {
  private static let votes: String = {
    var text = "system_a,system_b,outcome,rater_id\n"
    for vote in 0..<60 { text += "A,B,\(vote % 3 == 0 ? "b" : "a"),\(vote == 7 ? "" : "r\(vote % 5)")\n" }
    return text
  }()

  @Test func oneVoteWithoutARaterIsAskedAbout() throws {
    let folder = try ScratchFolder("votes")
    try folder.write(Self.votes, "votes.csv")
    let result = try Command.run(["rank", folder.path + "/votes.csv"])
    #expect(result.exitCode == 1 && result.output.isEmpty)
    #expect(result.error.contains("1 of 60 votes name no rater, and the others do"), "\(result.error)")
    let chosen = try Command.run(["rank", folder.path + "/votes.csv", "--cluster", "none", "--resamples", "99"])
    #expect(chosen.exitCode == 0 && chosen.output.contains(",ok,"), "\(chosen.error)")
  }

  private static func votes(raters: Int, prompts: Int, partly: Bool = false) -> String {
    var text = "system_a,system_b,outcome,rater_id,prompt_id\n"
    for vote in 0..<90 {
      let pair = [("A", "B"), ("B", "C"), ("A", "C")][vote % 3]
      let rater = partly && vote > 50 ? "" : "r\(vote % raters)"
      text += "\(pair.0),\(pair.1),\(vote % 5 < 3 ? "a" : "b"),\(rater),p\(vote / 7 % prompts)\n"
    }
    return text
  }

  private func notes(_ votes: String, _ options: [String]) throws -> String {
    let folder = try ScratchFolder("votes")
    try folder.write(votes, "votes.csv")
    let result = try Command.run(
      ["rank", folder.path + "/votes.csv", "--format", "text", "--resamples", "99"] + options)
    #expect(result.exitCode == 0, "\(result.error)")
    return result.output.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Intervals that take votes as independent say whose votes they are.
  @Test(arguments: [
    ["--intervals", "wald"], ["--cluster", "none"], ["--cluster", "none", "--intervals", "sandwich"],
    ["--cluster", "none", "--model", "win-rate"], ["--intervals", "wald", "--model", "newman"],
  ])
  func independentVotesOfFewRatersAreSaid(_ options: [String]) throws {
    let text = try notes(Self.votes(raters: 2, prompts: 8), options)
    #expect(
      text.contains("The votes are of 2 raters and 8 prompts, and the intervals take those of one rater or prompt"),
      "\(text)")
    #expect(
      text.contains(
        "as independent of each other: too narrow where raters or prompts differ: of a few who do 95 % intervals cover 60 to 80 %."
      ), "\(text)")
  }

  @Test func whatIsClusteredByIsNotCalledIndependent() throws {
    let byRater = try notes(Self.votes(raters: 4, prompts: 8), ["--cluster", "rater"])
    #expect(
      byRater.contains("The votes are of 8 prompts, and the intervals take those of one prompt as independent"),
      "\(byRater)")
    #expect(!byRater.contains("of 4 raters and"), "\(byRater)")
    let both = try notes(Self.votes(raters: 4, prompts: 8), [])
    #expect(!both.contains("as independent"), "\(both)")
    // Some votes name none, which is asked about unless something is said.
    let partly = try notes(Self.votes(raters: 2, prompts: 1, partly: true), ["--cluster", "none"])
    #expect(partly.contains("The votes are of 2 raters, and the intervals"), "\(partly)")
    // Without intervals there is nothing to say.
    #expect(!(try notes(Self.votes(raters: 2, prompts: 8), ["--model", "elo"])).contains("as independent"))
  }

  @Test func besideANewcomerTheOthersAreAboutTheirOwnMean() throws {
    let votes =
      "system_a,system_b,outcome,count\nA,B,a,300\nA,B,b,260\nB,C,a,280\nB,C,b,240\nA,C,a,310\nA,C,b,200\n"
      + "D,A,a,2\nD,A,b,1\nD,B,a,1\n"
    let text = try notes(votes, ["--resamples", "999"])
    #expect(text.contains("on the Elo scale with mean 1000 over the 3 systems whose ratings have both ends"), "\(text)")
    #expect(text.contains("1 – D 1216.4"), "\(text)")
    #expect(text.contains("2 [1, 2] A 1033 [1019, 1048]"), "\(text)")
  }
}
