internal import BenchmarkData
public import GapAnalysis
public import TableExport
public import Tables

extension LagComparison {
  /// The answer as a document: the sentence, the table of measures, and the notes that keep one from over-reading it.
  public func document(_ estimates: [LagEstimate]) throws(TableError) -> TableDocument {
    try TableDocument(
      name: name("lag"),
      title: "Lag between \(a.name) and \(b.name) on \(board.benchmark.title)",
      caption: sentence(estimates),
      table: table(estimates),
      columns: [
        ColumnPresentation("label", heading: "Measure"),
        ColumnPresentation(
          "estimate", heading: "\(b.name) behind", description: "Lag in months; positive: \(b.name) is behind",
          unit: .column("unit"), rounding: .decimals(1)),
        ColumnPresentation("unit"),
        ColumnPresentation("ci_kind", heading: "Interval of", visibility: .droppable(3)),
        ColumnPresentation(
          "without_one_lower", description: "Smallest lag with one organization left out", unit: .column("unit")),
        ColumnPresentation(
          "without_one_upper", description: "Largest lag with one organization left out", unit: .column("unit")),
        ColumnPresentation("n_a", heading: "n \(a.name)", visibility: .droppable(4)),
        ColumnPresentation("n_b", heading: "n \(b.name)", visibility: .droppable(4)),
        ColumnPresentation("status"),
      ] + hidden(["measure", "benchmark", "dimension", "entity", "country_a", "country_b", "date", "std_error"])
        + hidden(["score_from", "score_to", "n_matched", "n_censored", "n_undated"]),
      intervals: [
        IntervalPresentation(),
        IntervalPresentation(
          lower: "without_one_lower", upper: "without_one_upper", heading: "Without one", level: nil, companions: [],
          visibility: .droppable(2)),
      ],
      notes: notes())
  }

  /// The lag at each score that both have passed.
  public func segmentsDocument() throws(TableError) -> TableDocument {
    let range = horizontal.map { "\($0.segments.count) stretches of scores on which the lag is constant." }
    return try TableDocument(
      name: name("lag-segments"),
      title: "Lag of \(b.name) behind \(a.name) at each score on \(board.benchmark.title)",
      caption: range ?? "There is no range of scores that both have passed.",
      table: segmentsTable(),
      columns: [
        ColumnPresentation("score_from", heading: "Score from", unit: .fixed(board.unit)),
        ColumnPresentation("score_to", heading: "to", unit: .fixed(board.unit)),
      ] + stepColumns + [
        ColumnPresentation("estimate", heading: "\(b.name) behind", unit: .column("unit"), rounding: .decimals(2)),
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
      name: name("lag-milestones"),
      title: "Records of \(a.name) on \(board.benchmark.title) and when \(b.name) matched them",
      caption: "\(milestones.count - open) of \(milestones.count) records of \(a.name) were matched by \(b.name); "
        + "\(open) still \(open == 1 ? "waits" : "wait"), which bounds the time from below.",
      table: milestonesTable(),
      columns: stepColumns + [
        ColumnPresentation("score", heading: "Score", unit: .fixed(board.unit)),
        ColumnPresentation("estimate", heading: "Time to match", unit: .column("unit"), rounding: .decimals(2)),
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
      name: name("frontier"),
      title: "Best score so far of \(a.name) and \(b.name) on \(board.benchmark.title)",
      caption: "\(frontierA.steps.count) records of \(a.name), \(frontierB.steps.count) of \(b.name), among "
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

  private func name(_ table: String) -> String {
    "\(table)-\(board.benchmark.id)-\(a.name.lowercased())-\(b.name.lowercased())"
  }

  private func notes() -> [String] {
    [
      "A positive number means that \(b.name) is behind \(a.name). The measures answer different questions. Without one: the "
        + "range that a lag takes when any one organization is left out, which is no confidence interval.",
      datesNote,
      board.sampleNote,
    ]
  }

  private var datesNote: String { board.datesNote(of: [a, b]) }
}

extension Scoreboard {
  /// Which dates count, and how many are not known to the day.
  func datesNote(of sides: [Side]) -> String {
    let dates = sides.flatMap(\.entries).map(\.date)
    let imprecise = dates.count { $0.map { $0.precision != .day } ?? false }
    let undated = dates.count { $0 == nil }
    var text = "Dates: \(selection.dateKind.rawValue)"
    if imprecise > 0 { text += "; the middle of the month or year for \(imprecise) that are not known to the day" }
    if undated > 0 { text += "; \(undated) of \(dates.count) systems without a date left out" }
    return text + "."
  }
}
