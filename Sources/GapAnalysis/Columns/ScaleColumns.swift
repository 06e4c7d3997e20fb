import Quantities
package import Tables

// One capability scale.

extension ColumnDefinition<String> {
  package static var scaleRole: Self {
    Self("role", description: "verdict, difference, system, prediction, or need", visibility: .hidden)
  }
}

extension ColumnDefinition<Double> {
  package static var heldOutError: Self {
    Self(
      "held_out_error", title: "Misses by",
      description: "Root of the mean squared error on held-out scores, in standard deviations of a board's scores",
      rounding: .decimals(3))
  }
}

extension ColumnDefinition<Int> {
  package static var families: Self {
    Self("families", title: "Families", description: "Number of families of benchmarks that the system is on")
  }
}
