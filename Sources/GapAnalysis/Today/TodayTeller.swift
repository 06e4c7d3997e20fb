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
    let things =
      across.hasFamilies
      ? NumberWords.count(tally.total, "family of benchmarks", plural: "families of benchmarks")
      : NumberWords.count(tally.total, "benchmark")
    let scope = across.scope.isCurrentOnly ? " with results of the past year" : ""
    let sides = [(true, tally.a), (false, tally.b)].sorted { $0.1 > $1.1 }
    var parts = sides.filter { $0.1 > 0 }.map { "\(words($0.0).origin) in \($0.1)" }
    if tally.level > 0 { parts.append("of neither side in \(tally.level)") }
    let split = tally.split > 0 ? "; the boards of \(tally.split) disagree" : ""
    let opening = synthesis == nil ? "Of" : "of"
    guard !parts.isEmpty else { return "\(opening) \(things)\(scope), none has a leader\(split)" }
    return "\(opening) \(things)\(scope), the best system is \(NameList.text(parts))\(split)"
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
      text += "; \(NumberWords.percent(interval.level)) interval \(times(ends.0)) to \(times(ends.1))"
    }
    return text + ")"
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
      + "(\(follower.nameWithVariant))"
    if let interval = estimate.interval {
      text += interval.clause(in: estimate.unit, of: value, isTurned: value < 0)
      if interval.contains(0) { text += ", so that the lead is not clear" }
    } else {
      text += "; no interval is known"
    }
    return text
  }

  /// Who is ahead by how much in either reading of a board; `nil` where it has one.
  private func twoReadings(_ reading: TodayAnswer.Reading) -> String? {
    bothAmounts(reading).map {
      "On \(reading.asked.pair.board.benchmark.title), who leads depends on whose evaluations count: \($0)"
    }
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
    var hasNow = false
    func add(_ title: String, _ now: String?, _ mean: String?, but isTurned: Bool = false) {
      hasNow = hasNow || now != nil
      if let now { sentences.append("On \(title), \(now).") }
      guard let mean else { return }
      let opening = now == nil ? "On \(title), averaged" : "Averaged"
      sentences.append("\(opening) over all scores that both have passed, \(isTurned ? "but " : "")\(mean).")
    }
    // Boards that compare like with like go first.
    for reading in readings where reading.team == nil {
      let words = try LagWords(reading.asked.pair, self)
      add(
        reading.asked.pair.board.benchmark.title, words.now.map { $0 + words.nowRange },
        words.mean.map { $0 + words.meanRange },
        but: words.isTurned)
    }
    for reading in readings {
      guard let team = reading.team else { continue }
      let (ofTeam, ofAll) = (try LagWords(team.pair, self), try LagWords(reading.asked.pair, self))
      func both(_ words: KeyPath<LagWords, String?>, _ range: KeyPath<LagWords, String>) -> String? {
        let said = zip(Self.readers, [ofTeam, ofAll])
          .compactMap { reader, lag in lag[keyPath: words].map { "\(reader), \($0)\(lag[keyPath: range])" } }
        return said.isEmpty ? nil : "it depends on whose evaluations count: \(said.joined(separator: "; "))"
      }
      add(reading.asked.pair.board.benchmark.title, both(\.now, \.nowRange), both(\.mean, \.meanRange))
    }
    guard let first = sentences.first else { return nil }
    let definition =
      "What is said of today counts the time since the side that is ahead first had the best score of the other: it grows daily, until the "
      + "other has a new record. The average is over the whole history."
    return .init(
      question: .months, sentence: first, details: Array(sentences.dropFirst()) + (hasNow ? [definition] : []))
  }

  /// The two lags of a board in words.
  private struct LagWords {
    /// Where both stand now, and its interval in brackets.
    var now: String?
    var nowRange = ""
    /// The average over the scores that both have passed, and its interval in brackets.
    var mean: String?
    var meanRange = ""
    /// Whether the two name different sides as behind.
    var isTurned = false

    init(_ pair: Pair, _ teller: TodayTeller) throws(AnalysisError) {
      let dated = pair.dated
      let current = try pair.estimate(of: .lagNow)
      let average = try pair.estimate(of: .lagHorizontalMean)
      // Who is behind is told by the scores: a lag of 0 may be one that ended, or began, today.
      if let value = current.estimate, let day = dated.board.lastDay,
        let today = CurrentLag.Situation(dated.a.curve, dated.b.curve, on: day)
      {
        let isBound = CurrentLag.isBound(a: dated.a.curve, b: dated.b.curve, on: day)
        let isLedByA = today.scoreA > today.scoreB
        let (behind, ahead) = (teller.words(!isLedByA), teller.words(isLedByA))
        now =
          today.scoreA == today.scoreB
          ? "\(behind.systems) and \(ahead.systems) have the same best score today"
          : "\(behind.systems) score today what \(ahead.systems) had reached \(isBound ? "at least " : "")"
            + "\(current.magnitude(value)) ago"
        nowRange = Self.range(current, of: value)
      }
      if let value = average.estimate {
        mean =
          value == 0
          ? "both came at the same time"
          : "\(teller.words(value < 0).systems) came \(average.status == .censored ? "at least " : "")\(average.magnitude(value)) later"
        meanRange = Self.range(average, of: value)
      }
      isTurned = (current.estimate ?? 0) * (average.estimate ?? 0) < 0
    }

    private static func range(_ estimate: Estimate, of value: Double) -> String {
      estimate.interval.map { $0.clause(in: estimate.unit, of: value, isTurned: value < 0) }
        ?? " (no interval is known)"
    }
  }

  // MARK: Whether it holds

  /// A choice that could have been made otherwise, and whether the answer survives it.
  private struct Check {
    var holds: Bool
    var text: String
    /// What shows it, as a sentence.
    var detail: String?
  }

  /// Whether the answer holds under other choices; `nil` where none could be made.
  func robustnessStatement() -> TodayAnswer.Statement? {
    let checks = robustness.compactMap(check) + [withoutOneFamily, withOlder].compactMap(\.self)
    // What turns the answer goes first.
    let ordered = checks.filter { !$0.holds } + checks.filter(\.holds)
    guard let first = ordered.first else { return nil }
    let held = checks.count(where: \.holds)
    let verdict = held == checks.count ? "Yes" : held == 0 ? "No" : "Only in part"
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
    let drawn = analysis.summary(of: analysis.draws).map {
      "\(Unit.share.words($0.signStability)) of \($0.count) combinations of choices"
    }
    let turning = analysis.influences.filter { $0.summary.signStability < 1 }.map(\.choice.label)
    guard !turning.isEmpty else {
      return Check(
        holds: true,
        text: "on \(title), \(best(gap > 0)) stays ahead under each of \(one.count) other choices"
          + (drawn.map { " and in \($0)" } ?? ""))
    }
    var details = reading(of: analysis.board).flatMap(bothAmounts).map { [$0.capitalizedFirst] } ?? []
    if let drawn { details.append("\(best(gap > 0).capitalizedFirst) is ahead in \(drawn)") }
    return Check(
      holds: false, text: "on \(title), who leads turns with the choice of \(NameList.text(turning))",
      detail: details.isEmpty ? nil : details.joined(separator: ". ") + ".")
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
      return Check(holds: true, text: "whichever family of benchmarks is left out, \(standing)")
    }
    return Check(
      holds: false, text: "that \(standing) hangs on \(NameList.text(changing.map(\.label), limit: 3))")
  }

  /// Whether older benchmarks put the same side ahead more often.
  private var withOlder: Check? {
    guard isCurrent, !all.scope.isCurrentOnly, all.families.total > across.families.total else { return nil }
    let (now, ever) = (across.families, all.families)
    let counts = [(true, ever.a), (false, ever.b)].sorted { $0.1 > $1.1 }
      .map { "\(words($0.0).origin) in \($0.1)" }
    let split = ever.split > 0 ? "; the boards of \(ever.split) disagree" : ""
    return Check(
      holds: (now.a - now.b).signum() == (ever.a - ever.b).signum(),
      text:
        "with older benchmarks counted too, of \(ever.total) families the best system is \(NameList.text(counts))\(split)"
    )
  }

  // MARK: What it does not show

  func cautions(hasMonths: Bool) -> [String] {
    guard across.answers.contains(where: { $0.estimate.estimate != nil }) else { return [] }
    var cautions = ["The best against the best says nothing about the systems behind them."]
    if all.answers.count == 1 { cautions.append("The dataset has one benchmark: others may say otherwise.") }
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
