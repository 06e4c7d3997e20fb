/// One scale for units that were scored on some of many items each: a linear mixed model of standardised scores with missing cells.
///
/// With the scores of each item standardised by their own mean and standard deviation,
///
///     score of unit s on item b = a_b + θ_s + φ_{s, f(b)} + e_sb
///
/// where a_b is a fixed effect (units that were scored on an item are no random sample), θ_s ~ N(0, σθ²) the ability, φ ~ N(0, σφ²) what a
/// unit has in common on the items of one family, and e ~ N(0, σe²). The three variances are the restricted maximum-likelihood estimates,
/// the abilities the best linear unbiased predictions (Henderson 1975, doi 10.2307/2529430; Robinson 1991, doi 10.1214/ss/1177011926). So the
/// penalty on abilities is σe²/σθ² by restricted likelihood and not chosen; and many items of one family tell no more of θ than φ lets them:
/// near-duplicates do not count twice. Without a family that has two items for a unit, φ and e are one and σφ² is 0.
///
/// Scores and abilities are on a scale of which zero is arbitrary: differences alone mean something.
///
/// The same as `lmer(z ~ 0 + item + (1 | unit) + (1 | unit:family))` of R's lme4.
///
/// An item with fewer than two scores, or equal ones, cannot be standardised and takes no part.
public struct LatentScale: Hashable, Sendable {
  /// A score.
  public struct Cell: Hashable, Sendable {
    /// The unit, from 0.
    public var unit: Int
    /// The item, from 0.
    public var item: Int
    /// The family of the item, from 0.
    public var family: Int
    /// The score, larger ones better.
    public var value: Double

    /// Makes a cell.
    public init(unit: Int, item: Int, family: Int, value: Double) {
      (self.unit, self.item, self.family, self.value) = (unit, item, family, value)
    }
  }

  /// A scale, or why there is none.
  public enum Result: Hashable, Sendable {
    case scale(LatentScale)
    case undefined(Shortage)

    /// The scale, if there is one.
    public var scale: LatentScale? { if case .scale(let scale) = self { scale } else { nil } }
  }

  /// Why well-formed cells determine no scale.
  public enum Shortage: Hashable, Sendable, CustomStringConvertible {
    /// No more cells than effects that are estimated, or no unit on two families.
    case tooFewCells(found: Int, needed: Int)
    /// The restricted likelihood is largest where abilities do not vary: items have nothing in common.
    case nothingInCommon

    /// The reason as a phrase.
    public var description: String {
      switch self {
      case .tooFewCells(let found, let needed): "\(found) scores, at least \(needed) needed"
      case .nothingInCommon: "the benchmarks have nothing in common: scores on one tell nothing of scores on another"
      }
    }
  }

  /// σθ²: the variance of abilities, in squared standard deviations of an item's scores.
  public let abilityVariance: Double
  /// σφ²: the variance of what a unit has in common on a family.
  public let familyVariance: Double
  /// σe²: the variance of the rest.
  public let residualVariance: Double
  /// The restricted log-likelihood but for a constant.
  public let logLikelihood: Double
  /// The prediction of each unit's ability; 0, the mean of all, for one without a score.
  public let abilities: [Double]
  /// The pairs of units and families less the parameters that their means have: the degrees of freedom of errors of prediction.
  public let degreesOfFreedom: Double
  /// The items that take part, in ascending order.
  public var items: [Int] { cells.items }

  private let effects: [Double]
  private let inverse: Matrix
  private let cells: StandardizedCells
  private let ratios: VarianceRatios

  /// Fits the model.
  ///
  /// - Parameter cells: The scores; the order does not matter.
  /// - Returns: `.undefined` where the cells are too few, or abilities do not vary.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a score that is not finite, a negative number of a unit, an item
  ///   or a family, two scores of a unit on an item, or an item of two families.
  /// - Complexity: O(cells + items³) a step, some hundred steps.
  public static func fit(_ cells: [Cell]) throws(StatisticsError) -> Result {
    try fit(StandardizedCells(validating: cells), start: nil)
  }

  static func fit(_ cells: StandardizedCells, start: VarianceRatios?) throws(StatisticsError) -> Result {
    let needed = cells.columnCount + 3
    guard cells.count >= needed else { return .undefined(.tooFewCells(found: cells.count, needed: needed)) }
    guard let ratios = try VarianceRatios.best(for: cells, start: start) else { return .undefined(.nothingInCommon) }
    return .scale(try LatentScale(cells, ratios))
  }

  private init(_ cells: StandardizedCells, _ ratios: VarianceRatios) throws(StatisticsError) {
    let solution = try cells.solve(ratios)
    let variance = solution.residualVariance
    self.cells = cells
    self.ratios = ratios
    residualVariance = variance
    abilityVariance = ratios.ability * variance
    familyVariance = ratios.family * variance
    logLikelihood = solution.logLikelihood
    effects = solution.effects
    inverse = try solution.factor.inverse()
    var abilities = [Double](repeating: 0, count: cells.unitCount)
    for block in cells.blocks { abilities[block.unit] = block.ability(ratios, effects: solution.effects) }
    self.abilities = abilities
    degreesOfFreedom = max(1, Double(cells.pairCount - cells.blocks.count - cells.columnCount + 1))
  }

  /// The ratios of the variances, from which a fit of nearly the same cells may start.
  var start: VarianceRatios { ratios }

  /// What the model expects of a unit on an item, in the unit of the item's scores; `nil` for an item that takes no part.
  public func expectation(unit: Int, item: Int) -> Double? {
    guard let column = cells.columns[item], let scaling = cells.scalings[item] else { return nil }
    let ability = abilities.indices.contains(unit) ? abilities[unit] : 0
    let slope = cells.covariate(of: unit).map { (effects.last ?? 0) * $0 } ?? 0
    return scaling.mean + scaling.deviation * (effects[column] + ability + slope)
  }

  /// The covariance of the errors θ̂ − θ of some units.
  ///
  /// It takes the variances as known; ``degreesOfFreedom`` makes up for some of that.
  ///
  /// - Complexity: O(units² · items + units · items²).
  public func covariance(of units: [Int]) throws(StatisticsError) -> Matrix {
    let rows = units.map { loading(of: $0) }
    let products = rows.map(product)
    var covariance = try Matrix(rowCount: units.count, columnCount: units.count)
    for (first, unit) in units.enumerated() {
      for second in 0...first {
        var value = 0.0
        for (left, right) in zip(rows[first].values, products[second]) { value += left * right }
        if unit == units[second] { value += rows[first].own }
        covariance[first, second] = residualVariance * value
        covariance[second, first] = residualVariance * value
      }
    }
    return covariance
  }

  /// The items' weights in the error of a unit's ability, and the part of its variance that does not depend on them.
  private func loading(of unit: Int) -> (values: [Double], own: Double) {
    cells.blocks.first { $0.unit == unit }?.loading(ratios, columnCount: cells.columnCount)
      ?? ([Double](repeating: 0, count: cells.columnCount), ratios.ability)
  }

  private func product(_ loading: (values: [Double], own: Double)) -> [Double] {
    (0..<inverse.rowCount).map { row in
      var sum = 0.0
      for column in 0..<inverse.columnCount { sum += inverse[row, column] * loading.values[column] }
      return sum
    }
  }

  /// By how much one more score would lessen the variance of the errors of some units about their mean, summed.
  ///
  /// - Parameters:
  ///   - candidates: Pairs of a unit and an item that is of a family on which the unit has no score yet.
  ///   - targets: The units whose errors count.
  /// - Returns: A number for each candidate, 0 for an item that takes no part. What the score will be does not matter.
  /// - Complexity: O(candidates · targets).
  public func gains(
    ofScoring candidates: [(unit: Int, item: Int)], for targets: [Int]
  ) throws(StatisticsError) -> [Double] {
    let units = Array(Set(candidates.map(\.unit)).union(targets)).sorted()
    let places = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    let covariance = try covariance(of: units)
    let products = units.map { product(loading(of: $0)) }
    return candidates.map { unit, item in
      guard let column = cells.columns[item], let place = places[unit] else { return 0 }
      // The errors of a sum of ability and item effect, and their covariance with those of the targets.
      let own = covariance[place, place] + residualVariance * (inverse[column, column] - 2 * products[place][column])
      let spread = own + familyVariance + residualVariance
      let shared = targets.compactMap { places[$0] }.map {
        covariance[$0, place] - residualVariance * products[$0][column]
      }
      let mean = shared.reduce(0, +) / Double(max(1, shared.count))
      return shared.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / spread
    }
  }
}
