import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

/// What the measures of a family say of two sides: the question "how far is A ahead of B on this board?", "how many months is B
/// behind?", or "is the gap closing?".
public struct Answer: Sendable {
  /// What was asked.
  public let family: Measure.Family
  /// The two sides.
  public let pair: Pair
  /// The estimates, in the order in which measures were asked for.
  public let estimates: [Estimate]
  /// The two sides by the newest evaluation of each system, whoever made it, where the answer counts others: what these would say stands
  /// in the sentence.
  public let newest: Pair?

  /// Asks measures of one family.
  ///
  /// - Parameters:
  ///   - family: What is asked.
  ///   - pair: The two sides.
  ///   - measures: The measures; all that make sense on the board if `nil`.
  ///   - newest: The two sides by the newest evaluations, where `pair` counts others.
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the scores.
  /// - Complexity: That of ``Pair/estimates(of:)``.
  public init(
    _ family: Measure.Family, of pair: Pair, measures: [Measure]? = nil, beside newest: Pair? = nil
  ) throws(AnalysisError) {
    self.family = family
    self.pair = pair
    self.newest = newest
    estimates = try pair.estimates(of: measures ?? pair.applicableMeasures(family))
  }

  /// The systems that the measures looked at: of lags and trends those with dates alone.
  var scope: Pair { family == .gap ? pair : pair.dated }

  /// The estimate of a measure; `nil` if it was not asked for.
  public subscript(measure: Measure) -> Estimate? { estimates.first { $0.measure == measure } }

  /// The estimates as rows of a result table.
  public var rows: [ResultRow] {
    let scope = scope
    return estimates.enumerated().map { order, estimate in
      var row = ResultRow(estimate, of: pair, order: order)
      row.sources = scope.entries(behind: estimate.measure).sourceKeys
      return row
    }
  }

  /// The estimates as a table: the columns of ``ResultRow``, and for lags `without_one_lower` and `without_one_upper` (the range
  /// over organizations left out), `score_from` and `score_to` (y₀ and y₁, in the order of time), `n_matched` and `n_censored`;
  /// for trends the set of a crossing: `set` (`bounded`, `at-most`, `at-least`, `exterior`, `whole-line`, `empty`), `set_lower`
  /// and `set_upper`, its finite ends in months from the board's date (an exterior set is everything below the one and above the
  /// other). `n_undated` counts the systems left out of lags and trends for want of a date.
  public func table() throws(TableError) -> Table {
    let table = try ResultRow.table(rows)
    let undated = Column(.undatedCount, estimates.map { _ in pair.undatedCount })
    switch family {
    case .gap: return table
    case .lag:
      let details = estimates.map(\.details)
      let board = pair.board
      return
        try table
        .setting(Column(.withoutOneLower, details.map { $0.withoutOne?.lower }))
        .setting(Column(.withoutOneUpper, details.map { $0.withoutOne?.upper }))
        .setting(Column(.scoreFrom, details.map { $0.scoreRange.map { board.oriented($0.lowerBound) } }))
        .setting(Column(.scoreTo, details.map { $0.scoreRange.map { board.oriented($0.upperBound) } }))
        .setting(Column(.matchedCount, details.map(\.matched)))
        .setting(Column(.censoredCount, details.map(\.censored)))
        .setting(undated)
    case .trend:
      let sets = estimates.map { $0.details.crossover.map(\.parts) }
      return
        try table
        .setting(Column(.crossingSet, sets.map { $0?.name }))
        .setting(Column(.setLower, sets.map { $0?.lower }))
        .setting(Column(.setUpper, sets.map { $0?.upper }))
        .setting(undated)
    }
  }
}

extension ResultRow {
  /// The row of an estimate, `order` counted from 0; sources are left to the caller.
  init(_ estimate: Estimate, of pair: Pair, order: Int) {
    measure = estimate.measure.id
    benchmark = pair.board.benchmark.id.text
    dimension = pair.board.quantityName
    countryA = pair.a.name
    countryB = pair.b.name
    label = estimate.measure.label(pair.a.title, pair.b.title)
    sortOrder = order + 1
    date = estimate.date
    self.estimate = estimate.estimate
    standardError = estimate.standardError
    interval = estimate.interval
    intervalKind = estimate.kind
    unit = estimate.unit
    higherIsBetter = pair.board.higherIsBetter
    countA = estimate.countA
    countB = estimate.countB
    status = estimate.status
    notes = estimate.notes
  }
}

extension RatioSet {
  /// The kind of the set and its finite ends.
  fileprivate var parts: (name: String, lower: Double?, upper: Double?) {
    switch self {
    case .bounded(let lower, let upper): ("bounded", lower, upper)
    case .atMost(let upper): ("at-most", nil, upper)
    case .atLeast(let lower): ("at-least", lower, nil)
    case .exterior(let below, let above): ("exterior", below, above)
    case .wholeLine: ("whole-line", nil, nil)
    case .empty: ("empty", nil, nil)
    }
  }
}
