/// The nonparametric bootstrap: resampling with replacement (Efron 1979, doi 10.1214/aos/1176344552).
///
/// ```swift
/// let scores = [80.1, 82.3, 84.28, 79.5]
/// let distribution = try Bootstrap.distribution(of: .mean, sample: scores)
/// let interval = try distribution.interval(level: 0.95)   // BCa, as SciPy's bootstrap(…, method="BCa")
/// ```
///
/// The functions with a closed statistic run without a call per draw; those with a closure take any statistic.
///
/// **Edge cases.** Every function returns a distribution without replicates, and with the reason in
/// ``BootstrapDistribution/degeneracy``, for fewer than two observations (in each sample), for equal observations, for
/// one cluster, and where the statistic of the data has no finite value.
///
/// **Errors.** Every function throws ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is
/// not finite, a parameter outside its domain, a negative count, or resamples outside 1 ... 100,000,000, and
/// ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` for labels or partners that are not as many
/// as the values.
///
/// **Reproducibility.** The result depends on data, design and seed: not on the number of threads, and for closed
/// statistics not on the order of the rows.
///
/// **Complexity.** O(R n) for R resamples of n rows: linear for order statistics and superiority too.
public enum Bootstrap {
  /// The distribution of a statistic of one sample.
  ///
  /// - Parameters:
  ///   - statistic: The statistic.
  ///   - sample: The values.
  ///   - design: What is drawn: rows, rows within strata, clusters, or counts.
  ///   - studentized: Whether to compute a standard error of each resample, for studentized intervals: by the plug-in
  ///     formula for ``SampleStatistic/mean`` in the designs `independent` and `clustered`; else an error.
  ///   - simulation: How many resamples, from which seed, on how many threads.
  public static func distribution(
    of statistic: SampleStatistic, sample: [Double], design: ResamplingDesign = .independent,
    studentized: Bool = false, simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> BootstrapDistribution {
    try statistic.validate()
    try Validation.requireFinite(sample, "sample")
    let units = try units(of: sample, design)
    let constant = constantDegeneracy(units.rows.map { sample[$0] })
    guard statistic != .mean else {
      try requireStandardErrors(studentized, [design], isAvailable: true)
      let group = RatioResampler.Group(meanOf: sample, units: units)
      return try run(
        RatioResampler(groups: [group], combination: .value, studentized: studentized, constant: constant), simulation)
    }
    try requireStandardErrors(studentized, [design], isAvailable: false)
    let column = OrderResampler.Column(sample, group: 0, units: units)
    return try run(
      OrderResampler(
        groups: [OrderResampler.Group(units)], columns: [column], statistic: statistic, constant: constant),
      simulation)
  }

  /// The distribution of a statistic of two independent samples, each resampled by itself.
  ///
  /// - Parameters:
  ///   - statistic: The statistic.
  ///   - first: The first sample.
  ///   - second: The second sample.
  ///   - firstDesign: How the first sample is resampled.
  ///   - secondDesign: How the second sample is resampled.
  ///   - studentized: As for one sample, for ``TwoSampleStatistic/differenceOfMeans`` and
  ///     ``TwoSampleStatistic/ratioOfMeans``.
  ///   - simulation: The number of resamples, the seed and the threads.
  public static func distribution(
    of statistic: TwoSampleStatistic, first: [Double], second: [Double], firstDesign: ResamplingDesign = .independent,
    secondDesign: ResamplingDesign = .independent, studentized: Bool = false, simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> BootstrapDistribution {
    try statistic.validate()
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let units = (try units(of: first, firstDesign), try units(of: second, secondDesign))
    let constant = constantDegeneracy(units.0.rows.map { first[$0] }, units.1.rows.map { second[$0] })
    let isRatio = statistic == .differenceOfMeans || statistic == .ratioOfMeans
    try requireStandardErrors(studentized, [firstDesign, secondDesign], isAvailable: isRatio)
    if isRatio {
      let groups = [
        RatioResampler.Group(meanOf: first, units: units.0), RatioResampler.Group(meanOf: second, units: units.1),
      ]
      let combination: RatioResampler.Combination = statistic == .ratioOfMeans ? .quotient : .difference
      return try run(
        RatioResampler(groups: groups, combination: combination, studentized: studentized, constant: constant),
        simulation)
    }
    guard case .difference(let statistic) = statistic else {
      return try run(SuperiorityResampler(first, units.0, second, units.1, constant: constant), simulation)
    }
    let columns = [
      OrderResampler.Column(first, group: 0, units: units.0), OrderResampler.Column(second, group: 1, units: units.1),
    ]
    return try run(
      OrderResampler(
        groups: [OrderResampler.Group(units.0), OrderResampler.Group(units.1)], columns: columns, statistic: statistic,
        constant: constant),
      simulation)
  }

  /// The distribution of a statistic of pairs, which are resampled as pairs.
  ///
  /// - Parameters:
  ///   - statistic: The statistic.
  ///   - first: The first value of each pair.
  ///   - second: The second value of each pair.
  ///   - design: How they are resampled.
  ///   - studentized: As for one sample, for ``PairedStatistic/differenceOfMeans``,
  ///     ``PairedStatistic/probabilityOfSuperiority`` and ``PairedStatistic/ratioOfMeans``.
  ///   - simulation: The number of resamples, the seed and the threads.
  public static func distribution(
    of statistic: PairedStatistic, paired first: [Double], with second: [Double],
    design: ResamplingDesign = .independent, studentized: Bool = false, simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> BootstrapDistribution {
    try run(
      pairedEngine(for: statistic, first: first, second: second, design: design, studentized: studentized), simulation)
  }

  static func pairedEngine(
    for statistic: PairedStatistic, first: [Double], second: [Double], design: ResamplingDesign, studentized: Bool
  ) throws(StatisticsError) -> any ReplicateEngine {
    try statistic.validate()
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    try Validation.requireSameCount(first, "first", second, "second")
    let units = try ResamplingUnits(rowCount: first.count, design: design) { left, right in
      first[left] != first[right] ? first[left] < first[right] : second[left] < second[right]
    }
    let constant = constantDegeneracy(units.rows.map { first[$0] }, units.rows.map { second[$0] })
    func ratio(_ group: RatioResampler.Group, _ constant: Degeneracy?) -> RatioResampler {
      RatioResampler(groups: [group], combination: .value, studentized: studentized, constant: constant)
    }
    switch statistic {
    case .difference(of: .mean):
      try requireStandardErrors(studentized, [design], isAvailable: true)
      let differences = try PairedSample.differences(first, second)
      return ratio(.init(meanOf: differences, units: units), constantDegeneracy(units.rows.map { differences[$0] }))
    case .ratioOfMeans:
      try requireStandardErrors(studentized, [design], isAvailable: true)
      return ratio(.init(ratioOf: first, to: second, units: units), constant)
    case .probabilityOfSuperiority:
      try requireStandardErrors(studentized, [design], isAvailable: true)
      let wins = zip(first, second).map { $0 > $1 ? 1.0 : $0 == $1 ? 0.5 : 0 }
      return ratio(.init(meanOf: wins, units: units), constant)
    case .correlation:
      try requireStandardErrors(studentized, [design], isAvailable: false)
      return CorrelationResampler(first, second, units: units)
    case .difference(let statistic):
      try requireStandardErrors(studentized, [design], isAvailable: false)
      let columns = [
        OrderResampler.Column(first, group: 0, units: units), OrderResampler.Column(second, group: 0, units: units),
      ]
      return OrderResampler(
        groups: [OrderResampler.Group(units)], columns: columns, statistic: statistic, constant: constant)
    }
  }

  static func units(of sample: [Double], _ design: ResamplingDesign) throws(StatisticsError) -> ResamplingUnits {
    try ResamplingUnits(rowCount: sample.count, design: design) { sample[$0] < sample[$1] }
  }

  /// Draws the replicates and puts the distribution together.
  static func run(
    _ engine: some ReplicateEngine, _ simulation: Simulation
  ) throws(StatisticsError) -> BootstrapDistribution {
    try simulation.validate()
    if let degeneracy = engine.degeneracy {
      return BootstrapDistribution(estimate: engine.estimate, degeneracy: degeneracy)
    }
    guard let estimate = engine.estimate else {
      return BootstrapDistribution(estimate: nil, degeneracy: .undefinedStatistic)
    }
    let blocks = simulation.mapBlocks { draws, stream in engine.replicates(count: draws.count, stream: &stream) }
    let replicates = blocks.flatMap(\.values)
    var studentization: BootstrapDistribution.Studentization?
    if let standardError = engine.standardError {
      studentization = try BootstrapDistribution.Studentization(
        estimate: estimate, standardError: standardError, replicates: replicates,
        standardErrors: blocks.flatMap(\.standardErrors))
    }
    let influence = engine.influence()
    let isFinite = influence.samples.allSatisfy { $0.allSatisfy(\.isFinite) }
    return try BootstrapDistribution(
      estimate: estimate, replicates: replicates, influence: isFinite ? influence : nil, studentization: studentization)
  }

  private static func requireStandardErrors(
    _ studentized: Bool, _ designs: [ResamplingDesign], isAvailable: Bool
  ) throws(StatisticsError) {
    guard studentized else { return }
    let hasFormula = designs.allSatisfy {
      switch $0 {
      case .independent, .clustered: true
      case .stratified, .counts: false
      }
    }
    guard isAvailable, hasFormula else {
      throw .invalidArgument(
        name: "studentized", found: "true",
        requirement: "false, since there is no formula for the standard error of this statistic in this design")
    }
  }
}
