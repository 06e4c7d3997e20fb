import Quantities
package import Tables

// Scores of systems, and what samples say of their errors.

extension ColumnDefinition<Double> {
  package static var score: Self { Self("score", description: "Score of the system, unrounded") }
  package static var coverage: Self {
    Self("coverage", description: "Share of the weights whose dimensions are known", visibility: .hidden)
  }
  package static var published: Self {
    Self("published", description: "The total that the source publishes", visibility: .droppable(1))
  }
  package static var difference: Self {
    Self("difference", description: "The composed total less the published one", visibility: .hidden)
  }
  package static var videos: Self {
    Self("videos", description: "Number of videos that were scored", visibility: .droppable(2))
  }
  package static var naiveStandardError: Self {
    Self(
      "naive_std_error", title: "SE if independent", description: "Standard error as if all scores were independent",
      rounding: .significantDigits(2))
  }
  package static var designEffect: Self {
    Self(
      "design_effect", description: "How many times larger the variance is than if all scores were independent",
      rounding: .decimals(2))
  }
  package static var intraclassCorrelation: Self {
    Self(
      "intraclass_correlation", title: "Intraclass", description: "Correlation of two scores of one prompt",
      rounding: .decimals(2))
  }
}

extension ColumnDefinition<Int> {
  package static var prompts: Self { Self("prompts", description: "Number of prompts") }
  package static var raters: Self {
    Self("raters", description: "Number of raters, where they cross the prompts", visibility: .droppable(2))
  }
}

extension ColumnDefinition<String> {
  package static var basis: Self {
    Self("basis", description: "Whether the score is composed or published", visibility: .droppable(2))
  }
  package static var sampledBy: Self {
    Self("sampled_by", description: "Who made the videos that were scored", visibility: .hidden)
  }
}

extension ColumnDefinition<CalendarDate> {
  package static var releasedOn: Self {
    Self("released_on", title: "Released", description: "Release date of the system", visibility: .droppable(4))
  }
  package static var evaluatedOn: Self {
    Self("evaluated_on", title: "Evaluated", description: "Date of the evaluation", visibility: .droppable(5))
  }
}
