import Quantities
package import Tables

// What other choices do.

extension ColumnDefinition<String> {
  package static var choice: Self { Self("choice", description: "What is varied") }
  package static var smallestBy: Self {
    Self(
      "smallest_by", title: "Smallest with", description: "The choice with the smallest gap", visibility: .droppable(2))
  }
  package static var largestBy: Self {
    Self("largest_by", title: "Largest with", description: "The choice with the largest gap", visibility: .droppable(1))
  }
}

extension ColumnDefinition<Bool> {
  package static var sameSign: Self {
    Self("same_sign", description: "Whether the sign is that of the question as asked")
  }
}

extension ColumnDefinition<Int> {
  package static var unanswered: Self {
    Self(
      "unanswered", title: "No answer", description: "Number of specifications without an answer",
      visibility: .droppable(3))
  }
  package static var answerCount: Self {
    Self("n", title: "Answers", description: "Number of specifications with an answer")
  }
}

extension ColumnDefinition<Double> {
  package static var signStability: Self {
    Self(
      "sign_stability", title: "Sign holds", description: "Share of answers with the sign of the question as asked",
      unit: .fixed(.share))
  }
  package static var smallest: Self {
    Self(
      "smallest", title: "Smallest (SD)", description: "The smallest gap, in standard deviations of the scores",
      rounding: .decimals(2))
  }
  package static var largest: Self {
    Self(
      "largest", title: "Largest (SD)", description: "The largest gap, in standard deviations of the scores",
      rounding: .decimals(2))
  }
  package static var largestShift: Self {
    Self(
      "largest_shift", title: "Shift (SD)",
      description: "The largest difference to the question as asked, in standard deviations of the scores",
      rounding: .decimals(2))
  }
  package static var meanShift: Self {
    Self(
      "mean_shift", description: "Mean absolute difference to the rank as asked", rounding: .decimals(1))
  }
}
