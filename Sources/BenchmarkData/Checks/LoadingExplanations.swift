import Tables

/// The problems that loading a dataset may report beside those of reading CSV, explained.
enum LoadingExplanations {
  static let all: [Problem.Explanation] = [
    .init(
      .unrecognisedFile, .error,
      """
      A flat file has none of the sets of columns that make it one of scores (system, score), estimates (system, estimate) or \
      votes (system_a, system_b, outcome); or --columns names a column that is not there. Say which column is which: --columns \
      score=ECI.
      """),
    .init(
      .unusedColumns, .warning,
      """
      A flat file has columns that nothing was done with. If one of them is a column that is known under another name, \
      map it with --columns.
      """),
    .init(
      .impossibleValue, .error,
      """
      A number that cannot be: a standard error, a count or a weight below 0, a length or a number of parameters of 0 or \
      less, a sample index that is not whole, a maximum that is not above its minimum. Or one with which nothing can be calculated: a \
      count of 2^53 or more, votes that together are as many, any other number beyond 1e100.
      """),
    .init(
      .contradiction, .error,
      """
      Two things that cannot both be: an interval that does not contain its estimate, a system compared with itself, a system or \
      an organization of which two rows say different things.
      """),
    .init(
      .notOfBenchmark, .error,
      "A published total names a group that the benchmark of its evaluation does not have. It is 'total' or one of its groups."
    ),
    .init(
      .unknownDirection, .error,
      """
      A dimension has the name of an error, a distance, a loss, a time or a cost, of which less is better in most tables, and nothing \
      says which way is better here. Say so with --lower-is-better or --higher-is-better, with an arrow beside the name (WER ↓), \
      or with a column higher_is_better.
      """),
    .init(.droppedRow, .warning, "A row was left out because of its errors, as --lenient asks."),
  ]
}
