import Foundation
import Tables
import Testing

@testable import BenchmarkData

struct VoteListTests {
  static let votes = [
    Vote(systemA: "a", systemB: "b", outcome: .a),
    Vote(benchmark: "x", systemA: "b", systemB: "c", outcome: .tie, count: 2.5, prompt: "p"),
    Vote(systemA: "c", systemB: "a", outcome: .b, rater: "r", votedOn: CalendarDate(year: 2024)),
  ]

  @Test func votesComeOutAsTheyWentIn() {
    let list = VoteList(Self.votes)
    #expect(Array(list) == Self.votes)
    #expect(list.systems == ["a", "b", "c"])
    #expect(list.first == [0, 1, 2])
    #expect(list.second == [1, 2, 0])
    #expect(list.indices.map(list.count(at:)) == [1, 2.5, 1])
    #expect(VoteList([]).isEmpty)
  }

  @Test func wordsThatAreNumbersAreComparedAsNumbers() throws {
    let dataset = try load(
      "left,right,score\nA,B,1\nA,B,0.5\nA,B,0\nA,B,1.0\n",
      LoadOptions(
        columns: ["system_a": "left", "system_b": "right", "outcome": "score"],
        outcomes: ["1": .a, "0": .b, "0.5": .tie]))
    #expect(dataset.votes.map(\.outcome) == [.a, .tie, .b, .a])
  }

  @Test func aTieNeedsNoSynonym() throws {
    let dataset = try load(
      "system_a,system_b,outcome\nA,B,left\nA,B,tie\n", LoadOptions(outcomes: ["left": .a, "right": .b]))
    #expect(dataset.votes.map(\.outcome) == [.a, .tie])
  }

  @Test func thousandsOfNamesAreToldApart() throws {
    let rows = (0..<5000).map { "s\($0),s\(($0 * 7 + 1) % 5000),a,r\($0 % 37),p\($0 % 91)" }.joined(separator: "\n")
    let dataset = try load("system_a,system_b,outcome,rater_id,prompt_id\n\(rows)\n", LoadOptions())
    #expect(dataset.votes.count == 5000)
    #expect(dataset.votes.systems.count == 5000)
    #expect(dataset.systems.count == 5000)
    #expect(dataset.votes.raters.names.count == 37)
    for index in [0, 1, 2500, 4999] {
      let vote = dataset.votes[index]
      #expect(vote.systemA.text == "s\(index)")
      #expect(vote.systemB.text == "s\((index * 7 + 1) % 5000)")
      #expect(vote.rater == "r\(index % 37)")
      #expect(vote.prompt == "p\(index % 91)")
    }
  }

  @Test func lenientReadingLeavesOutBadVotesOnly() throws {
    let dataset = try load(
      "system_a,system_b,outcome,count\nA,B,a,1\nA,A,a,1\nA,B,x,1\nA,B,b,-1\nB,A,b,2\n", LoadOptions(mode: .lenient))
    #expect(dataset.votes.map(\.count) == [1, 2])
    #expect(dataset.problems.count == 3)
  }

  private func load(_ text: String, _ options: LoadOptions) throws -> Dataset {
    let path = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Dataset.load(at: path, options: options)
  }
}
