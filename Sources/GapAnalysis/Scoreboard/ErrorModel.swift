public import BenchmarkData
import Quantities

/// Where standard errors come from when the source prints none.
public enum ErrorModel: String, Hashable, Sendable, CaseIterable {
  /// Nowhere: scores without a published standard error have none.
  case none
  /// From independent re-evaluations of the same system, dimension by dimension.
  case reevaluation = "re-evaluation"
}

/// Standard deviations of the scores of a benchmark, estimated from independent re-evaluations.
///
/// Two measurements x and x′ of one system differ by an error of variance 2σ², so σ² of a dimension is the mean of
/// (x′ − x)²/2 over its pairs, of as many degrees of freedom as there are pairs. It knows nothing of other sources of error, such as other
/// clips of the same system: it is offered, never used unasked, and gives standard errors only where ``leastPairs`` stand behind every one.
public struct ReevaluationErrors: Hashable, Sendable {
  /// The fewest pairs of a dimension whose deviation can be taken for a known one.
  ///
  /// An interval of 1.96 deviations that were estimated with ν degrees of freedom covers as Student's t within ±1.96: 93.1 % with 15,
  /// 92.8 % with 13, 89.3 % with 5 and 70.0 % with 1. From 15 on it misses its 95 % by less than two points.
  public static let leastPairs = 15

  /// The standard deviation by dimension, in the dimension's unit.
  public let standardDeviations: [Dimension.ID: Double]
  /// The number of pairs behind each deviation.
  public let pairCounts: [Dimension.ID: Int]
  /// The number of pairs behind them, all dimensions together.
  public var pairCount: Int { pairCounts.values.reduce(0, +) }
  /// The systems that were measured twice.
  public let systems: [System.ID]

  /// The errors that the re-evaluations of a benchmark show; `nil` if it has none.
  public init?(of benchmark: Benchmark.ID, in dataset: Dataset) {
    var squares: [Dimension.ID: (sum: Double, count: Int)] = [:]
    var systems: Set<System.ID> = []
    for evaluation in dataset.evaluations(on: benchmark) {
      guard let id = evaluation.reevaluates, let original = dataset.evaluations[id] else { continue }
      for (dimension, score) in evaluation.scores {
        guard let first = original.scores[dimension] else { continue }
        let difference = score.value - first.value
        let known = squares[dimension] ?? (0, 0)
        squares[dimension] = (known.sum + difference * difference, known.count + 1)
        systems.insert(evaluation.system)
      }
    }
    guard !squares.isEmpty else { return nil }
    standardDeviations = squares.mapValues { ($0.sum / (2 * Double($0.count))).squareRoot() }
    pairCounts = squares.mapValues(\.count)
    self.systems = systems.sorted()
  }

  /// Why the re-evaluations are too few for a standard error of a score on these dimensions; `nil` if they are enough.
  func shortage(for dimensions: [Dimension.ID]) -> String? {
    let fewest = dimensions.map { pairCounts[$0] ?? 0 }.min() ?? 0
    guard fewest < Self.leastPairs else { return nil }
    return "too few re-evaluations for standard errors: \(NumberWords.count(systems.count, "system")) measured twice "
      + "(\(systems.map(\.text).joined(separator: ", "))), \(NumberWords.count(fewest, "pair")) on a dimension, "
      + "and \(Self.leastPairs) are needed on each"
  }

  /// The scores with the modelled standard error wherever none is published.
  func filling(_ scores: [Dimension.ID: Score]) -> [Dimension.ID: Score] {
    var filled = scores
    for (dimension, score) in scores where score.standardError == nil {
      filled[dimension]?.standardError = standardDeviations[dimension]
    }
    return filled
  }

  /// The standard error of a composed score: √Σ (share · slope · σ)²; `nil` unless every dimension has one.
  func standardError(of composition: Composition) -> Double? {
    var variance = 0.0
    for term in composition.terms {
      guard let deviation = standardDeviations[term.dimension.id] else { return nil }
      let scaled = term.share * term.dimension.normalizationSlope * deviation
      variance += scaled * scaled
    }
    return variance.squareRoot()
  }

  /// What the standard errors rest on, for a note.
  public var basis: String {
    "standard errors modelled from \(pairCount) scores of \(systems.map(\.text).joined(separator: ", ")) that were "
      + "measured twice; none is published"
  }
}
