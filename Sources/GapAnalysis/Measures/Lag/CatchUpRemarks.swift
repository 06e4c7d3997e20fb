import Quantities
import StatisticsCore

extension Measure {
  /// How many records the catch-up times are of.
  static func catchUpRemarks(_ scores: PairScores, _ pair: Pair) -> [Note] {
    guard let catchUp = scores.catchUp, let times = scores.catchUpTimes else { return [] }
    let open = times.count - times.eventCount
    var notes: [Note] = [
      "\(times.eventCount) of \(times.count) records of \(pair.a.title) matched, \(open) open (censored)"
    ]
    if catchUp.alreadyMatched > 0 {
      notes.append("\(catchUp.alreadyMatched) further records that \(pair.b.title) had matched before left out")
    }
    let early = catchUp.milestones.count { $0.matchedBy != nil && $0.matchedBy == scores.b.curve.steps.first }
    if early > 0 {
      notes.append("\(early) of the times may be too long: \(pair.b.title)'s first listed system ended them")
    }
    if scores.options.tolerance > 0 {
      notes.append("a score counts as a match from \(NumberWords.number(scores.options.tolerance)) below")
    }
    if open == times.count { notes.append("none matched: the time is a lower bound") }
    return notes
  }

  /// Why there are no catch-up times.
  static func catchUpReasons(_ scores: PairScores, _ pair: Pair) -> [Note] {
    if scores.catchUp?.milestones.isEmpty ?? true {
      return ["\(pair.a.title) set no record that \(pair.b.title) had not matched before"]
    }
    return ["the times do not reach the limit of \(NumberWords.number(scores.options.restrictionMonths ?? 0)) months"]
  }

  /// How many records were matched, and how many not yet.
  static func catchUpDetails(_ scores: PairScores, _ pair: Pair) -> Estimate.Details {
    let milestones = scores.catchUp?.milestones
    return Estimate.Details(
      matched: milestones?.count(where: \.isMatched), censored: milestones?.count { !$0.isMatched })
  }
}

extension Estimate {
  /// Takes the interval of a survival estimate, or says why there is none.
  mutating func takeSurvival(_ result: IntervalResult, of times: KaplanMeier) {
    guard let interval = result.interval else {
      status = .insufficient
      notes.append("no interval: \(times.eventCount) matched")
      return
    }
    self.interval = interval
    kind = .sampling
    if interval.upper.isInfinite { status = .unbounded }
    notes.append(
      "the interval knows the spread between records, taken as independent, but not the noise of scores, which lengthens the times"
    )
  }
}
