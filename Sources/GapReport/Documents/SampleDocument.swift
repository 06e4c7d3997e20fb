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
      caption: "Means over videos with standard errors clustered by prompt: videos of one prompt resemble each other.",
      table: table(level: level, in: dataset)
        .showing(.label, as: "System").showing(.dimension)
        .showing(.count, as: "Videos", description: "Number of videos")
        .showing(.estimate, as: "Mean").showing(.standardError)
        .hiding(.intervalKind),
      leadingColumns: .init(.label, .dimension), intervals: [.ofEstimate],
      notes: [
        "Design effect: how many times larger the variance is than if all videos were independent. Intraclass: the correlation of "
          + "two videos of one prompt."
      ])
  }
}
