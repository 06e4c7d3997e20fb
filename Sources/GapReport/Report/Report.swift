public import BenchmarkData
public import GapAnalysis
public import TableExport
import Tables

/// All that a dataset says about two sides: in which order, with which figures, tables and sentences.
///
/// What it shows comes from the analyses; a question that the data cannot answer keeps its place, and says so.
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
  /// The answers of the benchmarks that are looked at closely, a sentence each.
  public let keySentences: [String]
  /// The titles of the benchmarks that are looked at closely, by their keys.
  public let keyBenchmarks: [String: String]
  /// On how many families of benchmarks each side has the best system.
  public let tally: GapTally
  /// Whether a family has several boards, so that there are fewer families than benchmarks.
  public let countsFamilies: Bool
  /// The groups in the order in which they get colours.
  let groupOrder: [String]
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
    sideNames = (
      dataset.name(ofSide: question.a, by: question.grouping), dataset.name(ofSide: question.b, by: question.grouping)
    )
    datasetTitle = dataset.title
    title = "\(sideNames.a) and \(sideNames.b), measured by published benchmarks"
    lead = material.lead
    groupOrder = material.figures.groupOrder
    keySentences = try material.keySentences()
    keyBenchmarks = Dictionary(
      material.pairs.map { (material.fileKey($0.board.benchmark), $0.board.benchmark.title) },
      uniquingKeysWith: { first, _ in first }
    )
    tally = material.across.families
    countsFamilies = material.across.hasFamilies
    sections = try [
      material.headlineSection(),
      earlier.map { earlier throws(ReportError) in try material.changesSection(since: earlier) },
      material.gapSection(), material.profileSection(), material.lagSection(),
      material.rankingSection(), material.robustnessSection(), material.claimsSection(),
    ].compactMap(\.self)
    manifest = try material.manifest()
    sources = material.sources()
    sourcesDocument = try material.sourcesDocument(sources)
  }

  /// All tables: those of the sections in order, then the sources. The manifest is apart.
  public var documents: [TableDocument] { sections.flatMap { $0.items.map(\.document) } + [sourcesDocument] }

  /// All figures, in order.
  public var figures: [Figure] { sections.flatMap { $0.items.compactMap(\.figure) } }
}
