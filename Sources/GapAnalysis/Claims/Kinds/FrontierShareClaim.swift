import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// `frontier_share benchmark= [dimension=] country= [from=] [to=] [date=] at_least=|at_most=`
///
/// The share of the steps of the world frontier that systems of a country made, with Wilson's interval. Of systems of one
/// date only the best can be a step; the first system is one.
struct FrontierShareClaim: ClaimTestKind {
  static let name = "frontier_share"
  let scope: ClaimScope
  let country: String
  let from: CalendarDate?
  let to: CalendarDate?
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    scope = parameters.scope(asOf: false)
    country = parameters.country("country")
    from = parameters.optionalDate("from")
    to = parameters.optionalDate("to")
    assertion = parameters.limit()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: "share",
      formula:
        "steps of the world frontier made by \(country) / all its steps, with Wilson's interval; a step is a system "
        + "that exceeds every earlier one; the claim holds if it is \(assertion.phrase)")
    scope.describe(board, in: &finding)
    finding.date = to ?? finding.date
    finding.subject = "share of \(country)"
    finding.countNoun = "steps"
    let entries = board.entries.filter { entry in
      guard let date = entry.date else { return false }
      return to.map { date.isOnOrBefore($0) } ?? true
    }
    finding.omissions += board.entries.filter { $0.date == nil }
      .map { .init(name: $0.system.id.text, reason: Scoreboard.Reason.undated.summary) }
    let sample = ClaimSample(board, entries)
    let curve = FrontierCurve(days: sample.days, scores: sample.scores)
    let first = from.map { Double($0.dayRange.lowerBound) } ?? -.infinity
    let steps = curve.steps.filter { $0.day >= first }
    let own = steps.count { entries[$0.index].country?.text == country }
    finding.countA = steps.count
    let order = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.index, $0 + 1) })
    finding.systems = sample.used({ order[$0].map { "step \($0)" } ?? "no step" }) { order[$0] != nil }
      .sorted { ($0.date?.middleDay ?? 0) < ($1.date?.middleDay ?? 0) }
    guard steps.count >= 2 else {
      finding.estimate = steps.isEmpty ? nil : Double(own)
      finding.leaveOpen(
        "\(NumberWords.count(steps.count, "step")) of the frontier: at least two are needed",
        wouldChange: "More dated systems on \(board.benchmark.title).")
      return finding
    }
    let interval = try claimStatistics { () throws(StatisticsError) in
      try WilsonInterval.proportion(successes: own, trials: steps.count, level: options.level)
    }
    finding.decide(by: .sampled(Double(own) / Double(steps.count), interval))
    let others = steps.filter { entries[$0.index].country?.text != country }.map { entries[$0.index].system.title }
    finding.notes.append(
      "\(own) of \(NumberWords.count(steps.count, "step")); by others: \(others.isEmpty ? "none" : NameList.text(others))"
    )
    if own <= 1 || own >= steps.count - 1 {
      finding.notes.append("of a share near 0 or 1 an interval that says 95 % covers 83 to 98 %")
    }
    finding.wouldChange = change(own, steps.count)
    return finding
  }

  /// How many steps of the one or the other kind would put the share itself on the other side.
  private func change(_ own: Int, _ count: Int) -> String {
    let (limit, wantsMore): (Double, Bool) =
      switch assertion {
      case .atLeast(let limit): (limit, true)
      case .atMost(let limit): (limit, false)
      default: (0.5, true)
      }
    return ClaimProportion.change(own, of: count, limit: limit, wantsMore: wantsMore, noun: "step", by: country)
  }
}

/// What would move a proportion across a limit.
enum ClaimProportion {
  /// The number of members to turn from one kind to the other, in words.
  static func change(_ own: Int, of count: Int, limit: Double, wantsMore: Bool, noun: String, by name: String) -> String
  {
    let share = Double(own) / Double(count)
    let holds = wantsMore ? share >= limit : share <= limit
    let candidates = (0...count).filter { number in
      let share = Double(number) / Double(count)
      return (wantsMore ? share >= limit : share <= limit) != holds
    }
    guard let nearest = candidates.min(by: { abs($0 - own) < abs($1 - own) }) else {
      return "No share of \(count) is on the other side of \(Unit.share.words(limit))."
    }
    let number = abs(nearest - own)
    return
      "The share crosses \(Unit.share.words(limit)) if \(number) "
      + "\(nearest > own ? "more" : "fewer") of the \(NumberWords.count(count, noun)) \(number == 1 ? "is" : "are") of \(name)."
  }
}
