package import Tables

// A number, how sure it is, and where it is from.

extension ColumnDefinition<Double> {
  package static var estimate: Self {
    Self("estimate", description: "Estimate, unrounded", unit: .column(.unit))
  }
  package static var standardError: Self {
    Self("std_error", title: "SE", description: "Standard error of the estimate", visibility: .hidden)
  }
  package static var intervalLower: Self {
    Self(
      "ci_lower", title: "Lower end", description: "Lower end of the interval", unit: .column(.unit),
      visibility: .hidden)
  }
  package static var intervalUpper: Self {
    Self(
      "ci_upper", title: "Upper end", description: "Upper end of the interval", unit: .column(.unit),
      visibility: .hidden)
  }
  package static var intervalLevel: Self {
    Self("ci_level", title: "Level", description: "Confidence level of the interval", visibility: .hidden)
  }
  package static var monteCarloError: Self {
    Self(
      "mc_error", title: "Simulation error", description: "Monte Carlo standard error of the interval's ends",
      visibility: .hidden)
  }
  package static var adjustedPValue: Self {
    Self(
      "p_adjusted", title: "p", description: "P-value of no difference, adjusted for all rows of the table")
  }
  /// The number of what a table counts, where it counts one thing.
  package static var count: Self {
    Self("n", title: "n", description: "Number of observations", visibility: .droppable(2))
  }
}

extension ColumnDefinition<Int> {
  package static var countA: Self {
    Self("n_a", title: "n A", description: "Number of systems of side A, or of systems altogether")
  }
  package static var countB: Self { Self("n_b", title: "n B", description: "Number of systems of side B") }
}

extension ColumnDefinition<String> {
  package static var intervalMethod: Self {
    Self("ci_method", title: "Method", description: "Method of the interval", visibility: .hidden)
  }
  package static var intervalKind: Self {
    Self(
      "ci_kind", title: "Interval of", description: "What varies in the interval", visibility: .droppable(3))
  }
  package static var unit: Self { Self("unit", description: "Unit of the estimate, its error and its interval") }
  package static var status: Self {
    Self("status", description: "ok, or why there is no complete answer", visibility: .droppable(1))
  }
  package static var note: Self { Self("note", description: "Remark on the row", visibility: .hidden) }
  package static var sources: Self {
    Self(
      "source_ids", title: "Sources", description: "Keys of the sources of the row, separated by semicolons",
      visibility: .hidden)
  }
}

extension ColumnDefinition<Bool> {
  package static var higherIsBetter: Self {
    Self("higher_is_better", description: "Whether a higher estimate is the better", visibility: .hidden)
  }
}
