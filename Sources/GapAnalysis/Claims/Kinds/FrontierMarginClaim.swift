import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// `frontier_margin benchmark= [dimension=] system= [date=] expect=positive [at_least=]`
///
/// The score of a system minus the best of the systems dated before it: in points, or with `at_least` in standard deviations
/// of those systems' scores.
struct FrontierMarginClaim: ClaimTestKind {
  static let name = "frontier_margin"
  let scope: ClaimScope
  let system: System.ID
  let leastDeviations: Double?
  let expectation: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    scope = parameters.scope(asOf: false)
    system = parameters.system("system")
    expectation = parameters.expectation()
    leastDeviations = parameters.optionalNumber("at_least")
    if leastDeviations != nil, expectation != .positive {
      parameters.bad("expect", "\(expectation.phrase)", "positive, where at_least is given")
    }
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let title = dataset.systems[system]?.title ?? system.text
    let isStandardized = leastDeviations != nil
    let assertion = leastDeviations.map { ClaimAssertion.atLeast($0) } ?? expectation
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: isStandardized ? .standardDeviations : board.unit.difference,
      formula: "the score of \(title) minus the best score of the systems dated before it"
        + (isStandardized ? ", divided by the standard deviation (n − 1) of their scores" : "")
        + "; the claim holds if it is \(assertion.phrase)")
    scope.describe(board, in: &finding)
    finding.entity = system.text
    finding.subject = "margin of \(title)"
    guard let own = board.entries.first(where: { $0.system.id == system }), let day = own.date?.middleDay else {
      let isListed = board.entries.contains { $0.system.id == system }
      finding.leaveOpen(
        isListed ? "\(title) has no date" : "\(title) is not on this board",
        wouldChange: isListed ? "A date of \(title)." : "A score of \(title) on \(board.benchmark.title).")
      return finding
    }
    finding.date = own.date
    let earlier = board.entries.filter { $0.date.map { $0.middleDay < day } ?? false }
    finding.omissions += board.entries.filter { $0.date == nil }
      .map { .init(name: $0.system.id.text, reason: Scoreboard.Reason.undated.summary) }
    let later = board.entries.filter { $0.system.id != system && ($0.date.map { $0.middleDay >= day } ?? false) }
    finding.omissions += later.map { .init(name: $0.system.id.text, reason: "not before \(title)") }
    let sample = ClaimSample(board, [own] + earlier)
    finding.countA = earlier.count
    finding.countNoun = "earlier systems"
    finding.systems = sample.used({ $0 == 0 ? title : "earlier" }) { $0 < 2 }
    guard let best = earlier.first else {
      finding.leaveOpen("no dated system came before \(title)", wouldChange: "Scores of earlier systems.")
      return finding
    }
    let margin: ClaimSample.Statistic = { members, scores in
      members.filter { $0 > 0 }.map { scores[$0] }.max().map { scores[0] - $0 }
    }
    let standardized: ClaimSample.Statistic = { members, scores in
      guard let margin = margin(members, scores),
        let deviation = standardDeviation(of: members.filter { $0 > 0 }.map { scores[$0] })
      else { return nil }
      return margin / deviation
    }
    let kept: Set<String> = [LeaveOneOrganizationOut.Candidate(own).key]
    let estimate = try sample.estimate(
      isStandardized ? standardized : margin, sides: sample.firstAndOthers, keeping: kept, unit: finding.unit,
      options: options)
    guard !isStandardized || earlier.count >= 3, estimate.value != nil else {
      finding.leaveOpen(
        "\(NumberWords.count(earlier.count, "earlier system")): at least three with different scores are needed for a standard deviation",
        wouldChange: "Scores of more earlier systems.")
      return finding
    }
    finding.decide(by: estimate)
    addPart(margin, standardized, sample, isStandardized, to: &finding)
    finding.wouldChange = change(margin(Array(sample.entries.indices), sample.scores) ?? 0, sample, best, title)
    return finding
  }

  /// What margin would be on the other side; `points` is the margin as it is.
  private func change(_ points: Double, _ sample: ClaimSample, _ best: Scoreboard.Entry, _ title: String) -> String {
    let unit = sample.board.unit
    let target = unit.words(best.score.value)
    let score = unit.words(sample.entries[0].score.value)
    if let leastDeviations, let deviation = standardDeviation(of: Array(sample.scores.dropFirst())) {
      let needed = leastDeviations * deviation
      let missing = abs(needed - points)
      return
        "\(title) would need a margin of \(unit.difference.words(needed)) over \(best.system.title) (\(target)), "
        + "\(unit.difference.words(missing)) \(points < needed ? "more" : "less") than its own."
    }
    return
      "The sign turns if \(title) (\(score)) scores \(unit.difference.words(abs(points))) "
      + "\(points > 0 ? "less" : "more"), which is the \(target) of \(best.system.title)."
  }

  /// The other form of the margin goes along.
  private func addPart(
    _ margin: ClaimSample.Statistic, _ standardized: ClaimSample.Statistic, _ sample: ClaimSample,
    _ isStandardized: Bool,
    to finding: inout ClaimFinding
  ) {
    let everyone = Array(sample.entries.indices)
    let other = isStandardized ? margin : standardized
    let unit: Unit = isStandardized ? sample.board.unit.difference : .standardDeviations
    guard sample.entries.count > 3, let value = other(everyone, sample.scores), value.isFinite else { return }
    finding.parts.append(.init(label: "Margin", entity: system.text, estimate: value, unit: unit))
    let words =
      "that is \(unit.words(value))"
      + (isStandardized ? "" : " of the \(sample.entries.count - 1) earlier systems")
    finding.notes.append(Note(words))
  }
}
