import Quantities
package import Tables

// Whether systems differ, and how far raters agree.

extension ColumnDefinition<Double> {
  package static var meanRank: Self {
    Self(
      "mean_rank", title: "Mean rank", description: "Mean of the ranks within the blocks, 1 the best",
      rounding: .decimals(2))
  }
  package static var effectSize: Self {
    Self(
      "effect_size", title: "Effect",
      description:
        "Mean difference in standard deviations of the differences by block, without its bias in small samples (Hedges)",
      rounding: .decimals(2), visibility: .droppable(2))
  }
  package static var superiority: Self {
    Self(
      "superiority", title: "A better",
      description: "How often the first system is better than the second in the same block, ties half",
      unit: .fixed(.probability))
  }
  package static var superiorityLower: Self {
    Self("superiority_lower", description: "Lower end of its interval", visibility: .hidden)
  }
  package static var superiorityUpper: Self {
    Self("superiority_upper", description: "Upper end of its interval", visibility: .hidden)
  }
  package static var testStatistic: Self {
    Self("statistic", description: "Statistic of the test", visibility: .hidden)
  }
  package static var pValue: Self {
    Self(
      "p_value", title: "p alone", description: "P-value of this pair alone", rounding: .decimals(4),
      visibility: .droppable(3))
  }
  package static var omnibusStatistic: Self {
    Self("omnibus_statistic", description: "Statistic of the test of all systems", visibility: .hidden)
  }
  package static var omnibusPValue: Self {
    Self("omnibus_p", description: "P-value of the test of all systems", visibility: .hidden)
  }
  package static var threshold: Self {
    Self("threshold", title: "Better than", description: "The score that is to be bettered")
  }
}

extension ColumnDefinition<String> {
  package static var letters: Self {
    Self(
      "group", title: "Group",
      description: "Letters of the groups of systems that are not told apart: one in common with each of them")
  }
  package static var testMethod: Self {
    Self("test", description: "The test of the pair", visibility: .hidden)
  }
  package static var adjustment: Self {
    Self("adjustment", description: "How the p-value was adjusted for the number of pairs", visibility: .hidden)
  }
  package static var omnibusTest: Self {
    Self("omnibus_test", description: "The test of all systems", visibility: .hidden)
  }
  package static var blocks: Self {
    Self("blocks", description: "Over what systems are compared", visibility: .hidden)
  }
}

extension ColumnDefinition<Bool> {
  package static var isToldApart: Self {
    Self("told_apart", title: "Told apart", description: "Whether the adjusted p-value is at most one less the level")
  }
}

extension ColumnDefinition<Int> {
  package static var blockCount: Self {
    Self("n_blocks", title: "Blocks", description: "Number of blocks that all systems have", visibility: .hidden)
  }
  package static var ratedUnits: Self { Self("units", description: "Number of units with two ratings or more") }
  package static var ratings: Self { Self("ratings", description: "Number of ratings of these units") }
}
