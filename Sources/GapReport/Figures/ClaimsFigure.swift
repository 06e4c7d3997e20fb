import BenchmarkData
import GapAnalysis
public import TableExport
import Tables

extension ClaimDocument {
  /// The figure of ``figure(of:in:)``.
  public func figure(in context: FigureContext) throws(FigureError) -> Figure {
    try figure(of: figuring { () throws(TableError) in try document() }, in: context)
  }

  /// Every claim with its verdict.
  ///
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` without claims.
  public func figure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    let table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.origin, verdicts.map(\.origin)))
        .setting(
          Column(
            .figure,
            verdicts.map { verdict in
              verdict.figure.map { [$0, verdict.interval].compactMap(\.self).joined(separator: ", ") }
            }))
    }
    var board = StatusBoard(
      context.caption(
        document.name, summary.asTitle,
        "What the data say to each. Its test was fixed before it was run; an undecided claim may still be true."),
      statement: .statement, status: .verdict,
      statuses: [
        .init("supported", title: "supported", shape: .circle, color: Palette.bluishGreen),
        .init("contradicted", title: "contradicted", shape: .cross, color: "#cc3d85"),
        .init("undecided", title: "undecided", shape: .diamond, color: "#8f7a1f"),
        .init("untestable", title: "untestable", shape: .square, color: "#8c8c8c"),
      ])
    (board.figureText, board.origin) = (.figure, .origin)
    return try board.figure(of: table)
  }
}

extension ClaimVerdict {
  /// Who claimed it, and when.
  var origin: String? {
    let parts = [claim.madeBy, claim.madeOn?.description].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
