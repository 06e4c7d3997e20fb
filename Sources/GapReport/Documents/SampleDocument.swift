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
    TableDocument(
      name: "samples-\(benchmark.id)", title: "\(benchmark.title): what the per-video samples say",
      caption: "Means over videos with standard errors clustered by prompt: videos of one prompt resemble each other.",
      table: try table(level: level, in: dataset),
      columns: [
        ColumnPresentation("label", heading: "System"), ColumnPresentation("dimension"),
        ColumnPresentation("n", heading: "Videos"), ColumnPresentation("prompts"),
        ColumnPresentation("estimate", heading: "Mean"),
        ColumnPresentation("std_error", heading: "SE"),
        ColumnPresentation("naive_std_error", heading: "SE if independent", rounding: .significantDigits(2)),
        ColumnPresentation("design_effect", heading: "Design effect", rounding: .decimals(2)),
        ColumnPresentation("intraclass_correlation", heading: "Intraclass", rounding: .decimals(2)),
        ColumnPresentation("status", visibility: .droppable(1)),
      ] + hidden(["evaluation_id", "system", "ci_kind"]),
      leadingColumns: ["label", "dimension"],
      notes: [
        "Design effect: how many times larger the variance is than if all videos were independent. Intraclass: the correlation of "
          + "two videos of one prompt."
      ])
  }
}
