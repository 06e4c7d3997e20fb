import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

extension CapabilityScale {
  /// The scale as a table: whether it is earned (`role` verdict), how far apart the sides are on it (difference), the placed systems (system),
  /// how well it foretells beside what is known without it (prediction), and which scores would connect the boards most (need).
  ///
  /// Of a prediction `held_out_error` is the root of its mean squared error, in standard deviations of a board's scores, and `estimate` the
  /// scale's own, or the scale's less that of the other. Differences and systems are there where the scale is earned, needs where it is not.
  public func table() throws(TableError) -> Table {
    var rows = [TableRow(role: "verdict", row: verdictRow)]
    rows += differences.map { TableRow(role: "difference", row: row($0)) }
    if isEarned { rows += placed.map { TableRow(role: "system", row: row($0), families: $0.families) } }
    rows += (comparison?.scores ?? []).map { TableRow(role: "prediction", row: row($0), error: $0.error) }
    rows += needs.map { TableRow(role: "need", row: row($0)) }
    let numbered = rows.enumerated().map { order, row in
      var result = row.row
      result.sortOrder = order + 1
      return result
    }
    return try ResultRow.table(
      numbered,
      columns: [
        .label, .measure, .estimate, .standardError, .intervalLower, .intervalUpper, .intervalLevel, .intervalMethod,
        .intervalKind, .monteCarloError, .unit, .countA, .countB, .countryA, .countryB, .entity, .benchmark, .date,
        .status, .note, .sources, .sortOrder,
      ]
    )
    .setting(Column(.scaleRole, rows.map(\.role)))
    .setting(Column(.heldOutError, rows.map(\.error)))
    .setting(Column(.families, rows.map(\.families)))
  }

  private struct TableRow {
    var role: String
    var row: ResultRow
    var families: Int?
    var error: Double?
  }

  private var verdictRow: ResultRow {
    var row = ResultRow()
    (row.label, row.measure) = ("Systems with a place", "placed_systems")
    (row.estimate, row.unit, row.countA) = (isEarned ? Double(placed.count) : 0, .systems, placed.count)
    (row.status, row.intervalKind, row.date) = (isEarned ? .ok : .insufficient, UncertaintyKind.none, date)
    if !isEarned { row.notes = [Note("no scale is earned: \(shortage ?? verdict)")] }
    return row
  }

  private func row(_ difference: Difference) -> ResultRow {
    var row = ResultRow()
    let (a, b) = (difference.sides.a, difference.sides.b)
    let (titleA, titleB) = (difference.sides.titleA, difference.sides.titleB)
    row.label =
      difference.measure.family == .lag
      ? "Months that \(titleB) is behind \(titleA)" : "Best of \(titleA) − best of \(titleB)"
    row.measure = difference.measure.id
    (row.estimate, row.standardError, row.interval) = (
      difference.estimate, difference.standardError, difference.interval
    )
    row.intervalKind = difference.interval == nil ? UncertaintyKind.none : .sampling
    row.unit = difference.measure.unit(ofScores: .standardDeviations)
    (row.countryA, row.countryB, row.countA, row.countB) = (a, b, difference.counts.a, difference.counts.b)
    row.status = difference.estimate == nil ? .insufficient : .ok
    (row.notes, row.date) = (difference.notes, date)
    return row
  }

  private func row(_ placed: Placed) -> ResultRow {
    var row = ResultRow()
    (row.label, row.measure, row.entity) = (placed.entry.system.title, "place", placed.entry.system.id.text)
    (row.estimate, row.standardError, row.interval) = (placed.place, placed.standardError, placed.interval)
    (row.intervalKind, row.unit, row.status) = (.sampling, .standardDeviations, .ok)
    (row.countryA, row.date, row.sources) = (placed.entry.country?.text, placed.entry.date, placed.sources)
    return row
  }

  private func row(_ score: HeldOutComparison.Score) -> ResultRow {
    var row = ResultRow()
    row.label = score.predictor.label
    (row.measure, row.entity, row.unit) = ("held_out_error", score.predictor.rawValue, .standardDeviations)
    row.countA = comparison?.unitCount
    (row.estimate, row.status, row.intervalKind) = (score.error, .ok, UncertaintyKind.none)
    guard let difference = score.difference else { return row }
    row.measure = "held_out_error_difference"
    (row.estimate, row.standardError) = (difference.estimate, difference.standardError)
    (row.interval, row.intervalKind) = (difference.interval, .sampling)
    if score.predictor != .scaleAndCovariate, difference.interval.upper >= 0 {
      row.notes = ["the scale is not shown to foretell better"]
    }
    return row
  }

  private func row(_ need: Need) -> ResultRow {
    var row = ResultRow()
    row.label = "Gain by \(need.system) on \(need.board)"
    (row.measure, row.entity, row.benchmark) = ("variance_reduction", need.systemID.text, need.boardID.text)
    (row.estimate, row.unit, row.status, row.intervalKind) = (need.share, .share, .ok, UncertaintyKind.none)
    return row
  }
}

extension HeldOutComparison.Predictor {
  /// What it is called in a table.
  var label: String {
    switch self {
    case .itemMean: "Error less that of the board's mean"
    case .covariate: "Error less that of the release date"
    case .both: "Error less that of both"
    case .scale: "Error on scores held out"
    case .scaleAndCovariate: "Error less that of scale and date"
    }
  }

  /// What it is called in a sentence.
  var words: String {
    switch self {
    case .itemMean: "the board's mean"
    case .covariate: "the release date"
    case .both: "the board's mean and the release date together"
    case .scale: "the scale"
    case .scaleAndCovariate: "the scale and the release date"
    }
  }
}

// MARK: In words

extension CapabilityScale {
  private var families: Int { Set(boards.map(\.benchmark.familyKey)).count }

  /// What the scale says, or why there is none.
  public var sentence: String {
    let subject =
      "\(NumberWords.count(boards.count, "board")) of \(NumberWords.count(families, "family", plural: "families")) of benchmarks"
    if let shortage { return "No scale is printed of \(subject): \(shortage)." }
    guard isEarned else { return "No scale is printed of \(subject), as none is earned: \(verdict)." }
    var text =
      "Exploratory: one scale of \(subject) places \(placed.count) systems, 0 being their mean and 1 their standard deviation; \(verdict)."
    for difference in differences {
      guard let value = difference.estimate, let interval = difference.interval else { continue }
      let unit = difference.measure.unit(ofScores: .standardDeviations)
      let isLag = difference.measure.family == .lag
      let isTurned = (value >= 0) == isLag
      let (first, second) =
        isTurned
        ? (difference.sides.titleB, difference.sides.titleA)
        : (difference.sides.titleA, difference.sides.titleB)
      let size = unit.words(abs(value), lower: interval.lower, upper: interval.upper)
      text +=
        isLag
        ? " \(first) is \(size) behind \(second)" : " The best of \(first) is \(size) ahead of the best of \(second)"
      text += interval.clause(in: unit, of: value, isTurned: value < 0)
      text += interval.contains(0) ? "; the interval includes zero." : "."
    }
    return text
  }

  /// How well held-out scores are foretold beside the strongest of what is known without the scale.
  private var verdict: String {
    guard let comparison, let own = comparison.scores.first(where: { $0.predictor == .scale })?.error else { return "" }
    let rivals = comparison.scores.filter { $0.difference != nil && $0.predictor != .scaleAndCovariate }
    guard let rival = rivals.max(by: { ($0.difference?.interval.upper ?? 0) < ($1.difference?.interval.upper ?? 0) }),
      let difference = rival.difference
    else { return "" }
    func number(_ value: Double) -> String { NumberWords.number(value, .decimals(2)) }
    let range =
      "\(NumberWords.percent(difference.interval.level)) interval of the difference \(number(difference.interval.lower)) to "
      + number(difference.interval.upper)
    let comparisonWords =
      "scores that were held out are missed by \(number(own)) standard deviations of a board, by \(rival.predictor.words) by "
      + "\(number(rival.error)) (\(range))"
    return isEarned ? comparisonWords : comparisonWords + ", which may be chance"
  }

  /// How the scale was made, what it does not show, and what is missing.
  public var notes: [String] {
    var notes = [
      "A standardised score is taken as the board's effect, the system's ability, what the system has in common on the board's family, and the "
        + "rest; the variances, and so how far abilities are drawn to their mean, are by restricted maximum likelihood. Boards of a family count "
        + "for as much as they tell beyond each other."
    ]
    if let shares = varianceShares {
      func percent(_ share: Double) -> String { NumberWords.percent(share) }
      notes.append(
        "Of the variance of standardised scores \(percent((100 * shares.ability).rounded() / 100)) is the systems' on all boards, "
          + "\(percent((100 * shares.family).rounded() / 100)) a system's on one family, \(percent((100 * shares.residual).rounded() / 100)) the rest."
      )
    }
    notes.append(placedNote)
    if let comparison {
      var text =
        "Held out: \(NumberWords.count(comparison.pairCount, "pair")) of a system and a family, of \(comparison.unitCount) systems, all boards of "
        + "the family together, in ten folds dealt five times; errors in standard deviations of a board's scores. A scale is earned that foretells "
        + "better than the board's mean, the release date, and both, each by more than chance. In simulations a 95 % interval of such a difference "
        + "covers 88 % with 12 systems and 92 % or more from 30 on."
      if comparison.omittedPairs > 0 {
        text += " \(comparison.omittedPairs) pairs could not be foretold by all, most for want of a date."
      }
      notes.append(text)
    }
    notes += isEarned ? earnedNotes : needNotes
    notes += omissions.map { reason, labels in
      "Not on the scale, \(labels.count) \(reason): \(labels.joined(separator: "; "))."
    }
    return notes
  }

  private var placedNote: String {
    let count = unplaced.oneBoard + unplaced.oneFamily + unplaced.twoFamilies
    let systems = placed.count + count
    return
      "Of \(NumberWords.count(systems, "system")) \(placed.count) \(placed.count == 1 ? "is" : "are") on boards of \(Self.minimumFamilies) families and can be "
      + "placed. \(count) have no place, whatever their rank on a board: \(unplaced.oneBoard) on one board, \(unplaced.oneFamily) on boards of "
      + "one family, \(unplaced.twoFamilies) on two families."
  }

  private var earnedNotes: [String] {
    [
      "The scale is what these boards have in common and no quality that anyone defined: it does not show that a system is the better one for a "
        + "use, nor on a board that it is not on. Boards that favour a maker's systems favour them here; scores of makers' own clips count as "
        + "others do.",
      "Intervals take families as drawn from families like these; what they cover in simulations is in the article How the intervals were checked of "
        + "StatisticsCore. Gap and lag are means over places redrawn about the predictions.",
    ]
  }

  private var needNotes: [String] {
    var notes: [String] = []
    if let comparison {
      let open = comparison.scores.compactMap { score in
        score.predictor == .scaleAndCovariate ? nil : score.difference.map { (score.predictor, $0) }
      }.filter { $0.1.interval.upper >= 0 }
      let worse = open.filter { $0.1.estimate >= 0 }
      if let first = worse.first {
        notes.append(
          "More systems like these would not earn it: the other boards of a system foretell its scores no better than \(first.0.words)."
        )
      } else if let hardest = open.max(by: { $0.1.interval.upper < $1.1.interval.upper }) {
        let ratio = (hardest.1.interval.upper - hardest.1.estimate) / -hardest.1.estimate
        let systems = Double(comparison.unitCount) * ratio * ratio
        if systems < 1000 {
          notes.append(
            "Were the difference to \(hardest.0.words) what it is here, some \(NumberWords.number(systems.rounded(.up), .decimals(0))) systems on "
              + "\(Self.minimumFamilies) families would show it; there are \(comparison.unitCount), and \(unplaced.twoFamilies) lack one family."
          )
        } else {
          notes.append(
            "Beside \(hardest.0.words) other boards tell too little for any likely number of systems to show it.")
        }
      }
      if let with = comparison.scores.first(where: { $0.predictor == .scaleAndCovariate }),
        let both = comparison.scores.first(where: { $0.predictor == .both })
      {
        notes.append(
          "With the release date beside it the scale misses by \(NumberWords.number(with.error, .decimals(2))), without the scale the date and "
            + "the board's mean by \(NumberWords.number(both.error, .decimals(2))): that much the boards have in common that dates do not tell."
        )
      }
    }
    if !needs.isEmpty {
      notes.append(
        "Gains are those of the scores that would connect the boards most, one a system: by what share one would lessen the variance of the "
          + "errors of all places. Whether the system can do what the board asks is not known here.")
    }
    return notes
  }
}

extension CapabilityScale {
  /// How a scale is made, when it is earned, what its intervals cover, and where the method is from.
  public static let explanation = [
    "Model: z = a(board) + θ(system) + φ(system, family) + e, z the score less the mean of its board over the standard deviation of its board, "
      + "turned where less is better; a fixed, θ, φ and e normal with variances by restricted maximum likelihood; θ by best linear unbiased "
      + "prediction (Henderson 1975, doi 10.2307/2529430; Robinson 1991, doi 10.1214/ss/1177011926). The same as R's lme4.",
    "Places are θ less the mean of the placed systems, over their standard deviation as the model expects it. The zero and the unit are of this "
      + "set of systems and boards: another set has others.",
    "Near it is Epoch's capabilities index of language models (Ho, Denain, Atanasov, Albanie & Shah 2025, arXiv 2512.00193): a logistic curve of "
      + "ability less difficulty with a slope for each benchmark, by penalised least squares, of scores between 0 and 1, anchored to two named "
      + "models. Here scores have all units, boards few systems, the penalty follows from the variances, and families are known.",
    "Earned: in ten folds dealt five times all scores of a system on a family are held out together, and everything is fitted anew. The root of the "
      + "mean squared error must be below that of each of the three others with the whole interval of the difference, by systems with Student's t. "
      + "Of one deal of folds that interval covered 91 % in a simulation of 24 systems; here five are averaged.",
    "Intervals of places are the prediction ± t standard errors, t on the pairs of systems and families less systems and boards. Resampling families "
      + "was tried and covers less (article How the intervals were checked of StatisticsCore).",
  ]
}
