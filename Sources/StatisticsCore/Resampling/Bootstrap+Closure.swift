extension Bootstrap {
  /// The distribution of any statistic of one sample.
  ///
  /// - Parameters:
  ///   - sample: The values.
  ///   - design: How they are resampled.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - statistic: Called once for the data, once for each unit left out, and once for each resample, on several
  ///     threads at once. It returns NaN where it has no value.
  public static func distribution(
    sample: [Double], design: ResamplingDesign = .independent, simulation: Simulation = Simulation(),
    statistic: @escaping @Sendable (_ sample: [Double]) -> Double
  ) throws(StatisticsError) -> BootstrapDistribution {
    try Validation.requireFinite(sample, "sample")
    return try distribution(
      rowCounts: [sample.count], designs: [design], constant: constantDegeneracy(sample), simulation
    ) { rows in (statistic(rows[0].map { sample[$0] }), nil) }
  }

  /// The distribution of any statistic of one sample, with a standard error for studentized intervals.
  ///
  /// - Parameters:
  ///   - sample: The values.
  ///   - design: How they are resampled.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - statistic: As without standard error; the standard error is in the unit of the value.
  public static func studentizedDistribution(
    sample: [Double], design: ResamplingDesign = .independent, simulation: Simulation = Simulation(),
    statistic: @escaping @Sendable (_ sample: [Double]) -> (value: Double, standardError: Double)
  ) throws(StatisticsError) -> BootstrapDistribution {
    try Validation.requireFinite(sample, "sample")
    return try distribution(
      rowCounts: [sample.count], designs: [design], constant: constantDegeneracy(sample), simulation
    ) { rows in
      let (value, standardError) = statistic(rows[0].map { sample[$0] })
      return (value, standardError)
    }
  }

  /// The distribution of any statistic of two independent samples.
  public static func distribution(
    first: [Double], second: [Double], firstDesign: ResamplingDesign = .independent,
    secondDesign: ResamplingDesign = .independent, simulation: Simulation = Simulation(),
    statistic: @escaping @Sendable (_ first: [Double], _ second: [Double]) -> Double
  ) throws(StatisticsError) -> BootstrapDistribution {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let constant = constantDegeneracy(first, second)
    return try distribution(
      rowCounts: [first.count, second.count], designs: [firstDesign, secondDesign], constant: constant, simulation
    ) { rows in (statistic(rows[0].map { first[$0] }, rows[1].map { second[$0] }), nil) }
  }

  /// The distribution of any statistic of pairs, which are resampled as pairs.
  public static func distribution(
    paired first: [Double], with second: [Double], design: ResamplingDesign = .independent,
    simulation: Simulation = Simulation(),
    statistic: @escaping @Sendable (_ first: [Double], _ second: [Double]) -> Double
  ) throws(StatisticsError) -> BootstrapDistribution {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    try Validation.requireSameCount(first, "first", second, "second")
    let constant = constantDegeneracy(first, second)
    return try distribution(rowCounts: [first.count], designs: [design], constant: constant, simulation) { rows in
      (statistic(rows[0].map { first[$0] }, rows[0].map { second[$0] }), nil)
    }
  }

  /// The distribution of any statistic of `rowCount` rows of whatever kind, as a function of the rows' numbers.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows.
  ///   - design: How they are resampled.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - statistic: Receives the rows of a resample, counted from 0, with repetitions and in no order.
  public static func distribution(
    rowCount: Int, design: ResamplingDesign = .independent, simulation: Simulation = Simulation(),
    statistic: @escaping @Sendable (_ rows: [Int]) -> Double
  ) throws(StatisticsError) -> BootstrapDistribution {
    guard rowCount >= 0 else {
      throw .invalidArgument(name: "rowCount", found: "\(rowCount)", requirement: "at least 0")
    }
    return try distribution(rowCounts: [rowCount], designs: [design], constant: nil, simulation) { rows in
      (statistic(rows[0]), nil)
    }
  }

  /// The distribution of any statistic of how often each of several distinct observations occurred.
  ///
  /// Same as resampling the observations one by one, in time that depends on the number of distinct ones only.
  ///
  /// - Parameters:
  ///   - counts: How often each distinct observation occurred; the sum is at most 2⁵³.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - statistic: Receives as many counts with the same sum.
  public static func distribution(
    counts: [Int], simulation: Simulation = Simulation(), statistic: @escaping @Sendable (_ counts: [Int]) -> Double
  ) throws(StatisticsError) -> BootstrapDistribution {
    try run(CountResampler(counts: counts, statistic: statistic), simulation)
  }

  private static func distribution(
    rowCounts: [Int], designs: [ResamplingDesign], constant: Degeneracy?, _ simulation: Simulation,
    _ statistic: @escaping ClosureResampler.Statistic
  ) throws(StatisticsError) -> BootstrapDistribution {
    var groups: [ResamplingUnits] = []
    for (count, design) in zip(rowCounts, designs) {
      if case .counts = design {
        throw .invalidArgument(
          name: "design", found: "counts",
          requirement:
            "independent, stratified or clustered for a statistic of rows; a statistic of counts has its own function")
      }
      groups.append(try ResamplingUnits(rowCount: count, design: design, order: <))
    }
    return try run(ClosureResampler(groups: groups, constant: constant, statistic: statistic), simulation)
  }
}
