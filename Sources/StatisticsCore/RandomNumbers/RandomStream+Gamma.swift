extension RandomStream {
  /// A number of the gamma distribution with the given shape and scale 1.
  ///
  /// Marsaglia & Tsang 2000, doi 10.1145/358407.358414; for shapes below 1 a number of shape + 1 times U^(1/shape).
  ///
  /// - Returns: 0 for a shape that is not a positive finite number.
  public mutating func nextGamma(shape: Double) -> Double {
    guard shape > 0, shape.isFinite else { return 0 }
    guard shape >= 1 else { return nextGamma(shape: shape + 1) * pow(1 - nextUniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let normal = nextNormal()
      let root = 1 + c * normal
      guard root > 0 else { continue }
      let cube = root * root * root
      if log(1 - nextUniform()) < 0.5 * normal * normal + d - d * cube + d * log(cube) { return d * cube }
    }
  }
}
