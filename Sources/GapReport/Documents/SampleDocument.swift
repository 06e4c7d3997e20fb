public import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension SampleErrors {
  /// What the per-video samples say, as a document.
  public func document(
    of benchmark: Benchmark, in dataset: Dataset, level: Double
  ) throws(TableError) -> TableDocument {
    try TableDocument(
      name: "samples-\(benchmark.id)", title: "\(benchmark.title): what the per-video samples say",
      caption:
        "Means with standard errors clustered by prompt, as videos of one prompt resemble each other, and over raters "
        + "where the same people rated many prompts.",
      table: table(level: level, in: dataset)
        .showing(.label, as: "System").showing(.dimension)
        .showing(.count, as: "Scores", description: "Number of scores")
        .showing(.estimate, as: "Mean").showing(.standardError)
        .hiding(.intervalKind),
      leadingColumns: .init(.label, .dimension), intervals: [.ofEstimate],
      notes: [
        "Design effect: how many times larger the variance is than if all scores were independent. Intraclass: the correlation of two "
          + "scores of one prompt.",
        skewNote,
      ].compactMap(\.self))
  }
}
