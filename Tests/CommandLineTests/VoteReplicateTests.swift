import Foundation
import Testing

/// Votes whose clusters a database resampled: columns `replicate_1`, `replicate_2`, …
struct VoteReplicateTests {
  private struct Vote: Hashable {
    let first: String
    let second: String
    let outcome: String
  }

  /// Numbers between 0 and 1, the same each time.
  private struct Uniforms {
    var state: UInt64
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
  }

  /// Votes of 60 raters, each of whom has a taste of their own.
  private static let votes: [(vote: Vote, rater: Int)] = {
    var uniforms = Uniforms(state: 7)
    let names = ["A", "B", "C", "D"]
    return (0..<60).flatMap { rater in
      let tastes = names.indices.map { 0.25 * Double($0) + 0.8 * (uniforms.next() - 0.5) }
      return (0..<24).map { _ in
        let first = Int(uniforms.next() * 4)
        let second = (first + 1 + Int(uniforms.next() * 3)) % 4
        let chance = 1 / (1 + exp(tastes[second] - tastes[first]))
        let outcome = uniforms.next() < 0.1 ? "tie" : uniforms.next() < chance ? "a" : "b"
        return (Vote(first: names[first], second: names[second], outcome: outcome), rater)
      }
    }
  }()

  private static let rows =
    "system_a,system_b,outcome,rater_id\n"
    + votes.map { "\($0.vote.first),\($0.vote.second),\($0.vote.outcome),r\($0.rater)\n" }.joined()

  /// The votes counted, with replicates in which each rater counts as often as Poisson's law of mean 1 says.
  private static func counted(replicates: Int = 999, raters: Int = 60) -> [[String]] {
    let weights = (0..<replicates).map { replicate in
      var uniforms = Uniforms(state: UInt64(replicate) &* 0x9E37_79B9_7F4A_7C15 &+ 99)
      for _ in 0..<4 { _ = uniforms.next() }
      return (0..<60).map { _ in
        var (number, chance) = (0, exp(-1.0))
        var rest = uniforms.next()
        while rest > chance, number < 20 {
          rest -= chance
          number += 1
          chance /= Double(number)
        }
        return number
      }
    }
    var counts: [Vote: [Int]] = [:]
    for (vote, rater) in votes where rater < raters {
      var cells = counts[vote] ?? Array(repeating: 0, count: replicates + 1)
      cells[0] += 1
      for replicate in 0..<replicates { cells[replicate + 1] += weights[replicate][rater] }
      counts[vote] = cells
    }
    let header =
      ["system_a", "system_b", "outcome", "count", "unclustered"] + (1...replicates).map { "replicate_\($0)" }
    let rows = counts.map { vote, cells in
      [vote.first, vote.second, vote.outcome, "\(cells[0])", "0"] + cells.dropFirst().map(String.init)
    }
    return [header] + rows.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func text(_ rows: [[String]]) -> String {
    rows.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private func rank(_ text: String, _ options: [String] = []) throws -> Command.Result {
    let folder = try ScratchFolder("replicates")
    try folder.write(text, "votes.csv")
    return try Command.run(["rank", folder.path + "/votes.csv"] + options)
  }

  /// The cells of a column, by system.
  private func column(_ name: String, of result: Command.Result) throws -> [String: String] {
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first, "\(result.error)")
    let (key, place) = (try #require(header.firstIndex(of: "system")), try #require(header.firstIndex(of: name)))
    return Dictionary(uniqueKeysWithValues: lines.dropFirst().map { ($0[key], $0[place]) })
  }

  @Test(arguments: [
    [], ["--model", "win-rate"], ["--model", "newman"], ["--model", "plackett-luce"], ["--ties", "davidson"],
    ["--position-effect"],
  ])
  func errorsAreThoseOfTheRows(_ options: [String]) throws {
    let expected = try rank(Self.rows, options + ["--resamples", "1999"])
    let found = try rank(Self.text(Self.counted()), options)
    #expect(found.exitCode == 0, "\(found.error)")
    #expect(try column("estimate", of: found) == column("estimate", of: expected))
    let (errors, others) = (try column("std_error", of: found), try column("std_error", of: expected))
    for (system, error) in errors {
      let ratio = try #require(Double(error)) / #require(others[system].flatMap(Double.init))
      // Of 999 replicates a standard deviation has an error of 2.2 per cent; four of them, and those of the rows.
      #expect(abs(ratio - 1) < 0.12, "\(system): \(error) and not \(others[system] ?? "")")
    }
    #expect(try Set(column("ci_method", of: found).values) == ["vote-poisson-bootstrap-t"])
  }

  @Test func theNoteSaysWhoseReplicatesTheyAre() throws {
    let result = try rank(Self.text(Self.counted(replicates: 200)), ["--format", "text"])
    let text = result.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("the standard deviation over 200 Poisson-bootstrap replicates of the file"), "\(text)")
    // 60 clusters of one size, within the error of a variance of 200.
    let count = try #require(text.firstMatch(of: /vary as those of about (\d+) clusters of one size/)?.1)
    #expect(abs((Double(count) ?? 0) - 60) < 20, "\(count)")
    #expect(text.contains("Student's t with \((Int(count) ?? 0) - 1) degrees of freedom"), "\(text)")
  }

  @Test func percentilesRankToo() throws {
    let result = try rank(Self.text(Self.counted(replicates: 200)), ["--ranks", "bootstrap"])
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(try Set(column("rank_method", of: result).values) == ["rank-bootstrap"])
  }

  @Test func threadsChangeNoByte() throws {
    let text = Self.text(Self.counted(replicates: 100))
    let one = try rank(text, ["--threads", "1"])
    #expect(one.exitCode == 0)
    for threads in [[], ["--threads", "3"]] { #expect(try rank(text, threads).output == one.output) }
  }

  @Test func fewClustersHaveNoInterval() throws {
    let result = try rank(Self.text(Self.counted(raters: 2)), ["--format", "text"])
    let text = result.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("too few to tell how ratings vary from one to the next: no intervals."), "\(text)")
  }

  /// What is wrong with a file of replicates, and how the message begins.
  @Test(arguments: [
    ("header", "replicate_7", "replicate_8", "two columns are the same replicate"),
    ("header", "replicate_7", "replicate_700", "there are 30 replicates, and none is called replicate_7"),
    ("cell", "replicate_3", "-1", "votes.csv:3:18: error: this cannot be negative (column replicate_3); found '-1'"),
    ("cell", "replicate_3", "1.5", "votes.csv:3:18: error: votes are whole (column replicate_3); found '1.5'"),
    ("cell", "replicate_3", "", "votes.csv:3:18: error: the row has no votes in this replicate (column replicate_3)"),
    ("cell", "replicate_3", "many", "votes.csv:3:18: error: the cell is not a number (column replicate_3)"),
    (
      "cell", "count", "0",
      "votes.csv:3:11: error: a row that counts no vote has none in a replicate (column replicate_1)"
    ),
    (
      "cell", "unclustered", "4",
      "votes.csv:3:10: error: votes have no cluster, so that no replicate draws them (column unclustered); found '4'"
    ),
    ("cell", "count", "9000", "so that they are replicates of other votes"),
  ])
  func whatIsWrongIsSaid(_ kind: String, _ column: String, _ text: String, _ message: String) throws {
    var rows = Self.counted(replicates: 30)
    let place = try #require(rows[0].firstIndex(of: column))
    rows[kind == "header" ? 0 : 2][place] = text
    let result = try rank(Self.text(rows))
    #expect(result.exitCode == 1 && result.output.isEmpty, "\(result.output)")
    let error = result.error.split { $0.isWhitespace }.joined(separator: " ")
    #expect(error.contains(message), "\(result.error)")
  }

  @Test func tooFewReplicatesAreNone() throws {
    let result = try rank(Self.text(Self.counted(replicates: 19)))
    #expect(result.exitCode == 1)
    #expect(result.error.contains("so few replicates do not tell how ratings vary"), "\(result.error)")
  }

  @Test func replicatesThatDoNotVaryAreNoBootstrap() throws {
    var rows = Self.counted(replicates: 30)
    for row in 1..<rows.count { for column in 5..<rows[row].count { rows[row][column] = rows[row][3] } }
    let result = try rank(Self.text(rows))
    #expect(result.exitCode == 1)
    #expect(result.error.contains("have the same number of votes"), "\(result.error)")
  }

  @Test(arguments: [["--intervals", "wald"], ["--cluster", "none"], ["--intervals", "sandwich"]])
  func whatWouldMakeOtherIntervalsIsRefused(_ options: [String]) throws {
    let result = try rank(Self.text(Self.counted(replicates: 30)), options)
    #expect(result.exitCode != 0)
    #expect(
      result.error.contains("\(options.joined(separator: " ").prefix(9))") && result.error.contains("replicate"),
      "\(result.error)")
  }

  // MARK: The query

  @Test func theQueryHashesClustersOnce() throws {
    let result = try Command.run(
      "sql", "votes", "--from", "votes", "--dialect", "postgresql", "--columns", "system_a=model a", "--replicates",
      "21", "--clusters", "judge", "--seed", "5")
    #expect(result.exitCode == 0, "\(result.error)")
    let query = result.output
    #expect(query.contains("MD5(c || ':5:1') COLLATE \"C\" AS h1,"), "\(query)")
    #expect(query.contains("MD5(c || ':5:6') COLLATE \"C\" AS h6\n"))
    #expect(!query.contains("h7"))
    #expect(query.contains("AS \"replicate_21\"") && !query.contains("replicate_22"))
    // The chance of 0 by Poisson's law of mean 1 is 1/e, 0x5e2d58d9 of 2³².
    #expect(query.contains("CASE WHEN SUBSTR(h1, 1, 8) < '5e2d58d9' THEN 0 WHEN SUBSTR(h1, 1, 8) < 'bc5ab1b1' THEN 1 "))
    #expect(
      query.contains(
        "SELECT \"model a\" AS \"system_a\", \"system_b\", \"outcome\", CAST(\"judge\" AS TEXT) AS c, COUNT(*) AS n"))
    #expect(query.contains("OFFSET 0"), "PostgreSQL would hash again for each look")
  }

  @Test(arguments: [
    (["samples", "--replicates", "99", "--clusters", "prompt"], "the errors of scores follow from the sums by prompt"),
    (["votes", "--replicates", "99"], "name their column by --clusters"),
    (["votes", "--clusters", "judge"], "--clusters is of --replicates"),
    (["votes", "--replicates", "5", "--clusters", "judge"], "--replicates must be between 20 and 1600, not 5"),
    (
      ["votes", "--replicates", "99", "--clusters", "judge", "--columns", "rater_id=judge"],
      "--columns rater_id divides the counts by what --clusters resamples"
    ),
  ])
  func whatIsNoQueryIsAUsageError(_ arguments: [String], _ message: String) throws {
    let result = try Command.run(["sql", arguments[0], "--from", "t"] + arguments.dropFirst())
    #expect(result.exitCode == 64 && result.output.isEmpty)
    #expect(result.error.contains(message), "\(result.error)")
  }
}
