import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension Answer {
  /// The answer as a document: the sentence, the table of measures, and the notes that keep one from over-reading it.
  public func document() throws(TableError) -> TableDocument {
    let (a, b, board) = (pair.a.title, pair.b.title, pair.board)
    var document = TableDocument(
      name: pair.documentName(family.rawValue), title: "", caption: sentence, table: try tableForPeople(),
      leadingColumns: .init(.label), intervals: [.ofEstimate], rowNotes: estimates.map { $0.notes.map(\.text) })
    switch family {
    case .gap:
      document.title = "Gap between \(a) and \(b) on \(board.benchmark.title)"
      document.notes =
        ["A positive number means that \(a) is ahead; none of these is the gap: they answer different questions."]
        + (pair.measurersNote.map { note in
          [
            note
              + (board.selection.policy == .newest
                ? " --evaluations benchmark-team counts its team's clips alone." : "")
          ]
        } ?? []) + [board.sampleNote(of: pair.sides)]
    case .lag:
      document.title = "Lag between \(a) and \(b) on \(board.benchmark.title)"
      document.intervals.append(
        IntervalPresentation(
          of: .estimate, from: .withoutOneLower, to: .withoutOneUpper, heading: "Without one", visibility: .droppable(2)
        ))
      document.notes = [
        "A positive number means that \(b) is behind \(a). The measures answer different questions. Without one: the "
          + "range that a lag takes when any one organization is left out, which is no confidence interval.",
        pair.datesNote, board.sampleNote(of: pair.sides),
      ]
    case .trend:
      document.title = "Trend of the gap between \(a) and \(b) on \(board.benchmark.title)"
      document.notes =
        [
          "A positive gap means that \(a) is ahead; a negative closing rate that the gap moves toward \(b). A crossing is "
            + "counted in months from the board's date.",
          "Straight lines through all dated systems, the weak ones too. That the lines go on is an assumption that no "
            + "interval covers.",
          pair.datesNote, board.sampleNote(of: pair.sides),
        ]
    }
    return document
  }

  private func tableForPeople() throws(TableError) -> Table {
    let (a, b) = (pair.a.title, pair.b.title)
    let counts: ColumnPresentation.Visibility = family == .gap ? .shown : .droppable(4)
    let table = try table()
      .showing(.label, as: "Measure").showing(.status)
      .showing(.countA, as: "n \(a)", visibility: counts).showing(.countB, as: "n \(b)", visibility: counts)
    switch family {
    case .gap: return table.showing(.estimate, as: "\(a) − \(b)", unit: .ofGaps)
    case .lag:
      return table.showing(.estimate, as: "\(b) behind", description: "Lag in months; positive: \(b) is behind")
    case .trend: return table.showing(.estimate, unit: .column(.unit, .difference)).showing(.date)
    }
  }
}

extension Pair {
  /// The name of a document about the two sides.
  func documentName(_ table: String) -> String {
    "\(table)-\(board.benchmark.id)-\(sides.fileKey)"
  }

  /// Which dates count, and how many are not known to the day.
  var datesNote: String { board.datesNote(of: [a, b]) }
}
