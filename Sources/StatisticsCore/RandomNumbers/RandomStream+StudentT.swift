extension RandomStream {
  /// What a standard normal number is multiplied by to become one of Student's t: √(ν/χ²) with χ² of ν degrees of freedom.
  ///
  /// - Returns: 1, without a draw, unless the degrees of freedom are a positive finite number.
  mutating func nextStudentFactor(_ degreesOfFreedom: Double) -> Double {
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else { return 1 }
    // Never 0, of which gamma numbers of tiny shapes are not safe.
    let half = max(nextGamma(shape: degreesOfFreedom / 2), 1e-300)
    return (degreesOfFreedom / (2 * half)).squareRoot()
  }
}
