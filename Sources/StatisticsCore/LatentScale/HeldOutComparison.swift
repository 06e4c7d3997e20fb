/// How well a ``LatentScale`` foretells scores that it has not seen, beside what is known without it.
///
/// In each repeat the families of every unit are dealt to so many folds, so that all scores of a unit on one family are held out together:
/// none is foretold from a near-duplicate of itself. Standard deviations, effects and variances are estimated anew from the cells that remain.
/// Errors are in standard deviations of the item's scores, averaged over the scores of a unit on a family, so that large families do not count
/// more, and over repeats. What is compared are roots of mean squared errors; the standard error of their difference is by units, as errors of
/// one unit go together, to first order, with t on a degree of freedom fewer than there are units.
public struct HeldOutComparison: Hashable, Sendable {
  /// What foretells a score.
  public enum Predictor: String, Hashable, Sendable, CaseIterable {
    /// The mean of the item.
    case itemMean = "item-mean"
    /// A straight line in the covariate through the standardised scores of all items.
    case covariate
    /// Parallel lines in the covariate, one for each item.
    case both
    /// The scale.
    case scale
    /// The scale with the covariate as a fixed effect: what abilities tell beside it.
    case scaleAndCovariate = "scale-and-covariate"
  }

  /// How much a predictor misses by.
  public struct Score: Hashable, Sendable {
    /// What foretells.
    public var predictor: Predictor
    /// The root of the mean squared error.
    public var error: Double
    /// The scale's less this one's; `nil` for the scale.
    public var difference: Difference?
  }

  /// A difference of two errors.
  public struct Difference: Hashable, Sendable {
    /// The difference; negative where the scale is better.
    public var estimate: Double
    /// Its standard error.
    public var standardError: Double
    /// Its interval.
    public var interval: ConfidenceInterval
  }

  /// How scores are held out.
  public struct Plan: Hashable, Sendable {
    /// The number of folds.
    public var folds: Int
    /// How often all is dealt anew.
    public var repeats: Int
    /// Only units on so many families are foretold; all are fitted.
    public var minimumFamilies: Int
    /// The seed.
    public var seed: UInt64
    /// The number of threads, which changes the time alone.
    public var threads: Int

    /// Makes a plan.
    public init(
      folds: Int = 10, repeats: Int = 5, minimumFamilies: Int = 3, seed: UInt64 = Simulation.defaultSeed,
      threads: Int = 1
    ) {
      (self.folds, self.repeats, self.minimumFamilies) = (folds, repeats, minimumFamilies)
      (self.seed, self.threads) = (seed, threads)
    }
  }

  /// The predictors, each with its error.
  public let scores: [Score]
  /// The number of pairs of a unit and a family that were foretold.
  public let pairCount: Int
  /// The number of units that were.
  public let unitCount: Int
  /// The number of such pairs that could not be: by a unit without a covariate, or an item that the remaining cells do not determine.
  public let omittedPairs: Int

  /// Whether the scale is better than each that is known without it, by more than chance.
  public var isScaleBetter: Bool {
    scores.allSatisfy { score in
      guard score.predictor != .scaleAndCovariate, let difference = score.difference else { return true }
      return difference.interval.upper < 0
    }
  }

  /// Compares the predictors.
  ///
  /// - Parameters:
  ///   - cells: The scores.
  ///   - covariates: A number for each unit, such as its date; `nil` where it is not known.
  ///   - plan: How scores are held out.
  ///   - level: The nominal coverage of the intervals of differences.
  /// - Returns: `nil` where fewer than three units can be foretold.
  /// - Throws: As ``LatentScale/fit(_:)`` does; also for fewer than two folds, or no repeat.
  /// - Complexity: Four fits a fold.
  public static func compare(
    _ cells: [LatentScale.Cell], covariates: [Double?], plan: Plan = Plan(), level: Double = 0.95
  ) throws(StatisticsError) -> HeldOutComparison? {
    try Validation.requireLevel(level)
    guard plan.folds > 1, plan.repeats > 0, plan.threads > 0 else {
      throw .invalidArgument(
        name: "plan", found: "\(plan.folds) folds, \(plan.repeats) repeats, \(plan.threads) threads",
        requirement: "two folds, a repeat and a thread or more")
    }
    let whole = try StandardizedCells(validating: cells)
    let start = try LatentScale.fit(whole, start: nil).scale?.start
    let deal = Deal(cells, whole, covariates, plan)
    let outcomes = parallelMap(count: plan.repeats * plan.folds, threads: plan.threads) { number in
      Result { () throws(StatisticsError) in
        try deal.errors(repeat: number / plan.folds, fold: number % plan.folds, start: start)
      }
    }
    var sums: [Deal.Pair: (squares: [Double], count: Double)] = [:]
    for outcome in outcomes {
      for (pair, squares) in try outcome.get() {
        var sum = sums[pair] ?? (squares.map { _ in 0 }, 0)
        for place in squares.indices { sum.squares[place] += squares[place] }
        sum.count += 1
        sums[pair] = sum
      }
    }
    let foretold = sums.sorted { $0.key < $1.key }.map { pair, sum in
      (unit: pair.unit, squares: sum.squares.map { $0 / sum.count })
    }
    guard Set(foretold.map(\.unit)).count >= 3 else { return nil }
    return try HeldOutComparison(foretold, omitted: deal.pairs.count - foretold.count, level: level)
  }

  private init(
    _ foretold: [(unit: Int, squares: [Double])], omitted: Int, level: Double
  ) throws(StatisticsError) {
    let units = Array(Set(foretold.map(\.unit))).sorted()
    let count = Double(foretold.count)
    let predictors = Predictor.allCases
    let errors = predictors.indices.map { place in
      (foretold.reduce(0) { $0 + $1.squares[place] } / count).squareRoot()
    }
    let own = predictors.firstIndex(of: .scale) ?? 0
    let clusters = Double(units.count)
    let quantile = try GSL.studentTUpperQuantile((1 - level) / 2, degreesOfFreedom: clusters - 1)
    scores = predictors.indices.map { place in
      guard place != own else { return Score(predictor: predictors[place], error: errors[place]) }
      // d√m = dm/(2√m); the sum over a unit's pairs is its influence.
      var influences: [Int: Double] = [:]
      for pair in foretold {
        func influence(_ place: Int) -> Double {
          errors[place] > 0 ? (pair.squares[place] - errors[place] * errors[place]) / (2 * errors[place]) : 0
        }
        influences[pair.unit, default: 0] += (influence(own) - influence(place)) / count
      }
      let squares = units.reduce(0) { $0 + (influences[$1] ?? 0) * (influences[$1] ?? 0) }
      let error = (squares * clusters / (clusters - 1)).squareRoot()
      let estimate = errors[own] - errors[place]
      return Score(
        predictor: predictors[place], error: errors[place],
        difference: Difference(
          estimate: estimate, standardError: error,
          interval: ConfidenceInterval(
            lower: estimate - quantile * error, upper: estimate + quantile * error, level: level, method: .heldOut)))
    }
    (pairCount, unitCount, omittedPairs) = (foretold.count, units.count, omitted)
  }
}

extension IntervalMethod {
  /// A difference of two errors of prediction, by units.
  public static let heldOut = IntervalMethod("held-out-t")
}

/// Cells that are dealt to folds.
private struct Deal: Sendable {
  struct Pair: Hashable, Comparable {
    var unit: Int
    var family: Int

    static func < (left: Pair, right: Pair) -> Bool { (left.unit, left.family) < (right.unit, right.family) }
  }

  let cells: [LatentScale.Cell]
  let scalings: [Int: StandardizedCells.Scaling]
  let covariates: [Double?]
  let plan: HeldOutComparison.Plan
  /// The families of each unit.
  let families: [(unit: Int, families: [Int])]
  /// The pairs that are to be foretold.
  let pairs: Set<Pair>

  init(
    _ cells: [LatentScale.Cell], _ whole: StandardizedCells, _ covariates: [Double?], _ plan: HeldOutComparison.Plan
  ) {
    let usable = cells.filter { whole.columns[$0.item] != nil }
      .sorted { ($0.unit, $0.family, $0.item) < ($1.unit, $1.family, $1.item) }
    self.cells = usable
    scalings = whole.scalings
    self.covariates = covariates
    self.plan = plan
    families = Dictionary(grouping: usable, by: \.unit).sorted { $0.key < $1.key }
      .map { unit, cells in (unit, Array(Set(cells.map(\.family))).sorted()) }
    pairs = Set(
      families.filter { $0.families.count >= plan.minimumFamilies }
        .flatMap { unit, families in families.map { Pair(unit: unit, family: $0) } })
  }

  /// The fold of every pair in a repeat: those of a unit in one fold after the other, from one that is drawn.
  private func folds(repeat number: Int) -> [Pair: Int] {
    var stream = RandomStream(seed: plan.seed, block: UInt64(number))
    var folds: [Pair: Int] = [:]
    for (unit, families) in families {
      var order = families
      for place in order.indices.reversed() where place > 0 {
        order.swapAt(place, stream.nextIndex(below: place + 1))
      }
      let first = stream.nextIndex(below: plan.folds)
      for (place, family) in order.enumerated() {
        folds[Pair(unit: unit, family: family)] = (first + place) % plan.folds
      }
    }
    return folds
  }

  /// The squared errors of all predictors on the pairs of a fold.
  func errors(
    repeat number: Int, fold: Int, start: VarianceRatios?
  ) throws(StatisticsError) -> [(pair: Pair, squares: [Double])] {
    let folds = folds(repeat: number)
    func isHeldOut(_ cell: LatentScale.Cell) -> Bool { folds[Pair(unit: cell.unit, family: cell.family)] == fold }
    let training = cells.filter { !isHeldOut($0) }
    let predictions = try Predictions(training, covariates, start: start)
    let held = cells.filter { isHeldOut($0) && pairs.contains(Pair(unit: $0.unit, family: $0.family)) }
    return Dictionary(grouping: held) { Pair(unit: $0.unit, family: $0.family) }.sorted { $0.key < $1.key }
      .compactMap { pair, cells in
        let errors = cells.compactMap { cell -> [Double]? in
          guard let scaling = scalings[cell.item], let found = predictions.of(cell) else { return nil }
          return found.map { ($0 - cell.value) / scaling.deviation }
        }
        guard let first = errors.first else { return nil }
        let squares = first.indices.map { place in
          errors.reduce(0) { $0 + $1[place] * $1[place] } / Double(errors.count)
        }
        return (pair, squares)
      }
  }
}

/// What each predictor expects, fitted to the cells that remain.
private struct Predictions {
  private let cells: StandardizedCells
  private let covariates: [Double?]
  private let scale: LatentScale?
  private let scaleAndCovariate: LatentScale?
  private let line: (intercept: Double, slope: Double)?
  private let parallels: (cells: StandardizedCells, effects: [Double])?

  init(_ training: [LatentScale.Cell], _ covariates: [Double?], start: VarianceRatios?) throws(StatisticsError) {
    let plain = StandardizedCells(training)
    let dated = StandardizedCells(training, covariates: covariates)
    cells = plain
    self.covariates = covariates
    scale = try LatentScale.fit(plain, start: start).scale
    let distinct = Set(dated.blocks.compactMap(\.covariate))
    guard distinct.count > 1, dated.count > dated.columnCount else {
      (scaleAndCovariate, line, parallels) = (nil, nil, nil)
      return
    }
    line = Self.line(dated)
    let solution = try? dated.solve(.none)
    parallels = solution.map { (dated, $0.effects) }
    scaleAndCovariate = solution == nil ? nil : try LatentScale.fit(dated, start: start).scale
  }

  /// The least-squares line through all standardised scores.
  private static func line(_ cells: StandardizedCells) -> (Double, Double)? {
    let points = cells.blocks.flatMap { block in block.scores.map { (block.covariate ?? 0, $0) } }
    let count = Double(points.count)
    let (meanX, meanY) = (points.reduce(0) { $0 + $1.0 / count }, points.reduce(0) { $0 + $1.1 / count })
    let squares = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
    guard squares > 0 else { return nil }
    let slope = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / squares
    return (meanY - slope * meanX, slope)
  }

  /// What is expected of a cell, in the order of the predictors; `nil` unless each expects something.
  func of(_ cell: LatentScale.Cell) -> [Double]? {
    guard let scaling = cells.scalings[cell.item], covariates.indices.contains(cell.unit),
      let covariate = covariates[cell.unit], let line, let parallels,
      let column = parallels.cells.columns[cell.item], let own = parallels.cells.scalings[cell.item]
    else { return nil }
    let both =
      own.mean + own.deviation * (parallels.effects[column] + (parallels.effects.last ?? 0) * covariate)
    // Where nothing is in common the scale knows no more than the mean, or the parallel lines.
    return HeldOutComparison.Predictor.allCases.map { predictor in
      switch predictor {
      case .itemMean: scaling.mean
      case .covariate: own.mean + own.deviation * (line.intercept + line.slope * covariate)
      case .both: both
      case .scale: scale?.expectation(unit: cell.unit, item: cell.item) ?? scaling.mean
      case .scaleAndCovariate: scaleAndCovariate?.expectation(unit: cell.unit, item: cell.item) ?? both
      }
    }
  }
}
