import BenchmarkData
import StatisticsCore
import Tables

/// Votes in the terms of the statistics core: systems as numbers, in the order in which they first appear.
struct CountedVotes: Sendable {
  /// The systems that have votes.
  let systems: [System.ID]
  /// The votes, counted by pair.
  let comparisons: PairwiseComparisons
  /// What votes are clustered by, and how many clusters there are; `nil` for single votes.
  let clusters: (unit: VoteRanking.Options.Cluster, count: Int)?
  /// The date of the last vote.
  let lastDate: CalendarDate?
  private let votes: VoteList
  private let positions: [Int]
  private let numbers: [Int]

  /// Counts the votes of a benchmark, or all.
  ///
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if there are none, or they cannot be counted.
  /// - Complexity: O(votes).
  init(
    _ votes: VoteList, benchmark: Benchmark.ID?, cluster: VoteRanking.Options.Cluster?
  ) throws(AnalysisError) {
    let positions = Self.positions(of: benchmark, in: votes)
    guard !positions.isEmpty else {
      throw .invalidOption("the dataset has no votes" + (benchmark.map { " on \($0)" } ?? ""))
    }
    var numbers = [Int](repeating: -1, count: votes.systems.count)
    var systems: [System.ID] = []
    for position in positions {
      for system in [Int(votes.first[position]), Int(votes.second[position])] where numbers[system] < 0 {
        numbers[system] = systems.count
        systems.append(votes.systems[system])
      }
    }
    let labelled = Self.labels(cluster, of: votes, positions)
    let labels = labelled?.labels
    clusters = labelled.map { unit, labels in (unit, Set(positions.map { labels.numbers[$0] }).count) }
    do throws(StatisticsError) {
      var builder = try PairwiseComparisons.Builder(systemCount: systems.count)
      for position in positions {
        try builder.add(
          first: numbers[Int(votes.first[position])], second: numbers[Int(votes.second[position])],
          outcome: votes.outcomes[position].comparison, count: votes.count(at: position), weight: 1,
          cluster: labels.map { Int($0.numbers[position]) })
      }
      comparisons = builder.build()
    } catch {
      throw .invalidOption(error.description)
    }
    self.votes = votes
    self.positions = positions
    self.numbers = numbers
    self.systems = systems
    lastDate = positions.lazy.compactMap { votes.date(at: $0) }.max()
  }

  /// The most votes that one row stands for; `nil` without votes.
  var largestCount: Double? { positions.lazy.map { votes.count(at: $0) }.max() }

  /// The votes in the order of the file.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a count that is not whole, or too large to be taken
  ///   one vote at a time.
  /// - Complexity: O(votes).
  func inOrder() throws(StatisticsError) -> OrderedVotes {
    var ordered = try OrderedVotes(systemCount: systems.count)
    for position in positions {
      try ordered.add(
        first: numbers[Int(votes.first[position])], second: numbers[Int(votes.second[position])],
        outcome: votes.outcomes[position].comparison, count: votes.count(at: position))
    }
    return ordered
  }

  private static func positions(of benchmark: Benchmark.ID?, in votes: VoteList) -> [Int] {
    guard let benchmark else { return Array(votes.indices) }
    guard let number = votes.benchmarks.names.firstIndex(of: benchmark.text), !votes.benchmarks.numbers.isEmpty else {
      return []
    }
    return votes.indices.filter { votes.benchmarks.numbers[$0] == number }
  }

  /// The labels that votes are clustered by: those asked for, else raters where every vote names one, else prompts.
  private static func labels(
    _ cluster: VoteRanking.Options.Cluster?, of votes: VoteList, _ positions: [Int]
  ) -> (unit: VoteRanking.Options.Cluster, labels: VoteLabels)? {
    func complete(
      _ unit: VoteRanking.Options.Cluster, _ labels: VoteLabels
    ) -> (unit: VoteRanking.Options.Cluster, labels: VoteLabels)? {
      !labels.numbers.isEmpty && positions.allSatisfy { labels.numbers[$0] >= 0 } ? (unit, labels) : nil
    }
    switch cluster {
    case .some(.none): return nil
    case .rater: return complete(.rater, votes.raters)
    case .prompt: return complete(.prompt, votes.prompts)
    case nil: return complete(.rater, votes.raters) ?? complete(.prompt, votes.prompts)
    }
  }
}

extension Vote.Outcome {
  /// The outcome in the terms of the statistics core.
  var comparison: ComparisonOutcome {
    switch self {
    case .a: .first
    case .b: .second
    case .tie: .tie
    }
  }
}
