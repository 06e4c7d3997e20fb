import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension Pair {
  /// The lag at each score that both have passed.
  public func segmentsDocument() throws(TableError) -> TableDocument {
    let range = horizontalLag.map { "\($0.segments.count) stretches of scores on which the lag is constant." }
    return try TableDocument(
      name: documentName("lag-segments"),
      title: "Lag of \(b.title) behind \(a.title) at each score on \(board.benchmark.title)",
      caption: range ?? "There is no range of scores that both have passed.",
      table: showingSteps(segmentsTable())
        .showing(.scoreFrom, unit: .fixed(board.unit)).showing(.scoreTo, as: "to", unit: .fixed(board.unit))
        .showing(.estimate, as: "\(b.title) behind"),
      leadingColumns: .init(.scoreFrom, .scoreTo),
      notes: [
        "Positive: \(b.title) reached the end of the stretch later than \(a.title). The mean over the scores, weighted by the "
          + "share, is lag_horizontal_mean.",
        datesNote,
      ])
  }

  /// A's records and when B matched them.
  public func milestonesDocument() throws(TableError) -> TableDocument {
    let milestones = catchUp?.milestones ?? []
    let open = milestones.count { !$0.isMatched }
    return try TableDocument(
      name: documentName("lag-milestones"),
      title: "Records of \(a.title) on \(board.benchmark.title) and when \(b.title) matched them",
      caption: "\(milestones.count - open) of \(milestones.count) records of \(a.title) were matched by \(b.title); "
        + "\(open) still \(open == 1 ? "waits" : "wait"), which bounds the time from below.",
      table: showingSteps(milestonesTable())
        .showing(.recordScore, unit: .fixed(board.unit)).showing(.estimate, as: "Time to match").showing(.status),
      leadingColumns: .init(.labelA, .dateA, .recordScore),
      notes: [
        "Status censored: not matched by the board's date, so the time is that which has passed since.",
        "\(catchUp?.alreadyMatched ?? 0) further records of \(a.title) were no lead: \(b.title) had matched them before.",
        datesNote,
      ])
  }

  /// The best score so far of either side.
  public func frontierDocument() throws(TableError) -> TableDocument {
    try TableDocument(
      name: documentName("frontier"),
      title: "Best score so far of \(a.title) and \(b.title) on \(board.benchmark.title)",
      caption: "\(dated.a.curve.steps.count) records of \(a.title), \(dated.b.curve.steps.count) of \(b.title), among "
        + "\(a.count) and \(b.count) systems.",
      table: frontierTable().showing(.label, as: "System").showing(.date).showing(.estimate, as: "Best so far"),
      leadingColumns: .init(.curveSide, .date, .label),
      notes: ["A side's last row without a system carries its best score to the board's date.", datesNote])
  }

  private func showingSteps(_ table: Table) -> Table {
    table.showing(.labelA, as: "Reached in \(a.title) by").showing(.labelB, as: "in \(b.title) by")
  }
}
