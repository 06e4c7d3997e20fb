public import BenchmarkData

extension Pair {
  /// Whether the best of both sides are known to have been measured by one party: the same made the clips, and the same, or nobody named,
  /// scored them. Ratings are fitted to all votes together.
  public var isLikeForLike: Bool {
    guard board.benchmark.kind == .composite else { return true }
    guard let bestA = a.entries.first?.evaluation, let bestB = b.entries.first?.evaluation,
      bestA.sampledBy != nil
    else { return false }
    return bestA.sampledBy == bestB.sampledBy && bestA.evaluatedBy == bestB.evaluatedBy
  }

  /// Who made the clips of the best of either side, where that was not one party; `nil` where it was, of neither is known, or a side is
  /// empty.
  public var measurersNote: String? {
    guard !isLikeForLike, let bestA = a.entries.first, let bestB = b.entries.first,
      bestA.evaluation.sampledBy != nil || bestB.evaluation.sampledBy != nil
    else { return nil }
    func clips(_ entry: Scoreboard.Entry) -> String { "\(entry.system.title): \(entry.evaluation.samplerWords)" }
    return
      "The two best are not known to have been measured by one party (who made the clips: \(clips(bestA)); \(clips(bestB)))."
  }

  /// The same sides by the clips that the benchmark's team made, if both have a score by these: like is then compared with like.
  ///
  /// - Throws: ``AnalysisError`` as boards and ``Pair`` do.
  public func byBenchmarkTeam(in dataset: Dataset) throws(AnalysisError) -> Pair? {
    var selection = board.selection
    selection.policy = .benchmarkTeam
    let pair = try Pair(
      sides, on: Scoreboard(of: board.benchmark.id, in: dataset, selection: selection), options: options)
    return pair.a.count > 0 && pair.b.count > 0 ? pair : nil
  }
}

extension Answer {
  /// The answer to compare like with like: by the clips that the benchmark's team made, with what the newest evaluations would say
  /// instead, where those of the best were made by several parties; else by the sides as they are.
  ///
  /// - Throws: ``AnalysisError`` as boards and ``Pair`` do.
  public static func likeForLike(_ pair: Pair, in dataset: Dataset) throws(AnalysisError) -> Answer {
    guard pair.board.selection.policy == .newest, !pair.isLikeForLike,
      let team = try pair.byBenchmarkTeam(in: dataset)
    else { return try Answer(.gap, of: pair, measures: [.frontierGap]) }
    return try Answer(.gap, of: team, measures: [.frontierGap], beside: pair)
  }
}

extension Evaluation {
  /// Who made the clips, within a sentence.
  var samplerWords: String {
    switch sampledBy {
    case Evaluation.benchmarkTeam?: "the benchmark's team"
    case let name?: name
    case nil: "an unknown party"
    }
  }
}
