/// Estimates with their joint normal error: a vector S and standard errors e, or a covariance matrix Σ.
///
/// What is known about the true values is that S − truth ~ N(0, diag(e²)), or N(0, Σ). Where a standard error is itself estimated,
/// from few raters or runs, with ν degrees of freedom, (S − truth)/e follows Student's t, and errors are drawn from that: the
/// difference of two such estimates gets the interval of Behrens and Fisher, which is a little wider than Welch's.
///
/// Where an interval is not symmetric about its estimate, the error has a size below it and another above (``SplitError``): half of the
/// draws fall on either side, so that the interval of the estimate alone is the published one again.
///
/// Errors are drawn in the order of the estimates' sizes, whatever their places: what is simulated for a system does not
/// depend on the row in which it stands (estimates that are equal in value and error apart).
public struct NormalEstimates: Hashable, Sendable {
  /// The estimates, in the caller's unit.
  public let values: [Double]
  /// The standard error of each estimate; 0 for a number that is known exactly.
  public let standardErrors: [Double]
  /// The degrees of freedom of each standard error, infinite for one that is known; empty if all are.
  public let degreesOfFreedom: [Double]
  /// The two sides of each error that is not symmetric, `nil` for one that is; empty if all are.
  public let splitErrors: [SplitError?]
  /// The covariance matrix, where the estimates are correlated; `nil` for independent ones.
  public let covariance: Matrix?
  /// The factor that turns independent normal numbers into correlated ones.
  private let factor: SemidefiniteFactor?
  /// The places of the estimates in the order in which errors are drawn: by size, then by standard error.
  private let drawingOrder: [Int]

  /// The number of estimates.
  public var count: Int { values.count }

  /// Independent estimates.
  ///
  /// - Parameters:
  ///   - values: The estimates.
  ///   - standardErrors: The standard error of each.
  ///   - degreesOfFreedom: With how many degrees of freedom each was estimated, infinite for a known one; empty if all are known.
  ///   - splitErrors: The two sides of each error that is not symmetric, `nil` for one that is; empty if all are. The standard error of
  ///     such an estimate is the mean of both.
  /// - Throws: ``StatisticsError`` unless there is one standard error, finite and not negative, for each finite estimate, and one
  ///   number of degrees of freedom above 0, or none at all; as many split errors, or none, whose sides are finite and not negative.
  public init(
    _ values: [Double], standardErrors: [Double], degreesOfFreedom: [Double] = [], splitErrors: [SplitError?] = []
  ) throws(StatisticsError) {
    try Validation.requireSameCount(values, "values", standardErrors, "standardErrors")
    try Validation.requireFinite(values, "values")
    for error in standardErrors where !(error >= 0 && error.isFinite) {
      throw .invalidArgument(name: "standard error", found: "\(error)", requirement: "a finite number, at least 0")
    }
    if !degreesOfFreedom.isEmpty {
      try Validation.requireSameCount(values, "values", degreesOfFreedom, "degreesOfFreedom")
    }
    for degrees in degreesOfFreedom where !(degrees > 0) {
      throw .invalidArgument(name: "degrees of freedom", found: "\(degrees)", requirement: "a number above 0")
    }
    guard splitErrors.isEmpty || splitErrors.count == values.count else {
      throw .unequalLengths(
        first: "values", firstCount: values.count, second: "splitErrors", secondCount: splitErrors.count)
    }
    for split in splitErrors.compactMap(\.self) {
      for error in [split.below, split.above] where !(error >= 0 && error.isFinite) {
        throw .invalidArgument(name: "split error", found: "\(error)", requirement: "a finite number, at least 0")
      }
    }
    self.values = values
    self.standardErrors = standardErrors
    self.degreesOfFreedom = degreesOfFreedom.contains { $0.isFinite } ? degreesOfFreedom : []
    self.splitErrors = splitErrors.contains { $0 != nil } ? splitErrors : []
    covariance = nil
    factor = nil
    drawingOrder = Self.drawingOrder(values, standardErrors)
  }

  /// Correlated estimates.
  ///
  /// - Parameters:
  ///   - values: The estimates.
  ///   - covariance: Their covariance.
  ///   - degreesOfFreedom: With how many degrees of freedom the covariance was estimated as a whole, from few clusters say: errors are then
  ///     drawn from the multivariate t distribution. Infinite for a known one.
  /// - Throws: ``StatisticsError`` unless the matrix has a row for each finite estimate and is finite, symmetric and
  ///   positive semidefinite, and degrees of freedom are above 0. It may be singular, as that of centred ratings is.
  /// - Complexity: O(n³).
  public init(
    _ values: [Double], covariance: Matrix, degreesOfFreedom: Double = .infinity
  ) throws(StatisticsError) {
    guard degreesOfFreedom > 0 else {
      throw .invalidArgument(
        name: "degrees of freedom", found: "\(degreesOfFreedom)", requirement: "a number above 0")
    }
    guard values.count == covariance.rowCount else {
      throw .unequalLengths(
        first: "values", firstCount: values.count, second: "rows of the covariance", secondCount: covariance.rowCount)
    }
    try Validation.requireFinite(values, "values")
    try covariance.requireSymmetric("covariance")
    self.values = values
    splitErrors = []
    self.covariance = covariance.symmetrized()
    self.degreesOfFreedom = degreesOfFreedom.isFinite ? values.map { _ in degreesOfFreedom } : []
    standardErrors = covariance.diagonal.map { sqrt(max($0, 0)) }
    drawingOrder = Self.drawingOrder(values, standardErrors)
    factor = try SemidefiniteFactor(covariance.symmetrized(), order: drawingOrder)
  }

  /// The estimates at some places, in the order in which they are named, with their joint error.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a place that is none.
  /// - Complexity: O(n) for n places of independent estimates, O(n³) of correlated ones.
  public func selecting(_ places: [Int]) throws(StatisticsError) -> NormalEstimates {
    for place in places where !values.indices.contains(place) {
      throw .invalidArgument(name: "place", found: "\(place)", requirement: "at least 0 and below \(count)")
    }
    let chosen = places.map { values[$0] }
    guard let covariance else {
      return try NormalEstimates(
        chosen, standardErrors: places.map { standardErrors[$0] },
        degreesOfFreedom: degreesOfFreedom.isEmpty ? [] : places.map { degreesOfFreedom[$0] },
        splitErrors: splitErrors.isEmpty ? [] : places.map { splitErrors[$0] })
    }
    let elements = places.flatMap { row in places.map { covariance[row, $0] } }
    return try NormalEstimates(
      chosen, covariance: Matrix(rowCount: places.count, columnCount: places.count, elements: elements),
      degreesOfFreedom: degreesOfFreedom.first ?? .infinity)
  }

  private static func drawingOrder(_ values: [Double], _ errors: [Double]) -> [Int] {
    values.indices.sorted { (values[$0], errors[$0], $0) < (values[$1], errors[$1], $1) }
  }

  /// Whether no estimate has an error, so that a redraw changes nothing.
  public var areExact: Bool { standardErrors.allSatisfy { $0 == 0 } }

  /// The standard deviation of the difference of two estimates; 0 where the variance is mere rounding.
  func differenceDeviation(_ first: Int, _ second: Int) -> Double {
    let (a, b) = (standardErrors[first], standardErrors[second])
    // Scaled, so that squares neither overflow nor vanish.
    let scale = max(a, b)
    guard scale > 0, first != second else { return 0 }
    guard let covariance else { return scale * sqrt((a / scale) * (a / scale) + (b / scale) * (b / scale)) }
    let sum = a * a + b * b
    let variance = sum - 2 * covariance[first, second]
    return variance > 64 * Double.ulpOfOne * sum ? sqrt(variance) : 0
  }

  /// How many independent normal numbers make one draw of the errors.
  var dimension: Int { factor?.rank ?? count }

  /// Fills `errors` with one draw of N(0, Σ), and `normals`, of ``dimension`` places, with the independent standard normal
  /// numbers that it was made of: one for each estimate if the estimates are independent. Estimates whose error has degrees of
  /// freedom get a number of Student's t in both.
  func drawErrors(into errors: inout [Double], normals: inout [Double], from stream: inout RandomStream) {
    var drawn = normals.mutableSpan
    var span = errors.mutableSpan
    guard let factor else {
      stream.fillNormal(&drawn, in: drawingOrder.span)
      if !degreesOfFreedom.isEmpty {
        for index in drawingOrder { drawn[index] *= stream.nextStudentFactor(degreesOfFreedom[index]) }
      }
      let deviations = standardErrors.span
      for index in span.indices { span[index] = drawn[index] * deviations[index] }
      for (index, split) in splitErrors.enumerated() {
        if let split { span[index] = drawn[index] * (drawn[index] < 0 ? split.below : split.above) }
      }
      return
    }
    stream.fillNormal(&drawn)
    if let degrees = degreesOfFreedom.first {
      let scale = stream.nextStudentFactor(degrees)
      for index in drawn.indices { drawn[index] *= scale }
    }
    let elements = factor.factor.elements.span
    let width = drawn.count
    for row in span.indices {
      // Four sums, so that additions do not wait for each other.
      var sums = SIMD4<Double>.zero
      let start = row * width
      var column = 0
      while column + 4 <= width {
        let coefficients = SIMD4(
          elements[start + column], elements[start + column + 1], elements[start + column + 2],
          elements[start + column + 3])
        let factors = SIMD4(drawn[column], drawn[column + 1], drawn[column + 2], drawn[column + 3])
        sums += coefficients * factors
        column += 4
      }
      var sum = sums.sum()
      while column < width {
        sum += elements[start + column] * drawn[column]
        column += 1
      }
      span[row] = sum
    }
  }
}
