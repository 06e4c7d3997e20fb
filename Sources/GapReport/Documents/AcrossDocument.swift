import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension GapAcross {
  /// The answers as a document. Answers without an estimate are in the data and counted in a note.
  public func document() throws(TableError) -> TableDocument {
    let first = answers.first { $0.estimate.estimate != nil } ?? answers.first
    let (a, b) = (first?.pair.a.title ?? "A", first?.pair.b.title ?? "B")
    let unanswered = answers.filter { $0.estimate.estimate == nil }
    var notes = [
      "A positive number means that \(a) is ahead. Each gap is in the unit of its own board; 'in spreads' is the gap in standard "
        + "deviations of all scores on that board."
    ]
    notes += countNotes
    if !unanswered.isEmpty {
      let reasons = Dictionary(grouping: unanswered) { answer in
        (answer.estimate.note ?? answer.estimate.status.rawValue)
          .replacing(" of \(answer.pair.board.benchmark.title)", with: "")
      }
      notes += reasons.sorted { $0.key < $1.key }.map { reason, answers in
        "No answer from \(answers.count), \(reason): \(answers.map(\.label).joined(separator: "; "))."
      }
    }
    let derived = Set(answers.flatMap { $0.pair.board.exclusions.filter(\.isDerived).map(\.system) })
    if let policy = first?.pair.board.selection.bases, policy != .any {
      notes.append("Systems left out: \(derived.count) on \(policy.othersBase).")
    }
    if let sides = first?.pair.sides {
      notes += LeftOutSystems.note(answers.flatMap(\.pair.board.entries), of: sides)
    }
    return try TableDocument(
      name: "gap-across-\(axis.rawValue)-\(first?.pair.sides.fileKey ?? Sides.fileKey(a, b))",
      title: "\(a) and \(b) across \(axis.rawValue)", caption: sentence,
      table: table()
        .showing(.label, as: axis.heading)
        .showing(.estimate, as: "\(a) − \(b)", unit: .ofGaps)
        .showing(.countA, as: "n \(a)").showing(.countB, as: "n \(b)")
        .showing(.date, as: "As of", visibility: axis == .dates ? .hidden : .droppable(2)),
      leadingColumns: .init(.label), intervals: [.ofEstimate], notes: notes)
  }
}

extension GapSynthesis {
  /// The synthesis as a document.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "gap-synthesis-\(Sides.fileKey(sideA, sideB))",
      title: "\(titleA) and \(titleB) over families of benchmarks",
      caption: sentence,
      table: table()
        .showing(.label, as: "Family").showing(.estimate, as: "\(titleA) − \(titleB)", rounding: .decimals(2))
        .showing(.countA, as: "n")
        .hiding(.unit, .intervalKind, .countB),
      leadingColumns: .init(.label), intervals: [.ofEstimate, .ofRest], notes: notes)
  }
}

extension IntervalPresentation {
  /// The interval of what the other families say.
  fileprivate static let ofRest = IntervalPresentation(of: .without, from: .withoutLower, to: .withoutUpper)
}

extension GapAxis {
  /// The heading of the column that names the choices.
  var heading: String {
    switch self {
    case .benchmarks: "Benchmark"
    case .evaluations: "Evaluations"
    case .dates: "As of"
    }
  }
}

extension CountryMatrix {
  /// The matrix as a document, a row a pair.
  public func document(title: String) throws(TableError) -> TableDocument {
    try TableDocument(
      name: "matrix", title: title, caption: "The gap between every two of \(names.joined(separator: ", ")).",
      table: ResultRow.table(rows)
        .showing(.label, as: "Pair").showing(.estimate, as: "Gap", unit: .ofGaps)
        .showing(.countA, as: "n first").showing(.countB, as: "n second"),
      leadingColumns: .init(.label), intervals: [.ofEstimate],
      notes: ["A positive number means that the first of the pair is ahead."]
        + (answers.contains { $0.estimate.interval != nil || $0.estimate.status != .noStandardError }
          ? [] : ["Not every score has a standard error, so there are no intervals."])
        + leftOut)
  }

  private var leftOut: [String] {
    guard let first = answers.first?.pair else { return [] }
    return LeftOutSystems(
      first.board.entries, of: names, by: first.sides.grouping, countryRule: first.sides.countryRule
    ).note
  }
}
