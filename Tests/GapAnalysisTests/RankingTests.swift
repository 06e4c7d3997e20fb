import BenchmarkData
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct RankingTests {
  static let simulation = Simulation(resamples: 500)

  /// Votes among three systems: a beats b beats c, with some upsets.
  static func votes(_ rows: [(String, String, Vote.Outcome, Double)]) -> Dataset {
    var dataset = Dataset(title: "Votes")
    for (a, b, outcome, count) in rows {
      dataset.votes.append(Vote(systemA: System.ID(a), systemB: System.ID(b), outcome: outcome, count: count))
      for name in [a, b] { dataset.systems[System.ID(name)] = System(id: System.ID(name), name: name) }
    }
    return dataset
  }

  static let connected = votes([
    ("a", "b", .a, 30), ("a", "b", .b, 10), ("b", "c", .a, 25), ("b", "c", .b, 15), ("a", "c", .a, 35),
    ("a", "c", .tie, 4),
    ("c", "a", .a, 5),
  ])

  @Test(arguments: RatingModel.allCases)
  func everyModelPutsTheClearWinnerFirst(_ model: RatingModel) throws {
    let ranking = try VoteRanking(
      of: Self.connected, options: .init(model: model, ranking: .init(simulation: Self.simulation))
    ).ranking()
    #expect(ranking.rows.map(\.system) == ["a", "b", "c"])
    #expect(ranking.rows.map(\.rank) == [1, 2, 3])
    #expect(ranking.rows.map(\.count) == [84, 80, 84])
  }

  @Test(arguments: RatingIntervals.allCases)
  func intervalsContainTheirEstimates(_ intervals: RatingIntervals) throws {
    let ranking = try VoteRanking(
      of: Self.connected, options: .init(intervals: intervals, ranking: .init(simulation: Self.simulation))
    ).ranking()
    for row in ranking.rows {
      let estimate = try #require(row.estimate)
      #expect(try #require(row.interval).contains(estimate))
      #expect(try #require(row.rankSet).contains(Int(try #require(row.rank))))
    }
  }

  /// Scores of which one has a standard error: its own interval is told, but ranks need those of all.
  @Test func aScoreWithAnErrorHasItsIntervalThoughOthersHaveNone() throws {
    let dataset = Dataset.invented([Invented("a", "A", 80, se: 1), Invented("b", "B", 70)])
    let ranking = try Scoreboard(of: "b", in: dataset).ranking()
    #expect(ranking.rows.map(\.status) == [.ok, .noStandardError])
    #expect(ranking.rows.map { $0.interval != nil } == [true, false])
    #expect(ranking.kind == .measurement)
    #expect(ranking.rows.allSatisfy { $0.rankSet == nil })
    #expect(ranking.notes == ["1 of 2 scores carries no standard error (b), so ranks have no intervals."])
  }

  /// Scores with errors of four runs on the same prompts.
  static let runs: Dataset = {
    var dataset = Dataset.invented([Invented("a", "A", 80, se: 1), Invented("b", "B", 70, se: 1)])
    for id in ["b.a", "b.b"] as [Evaluation.ID] { dataset.evaluations[id]?.scores["d"]?.sampleSize = 4 }
    dataset.benchmarks["b"]?.errorScope = .runs
    return dataset
  }()

  @Test func errorsOfRunsClaimNothingOfOtherPrompts() throws {
    let ranking = try Scoreboard(of: "b", in: Self.runs).ranking(.init(simulation: Self.simulation))
    #expect(ranking.kind == .runs)
    #expect(ranking.sentence.contains("at 95 %, over runs on the same prompts alone, "))
    #expect(ranking.notes.contains { $0.hasPrefix("The standard errors are of runs on the same prompts") })
    // t(0.975; 3) = 3.182446.
    #expect(abs(try #require(ranking.rows.first?.interval).upper - 83.182446) < 1e-5)
    let estimate = try Pair.invented(Self.runs).estimate(of: .frontierGap)
    #expect(estimate.kind == .runs)
    #expect(try #require(estimate.note).contains("hold nothing of the choice of prompts"))
    #expect(try Pair.invented(Self.runs).answer().sentence.contains("it is over runs on the same prompts alone"))
  }

  @Test func aBestSystemIsNamedWithItsVariant() throws {
    var dataset = Dataset.invented([Invented("a", "A", 80), Invented("b", "B", 70)])
    dataset.evaluations["b.a"]?.variant = "rewritten prompts"
    let answer = try Pair.invented(dataset).answer()
    #expect(answer.sentence.contains("the best A system, a (rewritten prompts), is 10"))
    #expect(answer.sentence.contains("the best B system, b;"))
  }

  @Test(arguments: RankRule.allCases)
  func everyRankRuleGivesAnAnswer(_ rule: RankRule) throws {
    let ranking = try VoteRanking(
      of: Self.connected, options: .init(ranking: .init(rankRule: rule, simulation: Self.simulation))
    ).ranking()
    #expect(ranking.rankMethod?.hasPrefix("rank-") == true)
    if rule == .tauBest {
      #expect(ranking.rows.first?.isTauBest == true)
    } else {
      #expect(ranking.rows.allSatisfy { $0.rankSet != nil })
    }
  }

  @Test func aRankingOfOneBenchmarksVotesNamesIt() throws {
    var dataset = Self.connected
    dataset.benchmarks["arena"] = Benchmark(id: "arena", name: "The Arena", kind: .rating)
    dataset.votes = VoteList(
      dataset.votes.indices.map { position in
        var vote = dataset.votes[position]
        vote.benchmark = position == 0 ? "other" : "arena"
        return vote
      })
    let ranking = try VoteRanking(of: dataset, benchmark: "arena", options: .init(intervals: .wald)).ranking()
    #expect(ranking.title == "The Arena" && ranking.benchmark == "arena")
    #expect(try ranking.table()["benchmark"]?.texts?.first == "arena")
    #expect(ranking.rows.reduce(0) { $0 + ($1.count ?? 0) } == 2 * (124 - 30))
    #expect(try VoteRanking(of: dataset).ranking().benchmark == nil)
  }

  @Test func anUndefeatedSystemIsNamedAndNotRated() throws {
    let dataset = Self.votes([("a", "b", .a, 3), ("b", "c", .a, 2), ("c", "b", .a, 2)])
    let ranking = try VoteRanking(of: dataset).ranking()
    #expect(ranking.rows.allSatisfy { $0.estimate == nil && $0.status == .insufficient })
    #expect(ranking.notes.contains { $0.contains("never beaten: a") })
    #expect(ranking.notes.contains { $0.contains("--pseudo-votes") })
    let shrunk = try VoteRanking(
      of: dataset,
      options: .init(intervals: .wald, regularization: .pseudoVotes(0.5), ranking: .init(simulation: Self.simulation))
    ).ranking()
    #expect(shrunk.rows.allSatisfy { $0.estimate != nil })
    #expect(shrunk.notes.contains { $0.contains("pseudo-votes=0.5") })
  }

  /// One rater's votes, or those of a system that won all of its few, tell nothing about the error of a share of votes.
  @Test(arguments: [RatingModel.winRate, .bradleyTerry, .plackettLuce, .copeland])
  func oneRaterGivesNoIntervals(_ model: RatingModel) throws {
    var dataset = Self.connected
    dataset.votes = VoteList(
      dataset.votes.indices.map { position in
        var vote = dataset.votes[position]
        vote.rater = "r"
        return vote
      })
    let ranking = try VoteRanking(
      of: dataset, options: .init(model: model, ranking: .init(simulation: Self.simulation))
    ).ranking()
    #expect(ranking.rows.allSatisfy { $0.interval == nil && $0.rankSet == nil && $0.status == .noStandardError })
    #expect(ranking.notes.contains { $0.contains("one rater or prompt") })
    let byVote = try VoteRanking(
      of: dataset,
      options: .init(
        model: model, cluster: VoteRanking.Options.Cluster.none,
        ranking: .init(simulation: Self.simulation))
    ).ranking()
    #expect(byVote.rows.contains { $0.interval != nil })
  }

  @Test func aWinRateThatNoResampleChangesHasNoInterval() throws {
    let dataset = Self.votes([("a", "b", .a, 3), ("b", "c", .a, 2), ("c", "b", .a, 2)])
    let ranking = try VoteRanking(
      of: dataset, options: .init(model: .winRate, ranking: .init(simulation: Self.simulation))
    ).ranking()
    let first = try #require(ranking.rows.first)
    #expect(first.estimate == 1 && first.interval == nil && first.standardError == nil)
    #expect(first.status == .noStandardError && first.notes.joined?.contains("the same on every resample") == true)
    #expect(ranking.rows[1].interval != nil && ranking.rows[1].status == .ok)
    #expect(ranking.rows.allSatisfy { $0.rankSet == nil })
    #expect(ranking.notes.contains { $0.contains("the same in every resample") })
  }

  /// Of pairs without ties Plackett and Luce's model is Bradley and Terry's.
  @Test(arguments: RatingIntervals.allCases)
  func plackettLuceHasTheIntervalsThatAreAskedFor(_ intervals: RatingIntervals) throws {
    func rows(_ model: RatingModel) throws -> [Ranking.Row] {
      try VoteRanking(
        of: Self.votes([
          ("a", "b", .a, 30), ("a", "b", .b, 10), ("b", "c", .a, 25), ("b", "c", .b, 15), ("a", "c", .a, 35),
          ("a", "c", .b, 5),
        ]), options: .init(model: model, intervals: intervals, ranking: .init(simulation: Self.simulation))
      ).ranking().rows
    }
    let (luce, bradley) = (try rows(.plackettLuce), try rows(.bradleyTerry))
    let tolerance = intervals == .bootstrap ? 0.25 : 1e-9
    for (found, expected) in zip(luce, bradley) {
      let (interval, other) = (try #require(found.interval), try #require(expected.interval))
      #expect(interval.method == other.method)
      #expect(abs((interval.upper - interval.lower) / (other.upper - other.lower) - 1) < tolerance)
    }
  }

  @Test(arguments: [RatingModel.bradleyTerry, .newman])
  func tooFewVotesForABootstrapGiveNoRankIntervals(_ model: RatingModel) throws {
    let dataset = Self.votes([
      ("a", "b", .a, 1), ("b", "c", .a, 1), ("a", "c", .tie, 1), ("c", "a", .b, 1), ("b", "a", .b, 1),
    ])
    let ranking = try VoteRanking(
      of: dataset, options: .init(model: model, ranking: .init(simulation: Self.simulation))
    )
    .ranking()
    #expect(ranking.rows.allSatisfy { $0.estimate != nil && $0.interval == nil && $0.rankSet == nil })
    #expect(ranking.rows.allSatisfy { $0.standardError == nil && $0.status == .noStandardError })
    #expect(ranking.notes.contains { $0.contains("too few votes for intervals by resampling") })
    #expect(!ranking.sentence.contains("no other may be"))
  }

  /// Two raters tell nothing of the next; a few have wide intervals, of Student's t.
  @Test(arguments: [2, 3, 4, 20]) func clustersAreNamedAndFewHaveWideIntervals(_ raters: Int) throws {
    var dataset = Self.votes([("a", "b", .a, 1)])
    dataset.votes = VoteList(
      (0..<raters).flatMap { rater in
        [(Vote.Outcome.a, Double(2 + rater % 3)), (.b, 1)].map { outcome, count in
          var vote = Vote(systemA: System.ID("a"), systemB: System.ID("b"), outcome: outcome, count: count)
          vote.rater = "r\(rater)"
          return vote
        }
      })
    for intervals in [RatingIntervals.bootstrap, .sandwich] {
      let ranking = try VoteRanking(
        of: dataset, options: .init(intervals: intervals, ranking: .init(simulation: Self.simulation))
      ).ranking()
      #expect(ranking.rows.allSatisfy { ($0.interval == nil) == (raters < 3) && ($0.rankSet == nil) == (raters < 3) })
      #expect(ranking.notes.contains { $0.contains("\(raters) raters") })
      // Of t with the degrees of freedom that Tests/Checks/clusters.py gives for raters of 3, 4 and 5 votes: 1.9566, 2.9111 and 18.2781.
      guard let quantile = [3: 4.395420065, 4: 3.238172116, 20: 2.098632793][raters] else { continue }
      #expect(
        raters == 3 || ranking.notes.contains { $0.contains("for raters have unequal numbers of votes, one of them") })
      for row in ranking.rows {
        let (interval, error) = (try #require(row.interval), try #require(row.standardError))
        #expect(abs((interval.upper - interval.lower) / (2 * quantile * error) - 1) < 1e-6)
        #expect(interval.method == .estimatedT)
      }
    }
  }

  static func crossedVotes(raters: Int, prompts: Int) -> Dataset {
    var dataset = Self.votes([("a", "b", .a, 1)])
    var stream = RandomStream(seed: 1)
    dataset.votes = VoteList(
      (0..<raters).flatMap { rater in
        (0..<prompts).flatMap { prompt in
          [("a", "b"), ("b", "c"), ("a", "c")].map { pair in
            let wins = stream.nextIndex(below: 10) < 4 + rater % 2 + prompt % 3
            return Vote(
              systemA: System.ID(pair.0), systemB: System.ID(pair.1), outcome: wins ? .a : .b, prompt: "p\(prompt)",
              rater: "r\(rater)")
          }
        }
      })
    for system in dataset.votes.systems { dataset.systems[system] = System(id: system, name: system.text) }
    return dataset
  }

  /// Where votes name raters and prompts, errors are of both, with t on the fewer of the two; each alone on demand.
  @Test(arguments: [RatingModel.bradleyTerry, .plackettLuce, .newman, .winRate])
  func ratersAndPromptsCross(_ model: RatingModel) throws {
    func ranking(_ dataset: Dataset, _ cluster: VoteRanking.Options.Cluster?) throws -> Ranking {
      try VoteRanking(
        of: dataset, options: .init(model: model, cluster: cluster, ranking: .init(simulation: Self.simulation))
      ).ranking()
    }
    let dataset = Self.crossedVotes(raters: 5, prompts: 11)
    let both = try ranking(dataset, nil)
    #expect(both.notes.contains { $0.contains("5 raters and 11 prompts") && $0.contains("4 degrees of freedom") })
    #expect(try both.rows == ranking(dataset, .both).rows)
    let (byRater, byPrompt) = (try ranking(dataset, .rater), try ranking(dataset, .prompt))
    #expect(byRater.notes.contains { $0.contains("Errors by rater: 5 raters") })
    #expect(byPrompt.notes.contains { $0.contains("10 degrees of freedom") })
    for row in both.rows.indices {
      let error = try #require(both.rows[row].standardError)
      let others = try [byRater, byPrompt].map { try #require($0.rows[row].standardError) }
      #expect(error > 0 && error < 1.2 * (others[0] + others[1]))
      #expect(both.rows[row].rankSet != nil && error != others[0])
    }
  }

  @Test func fewPromptsOrASingleOneAreSaid() throws {
    func ranking(_ prompts: Int) throws -> Ranking {
      try VoteRanking(
        of: Self.crossedVotes(raters: 6, prompts: prompts), options: .init(ranking: .init(simulation: Self.simulation))
      ).ranking()
    }
    let two = try ranking(2)
    #expect(two.rows.allSatisfy { $0.interval == nil && $0.rankSet == nil })
    #expect(two.notes.contains { $0.contains("2 prompts, too few") })
    let one = try ranking(1)
    #expect(one.notes.contains { $0.contains("All votes are on one prompt") })
    #expect(one.notes.contains { $0.contains("Errors by rater: 6 raters") })
  }

  /// Four votes for a system that won three: by chance it may never have lost, and then nothing bounds its rating.
  @Test func aNewcomerHasNoUpperEndAndNoRankInterval() throws {
    let dataset = Self.votes([
      ("a", "b", .a, 300), ("a", "b", .b, 260), ("d", "a", .a, 2), ("d", "a", .b, 1), ("d", "b", .a, 1),
    ])
    for model in [RatingModel.bradleyTerry, .plackettLuce, .newman] {
      let ranking = try VoteRanking(
        of: dataset, options: .init(model: model, ranking: .init(simulation: Self.simulation))
      ).ranking()
      let newcomer = try #require(ranking.rows.first { $0.system == "d" })
      #expect(newcomer.status == .unbounded && newcomer.standardError == nil && newcomer.rankSet == nil)
      #expect(try #require(newcomer.interval).upper == .infinity)
      let others = ranking.rows.filter { $0.system != "d" }
      #expect(others.allSatisfy { $0.interval?.isBounded == true && $0.status == .ok })
      // It may stand on either side of them.
      #expect(others.compactMap(\.rankSet?.upper).max() == 3)
      #expect(!ranking.sentence.contains("no other may be"))
      #expect(ranking.notes.contains { $0.contains("beyond all others") })
      #expect(ranking.notes.contains { $0.contains("No rank interval where a rating has no end (d)") })
    }
  }

  private static let besideNewcomer = votes([
    ("a", "b", .a, 300), ("a", "b", .b, 260), ("a", "b", .tie, 9), ("d", "a", .a, 2), ("d", "a", .b, 1),
    ("d", "b", .a, 1),
  ])

  /// What is printed of the others is about the mean of those whose ratings have both ends, estimate and interval alike.
  @Test(arguments: [RatingModel.bradleyTerry, .plackettLuce, .newman])
  func besideANewcomerRatingsAreAboutTheMeanOfTheOthers(_ model: RatingModel) throws {
    func rated(_ intervals: RatingIntervals, _ dataset: Dataset = Self.besideNewcomer) throws -> Ranking {
      try VoteRanking(
        of: dataset, options: .init(model: model, intervals: intervals, ranking: .init(simulation: Self.simulation))
      ).ranking()
    }
    func level(_ row: Ranking.Row) throws -> Double {
      let estimate = try #require(row.estimate)
      return model == .newman ? NewmanRatings.logStrength(of: estimate) : estimate
    }
    let (drawn, plain) = (try rated(.bootstrap), try rated(.wald))
    let others = drawn.rows.filter { $0.interval?.isBounded == true }
    #expect(others.map(\.system) == ["a", "b"])
    let mean = try others.map(level).reduce(0, +) / 2
    #expect(abs(mean - (model == .newman ? 0 : 1000)) < 1e-9)
    for row in others {
      let interval = try #require(row.interval)
      #expect(try interval.contains(#require(row.estimate)))
      #expect(
        try #require(row.standardError) < 0.5 * #require(plain.rows.first { $0.system == row.system }?.standardError))
    }
    // All ratings move by the same.
    let shifts = try drawn.rows.map { row in
      try level(row) - level(try #require(plain.rows.first { $0.system == row.system }))
    }
    #expect(shifts.allSatisfy { abs($0 - shifts[0]) < 1e-9 && abs($0) > 0.01 })
    #expect(drawn.notes.contains { $0.contains("the 2 systems whose") && $0.contains("both ends") })
    #expect(drawn.notes.contains { $0.contains("less the mean of those that have both ends") })
    #expect(!plain.notes.contains { $0.contains("both ends") })
  }

  /// Nothing else has both ends: the rating of the one that has is what the others are measured from.
  @Test func aSingleSystemWithBothEndsIsTheOrigin() throws {
    let ranking = try VoteRanking(
      of: Self.votes([
        ("a", "b", .a, 8), ("a", "b", .b, 2), ("a", "c", .a, 2), ("a", "c", .b, 8),
      ]), options: .init(ranking: .init(simulation: Self.simulation))
    ).ranking()
    let origin = try #require(ranking.rows.first { $0.system == "a" })
    #expect(origin.estimate == 1000 && origin.interval == nil && origin.standardError == nil)
    #expect(origin.notes.joined?.contains("all others are measured from it") == true)
    #expect(ranking.rows.filter { $0.system != "a" }.allSatisfy { $0.status == .unbounded })
    #expect(ranking.rows.allSatisfy { $0.rankSet == nil })
  }

  /// Raters and prompts cross: the errors are of ratings about the same mean as the estimates.
  @Test func besideANewcomerCrossedErrorsAreAboutTheSameMean() throws {
    var dataset = Self.crossedVotes(raters: 6, prompts: 9)
    for (outcome, rater, prompt) in [(Vote.Outcome.a, 0, 1), (.a, 2, 3), (.b, 4, 5)] {
      dataset.votes.append(
        Vote(systemA: "d", systemB: "a", outcome: outcome, prompt: "p\(prompt)", rater: "r\(rater)"))
    }
    dataset.systems["d"] = System(id: "d", name: "d")
    let ranking = try VoteRanking(of: dataset, options: .init(ranking: .init(simulation: Self.simulation))).ranking()
    #expect(ranking.rows.first { $0.system == "d" }?.status == .unbounded)
    let others = ranking.rows.filter { $0.system != "d" }
    #expect(abs(others.compactMap(\.estimate).reduce(0, +) / 3 - 1000) < 1e-9)
    let alone = try VoteRanking(
      of: Self.crossedVotes(raters: 6, prompts: 9), options: .init(ranking: .init(simulation: Self.simulation))
    ).ranking()
    // Three votes of a newcomer hardly tell more of the others.
    for row in others {
      let same = try #require(alone.rows.first { $0.system == row.system })
      #expect(abs(try #require(row.standardError) / #require(same.standardError) - 1) < 0.1)
      #expect(row.interval?.method == .estimatedT)
    }
  }

  @Test func scoresWithoutErrorsHaveRanksAndNoIntervals() throws {
    let ranking = try Scoreboard(of: "b", in: .workedExample).ranking()
    #expect(ranking.rows.first?.rank == 1)
    #expect(ranking.rows.allSatisfy { $0.rankSet == nil && $0.status == .noStandardError })
  }

  @Test func scoresWithErrorsHaveRankIntervals() throws {
    let dataset = Dataset.invented([
      Invented("x", "A", 10, se: 0.1), Invented("y", "A", 9.95, se: 0.1), Invented("z", "B", 5, se: 0.1),
    ])
    let ranking = try Scoreboard(of: "b", in: dataset).ranking(.init(simulation: Self.simulation))
    #expect(ranking.rows.map { $0.rankSet.map { $0.lower...$0.upper } } == [1...2, 1...2, 3...3])
    let table = try ranking.table()
    #expect(
      table.columnNames.prefix(11)
        == [
          "system", "estimate", "std_error", "ci_lower", "ci_upper", "rank", "rank_lower", "rank_upper", "n", "status",
          "note",
        ])
  }

  @Test func whereLowerIsBetterTheLowestIsFirst() throws {
    let dataset = Dataset.invented(
      [Invented("x", "A", 10, se: 0.1), Invented("y", "A", 3, se: 0.1)], higherIsBetter: false)
    let ranking = try Scoreboard(of: "b", in: dataset).ranking(.init(simulation: Self.simulation))
    #expect(ranking.rows.map(\.system) == ["y", "x"])
    #expect(ranking.rows.map { $0.rankSet.map { $0.lower...$0.upper } } == [1...1, 2...2])
  }

  @Test(arguments: [1, 2, 7])
  func threadsChangeNothing(_ threads: Int) throws {
    func rows(_ threads: Int) throws -> [Ranking.Row] {
      let simulation = Simulation(resamples: 300, seed: 9, threads: threads)
      return try VoteRanking(of: Self.connected, options: .init(ranking: .init(simulation: simulation))).ranking().rows
    }
    #expect(try rows(threads) == rows(3))
  }

  // MARK: One missing standard error

  @Test(arguments: [RankRule.simultaneous, .marginal, .bootstrap, .arena])
  func oneMissingStandardErrorLeavesTheOtherIntervals(_ rule: RankRule) throws {
    let systems = [
      Invented("a", "US", 90, se: 0.1), Invented("b", "CN", 80, se: 0.1), Invented("c", "IL", 85),
      Invented("d", "CN", 70, se: 0.1),
    ]
    let ranking = try Scoreboard(of: "b", in: .invented(systems))
      .ranking(.init(rankRule: rule, simulation: Self.simulation))
    #expect(ranking.rows.map(\.system) == ["a", "c", "b", "d"])
    #expect(ranking.rows.map(\.rank) == [1, 2, 3, 4])
    // Each may stand one place lower, since c may be anywhere.
    #expect(ranking.rows.map { $0.rankSet?.lower } == [1, nil, 2, 3])
    #expect(ranking.rows.map { $0.rankSet?.upper } == [2, nil, 3, 4])
    #expect(ranking.sentence.contains("first is a; at 95 % any of 2 may be"))
    #expect(
      ranking.notes.first?.hasPrefix("1 of 4 scores carries no standard error (c): no rank interval there") == true)
  }

  @Test func amongTheBestMayBeWhoHasNoStandardError() throws {
    let systems = [Invented("a", "US", 90, se: 0.1), Invented("b", "CN", 80, se: 0.1), Invented("c", "IL", 60)]
    let ranking = try Scoreboard(of: "b", in: .invented(systems))
      .ranking(.init(rankRule: .tauBest, simulation: Self.simulation))
    #expect(ranking.rows.map(\.isTauBest) == [true, false, true])
  }

  @Test func withOneStandardErrorThereAreNoRankIntervals() throws {
    let ranking = try Scoreboard(
      of: "b", in: .invented([Invented("a", "US", 90, se: 0.1), Invented("b", "CN", 80), Invented("c", "CN", 70)])
    ).ranking(.init(simulation: Self.simulation))
    #expect(ranking.rows.allSatisfy { $0.rankSet == nil })
    #expect(ranking.notes.first?.contains("ranks have no intervals") == true)
  }
}
