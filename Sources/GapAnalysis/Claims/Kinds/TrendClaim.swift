import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// `trend measure=closing_rate benchmark= [dimension=] a= b= [from=] [to=] [date=] expect= [margin=]`
///
/// The slope of A's scores over time minus that of B's, by least squares over all dated systems, with errors clustered by
/// organization. Positive: the lead of A widens.
struct TrendClaim: ClaimTestKind {
  static let name = "trend"
  let lines: ClaimTrendLines
  let assertion: ClaimAssertion

  private enum Choice: String, CaseIterable { case closingRate = "closing_rate" }

  init(_ parameters: inout ClaimParameters) {
    _ = parameters.choice("measure", Choice.self)
    lines = ClaimTrendLines(&parameters, to: "to")
    assertion = parameters.expectation()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let (a, b) = (lines.a, lines.b)
    let pair = try lines.pair(in: dataset, options)
    let measure = Measure.closingRate
    var finding = ClaimFinding(
      measure: measure.id, assertion: assertion,
      unit: measure.unit(ofScores: pair.board.unit),
      formula:
        "least squares of score on country, time in years and their product: slope of \(a) minus slope of \(b), with "
        + "errors clustered by organization (CR2, Satterthwaite's degrees of freedom); positive means that the lead of \(a) "
        + "widens; the claim holds if it is \(assertion.phrase)")
    finding.subject = "slope of \(a) − slope of \(b)"
    let sample = lines.describe(pair, in: &finding)
    let estimate = try pair.estimate(of: measure)
    if let reason = sample.shortage {
      finding.estimate = estimate.estimate
      finding.leaveOpen(reason, wouldChange: "At least three dated systems a side and four organizations.")
      return finding
    }
    finding.decide(
      by: ClaimEstimate(
        value: estimate.estimate, interval: estimate.interval, kind: estimate.kind, status: estimate.status))
    finding.notes += estimate.notes
    if let value = estimate.estimate {
      let unit = finding.unit
      let half = estimate.interval.map { unit.words(($0.upper - $0.lower) / 2) }
      finding.wouldChange =
        "The sign turns if the two slopes draw nearer by \(unit.words(abs(value)))"
        + (half.flatMap { finding.verdict == .undecided ? $0 : nil }.map {
          "; the interval reaches \($0) to either side."
        } ?? ".")
    }
    return finding
  }
}

/// The two trend lines that `trend` and `crossover` share.
struct ClaimTrendLines: Hashable, Sendable {
  let scope: ClaimScope
  let a: String
  let b: String
  let from: CalendarDate?

  /// Reads the keys; `lastKey` names the end of the window, if there is one.
  init(_ parameters: inout ClaimParameters, to lastKey: String?) {
    var scope = parameters.scope(asOf: false)
    a = parameters.country("a")
    b = parameters.country("b")
    if a == b, !a.isEmpty { parameters.bad("b", b, "another country than a") }
    from = parameters.optionalDate("from")
    if let lastKey { scope.asOf = parameters.optionalDate(lastKey) }
    self.scope = scope
    if let from, let to = scope.asOf, from.dayRange.lowerBound > to.dayRange.upperBound {
      parameters.bad("from", from.description, "a date before the end of the window")
    }
  }

  func pair(
    in dataset: Dataset, _ options: ClaimOptions, horizon: CalendarDate? = nil
  ) throws(AnalysisError) -> Pair {
    let board = try scope.board(in: dataset)
    let window = from.map { from in
      Scoreboard(board, keeping: { $0.date?.isOnOrAfter(from) ?? true }, because: .after(from))
    }
    return try Pair(
      Sides(a, b), on: window ?? board,
      options: .init(level: options.level, simulation: options.simulation, horizon: horizon))
  }

  /// How many systems and organizations there are.
  struct Sample {
    /// What there is too little of for an interval.
    var shortage: String?
  }

  func describe(_ pair: Pair, in finding: inout ClaimFinding) -> Sample {
    scope.describe(pair.board, in: &finding)
    (finding.sideA, finding.sideB) = (a, b)
    let sides = [pair.a, pair.b]
    let dated = sides.map { $0.entries.filter { $0.date != nil } }
    (finding.countA, finding.countB) = (dated[0].count, dated[1].count)
    for (side, entries) in zip(sides, dated) {
      finding.systems += entries.map { .init($0, role: side.name, unit: pair.board.unit, decides: true) }
    }
    if let from {
      for index in finding.omissions.indices
      where finding.omissions[index].reason == Scoreboard.Reason.after(from).summary {
        finding.omissions[index].reason = "before \(from)"
      }
    }
    finding.omissions += sides.flatMap(\.entries).filter { $0.date == nil }
      .map { .init(name: $0.system.id.text, reason: Scoreboard.Reason.undated.summary) }
    for (side, entries) in zip(sides, dated) {
      let dates = Set(entries.compactMap(\.date))
      if entries.count < 3 || dates.count < 2 {
        return Sample(
          shortage:
            "\(NumberWords.count(entries.count, "dated system")) of \(side.name) on \(NumberWords.count(dates.count, "date")): at least "
            + "three on two dates are needed")
      }
    }
    let organizations = Set(dated.joined().map(LeaveOneOrganizationOut.Candidate.init))
    return Sample(
      shortage: organizations.count < 4
        ? "\(NumberWords.count(organizations.count, "organization")): at least four are needed for an interval" : nil)
  }
}
