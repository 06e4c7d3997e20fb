public import BenchmarkData
import OrderedCollections
import StatisticsCore
public import Tables

/// Standard errors of scores from per-video samples, clustered by prompt.
///
/// Videos of one prompt resemble each other, so that the prompt is the unit (Miller 2024, arXiv 2411.00640). Dimensions that
/// were scored on the same prompts are correlated, which a composite takes into account.
public struct SampleErrors: Sendable {
  /// The samples of one evaluation on one dimension.
  struct Part: Sendable {
    var dimension: Dimension.ID
    var sample: ClusteredSample
    var mean: ClusteredMean
  }

  /// The parts of each evaluation of the benchmark, in the benchmark's order of dimensions.
  let parts: OrderedDictionary<Evaluation.ID, [Part]>

  /// The samples of a benchmark's evaluations; `nil` if it has none.
  ///
  /// - Complexity: O(samples × log samples).
  public init?(of benchmark: Benchmark, in dataset: Dataset) {
    var values: OrderedDictionary<Evaluation.ID, [Dimension.ID: (values: [Double], prompts: [Int])]> = [:]
    var prompts: [String: Int] = [:]
    for sample in dataset.samples {
      guard dataset.evaluations[sample.evaluation]?.benchmark == benchmark.id else { continue }
      let prompt = prompts[sample.prompt] ?? prompts.count
      prompts[sample.prompt] = prompt
      values[sample.evaluation, default: [:]][sample.dimension, default: ([], [])].values.append(sample.value)
      values[sample.evaluation, default: [:]][sample.dimension, default: ([], [])].prompts.append(prompt)
    }
    guard !values.isEmpty else { return nil }
    parts = values.mapValues { byDimension in
      benchmark.dimensions.keys.compactMap { dimension in
        guard let own = byDimension[dimension],
          let sample = try? ClusteredSample(own.values, clusters: own.prompts)
        else { return nil }
        return Part(dimension: dimension, sample: sample, mean: ClusteredMean(sample))
      }
    }
  }

  /// The scores of an evaluation with the clustered standard error wherever none is given.
  func filling(_ evaluation: Evaluation) -> [Dimension.ID: Score] {
    var scores = evaluation.scores
    for part in parts[evaluation.id] ?? [] where scores[part.dimension]?.standardError == nil {
      scores[part.dimension]?.standardError = part.mean.standardError.estimate
      if scores[part.dimension]?.sampleSize == nil { scores[part.dimension]?.sampleSize = Double(part.mean.count) }
    }
    return scores
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
        sum += 2 * (weights[first.dimension] ?? 0) * (weights[second.dimension] ?? 0) * covariance[i, j]
      }
    }
    return sum
  }

  /// What the samples say, a row an evaluation and dimension: `evaluation_id`, `system`, `dimension`, `n`, `prompts`, `mean`,
  /// `std_error` (clustered), `naive_std_error` (as if videos were independent), `design_effect` (the ratio of the two
  /// variances), `intraclass_correlation`, `ci_lower`, `ci_upper` (t with prompts − 1 degrees of freedom), `status`.
  public func table(level: Double, in dataset: Dataset) throws(TableError) -> Table {
    let rows = parts.flatMap { evaluation, parts in parts.map { (evaluation, $0) } }
    let intervals = rows.map { try? $0.1.mean.interval(level: level) }
    return try Table([
      Column(.evaluation, rows.map(\.0.text)),
      Column(.system, rows.map { dataset.evaluations[$0.0]?.system.text }),
      Column(.label, rows.map { dataset.evaluations[$0.0].flatMap { dataset.systems[$0.system]?.title } }),
      Column(.dimension, rows.map(\.1.dimension.text)),
      Column(.count, rows.map { Double($0.1.mean.count) }),
      Column(.prompts, rows.map(\.1.mean.clusterCount)),
      Column(.estimate, rows.map(\.1.mean.mean.estimate)),
      Column(.standardError, rows.map(\.1.mean.standardError.estimate)),
      Column(.intervalLower, intervals.map { $0?.interval?.lower }),
      Column(.intervalUpper, intervals.map { $0?.interval?.upper }),
      Column(.intervalLevel, intervals.map { $0?.interval?.level }),
      Column(.intervalMethod, intervals.map { $0?.interval?.method.name }),
      Column(.intervalKind, intervals.map { $0?.interval == nil ? "none" : UncertaintyKind.measurement.rawValue }),
      Column(.naiveStandardError, rows.map(\.1.mean.naiveStandardError.estimate)),
      Column(.designEffect, rows.map(\.1.mean.designEffect.estimate)),
      Column(.intraclassCorrelation, rows.map(\.1.mean.intraclassCorrelation.estimate)),
      Column(
        .status, rows.map { ($0.1.mean.standardError.estimate == nil ? Status.insufficient : .ok).rawValue }),
    ])
  }
}
