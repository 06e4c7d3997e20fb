import BenchmarkData
import GapAnalysis
import Quantities
import StatisticsCore
import TableExport
import Tables

extension ReportMaterial {
  /// The same question to every benchmark, and by whose evaluations count.
  func headlineSection() throws(ReportError) -> ReportSection {
    let answered = across.answers.filter { $0.estimate.estimate != nil }
    var items: [ReportItem] = []
    if across.answers.count > 1, !answered.isEmpty { items.append(try acrossBenchmarks()) }
    for pair in composites {
      if let item = try acrossEvaluations(pair.board) { items.append(item) }
    }
    // Of one benchmark there is no count, but what it says itself.
    let isOnly = across.answers.count == 1
    let sentence = isOnly ? try keySentences().first : nil
    let countCautions = [
      "Benchmarks are no votes: several come from one family and share systems, and a count of them weighs a board of "
        + "five systems as much as one of seventy.",
      "Gaps in different units are set side by side in standard deviations of all scores on the board. That makes sizes "
        + "comparable, not equally important.",
    ]
    return ReportSection(
      id: "answer", title: "Who is ahead?", sentence: sentence ?? across.sentence, items: items,
      cautions: (isOnly ? ["The dataset has one benchmark: others may say otherwise."] : countCautions)
        + ["Best against best says nothing about the systems behind the best."])
  }

  private func acrossBenchmarks() throws(ReportError) -> ReportItem {
    let name = "across-benchmarks"
    var document = try reporting { try across.document() }.named(name)
    document.title = "\(question.a) and \(question.b) on every benchmark"
    document.table = try reporting {
      try withSpreadIntervals(across).sorted(by: [.init("in_spreads", descending: true)])
    }
    document.columns += [
      ColumnPresentation("in_spreads_lower", visibility: .hidden),
      ColumnPresentation("in_spreads_upper", visibility: .hidden),
    ]
    let unanswered = across.answers.filter { $0.estimate.estimate == nil }.map(\.label)
    if !unanswered.isEmpty, let first = document.notes.first {
      document.notes = [
        first,
        "No answer from \(unanswered.count), which publish no total or list no system of one side: "
          + unanswered.joined(separator: "; ") + ".",
      ]
    }
    let table = document.table
    let drawn = try figure { () throws(FigureError) in
      var plot = leaderPlot(
        caption(
          name, "Best against best, benchmark by benchmark",
          "Difference of the best systems in standard deviations of all scores on the board. In brackets the numbers of systems, "
            + "\(question.a) and \(question.b). Hollow: the source prints no standard errors."))
      (plot.estimate, plot.lower, plot.upper) = ("in_spreads", "in_spreads_lower", "in_spreads_upper")
      return try plot.figure(of: spreadsForFigure(table))
    }
    document.leadingColumns = ["label", "leader", "estimate", "unit", "in_spreads", "n_a", "n_b"]
    let estimates = table["estimate"]?.numbers.map(Array.init) ?? []
    return ReportItem(
      "On every benchmark", figure: drawn, document: document,
      shownRows: estimates.indices.filter { estimates[$0] != nil },
      isFolded: false)
  }

  /// The table of answers with the intervals in standard deviations of the scores too.
  private func withSpreadIntervals(_ across: GapAcross) throws(TableError) -> Table {
    func scaled(_ end: (GapAcross.Answer) -> Double?) -> [Double?] {
      across.answers.map { answer in
        guard answer.inSpreads != nil, let spread = answer.spread, let value = end(answer), value.isFinite else {
          return nil
        }
        return value / spread
      }
    }
    return try across.table()
      .setting(Column("in_spreads_lower", numbers: scaled { $0.estimate.interval?.lower }))
      .setting(Column("in_spreads_upper", numbers: scaled { $0.estimate.interval?.upper }))
  }

  /// The answered rows, with the numbers of systems in the labels, in one unit.
  private func spreadsForFigure(_ table: Table) throws(FigureError) -> Table {
    guard let values = table["in_spreads"]?.numbers, let labels = table["label"]?.texts,
      let countsA = table["n_a"]?.numbers, let countsB = table["n_b"]?.numbers
    else { throw .missingColumn("in_spreads") }
    let rows = values.indices.filter { values[$0] != nil }
    let named =
      table.columns.isEmpty
      ? []
      : labels.indices.map { row -> String in
        let counts = [countsA[row], countsB[row]].map { "\(Int($0 ?? 0))" }
        return "\(labels[row] ?? "–")  (\(counts.joined(separator: ", ")))"
      }
    guard
      let labelled = try? table.setting(Column("label", text: named))
        .setting(Column("unit", text: labels.map { _ in "standard deviations" }))
    else { throw .missingColumn("label") }
    return labelled.selecting(rows: rows)
  }

  /// By whose evaluations count; `nil` where that makes no difference because at most one kind has an answer.
  private func acrossEvaluations(_ board: Scoreboard) throws(ReportError) -> ReportItem? {
    let evaluations = try reporting {
      try GapAcross(
        .evaluations, of: dataset, benchmark: board.benchmark.id, selection: question.selection,
        between: question.sides,
        options: question.options)
    }
    let policies = evaluations.answers.filter { $0.estimate.estimate != nil }
    guard policies.count > 1, dataset.evaluations(on: board.benchmark.id).contains(where: { $0.sampledBy != nil })
    else {
      return nil
    }
    let name = "across-evaluations-\(fileKey(board.benchmark))"
    var document = try reporting { try evaluations.document() }.named(name)
    document.title = "\(question.a) and \(question.b) on \(board.benchmark.title), by whose evaluations count"
    let table = document.table
    let drawn = try figure { () throws(FigureError) in
      try leaderPlot(
        caption(
          name, "\(board.benchmark.title), by who made the clips that were scored",
          "Difference of the best systems. The same benchmark, the same metrics, other evaluations.", board: board)
      ).figure(of: table)
    }
    return ReportItem(
      "On one benchmark, by whose evaluations count", sentence: evaluations.sentence, figure: drawn, document: document)
  }
}
