internal import BenchmarkData
internal import StatisticsCore

extension LagComparison {
  /// The measures whose uncertainty is the noise of the scores, over redrawn scores; none where scores lack standard errors.
  func redraws(_ functions: [LagFunction]) throws(StatisticsError) -> [LagMeasure: RedrawnStatistic] {
    let functions = functions.filter { $0.measure.uncertaintyKind == .measurement }
    let joint = JointScores((datedA.entries, datedA.scores), (datedB.entries, datedB.scores))
    guard !functions.isEmpty, let redrawn = try joint.estimates() else { return [:] }
    let (daysA, daysB) = (datedA.days, datedB.days)
    let statistics: @Sendable ([Double]) -> [Double] = { scores in
      let a = DatedScores(days: daysA, scores: joint.placesA.map { scores[$0] })
      let b = DatedScores(days: daysB, scores: joint.placesB.map { scores[$0] })
      return functions.map { $0(a: a, b: b).months ?? .nan }
    }
    let results = try Redraw.intervals(
      of: statistics, estimates: redrawn, level: options.level, simulation: options.simulation)
    return Dictionary(zip(functions.map(\.measure), results)) { first, _ in first }
  }

  /// Adds the interval of a measure to its estimate.
  func addInterval(
    _ function: LagFunction, _ point: LagPoint, _ redrawn: RedrawnStatistic?, to estimate: inout LagEstimate,
    _ notes: inout [String]
  ) throws(StatisticsError) {
    switch function.measure {
    case .horizontalMean, .now, .dailyMean: addRedraw(redrawn, to: &estimate, &notes)
    case .catchUp, .catchUpRestrictedMean: try addGreenwood(function, to: &estimate, &notes)
    case .regression: try addBootstrap(to: &estimate, &notes)
    }
  }

  private func addRedraw(_ redrawn: RedrawnStatistic?, to estimate: inout LagEstimate, _ notes: inout [String]) {
    guard let redrawn, let interval = redrawn.interval.interval else {
      if let reason = (datedA.entries + datedB.entries).reasonWithoutErrors {
        estimate.status = .noStandardError
        notes.append("\(reason), so there is no interval")
      } else if let redrawn, redrawn.undefinedDraws > 0 {
        notes.append("no interval: in \(redrawn.undefinedDraws) of the redraws there is no lag")
      } else {
        notes.append("no interval: the lag is the same in every redraw")
      }
      return
    }
    estimate.interval = interval
    estimate.standardError = redrawn.standardError
    estimate.kind = board.errorModel == nil ? .measurement : .modelledMeasurement
    if let model = board.errorModel { notes.append(model.basis) }
    if redrawn.undefinedDraws > 0 {
      notes.append("no lag in \(redrawn.undefinedDraws) of \(options.simulation.resamples) redraws")
    }
    if abs(redrawn.mean - redrawn.estimate) > redrawn.standardError / 4 {
      notes.append(
        "noise favours records: the redraws average \(fixed(redrawn.mean, digits: 1)), not "
          + fixed(redrawn.estimate, digits: 1))
    }
  }

  private func addGreenwood(
    _ function: LagFunction, to estimate: inout LagEstimate, _ notes: inout [String]
  ) throws(StatisticsError) {
    guard let (_, survival) = function.catchUp(allScores(datedA), allScores(datedB)) else { return }
    let result: IntervalResult
    if function.measure == .catchUp {
      result = try survival.medianInterval(level: options.level)
    } else {
      guard let mean = try survival.restrictedMean(upTo: options.restrictionMonths) else { return }
      notes.append("up to \(fixed(mean.horizon, digits: 1)) months")
      result = survival.eventCount > 1 ? try mean.interval(level: options.level) : .undefined(.constantData)
      estimate.standardError = result.interval == nil ? nil : mean.standardError
    }
    guard let interval = result.interval else {
      notes.append("no interval: \(survival.eventCount) matched")
      return
    }
    estimate.interval = interval
    estimate.kind = .sampling
    if interval.upper.isInfinite { estimate.status = .unbounded }
    notes.append(
      "the interval knows the spread between records, taken as independent, but not the noise of scores, which lengthens "
        + "the times")
  }

  /// The bootstrap of organizations on either side. Where more resamples than lie beyond an end of the interval have scores
  /// that do not rise with time, the lag has no such end.
  private func addBootstrap(to estimate: inout LagEstimate, _ notes: inout [String]) throws(StatisticsError) {
    let result = try ParallelTrendBootstrap.interval(
      datedA, datedB, level: options.level, simulation: options.simulation)
    estimate.interval = result.interval
    estimate.standardError = result.interval == nil ? nil : result.standardError
    estimate.kind = result.interval == nil ? .none : .sampling
    if result.isUnbounded { estimate.status = .unbounded }
    notes += result.notes
  }
}
