import BenchmarkData
import GapAnalysis
import TableExport
import Tables

extension ReportMaterial {
  /// What was said, and what the data say to it.
  func claimsSection() throws(ReportError) -> ReportSection {
    let title = "What was claimed, and does it hold?"
    guard !dataset.claims.isEmpty else {
      return ReportSection(id: "claims", title: title, sentence: "The dataset holds no claims.")
    }
    let verdicts = try reporting {
      try ClaimVerdict.all(in: dataset, options: ClaimOptions(level: question.level, simulation: question.simulation))
    }
    let claims = ClaimDocument(verdicts)
    var document = try reporting { try claims.document() }.named("claims")
    document.table = try reporting { try document.table.setting(Column(.origin, verdicts.map(\.origin))) }
    let drawn = try figure { () throws(FigureError) in try claims.figure(of: document, in: figures) }
    return ReportSection(
      id: "claims", title: title, sentence: claims.summary,
      items: [ReportItem("Claim by claim", figure: drawn, document: document, isFolded: true)],
      cautions: [
        "A verdict is on one test of a claim, named in the table, on one benchmark. Another reading of the sentence could be tested "
          + "otherwise.",
        "'Supported' means that the data agree with the claim, not that they prove it.",
      ])
  }
}
