public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
public import Tables

extension SystemComparison {
  /// The systems by mean rank, with the groups that are not told apart.
  public func document() throws(TableError) -> TableDocument {
    let hasMeans = scores.unit != nil
    return try TableDocument(
      name: "compare-\(scores.fileKey)", title: "\(scores.title): do the systems differ?", caption: sentence,
      table: standingsTable()
        .showing(.label, as: "System")
        .showing(.letters, visibility: groups == nil ? .hidden : .shown)
        .showing(
          .estimate, as: scores.higherIsBetter ? "Mean" : "Mean (low is good)", visibility: hasMeans ? .shown : .hidden
        )
        .hiding(.intervalKind, .unit),
      leadingColumns: .init(.meanRank, .letters, .label), intervals: [intervalOfMeans],
      notes: (groups == nil ? [] : ["Systems with a letter in common are not told apart."])
        + [criticalDifferenceNote, skewNote].compactMap(\.self) + notes)
  }

  /// The pairs, with differences, intervals and p-values.
  public func pairsDocument() throws(TableError) -> TableDocument {
    let name = reference.map { scores.systems[$0].name }
    let hasDifferences = scores.unit != nil
    let better = scores.higherIsBetter ? "Positive" : "Negative"
    var notes = [criticalDifferenceNote].compactMap(\.self) + self.notes
    if pairs.contains(where: { $0.interval != nil }) {
      notes.insert(
        "\(better): the first system is the better."
          + (pairs.count == 1
            ? ""
            : " Intervals of differences hold for all \(pairs.count) rows together (Bonferroni); each alone would be narrower. Those of how "
              + "often A is better hold alone, and cover 87 % where it nearly always is."),
        at: 0)
    }
    if let adjustment {
      notes.insert("p bounds \(adjustment.errorRate) at \(NumberWords.percent(1 - options.level)).", at: 0)
    }
    return try TableDocument(
      name: "compare-pairs-\(scores.fileKey)",
      title: "\(scores.title): \(name.map { "differences from \($0)" } ?? "differences of every two systems")",
      caption: sentence,
      table: pairsTable()
        .showing(.labelA, as: name == nil ? "System A" : "System")
        .showing(.labelB, as: "System B", visibility: name == nil ? .shown : .hidden)
        .showing(
          .estimate, as: name.map { "Less \($0)" } ?? "A − B", unit: .column(.unit, .difference),
          visibility: hasDifferences ? .shown : .hidden
        )
        .showing(.effectSize, visibility: hasDifferences ? .droppable(2) : .hidden)
        .showing(.superiority, as: name.map { "Better than \($0)" } ?? "A better")
        .showing(.adjustedPValue, rounding: .decimals(4))
        .showing(.isToldApart, visibility: .droppable(4))
        .hiding(.intervalKind, .unit, .status, .pValue),
      leadingColumns: .init(.labelA, .labelB),
      intervals: [
        .ofEstimate,
        IntervalPresentation(
          of: .superiority, from: .superiorityLower, to: .superiorityUpper, level: .intervalLevel,
          visibility: .droppable(3)),
      ], notes: notes, rowNotes: pairs.map { self.notes(on: $0).map(\.text) })
  }

  /// The interval of the means, where any has one.
  private var intervalOfMeans: IntervalPresentation {
    var interval = IntervalPresentation.ofEstimate
    if standings.allSatisfy({ $0.interval == nil }) { interval.visibility = .hidden }
    return interval
  }

  private var criticalDifferenceNote: String? {
    criticalDifference.map {
      "Critical difference of mean ranks: \(NumberWords.number($0, .decimals(2)))."
    }
  }

  /// The critical-difference diagram of the systems.
  ///
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` where all were compared with one.
  public func figure(in context: FigureContext) throws(FigureError) -> Figure {
    guard let groups else { throw .nothingToShow }
    let how = "\(pairwise.title)\(adjustment.map { $0 == .none ? "" : ", \($0.title)" } ?? "")"
    let apart = pairs.count(where: \.isToldApart)
    let caption = context.caption(
      "compare-\(scores.fileKey)",
      "\(scores.title): \(apart) of \(NumberWords.count(pairs.count, "pair")) of systems \(apart == 1 ? "is" : "are") told apart",
      "Mean ranks over \(NumberWords.count(scores.cells.count, scores.blocks.singular)). Bars join systems that are not told apart at "
        + "\(NumberWords.percent(options.level)) (\(how)).")
    return try CriticalDifferencePlot(
      caption, entries: standings.map { (scores.systems[$0.system].name, $0.meanRank) }, groups: groups.groups,
      criticalDifference: criticalDifference
    ).figure()
  }
}

extension SystemAggregates {
  /// The summaries, or the points of the profiles, as a document.
  public func document() throws(TableError) -> TableDocument {
    var table = try table()
      .showing(.systemName, as: "System").showing(.label, as: "Summary", visibility: isProfile ? .hidden : .shown)
      .showing(.estimate, as: isProfile ? "Share" : "Value")
      .hiding(.intervalKind, .unit, .status)
    if isProfile {
      table = table.showing(
        .threshold, as: scores.higherIsBetter ? "Above" : "Below", unit: scores.unit.map(UnitSource.fixed))
    }
    return TableDocument(
      name: "compare-\(isProfile ? "profile" : "aggregates")-\(scores.fileKey)",
      title: "\(scores.title): \(isProfile ? "performance profiles" : "summaries of each system")", caption: sentence,
      table: table, leadingColumns: .init(.label, .systemName), intervals: [.ofEstimate], notes: notes,
      rowNotes: rows.map { $0.notes(in: scores).map(\.text) })
  }
}

extension RaterAgreement {
  /// The agreement as a document.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "agreement-\(benchmark ?? "votes")", title: "\(title): do those who rated agree?", caption: sentence,
      table: table()
        .showing(.label, as: benchmark == nil ? "" : "Dimension")
        .showing(.estimate, as: "Krippendorff's α", rounding: .decimals(2))
        .showing(.raters)
        .showing(.status, visibility: rows.allSatisfy { $0.alpha != nil } ? .hidden : .droppable(3))
        .hiding(.intervalKind),
      leadingColumns: .init(.label), intervals: [.ofEstimate],
      notes: [
        "1: full agreement; 0: as much as of ratings dealt out at random. Intervals: units drawn again, the raters as they are.",
        "Disagreement of single raters does not keep the mean of many from being well known.",
      ], rowNotes: rows.map { $0.notes.map(\.text) })
  }
}

extension ComparedScores {
  /// The stem of file names.
  var fileKey: String {
    let quantity = quantity == "total" ? "" : "-\(quantity)"
    return "\(benchmark ?? blocks.rawValue)\(quantity)"
  }
}
