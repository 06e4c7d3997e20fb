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
      title: "Lag of \(b.name) behind \(a.name) at each score on \(board.benchmark.title)",
      caption: range ?? "There is no range of scores that both have passed.",
      table: segmentsTable(),
      columns: [
        ColumnPresentation("score_from", heading: "Score from", unit: .fixed(board.unit)),
        ColumnPresentation("score_to", heading: "to", unit: .fixed(board.unit)),
      ] + stepColumns + [
        ColumnPresentation("estimate", heading: "\(b.name) behind", unit: .column("unit")),
        ColumnPresentation("unit"),
        ColumnPresentation("share", heading: "Share of range", rounding: .decimals(2)),
      ] + hidden(["benchmark", "dimension", "country_a", "country_b", "sort_order"]),
      leadingColumns: ["score_from", "score_to"],
      notes: [
        "Positive: \(b.name) reached the end of the stretch later than \(a.name). The mean over the scores, weighted by the "
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
      title: "Records of \(a.name) on \(board.benchmark.title) and when \(b.name) matched them",
      caption: "\(milestones.count - open) of \(milestones.count) records of \(a.name) were matched by \(b.name); "
        + "\(open) still \(open == 1 ? "waits" : "wait"), which bounds the time from below.",
      table: milestonesTable(),
      columns: stepColumns + [
        ColumnPresentation("score", heading: "Score", unit: .fixed(board.unit)),
        ColumnPresentation("estimate", heading: "Time to match", unit: .column("unit")),
        ColumnPresentation("unit"),
        ColumnPresentation("status"),
      ] + hidden(["benchmark", "dimension", "country_a", "country_b", "sort_order"]),
      leadingColumns: ["label_a", "date_a", "score"],
      notes: [
        "Status censored: not matched by the board's date, so the time is that which has passed since.",
        "\(catchUp?.alreadyMatched ?? 0) further records of \(a.name) were no lead: \(b.name) had matched them before.",
        datesNote,
      ])
  }

  /// The best score so far of either side.
  public func frontierDocument() throws(TableError) -> TableDocument {
    try TableDocument(
      name: documentName("frontier"),
      title: "Best score so far of \(a.name) and \(b.name) on \(board.benchmark.title)",
      caption: "\(dated.a.curve.steps.count) records of \(a.name), \(dated.b.curve.steps.count) of \(b.name), among "
        + "\(a.count) and \(b.count) systems.",
      table: frontierTable(),
      columns: [
        ColumnPresentation("country", heading: "Side"),
        ColumnPresentation("label", heading: "System"),
        ColumnPresentation("date", heading: "Date"),
        ColumnPresentation("estimate", heading: "Best so far", unit: .column("unit")),
        ColumnPresentation("unit"),
      ] + hidden(["benchmark", "dimension", "entity", "higher_is_better"]),
      leadingColumns: ["country", "date", "label"],
      notes: ["A side's last row without a system carries its best score to the board's date.", datesNote])
  }

  private var stepColumns: [ColumnPresentation] {
    [
      ColumnPresentation("label_a", heading: "Reached in \(a.name) by"),
      ColumnPresentation("date_a", heading: "on"),
      ColumnPresentation("label_b", heading: "in \(b.name) by"),
      ColumnPresentation("date_b", heading: "on"),
    ] + hidden(["system_a", "system_b"])
  }
}
