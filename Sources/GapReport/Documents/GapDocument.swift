internal import BenchmarkData
public import GapAnalysis
public import TableExport
public import Tables

extension GapComparison {
  /// The answer as a document: the sentence, the table of measures, and the notes that keep one from over-reading it.
  public func document(_ estimates: [GapEstimate]) throws(TableError) -> TableDocument {
    try TableDocument(
      name: "gap-\(board.benchmark.id)-\(a.name.lowercased())-\(b.name.lowercased())",
      title: "Gap between \(a.name) and \(b.name) on \(board.benchmark.title)",
      caption: sentence(estimates),
      table: ResultRow.table(rows(estimates)),
      columns: [
        ColumnPresentation("label", heading: "Measure"),
        ColumnPresentation("estimate", heading: "\(a.name) − \(b.name)", unit: .column("unit")),
        ColumnPresentation("unit"),
        ColumnPresentation("ci_kind", heading: "Interval of", visibility: .droppable(3)),
        ColumnPresentation("n_a", heading: "n \(a.name)"),
        ColumnPresentation("n_b", heading: "n \(b.name)"),
        ColumnPresentation("status"),
      ] + hidden(["measure", "benchmark", "dimension", "entity", "country_a", "country_b", "date", "std_error"]),
      notes: notes())
  }

  /// What a reader of any of the numbers must know.
  private func notes() -> [String] {
    var notes = [
      "A positive number means that \(a.name) is ahead; none of these is the gap: they answer different questions."
    ]
    notes += fractionNote(board.unit)
    notes.append(board.sampleNote)
    return notes
  }
}

extension Scoreboard {
  /// Which evaluations the board is made of, and how many were left out, by reason.
  var sampleNote: String {
    var counts: [String: Int] = [:]
    for exclusion in exclusions { counts[exclusion.reason.summary, default: 0] += 1 }
    let published = entries.count { $0.score.basis == .published }
    var text = "\(counted(entries.count, "system")), evaluations: \(selection.policy.rawValue)"
    let undated = entries.count { $0.date == nil && $0.evaluation.evaluatedOn == nil }
    if selection.asOf != nil, undated > 0 { text += "; \(undated) without any date, which may be later" }
    if published > 0 { text += "; \(published) by their published total, their dimensions not being public" }
    if !counts.isEmpty {
      let reasons = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      text += "; left out: " + reasons.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
    return text + "."
  }
}

extension Scoreboard.Reason {
  /// The reason in a few words, without its particulars.
  var summary: String {
    switch self {
    case .superseded: "superseded"
    case .reevaluation: "re-evaluated independently"
    case .after: "later than the as-of date"
    case .undated: "undated"
    case .notEvaluatedBy(let policy): "not \(policy.rawValue)"
    case .filtered(let filter): "not \(filter)"
    case .incomplete: "with dimensions missing"
    case .noScore: "without a score on this quantity"
    case .replaced: "replaced by another of the same system"
    case .notOnBoard: "of older boards"
    }
  }
}
