import Quantities
import Tables

/// Published totals and group scores against those composed from the dimension scores.
enum PublishedTotalCheck: DatasetCheck {
  static let mismatch = Problem.Explanation(
    Problem.Code("total-mismatch"), .warning,
    """
    A published total or group score is not what the scores on the dimensions compose to: the two differ by more than 0.02 \
    points of a hundred, and by more than the rounding of the printed figures explains. Either a score was copied wrongly, or \
    the goalposts and weights are not those that the benchmark used, or the publisher erred: then say so in the note of the \
    evaluation.
    """)
  static let explanations = [mismatch]

  /// 0.02 points of a hundred, as a fraction.
  private static let tolerance = 0.0002

  static func problems(in subject: CheckSubject) -> [Problem] {
    var problems: [Problem] = []
    guard subject.dataset.evaluations.values.contains(where: { !$0.publishedTotals.isEmpty }) else { return [] }
    let evaluationsByBenchmark = subject.dataset.evaluationsByBenchmark()
    for benchmark in subject.dataset.benchmarks.values {
      let evaluations = evaluationsByBenchmark[benchmark.id] ?? []
      guard evaluations.contains(where: { !$0.publishedTotals.isEmpty }) else { continue }
      let decimals = Decimals(evaluations)
      for evaluation in evaluations {
        let keys = [Evaluation.total] + benchmark.groups.keys
        for key in keys {
          guard let published = evaluation.publishedTotals[key] else { continue }
          let quantity: Quantity = key == Evaluation.total ? .total : .group(key)
          guard let composition = Composition(of: quantity, on: benchmark),
            let composed = composition.compose(evaluation.scores, policy: .complete)
          else { continue }
          // Figures in another unit are reported as such, and nothing follows from them.
          guard composition.terms.allSatisfy({ isPossible(evaluation.scores[$0.dimension.id], on: $0.dimension) }),
            !PercentCheck.isPercent(published, as: key, of: benchmark),
            !composition.terms.contains(where: { GoalpostsCheck.areOutsideUnit($0.dimension) })
          else { continue }
          let allowed = max(
            tolerance * fullScale(of: composition),
            decimals.roundingError(ofTotal: key) + decimals.roundingError(of: composition))
          guard abs(composed.value - published) > allowed * (1 + 1e-9) else { continue }
          problems.append(
            subject.problem(
              mismatch, .total(evaluation.id, key), column: "value",
              "the published \(quantity.name) of \(evaluation.id) does not follow from its dimensions",
              found: DecimalText.text(of: published), expected: PrintedNumber.text(composed.value),
              fix: evaluation.note == nil
                ? "check the scores, the weights and the goalposts, or say in the note why they differ"
                : "see the note of the evaluation"))
        }
      }
    }
    return problems
  }

  private static func isPossible(_ score: Score?, on dimension: Dimension) -> Bool {
    guard let score, let range = ScoreRangeCheck.range(of: dimension) else { return true }
    return range.contains(score.value)
  }

  /// What stands for a hundred points: 1 for normalised scores and fractions, 100 for percent and points.
  private static func fullScale(of composition: Composition) -> Double {
    let isOfHundred = composition.terms.allSatisfy { term in
      let dimension = term.dimension
      return (dimension.minimum == nil || dimension.maximum == nil) && dimension.unit.isOfHundred
    }
    return isOfHundred ? 100 : 1
  }

  /// How many decimals a benchmark's tables print: the most that any of its scores has.
  private struct Decimals {
    private var dimensions: [Dimension.ID: Int] = [:]
    private var totals: [DimensionGroup.ID: Int] = [:]

    init(_ evaluations: [Evaluation]) {
      for evaluation in evaluations {
        for (id, score) in evaluation.scores {
          dimensions[id] = max(dimensions[id] ?? 0, PrintedNumber.decimals(of: score.value))
        }
        for (id, value) in evaluation.publishedTotals {
          let printed = max(PrintedNumber.decimals(of: value), evaluation.publishedDecimals[id] ?? 0)
          totals[id] = max(totals[id] ?? 0, printed)
        }
      }
    }

    func roundingError(ofTotal key: DimensionGroup.ID) -> Double {
      PrintedNumber.roundingError(decimals: totals[key] ?? 17)
    }

    func roundingError(of composition: Composition) -> Double {
      composition.terms.reduce(0) { sum, term in
        sum + abs(term.share * term.dimension.normalizationSlope)
          * PrintedNumber.roundingError(decimals: dimensions[term.dimension.id] ?? 17)
      }
    }
  }
}
