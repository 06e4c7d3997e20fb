public import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

/// How much a set of specifications agrees with the answer as it was put.
public struct RobustnessSummary: Hashable, Sendable {
  /// The specifications that have an answer.
  public var count: Int
  /// Those that have none, because a side has too few systems under them.
  public var unanswered: Int
  /// The share of answers whose sign is that of the baseline.
  public var signStability: Double
  /// The number of such answers.
  public var agreeing: Int
  /// The answer that favours the second side most, and the one that favours the first most, in standard deviations.
  public var smallest: RobustnessAnalysis.Variation
  /// The answer that favours the first side most.
  public var largest: RobustnessAnalysis.Variation
}

/// What varying one kind of choice does.
public struct ChoiceInfluence: Hashable, Sendable {
  /// The kind of choice.
  public var choice: Specification.Choice
  /// The summary of its variations.
  public var summary: RobustnessSummary
  /// The largest difference to the baseline, in standard deviations.
  public var largestShift: Double
}

/// How a system's rank varies over the draws.
public struct RankStability: Hashable, Sendable {
  /// The system.
  public var system: System
  /// The rank as asked.
  public var rank: Double
  /// The 5 % and 95 % points of the rank.
  public var range: ClosedRange<Double>
  /// The mean absolute difference to the rank as asked.
  public var meanShift: Double
}

extension RobustnessAnalysis {
  /// The summary of some of the variations; `nil` where none has an answer, or the baseline has none.
  public func summary(of variations: [Variation]) -> RobustnessSummary? {
    let answered = variations.filter { $0.answer.inSpreads != nil }
    guard let base = baseline.answer.gap,
      let smallest = answered.min(by: { ($0.answer.inSpreads ?? 0) < ($1.answer.inSpreads ?? 0) }),
      let largest = answered.max(by: { ($0.answer.inSpreads ?? 0) < ($1.answer.inSpreads ?? 0) })
    else { return nil }
    let agreeing = answered.count { sign($0.answer.gap ?? 0) == sign(base) }
    return RobustnessSummary(
      count: answered.count, unanswered: variations.count - answered.count,
      signStability: Double(agreeing) / Double(answered.count), agreeing: agreeing, smallest: smallest, largest: largest
    )
  }

  /// What varying each kind of choice does, the most influential first.
  public var influences: [ChoiceInfluence] {
    guard let base = baseline.answer.inSpreads else { return [] }
    let influences = Specification.Choice.allCases.compactMap { choice -> ChoiceInfluence? in
      let own = variations.filter { $0.choice == choice }
      guard let summary = summary(of: own) else { return nil }
      let shifts = own.compactMap(\.answer.inSpreads).map { abs($0 - base) }
      return ChoiceInfluence(choice: choice, summary: summary, largestShift: shifts.max() ?? 0)
    }
    return influences.enumerated().sorted { left, right in
      left.element.largestShift != right.element.largestShift
        ? left.element.largestShift > right.element.largestShift : left.offset < right.offset
    }.map(\.element)
  }

  /// How the rank of each system of the baseline varies over the draws that rank the same systems, the best first.
  ///
  /// - Complexity: O(draws × systems).
  public var rankStability: [RankStability] {
    let systems = Set(baseline.answer.ranks.keys)
    let comparable = draws.filter { Set($0.answer.ranks.keys) == systems }
    return board.entries.compactMap { entry -> RankStability? in
      guard let rank = baseline.answer.ranks[entry.system.id] else { return nil }
      let ranks = comparable.compactMap { $0.answer.ranks[entry.system.id] }.sorted()
      guard let first = ranks.first, let last = ranks.last else { return nil }
      let low = (try? Quantile.value(of: ranks, at: 0.05)) ?? first
      let high = (try? Quantile.value(of: ranks, at: 0.95)) ?? last
      let shift = ranks.reduce(0) { $0 + abs($1 - rank) } / Double(ranks.count)
      return RankStability(system: entry.system, rank: rank, range: low...high, meanShift: shift)
    }
  }

  /// The answer in words.
  public var sentence: String {
    guard let gap = baseline.answer.gap, let one = summary(of: variations) else {
      return
        "On \(board.benchmark.title) there is no \(measure.words) between \(sides.titleA) and \(sides.titleB) to vary."
    }
    let lead = gap == 0 ? "" : " by \(board.unit.difference.words(abs(gap)))"
    let leader = gap > 0 ? sides.titleA : gap < 0 ? sides.titleB : "neither side"
    var text =
      "On \(board.benchmark.title) (\(measure.words), \(board.quantityName)) \(leader) is ahead\(lead)"
      + "; the sign holds in \(one.agreeing) of \(NumberWords.count(one.count, "specification")) with one choice "
      + "changed"
    if let all = summary(of: draws) {
      // A count, for a share of all but one would be shown as all.
      text += " and in \(all.agreeing) of \(all.count) with all drawn together"
    }
    let turning = influences.filter { $0.summary.signStability < 1 }.map(\.choice.label)
    return turning.isEmpty ? text + "." : text + "; it turns with the choice of \(turning.joined(separator: " or "))."
  }

  // MARK: Tables

  /// The variations as a table: the specification curve, one choice changed at a time.
  public func variationTable() throws(TableError) -> Table {
    let all = [baseline] + variations
    let base = baseline.answer.gap ?? 0
    return try Table([
      Column(.choice, all.map { $0.choice?.label ?? "baseline" }),
      Column(.label, all.map(\.label)),
      Column(.sortOrder, all.indices.map(\.self)),
      Column(.estimate, all.map(\.answer.gap)),
      Column(.unit, all.map { $0.specification.usesOwnComposition ? board.unit.name : "normalised" }),
      Column(.inSpreads, all.map(\.answer.inSpreads)),
      Column(.sameSign, all.map { $0.answer.gap.map { sign($0) == sign(base) } }),
      Column(.status, all.map { ($0.answer.gap == nil ? Status.insufficient : .ok).rawValue }),
    ])
  }

  /// What each kind of choice does, as a table; the last row is of all choices drawn together.
  public func influenceTable() throws(TableError) -> Table {
    var rows = influences.map { ($0.choice.label, $0.summary, Optional($0.largestShift)) }
    if let all = summary(of: draws) { rows.append(("all together (drawn)", all, nil)) }
    return try Table([
      Column(.choice, rows.map(\.0)),
      Column(.answerCount, rows.map(\.1.count)),
      Column(.unanswered, rows.map(\.1.unanswered)),
      Column(.signStability, rows.map(\.1.signStability)),
      Column(.smallest, rows.map(\.1.smallest.answer.inSpreads)),
      Column(.smallestBy, rows.map(\.1.smallest.words)),
      Column(.largest, rows.map(\.1.largest.answer.inSpreads)),
      Column(.largestBy, rows.map(\.1.largest.words)),
      Column(.largestShift, rows.map(\.2)),
    ])
  }

  /// The stability of the ranks as a table.
  public func rankTable() throws(TableError) -> Table {
    let rows = rankStability
    return try Table([
      Column(.system, rows.map(\.system.id.text)),
      Column(.systemName, rows.map(\.system.title)),
      Column(.rank, rows.map(\.rank)),
      Column(.rankLower, rows.map(\.range.lowerBound)),
      Column(.rankUpper, rows.map(\.range.upperBound)),
      Column(.meanShift, rows.map(\.meanShift)),
    ])
  }
}

extension RobustnessAnalysis.Variation {
  /// The choice in words; of a drawn one, its main choices.
  var words: String {
    guard label == "drawn" else { return label }
    return [
      specification.selection.policy.rawValue, specification.normalization.rawValue, specification.aggregation.rawValue,
      "missing \(specification.selection.missing.rawValue)",
    ].joined(separator: ", ")
  }
}

private func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
