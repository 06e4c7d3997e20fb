import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// Puts the answer for today into words.
struct TodayTeller {
  let all: GapAcross
  let across: GapAcross
  let isCurrent: Bool
  let synthesis: GapSynthesis?
  let readings: [TodayAnswer.Reading]
  let robustness: [RobustnessAnalysis]
  let sides: Sides
  let dataset: Dataset

  // MARK: Who leads

  /// Who leads on the benchmarks that count, or that none can say it.
  func lead() throws(AnalysisError) -> TodayAnswer.Statement {
    let answered = across.answers.filter { $0.estimate.estimate != nil }
    guard let first = answered.first else { return .init(question: .lead, sentence: across.sentence, details: []) }
    guard answered.count > 1 else {
      let words = reading(of: first.pair.board).flatMap(twoReadings) ?? gapWords(first.pair, first.estimate)
      let details = try winWords(first.pair).map { [$0 + "."] } ?? []
      return .init(question: .lead, sentence: words.map { $0 + "." } ?? across.sentence, details: details)
    }
    var details = synthesisWords.map { [$0] } ?? []
    for reading in readings where reading.team == nil {
      if let wins = try winWords(reading.asked.pair) {
        details.append(wins + ".")
      } else if let gap = reading.asked.gap.flatMap({ gapWords(reading.asked.pair, $0) }) {
        details.append(gap + ".")
      }
    }
    return .init(question: .lead, sentence: verdict + countWords(across) + ".", details: details)
  }

  /// Whether the families together put a side ahead.
  private var verdict: String {
    guard let model = synthesis?.model else { return "" }
    if model.interval.contains(0) { return "Neither side is clearly ahead: " }
    return "\(best(model.mean > 0).capitalizedFirst) is ahead on average: "
  }

  /// `of 12 families of benchmarks with results of the past year, the best system is from China in 7 and from the United States in 5`
  private func countWords(_ across: GapAcross) -> String {
    let tally = across.families
    let kind = across.hasFamilies ? ("family of benchmarks", "families of benchmarks") : ("benchmark", "benchmarks")
    let scope = across.scope.isCurrentOnly ? " with results of the past year" : ""
    let isOne = tally.total == 1
    let things = isOne ? "in the only \(kind.0)" : "of \(NumberWords.count(tally.total, kind.0, plural: kind.1))"
    let opening = (synthesis == nil ? things.capitalizedFirst : things) + scope
    guard let leaders = leaderWords(tally) else {
      return isOne ? "\(opening), boards disagree" : "\(opening), none has a leader: their boards disagree"
    }
    return "\(opening), the best system is \(leaders)"
  }

  /// `from China in 7 and from the United States in 5; the boards of 1 disagree`, `from China in all`; `nil` where no family has an answer of
  /// one voice.
  private func leaderWords(_ tally: GapTally) -> String? {
    let sides = [(words(true).origin, tally.a), (words(false).origin, tally.b)].sorted { $0.1 > $1.1 }
    let parts = (sides + [("of neither side", tally.level)]).filter { $0.1 > 0 }
    guard let first = parts.first else { return nil }
    guard first.1 < tally.total else {
      return first.0 + (["", " in both"].dropFirst(tally.total - 1).first ?? " in all")
    }
    return NameList.text(parts.map { "\($0.0) in \($0.1)" })
      + (tally.split > 0 ? "; the boards of \(tally.split) disagree" : "")
  }

  /// What the families say on average.
  private var synthesisWords: String? {
    guard let model = synthesis?.model else { return nil }
    let isA = model.mean > 0
    let (lower, upper) =
      isA ? (model.interval.lower, model.interval.upper) : (-model.interval.upper, -model.interval.lower)
    let unit = Unit.standardDeviations
    func number(_ value: Double) -> String { unit.number(value, estimate: abs(model.mean), lower: lower, upper: upper) }
    let range =
      lower < 0 && upper > 0
      ? "from \(number(-lower)) behind to \(number(upper)) ahead" : "\(number(lower)) to \(number(upper))"
    return
      "On average over the families, \(best(isA)) is \(unit.magnitude(model.mean, lower: lower, upper: upper)) of a benchmark's "
      + "scores ahead (\(NumberWords.percent(model.interval.level)) interval \(range))."
  }

  /// How often the best of the side that is ahead would win against the best of the other; `nil` on a board that is no rating.
  private func winWords(_ pair: Pair) throws(AnalysisError) -> String? {
    guard pair.applicableMeasures(.gap).contains(.frontierWinRate), let bestA = pair.a.entries.first,
      let bestB = pair.b.entries.first
    else { return nil }
    let estimate = try pair.estimate(of: .frontierWinRate)
    guard let value = estimate.estimate else { return nil }
    let isA = value >= 0.5
    let (leader, follower) = isA ? (bestA, bestB) : (bestB, bestA)
    func times(_ share: Double) -> String { NumberWords.number(100 * (isA ? share : 1 - share), .decimals(0)) }
    var text =
      "Head to head on \(pair.board.benchmark.title), \(best(isA)) (\(leader.nameWithVariant)) is expected to win \(times(value)) of 100 "
      + "comparisons with \(words(!isA).otherBest) (\(follower.nameWithVariant)"
    if let interval = estimate.interval {
      let ends = isA ? (interval.lower, interval.upper) : (interval.upper, interval.lower)
      text += "; \(NumberWords.percent(interval.level)) interval \(times(ends.0)) to \(times(ends.1)))"
      return interval.contains(0.5) ? text + ", so that who would win more often is open" : text
    }
    return text + "; no interval is known)"
  }

  /// Who has the best system on a board and by how much; `nil` without systems of both sides.
  private func gapWords(_ pair: Pair, _ estimate: Estimate) -> String? {
    guard let value = estimate.estimate, let bestA = pair.a.entries.first, let bestB = pair.b.entries.first else {
      return nil
    }
    let isA = value >= 0
    let (leader, follower) = isA ? (bestA, bestB) : (bestB, bestA)
    let place = value == 0 ? "level with" : "\(estimate.magnitude(value)) ahead of"
    var text =
      "On \(pair.board.benchmark.title), \(best(isA)) (\(leader.nameWithVariant)) is \(place) \(words(!isA).otherBest) "
      + "(\(follower.nameWithVariant)"
    guard let interval = estimate.interval else { return text + "); no interval is known" }
    let range =
      isA
      ? estimate.unit.range(interval.lower, interval.upper, estimate: value)
      : estimate.unit.range(-interval.upper, -interval.lower, estimate: -value)
    text += "; \(NumberWords.percent(interval.level)) interval \(range))"
    return interval.contains(0) && value != 0 ? text + ", so that the lead is not clear" : text
  }

  /// Who is ahead by how much in either reading of a board; `nil` where it has one.
  private func twoReadings(_ reading: TodayAnswer.Reading) -> String? {
    guard let both = bothAmounts(reading), let team = reading.team?.gap?.estimate,
      let all = reading.asked.gap?.estimate
    else { return nil }
    let what = team * all > 0 ? "how far one side is ahead" : "who leads"
    return "On \(reading.asked.pair.board.benchmark.title), \(what) depends on whose evaluations count: \(both)"
  }

  /// By whose evaluations a board is read.
  private static let readers = ["by the clips of the benchmark's team", "by the newest evaluation of each system"]

  /// Who is ahead by how much by either; `nil` where a board has one reading.
  private func bothAmounts(_ reading: TodayAnswer.Reading) -> String? {
    guard let ofTeam = amount(reading.team?.gap), let ofAll = amount(reading.asked.gap) else { return nil }
    return "\(Self.readers[0]), \(ofTeam); \(Self.readers[1]), \(ofAll)"
  }

  /// The reading of a board that is looked at closely.
  private func reading(of board: Scoreboard) -> TodayAnswer.Reading? {
    readings.first { $0.asked.pair.board.benchmark.id == board.benchmark.id }
  }

  // MARK: How many months

  /// How many months the side that is behind is behind now, and over all scores that both have passed; `nil` where no board has a lag.
  func months() throws(AnalysisError) -> TodayAnswer.Statement? {
    var sentences: [String] = []
    var (hasNow, hasMean) = (false, false)
    func add(_ title: String, _ now: String?, _ mean: String?, but isTurned: Bool = false) {
      (hasNow, hasMean) = (hasNow || now != nil, hasMean || mean != nil)
      if let now { sentences.append("On \(title), \(now).") }
      guard let mean else { return }
      // Where it stands under what is said of today, the board need not be named again.
      let opening = now != nil && sentences.count == 1 ? "Averaged" : "On \(title), averaged"
      sentences.append("\(opening) over all scores that both have passed, \(isTurned ? "however, " : "")\(mean).")
    }
    // Boards that are up to date go first, among them those that compare like with like.
    let ordered = [false, true].flatMap { isOld in
      readings.filter { (past(on: $0.asked.pair.board) != past) == isOld }.sorted { $0.team == nil && $1.team != nil }
    }
    for reading in ordered {
      let (title, ofAll) = (reading.asked.pair.board.benchmark.title, try LagWords(reading.asked.pair, self))
      guard let team = reading.team else {
        add(title, ofAll.now, ofAll.mean, but: ofAll.isTurned)
        continue
      }
      let ofTeam = try LagWords(team.pair, self)
      func both(_ words: KeyPath<LagWords, String?>) -> String? {
        switch (ofTeam[keyPath: words], ofAll[keyPath: words]) {
        case (let one?, let other?) where one == other: one
        case (let one?, let other?):
          "it depends on whose evaluations count: \(Self.readers[0]), \(one); \(Self.readers[1]), \(other)"
        case (let one?, nil): "\(Self.readers[0]), \(one); \(Self.readers[1]), there is no such lag"
        case (nil, let other?): "\(Self.readers[1]), \(other); \(Self.readers[0]), there is no such lag"
        case (nil, nil): nil
        }
      }
      add(title, both(\.now), both(\.mean))
    }
    guard let first = sentences.first else { return nil }
    let definition =
      "What is said of \(past?.words ?? "today") counts the time since the side that is ahead first had the best score of the other: it grows daily, until "
      + "the other has a new record." + (hasMean ? " The average is over the whole history." : "")
    return .init(
      question: .months, sentence: first, details: Array(sentences.dropFirst()) + (hasNow ? [definition] : []))
  }

  /// The date that a question stops at; `nil` if it is about today.
  private var past: CalendarDate? { all.answers.first?.pair.board.selection.asOf }

  /// The date that the lag on a board is of: that of the question, or of a board that was not brought up to date since; `nil` for today.
  private func past(on board: Scoreboard) -> CalendarDate? {
    past ?? (isCurrent && !all.isCurrent(board.benchmark.id) ? board.asOf : nil)
  }

  /// The two lags of a board in words, each with its interval in brackets.
  private struct LagWords {
    /// Where both stand now.
    var now: String?
    /// The average over the scores that both have passed.
    var mean: String?
    /// Whether the two name different sides as behind.
    var isTurned = false

    init(_ pair: Pair, _ teller: TodayTeller) throws(AnalysisError) {
      let current = PresentLag(try pair.estimate(of: .lagNow), of: pair)
      let average = try pair.estimate(of: .lagHorizontalMean)
      now = current.map { teller.words($0, on: pair.board) }
      guard let value = average.estimate else { return }
      let range =
        average.interval?.lagClause(of: abs(value), isTurned: value < 0, directions: ("earlier", "later"))
        ?? " (no interval is known)"
      let isBound = average.status == .censored
      mean =
        (value == 0
          ? "both came at the same time"
          : "\(teller.words(value < 0).systems) came "
            + (average.shortLag(value) ?? (isBound ? "at least " : "") + average.magnitude(value)) + " later") + range
      isTurned = (current?.months ?? 0) * value < 0
    }
  }

  /// What the side that is behind has, and when the other had it.
  private func words(_ lag: PresentLag, on board: Scoreboard) -> String {
    let past = past(on: board)
    let (behind, ahead) = (words(!lag.isLedByA).systems, words(lag.isLedByA).systems)
    if lag.isLevel {
      let when = past.map { "had the same best score by \($0.words)" } ?? "have the same best score today"
      return "\(behind) and \(ahead) \(when)"
    }
    let what =
      past.map { "had by \($0.words) what \(ahead) had reached \(lag.amount) before" }
      ?? "score today what \(ahead) had reached \(lag.amount) ago"
    return "\(behind) \(what)\(lag.range)"
  }

  // MARK: Whether it holds

  /// A choice that could have been made otherwise, and whether the answer survives it.
  private struct Check {
    var outcome: Outcome
    var text: String
    /// What shows it, as a sentence.
    var detail: String?

    /// What most of the other choices do to the answer; in the order in which they are told.
    enum Outcome: Int, CaseIterable {
      /// They turn it.
      case turns
      /// They leave it, but some turn it.
      case mostlyHolds
      /// None of them turns it.
      case holds
    }
  }

  /// Whether the answer holds under other choices; `nil` where none could be made.
  func robustnessStatement() -> TodayAnswer.Statement? {
    let checks = robustness.compactMap(check) + [withoutOneFamily, withOlder].compactMap(\.self)
    // What turns the answer goes first.
    let ordered = Check.Outcome.allCases.flatMap { outcome in checks.filter { $0.outcome == outcome } }
    guard let first = ordered.first else { return nil }
    let outcomes = Set(checks.map(\.outcome))
    let verdict = outcomes == [.holds] ? "Yes" : outcomes == [.turns] ? "No" : "Only in part"
    return .init(
      question: .robustness, sentence: "\(verdict): \(first.text).",
      details: (first.detail.map { [$0] } ?? [])
        + ordered.dropFirst().flatMap { [$0.text.capitalizedFirst + ".", $0.detail].compactMap(\.self) })
  }

  /// One choice of the analyst changed at a time, and all drawn together, on a board.
  private func check(_ analysis: RobustnessAnalysis) -> Check? {
    guard let gap = analysis.baseline.answer.gap, gap != 0, let one = analysis.summary(of: analysis.variations) else {
      return nil
    }
    let title = analysis.board.benchmark.title
    let all = analysis.summary(of: analysis.draws)
    let drawn = all.map { all in
      (all.agreeing == all.count ? "all \(all.count)" : "\(all.agreeing) of \(all.count)") + " combinations of choices"
    }
    let turning = analysis.influences.filter { $0.summary.signStability < 1 }.map(\.choice)
    guard !turning.isEmpty || 2 * (all?.agreeing ?? 1) <= all?.count ?? 1 else {
      return Check(
        outcome: .holds,
        text: "on \(title), \(best(gap > 0)) stays ahead under each of \(one.count) other choices"
          + (drawn.map { " and in \($0)" } ?? ""))
    }
    // What is varied by itself only.
    let kept = [(Specification.Choice.system, "single system"), (.dimension, "dimension")]
      .filter { turning.contains($0.0) }.map(\.1)
    let holdsMostly = [one, all].compactMap(\.self).allSatisfy { 2 * $0.agreeing > $0.count }
    var details = reading(of: analysis.board).flatMap(bothAmounts).map { [$0.capitalizedFirst] } ?? []
    details.append(
      "\(best(gap > 0).capitalizedFirst) is ahead \(holdsMostly ? "" : "only ")under \(one.agreeing) of \(one.count) other choices"
        + (drawn.map { " and in \($0)" } ?? "")
        + (all.map { $0.agreeing == $0.count } == true && !kept.isEmpty
          ? ", which leave out no \(NameList.text(kept))" : ""))
    let what = turning.isEmpty ? "several choices together" : NameList.text(turning.map(\.label))
    return Check(
      outcome: holdsMostly ? .mostlyHolds : .turns,
      text: "on \(title), who leads turns with the choice of \(what)",
      detail: details.joined(separator: ". ") + ".")
  }

  /// `the best system from China is 4.67 percentage points ahead`
  private func amount(_ estimate: Estimate?) -> String? {
    guard let estimate, let value = estimate.estimate else { return nil }
    return value == 0 ? "neither side is ahead" : "\(best(value > 0)) is \(estimate.magnitude(value)) ahead"
  }

  /// Whether the families without any one say the same.
  private var withoutOneFamily: Check? {
    guard let synthesis, let model = synthesis.model else { return nil }
    let isOpen = model.interval.contains(0)
    let changing = synthesis.families.filter { family in
      guard let other = family.without else { return false }
      return other.interval.contains(0) != isOpen || !isOpen && (other.mean > 0) != (model.mean > 0)
    }
    let standing = isOpen ? "neither side is clearly ahead" : "\(best(model.mean > 0)) is ahead on average"
    guard !changing.isEmpty else {
      return Check(outcome: .holds, text: "whichever family of benchmarks is left out, \(standing)")
    }
    return Check(
      outcome: .mostlyHolds, text: "that \(standing) hangs on \(NameList.text(changing.map(\.label), limit: 3))")
  }

  /// Whether older benchmarks put the same side ahead more often.
  private var withOlder: Check? {
    guard isCurrent, !all.scope.isCurrentOnly, all.families.total > across.families.total else { return nil }
    let (now, ever) = (across.families, all.families)
    guard let leaders = leaderWords(ever) else { return nil }
    return Check(
      outcome: (now.a - now.b).signum() == (ever.a - ever.b).signum() ? .holds : .turns,
      text: "with older benchmarks counted too, of \(ever.total) families the best system is \(leaders)")
  }

  // MARK: What it does not show

  func cautions(hasMonths: Bool) -> [String] {
    guard across.answers.contains(where: { $0.estimate.estimate != nil }) else { return [] }
    var cautions = ["The best against the best says nothing about the systems behind them."]
    let answered = all.answers.count { $0.estimate.estimate != nil }
    if answered == 1 {
      let one = all.answers.count == 1 ? "The dataset has one benchmark" : "One benchmark alone has both sides"
      cautions.append("\(one): others may say otherwise.")
    }
    if across.families.total > 1 {
      cautions.append(
        across.hasFamilies
          ? "Families of benchmarks are no votes: they share systems, and differ in size."
          : "Benchmarks are no votes: they share systems, and differ in size.")
    }
    if let synthesis, synthesis.assumedError != nil {
      let unknown = synthesis.families.count { $0.standardError == nil }
      cautions.append(
        "\(unknown) of \(synthesis.families.count) families publish no standard errors; in the average they count as uncertain as the family "
          + "that is most.")
    }
    if hasMonths {
      cautions.append(
        "Months are counted from the release of public systems, not from what was possible in a laboratory.")
    }
    return cautions
  }

  // MARK: Names

  /// The words for the first side or the second.
  func words(_ isA: Bool) -> SideWords {
    SideWords(isA ? sides.a : sides.b, of: sides, in: dataset)
  }

  private func best(_ isA: Bool) -> String { words(isA).best }
}
