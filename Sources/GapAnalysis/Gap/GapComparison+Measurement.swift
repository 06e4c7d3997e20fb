internal import BenchmarkData
internal import StatisticsCore

/// The measures whose uncertainty is the noise of the scores: the scores are redrawn, the systems stay.
extension GapComparison {
  func redrawEstimates(_ measures: [GapMeasure]) throws(StatisticsError) -> [GapEstimate] {
    guard !measures.isEmpty else { return [] }
    let joint = JointScores((a.entries, a.scores), (b.entries, b.scores))
    let statistics = pointStatistics(measures, joint)
    let points = statistics(joint.scores)
    var intervals: [RedrawnStatistic]?
    if points.contains(where: \.isFinite), let redrawn = try joint.estimates() {
      intervals = try Redraw.intervals(
        of: statistics, estimates: redrawn, level: options.level, simulation: options.simulation)
    }
    return measures.enumerated().map { index, measure in
      estimate(measure, point: points[index], redrawn: intervals?[index])
    }
  }

  /// A function from the joint scores to the value of each measure, NaN where it has none.
  private func pointStatistics(
    _ measures: [GapMeasure], _ joint: JointScores
  ) -> @Sendable ([Double]) -> [Double] {
    let rarefied = RarefiedFrontierGap(countA: a.count, countB: b.count)
    let topK = TopKGap(k: options.topK)
    let (daysA, daysB) = (days(of: a), days(of: b))
    let lastDay = lastDay
    let isRating = board.benchmark.kind == .rating
    return { scores in
      let scoresA = joint.placesA.map { scores[$0] }
      let scoresB = joint.placesB.map { scores[$0] }
      let sortedA = scoresA.sorted()
      let sortedB = scoresB.sorted()
      let frontier = FrontierGap.value(sortedA, sortedB)
      var sameDate: SameDateGap?
      if measures.contains(where: { $0.needsDates }) {
        sameDate = SameDateGap(
          a: FrontierCurve(days: daysA, scores: scoresA),
          b: FrontierCurve(days: daysB, scores: scoresB))
      }
      return measures.map { measure in
        let value: Double? =
          switch measure {
          case .frontierGap: frontier
          case .frontierPercentOfLeader: isRating ? nil : percent(sortedA.last, sortedB.last, base: max)
          case .frontierPercentOfFollower: isRating ? nil : percent(sortedA.last, sortedB.last, base: min)
          case .frontierWinRate: isRating ? frontier.map(FrontierGap.expectedWinRate) : nil
          case .rarefiedFrontierGap: rarefied?.value(sortedA: sortedA, sortedB: sortedB)
          case .topKGap: topK?.value(sortedA: sortedA, sortedB: sortedB)
          case .sameDateGap: lastDay.flatMap { sameDate?.value(on: $0) }
          case .sameDateGapMean: lastDay.flatMap { sameDate?.mean(through: $0) }
          case .sameDateGapTrailing: lastDay.flatMap { sameDate?.mean(from: $0 - daysPerYear, through: $0) }
          case .meanGap, .medianGap, .hodgesLehmannGap, .hedgesG, .superiority, .cliffsDelta, .ordinalGapV: nil
          }
        return value ?? .nan
      }
    }
  }

  private func estimate(_ measure: GapMeasure, point: Double, redrawn: RedrawnStatistic?) -> GapEstimate {
    var result = GapEstimate(
      measure: measure, estimate: point.isFinite ? point : nil, kind: .none, status: .insufficient,
      unit: measure.unit(ofScores: board.unit), countA: a.count, countB: b.count)
    guard point.isFinite else {
      result.note = insufficiencyNote(measure)
      return result
    }
    var notes = [describe(measure)].compactMap(\.self)
    if let interval = redrawn?.interval.interval, let redrawn {
      result.interval = interval
      result.standardError = redrawn.standardError
      result.kind = board.errorModel == nil ? .measurement : .modelledMeasurement
      if let model = board.errorModel { notes.append(model.basis) }
      result.status = .ok
      if redrawn.undefinedDraws > 0 { notes.append("no value in \(redraws(redrawn.undefinedDraws))") }
      let shift = redrawn.mean - point
      if abs(shift) > redrawn.standardError / 4 {
        notes.append("noise favours maxima: the redraws average \(rounded(redrawn.mean)), not \(rounded(point))")
      }
    } else if let reason = (a.entries + b.entries).reasonWithoutErrors {
      result.status = .noStandardError
      notes.append("\(reason), so there is no interval")
    } else {
      result.status = .ok
      notes.append(
        redrawn.map { $0.undefinedDraws > 0 ? "no interval: in \(redraws($0.undefinedDraws)) there is no value" : nil }
          .flatMap(\.self) ?? "no interval: the value is the same in every redraw")
    }
    result.note = notes.joined(separator: "; ")
    return result
  }

  private func redraws(_ count: Int) -> String { "\(count) of \(options.simulation.resamples) redraws" }

  private func describe(_ measure: GapMeasure) -> String? {
    switch measure {
    case .frontierGap:
      guard let bestA = a.entries.first, let bestB = b.entries.first else { return nil }
      return "\(bestA.system.title) (\(a.name)) against \(bestB.system.title) (\(b.name))"
    case .frontierPercentOfLeader: return "frontier gap in percent of the better score"
    case .frontierPercentOfFollower: return "frontier gap in percent of the lesser score"
    case .frontierWinRate:
      return "rate at which the best of \(a.name) is expected to be preferred to the best of \(b.name)"
    case .rarefiedFrontierGap: return "best of \(min(a.count, b.count)) on either side"
    case .topKGap: return "k = \(options.topK)"
    case .sameDateGap, .sameDateGapMean, .sameDateGapTrailing:
      let undated = (a.entries + b.entries).filter { $0.date == nil }.count
      return undated == 0 ? nil : "\(counted(undated, "system")) without a date left out"
    default: return nil
    }
  }

  /// Why there is nothing to compare, if a side is empty.
  var emptiness: String? {
    let empty = [a, b].filter { $0.count == 0 }.map(\.name)
    guard !empty.isEmpty else { return nil }
    return board.entries.isEmpty
      ? "no system has a score on \(board.quantityName) of \(board.benchmark.title)"
      : "no system of \(empty.joined(separator: " or ")) on this board"
  }

  private func insufficiencyNote(_ measure: GapMeasure) -> String {
    if let emptiness { return emptiness }
    switch measure {
    case .topKGap: return "fewer than \(options.topK) systems on a side"
    case .sameDateGap, .sameDateGapMean, .sameDateGapTrailing: return "no time on which both sides had a dated system"
    case .frontierPercentOfLeader, .frontierPercentOfFollower:
      return board.benchmark.kind == .rating
        ? "a percentage of a rating, which has no zero, means nothing: see frontier_win_rate"
        : "a percentage needs scores above zero of which more is better"
    case .frontierWinRate: return "only ratings have an expected win rate"
    default: return "the measure has no value on these scores"
    }
  }
}

private func percent(_ a: Double?, _ b: Double?, base: (Double, Double) -> Double) -> Double? {
  guard let a, let b, base(a, b) > 0 else { return nil }
  return 100 * (a - b) / base(a, b)
}

extension GapMeasure {
  /// Whether the measure looks at dates.
  var needsDates: Bool {
    switch self {
    case .sameDateGap, .sameDateGapMean, .sameDateGapTrailing: true
    default: false
    }
  }
}
