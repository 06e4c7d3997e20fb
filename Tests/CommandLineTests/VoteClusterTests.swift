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
}
