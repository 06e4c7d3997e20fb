import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// Votes in the terms of the statistics core: systems and clusters as numbers, in the order of their names.
///
/// So neither the order of the rows nor how they are grouped changes a result; Elo, which takes votes in their order, is the exception.
struct CountedVotes: Sendable {
  /// The systems that have votes.
  let systems: [System.ID]
  /// The votes, counted by pair and by the first of ``clusterings``.
  let counted: Counted
  /// What votes are clustered by: nothing, raters, prompts, or both, which cross; of rankings, each ranking where nothing else.
  let clusterings: [Clustering]
  /// How many raters and prompts votes name, whether votes are clustered by them or not.
  let named: [Clustering]
  /// The same votes by the second of two clusterings, and by what shares both clusters.
  let crossing: Crossing?
  /// The same votes, resampled by the program that counted them, if they were.
  let replicates: VoteReplicates?
  /// The date of the last vote.
  let lastDate: CalendarDate?
  /// Whether all votes name the same prompt, so that they tell nothing of others.
  let isOfSinglePrompt: Bool
  /// The votes with their covariates, if there are some.
  let covariates: CovariateVotes?
  /// What was left out, and what was taken for granted.
  let notes: [String]
  /// How many votes, or rankings, each system has a part in.
  let systemCounts: [Double]
  /// The votes as they were read, which of them count, and the number here of each of their systems; nothing of rankings.
  let votes: VoteList
  let positions: [Int]
  let numbers: [Int]

  /// Votes by one clustering.
  struct Counted {
    let comparisons: PairwiseComparisons
    /// The rankings that the comparisons are the pairs of; `nil` where votes were given.
    var rankings: Rankings?
    /// The cluster of each row, where there are covariates.
    var labels: [Int]?
  }

  /// What votes are clustered by.
  struct Clustering {
    /// What one of the clusters is called.
    let unit: String
    /// How many clusters there are.
    let count: Int
    /// Their sizes, and what these leave of the degrees of freedom; `nil` where they were only counted.
    var clusters: VoteClusters?
  }

  /// The same votes, clustered in other ways.
  struct Crossing {
    let second: Counted
    let both: Counted
  }

  /// What is counted.
  var noun: String { counted.rankings == nil ? "vote" : "ranking" }

  /// The votes, counted by pair.
  var comparisons: PairwiseComparisons { counted.comparisons }

  /// How many votes or rankings there are, in words.
  ///
  /// - Parameter inPairs: Whether a model takes pairs of systems.
  func size(inPairs: Bool) -> String {
    func counting(_ count: Double, _ noun: String) -> String {
      NumberWords.counting(NumberWords.number(count, .decimals(0)), noun)
    }
    guard let rankings = counted.rankings else {
      return "\(NumberWords.number(comparisons.voteCount, .decimals(0))) votes"
    }
    let count = counting(rankings.rankings.reduce(0) { $0 + $1.count }, "ranking")
    return inPairs ? "\(count), taken apart into \(counting(comparisons.voteCount, "pair"))" : count
  }

  /// Counts the votes of a benchmark, or all.
  ///
  /// - Parameter covariates: Those of the votes that count; votes without one of them are left out.
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if there are none, or they cannot be counted.
  /// - Complexity: O(votes).
  init(
    _ votes: VoteList, benchmark: Benchmark.ID?, cluster: VoteRanking.Options.Cluster?, covariates names: [String] = []
  ) throws(AnalysisError) {
    let all = Self.positions(of: benchmark, in: votes)
    guard !all.isEmpty else {
      throw .invalidOption("the dataset has no votes" + (benchmark.map { " on \($0)" } ?? ""))
    }
    var columns: [[Double?]] = []
    for name in names {
      guard let covariate = votes.covariates.first(where: { $0.name == name }) else {
        throw .invalidOption("the votes have no covariate '\(name)'")
      }
      columns.append(covariate.differences)
    }
    let positions = columns.isEmpty ? all : all.filter { position in columns.allSatisfy { $0[position] != nil } }
    guard !positions.isEmpty else {
      throw .unsuitableData("No vote has a value of \(names.joined(separator: " and ")) for both systems")
    }
    var isPresent = [Bool](repeating: false, count: votes.systems.count)
    for position in positions {
      isPresent[Int(votes.first[position])] = true
      isPresent[Int(votes.second[position])] = true
    }
    let (systems, numbers) = Self.inOrder(votes.systems, where: isPresent)
    let isResampled = !votes.replicates.isEmpty
    let labels =
      isResampled
      ? [] : try Self.labels(cluster, of: "vote", raters: votes.raters, prompts: votes.prompts, positions)
    named = isResampled ? [] : Self.named(raters: votes.raters, prompts: votes.prompts, positions)
    isOfSinglePrompt = Self.isSingle(votes.prompts, positions)
    let rows =
      names.isEmpty
      ? []
      : Self.merged(positions, of: votes) { position in
        let vote = [numbers[Int(votes.first[position])], numbers[Int(votes.second[position])]]
        return (vote + [Int(votes.outcomes[position].comparison.rawValue)] + labels.map { $0.numbers[position] })
          .map(Double.init) + columns.compactMap { $0[position] }
      }
    func counted(_ clusters: [Int]?) throws(StatisticsError) -> Counted {
      var builder = try PairwiseComparisons.Builder(
        systemCount: systems.count, clusterCount: clusters.map { ($0.max() ?? 0) + 1 }, rowCount: positions.count)
      for position in positions {
        try builder.add(
          first: numbers[Int(votes.first[position])], second: numbers[Int(votes.second[position])],
          outcome: votes.outcomes[position].comparison, count: votes.count(at: position), weight: 1,
          cluster: clusters?[position])
      }
      return Counted(
        comparisons: builder.build(),
        labels: names.isEmpty ? nil : clusters.map { numbers in rows.map { numbers[$0.position] } })
    }
    let clusters: [Clustering]
    do throws(StatisticsError) {
      let byFirst = try counted(labels.first.map(\.numbers))
      self.counted = byFirst
      replicates =
        isResampled
        ? try Self.replicates(of: byFirst.comparisons, votes, positions, numbers: numbers) : nil
      if labels.count > 1 {
        let second = labels[1].numbers
        let both = Self.pairNumbers(labels[0].numbers, second, positions)
        crossing = Crossing(second: try counted(second), both: try counted(both))
      } else {
        crossing = nil
      }
      clusters = Self.clusterings(labels, [byFirst, crossing?.second])
      covariates =
        names.isEmpty
        ? nil
        : try CovariateVotes(
          systemCount: systems.count, first: rows.map { numbers[Int(votes.first[$0.position])] },
          second: rows.map { numbers[Int(votes.second[$0.position])] },
          outcomes: rows.map { votes.outcomes[$0.position].comparison }, counts: rows.map(\.count),
          differences: columns.map { column in rows.compactMap { column[$0.position] } })
    } catch {
      throw .invalidOption(error.description)
    }
    if let replicates {
      clusterings = [try Self.clustering(replicates)]
    } else {
      clusterings = clusters
    }
    self.votes = votes
    self.positions = positions
    self.numbers = numbers
    self.systems = systems
    systemCounts = self.counted.comparisons.systemWeights
    lastDate = positions.lazy.compactMap { votes.date(at: $0) }.max()
    let given = all.reduce(0) { $0 + votes.count(at: $1) }
    let omitted = given - positions.reduce(0) { $0 + votes.count(at: $1) }
    notes =
      omitted > 0
      ? [
        "\(NumberWords.number(omitted, .decimals(0))) of \(NumberWords.number(given, .decimals(0))) votes have no "
          + "\(names.joined(separator: " or ")) of both systems and are left out."
      ] : []
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

  /// The systems that are present in the order of their names, with the number that each has there; −1 for others.
  static func inOrder(_ systems: [System.ID], where isPresent: [Bool]) -> (systems: [System.ID], numbers: [Int]) {
    var numbers = [Int](repeating: -1, count: systems.count)
    let present = isPresent.indices.filter { isPresent[$0] }.sorted { systems[$0].text < systems[$1].text }
    for (number, system) in present.enumerated() { numbers[system] = number }
    return (present.map { systems[$0] }, numbers)
  }

  /// Votes of equal keys as one row, in the order of the keys.
  private static func merged(
    _ positions: [Int], of votes: VoteList, key: (Int) -> [Double]
  ) -> [(position: Int, count: Double)] {
    var rows: [(position: Int, count: Double)] = []
    var last: [Double]?
    for (key, position) in positions.map({ (key($0), $0) }).sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
      if key == last {
        rows[rows.count - 1].count += votes.count(at: position)
      } else {
        rows.append((position, votes.count(at: position)))
        last = key
      }
    }
    return rows
  }

  /// For each position the number of its pair of clusters, pairs in their order; 0 for other positions.
  static func pairNumbers(_ first: [Int], _ second: [Int], _ positions: [Int]) -> [Int] {
    let pairs = Set(positions.lazy.map { SIMD2(first[$0], second[$0]) }).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let numbersOfPairs = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($1, $0) })
    var numbers = [Int](repeating: 0, count: first.count)
    for position in positions { numbers[position] = numbersOfPairs[SIMD2(first[position], second[position])] ?? 0 }
    return numbers
  }

  /// Whether all name the same prompt.
  static func isSingle(_ prompts: VoteLabels, _ positions: [Int]) -> Bool {
    let numbers = prompts.numbers
    return !numbers.isEmpty && positions.allSatisfy { numbers[$0] >= 0 && numbers[$0] == numbers[positions[0]] }
  }

  /// How many raters and how many prompts are named; nothing of what no vote names.
  static func named(raters: VoteLabels, prompts: VoteLabels, _ positions: [Int]) -> [Clustering] {
    [(VoteRanking.Options.Cluster.rater, raters), (.prompt, prompts)].compactMap { unit, labels in
      guard !labels.numbers.isEmpty else { return nil }
      var isMet = [Bool](repeating: false, count: labels.names.count)
      for position in positions where labels.numbers[position] >= 0 { isMet[Int(labels.numbers[position])] = true }
      let count = isMet.count(where: \.self)
      return count > 0 ? Clustering(unit: unit.rawValue, count: count) : nil
    }
  }

  /// The clusterings of votes that were counted by each.
  static func clusterings(_ labels: [Labelling], _ counted: [Counted?]) -> [Clustering] {
    zip(labels, counted).map { label, counted in
      Clustering(
        unit: label.unit.rawValue, count: label.count, clusters: counted.map { VoteClusters(of: $0.comparisons) })
    }
  }

  /// Says of what votes intervals are by which clusters do not stand together in them; `nil` where there are none.
  ///
  /// A single prompt is said elsewhere.
  func independenceNote(clusteringBy clusterings: [Clustering]) -> String? {
    let used = Set(clusterings.map(\.unit))
    let prompt = VoteRanking.Options.Cluster.prompt.rawValue
    let ignored = named.filter { !used.contains($0.unit) && ($0.unit != prompt || $0.count > 1) }
    guard !ignored.isEmpty else { return nil }
    let counts = ignored.map { NumberWords.count($0.count, $0.unit) }.joined(separator: " and ")
    let units = ignored.map(\.unit).joined(separator: " or ")
    return
      "The \(noun)s are of \(counts), and the intervals take those of one \(units) as independent of each other: too narrow where "
      + "\(ignored.map { $0.unit + "s" }.joined(separator: " or ")) differ: of a few who do 95 % intervals cover 60 to 80 %."
  }

  /// Clusters, numbered in the order of their names.
  typealias Labelling = (unit: VoteRanking.Options.Cluster, numbers: [Int], count: Int)

  /// The labels of votes or rankings to be clustered by: those asked for, or else those of raters and prompts. Prompts that are all the same are no
  /// clusters beside raters.
  ///
  /// - Parameter noun: What is clustered.
  /// - Throws: ``AnalysisError`` where not every one has what was asked for; and, where nothing was asked for, where some have a rater or a prompt
  ///   and others do not: to take these as independent, or all of them so, would make intervals too narrow without a word.
  static func labels(
    _ cluster: VoteRanking.Options.Cluster?, of noun: String, raters: VoteLabels, prompts: VoteLabels,
    _ positions: [Int]
  ) throws(AnalysisError) -> [Labelling] {
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
    func askIfPartial(_ unit: String, _ labels: VoteLabels, other: String) throws(AnalysisError) {
      let unnamed = labels.numbers.isEmpty ? 0 : positions.count { labels.numbers[$0] < 0 }
      guard unnamed > 0, unnamed < positions.count else { return }
      throw .unsuitableData(
        "\(unnamed) of \(positions.count) \(noun)s name no \(unit), and the others do: fill the cells, or say what \(noun)s are "
          + "clustered by: --cluster \(other), or --cluster none, which takes all as independent")
    }
    func require(_ labels: [Labelling], _ count: Int = 1) throws(AnalysisError) -> [Labelling] {
      guard labels.count < count else { return labels }
      let (label, pronoun) = count > 1 ? ("rater and a prompt", "both") : (cluster?.rawValue ?? "", "it")
      throw .invalidOption("not every \(noun) names a \(label), so that \(noun)s cannot be clustered by \(pronoun)")
    }
    switch cluster {
    case .some(.none): return []
    case .rater: return try require(complete(.rater, raters))
    case .prompt: return try require(complete(.prompt, prompts))
    case .both: return try require(complete(.rater, raters) + complete(.prompt, prompts), 2)
    case nil:
      try askIfPartial("rater", raters, other: "prompt")
      try askIfPartial("prompt", prompts, other: "rater")
      let byRater = complete(.rater, raters)
      let byPrompt = complete(.prompt, prompts)
      guard let raterCount = byRater.first?.count, let promptCount = byPrompt.first?.count else {
        return byRater + byPrompt
      }
      return raterCount < 2 || promptCount < 2 ? byRater : byRater + byPrompt
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
