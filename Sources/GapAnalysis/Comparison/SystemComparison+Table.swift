import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

extension SystemComparison {
  /// A row a system, by mean rank: `system`, `label`, `mean_rank`, `group`, the mean with its interval, then the test of all systems and what
  /// result tables share.
  public func standingsTable() throws(TableError) -> Table {
    let rows = standings
    return try Table(
      [
        Column(.system, rows.map { scores.systems[$0.system].id.text }),
        Column(.label, rows.map { scores.systems[$0.system].name }),
        Column(.meanRank, rows.map(\.meanRank)),
        Column(.letters, rows.map(\.letters)),
        Column(.estimate, rows.map(\.mean)),
        Column(.standardError, rows.map(\.standardError)),
        Column(.intervalLower, rows.map { $0.interval?.lower }),
        Column(.intervalUpper, rows.map { $0.interval?.upper }),
        Column(.measure, rows.map { _ in "mean" }),
      ] + scores.columns(ofRowsWith: rows.map(\.interval)) + [
        Column(.unit, rows.map { _ in scores.unit?.name }),
        Column(.higherIsBetter, rows.map { _ in scores.higherIsBetter }),
        Column(.omnibusTest, rows.map { _ in omnibus.test?.method.name }),
        Column(.omnibusStatistic, rows.map { _ in omnibus.test?.statistic }),
        Column(.omnibusPValue, rows.map { _ in omnibus.test?.pValue }),
        Column(.testMethod, rows.map { _ in pairwise.rawValue }),
        Column(.adjustment, rows.map { _ in adjustment?.rawValue }),
      ])
  }

  /// A row a pair: `system_a`, `system_b`, the mean difference with its interval, `effect_size`, `superiority` with its interval, the test.
  public func pairsTable() throws(TableError) -> Table {
    try Table(
      [
        Column(.systemA, pairs.map { scores.systems[$0.first].id.text }),
        Column(.systemB, pairs.map { scores.systems[$0.second].id.text }),
        Column(.estimate, pairs.map(\.difference)),
        Column(.standardError, pairs.map(\.standardError)),
        Column(.intervalLower, pairs.map { $0.interval?.lower }),
        Column(.intervalUpper, pairs.map { $0.interval?.upper }),
        Column(.effectSize, pairs.map(\.effect)),
        Column(.superiority, pairs.map(\.superiority)),
        Column(.superiorityLower, pairs.map { $0.superiorityInterval?.lower }),
        Column(.superiorityUpper, pairs.map { $0.superiorityInterval?.upper }),
        Column(.testStatistic, pairs.map(\.statistic)),
        Column(.pValue, pairs.map(\.pValue)),
        Column(.adjustedPValue, pairs.map(\.adjustedPValue)),
        Column(.isToldApart, pairs.map(\.isToldApart)),
        Column(
          .status,
          pairs.map {
            ($0.difference == nil ? Status.insufficient : $0.interval == nil ? .noStandardError : .ok).rawValue
          }),
        Column(.note, pairs.map { notes(on: $0).joined }),
        Column(.labelA, pairs.map { scores.systems[$0.first].name }),
        Column(.labelB, pairs.map { scores.systems[$0.second].name }),
        Column(.measure, pairs.map { _ in "mean_difference" }),
      ] + scores.columns(ofRowsWith: pairs.map(\.interval)) + [
        Column(.unit, pairs.map { _ in scores.unit?.name }),
        Column(.higherIsBetter, pairs.map { _ in scores.higherIsBetter }),
        Column(.testMethod, pairs.map(\.method)),
        Column(.adjustment, pairs.map { _ in adjustment?.rawValue }),
      ])
  }

  /// What to know about a pair.
  public func notes(on pair: Pair) -> [Note] {
    if let reason = pair.shortage {
      return ["no interval: \(scores.blocks.areSample ? reason.description : scores.reasonWithoutInterval(reason))"]
    }
    var notes: [Note] = []
    if scores.hasFewRaters, pair.isToldApart, pair.interval?.contains(0) == true {
      notes.append(
        "told apart for these raters alone: how they differ leaves open that others see it the other way round")
    }
    let differences = zip(scores.scores(of: pair.first), scores.scores(of: pair.second)).map { $0 - $1 }
    if pair.interval != nil, SkewedMeans.areSkewed(scores.skewness(of: differences)) {
      notes.append("the differences are skewed: an interval that says 95 % covers some \(SkewedMeans.covered) %")
    }
    if scores.blocks.areSample, let share = pair.superiority, pair.superiorityInterval != nil, abs(share - 0.5) > 0.35 {
      notes.append("how often one is better is near its end: an interval that says 95 % covers 83 to 98 %")
    }
    return notes
  }

  /// The answer in a sentence.
  public var sentence: String {
    return "\(scores.title) (\(scores.size)): \(omnibusText); \(pairsText)."
  }

  private var omnibusText: String {
    switch omnibus {
    case .undefined(let reason): return "no test of all systems (\(reason.description))"
    case .test(let test):
      let differ = test.pValue <= significance
      let statistic = NumberWords.number(test.statistic, .significantDigits(3))
      return "\(differ ? "the systems differ" : "nothing shows that the systems differ") "
        + "(\(options.omnibus.title) = \(statistic), \(Self.text(ofPValue: test.pValue)))"
    }
  }

  private var pairsText: String {
    let apart = pairs.count(where: \.isToldApart)
    let level = NumberWords.percent(options.level)
    let how =
      "at \(level), by \(pairwise.title)\(adjustment.map { $0 == .none ? ", not adjusted" : ", adjusted by \($0.title)" } ?? "")"
    let whose = scores.hasFewRaters ? ", for these \(NumberWords.count(scores.raterCount, "rater"))" : ""
    if let reference {
      let name = scores.systems[reference].name
      return
        "\(apart) of \(NumberWords.count(pairs.count, "other system")) \(apart == 1 ? "is" : "are") told apart from \(name) \(how)\(whose)"
    }
    return
      "\(apart) of \(NumberWords.count(pairs.count, "pair")) \(apart == 1 ? "is" : "are") told apart \(how)\(whose)"
  }

  /// `p = 0.0312`, or `p < 0.0001`.
  static func text(ofPValue pValue: Double) -> String {
    pValue < 0.0001 ? "p < 0.0001" : "p = \(NumberWords.number(pValue, .decimals(4)))"
  }

  /// What keeps one from over-reading the answer.
  public var notes: [String] {
    var notes = scores.notes
    if let attainable { notes.append(attainable) }
    if scores.areSummed {
      notes.append("How often one is better needs single scores, and the samples are sums: left out.")
    }
    if scores.unit != nil, let reason = pairs.lazy.compactMap(\.shortage).first,
      pairs.allSatisfy({ $0.interval == nil })
    {
      let text = scores.blocks.areSample ? reason.description : scores.reasonWithoutInterval(reason)
      notes.append("No intervals: \(text).")
    }
    if reference == nil, groups == nil {
      notes.append(
        "The groups of systems that are not told apart are more than \(IndistinctGroups.largestGroupCount): no letters."
      )
    }
    if options.pairwise == nil, scores.unit == nil {
      notes.append("The \(scores.blocks.rawValue) have no scale in common, so that only the order within each counts.")
    }
    notes.append("That two systems are not told apart does not show that they are equal.")
    return notes
  }

  /// Whose means have intervals that cover less than they say; `nil` where none are known to.
  public var skewNote: String? {
    guard scores.blocks.areSample else { return nil }
    let withInterval = standings.filter { $0.interval != nil }
    let skewed = withInterval.filter { SkewedMeans.areSkewed(scores.skewness(of: scores.scores(of: $0.system))) }
    let note =
      skewed.isEmpty
      ? SkewedMeans.note(ofFewest: withInterval.isEmpty ? nil : Double(scores.cells.count - 1))
      : SkewedMeans.note(of: skewed.map { scores.systems[$0.system].name }, among: standings.count)
    return note.map { $0.capitalizedFirst + "." }
  }

  /// Why no pair could be told apart, where so few blocks allow no p-value that is small enough.
  private var attainable: String? {
    guard pairwise.needsCommonScale, scores.cells.count < 60, !pairs.isEmpty else { return nil }
    let smallest = 2 / Double(1 << scores.cells.count)
    let factor = adjustment?.startsWithAll == true ? Double(pairs.count) : 1
    guard smallest * factor > significance else { return nil }
    let text = NumberWords.number(min(1, smallest * factor), .significantDigits(2))
    return
      "With \(NumberWords.count(scores.cells.count, scores.blocks.singular)) \(pairwise.title) has no p-value below "
      + "\(NumberWords.number(smallest, .significantDigits(2)))\(factor > 1 ? ", adjusted \(text)" : ""): no pair could be told apart, "
      + "whatever the scores."
  }
}

extension ComparedScores {
  /// What every row of an answer says of the question, and what its interval is.
  fileprivate func columns(ofRowsWith intervals: [ConfidenceInterval?]) -> [Column] {
    [
      Column(.benchmark, intervals.map { _ in benchmark }),
      Column(.dimension, intervals.map { _ in quantity }),
      Column(.blocks, intervals.map { _ in blocks.rawValue }),
      Column(.blockCount, intervals.map { _ in cells.count }),
      Column(.sortOrder, intervals.indices.map { $0 + 1 }),
    ] + .ofIntervals(intervals, blocks.uncertainty)
  }

  /// The numbers of systems and of blocks, in words.
  fileprivate var size: String {
    "\(NumberWords.count(systems.count, "system")), \(NumberWords.count(cells.count, blocks.singular))"
  }

  /// The skewness of a mean over blocks that are a sample of more; `nil` of others, and where all values are equal.
  func skewness(of values: [Double]) -> Double? {
    guard blocks.areSample, let sample = try? ClusteredSample(values, clusters: Array(values.indices)) else {
      return nil
    }
    return ClusteredMean(sample).skewness
  }

  /// Whether raters cross the blocks, so that intervals hold for others like them and tests do not.
  var hasFewRaters: Bool { raterCount > 0 && raterCount < cells.count }

  /// Why fixed blocks give no interval.
  func reasonWithoutInterval(_ reason: Degeneracy) -> String {
    if case .tooFewObservations = reason { return "not every \(blocks.singular) has several prompts or runs in common" }
    return reason.description
  }

  /// What was compared, what was left out, and what that does not show.
  public var notes: [String] {
    var left: [String] = []
    if incompleteCount > 0 {
      left.append("\(NumberWords.count(incompleteCount, blocks.singular)) that not every system has")
    }
    if !absentSystems.isEmpty {
      left.append(
        "\(NumberWords.count(absentSystems.count, "system")) without samples (\(NameList.text(absentSystems)))")
    }
    var notes: [String] = []
    if !left.isEmpty { notes.append("Left out: \(left.joined(separator: "; ")).") }
    if insteadCount > 0 {
      notes.append(
        "Of \(NumberWords.count(insteadCount, "system")) an evaluation counts that is not the one on the board, since only that one has samples."
      )
    }
    if let filterNote { notes.append("\(filterNote).") }
    if raterCount > 0 {
      notes.append(
        hasFewRaters
          ? "Intervals of means hold for other raters too: \(NumberWords.count(raterCount, "rater")), those of one name taken as one person. Tests "
            + "and probabilities take the raters as they are."
          : "\(NumberWords.count(raterCount, "rater")), each of few \(blocks.rawValue).")
    }
    notes.append(blocks.caution)
    return notes
  }
}

extension SystemAggregates {
  /// A row a summary of a system, or a point of its profile.
  public func table() throws(TableError) -> Table {
    var columns =
      [
        Column(.measure, rows.map(\.measure)),
        Column(.system, rows.map { scores.systems[$0.system].id.text }),
        Column(.systemName, rows.map { scores.systems[$0.system].name }),
        Column(.label, rows.map(\.label)),
        Column(.estimate, rows.map(\.estimate)),
        Column(.standardError, rows.map(\.standardError)),
        Column(.intervalLower, rows.map { $0.interval?.lower }),
        Column(.intervalUpper, rows.map { $0.interval?.upper }),
      ] + scores.columns(ofRowsWith: rows.map(\.interval)) + [
        Column(.monteCarloError, rows.map { $0.interval?.monteCarloError?.largest }),
        Column(.unit, rows.map { _ in isProfile ? Unit.probability.name : scores.unit?.name }),
        Column(.status, rows.map { ($0.interval == nil ? Status.noStandardError : .ok).rawValue }),
        Column(.note, rows.map { $0.notes(in: scores).joined }),
      ]
    if isProfile {
      columns.insert(Column(.threshold, rows.map(\.threshold)), at: 4)
    } else {
      columns.append(
        Column(.higherIsBetter, rows.map { $0.measure == "optimality_gap" ? false : scores.higherIsBetter }))
    }
    return try Table(columns)
  }

  /// The answer in a sentence.
  public var sentence: String {
    if isProfile {
      let what = scores.blocks.areSample ? scores.blocks.rawValue : "runs of all \(scores.blocks.rawValue)"
      return "\(scores.title) (\(scores.size)): how many of the \(what) are better than each threshold."
    }
    let middle = rows.filter { $0.measure == "interquartile_mean" }
    guard let best = middle.max(by: { scores.oriented($0.estimate) < scores.oriented($1.estimate) }),
      let unit = scores.unit
    else { return "\(scores.title) (\(scores.size))." }
    let interval = best.interval.map { $0.clause(in: unit, of: best.estimate, isTurned: false) } ?? ""
    return "\(scores.title) (\(scores.size)): \(scores.systems[best.system].name) has the best interquartile mean, "
      + "\(unit.words(best.estimate, lower: best.interval?.lower, upper: best.interval?.upper))\(interval)."
  }

  /// What keeps one from over-reading the answer.
  public var notes: [String] {
    var notes = scores.notes
    let resampled = rows.contains { $0.interval?.method.name.hasPrefix("bootstrap") ?? false }
    if scores.blocks.areSample, !isProfile, scores.cells.count < Self.fewBlocks {
      notes.append(
        "With so few \(scores.blocks.rawValue) intervals of means hold if scores are not very skewed: of exponential ones those of 95 % cover 87 % "
          + "with 5 and 91 % with 12.")
    }
    if !scores.blocks.areSample, resampled, smallestCell < 20 {
      notes.append(
        "Resampled intervals are too narrow with so few runs: those of means cover some 77 % with 2 runs a \(scores.blocks.singular), 83 % with 3, "
          + "89 % with 5 and 90 % with 10 where they say 95 %.")
    }
    if isProfile {
      notes.append("Intervals hold point by point, not for a whole curve.")
      if scores.blocks.areSample {
        notes.append("Where a share is near 0 or 1 an interval that says 95 % covers 83 to 98 %.")
      }
    } else {
      notes.append("Intervals hold for each number alone: to compare systems use --pairs.")
      if target == nil {
        notes.append("No optimality gap: the scale has no best score; name one with --target.")
      }
    }
    return notes
  }
}

extension SystemAggregates.Row {
  /// What to know about it.
  public func notes(in scores: ComparedScores) -> [Note] {
    guard let shortage else {
      guard interval != nil, scores.blocks.areSample else { return [] }
      if measure == "mean", SkewedMeans.areSkewed(scores.skewness(of: scores.scores(of: system))) {
        return ["single scores are skewed: an interval that says 95 % covers some \(SkewedMeans.covered) %"]
      }
      guard scores.cells.count < SystemAggregates.fewBlocks else { return [] }
      switch measure {
      case "interquartile_mean": return ["with so few \(scores.blocks.rawValue) a 95 % interval covers 87 to 93 %"]
      case "optimality_gap":
        return ["shortfalls are skewed: with so few \(scores.blocks.rawValue) a 95 % interval covers 83 to 92 %"]
      default: return []
      }
    }
    return ["no interval: \(scores.blocks.areSample ? shortage.description : scores.reasonWithoutInterval(shortage))"]
  }
}
