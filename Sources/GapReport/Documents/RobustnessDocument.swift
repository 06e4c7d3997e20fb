import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension RobustnessAnalysis {
  /// What each kind of choice does, as a document.
  public func document() throws(TableError) -> TableDocument {
    let all = summary(of: variations + draws)
    let unanswered =
      (all?.unanswered ?? 0) > 0
      ? ["'No answer' counts specifications under which a side has too few systems for the measure."] : []
    return TableDocument(
      name: "robustness-\(board.benchmark.id)-\(sides.fileKey)",
      title: "Does it hold? \(sides.a) and \(sides.b) on \(board.benchmark.title) under other choices",
      caption: sentence, table: try influenceTable(),
      columns: [
        ColumnPresentation("choice", heading: "Choice varied"),
        ColumnPresentation("n", heading: "Answers"),
        ColumnPresentation("sign_stability", heading: "Sign holds", rounding: .decimals(2)),
        ColumnPresentation("smallest", heading: "Smallest (SD)", rounding: .decimals(2)),
        ColumnPresentation("smallest_by", heading: "Smallest with", visibility: .droppable(2)),
        ColumnPresentation("largest", heading: "Largest (SD)", rounding: .decimals(2)),
        ColumnPresentation("largest_by", heading: "Largest with", visibility: .droppable(1)),
        ColumnPresentation("largest_shift", heading: "Shift (SD)", rounding: .decimals(2)),
        ColumnPresentation("unanswered", heading: "No answer", visibility: .droppable(3)),
      ],
      intervals: [],
      notes: [
        "Gaps in standard deviations (SD) of all scores under the same specification, since normalisations differ in unit; as asked "
          + "it is \(baseline.answer.inSpreads.map { Unit.standardDeviations.number($0) } ?? "undefined"). 'Sign holds' is the share of "
          + "answers with the sign of the question as asked.",
        "The choices are those that an analyst could have made; that they are equally sensible is not said.",
      ] + unanswered + [board.sampleNote(of: sides)])
  }

  /// The specification curve as a document, a row a specification.
  public func variationDocument() throws(TableError) -> TableDocument {
    TableDocument(
      name: "specifications-\(board.benchmark.id)-\(sides.fileKey)",
      title: "Every specification with one choice changed", caption: sentence, table: try variationTable(),
      columns: [
        ColumnPresentation("choice"),
        ColumnPresentation("label", heading: "Specification"),
        ColumnPresentation("estimate", heading: "Gap", unit: .ofGaps),
        ColumnPresentation("unit"),
        ColumnPresentation("in_spreads", heading: "In spreads", rounding: .decimals(2)),
        ColumnPresentation("same_sign", heading: "Same sign"),
        ColumnPresentation("status", visibility: .droppable(1)),
      ],
      intervals: [])
  }

  /// The stability of the ranks as a document.
  public func rankDocument() throws(TableError) -> TableDocument {
    TableDocument(
      name: "rank-stability-\(board.benchmark.id)",
      title: "How ranks on \(board.benchmark.title) vary with the choices",
      caption:
        "The 5 % to 95 % range of each rank over specifications drawn at random, of those that rank the same systems.",
      table: try rankTable(),
      columns: [
        ColumnPresentation("rank", heading: "#", rounding: .decimals(1)), ColumnPresentation("name", heading: "System"),
        ColumnPresentation("mean_shift", heading: "Mean shift", rounding: .decimals(1)),
        ColumnPresentation("system", visibility: .hidden),
      ],
      intervals: [
        IntervalPresentation(
          estimate: "rank", lower: "rank_lower", upper: "rank_upper", heading: "5–95 %", level: nil, companions: [])
      ])
  }
}
