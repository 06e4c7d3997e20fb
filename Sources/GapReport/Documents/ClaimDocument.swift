public import BenchmarkData
public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
public import Tables

/// The verdicts on the claims of a dataset, for people.
public struct ClaimDocument: Sendable {
  /// The verdicts, in the order in which they are shown.
  public var verdicts: [ClaimVerdict]

  /// Makes a document of verdicts.
  public init(_ verdicts: [ClaimVerdict]) { self.verdicts = verdicts }

  /// How many claims have which verdict, in a sentence.
  public var summary: String {
    guard !verdicts.isEmpty else { return "No claims: a dataset has them in claims.csv, with their tests." }
    let counts = Verdict.allCases.map { verdict in (verdict, verdicts.count { $0.verdict == verdict }) }
    return NumberWords.count(verdicts.count, "claim") + ": "
      + counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ") + "."
  }

  /// What a reader of any verdict must know.
  public static let notes = [
    "A claim is supported if the whole interval is as it says, contradicted if none of it is, and undecided otherwise. Each "
      + "test was fixed before the data were looked at.",
    "'Leaving out one organization' is the range of the figure with each organization left out in turn, for boards without "
      + "published standard errors: it is no confidence interval.",
  ]

  /// The list as a table document.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "claims", title: "Claims", caption: summary,
      table: ClaimVerdict.table(verdicts)
        .showingOnly(.claim, .statement, .verdict, .figure, .interval, .sample, .wouldChange).showing(.date),
      leadingColumns: .init(.claim, .statement, .verdict, .figure, .interval, .sample, .date), notes: Self.notes)
  }

  /// The list as text for a terminal: each claim with its statement first, then the verdict, the figure, and what would
  /// change it.
  public func text(_ options: TableDocument.TextOptions) -> String {
    let width = options.width
    var lines = Paragraph.lines(summary, width: width)
    for verdict in verdicts {
      lines.append("")
      lines += Paragraph.lines(verdict.claim.statement, width: width).map { Self.strong($0, options) }
      let figure = verdict.figure.map { " · \($0)" } ?? ""
      lines += Paragraph.lines(
        "\(verdict.claim.id) · \(verdict.verdict.rawValue.uppercased())\(figure)", width: width, indent: 2)
      let context = [
        verdict.interval, verdict.sample, verdict.finding?.date.map { "as of \($0)" }, verdict.finding?.caution,
      ].compactMap(\.self)
      if !context.isEmpty { lines += Paragraph.lines(context.joined(separator: "; "), width: width, indent: 2) }
      let change = verdict.verdict == .untestable ? "Why not" : "What would change it"
      lines += Paragraph.lines("\(change): \(verdict.wouldChange)", width: width, indent: 2)
    }
    guard !verdicts.isEmpty else { return lines.joined(separator: "\n") + "\n" }
    lines += Self.notes.flatMap { [""] + Paragraph.lines($0, width: width) }
    lines += [""] + Paragraph.lines("The whole calculation of a claim: vgap claims … --explain ID", width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func strong(_ text: String, _ options: TableDocument.TextOptions) -> String {
    options.usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

extension ClaimVerdict {
  /// The whole calculation as a document: the verdict in a sentence, the figures and systems behind it, the statistic in
  /// words, and the sources.
  public func document(in dataset: Dataset) throws(TableError) -> TableDocument {
    let facts = [figure, interval, sample, finding?.date.map { "as of \($0)" }].compactMap(\.self)
    let made = [claim.madeBy, claim.madeOn?.description].compactMap(\.self).joined(separator: ", ")
    var caption = "“\(claim.statement)”"
    if !made.isEmpty { caption += " (\(made))" }
    caption += " Verdict: \(verdict.rawValue)."
    if !facts.isEmpty { caption += " \(facts.joined(separator: "; "))." }
    let readings = [
      "result": finding?.unit.reading ?? .level, "part": finding?.parts.first?.unit.reading ?? .level,
    ]
    let dimensions = Set(finding?.systems.compactMap(\.dimension) ?? [])
    return try TableDocument(
      name: "claim-\(claim.id)", title: "Claim \(claim.id)", caption: caption,
      table: calculationTable()
        .hiding(.claim)
        .showing(.label, as: "What")
        .showing(.organization, visibility: .droppable(2))
        .showing(.estimate, as: "Figure", unit: .column(UnitColumn(.unit, exceptBy: .role, readings)))
        .showing(.standardError, visibility: .droppable(4))
        .showing(.date)
        .showing(.status, visibility: .droppable(3))
        .showing(.intervalKind, visibility: .droppable(4))
        // Where there are several, no row can be read without its own.
        .showing(.dimension, visibility: dimensions.count > 1 ? .shown : .droppable(5)),
      leadingColumns: .init(.role, .label, .side), intervals: [.ofEstimate], notes: explanations(in: dataset),
      rowNotes: calculationNotes.map { $0.map(\.text) })
  }

  private func explanations(in dataset: Dataset) -> [String] {
    var notes = ["Test: \(claim.test)"]
    if let finding { notes.append("Statistic: \(finding.formula).") }
    notes += (finding?.notes ?? []).map { "Note: \($0)." }
    if let note = claim.note { notes.append("How it is read: \(note)") }
    notes.append(
      verdict == .untestable ? "Why it cannot be tested: \(wouldChange)" : "What would change it: \(wouldChange)")
    let own = claim.source.map { [$0.text] } ?? []
    for id in own + (finding?.sources ?? []) {
      guard let source = dataset.sources[Source.ID(id)] else { continue }
      notes.append("Source \(id): \(source.title)\(source.url.map { ", \($0)" } ?? "")")
    }
    return notes
  }
}
