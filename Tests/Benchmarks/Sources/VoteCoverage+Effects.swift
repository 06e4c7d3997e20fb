import BenchmarkData
import Foundation
import GapAnalysis
import StatisticsCore

// What being shown first and a covariate are worth, and ratings from rankings: as `vgap rank` prints them.
extension VoteCoverage {
  static let ids = ["a", "b", "c", "d"].map { System.ID($0) }
  static let own = [0.6, 0.2, -0.2, -0.6]

  static func ranking(
    _ dataset: Dataset, _ options: VoteRanking.Options, resamples: Int, _ stream: inout RandomStream
  ) throws -> Ranking {
    var options = options
    options.ranking.simulation = Simulation(resamples: resamples, seed: stream.next())
    return try VoteRanking(of: dataset, options: options).ranking()
  }

  // MARK: Effects

  private static let covariate = "length"
  /// What being shown first, and one of the covariate, add to the log odds on average over raters and prompts.
  private static let meanEffects = (position: 0.3, covariate: 0.5)

  /// Votes of raters on prompts, 60 a rater, with a covariate of variance 1; strengths and effects differ between raters, and between prompts, by
  /// normals of a standard deviation.
  private static func votes(
    raters: Int, prompts: Int, taste: Double, appeal: Double, slope: Double = meanEffects.covariate,
    _ stream: inout RandomStream
  ) -> Dataset {
    func deviations(_ count: Int, _ spread: Double) -> [[Double]] {
      (0..<count).map { _ in (0..<own.count + 2).map { _ in spread * stream.nextNormal() } }
    }
    let mean = own + [meanEffects.position, slope]
    let (tastes, appeals) = (deviations(raters, taste), deviations(prompts, appeal))
    var votes = VoteList()
    var differences: [Double?] = []
    for rater in 0..<raters {
      for _ in 0..<60 {
        let prompt = prompts > 0 ? stream.nextIndex(below: prompts) : nil
        let values = mean.indices.map { mean[$0] + tastes[rater][$0] + (prompt.map { appeals[$0] }?[$0] ?? 0) }
        let a = stream.nextIndex(below: own.count)
        let b = (a + 1 + stream.nextIndex(below: own.count - 1)) % own.count
        let difference = stream.nextNormal()
        let chance = 1 / (1 + exp(values[b] - values[a] - values[own.count] - values[own.count + 1] * difference))
        votes.append(
          Vote(
            systemA: ids[a], systemB: ids[b], outcome: stream.nextUniform() < chance ? .a : .b,
            prompt: prompt.map { "p\($0)" }, rater: "r\(rater)"))
        differences.append(difference)
      }
    }
    votes.covariates = [VoteCovariate(name: covariate, differences: differences)]
    var dataset = Dataset(title: "votes")
    dataset.votes = votes
    return dataset
  }

  private static func effectOptions(
    _ intervals: RatingIntervals = .sandwich, _ cluster: VoteRanking.Options.Cluster? = nil
  ) -> VoteRanking.Options {
    .init(intervals: intervals, hasPositionEffect: true, covariates: [covariate], cluster: cluster)
  }

  /// The effects of very many raters on very many prompts.
  private static func effectTruth(_ taste: Double, _ appeal: Double) throws -> [Double] {
    var stream = RandomStream(seed: 3)
    let votes = votes(raters: 2_000, prompts: appeal > 0 ? 2_000 : 0, taste: taste, appeal: appeal, &stream)
    return try ranking(votes, effectOptions(.wald, .some(.none)), resamples: 2, &stream).effects.map(\.estimate)
  }

  /// The share of effects whose interval contains the truth; `nil` where one has none.
  private static func covered(_ ranking: Ranking, _ truth: [Double]) -> Double? {
    let hits = zip(ranking.effects, truth).compactMap { effect, truth in effect.interval?.contains(truth) }
    return hits.count == truth.count && !hits.isEmpty ? Double(hits.count { $0 }) / Double(hits.count) : nil
  }

  static func effects(samples: Int) throws -> String {
    var lines = [
      "| raters | prompts | sd of raters | sd of prompts | votes as independent | by rater | as printed |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (raters, prompts, taste, appeal) in [
      (3, 0, 0.4, 0.0), (8, 0, 0.0, 0.0), (8, 0, 0.4, 0.0), (20, 0, 0.4, 0.0), (50, 0, 0.4, 0.0), (8, 40, 0.4, 0.4),
      (20, 20, 0.4, 0.4), (100, 30, 0.2, 0.4),
    ] {
      let truth = try effectTruth(taste, appeal)
      let sums = Coverage.sums(samples: samples / 2, width: 4) { stream in
        let votes = votes(raters: raters, prompts: prompts, taste: taste, appeal: appeal, &stream)
        var shares: [Double] = []
        for cluster in [.some(.none), .rater, nil] as [VoteRanking.Options.Cluster?] {
          guard let ranking = try? ranking(votes, effectOptions(.sandwich, cluster), resamples: 2, &stream),
            let share = covered(ranking, truth)
          else { return [0, 0, 0, 0] }
          shares.append(share)
        }
        return shares + [1]
      }
      lines.append(
        "| \(raters) | \(prompts == 0 ? "–" : "\(prompts)") | \(taste) | \(appeal) | "
          + (0..<3).map { Coverage.thousandths(sums[$0] / sums[3]) }.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Rankings

  /// Rankings of four of five systems, so many a rater, whose own log-strengths differ from those of all by normals.
  private static func rankings(
    raters: Int, ofEach count: Int, taste: Double, namesRaters: Bool, _ stream: inout RandomStream
  ) -> Dataset {
    let mean = own + [0]
    var list = RankingList()
    for rater in 0..<raters {
      let strengths = mean.map { $0 + taste * stream.nextNormal() }
      for _ in 0..<count {
        let left = stream.nextIndex(below: mean.count)
        // Plackett and Luce's model: the order of strengths with Gumbel noise.
        let values = mean.indices.map { strengths[$0] - log(-log(1 - stream.nextUniform())) }
        let order = mean.indices.filter { $0 != left }.sorted { values[$0] > values[$1] }
        list.append(order.map { [rankedIDs[$0]] }, rater: namesRaters ? "r\(rater)" : nil)
      }
    }
    var dataset = Dataset(title: "rankings")
    dataset.rankings = list
    return dataset
  }

  private static let rankedIDs = ids + [System.ID("e")]

  /// The ratings of very many raters, by system.
  private static func rankingTruth(_ taste: Double) throws -> [System.ID: Double] {
    guard taste > 0 else {
      return Dictionary(uniqueKeysWithValues: zip(rankedIDs, (own + [0]).map(EloScale.rating(logStrength:))))
    }
    var stream = RandomStream(seed: 4)
    let many = rankings(raters: 4_000, ofEach: 12, taste: taste, namesRaters: true, &stream)
    let options = VoteRanking.Options(model: .plackettLuce, intervals: .wald, cluster: .rater)
    let rows = try ranking(many, options, resamples: 2, &stream).rows
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.system, $0.estimate ?? 0) })
  }

  private static func covered(_ ranking: Ranking, _ truth: [System.ID: Double]) -> Double? {
    let hits = ranking.rows.compactMap { row in truth[row.system].flatMap { row.interval?.contains($0) } }
    return hits.count == truth.count ? Double(hits.count { $0 }) / Double(hits.count) : nil
  }

  static func rankings(samples: Int) throws -> String {
    var lines = [
      "| raters | rankings of each | sd of raters | each ranking by itself | as printed | as printed, by pairs |",
      "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (raters, count, taste) in [(3, 12, 0.5), (8, 12, 0.5), (20, 12, 0.5), (8, 12, 0.0), (20, 1, 0.0), (60, 1, 0.0)]
    {
      let truth = try rankingTruth(taste)
      let sums = Coverage.sums(samples: samples / 4, width: 4) { stream in
        let rankings = rankings(raters: raters, ofEach: count, taste: taste, namesRaters: count > 1, &stream)
        var shares: [Double] = []
        for (model, cluster) in [(.plackettLuce, .some(.none)), (.plackettLuce, nil), (.bradleyTerry, nil)]
          as [(RatingModel, VoteRanking.Options.Cluster?)]
        {
          let options = VoteRanking.Options(model: model, cluster: cluster)
          guard let ranking = try? ranking(rankings, options, resamples: 299, &stream),
            let share = covered(ranking, truth)
          else { return [0, 0, 0, 0] }
          shares.append(share)
        }
        return shares + [1]
      }
      lines.append(
        "| \(raters) | \(count) | \(taste) | "
          + (0..<3).map { Coverage.thousandths(sums[$0] / sums[3]) }.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Bounds

  static var boundsOfEffects: [CoverageBound] {
    let single = [("sandwich", RatingIntervals.sandwich), ("wald", .wald)].map { name, intervals in
      CoverageBound(
        interval: "effects of position and a covariate", methods: "`\(name)`",
        commands: "`rank --covariates … --intervals \(name)`", design: "4 systems, 300 votes",
        broken: CoverageBound.narrowed
      ) { stream in
        let votes = votes(raters: 5, prompts: 0, taste: 0, appeal: 0, &stream)
        let ranking = try ranking(votes, effectOptions(intervals, .some(.none)), resamples: 2, &stream)
        let place = stream.nextIndex(below: 2)
        let truth = [meanEffects.position, meanEffects.covariate][place]
        return ranking.effects.count == 2 ? ranking.effects[place].interval.map { .init($0, contains: truth) } : nil
      }
    }
    let clustered = [
      (8, 0, 0.0, VoteRanking.Options.Cluster.none, "8 raters of 60 votes", "votes taken as independent"),
      (20, 20, 0.4, .rater, "20 raters, 20 prompts", "clusters of raters alone"),
    ].map { raters, prompts, appeal, cluster, design, broken in
      let truth = (try? effectTruth(0.4, appeal)) ?? []
      return CoverageBound(
        interval: "effects of position and a covariate", methods: "`estimated-t`",
        commands: "`rank --position-effect`, `--covariates`", design: design, broken: broken
      ) { stream in
        let votes = votes(raters: raters, prompts: prompts, taste: 0.4, appeal: appeal, &stream)
        guard let printed = covered(try ranking(votes, effectOptions(), resamples: 2, &stream), truth),
          let broken = covered(try ranking(votes, effectOptions(.sandwich, cluster), resamples: 2, &stream), truth)
        else { return nil }
        return .init(printed: printed, broken: broken)
      }
    }
    let position = CoverageBound(
      interval: "effect of position", methods: "`vote-bootstrap-percentile`", commands: "`rank --position-effect`",
      design: "4 systems, 300 votes", broken: CoverageBound.narrowed
    ) { stream in
      let votes = votes(raters: 5, prompts: 0, taste: 0, appeal: 0, slope: 0, &stream)
      let options = VoteRanking.Options(hasPositionEffect: true, cluster: .some(.none))
      let effect = try ranking(votes, options, resamples: 299, &stream).effects.first
      return effect?.interval.map { .init($0, contains: meanEffects.position) }
    }
    return clustered + single + [position] + boundsOfRankings
  }

  private static var boundsOfRankings: [CoverageBound] {
    let truth = (try? rankingTruth(0.5)) ?? [:]
    let known = (try? rankingTruth(0)) ?? [:]
    let byRater = CoverageBound(
      interval: "ratings from rankings of few raters", methods: "`estimated-t`", commands: "`rank` of rankings",
      design: "8 raters of 12 rankings", broken: "each ranking by itself"
    ) { stream in
      let rankings = rankings(raters: 8, ofEach: 12, taste: 0.5, namesRaters: true, &stream)
      let alone = VoteRanking.Options(model: .plackettLuce, cluster: .some(.none))
      guard
        let printed = covered(
          try ranking(rankings, .init(model: .plackettLuce), resamples: 299, &stream), truth),
        let broken = covered(try ranking(rankings, alone, resamples: 299, &stream), truth)
      else { return nil }
      return .init(printed: printed, broken: broken)
    }
    let single = [
      (RatingModel.plackettLuce, RatingIntervals.bootstrap, "`estimated-t`", "`rank` of rankings"),
      (.plackettLuce, .sandwich, "`estimated-t`", "`rank --intervals sandwich` of rankings"),
      (.plackettLuce, .wald, "`wald`", "`rank --intervals wald` of rankings"),
      (.bradleyTerry, .bootstrap, "`estimated-t`", "`rank --model bradley-terry` of rankings"),
    ].map { model, intervals, methods, commands in
      CoverageBound(
        interval: "ratings from rankings", methods: methods, commands: commands,
        design: "60 rankings of 4 of 5 systems",
        broken: "half as wide"
      ) { stream in
        let rankings = rankings(raters: 60, ofEach: 1, taste: 0, namesRaters: false, &stream)
        let options = VoteRanking.Options(model: model, intervals: intervals)
        let rows = try ranking(rankings, options, resamples: 299, &stream).rows
        let system = rankedIDs[stream.nextIndex(below: rankedIDs.count)]
        guard let interval = rows.first(where: { $0.system == system })?.interval, let truth = known[system] else {
          return nil
        }
        let (middle, reach) = ((interval.lower + interval.upper) / 2, (interval.upper - interval.lower) / 4)
        return .init(interval.contains(truth), broken: abs(truth - middle) <= reach)
      }
    }
    return [byRater] + single
  }
}
