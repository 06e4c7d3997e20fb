/// The mean over fixed strata of the mean within each: of dimensions of the means over their prompts or runs, say.
///
/// Only what varies within strata makes its error: the strata are those there are. Observations with one label go together, in whatever
/// strata they are, as videos of one prompt that was scored on several dimensions do.
public struct StratifiedMean: Hashable, Sendable {
  /// The observations of a stratum, each with a label that no other of the stratum has.
  public struct Stratum: Hashable, Sendable {
    /// The observations.
    public var values: [Double]
    /// A label for each.
    public var labels: [Int]

    /// Makes a stratum.
    public init(values: [Double], labels: [Int]) {
      self.values = values
      self.labels = labels
    }
  }

  /// The mean of the strata's means; `undefined` without strata, or for an empty one.
  public let mean: EstimateResult
  /// √(Σ_l (Σ_s r_sl)²), r_sl = (x_sl − x̄_s)/(S n_s) · √(n_s/(n_s − 1)). With labels of which none is in two strata it is
  /// √(Σ s_s²/n_s)/S.
  public let standardError: EstimateResult
  /// Satterthwaite's where no label is in two strata, else the number of labels less one.
  public let degreesOfFreedom: Double?

  /// Studies strata.
  ///
  /// The standard error is `undefined` where a stratum has one observation
  /// (``Degeneracy/tooFewObservations(found:needed:)``) or nothing varies within any (``Degeneracy/constantData``).
  ///
  /// - Throws: ``StatisticsError`` unless each finite observation has a label.
  /// - Complexity: O(n).
  public init(_ strata: [Stratum]) throws(StatisticsError) {
    for stratum in strata {
      try Validation.requireFinite(stratum.values, "values")
      guard stratum.values.count == stratum.labels.count else {
        throw .unequalLengths(
          first: "values", firstCount: stratum.values.count, second: "labels", secondCount: stratum.labels.count)
      }
    }
    let smallest = strata.map(\.values.count).min() ?? 0
    guard smallest > 0 else {
      let nothing = EstimateResult.undefined(.tooFewObservations(found: 0, needed: 1))
      (mean, standardError, degreesOfFreedom) = (nothing, nothing, nil)
      return
    }
    let moments = strata.map { SampleMoments($0.values) }
    let count = Double(strata.count)
    mean = .estimate(moments.reduce(0) { $0 + $1.mean } / count)
    guard smallest > 1 else {
      (standardError, degreesOfFreedom) = (.undefined(.tooFewObservations(found: 1, needed: 2)), nil)
      return
    }
    let scale = moments.map(\.standardDeviation).max() ?? 0
    guard scale > 0 else {
      (standardError, degreesOfFreedom) = (.undefined(.constantData), nil)
      return
    }
    // In units of the largest deviation, so that squares neither overflow nor vanish.
    var byLabel: [Int: Double] = [:]
    var (total, squares) = (0.0, 0.0)
    for (stratum, moment) in zip(strata, moments) {
      let n = Double(moment.count)
      let factor = (n / (n - 1)).squareRoot() / (count * n)
      for (value, label) in zip(stratum.values, stratum.labels) {
        byLabel[label, default: 0] += (value - moment.mean) / scale * factor
      }
      let own = (moment.standardDeviation / scale) * (moment.standardDeviation / scale) / n / (count * count)
      total += own
      squares += own * own / (n - 1)
    }
    let isDisjoint = byLabel.count == strata.reduce(0) { $0 + $1.values.count }
    // In the order of the labels: the same in every run.
    let shared = byLabel.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    let variance = isDisjoint ? total : shared
    guard variance > 0 else {
      (standardError, degreesOfFreedom) = (.undefined(.equalClusters), nil)
      return
    }
    standardError = .estimate(variance.squareRoot() * scale)
    degreesOfFreedom = isDisjoint ? total * total / squares : Double(byLabel.count - 1)
  }
}
