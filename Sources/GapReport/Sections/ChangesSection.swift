import BenchmarkData
import GapAnalysis
import TableExport
import Tables

extension ReportMaterial {
  /// What is another answer than it was with an earlier state of the dataset, and because of which rows.
  func changesSection(since earlier: Dataset) throws(ReportError) -> ReportSection {
    let title = "What changed since the last report?"
    let changes = try reporting {
      try AnswerChanges(
        from: earlier, to: dataset, between: question.sides, selection: question.selection, options: question.options)
    }
    let document = try reporting { try changes.document() }
    guard document.table.rowCount > 0 else {
      return ReportSection(id: "changes", title: title, sentence: changes.sentence)
    }
    return ReportSection(
      id: "changes", title: title, sentence: changes.sentence,
      items: [ReportItem("Answer by answer", document: document)],
      cautions: [
        "An answer that moved because rows came shows what became known since, which need not be what happened since: a board that enters "
          + "with a year of results moves every lag."
      ])
  }
}
