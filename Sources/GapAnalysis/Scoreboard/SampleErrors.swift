public import BenchmarkData
import OrderedCollections
import Quantities
import StatisticsCore
public import Tables

/// Standard errors of scores from per-video samples, clustered by prompt, and by who rated them where the same people rated many.
///
/// Videos of one prompt resemble each other, so that the prompt is the unit (Miller 2024, arXiv 2411.00640). Where raters cross the
/// prompts, the error also holds how they differ (``/StatisticsCore/CrossedMean``). Dimensions that were scored on the same prompts
/// are correlated, which a composite takes into account.
public struct SampleErrors: Sendable {
  /// The samples of one evaluation on one dimension.
  struct Part: Sendable {
    var dimension: Dimension.ID
    var sample: ClusteredSample
    var mean: ClusteredMean
    /// The rater of each value; empty unless raters cross the prompts.
    var raters: [Int]
    var crossed: CrossedMean?

    var standardError: EstimateResult { crossed?.standardError ?? mean.standardError }

    /// With how many degrees of freedom the standard error was estimated.
    var degreesOfFreedom: Double? {
      guard standardError.estimate != nil else { return nil }
      return crossed?.degreesOfFreedom ?? mean.degreesOfFreedom
    }

    func interval(level: Double) -> IntervalResult? {
      if let crossed { return try? crossed.interval(level: level) }
      return try? mean.interval(level: level)
    }

    /// The part of a dimension; `nil` if its values cannot be a sample.
    ///
    /// - Parameters:
    ///   - counts: How many scores each value is the mean of; empty where each is one.
    ///   - squares: The sums of squared deviations of those scores.
    ///   - raters: The rater of each value, -1 where none is named; empty where none names any.
    init?(
      _ dimension: Dimension.ID, _ values: [Double], counts: [Int], squares: [Double], prompts: [Int], raters: [Int]
    ) {
      let found =
        counts.isEmpty
        ? try? ClusteredSample(values, clusters: prompts)
        : try? ClusteredSample(means: values, counts: counts, squares: squares, clusters: prompts)
      guard let sample = found else { return nil }
      self.dimension = dimension
      self.sample = sample
      mean = ClusteredMean(sample)
      self.raters = []
      guard raters.count == sample.count, raters.allSatisfy({ $0 >= 0 }) else { return }
      // One that rated one prompt alone differs as the prompts do.
      if let crossed = try? CrossedMean(sample, crossedBy: raters), crossed.variances != nil {
        self.raters = raters
        self.crossed = crossed
      } else if Set(raters).count < sample.clusterCount, Set(raters).count > 1,
        let byRater = try? ClusteredSample(values, clusters: raters)
      {
        // Each prompt has one rater: those of a rater go together.
        self.sample = byRater
        mean = ClusteredMean(byRater)
      }
    }
  }

  /// The parts of each evaluation of the benchmark, in the benchmark's order of dimensions.
  let parts: OrderedDictionary<Evaluation.ID, [Part]>

  /// The samples of a benchmark's evaluations; `nil` if it has none.
  ///
  /// - Complexity: O(samples of the benchmark × log samples).
  public init?(of benchmark: Benchmark, in dataset: Dataset) {
    let sampled = dataset.evaluations(on: benchmark.id).map(\.id).filter { !dataset.samples[$0].isEmpty }
    guard !sampled.isEmpty else { return nil }
    let parts = concurrentMap(sampled) { Self.parts(dataset.samples[$0], of: benchmark) }
    self.parts = OrderedDictionary(uniqueKeysWithValues: zip(sampled, parts))
  }

  /// The parts of the samples of one evaluation.
  private static func parts(_ samples: SampleList.Samples, of benchmark: Benchmark) -> [Part] {
    let (numbers, prompts, raters, values) = (
      samples.dimensionNumbers, samples.promptNumbers, samples.raterNumbers, samples.values
    )
    var positions: [[Int]] = Array(repeating: [], count: samples.dimensions.count)
    for position in numbers.indices { positions[Int(numbers[position])].append(position) }
    let places = Dictionary(zip(samples.dimensions, positions.indices)) { first, _ in first }
    return benchmark.dimensions.keys.compactMap { dimension in
      guard let own = places[dimension].map({ positions[$0] }), !own.isEmpty else { return nil }
      return Part(
        dimension, own.map { values[$0] }, counts: samples.counts.isEmpty ? [] : own.map { samples.counts[$0] },
        squares: samples.squares.isEmpty ? [] : own.map { samples.squares[$0] },
        prompts: own.map { Int(prompts[$0]) },
        raters: raters.isEmpty ? [] : own.map { Int(raters[$0]) })
    }
  }

  /// The scores of an evaluation with the clustered standard error wherever none is given.
  func filling(_ evaluation: Evaluation) -> [Dimension.ID: Score] {
    var scores = evaluation.scores
    for part in parts[evaluation.id] ?? [] where scores[part.dimension]?.standardError == nil {
      scores[part.dimension]?.standardError = part.standardError.estimate
      scores[part.dimension]?.degreesOfFreedom = part.degreesOfFreedom
      if scores[part.dimension]?.sampleSize == nil { scores[part.dimension]?.sampleSize = Double(part.mean.count) }
    }
    return scores
  }

  /// The skewness of the error of a score, by the third moments of the means it is composed of; `nil` without samples.
  func skewness(of evaluation: Evaluation, on quantity: Quantity, _ composition: Composition?) -> Double? {
    var factors: [Dimension.ID: Double] = [:]
    for term in composition?.terms ?? [] { factors[term.dimension.id] = term.share * term.dimension.normalizationSlope }
    if case .dimension(let id) = quantity { factors = [id: 1] }
    var (squares, cubes, isKnown) = (0.0, 0.0, false)
    for part in parts[evaluation.id] ?? [] where evaluation.scores[part.dimension]?.standardError == nil {
      guard let factor = factors[part.dimension], let error = part.standardError.estimate,
        let skewness = part.mean.skewness
      else { continue }
      let own = factor * error
      (squares, cubes, isKnown) = (squares + own * own, cubes + skewness * own * own * own, true)
    }
    return isKnown && squares > 0 ? cubes / (squares * squares.squareRoot()) : nil
  }

  /// What the covariances between dimensions that share prompts add to the variance of a composed score: 2 Σ aᵢ aⱼ cov(i, j).
  func covarianceTerm(of evaluation: Evaluation, in composition: Composition) -> Double {
    let weights = Dictionary(
      composition.terms.map { ($0.dimension.id, $0.share * $0.dimension.normalizationSlope) }
    ) { first, _ in first }
    let own = (parts[evaluation.id] ?? []).filter {
      weights[$0.dimension] != nil && evaluation.scores[$0.dimension]?.standardError == nil
    }
    guard own.count > 1, case .matrix(let covariance)? = try? ClusteredCovariance.ofMeans(own.map(\.sample)) else {
      return 0
    }
    var sum = 0.0
    for (i, first) in own.enumerated() {
      for (j, second) in own.enumerated() where j < i {
        let shared = Self.covariance(first, second) ?? covariance[i, j]
        sum += 2 * (weights[first.dimension] ?? 0) * (weights[second.dimension] ?? 0) * shared
      }
    }
    return sum
  }

  /// The covariance of two dimensions that the same raters scored on the same videos, (V(x + y) − V(x − y))/4; `nil` for others.
  private static func covariance(_ first: Part, _ second: Part) -> Double? {
    guard !first.raters.isEmpty, first.raters == second.raters, first.sample.clusters == second.sample.clusters else {
      return nil
    }
    func variance(_ combine: (Double, Double) -> Double) -> Double? {
      let values = zip(first.sample.values, second.sample.values).map(combine)
      guard let sample = try? ClusteredSample(values, clusters: first.sample.clusters),
        let crossed = try? CrossedMean(sample, crossedBy: first.raters)
      else { return nil }
      switch crossed.standardError {
      case .estimate(let error): return error * error
      case .undefined(.constantData): return 0
      case .undefined: return nil
      }
    }
    guard let ofSum = variance(+), let ofDifference = variance(-) else { return nil }
    return (ofSum - ofDifference) / 4
  }

  /// What the samples say, a row an evaluation and dimension: `evaluation_id`, `system`, `dimension`, `n`, `prompts`, `raters` (empty
  /// unless they cross the prompts), `estimate`, `std_error`, `naive_std_error` (as if all were independent), `design_effect` (the
  /// ratio of the two variances), `intraclass_correlation` (of prompts), `ci_lower`, `ci_upper` (t), `status`.
  public func table(level: Double, in dataset: Dataset) throws(TableError) -> Table {
    let rows = parts.flatMap { evaluation, parts in parts.map { (evaluation, $0) } }
    let intervals = rows.map { $0.1.interval(level: level) }
    return try Table([
      Column(.evaluation, rows.map(\.0.text)),
      Column(.system, rows.map { dataset.evaluations[$0.0]?.system.text }),
      Column(.label, rows.map { dataset.evaluations[$0.0].flatMap { dataset.systems[$0.system]?.title } }),
      Column(.dimension, rows.map(\.1.dimension.text)),
      Column(.count, rows.map { Double($0.1.mean.count) }),
      Column(.prompts, rows.map { $0.1.crossed?.clusterCount ?? $0.1.mean.clusterCount }),
      Column(.raters, rows.map { $0.1.crossed?.raterCount }),
      Column(.estimate, rows.map(\.1.mean.mean.estimate)),
      Column(.standardError, rows.map(\.1.standardError.estimate)),
      Column(.intervalLower, intervals.map { $0?.interval?.lower }),
      Column(.intervalUpper, intervals.map { $0?.interval?.upper }),
      Column(.intervalLevel, intervals.map { $0?.interval?.level }),
      Column(.intervalMethod, intervals.map { $0?.interval?.method.name }),
      Column(.intervalKind, intervals.map { $0?.interval == nil ? "none" : UncertaintyKind.measurement.rawValue }),
      Column(.naiveStandardError, rows.map(\.1.mean.naiveStandardError.estimate)),
      Column(.designEffect, rows.map { Self.designEffect($0.1) }),
      Column(.intraclassCorrelation, rows.map(\.1.mean.intraclassCorrelation.estimate)),
      Column(.status, rows.map { ($0.1.standardError.estimate == nil ? Status.insufficient : .ok).rawValue }),
    ])
  }

  /// Which means have intervals that cover less than they say; `nil` where none are known to.
  public var skewNote: String? {
    let known = parts.flatMap { evaluation, parts in parts.filter { $0.mean.skewness != nil }.map { (evaluation, $0) } }
    let skewed = known.filter { SkewedMeans.areSkewed($0.1.mean.skewness) }
    let note =
      skewed.isEmpty
      ? SkewedMeans.note(ofFewest: known.compactMap(\.1.degreesOfFreedom).min())
      : SkewedMeans.note(of: skewed.map { "\($0.0.text) (\($0.1.dimension.text))" }, among: known.count)
    return note.map { $0.capitalizedFirst + "." }
  }

  /// How many times larger the variance is than if all observations were independent.
  private static func designEffect(_ part: Part) -> Double? {
    guard let error = part.standardError.estimate, let naive = part.mean.naiveStandardError.estimate else { return nil }
    return (error / naive) * (error / naive)
  }
}
