import BenchmarkData
import StatisticsCore
import Tables

/// Votes in the terms of the statistics core: systems and clusters as numbers, in the order of their names.
///
/// So neither the order of the rows nor how they are grouped changes a result; Elo, which takes votes in their order, is the exception.
struct CountedVotes: Sendable {
  /// The systems that have votes.
  let systems: [System.ID]
  /// The votes, counted by pair and by the first of ``clusterings``.
  let comparisons: PairwiseComparisons
  /// What votes are clustered by: nothing, raters, prompts, or both, which cross.
  let clusterings: [Clustering]
  /// The same votes by the second of two clusterings, and by what shares both clusters.
  let crossing: Crossing?
  /// The date of the last vote.
  let lastDate: CalendarDate?
  /// Whether all votes name the same prompt, so that they tell nothing of others.
  let isOfSinglePrompt: Bool
  private let votes: VoteList
  private let positions: [Int]
  private let numbers: [Int]

  /// What votes are clustered by.
  struct Clustering {
    let unit: VoteRanking.Options.Cluster
    /// How many clusters there are.
    let count: Int
  }

  /// The same votes, clustered in other ways.
  struct Crossing {
    let second: PairwiseComparisons
    let both: PairwiseComparisons
  }

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
    var isPresent = [Bool](repeating: false, count: votes.systems.count)
    for position in positions {
      isPresent[Int(votes.first[position])] = true
      isPresent[Int(votes.second[position])] = true
    }
    var numbers = [Int](repeating: -1, count: votes.systems.count)
    let present = isPresent.indices.filter { isPresent[$0] }.sorted { votes.systems[$0].text < votes.systems[$1].text }
    for (number, system) in present.enumerated() { numbers[system] = number }
    let systems = present.map { votes.systems[$0] }
    let labels = Self.labels(cluster, of: votes, positions)
    clusterings = labels.map { Clustering(unit: $0.unit, count: $0.count) }
    let prompts = votes.prompts.numbers
    isOfSinglePrompt =
      !prompts.isEmpty && positions.allSatisfy { prompts[$0] >= 0 && prompts[$0] == prompts[positions[0]] }
    func counted(_ clusters: ((Int) -> Int)?) throws(StatisticsError) -> PairwiseComparisons {
      var builder = try PairwiseComparisons.Builder(systemCount: systems.count)
      for position in positions {
        try builder.add(
          first: numbers[Int(votes.first[position])], second: numbers[Int(votes.second[position])],
          outcome: votes.outcomes[position].comparison, count: votes.count(at: position), weight: 1,
          cluster: clusters?(position))
      }
      return builder.build()
    }
    do throws(StatisticsError) {
      comparisons = try counted(labels.first.map { first in { first.numbers[$0] } })
      if labels.count > 1 {
        let (first, second) = (labels[0].numbers, labels[1].numbers)
        let pairs = Set(positions.lazy.map { SIMD2(first[$0], second[$0]) }).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let numbersOfPairs = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($1, $0) })
        var both = [Int](repeating: 0, count: votes.count)
        for position in positions { both[position] = numbersOfPairs[SIMD2(first[position], second[position])] ?? 0 }
        crossing = Crossing(second: try counted { second[$0] }, both: try counted { both[$0] })
      } else {
        crossing = nil
      }
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

  /// The clusters of votes, numbered in the order of their names.
  private typealias Labelling = (unit: VoteRanking.Options.Cluster, numbers: [Int], count: Int)

  /// The labels that votes are clustered by: those asked for, if every vote has one; else those of raters and prompts that every vote has.
  /// Prompts that are all the same are no clusters beside raters.
  private static func labels(
    _ cluster: VoteRanking.Options.Cluster?, of votes: VoteList, _ positions: [Int]
  ) -> [Labelling] {
    func complete(_ unit: VoteRanking.Options.Cluster, _ labels: VoteLabels) -> [Labelling] {
      guard !labels.numbers.isEmpty, positions.allSatisfy({ labels.numbers[$0] >= 0 }) else { return [] }
      var places = [Int](repeating: 0, count: labels.names.count)
      let inOrder = labels.names.indices.sorted { labels.names[$0] < labels.names[$1] }
      for (place, name) in inOrder.enumerated() { places[name] = place }
      let numbers = labels.numbers.map { $0 < 0 ? -1 : places[Int($0)] }
      var isMet = [Bool](repeating: false, count: places.count)
      for position in positions { isMet[numbers[position]] = true }
      return [(unit, numbers, isMet.count(where: \.self))]
    }
    switch cluster {
    case .some(.none): return []
    case .rater: return complete(.rater, votes.raters)
    case .prompt: return complete(.prompt, votes.prompts)
    case .both:
      let both = complete(.rater, votes.raters) + complete(.prompt, votes.prompts)
      return both.count == 2 ? both : []
    case nil:
      let raters = complete(.rater, votes.raters)
      let prompts = complete(.prompt, votes.prompts)
      guard let raterCount = raters.first?.count, let promptCount = prompts.first?.count else {
        return raters + prompts
      }
      return raterCount < 2 || promptCount < 2 ? raters : raters + prompts
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
