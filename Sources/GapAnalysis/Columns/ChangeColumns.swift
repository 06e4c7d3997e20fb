import Quantities
package import Tables

// Answers of two states of a dataset.

extension ColumnDefinition<String> {
  package static var answerBefore: Self { Self("from", title: "Before", description: "The answer before, in words") }
  package static var answerNow: Self { Self("to", title: "Now", description: "The answer now, in words") }
}

extension ColumnDefinition<Double> {
  package static var estimateBefore: Self {
    Self(
      "estimate_before", description: "The estimate before, unrounded", unit: .column(.unit), visibility: .hidden)
  }
  package static var estimateNow: Self {
    Self("estimate_after", description: "The estimate now, unrounded", unit: .column(.unit), visibility: .hidden)
  }
}
