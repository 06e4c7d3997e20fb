/// How an interval is made from bootstrap replicates.
public enum BootstrapIntervalKind: String, Hashable, Sendable, CaseIterable {
  /// `bca`; `percentile` where there is no acceleration or no bias correction. The method's name on the interval says
  /// which it was.
  case automatic
  /// t − bias ± z · se, with bias and se of the replicates.
  case normal
  /// 2t − quantile: the percentile interval mirrored at the estimate.
  case basic
  /// Quantiles of the replicates.
  case percentile
  /// t − se · quantile of (t* − t)/se*: the bootstrap t.
  case studentized
  /// Bias-corrected and accelerated: quantiles of the replicates at adjusted probabilities.
  case bca
}

/// Whose rules an interval follows where two programs differ: in the quantile of replicates, in the bias correction and
/// in the acceleration.
public enum BootstrapConvention: String, Hashable, Sendable, CaseIterable {
  /// R's package boot (Davison & Hinkley 1997): order statistics k = (R + 1)α, interpolated on the normal scale.
  case rBoot = "r-boot"
  /// SciPy's `bootstrap` (Efron & Tibshirani 1993): quantiles of type 7.
  case scipy
}

extension BootstrapDistribution {
  /// A confidence interval.
  ///
  /// - Parameters:
  ///   - kind: How the interval is made.
  ///   - level: The nominal coverage, strictly between 0 and 1. What is covered in truth for small samples is in
  ///     <doc:Coverage>.
  ///   - alternative: `.twoSided` has (1 − level)/2 beyond each end; `.less` gives (−∞, upper] and `.greater`
  ///     [lower, ∞), as SciPy has it.
  ///   - convention: Whose rules are followed. `.normal` is the same in both.
  /// - Returns: The interval with the Monte Carlo standard error of each end (0 for an infinite end; the error of order
  ///   statistics, for BCa with that of the bias correction, by the delta method), or the reason why there is none:
  ///   that of ``degeneracy``, ``Degeneracy/constantInfluence`` for a BCa interval without an acceleration,
  ///   ``Degeneracy/unboundedBiasCorrection`` where all replicates lie on one side of the estimate, and
  ///   ``Degeneracy/undefinedStatistic`` where standard errors are 0.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1), or for
  ///   `.studentized` where standard errors were not asked for.
  /// - Complexity: O(1) after sorting; O(R) for `.normal`.
  public func interval(
    _ kind: BootstrapIntervalKind = .automatic, level: Double = 0.95, alternative: Alternative = .twoSided,
    convention: BootstrapConvention = .scipy
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    if kind == .studentized, studentization == nil, degeneracy == nil {
      throw .invalidArgument(
        name: "kind", found: "studentized", requirement: "another kind, or a distribution with standard errors")
    }
    if let degeneracy { return .undefined(degeneracy) }
    guard let estimate else { return .undefined(.undefinedStatistic) }
    switch kind {
    case .normal: return try assemble(NormalEnds(self, estimate), .bootstrapNormal, level, alternative)
    case .percentile: return try percentile(level, alternative, convention)
    case .basic:
      let ends = BasicEnds(estimate: estimate, quantiles: ReplicateQuantiles(sortedReplicates, convention))
      return try assemble(ends, .bootstrapBasic(convention), level, alternative)
    case .studentized:
      guard let ends = StudentizedEnds(estimate, studentization, convention) else {
        return .undefined(.undefinedStatistic)
      }
      return try assemble(ends, .bootstrapStudentized(convention), level, alternative)
    case .bca:
      switch try BCaEnds.make(self, estimate, convention) {
      case .failure(let reason): return .undefined(reason.degeneracy)
      case .success(let ends): return try assemble(ends, .bootstrapBCa(convention), level, alternative)
      }
    case .automatic:
      guard case .success(let ends) = try BCaEnds.make(self, estimate, convention) else {
        return try percentile(level, alternative, convention)
      }
      return try assemble(ends, .bootstrapBCa(convention), level, alternative)
    }
  }

  private func percentile(
    _ level: Double, _ alternative: Alternative, _ convention: BootstrapConvention
  ) throws(StatisticsError) -> IntervalResult {
    try assemble(
      ReplicateQuantiles(sortedReplicates, convention), .bootstrapPercentile(convention), level, alternative)
  }

  private func assemble(
    _ ends: some IntervalEnds, _ method: IntervalMethod, _ level: Double, _ alternative: Alternative
  ) throws(StatisticsError) -> IntervalResult {
    let tail = alternative == .twoSided ? (1 - level) / 2 : 1 - level
    let lower = alternative == .less ? IntervalEnd(value: -.infinity, error: 0) : try ends.end(at: tail)
    let upper = alternative == .greater ? IntervalEnd(value: .infinity, error: 0) : try ends.end(at: 1 - tail)
    guard !lower.value.isNaN, !upper.value.isNaN else { return .undefined(.undefinedStatistic) }
    return .interval(
      ConfidenceInterval(
        lower: lower.value, upper: upper.value, level: level, method: method,
        monteCarloError: MonteCarloError(lower: lower.error, upper: upper.error)))
  }
}

/// One end of an interval and its Monte Carlo standard error.
struct IntervalEnd: Hashable, Sendable {
  let value: Double
  let error: Double
}

/// A way to make the end of an interval that has a given probability below it.
protocol IntervalEnds {
  func end(at probability: Double) throws(StatisticsError) -> IntervalEnd
}
