extension IntervalMethod {
  /// Exact rank sets from the counts of one multinomial sample.
  public static let rankMultinomial = IntervalMethod("rank-multinomial")
}

/// How p-values of many hypotheses are adjusted so that none is rejected wrongly, with the given probability.
public enum FamilywiseCorrection: String, Hashable, Sendable, CaseIterable {
  /// Holm's step-down procedure: never worse than Bonferroni's.
  case holm
  /// Each hypothesis at (1 − level)/their number.
  case bonferroni
}

extension RankSets {
  /// Whether sets cover all systems at once or each on its own.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    /// All at once.
    case simultaneous
    /// Each on its own.
    case marginal
  }

  /// Exact confidence sets for the ranks of categories by their probabilities, from the counts of one multinomial sample:
  /// raters who each chose one of p systems.
  ///
  /// Given x_j + x_k, the count x_j is binomial with probability p_j/(p_j + p_k): "j is not better than k" has the exact
  /// p-value P(Bin(x_j + x_k, ½) ≥ x_j). The p-values of all ordered pairs are adjusted together (Bazylik, Mogstad, Romano,
  /// Shaikh & Wilhelm 2021, arXiv 2402.00192). Coverage is at least `level` for every sample size.
  ///
  /// The same as `csranks_multinom` of R's csranks, whose default correction is Bonferroni's. Counts of zero are counts:
  /// they tell little, so such systems have wide sets. Not for pairwise votes, in which a system's wins depend on its
  /// opponents: use ratings and their covariance there.
  ///
  /// - Parameters:
  ///   - counts: How often each category was chosen; from 0 to 2⁵¹ each.
  ///   - systems: Whose ranks are wanted; all by default.
  ///   - order: Which end is rank 1.
  ///   - sides: Which ends are wanted.
  ///   - scope: All systems at once, or each on its own.
  ///   - correction: Holm's or Bonferroni's.
  ///   - level: The coverage, strictly between 0 and 1.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for no counts, counts out of range, a system out
  ///   of range or listed twice, or a level outside (0, 1).
  /// - Complexity: O(p² (√n + log p)), n at most 10,000.
  public static func multinomial(
    counts: [Int], systems: [Int]? = nil, order: RankingOrder = .largestFirst, sides: Sides = .twoSided,
    scope: Scope = .simultaneous, correction: FamilywiseCorrection = .holm, level: Double = 0.95
  ) throws(StatisticsError) -> RankSets {
    try Validation.requireLevel(level)
    guard !counts.isEmpty else {
      throw .invalidArgument(name: "counts", found: "none", requirement: "at least one")
    }
    for count in counts where count < 0 || count > 1 << 51 {
      throw .invalidArgument(name: "count", found: "\(count)", requirement: "a whole number from 0 to 2^51")
    }
    let selection = try PairSelection(count: counts.count, systems: systems, sides: sides)
    var sets: [RankSet] = []
    switch scope {
    case .simultaneous:
      let decisions = try decide(counts, selection, order, correction, 1 - level)
      sets = selection.systems.map { decisions.rankSet(of: $0, sides: sides) }
    case .marginal:
      for system in selection.systems {
        let alone = try PairSelection(count: counts.count, systems: [system], sides: sides)
        sets.append(try decide(counts, alone, order, correction, 1 - level).rankSet(of: system, sides: sides))
      }
    }
    return RankSets(sets: sets, level: level, method: .rankMultinomial)
  }

  private static func decide(
    _ counts: [Int], _ selection: PairSelection, _ order: RankingOrder, _ correction: FamilywiseCorrection,
    _ alpha: Double
  ) throws(StatisticsError) -> Decisions {
    var hypothesisCount = 0
    var candidates: [(pValue: Double, better: Int, worse: Int)] = []
    try selection.forEachPair { (j, k) throws(StatisticsError) in
      hypothesisCount += 1
      let (evidence, against) = order == .largestFirst ? (counts[j], counts[k]) : (counts[k], counts[j])
      // Only p-values up to alpha can be rejected by either procedure.
      guard evidence > against || alpha >= 0.5 else { return }
      let pValue = try FairCoin.upperTail(
        successes: Double(evidence), trials: Double(evidence) + Double(against))
      if pValue <= alpha { candidates.append((pValue, j, k)) }
    }
    candidates.sort { $0.pValue < $1.pValue }
    var decisions = Decisions(count: counts.count)
    for (index, candidate) in candidates.enumerated() {
      let divisor = correction == .holm ? hypothesisCount - index : hypothesisCount
      guard candidate.pValue <= alpha / Double(divisor) else { break }
      decisions.record(candidate.better, betterThan: candidate.worse)
    }
    return decisions
  }
}
