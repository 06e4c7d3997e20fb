/// The count, mean and standard deviation of a sample.
///
/// Two passes over data scaled by a power of two, so that neither the sum nor the squares overflow.
struct SampleMoments: Hashable, Sendable {
  /// The number of observations.
  let count: Int
  /// The arithmetic mean; 0 for an empty sample.
  let mean: Double
  /// The standard deviation with divisor n − 1; exactly 0 for fewer than two observations or equal ones.
  let standardDeviation: Double
  /// Whether all observations are equal (so too for none or one).
  let isConstant: Bool

  /// The moments of finite values.
  ///
  /// - Complexity: O(n).
  init(_ values: [Double]) {
    count = values.count
    guard let first = values.first else {
      (mean, standardDeviation, isConstant) = (0, 0, true)
      return
    }
    var lowest = first
    var highest = first
    for value in values {
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    guard lowest < highest else {
      (mean, standardDeviation, isConstant) = (first, 0, true)
      return
    }
    // Beyond 2^400 squares overflow, beneath 2^-400 they vanish.
    let magnitude = max(abs(lowest), abs(highest))
    let exponent = abs(magnitude.exponent) > 400 ? Int(magnitude.exponent) : 0
    let scale = Double(sign: .plus, exponent: min(-exponent, 1023), significand: 1)
    var sum = 0.0
    for value in values { sum += value * scale }
    let n = Double(values.count)
    let center = sum / n
    var squares = 0.0
    var residue = 0.0
    for value in values {
      let deviation = value * scale - center
      squares += deviation * deviation
      residue += deviation
    }
    // The residue is zero but for rounding: it corrects both the mean and the sum of squares.
    let variance = (squares - residue * residue / n) / (n - 1)
    mean = (center + residue / n) / scale
    standardDeviation = variance.squareRoot() / scale
    isConstant = false
  }

  /// The moments of finite observations of which groups are known by their means.
  ///
  /// - Parameters:
  ///   - counts: How many observations each group has, at least 1.
  ///   - squares: The sum of squared deviations of each group's observations from its mean.
  /// - Complexity: O(groups).
  init(means: [Double], counts: [Int], squares: [Double]) {
    count = counts.reduce(0, +)
    let whole = SampleMoments(means)
    guard !whole.isConstant || squares.contains(where: { $0 > 0 }) else {
      (mean, standardDeviation, isConstant) = (whole.mean, 0, true)
      return
    }
    let n = Double(count)
    // About the mean of means, so that large values of little spread keep their digits.
    let shift = zip(means, counts).reduce(0) { $0 + ($1.0 - whole.mean) * Double($1.1) } / n
    mean = whole.mean + shift
    let center = mean
    let between = zip(means, counts).reduce(0) { $0 + ($1.0 - center) * ($1.0 - center) * Double($1.1) }
    standardDeviation = n > 1 ? ((between + squares.reduce(0, +)) / (n - 1)).squareRoot() : 0
    isConstant = false
  }

  /// The standard error of the mean.
  var standardError: Double { standardDeviation / Double(count).squareRoot() }
}
