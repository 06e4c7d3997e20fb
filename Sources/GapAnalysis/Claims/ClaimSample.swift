import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// Systems of a board as plain numbers, for statistics that look at single systems and dates.
struct ClaimSample: Sendable {
  let board: Scoreboard
  let entries: [Scoreboard.Entry]
  /// Turned so that larger is better.
  let scores: [Double]
  /// The middle of each date, in days since 1970-01-01.
  let days: [Double?]
  /// Whether every entry has a standard error, and one of them is above 0.
  let hasErrors: Bool
  /// The scores with such errors as are known.
  let errors: KnownErrors

  /// A statistic of the systems at the given positions, with the scores of all.
  typealias Statistic = @Sendable (_ members: [Int], _ scores: [Double]) -> Double?

  init(_ board: Scoreboard, _ entries: [Scoreboard.Entry]) {
    self.board = board
    self.entries = entries
    scores = entries.map { board.oriented($0.score.value) }
    days = entries.map { $0.date?.middleDay }
    let known = entries.compactMap(\.score.standardError)
    hasErrors = known.count == entries.count && known.contains { $0 > 0 }
    var errors = KnownErrors(higherIsBetter: board.higherIsBetter)
    for (entry, score) in zip(entries, scores) { _ = errors.append(entry, score: score) }
    self.errors = errors
  }

  /// The scores with their errors; exact where ``hasErrors`` is false.
  func estimates() throws(StatisticsError) -> NormalEstimates {
    guard !hasErrors else { return try errors.estimates() }
    return try NormalEstimates(scores, standardErrors: scores.map { _ in 0 })
  }

  /// The same for ranks, with the larger side of each error that is not symmetric.
  func rankEstimates() throws(StatisticsError) -> NormalEstimates {
    let exact = try estimates()
    guard hasErrors, !exact.splitErrors.isEmpty else { return exact }
    return try NormalEstimates(
      scores, standardErrors: entries.map { $0.score.largerStandardError ?? 0 },
      degreesOfFreedom: entries.map { $0.score.degreesOfFreedom ?? .infinity })
  }

  /// The first system as one side and all others as the other, where it is held against the best of them.
  var firstAndOthers: [[Int]] { [Array(entries.indices.prefix(1)), Array(entries.indices.dropFirst())] }

  /// The estimate with its interval: scores redrawn where they have standard errors, else the range over organizations left
  /// out, of which those in `kept` are not. `sides` are the systems of which a best is taken.
  func estimate(
    _ statistic: @escaping Statistic, sides: [[Int]] = [], keeping kept: Set<String> = [], unit: Unit,
    options: ClaimOptions
  ) throws(AnalysisError) -> ClaimEstimate {
    let everyone = Array(entries.indices)
    guard let value = statistic(everyone, scores), value.isFinite else { return ClaimEstimate() }
    let redrawn = try claimStatistics { () throws(StatisticsError) in
      try entries.contains { $0.score.standardError ?? 0 > 0 }
        ? errors.intervals(
          of: { [statistic(everyone, $0) ?? .nan] }, sides: sides, level: options.level,
          simulation: options.simulation)?.first : nil
    }
    if let redrawn, !redrawn.dependsOnUnknown {
      var estimate = ClaimEstimate(value: value, status: .ok)
      switch redrawn.statistic.interval {
      case .interval(let interval): (estimate.interval, estimate.kind) = (interval, board.measurementKind)
      case .undefined(.constantData):
        estimate.interval = ConfidenceInterval(
          lower: value, upper: value, level: options.level, method: .redrawPercentile)
        estimate.kind = board.measurementKind
        estimate.notes.append("the figure is the same in every redraw of the scores")
      case .undefined(let reason):
        estimate.status = .insufficient
        estimate.notes.append("no interval: \(reason)")
      }
      estimate.notes += [entries.asymmetryNote, entries.unknownErrorsNote].compactMap(\.self).map { Note($0) }
      return estimate
    }
    let keys = entries.map { LeaveOneOrganizationOut.Candidate($0).key }
    return try LeaveOneOrganizationOut.estimate(
      value, over: entries, keeping: kept, level: options.level, unit: unit
    ) { key in statistic(everyone.filter { keys[$0] != key }, scores) }
  }

  /// The systems as the finding lists them.
  func used(_ role: (Int) -> String, decides: (Int) -> Bool = { _ in false }) -> [ClaimFinding.UsedSystem] {
    entries.indices.map { .init(entries[$0], role: role($0), unit: board.unit, decides: decides($0)) }
  }
}

extension ClaimFinding.UsedSystem {
  init(_ entry: Scoreboard.Entry, role: String, unit: Unit, decides: Bool = false) {
    self.init(
      role: role, system: entry.system, organization: entry.organization, date: entry.date,
      evaluation: entry.evaluation, score: entry.score.value, standardError: entry.score.standardError, unit: unit,
      decides: decides)
  }
}

/// Runs statistics whose errors mean that an option was out of range.
func claimStatistics<Result>(
  _ body: () throws(StatisticsError) -> Result
) throws(AnalysisError) -> Result {
  do throws(StatisticsError) { return try body() } catch { throw .invalidOption(error.description) }
}
