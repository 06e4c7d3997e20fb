import Quantities
package import Tables

// One question, many answers: across benchmarks, evaluations, dates, dimensions and other choices.

extension ColumnDefinition<Double> {
  package static var spread: Self {
    Self("spread", description: "Standard deviation of all scores on the board", visibility: .hidden)
  }
  package static var weight: Self {
    Self("weight", description: "Share of the weight of all families", rounding: .decimals(3))
  }
  package static var without: Self {
    Self("without", title: "Without it", description: "What the other families say together", rounding: .decimals(2))
  }
  package static var withoutLower: Self {
    Self("without_lower", description: "Lower end of the interval of the other families", visibility: .hidden)
  }
  package static var withoutUpper: Self {
    Self("without_upper", description: "Upper end of the interval of the other families", visibility: .hidden)
  }
  package static var inSpreads: Self {
    Self(
      "in_spreads", description: "The estimate in standard deviations of all scores on the board",
      rounding: .decimals(2))
  }
  package static var normalizedGap: Self {
    Self(
      "normalized_gap", title: "Normalised", description: "The gap between scores normalised by the goalposts",
      rounding: .decimals(3))
  }
  package static var scoreA: Self {
    Self("score_a", description: "Score of the first side's system", unit: .column(.unit))
  }
  package static var scoreB: Self {
    Self("score_b", description: "Score of the second side's system", unit: .column(.unit))
  }
}

extension ColumnDefinition<Bool> {
  package static var isCurrent: Self {
    Self("is_current", description: "Whether the benchmark has an evaluation of the last year", visibility: .hidden)
  }
}

extension ColumnDefinition<String> {
  package static var evaluations: Self {
    Self("evaluations", description: "Which evaluations of a system count", visibility: .hidden)
  }
  package static var family: Self {
    Self("family", description: "Family of the benchmark: boards of one count once", visibility: .hidden)
  }
  package static var measuredBy: Self {
    Self("measured_by", description: "Who or what decides the scores of the benchmark", visibility: .hidden)
  }
  package static var synthesisRole: Self {
    Self("role", description: "synthesis, prediction, heterogeneity, share, or family", visibility: .hidden)
  }
  package static var leader: Self { Self("leader", title: "Ahead", description: "The side that is ahead") }
  package static var bestA: Self {
    Self("best_a", description: "Name of the best system of the first side", visibility: .droppable(2))
  }
  package static var bestB: Self {
    Self("best_b", description: "Name of the best system of the second side", visibility: .droppable(2))
  }
}
