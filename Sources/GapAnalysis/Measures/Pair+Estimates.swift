import BenchmarkData
import Quantities
import StatisticsCore

extension Pair {
  /// The estimates of measures, in their order; a measure may be asked for twice.
  ///
  /// - Parameter measures: The measures, of any family.
  /// - Throws: ``AnalysisError/invalidOption(_:)`` if the statistics core refuses the scores.
  /// - Complexity: O(resamples × n log n) for n systems where the scores have standard errors or the lag between parallel trends
  ///   is asked for, O(organizations × n log n) for lags, and what the intervals of other measures cost.
  public func estimates(of measures: [Measure]) throws(AnalysisError) -> [Estimate] {
    let gaps = measures.filter { $0.family == .gap }
    let others = measures.filter { $0.family != .gap }
    do throws(StatisticsError) {
      let all = try ownEstimates(gaps) + (others.isEmpty ? [] : dated.ownEstimates(others))
      let byMeasure = Dictionary(all.map { ($0.measure, $0) }) { first, _ in first }
      return measures.compactMap { byMeasure[$0] }
    } catch {
      throw .invalidOption(error.description)
    }
  }

  /// The estimates of those measures of a family that make sense on the board.
  ///
  /// - Throws: As ``estimates(of:)``.
  public func estimates(_ family: Measure.Family = .gap) throws(AnalysisError) -> [Estimate] {
    try estimates(of: applicableMeasures(family))
  }

  /// The measures of a family that make sense on the board.
  public func applicableMeasures(_ family: Measure.Family = .gap) -> [Measure] {
    Measure.all(family).filter { $0.applies(to: board) }
  }

  /// The side that an estimate puts ahead; `nil` where neither is or there is no estimate.
  public func leader(by estimate: Estimate) -> String? {
    guard let value = estimate.estimate, value != estimate.measure.neutralValue else { return nil }
    return value > estimate.measure.neutralValue ? a.name : b.name
  }

  /// The estimate of one measure.
  ///
  /// - Throws: As ``estimates(of:)``.
  public func estimate(of measure: Measure) throws(AnalysisError) -> Estimate {
    try estimates(of: [measure]).first ?? blank(measure)
  }

  /// The entries that a measure looks at.
  public func entries(behind measure: Measure) -> [Scoreboard.Entry] {
    guard measure.family == .gap else { return dated.entries }
    return measure.basis == .best ? [a.entries.first, b.entries.first].compactMap(\.self) : entries
  }

  // MARK: One scope

  /// The estimates on the systems of the pair as it is, sharing what they have in common.
  private func ownEstimates(_ measures: [Measure]) throws(StatisticsError) -> [Estimate] {
    guard !measures.isEmpty else { return [] }
    let scores = scores
    let points = try measures.map { measure throws(StatisticsError) in try point(measure, scores) }
    let redrawn = try redraws(of: measures, points)
    var estimates: [Estimate] = []
    for (measure, point) in zip(measures, points) {
      var estimate = blank(measure)
      estimate.details = scores.hasEmptySide ? .init() : try measure.details(scores, self)
      if measure.family != .gap { estimate.date = try measure.date(scores, self) }
      if let value = point.number {
        estimate.estimate = value
        estimate.status = .ok
        estimate.notes = measure.remarks(scores, self)
        switch measure.interval {
        case .redraws: addRedraw(redrawn[measure], to: &estimate)
        case .own(let add): try add(scores, self, &estimate)
        }
        if case .atLeast = point, measure.family == .lag {
          estimate.status = .censored
        } else if estimate.interval?.isBounded == false, measure.mayBeBound {
          estimate.status = .unbounded
        }
        if measure.family == .lag {
          estimate.details.withoutOne = try measure.withoutOneOrganization(of: self, scores)
          estimate.notes.append(
            Note(estimate.details.withoutOne?.description ?? "no lag if any one organization is left out"))
        }
      } else {
        estimate.notes = try reasons(measure, scores)
      }
      estimates.append(estimate)
    }
    return estimates
  }

  private func blank(_ measure: Measure) -> Estimate {
    Estimate(
      measure: measure, unit: measure.unit(ofScores: board.unit), countA: a.count, countB: b.count,
      date: measure.family == .gap ? board.asOf : asOf)
  }

  private func point(_ measure: Measure, _ scores: PairScores) throws(StatisticsError) -> MeasuredValue {
    guard measure.applies(to: board), !scores.hasEmptySide else { return .undefined }
    return try measure.value(scores)
  }

  /// The measures whose uncertainty is the noise of the scores, over the same redrawn scores; none where no score has a standard
  /// error.
  private func redraws(
    of measures: [Measure], _ points: [MeasuredValue]
  ) throws(StatisticsError) -> [Measure: KnownErrors.Redrawn] {
    let redrawn = zip(measures, points).filter { measure, point in
      if case .redraws = measure.interval { point.number != nil } else { false }
    }.map(\.0)
    guard !redrawn.isEmpty else { return [:] }
    let results = try redraw { scores in
      redrawn.flatMap { measure -> [Double] in
        let value = (try? measure.value(scores)) ?? .undefined
        return measure.mayBeBound
          ? [value.number ?? .nan, value.range.lower, value.range.upper] : [value.number ?? .nan]
      }
    }
    guard var rest = results.map({ $0[...] }) else { return [:] }
    var found: [Measure: KnownErrors.Redrawn] = [:]
    for measure in redrawn {
      guard let own = rest.popFirst() else { break }
      found[measure] = own
      guard measure.mayBeBound, let lower = rest.popFirst(), let upper = rest.popFirst() else { continue }
      found[measure] = RangedRedraw(value: own, lower: lower, upper: upper).spanning
    }
    return found
  }

  private func addRedraw(_ result: KnownErrors.Redrawn?, to estimate: inout Estimate) {
    let noun = estimate.measure.family == .lag ? "lag" : "value"
    func draws(_ count: Int) -> String { "\(count) of \(options.simulation.resamples) redraws" }
    guard let result, !result.dependsOnUnknown, let interval = result.statistic.interval.interval else {
      let undefinedDraws = result?.statistic.undefinedDraws ?? 0
      let isExact = !entries.contains { $0.score.standardError ?? 0 > 0 }
      if isExact || result?.dependsOnUnknown ?? false, let reason = entries.reasonWithoutErrors {
        estimate.status = board.errorShortage == nil ? .noStandardError : .insufficient
        estimate.notes.append(Note("\(board.errorShortage ?? reason), so there is no interval"))
      } else if undefinedDraws > 0 {
        estimate.status = .insufficient
        estimate.notes.append("no interval: in \(draws(undefinedDraws)) there is no \(noun)")
      } else {
        estimate.notes.append("no interval: the \(noun) is the same in every redraw")
      }
      return
    }
    let redrawn = result.statistic
    estimate.interval = interval
    estimate.standardError = redrawn.standardError
    estimate.kind = board.measurementKind
    estimate.notes += [
      board.runsNote, board.degreesNote(entries), board.skewNote(entries), entries.asymmetryNote,
      entries.unknownErrorsNote,
    ].compactMap(\.self).map { Note($0) }
    if let model = board.errorModel { estimate.notes.append(Note(model.basis)) }
    if estimate.measure.family == .lag { estimate.notes.append(Measure.lagScopeNote) }
    if redrawn.undefinedDraws > 0 { estimate.notes.append("no \(noun) in \(draws(redrawn.undefinedDraws))") }
  }

  // MARK: Reasons

  /// Why a measure has no value.
  private func reasons(_ measure: Measure, _ scores: PairScores) throws(StatisticsError) -> [Note] {
    switch measure.family {
    case .gap:
      if let emptiness { return [emptiness] }
      guard measure.applies(to: board) else { return [measure.requirement.reason(board)] }
      return try measure.reasonsWithoutValue(scores, self)
    case .lag:
      guard !scores.hasEmptySide else { return withoutDates }
      return try measure.reasonsWithoutValue(scores, self) + undatedNotes
    case .trend: return try measure.reasonsWithoutValue(scores, self) + undatedNotes
    }
  }

  /// Why there is nothing to compare, if a side is empty.
  private var emptiness: Note? {
    let empty = [a, b].filter { $0.count == 0 }.map(\.title)
    guard !empty.isEmpty else { return nil }
    return board.entries.isEmpty
      ? "no system has a score on \(board.quantityName) of \(board.benchmark.title)"
      : "no system of \(empty.joined(separator: " or ")) on this board"
  }

  private var withoutDates: [Note] {
    [a, b].filter { $0.count == 0 }.map { side in
      side.undatedCount == 0
        ? "no system of \(side.title) on this board"
        : side.undatedCount == 1
          ? "the one system of \(side.title) has no date"
          : "none of the \(side.undatedCount) systems of \(side.title) has a date"
    }
  }

  /// How many systems were left out for want of a date, if any.
  var undatedNotes: [Note] {
    undatedCount == 0 ? [] : ["\(NumberWords.count(undatedCount, "system")) without a date left out"]
  }
}
