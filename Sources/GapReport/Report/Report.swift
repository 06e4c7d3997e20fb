public import BenchmarkData
public import GapAnalysis
public import TableExport
import Tables

/// All that a dataset says about two sides: in which order, with which figures, tables and sentences.
///
/// What it shows comes from the analyses; a question that the data cannot answer is absent, and named with the reason.
public struct Report: Sendable {
  /// What was asked.
  public let question: ReportQuestion
  /// The title.
  public let title: String
  /// What the sides are called in full.
  public let sideNames: (a: String, b: String)
  /// The title of the dataset.
  public let datasetTitle: String
  /// What to know before the first number.
  public let lead: String
  /// The answer for today, in three sentences.
  public let today: TodayAnswer
  /// The picture beside it, with its table; `nil` where there are too few families of benchmarks.
  let todayItem: ReportItem?
  /// The titles of the benchmarks that are looked at closely, by their keys.
  public let keyBenchmarks: [String: String]
  /// The questions that the data cannot answer, each with the reason.
  public let unanswered: [String]
  /// The groups in the order in which they get colours.
  let groupOrder: [String]
  /// The best against the best of any two groups on every benchmark; `nil` where there are no three groups, or too many.
  let pairsItem: PairsItem?
  /// The parts, the most important first.
  public let sections: [ReportSection]
  /// The sources behind the numbers.
  public let sources: [Source]
  /// The table of the sources.
  public let sourcesDocument: TableDocument
  /// Which evaluations were used, and why the others were not.
  public let manifest: TableDocument

  /// Makes the report of a dataset.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - question: What is asked.
  ///   - earlier: An earlier state of the dataset: the report then says which answers have moved since, and because of which rows.
  /// - Throws: ``ReportError``.
  /// - Complexity: That of the robustness analyses: O(resamples × systems × dimensions) for each benchmark looked at closely.
  public init(of dataset: Dataset, question: ReportQuestion, since earlier: Dataset? = nil) throws(ReportError) {
    let material = try ReportMaterial(dataset: dataset, question: question)
    self.question = question
    sideNames = (material.words(question.a).name, material.words(question.b).name)
    datasetTitle = dataset.title
    let sides = SideWords.title(material.words(question.a), material.words(question.b))
    title = "\(sides), measured by published benchmarks"
    lead = material.lead
    groupOrder = material.figures.groupOrder
    today = material.today
    todayItem = try material.todayItem()
    pairsItem = try material.pairsItem()
    keyBenchmarks = Dictionary(
      material.pairs.map { (material.fileKey($0.board.benchmark), $0.board.benchmark.title) },
      uniquingKeysWith: { first, _ in first }
    )
    let asked = try [
      material.headlineSection(),
      earlier.map { earlier throws(ReportError) in try material.changesSection(since: earlier) },
      material.gapSection(), material.profileSection(), material.lagSection(),
      material.rankingSection(), material.robustnessSection(), material.claimsSection(),
    ].compactMap(\.self)
    // A question that the data cannot answer has no part of its own.
    sections = asked.filter { !$0.items.isEmpty }
    // Who is ahead is said at the top.
    unanswered = asked.filter { $0.items.isEmpty && $0.id != "answer" }.map {
      "\($0.title) \($0.sentences.joined(separator: " "))"
    }
    manifest = try material.manifest()
    sources = material.sources()
    sourcesDocument = try material.sourcesDocument(sources)
  }

  /// All tables: that of today, those of the sections in order, then the sources. The manifest is apart.
  public var documents: [TableDocument] {
    items.map(\.document) + [pairsItem?.document, sourcesDocument].compactMap(\.self)
  }

  /// All figures, in order.
  public var figures: [Figure] { items.compactMap(\.figure) }

  /// What is shown for today, then what the sections show.
  private var items: [ReportItem] { [todayItem].compactMap(\.self) + sections.flatMap(\.items) }
}
