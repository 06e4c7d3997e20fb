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
    document.table = try reporting { try document.table.setting(Column(.origin, verdicts.map(Self.origin))) }
    let table = document.table
    let drawn = try figure { () throws(FigureError) in
      var board = StatusBoard(
        caption(
          "claims", "Every claim, and what the data say to it",
          "The test of each was fixed before it was run; an undecided claim may still be true."),
        statement: .statement, status: .verdict,
        statuses: [
          .init("supported", title: "supported", shape: .circle, color: Palette.bluishGreen),
          .init("contradicted", title: "contradicted", shape: .cross, color: Palette.vermillion),
          .init("undecided", title: "undecided", shape: .diamond, color: Palette.orange),
          .init("untestable", title: "untestable", shape: .square, color: "#8c8c8c"),
        ])
      (board.figureText, board.origin) = (.figure, .origin)
      return try board.figure(of: table)
    }
    return ReportSection(
      id: "claims", title: title, sentence: claims.summary,
      items: [ReportItem("Claim by claim", figure: drawn, document: document, isFolded: true)],
      cautions: [
        "A verdict is on one test of a claim, named in the table, on one benchmark. Another reading of the sentence could be tested "
          + "otherwise.",
        "'Supported' means that the data agree with the claim, not that they prove it.",
      ])
  }

  private static func origin(_ verdict: ClaimVerdict) -> String? {
    let parts = [verdict.claim.madeBy, verdict.claim.madeOn?.description].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
