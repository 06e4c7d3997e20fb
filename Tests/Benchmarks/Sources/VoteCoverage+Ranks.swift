import Foundation
import GapAnalysis
import StatisticsCore

// Ranks and differences of ratings from votes, and ratings that are drawn together: as `vgap rank` prints them.
extension VoteCoverage {
  static var boundsOfRanks: [CoverageBound] {
    let few = ModelDesign(name: "3 raters of 60 votes, 4 equal systems", raters: 3, votes: 60, strengths: [0, 0, 0, 0])
    let many = ModelDesign(name: "300 votes, 4 equal systems", votes: 300, strengths: [0, 0, 0, 0])
    return [few, many].flatMap { design in
      [
        allRanks("ranks of all systems from votes", "`rank-simultaneous`", .init(), design),
        allRanks("rank of a system from votes", "`rank-marginal`", .init(rankRule: .marginal), design, ofOne: true),
        differences(design),
      ]
    } + together + independent
  }

  /// Whether the sets of ranks hold every rank where all systems are equal; the broken ones are of systems that are told apart by single errors.
  private static func allRanks(
    _ interval: String, _ method: String, _ ranking: Ranking.Options, _ design: ModelDesign, ofOne: Bool = false
  ) -> CoverageBound {
    CoverageBound(
      interval: interval, methods: method, commands: "`rank`", design: design.name,
      broken: "ratings told apart whose intervals do not overlap by half"
    ) { stream in
      let rows = try Self.ranking(votes(design, &stream), .init(ranking: ranking), resamples: 299, &stream).rows
      let sets = rows.compactMap(\.rankSet)
      guard sets.count == rows.count else { return nil }
      let hits = sets.map { $0.lower == 1 && $0.upper == rows.count ? 1.0 : 0 }
      let reaches = rows.compactMap { row in row.interval.map { (row.estimate ?? 0, ($0.upper - $0.lower) / 4) } }
      let apart = reaches.indices.map { one in
        reaches.indices.allSatisfy { abs(reaches[one].0 - reaches[$0].0) <= reaches[one].1 + reaches[$0].1 } ? 1.0 : 0
      }
      let count = Double(rows.count)
      return ofOne
        ? .init(printed: hits.reduce(0, +) / count, broken: apart.reduce(0, +) / count)
        : .init(printed: hits.min() ?? 0, broken: apart.min() ?? 0)
    }
  }

  private static func differences(_ design: ModelDesign) -> CoverageBound {
    CoverageBound(
      interval: "differences of all pairs from votes", methods: design.raters == nil ? "`max-t`" : "`bonferroni-t`",
      commands: "`rank --pairs`", design: design.name, broken: CoverageBound.halved
    ) { stream in
      let ranking = try ranking(votes(design, &stream), .init(), resamples: 299, &stream)
      let intervals = try SystemDifferences(.allPairs, in: ranking).rows.compactMap(\.interval)
      guard intervals.count == 6 else { return nil }
      let hits = intervals.map { CoverageBound.Hits($0, contains: 0, brokenReach: 0.25) }
      return .init(printed: hits.map(\.printed).min() ?? 0, broken: hits.map(\.broken).min() ?? 0)
    }
  }

  /// Ratings that pseudo-votes or a ridge draw together, of systems far apart.
  private static var together: [CoverageBound] {
    let design = ModelDesign(name: "180 votes of systems one apart", votes: 180, strengths: [1.5, 0.5, -0.5, -1.5])
    let exact = (try? truth(.bradleyTerry, design)) ?? [:]
    let choices: [(RatingRegularization, String, Double)] = [
      (.pseudoVotes(5), "rank --pseudo-votes 5", 0.7), (.ridge(0.5), "rank --ridge 0.5", 0.6),
    ]
    return choices.map { regularization, command, least in
      CoverageBound(
        interval: "ratings that are drawn together", methods: "`vote-bootstrap-percentile`",
        commands: "`\(command)`", design: design.name, broken: "a fifth as wide", least: least
      ) { stream in
        hits(
          try ranking(votes(design, &stream), .init(regularization: regularization), resamples: 299, &stream), exact,
          brokenReach: 0.1)
      }
    }
  }

  /// Votes of raters who differ, taken as independent.
  private static var independent: [CoverageBound] {
    let design = modelDesigns[5]
    let exact = (try? truth(.bradleyTerry, design)) ?? [:]
    return [
      CoverageBound(
        interval: "ratings from votes taken as independent", methods: "`vote-bootstrap-percentile`",
        commands: "`rank --cluster none`", design: "\(design.name) votes who differ", broken: "a fifth as wide",
        least: 0.55
      ) { stream in
        hits(
          try ranking(votes(design, &stream), .init(cluster: .some(.none)), resamples: 299, &stream), exact,
          brokenReach: 0.1)
      }
    ]
  }
}
