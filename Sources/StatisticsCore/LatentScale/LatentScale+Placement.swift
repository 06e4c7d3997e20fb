extension LatentScale {
  /// Some units on a scale of their own: 0 is the mean of their abilities, 1 their standard deviation.
  ///
  /// The mean is that of the units named, and its error theirs; the standard deviation is the root of what the model expects of the variance of
  /// their true abilities, which is more than that of the predictions, as those are shrunken. Intervals are the prediction ± t standard errors
  /// with ``LatentScale/degreesOfFreedom``. <doc:Coverage> has what they cover, beside what resampled families do.
  public struct Placement: Hashable, Sendable {
    /// The units.
    public let units: [Int]
    /// Their places with their joint error, from which any function of them can be redrawn: given the scores, the true abilities lie about
    /// the predictions, so that the best of redrawn ones needs no correction for luck.
    public let places: NormalEstimates
    /// The interval of each.
    public let intervals: [ConfidenceInterval]
    /// The standard deviation of the units' abilities, in standard deviations of an item's scores.
    public let deviation: Double
  }

  /// The places of some units.
  ///
  /// - Parameters:
  ///   - units: The units; each once.
  ///   - level: The nominal coverage of the intervals.
  /// - Returns: `nil` for fewer than two units.
  /// - Throws: ``StatisticsError`` for a level outside (0, 1) or a number that is no unit's.
  /// - Complexity: O(units³).
  public func placement(of units: [Int], level: Double = 0.95) throws(StatisticsError) -> Placement? {
    try Validation.requireLevel(level)
    for unit in units where !abilities.indices.contains(unit) {
      throw .invalidArgument(name: "unit", found: "\(unit)", requirement: "at least 0 and below \(abilities.count)")
    }
    guard units.count > 1 else { return nil }
    let count = Double(units.count)
    let mean = units.reduce(0) { $0 + abilities[$1] / count }
    let centred = units.map { abilities[$0] - mean }
    var covariance = try covariance(of: units)
    let rowMeans = units.indices.map { covariance.row($0).reduce(0, +) / count }
    let grandMean = rowMeans.reduce(0, +) / count
    for row in units.indices {
      for column in units.indices {
        covariance[row, column] += grandMean - rowMeans[row] - rowMeans[column]
      }
    }
    let squares = centred.reduce(0) { $0 + $1 * $1 } + covariance.diagonal.reduce(0, +)
    let deviation = (squares / (count - 1)).squareRoot()
    let scaled = try Matrix(
      rowCount: units.count, columnCount: units.count, elements: covariance.elements.map { $0 / squares * (count - 1) })
    let places = try NormalEstimates(
      centred.map { $0 / deviation }, covariance: scaled, degreesOfFreedom: degreesOfFreedom)
    let quantile = try GSL.studentTUpperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
    let intervals = zip(places.values, places.standardErrors).map { place, error in
      ConfidenceInterval(
        lower: place - quantile * error, upper: place + quantile * error, level: level, method: .mixedModel)
    }
    return Placement(units: units, places: places, intervals: intervals, deviation: deviation)
  }
}

extension IntervalMethod {
  /// A prediction of a mixed model ± t standard errors.
  public static let mixedModel = IntervalMethod("mixed-model-t")
  /// Percentiles of a statistic over abilities redrawn about the predictions of a mixed model.
  public static let mixedModelDraws = IntervalMethod("mixed-model-draws")
}
