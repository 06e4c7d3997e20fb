/// Two samples summed up under the assumption that their populations have the same variance.
struct PooledMoments: Hashable, Sendable {
  let first: SampleMoments
  let second: SampleMoments

  init(_ first: SampleMoments, _ second: SampleMoments) {
    self.first = first
    self.second = second
  }

  /// n₁ + n₂ − 2.
  var degreesOfFreedom: Double { Double(first.count + second.count - 2) }
  /// The difference of the means, first − second.
  var difference: Double { first.mean - second.mean }
  /// The root of the mean of the two variances, weighted by their degrees of freedom.
  var standardDeviation: Double {
    let w1 = (Double(first.count - 1) / degreesOfFreedom).squareRoot()
    let w2 = (Double(second.count - 1) / degreesOfFreedom).squareRoot()
    return hypotenuse(w1 * first.standardDeviation, w2 * second.standardDeviation)
  }
  /// √(1/n₁ + 1/n₂): what the standard deviation is multiplied with to give the standard error of the difference.
  var errorFactor: Double { (1 / Double(first.count) + 1 / Double(second.count)).squareRoot() }
  /// The standard error of the difference of the means.
  var standardError: Double { standardDeviation * errorFactor }

  /// Why the samples determine no pooled inference, if so.
  var degeneracy: Degeneracy? {
    if first.count == 0 || second.count == 0 {
      return .tooFewObservations(found: 0, needed: 1)
    }
    if first.count + second.count < 3 {
      return .tooFewObservations(found: first.count + second.count, needed: 3)
    }
    return first.isConstant && second.isConstant ? .constantData : nil
  }
}

/// √(a² + b²) without overflow.
func hypotenuse(_ a: Double, _ b: Double) -> Double {
  let larger = max(abs(a), abs(b))
  guard larger > 0, larger.isFinite else { return larger }
  let ratio = min(abs(a), abs(b)) / larger
  return larger * (1 + ratio * ratio).squareRoot()
}
