public import BenchmarkData
package import GapAnalysis
public import TableExport
public import Tables

extension AnswerChanges {
  /// The changes as a document: a row an answer that moved.
  package func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "changes", title: "What changed", caption: sentence,
      table: table()
        .hiding(.benchmark, .measure, .entity, .unit)
        .showing(.label, as: "Answer").showing(.note, as: "Because"),
      leadingColumns: .init(.label, .change, .answerBefore, .answerNow),
      notes: [
        "A positive gap means that \(sides.titleA) is ahead, a positive lag that \(sides.titleB) is behind. Gaps and lags are those of each board's "
          + "newest evaluations of every system; ranks are by the same.",
        "'Because' names the rows behind an answer that came, went, or have another score or date.",
      ])
  }
}

extension DatasetChanges {
  /// The changes as a document: a row a value that is another.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "changed-records", title: "Changed records", caption: sentence, table: table(), leadingColumns: .init())
  }
}
