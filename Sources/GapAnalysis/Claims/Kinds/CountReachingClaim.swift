import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// `count_reaching benchmark= [dimension=] country= reference= from= by= [date=] at_least= [complete=true]`
///
/// The number of systems of a country, dated in a window, that score at least as much as another system. They may have been
/// scored later: the claim is about when they came out.
struct CountReachingClaim: ClaimTestKind {
  static let name = "count_reaching"
  let scope: ClaimScope
  let country: String
  let reference: System.ID
  let window: ClaimWindow
  let least: Int
  let isComplete: Bool

  init(_ parameters: inout ClaimParameters) {
    let benchmark = parameters.benchmark()
    let quantity = parameters.quantity(of: benchmark)
    country = parameters.country("country")
    reference = parameters.system("reference")
    window = ClaimWindow(&parameters, requiresStart: true)
    scope = ClaimScope(benchmark: benchmark, quantity: quantity, dateKind: window.dateKind)
    least = parameters.leastCount()
    isComplete = parameters.flag("complete")
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let title = dataset.systems[reference]?.title ?? reference.text
    let assertion = ClaimAssertion.atLeast(Double(least))
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: "systems",
      formula:
        "the number of systems of \(country)\(window.phrase) with at least the score of \(title); the claim holds if "
        + "it is \(assertion.phrase)")
    scope.describe(board, in: &finding)
    finding.date = window.by
    finding.entity = reference.text
    finding.subject = "systems of \(country) level with \(title) or better"
    let inWindow = board.entries.filter {
      $0.country?.text == country && $0.system.id != reference && window.contains($0.system)
    }
    finding.countA = inWindow.count
    finding.countNoun = "systems in the window"
    finding.omissions += board.entries.filter { $0.country?.text == country && $0.date == nil }
      .map { .init(name: $0.system.id.text, reason: Scoreboard.Reason.undated.summary) }
    guard let mark = board.entries.first(where: { $0.system.id == reference }) else {
      finding.leaveOpen(
        "\(title) has no score on this board", wouldChange: "A score of \(title) on \(board.benchmark.title).")
      return finding
    }
    let sample = ClaimSample(board, [mark] + inWindow)
    let threshold = sample.scores[0]
    finding.systems = sample.used({ place in
      place == 0 ? title : sample.scores[place] >= threshold ? "reaches it" : "below"
    }) { $0 == 0 || sample.scores[$0] >= threshold }
    let value = sample.scores.dropFirst().count { $0 >= threshold }
    finding.decideCount(value, least: least, isComplete: isComplete)
    if sample.hasErrors {
      let redrawn = try sample.estimate(
        { members, scores in Double(members.count { $0 > 0 && scores[$0] >= scores[0] }) }, unit: "systems",
        options: options)
      finding.interval = redrawn.interval
      finding.kind = redrawn.kind
      finding.status = isComplete ? redrawn.status : .censored
      if let interval = redrawn.interval {
        finding.verdict = assertion.verdict(lower: interval.lower, upper: interval.upper)
        if !isComplete, finding.verdict == .contradicted { finding.verdict = .undecided }
      }
    }
    let reaching = inWindow.filter { board.oriented($0.score.value) >= threshold }
      .sorted { ($0.date?.middleDay ?? 0) < ($1.date?.middleDay ?? 0) }
    if let first = reaching.first, let date = first.date {
      let words =
        "the first, \(first.system.title), came out on \(date) with \(board.unit.words(first.score.value)) "
        + "against \(board.unit.words(mark.score.value))"
      finding.notes.append(Note(words))
    }
    finding.wouldChange = change(value, inWindow, board, threshold, title)
    return finding
  }

  private func change(
    _ value: Int, _ entries: [Scoreboard.Entry], _ board: Scoreboard, _ threshold: Double, _ title: String
  ) -> String {
    if value >= least {
      let reaching = entries.filter { board.oriented($0.score.value) >= threshold }
      let spare = value - least
      guard reaching.indices.contains(least - 1) else { return "" }
      let last = reaching[least - 1]
      return
        "It falls if \(NumberWords.count(spare + 1, "system")) fewer \(spare == 0 ? "reaches" : "reach") \(title); "
        + "\(last.system.title) is \(board.unit.difference.words(board.oriented(last.score.value) - threshold)) above it."
    }
    guard let next = entries.first(where: { board.oriented($0.score.value) < threshold }) else {
      return
        "A system of \(country) in the window with a score of \(board.unit.words(board.oriented(threshold)))."
    }
    return
      "\(NumberWords.count(least - value, "system")) more; the nearest, \(next.system.title), is "
      + "\(board.unit.difference.words(threshold - board.oriented(next.score.value))) below \(title)."
  }
}
