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
    if answered.count > 1 { items.append(try acrossBenchmarks()) }
    if let synthesis = try synthesis() { items.append(try synthesisItem(synthesis, named: "synthesis")) }
    for pair in composites {
      if let item = try acrossEvaluations(pair.board) { items.append(item) }
    }
    // Of one benchmark there is no count, but what it says itself. Else comparisons of like with like go before the counts.
    let isOnly = answered.count == 1
    let first = keySentences
    let countCautions = [
      "Benchmarks are no votes: \(across.hasFamilies ? "families" : "they") share systems, and a count weighs a board of "
        + "five systems as much as one of seventy.",
      "Gaps in different units are set side by side in standard deviations of all scores on the board. That makes sizes "
        + "comparable, not equally important.",
    ]
    return ReportSection(
      id: "answer", title: "Who is ahead?",
      sentences: first + (isOnly && !first.isEmpty ? [] : [across.sentence]),
      items: items,
      cautions: isOnly ? [] : countCautions)
  }

  /// All families together; `nil` where there are too few, or the current ones are all there are.
  private func synthesis() throws(ReportError) -> GapSynthesis? {
    let synthesis = try reporting { try GapSynthesis(.frontier, of: across, level: question.options.level) }
    return synthesis.model != nil && synthesis.families.count > (today.synthesis?.families.count ?? 0)
      && synthesis.families.count >= TodayAnswer.fewestFamilies ? synthesis : nil
  }

  private func synthesisItem(_ synthesis: GapSynthesis, named name: String) throws(ReportError) -> ReportItem {
    let document = try reporting { try synthesis.document() }.named(name)
    let figure = try figure { () throws(FigureError) in try synthesis.figure(of: document, in: figures) }
    return ReportItem(
      "All families together", sentence: synthesis.sentence, figure: figure, document: document)
  }

  /// The families that count today, one by one and on average; `nil` where they are too few.
  func todayItem() throws(ReportError) -> ReportItem? {
    guard let synthesis = today.synthesis else { return nil }
    var item = try synthesisItem(synthesis, named: "today")
    let kind = today.isCurrent ? "Current benchmarks" : "Benchmarks"
    item.title = "\(kind), a family a row"
    item.document.title = "\(question.titleA) and \(question.titleB) over families of \(kind.lowercased())"
    (item.isFolded, item.sentence) = (true, nil)
    let mean = synthesis.model.map(\.mean) ?? 0
    let isOpen = synthesis.model?.interval.contains(0) ?? true
    let finding = isOpen ? "neither side is clearly ahead" : "\(mean > 0 ? question.titleA : question.titleB) is ahead"
    item.figure = item.figure?.titled(
      "On average over \(NumberWords.count(synthesis.families.count, "family", plural: "families")) of \(kind.lowercased()) \(finding)"
    )
    return item
  }

  private func acrossBenchmarks() throws(ReportError) -> ReportItem {
    let name = "across-benchmarks"
    var document = try reporting { try across.document() }.named(name)
    document.title = "\(question.titleA) and \(question.titleB) on every benchmark"
    // The largest lead of A first; what cannot be set side by side last.
    let answers = across.answers
    let order = answers.indices.sorted { left, right in
      switch (answers[left].inSpreads, answers[right].inSpreads) {
      case (let a?, let b?) where a != b: a > b
      case (_?, nil): true
      case (nil, _?): false
      default: left < right
      }
    }
    document.table = try reporting {
      try document.table
        .setting(Column(.inSpreadsLower, answers.map { $0.spreads($0.estimate.interval?.lower) }))
        .setting(Column(.inSpreadsUpper, answers.map { $0.spreads($0.estimate.interval?.upper) }))
        .selecting(rows: order)
    }
    let unanswered = answers.filter { $0.estimate.estimate == nil }.map(\.label)
    if !unanswered.isEmpty, let first = document.notes.first {
      document.notes = [
        first,
        "No answer from \(unanswered.count), which publish no total or list no system of one side: "
          + unanswered.joined(separator: "; ") + ".",
      ]
    }
    document.leadingColumns = .init(.label, .leader, .estimate, .unit, .inSpreads, .countA, .countB)
    return ReportItem(
      "On every benchmark",
      figure: try figure { () throws(FigureError) in try across.figure(of: document, in: figures) },
      document: document, shownRows: order.indices.filter { answers[order[$0]].estimate.estimate != nil },
      isFolded: false)
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
    document.title = "\(question.titleA) and \(question.titleB) on \(board.benchmark.title), by whose evaluations count"
    let drawn = try figure { () throws(FigureError) in try evaluations.figure(of: document, in: figures) }
    return ReportItem(
      "On one benchmark, by whose evaluations count", sentence: evaluations.sentence, figure: drawn, document: document)
  }
}
