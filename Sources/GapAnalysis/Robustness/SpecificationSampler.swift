import BenchmarkData
import StatisticsCore
import Tables

/// Draws specifications in which every choice is made at random.
///
/// Evaluations, missing dimensions, published totals, the as-of date, the country rule, the reading of imprecise dates,
/// normalisation and aggregation are drawn independently and uniformly over their alternatives; the weights of the
/// dimensions follow a Dirichlet distribution around the benchmark's own (its concentration 16 times the number of
/// dimensions, which gives a weight a standard deviation of about a quarter of itself); one organization in ten draws is
/// left out on average. Which date of a system counts, single systems and whole dimensions are varied one at a time only.
struct SpecificationSampler: Sendable {
  /// All selections that can be drawn.
  let selections: [Selection]
  private let base: Specification
  private let dimensions: [(id: Dimension.ID, share: Double)]
  private let organizations: [Organization.ID]
  private static let concentrationPerDimension = 16.0

  init(base: Specification, board: Scoreboard, canRecompose: Bool) {
    self.base = base
    dimensions =
      canRecompose
      ? (Composition(of: board.quantity, on: board.benchmark)?.terms ?? []).map { ($0.dimension.id, $0.share) } : []
    organizations = Set(board.entries.compactMap { $0.organization?.id }).sorted()
    let dates = [base.selection.asOf] + [-30, 30].map { days in board.asOf?.adding(days: days) }
    var selections: [Selection] = []
    for policy in EvaluationPolicy.allCases {
      for missing in MissingDimensionPolicy.allCases {
        for published in [true, false] {
          for date in dates {
            var selection = base.selection
            selection.policy = policy
            selection.missing = missing
            selection.includesPublished = published
            selection.asOf = date
            selections.append(selection)
          }
        }
      }
    }
    self.selections = selections
  }

  /// A specification.
  func draw(from stream: inout RandomStream) -> Specification {
    var specification = base
    specification.selection = selections[stream.nextIndex(below: selections.count)]
    specification.countryRule = CountryRule.allCases[stream.nextIndex(below: CountryRule.allCases.count)]
    specification.dateReading = DateReading.allCases[stream.nextIndex(below: DateReading.allCases.count)]
    if !organizations.isEmpty, stream.nextUniform() < 0.1 {
      specification.omittedOrganizations = [organizations[stream.nextIndex(below: organizations.count)]]
    }
    guard !dimensions.isEmpty else { return specification }
    specification.normalization = Normalization.allCases[stream.nextIndex(below: Normalization.allCases.count)]
    specification.aggregation = Aggregation.allCases[stream.nextIndex(below: Aggregation.allCases.count)]
    let concentration = Self.concentrationPerDimension * Double(dimensions.count)
    for dimension in dimensions {
      // A Dirichlet weight is a gamma number over the sum of all; the sum is divided out when the weights are used.
      let gamma = stream.nextGamma(shape: concentration * dimension.share)
      specification.weightFactors[dimension.id] = gamma / (concentration * dimension.share)
    }
    return specification
  }
}
