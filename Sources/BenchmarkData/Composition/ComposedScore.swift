/// A total, group score or dimension score of one evaluation, with what stands behind it.
public struct ComposedScore: Hashable, Sendable {
  /// The score, in the unit of the quantity.
  public var value: Double
  /// The standard error; `nil` unless every part has one.
  public var standardError: Double?
  /// The two sides of the error of a single dimension, where it is not symmetric. A composed score has none: the standard errors of its
  /// parts are half the widths of their intervals.
  public var sides: ErrorSides?
  /// The degrees of freedom of the standard error; `nil` for one that counts as known. A composed score has the fewest of its parts:
  /// prompts and raters that parts share do not add up.
  public var degreesOfFreedom: Double?
  /// The skewness of the error, where it is that of a mean of samples: 0 for a symmetric one, and the less the more there are.
  public var skewness: Double?
  /// The smallest and largest value that the missing dimensions allow, under the policy ``MissingDimensionPolicy/bounds``.
  public var bounds: ClosedRange<Double>?
  /// The share of the weight that is present, 0 to 1.
  public var coverage: Double
  /// The dimensions that are missing.
  public var missing: [Dimension.ID]
  /// Whether the score was composed from dimensions or taken as published.
  public var basis: Basis
  /// The number of videos or votes, for a single dimension.
  public var sampleSize: Double?

  /// Where a score comes from.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// Composed here from the scores on the dimensions, or the score on the one dimension itself.
    case composed
    /// Taken as published, because the scores on the dimensions are not public.
    case published
  }
}

/// What becomes of the total of a system that lacks a dimension.
///
/// None of these puts zero in its place: the benchmark's own script does, and it moves a total by up to 41 points.
public enum MissingDimensionPolicy: String, Hashable, Sendable, CaseIterable {
  /// It has none.
  case complete
  /// It is composed with the weights of the dimensions that are there.
  case renormalise
  /// It is the interval between the missing at their worst and at their best observed; the value is the middle.
  case bounds
}

extension Composition {
  /// Beneath this share of weight no total is composed but as bounds: the rule of thumb of the COIN Tool (European
  /// Commission, Joint Research Centre).
  public static let leastCoverage = 0.65

  /// The composed score of a set of dimension scores.
  ///
  /// - Parameters:
  ///   - scores: Scores by dimension, each in its own unit.
  ///   - policy: What to do about missing ones.
  ///   - observed: The range of scores seen on each dimension, which the policy `bounds` needs.
  /// - Returns: `nil` where the policy gives no score.
  /// - Complexity: O(number of dimensions).
  public func compose(
    _ scores: [Dimension.ID: Score], policy: MissingDimensionPolicy,
    observed: [Dimension.ID: ClosedRange<Double>] = [:]
  ) -> ComposedScore? {
    let present = terms.filter { scores[$0.dimension.id] != nil }
    let missing = terms.filter { scores[$0.dimension.id] == nil }
    let coverage = missing.isEmpty ? 1 : present.reduce(0) { $0 + $1.share }
    guard !present.isEmpty else { return nil }
    if missing.isEmpty {
      return combine(present, of: scores, coverage: 1, missing: [])
    }
    switch policy {
    case .complete:
      return nil
    case .renormalise:
      guard coverage >= Self.leastCoverage, let renormalised = Composition(terms: present) else { return nil }
      return renormalised.combine(
        renormalised.terms, of: scores, coverage: coverage, missing: missing.map(\.dimension.id))
    case .bounds:
      var low = 0.0
      var high = 0.0
      for term in missing {
        guard let range = observed[term.dimension.id] else { return nil }
        let ends = [term.dimension.normalized(range.lowerBound), term.dimension.normalized(range.upperBound)].sorted()
        low += term.share * ends[0]
        high += term.share * ends[1]
      }
      var score = combine(present, of: scores, coverage: coverage, missing: missing.map(\.dimension.id))
      score.bounds = (score.value + low)...(score.value + high)
      score.value += (low + high) / 2
      return score
    }
  }

  /// Σ share · z over `terms`, all of which have a score.
  private func combine(
    _ terms: [Term], of scores: [Dimension.ID: Score], coverage: Double, missing: [Dimension.ID]
  ) -> ComposedScore {
    var value = 0.0
    var variance: Double? = 0
    for term in terms {
      guard let score = scores[term.dimension.id] else { continue }
      value += term.share * term.dimension.normalized(score.value)
      if let error = score.standardError {
        let scaled = term.share * term.dimension.normalizationSlope * error
        variance = variance.map { $0 + scaled * scaled }
      } else {
        variance = nil
      }
    }
    let degrees = terms.compactMap { $0.share == 0 ? nil : scores[$0.dimension.id]?.degreesOfFreedom }.min()
    return ComposedScore(
      value: value, standardError: variance?.squareRoot(), degreesOfFreedom: variance == nil ? nil : degrees,
      coverage: coverage, missing: missing, basis: .composed)
  }
}

extension Benchmark {
  /// The score of an evaluation on a quantity of this benchmark.
  ///
  /// A total or group score is composed from the dimensions where they are there, and taken as published where they are
  /// not.
  ///
  /// - Returns: `nil` where the evaluation has neither.
  public func score(
    of evaluation: Evaluation, on quantity: Quantity, policy: MissingDimensionPolicy = .complete,
    observed: [Dimension.ID: ClosedRange<Double>] = [:]
  ) -> ComposedScore? {
    switch resolve(quantity) {
    case .dimension(let id):
      guard let score = evaluation.scores[id] else { return nil }
      return ComposedScore(
        value: score.value, standardError: score.standardError, sides: score.sides,
        degreesOfFreedom: score.degreesOfFreedom, coverage: 1,
        missing: [], basis: .composed, sampleSize: score.sampleSize)
    case .group(let id):
      return composedOrPublished(evaluation, .group(id), key: id, policy: policy, observed: observed)
    case .total:
      return composedOrPublished(evaluation, .total, key: Evaluation.total, policy: policy, observed: observed)
    }
  }

  private func composedOrPublished(
    _ evaluation: Evaluation, _ quantity: Quantity, key: DimensionGroup.ID, policy: MissingDimensionPolicy,
    observed: [Dimension.ID: ClosedRange<Double>]
  ) -> ComposedScore? {
    let composition = Composition(of: quantity, on: self)
    if let composed = composition?.compose(evaluation.scores, policy: policy, observed: observed) { return composed }
    guard let published = evaluation.publishedTotals[key] else { return nil }
    let missing = (composition?.terms ?? []).map(\.dimension.id).filter { evaluation.scores[$0] == nil }
    return ComposedScore(value: published, coverage: 1, missing: missing, basis: .published)
  }
}
