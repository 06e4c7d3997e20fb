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
      title: "Does it hold? \(sides.titleA) and \(sides.titleB) on \(board.benchmark.title) under other choices",
      caption: sentence, table: try influenceTable().showing(.choice, as: "Choice varied"),
      notes: [
        "Gaps in standard deviations (SD) of all scores under the same specification, since normalisations differ in unit; as asked "
          + "it is \(baseline.answer.inSpreads.map { Unit.standardDeviations.number($0) } ?? "undefined"). 'Sign holds' is the share of "
          + "answers with the sign of the question as asked.",
        "The choices are those that an analyst could have made; that they are equally sensible is not said.",
      ] + unanswered + [board.sampleNote(of: sides)])
  }

  /// The specification curve as a document, a row a specification.
  public func variationDocument() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "specifications-\(board.benchmark.id)-\(sides.fileKey)",
      title: "Every specification with one choice changed", caption: sentence,
      table: variationTable().showing(.label, as: "Specification").showing(.estimate, as: "Gap", unit: .ofGaps),
      leadingColumns: .init(.label))
  }

  /// The stability of the ranks as a document.
  public func rankDocument() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "rank-stability-\(board.benchmark.id)",
      title: "How ranks on \(board.benchmark.title) vary with the choices",
      caption:
        "The 5 % to 95 % range of each rank over specifications drawn at random, of those that rank the same systems.",
      table: rankTable().showing(.rank, rounding: .decimals(1)), intervals: [.ofRank("5–95 %")])
  }
}
