/// Empirical influence values: how the statistic answers to more weight on each observation (or cluster).
///
/// From the jackknife, Lᵢ = (n − 1)(t − t₍ᵢ₎), with t₍ᵢ₎ the statistic without unit i and n the units of its sample or
/// stratum: the same as R's `empinf(type = "jack")`. BCa intervals take their acceleration from them.
public struct InfluenceValues: Hashable, Sendable {
  /// The values, one array for each sample or stratum.
  public let samples: [[Double]]
  /// How many observations each value stands for, in the shape of ``samples``; `nil` where it is one.
  public let multiplicities: [[Int]]?

  /// Makes influence values from one array for each sample or stratum, each value of one observation.
  public init(samples: [[Double]]) { self.init(samples: samples, multiplicities: nil) }

  /// - Precondition: `multiplicities` has the shape of `samples`.
  init(samples: [[Double]], multiplicities: [[Int]]?) {
    self.samples = samples
    self.multiplicities = multiplicities
  }

  /// The acceleration of the BCa interval; `nil` where the values have no spread.
  ///
  /// `rBoot`: a = ΣL³ / (6 (ΣL²)^1.5) over all values (Davison & Hinkley 1997, eq. 5.23). `scipy`:
  /// a = ⅙ Σⱼ[ΣU³/nⱼ³] / (Σⱼ[ΣU²/nⱼ²])^1.5 with U the values of sample j less their mean (Efron & Tibshirani 1993,
  /// eq. 15.36).
  public func acceleration(convention: BootstrapConvention) -> Double? {
    var cubes = 0.0
    var squares = 0.0
    // Relative to the largest value, so that neither cubes nor squares leave the range of numbers.
    let largest = samples.lazy.joined().reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return nil }
    for (sample, values) in samples.enumerated() {
      let weights = multiplicities?[sample].map(Double.init) ?? Array(repeating: 1, count: values.count)
      let count = weights.reduce(0, +)
      guard count > 0 else { continue }
      let center =
        convention == .scipy ? zip(values, weights).reduce(0) { $0 + $1.0 / largest * $1.1 } / count : 0
      let scale = convention == .scipy ? count : 1
      for (value, weight) in zip(values, weights) {
        let deviation = (value / largest - center) / scale
        cubes += weight * deviation * deviation * deviation
        squares += weight * deviation * deviation
      }
    }
    // Values that differ by rounding alone have no spread.
    let size = Double(samples.reduce(0) { $0 + $1.count })
    guard squares > 0, convention == .rBoot || squares * size * size > 1e-24 else { return nil }
    return cubes / (6 * squares * squares.squareRoot())
  }
}
