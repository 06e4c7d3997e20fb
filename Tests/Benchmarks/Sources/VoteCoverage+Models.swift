import BenchmarkData
import Foundation
import GapAnalysis
import StatisticsCore

// Ratings by all models whose errors come from resampled votes, and ratings beside a newcomer: as `vgap rank` prints them.
extension VoteCoverage {
  /// The models whose intervals are of resampled votes, but for those of Bradley & Terry and of Plackett & Luce, which have rows of their own.
  private static let models: [RatingModel] = [
    .newman, .winRate, .meanWinRate, .borda, .copeland, .pageRank, .eigenvector,
  ]

  /// Votes, so many a rater, by Davidson's model with ties; raters' own log-strengths differ from those of all by normals.
  struct ModelDesign: Sendable {
    var name: String
    /// Nil where votes name none, and are so many.
    var raters: Int?
    var votes: Int
    var strengths = own
    var taste: Double { raters == nil ? 0 : 0.5 }
  }

  static let modelDesigns = [
    ModelDesign(name: "100 votes", votes: 100), ModelDesign(name: "300 votes", votes: 300),
    ModelDesign(name: "1,000 votes", votes: 1_000),
    ModelDesign(name: "300 votes, equal systems", votes: 300, strengths: [0, 0, 0, 0]),
    ModelDesign(name: "4 raters of 60", raters: 4, votes: 60),
    ModelDesign(name: "8 raters of 60", raters: 8, votes: 60),
    ModelDesign(name: "20 raters of 60", raters: 20, votes: 60),
  ]

  /// The chances that the first wins, that the second does, and of a tie, with Davidson's ν of 0.3.
  private static func chances(_ first: Double, _ second: Double) -> (a: Double, b: Double, tie: Double) {
    let terms = (exp(first), exp(second), 0.3 * exp((first + second) / 2))
    let sum = terms.0 + terms.1 + terms.2
    return (terms.0 / sum, terms.1 / sum, terms.2 / sum)
  }

  static func votes(_ design: ModelDesign, _ stream: inout RandomStream) -> Dataset {
    var votes = VoteList()
    for rater in 0..<(design.raters ?? 1) {
      let strengths = design.strengths.map { $0 + design.taste * stream.nextNormal() }
      for _ in 0..<design.votes {
        let a = stream.nextIndex(below: ids.count)
        let b = (a + 1 + stream.nextIndex(below: ids.count - 1)) % ids.count
        let (chances, draw) = (chances(strengths[a], strengths[b]), stream.nextUniform())
        votes.append(
          Vote(
            systemA: ids[a], systemB: ids[b],
            outcome: draw < chances.a ? .a : draw < chances.a + chances.b ? .b : .tie,
            rater: design.raters.map { _ in "r\(rater)" }))
      }
    }
    var dataset = Dataset(title: "votes")
    dataset.votes = votes
    return dataset
  }

  /// What expected votes of very many raters give: what a model estimates.
  static func truth(_ model: RatingModel, ties: TieRule = .half, _ design: ModelDesign) throws -> [System.ID: Double] {
    var stream = RandomStream(seed: 6)
    let raters = design.taste > 0 ? 20_000 : 1
    var votes = VoteList()
    let scale = 1e6
    var total = 0.0
    for a in ids.indices {
      for b in ids.indices where b > a {
        var mean = (a: 0.0, b: 0.0, tie: 0.0)
        for _ in 0..<raters {
          let (first, second) = (
            design.strengths[a] + design.taste * stream.nextNormal(),
            design.strengths[b] + design.taste * stream.nextNormal()
          )
          let chances = chances(first, second)
          mean.a += chances.a / Double(raters)
          mean.b += chances.b / Double(raters)
          mean.tie += chances.tie / Double(raters)
        }
        // Equal systems are equal in very many votes, not nearly so.
        if design.strengths[a] == design.strengths[b] { mean.a = (mean.a + mean.b) / 2; mean.b = mean.a }
        for (outcome, share) in [(Vote.Outcome.a, mean.a), (.b, mean.b), (.tie, mean.tie)] {
          let count = (scale * share).rounded()
          total += count
          votes.append(Vote(systemA: ids[a], systemB: ids[b], outcome: outcome, count: count))
        }
      }
    }
    var dataset = Dataset(title: "votes")
    dataset.votes = votes
    let rows = try ranking(dataset, .init(model: model, ties: ties), resamples: 2, &stream).rows
    // Points are counted in votes.
    let factor = model == .borda ? Double((design.raters ?? 1) * design.votes) / total : 1
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.system, factor * ($0.estimate ?? .nan)) })
  }

  /// Of the systems that have an interval the share whose interval contains the truth, and that of narrower intervals.
  static func hits(
    _ ranking: Ranking, _ truth: [System.ID: Double], brokenReach: Double = 0.35
  ) -> CoverageBound.Hits? {
    let all = ranking.rows.compactMap { row -> CoverageBound.Hits? in
      guard let interval = row.interval, let value = truth[row.system] else { return nil }
      return .init(interval, contains: value, brokenReach: brokenReach)
    }
    guard !all.isEmpty else { return nil }
    let count = Double(all.count)
    return .init(
      printed: all.reduce(0) { $0 + $1.printed } / count, broken: all.reduce(0) { $0 + $1.broken } / count)
  }

  static func models(samples: Int) throws -> String {
    var lines = [
      "| model | " + modelDesigns.map(\.name).joined(separator: " | ") + " |",
      "| --- |" + modelDesigns.map { _ in " ---: |" }.joined(),
    ]
    for model in models {
      var cells: [String] = []
      for design in modelDesigns {
        let truth = try truth(model, design)
        let sums = Coverage.sums(samples: samples / 2, width: 2) { stream in
          let votes = votes(design, &stream)
          guard let ranking = try? ranking(votes, .init(model: model), resamples: 299, &stream),
            let hits = hits(ranking, truth)
          else { return [0, 0] }
          return [hits.printed, 1]
        }
        cells.append(sums[1] > 0 ? Coverage.thousandths(sums[0] / sums[1]) : "–")
      }
      lines.append("| \(model.rawValue) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  static var boundsOfModels: [CoverageBound] {
    let single = models.map { model in
      let design = modelDesigns[1]
      let truth = (try? truth(model, design)) ?? [:]
      return CoverageBound(
        interval: "ratings from votes by \(model.rawValue)", methods: "`vote-bootstrap-percentile`",
        commands: "`rank --model \(model.rawValue)`", design: "4 systems, \(design.name)",
        broken: CoverageBound.narrowed
      ) { stream in
        hits(try ranking(votes(design, &stream), .init(model: model), resamples: 299, &stream), truth)
      }
    }
    let clustered = models.map { model in
      let design = modelDesigns[5]
      let truth = (try? truth(model, design)) ?? [:]
      // Numbers of opponents are so coarse that votes taken as independent are told from votes of raters by nothing.
      let isCoarse = model == .copeland
      return CoverageBound(
        interval: "ratings from votes of raters by \(model.rawValue)", methods: "`estimated-t`",
        commands: "`rank --model \(model.rawValue)`", design: "\(design.name) votes",
        broken: isCoarse ? CoverageBound.narrowed : "votes taken as independent", repeats: 2
      ) { stream in
        let votes = votes(design, &stream)
        guard let printed = hits(try ranking(votes, .init(model: model), resamples: 299, &stream), truth) else {
          return nil
        }
        if isCoarse { return printed }
        let alone = VoteRanking.Options(model: model, cluster: .some(.none))
        guard let broken = hits(try ranking(votes, alone, resamples: 299, &stream), truth) else { return nil }
        return .init(printed: printed.printed, broken: broken.printed)
      }
    }
    return single + clustered + [boundBesideNewcomer]
  }

  // MARK: Beside a newcomer

  /// The other systems as `rank` prints them, about the mean of those whose ratings have both ends.
  private static var boundBesideNewcomer: CoverageBound {
    let (strength, count) = (2.0, 4)
    return CoverageBound(
      interval: "ratings of the others beside a newcomer", methods: "`vote-bootstrap-percentile`", commands: "`rank`",
      design: "4 votes of one 2 above three others, that it won and lost", broken: "ratings less the mean of all"
    ) { stream in
      for _ in 0..<40 {
        let votes = try votes(withNewcomer: strength, votes: count, &stream)
        guard let ratings = try BradleyTerry().ratings(of: votes).ratings else { continue }
        guard let bootstrap = try ratings.bootstrap(Simulation(resamples: 299, seed: stream.next())).ratings,
          let plain = try? bootstrap.logStrengthIntervals()
        else { return nil }
        let ranking = try ranking(dataset(votes), .init(), resamples: 299, &stream)
        let others = (0..<3).compactMap { system in
          ranking.rows.first { $0.system == ids[system] }?.interval.map { interval -> CoverageBound.Hits in
            .init(
              interval.contains(EloScale.rating(logStrength: 0)),
              broken: plain[system].interval?.contains(-0.25 * strength) == true)
          }
        }
        guard others.count == 3 else { return nil }
        return .init(
          printed: others.reduce(0) { $0 + $1.printed } / 3, broken: others.reduce(0) { $0 + $1.broken } / 3)
      }
      return nil
    }
  }

  private static func dataset(_ votes: PairwiseComparisons) -> Dataset {
    var list = VoteList()
    for cell in votes.cells {
      list.append(
        Vote(
          systemA: ids[cell.first], systemB: ids[cell.second],
          outcome: cell.outcome == .first ? .a : cell.outcome == .second ? .b : .tie, count: cell.count))
    }
    var dataset = Dataset(title: "votes")
    dataset.votes = list
    return dataset
  }
}
