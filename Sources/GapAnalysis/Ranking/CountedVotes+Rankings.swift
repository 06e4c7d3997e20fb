import BenchmarkData
import Quantities
import StatisticsCore

extension CountedVotes {
  /// What rankings are called as clusters.
  static let rankingUnit = "ranking"

  /// The most rankings that stand for themselves as clusters.
  private static let mostRankings = 1_000_000.0

  /// Counts rankings, and the pairs that they imply.
  ///
  /// The pairs of a ranking stand together: where nothing else does, each ranking is a cluster of its own.
  ///
  /// - Throws: ``AnalysisError/unsuitableData(_:)`` if there are too many of them.
  /// - Complexity: O(Σ (systems ranked)²).
  init(_ list: RankingList, cluster: VoteRanking.Options.Cluster?) throws(AnalysisError) {
    let all = Array(list.groups.indices)
    let labels = try Self.labels(cluster, of: "ranking", raters: list.raters, prompts: list.prompts, all)
    let total = list.counts.reduce(0, +)
    guard !labels.isEmpty || total <= Self.mostRankings else {
      throw .unsuitableData(
        "\(NumberWords.number(total, .decimals(0))) rankings are more than can each stand for itself, "
          + "\(NumberWords.number(Self.mostRankings, .decimals(0))); with raters or prompts that every one names there may be more"
      )
    }
    let (systems, numbers) = Self.inOrder(list.systems, where: list.systems.map { _ in true })
    let groups = list.groups.map { $0.map { tied in tied.map { numbers[$0] } } }
    let crossing: Crossing?
    do throws(StatisticsError) {
      func clustered(by clusters: [Int]) throws(StatisticsError) -> Counted {
        try Self.counted(
          Rankings(systemCount: systems.count, groups: groups, counts: list.counts, clusters: clusters))
      }
      if let first = labels.first {
        counted = try clustered(by: first.numbers)
      } else {
        // A ranking that was given several times is as many clusters, numbered in one order whatever that of the rows.
        let alike = try Rankings(systemCount: systems.count, groups: groups, counts: list.counts).rankings
        let single = alike.flatMap { Array(repeating: $0.groups, count: Int($0.count)) }
        counted = try Self.counted(
          Rankings(systemCount: systems.count, groups: single, clusters: Array(single.indices)))
      }
      if labels.count > 1 {
        let both = Self.pairNumbers(labels[0].numbers, labels[1].numbers, all)
        crossing = Crossing(second: try clustered(by: labels[1].numbers), both: try clustered(by: both))
      } else {
        crossing = nil
      }
      clusterings =
        labels.isEmpty
        ? [
          Clustering(
            unit: Self.rankingUnit, count: counted.comparisons.clusters.count,
            clusters: VoteClusters(of: counted.comparisons))
        ] : Self.clusterings(labels, [counted, crossing?.second])
    } catch {
      throw .invalidOption(error.description)
    }
    self.crossing = crossing
    var counts = [Double](repeating: 0, count: systems.count)
    for ranking in all {
      for system in groups[ranking].joined() { counts[system] += list.counts[ranking] }
    }
    systemCounts = counts
    self.systems = systems
    named = Self.named(raters: list.raters, prompts: list.prompts, all)
    isOfSinglePrompt = Self.isSingle(list.prompts, all)
    (lastDate, covariates, replicates) = (nil, nil, nil)
    notes = Self.notes(of: list, systemCount: systems.count, total: total)
    (votes, positions, self.numbers) = (VoteList(), [], [])
  }

  private static func counted(_ rankings: Rankings) throws(StatisticsError) -> Counted {
    Counted(comparisons: try rankings.pairwiseComparisons(), rankings: rankings)
  }
  private static func notes(of list: RankingList, systemCount: Int, total: Double) -> [String] {
    func number(_ count: Double) -> String { NumberWords.number(count, .decimals(0)) }
    var notes: [String] = []
    if list.shortCount > 0 {
      notes.append(NumberWords.counting(number(list.shortCount), "ranking") + " of fewer than two systems left out.")
    }
    let partial = zip(list.groups, list.counts).reduce(0) { sum, ranking in
      sum + (ranking.0.reduce(0) { $0 + $1.count } < systemCount ? ranking.1 : 0)
    }
    if partial > 0 {
      notes.append(
        "\(number(partial)) of \(number(total)) rankings leave systems out: taken as not shown there, not as worse than those ranked."
      )
    }
    return notes
  }
}
