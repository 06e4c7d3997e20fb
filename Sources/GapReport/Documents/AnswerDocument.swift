import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension Answer {
  /// The answer as a document: the sentence, the table of measures, and the notes that keep one from over-reading it.
  public func document() throws(TableError) -> TableDocument {
    let (a, b, board) = (pair.a.name, pair.b.name, pair.board)
    let common = hidden(["measure", "benchmark", "dimension", "entity", "country_a", "country_b", "std_error", "note"])
    var document = TableDocument(
      name: pair.documentName(family.rawValue), title: "", caption: sentence, table: try table(),
      columns: columns + common, rowNotes: estimates.map { $0.notes.map(\.text) })
    switch family {
    case .gap:
      document.title = "Gap between \(a) and \(b) on \(board.benchmark.title)"
      document.notes =
        ["A positive number means that \(a) is ahead; none of these is the gap: they answer different questions."]
        + [board.sampleNote(of: pair.sides)]
    case .lag:
      document.title = "Lag between \(a) and \(b) on \(board.benchmark.title)"
      document.intervals.append(
        IntervalPresentation(
          lower: "without_one_lower", upper: "without_one_upper", heading: "Without one", level: nil, companions: [],
          visibility: .droppable(2)))
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

  private var columns: [ColumnPresentation] {
    let (a, b) = (pair.a.name, pair.b.name)
    func counts(_ visibility: ColumnPresentation.Visibility) -> [ColumnPresentation] {
      [
        ColumnPresentation("n_a", heading: "n \(a)", visibility: visibility),
        ColumnPresentation("n_b", heading: "n \(b)", visibility: visibility),
      ]
    }
    let shared = [
      ColumnPresentation("label", heading: "Measure"), ColumnPresentation("unit"), ColumnPresentation("status"),
      ColumnPresentation("ci_kind", heading: "Interval of", visibility: .droppable(3)),
    ]
    switch family {
    case .gap:
      return shared + [
        ColumnPresentation("estimate", heading: "\(a) − \(b)", unit: .ofGaps)
      ] + counts(.shown) + hidden(["date"])
    case .lag:
      return shared + [
        ColumnPresentation(
          "estimate", heading: "\(b) behind", description: "Lag in months; positive: \(b) is behind",
          unit: .column("unit")),
        ColumnPresentation(
          "without_one_lower", description: "Smallest lag with one organization left out", unit: .column("unit")),
        ColumnPresentation(
          "without_one_upper", description: "Largest lag with one organization left out", unit: .column("unit")),
      ] + counts(.droppable(4)) + hidden(["date", "score_from", "score_to", "n_matched", "n_censored", "n_undated"])
    case .trend:
      return shared + [
        ColumnPresentation("estimate", heading: "Estimate", unit: .column("unit", .difference)),
        ColumnPresentation("date", heading: "Date"),
      ] + counts(.droppable(4)) + hidden(["set", "set_lower", "set_upper", "n_undated"])
    }
  }
}

extension Pair {
  /// The name of a document about the two sides.
  func documentName(_ table: String) -> String {
    "\(table)-\(board.benchmark.id)-\(a.name.lowercased())-\(b.name.lowercased())"
  }

  /// Which dates count, and how many are not known to the day.
  var datesNote: String { board.datesNote(of: [a, b]) }
}
