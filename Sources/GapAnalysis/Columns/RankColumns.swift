package import Tables

// Ranks and how they were found.

extension ColumnDefinition<Double> {
  package static var rank: Self { Self("rank", title: "#", description: "Rank, 1 being the best") }
  package static var rankLower: Self {
    Self("rank_lower", description: "The best rank that is left open", visibility: .hidden)
  }
  package static var rankUpper: Self {
    Self("rank_upper", description: "The worst rank that is left open", visibility: .hidden)
  }
}

extension ColumnDefinition<String> {
  package static var rankMethod: Self {
    Self("rank_method", description: "Method of the rank intervals", visibility: .hidden)
  }
  package static var rankTies: Self {
    Self("rank_ties", description: "How ties share ranks", visibility: .hidden)
  }
}

extension ColumnDefinition<Bool> {
  package static var isTauBest: Self {
    Self("in_tau_best", description: "Whether the system may be among the best")
  }
}
