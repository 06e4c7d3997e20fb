/// A Gauss-Legendre rule: the points and weights with which a polynomial of degree 2n − 1 is integrated exactly over
/// [−1, 1].
struct GaussLegendre: Hashable, Sendable {
  /// The points, ascending.
  let points: [Double]
  /// Their weights, which add up to 2.
  let weights: [Double]

  /// The rule of `order` points, at least 1, by Newton's method on the Legendre polynomial.
  init(order: Int) {
    var points: [Double] = []
    var weights: [Double] = []
    for index in 0..<order {
      // Chebyshev's points are close enough to start from.
      let angle = Double.pi * (Double(order - index) - 0.25) / (Double(order) + 0.5)
      var x = cosine(angle)
      var slope = 0.0
      for _ in 0..<20 {
        var (previous, current) = (1.0, x)
        for degree in stride(from: 2, through: order, by: 1) {
          let k = Double(degree)
          (previous, current) = (current, ((2 * k - 1) * x * current - (k - 1) * previous) / k)
        }
        slope = Double(order) * (x * current - previous) / (x * x - 1)
        let change = current / slope
        x -= change
        if abs(change) < 1e-16 { break }
      }
      points.append(x)
      weights.append(2 / ((1 - x * x) * slope * slope))
    }
    self.points = points
    self.weights = weights
  }
}

/// The cosine of an angle from 0 to π, to some ten digits: by the series about π/2.
private func cosine(_ angle: Double) -> Double {
  let x = Double.pi / 2 - angle
  var (term, sum) = (x, x)
  for k in 1...9 {
    term *= -x * x / Double(2 * k * (2 * k + 1))
    sum += term
  }
  return sum
}
