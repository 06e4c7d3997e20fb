public import TableExport
import Tables

/// A part of a report: what was asked, the answer in a sentence, and what shows it.
public struct ReportSection: Hashable, Sendable {
  /// A short name of lower-case words joined by hyphens: the anchor on the page.
  public var id: String
  /// What was asked.
  public var title: String
  /// The answer, a sentence or several that each stand alone.
  public var sentences: [String]
  /// Figures and tables, in order; empty where the data have no answer.
  public var items: [ReportItem]
  /// What the numbers do not show.
  public var cautions: [String]

  /// Makes a section.
  public init(id: String, title: String, sentence: String, items: [ReportItem] = [], cautions: [String] = []) {
    self.init(id: id, title: title, sentences: [sentence], items: items, cautions: cautions)
  }

  /// Makes a section that several sentences answer.
  public init(id: String, title: String, sentences: [String], items: [ReportItem] = [], cautions: [String] = []) {
    self.id = id
    self.title = title
    self.sentences = sentences
    self.items = items
    self.cautions = cautions
  }
}

/// A table of a report with the figure that is drawn from it.
public struct ReportItem: Hashable, Sendable {
  /// What it is about, as a heading.
  public var title: String
  /// What it shows, in a sentence.
  public var sentence: String?
  /// The figure; its name is that of the table. `nil` where a table says it better.
  public var figure: Figure?
  /// The table.
  public var document: TableDocument
  /// The rows that the page shows; `nil` for all.
  public var shownRows: [Int]?
  /// Whether the page folds the table away at first.
  public var isFolded: Bool

  /// Makes an item. The document takes the figure's name.
  public init(
    _ title: String, sentence: String? = nil, figure: Figure? = nil, document: TableDocument,
    shownRows: [Int]? = nil, isFolded: Bool? = nil
  ) {
    self.title = title
    self.sentence = sentence
    self.figure = figure
    self.document = document
    self.shownRows = shownRows
    self.isFolded = isFolded ?? (document.table.rowCount > 20)
  }
}
