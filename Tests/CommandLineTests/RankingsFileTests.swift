import Foundation
import Testing

/// `vgap rank` on a file of rankings.
struct RankingsFileTests {
  private func run(_ text: String, _ options: String = "", command: String = "rank") throws -> Command.Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let few = command == "rank" && !options.contains("--resamples") ? "--resamples 199" : ""
    return try Command.shell("$vgap \(command) \(path) \(options) \(few)")
  }

  /// Six rankings of four systems by three raters on two prompts: some partial, some with ties.
  private static let ballots: [[String: Int]] = [
    ["A": 1, "B": 2, "C": 3, "D": 4], ["A": 2, "B": 1, "C": 3, "D": 3], ["B": 1, "C": 2, "A": 3],
    ["D": 1, "A": 2, "C": 3, "B": 4], ["A": 1, "B": 1, "D": 3], ["C": 1, "A": 2, "D": 3, "B": 4],
  ]

  private static var long: String {
    var text = "rater_id,prompt_id,system,rank\n"
    for (index, ballot) in ballots.enumerated() {
      for (system, rank) in ballot.sorted(by: { $0.key < $1.key }) {
        text += "r\(index / 2),p\(index % 2),\(system),\(rank)\n"
      }
    }
    return text
  }

  private static var wide: String {
    var text = "rater_id,prompt_id,A,B,C,D\n"
    for (index, ballot) in ballots.enumerated() {
      let cells = ["A", "B", "C", "D"].map { system in ballot[system].map(String.init) ?? "" }
      text += "r\(index / 2),p\(index % 2),\(cells.joined(separator: ","))\n"
    }
    return text
  }

  private static var orders: String {
    var text = "rater_id,prompt_id,ranking\n"
    for (index, ballot) in ballots.enumerated() {
      let levels = Dictionary(grouping: ballot) { $0.value }.sorted { $0.key < $1.key }
      let order = levels.map { $0.value.map(\.key).sorted().joined(separator: " = ") }.joined(separator: " > ")
      text += "r\(index / 2),p\(index % 2),\(order)\n"
    }
    return text
  }

  /// Log-strengths and ties by a likelihood written out in Python: `rankings_reference.py` in the
  /// fixtures of the statistics core; Elo points.
  @Test func everyFormGivesThePlackettLuceRatingsOfTheReference() throws {
    let options = "--cluster none --intervals wald --format csv"
    let long = try run(Self.long, options)
    #expect(long.exitCode == 0, "\(long.error)")
    let rows = long.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let (system, estimate) = (
      try #require(rows.first?.firstIndex(of: "system")), try #require(rows.first?.firstIndex(of: "estimate"))
    )
    let found = Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map { (String($0[system]), Double($0[estimate]) ?? 0) })
    for (name, expected) in ["A": 1092.58089, "B": 992.64591, "C": 1011.16134, "D": 903.61186] {
      #expect(abs((found[name] ?? 0) - expected) < 1e-4, "\(name): \(found)")
    }
    for (text, form) in [(Self.wide, "--rankings wide"), (Self.orders, ""), (Self.orders, "--rankings ordered")] {
      let other = try run(text, "\(options) \(form)")
      #expect(other.exitCode == 0, "\(other.error)")
      #expect(other.output == long.output, "\(form)")
    }
  }

  @Test func placesInColumnsAreOrders() throws {
    let text = "rater,first,second,third\nr1,A,B,C\nr2,B,A,\nr3,C,A,B\nr4,B,C,A\n"
    let result = try run(text, "--format text --cluster none")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("plackett-luce") && result.output.contains("4 rankings."), "\(result.output)")
    let numbered = text.replacing("first,second,third", with: "rank1,rank2,rank3")
    #expect(try run(numbered, "--format text --cluster none").output.contains("4 rankings."))
  }

  @Test func errorsAreByRaterAndPromptOrByRanking() throws {
    let crossed = try run(
      Self.long.replacing("r2,p1", with: "r3,p2"), "--format text --resamples 199 --pseudo-votes 0.5")
    #expect(crossed.output.contains("Errors by rater and by prompt"), "\(crossed.output)\(crossed.error)")
    let two = try run(Self.long, "--format text --cluster prompt")
    #expect(two.output.contains("The rankings are of 2 prompts, too few"), "\(two.output)")
    let each = try run(
      Self.orders.replacing("rater_id,prompt_id", with: "note,remark"), "--format text --pseudo-votes 0.5")
    #expect(each.output.contains("Errors by ranking: 6 rankings"), "\(each.output)\(each.error)")
  }

  @Test(arguments: ["bradley-terry", "borda", "win-rate", "copeland"])
  func pairwiseModelsTakeRankingsApart(_ model: String) throws {
    let result = try run(Self.long, "--format text --model \(model) --cluster none --resamples 199")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(
      result.output.contains(model == "borda" ? "6 rankings" : "6 rankings, taken apart into 30 pairs"),
      "\(result.output)")
  }

  @Test(arguments: [
    ("--model elo", "the pairs of a ranking have no order"),
    ("--model bradley-terry --position-effect", "these are rankings"),
    ("--model bradley-terry --intervals wald", "are not independent"), ("--covariates length", "these are rankings"),
  ])
  func whatRankingsHaveNotIsRefused(_ options: String, _ text: String) throws {
    let result = try run(Self.long, options)
    #expect(result.exitCode == 64 && result.error.contains(text), "\(result.error)")
  }

  /// What could be a leaderboard or scores is not taken for rankings.
  @Test func aLeaderboardWithRanksIsNone() throws {
    let board = try run("rank,system,score\n1,A,90\n2,B,80\n", "--format text")
    #expect(board.exitCode == 0 && board.output.contains("2 systems; first is A"), "\(board.output)\(board.error)")
    let perPrompt = try run("prompt_id,system,rank,score\np,A,1,90\np,B,2,80\n", "--format text")
    #expect(perPrompt.output.contains("2 systems; first is A"), "\(perPrompt.output)\(perPrompt.error)")
    let bare = try run("rank,system\n1,A\n2,B\n")
    #expect(bare.exitCode == 1 && bare.error.contains("ranking_id, system and rank"), "\(bare.error)")
    let doubtful = try run("prompt_id,system,rank,quality\np,A,1,90\np,B,2,80\n")
    #expect(doubtful.exitCode == 1 && doubtful.error.contains("--rankings long"), "\(doubtful.error)")
    #expect(doubtful.error.contains("--columns score=\"quality\""))
    let wide = try run(Self.wide)
    #expect(wide.exitCode == 1 && wide.error.contains("--rankings wide"), "\(wide.error)")
    #expect(try run(Self.long, "--rankings wide").exitCode == 1)
  }

  @Test(arguments: [
    ("ranking_id,system,rank\n1,A,1\n1,B,2\n1,A,3\n", "", ":4:3: error", "this system twice"),
    ("ranking_id,system,rank\n1,A,0\n1,B,1\n", "", ":2:5: error", "ranks begin at 1"),
    ("ranking_id,system,rank\n1,A,-2\n1,B,1\n", "", ":2:5: error", "ranks begin at 1"),
    ("ranking_id,system,rank\n1,A,best\n1,B,1\n", "", ":2:5: error", "best"),
    ("ranking_id,system,rank\n1,A,1\n1,B,1.3\n", "", ":3:5: error", "this is no rank"),
    ("ranking_id,system,rank\n1,A,1\n,B,2\n", "", ":3:1: error", "names no ranking"),
    ("ranking_id,rater_id,system,rank\n1,r,A,1\n1,q,B,2\n", "", ":3:3: error", "says otherwise"),
    ("rater_id,A,B\nx,1,2\ny,2,none of it\n", "--rankings wide", ":3:5: error", "none of it"),
    ("rater_id,A,B,remarkable\nx,1,2,yes\n", "--rankings wide", ":2:7: error", "holds no rank"),
    ("ranking\nA > B > A\n", "", ":2:1: error", "this system twice"),
    ("ranking\nA > > B\n", "", ":2:1: error", "is empty"),
    ("first,second,third\nA,,B\n", "", ":2:4: error", "a better place"),
    ("ranking,count\nA > B,1.5\n", "", ":2:7: error", "counted whole"),
    ("rater_id,A,B,C\nr,80,70,60\n", "--rankings wide", ":2:3: error", "a rank beyond the systems of the file"),
    ("ranking_id,system,rank\n1,A,80\n1,B,60\n", "", ":2:5: error", "a rank beyond the systems of the file"),
    ("rater,ranking\nr,\"A, B\"\n", "", ":1: error", "holds no order of systems"),
    ("ranking\n\"[\"\"A\"\",[]]\"\n", "", ":2:1: error", "no array of systems"),
    ("rater_id,prompt_id,system,rank\nr,p,A,1\nr,p,B,2\nr,p,A,2\n", "", ":4:5: error", "a column ranking_id"),
  ])
  func badRankingsAreNamedWithTheirPlaces(_ text: String, _ options: String, _ place: String, _ message: String) throws
  {
    let result = try run(text, options)
    #expect(result.exitCode == 1, "\(result.output)")
    #expect(result.error.contains(place) && result.error.contains(message), "\(result.error)")
  }

  /// 3 and 2 may be points of a scale, of which more is better.
  @Test func ranksThatDoNotBeginAtTheFirstAreWarnedOf() throws {
    let result = try run("ranking_id,system,rank\n1,A,3\n1,B,2\n2,B,1\n2,C,2\n2,A,2\n3,A,1\n3,C,2\n")
    #expect(result.exitCode == 0)
    #expect(
      result.error.contains(":2:5: warning") && result.error.contains("1 of 3 rankings do not run 1, 2"),
      "\(result.error)")
    #expect(!(try run(Self.long).error.contains("do not run")))
  }

  @Test func whatARankingLeavesOutIsSaid() throws {
    let result = try run(Self.long, "--format text --cluster none")
    #expect(result.output.contains("2 of 6 rankings leave systems out: taken as not shown there"), "\(result.output)")
    let whole = try run("ranking\nA > B > C\nB > C > A\nC > A = B\n", "--format text")
    #expect(whole.exitCode == 0 && !whole.output.contains("leave systems out"), "\(whole.output)\(whole.error)")
  }

  @Test func arraysInJSONAreOrders() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json").path
    let lines = [#"["A", "B", "C"]"#, #"["B", ["C", "A"]]"#, #"["C", "A", "B"]"#].map { "{\"ranking\": \($0)}" }
    try "[\(lines.joined(separator: ","))]".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let arrays = try Command.shell("$vgap rank \(path) --cluster none --resamples 199")
    #expect(arrays.exitCode == 0, "\(arrays.error)")
    #expect(arrays.output == (try run("ranking\nA > B > C\nB > C = A\nC > A > B\n", "--cluster none").output))
  }

  /// Neither the order of the rows nor how they are grouped changes a digit.
  @Test(arguments: ["", "--cluster none", "--model bradley-terry"])
  func theOrderOfTheRowsIsOfNoConcern(_ options: String) throws {
    let orders = [
      "r1,C > A > B", "r2,A > B = C", "r3,B > C > A", "r1,A > C > B", "r2,A > B > C", "r4,B > A > C", "r2,A > B = C",
    ]
    let options = "\(options) --pseudo-votes 0.5 --resamples 199"
    let (rows, counted) = (orders.map { $0 + ",1" }, orders.dropLast().map { $0 == orders[1] ? $0 + ",2" : $0 + ",1" })
    let outputs = try [rows, rows.reversed(), Array(counted)].map {
      try run("rater,ranking,n\n" + $0.joined(separator: "\n") + "\n", options).output
    }
    #expect(outputs[0].contains("0.95"))
    #expect(outputs[1] == outputs[0] && outputs[2] == outputs[0])
  }

  @Test func rankingsOfOneSystemAreCountedAndLeftOut() throws {
    let text = Self.long + "r9,p0,A,1\nr8,p0,B,2\n"
    let result = try run(text, "--format text --cluster none")
    #expect(result.output.contains("2 rankings of fewer than two systems left out."), "\(result.output)\(result.error)")
    #expect(result.output.contains("6 rankings."))
  }

  @Test func countsAreRankings() throws {
    let text = "ranking,n\nA > B > C,3\nC > A = B,2\nB > C > A,1\n"
    let result = try run(text, "--format text")
    #expect(result.output.contains("Errors by ranking: 6 rankings"), "\(result.output)\(result.error)")
    let described = try run(text, command: "describe")
    #expect(described.output.contains("rankings"), "\(described.output)")
  }
}
