/// Scores of units on items, each item's standardised, by unit: what the restricted likelihood of ``LatentScale`` is made of.
struct StandardizedCells: Hashable, Sendable {
  /// The scores of one unit. Given the items' effects they are independent of those of other units.
  struct Block: Hashable, Sendable {
    var unit: Int
    var scores: [Double] = []
    /// The column of the item of each score.
    var columns: [Int] = []
    /// For each score which of the unit's families it is of.
    var pairs: [Int] = []
    /// The number of scores on each family.
    var sizes: [Double] = []
    /// The unit's covariate.
    var covariate: Double?
  }

  /// Mean and standard deviation of an item's scores.
  struct Scaling: Hashable, Sendable {
    var mean: Double
    var deviation: Double
  }

  /// The items that take part.
  let items: [Int]
  /// The column of each item.
  let columns: [Int: Int]
  /// The scaling of each item.
  let scalings: [Int: Scaling]
  /// The units with their scores.
  let blocks: [Block]
  /// The number of scores.
  let count: Int
  /// One more than the largest number of a unit.
  let unitCount: Int
  /// The number of fixed effects: of items, and of a covariate.
  let columnCount: Int
  private let covariates: [Double?]

  /// The number of units' families.
  var pairCount: Int { blocks.reduce(0) { $0 + $1.sizes.count } }
  /// Whether a unit has two scores on a family.
  var hasRepeats: Bool { blocks.contains { $0.sizes.contains { $0 > 1 } } }

  /// The covariate of a unit; `nil` without one.
  func covariate(of unit: Int) -> Double? { covariates.indices.contains(unit) ? covariates[unit] : nil }

  init(validating cells: [LatentScale.Cell]) throws(StatisticsError) {
    var families: [Int: Int] = [:]
    var seen: Set<[Int]> = []
    for cell in cells {
      guard cell.value.isFinite else {
        throw .invalidArgument(name: "value", found: "\(cell.value)", requirement: "a finite number")
      }
      guard min(cell.unit, cell.item, cell.family) >= 0 else {
        throw .invalidArgument(name: "cell", found: "\(cell)", requirement: "numbers of unit, item and family from 0")
      }
      guard families[cell.item, default: cell.family] == cell.family else {
        throw .invalidArgument(name: "item", found: "\(cell.item) in two families", requirement: "in one family")
      }
      families[cell.item] = cell.family
      guard seen.insert([cell.unit, cell.item]).inserted else {
        throw .invalidArgument(
          name: "cell", found: "two scores of unit \(cell.unit) on item \(cell.item)", requirement: "one score")
      }
    }
    self.init(cells)
  }

  /// Cells that are known to be valid.
  ///
  /// - Parameter covariates: A number for each unit that enters as a fixed effect; units without one are left out. `nil` for none.
  init(_ cells: [LatentScale.Cell], covariates: [Double?]? = nil) {
    let ordered = cells.filter { cell in
      guard let covariates else { return true }
      return covariates.indices.contains(cell.unit) && covariates[cell.unit] != nil
    }.sorted { ($0.unit, $0.family, $0.item) < ($1.unit, $1.family, $1.item) }
    var byItem: [Int: [Double]] = [:]
    for cell in ordered { byItem[cell.item, default: []].append(cell.value) }
    var scalings: [Int: Scaling] = [:]
    for (item, values) in byItem { scalings[item] = Scaling(of: values) }
    items = scalings.keys.sorted()
    columns = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    self.scalings = scalings
    self.covariates = covariates ?? []
    columnCount = items.count + (covariates == nil ? 0 : 1)
    var blocks: [Block] = []
    var lastFamily = -1
    for cell in ordered {
      guard let scaling = scalings[cell.item], let column = columns[cell.item] else { continue }
      if blocks.last?.unit != cell.unit {
        blocks.append(Block(unit: cell.unit, covariate: covariates?[cell.unit]))
        lastFamily = -1
      }
      let last = blocks.count - 1
      if cell.family != lastFamily {
        blocks[last].sizes.append(0)
        lastFamily = cell.family
      }
      blocks[last].sizes[blocks[last].sizes.count - 1] += 1
      blocks[last].pairs.append(blocks[last].sizes.count - 1)
      blocks[last].columns.append(column)
      blocks[last].scores.append((cell.value - scaling.mean) / scaling.deviation)
    }
    self.blocks = blocks
    count = blocks.reduce(0) { $0 + $1.scores.count }
    unitCount = (cells.map(\.unit).max() ?? -1) + 1
  }
}

extension StandardizedCells.Scaling {
  /// The scaling of some scores; `nil` for fewer than two, or equal ones.
  init?(of values: [Double]) {
    guard let least = values.min(), let largest = values.max(), least < largest else { return nil }
    let count = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / count }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / (count - 1)).squareRoot()
    guard deviation > 0, deviation.isFinite, mean.isFinite else { return nil }
    self.init(mean: mean, deviation: deviation)
  }
}

// The covariance of a block over σe² is V = I + λφ ⊕ 11ᵀ + λθ 11ᵀ. With g = 1/(1 + m λφ) for a family of m scores, H = Σ m g, and
// Y the sum of y on a family, V⁻¹y at a score of the family p is y − λφ g_p Y_p − λθ/(1 + λθ H) g_p Σ g Y.

extension StandardizedCells.Block {
  /// 1/(1 + m λφ) of each family.
  fileprivate func shrinkages(_ ratios: VarianceRatios) -> [Double] { sizes.map { 1 / (1 + $0 * ratios.family) } }

  /// Σ m g.
  fileprivate func information(_ shrinkages: [Double]) -> Double {
    zip(sizes, shrinkages).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What `values` sum to on each family.
  fileprivate func sums(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: sizes.count)
    for (pair, value) in zip(pairs, values) { sums[pair] += value }
    return sums
  }

  /// The prediction of the unit's ability.
  func ability(_ ratios: VarianceRatios, effects: [Double]) -> Double {
    let slope = (covariate ?? 0) * (covariate == nil ? 0 : effects.last ?? 0)
    let residuals = zip(scores, columns).map { $0 - effects[$1] - slope }
    let shrinkages = shrinkages(ratios)
    let weighted = zip(sums(residuals), shrinkages).reduce(0) { $0 + $1.0 * $1.1 }
    return ratios.ability * weighted / (1 + ratios.ability * information(shrinkages))
  }

  /// λθ Xᵀ V⁻¹ 1, and the variance of the ability over σe² were the effects known.
  func loading(_ ratios: VarianceRatios, columnCount: Int) -> (values: [Double], own: Double) {
    let shrinkages = shrinkages(ratios)
    let factor = ratios.ability / (1 + ratios.ability * information(shrinkages))
    var values = [Double](repeating: 0, count: columnCount)
    for (column, pair) in zip(columns, pairs) { values[column] += factor * shrinkages[pair] }
    if let covariate { values[columnCount - 1] = covariate * values.reduce(0, +) }
    return (values, factor)
  }
}

extension StandardizedCells {
  /// The generalized least-squares solution at some ratios of variances.
  struct Solution {
    var effects: [Double]
    var residualVariance: Double
    var logLikelihood: Double
    var factor: CholeskyDecomposition
  }

  /// Fits the effects at some ratios of variances.
  ///
  /// - Throws: ``StatisticsError/singularMatrix(function:)`` where the covariate is the same for all units.
  func solve(_ ratios: VarianceRatios) throws(StatisticsError) -> Solution {
    let width = columnCount
    var normal = [Double](repeating: 0, count: width * width)
    var right = [Double](repeating: 0, count: width)
    var (squares, logDeterminant) = (0.0, 0.0)
    for block in blocks {
      let shrinkages = block.shrinkages(ratios)
      let information = block.information(shrinkages)
      let between = ratios.ability / (1 + ratios.ability * information)
      logDeterminant += log(1 + ratios.ability * information)
      for size in block.sizes { logDeterminant += log(1 + size * ratios.family) }
      let sums = block.sums(block.scores)
      let total = zip(sums, shrinkages).reduce(0) { $0 + $1.0 * $1.1 }
      var (weightedOnes, weightedScores) = (0.0, 0.0)
      for first in block.scores.indices {
        let (row, pair, score) = (block.columns[first], block.pairs[first], block.scores[first])
        let shrinkage = shrinkages[pair]
        let weighted = score - ratios.family * shrinkage * sums[pair] - between * shrinkage * total
        right[row] += weighted
        squares += score * weighted
        weightedScores += weighted
        normal[row * width + row] += 1
        for second in block.scores.indices {
          let other = block.pairs[second]
          let same = pair == other ? ratios.family * shrinkage : 0
          normal[row * width + block.columns[second]] -= same + between * shrinkage * shrinkages[other]
        }
        guard let covariate = block.covariate else { continue }
        let ones = shrinkage / (1 + ratios.ability * information)
        weightedOnes += ones
        normal[row * width + width - 1] += covariate * ones
        normal[(width - 1) * width + row] += covariate * ones
      }
      guard let covariate = block.covariate else { continue }
      normal[width * width - 1] += covariate * covariate * weightedOnes
      right[width - 1] += covariate * weightedScores
    }
    let matrix = try Matrix(rowCount: width, columnCount: width, elements: normal).symmetrized()
    let factor = try CholeskyDecomposition(matrix)
    let effects = try factor.solve(right)
    let explained = zip(effects, right).reduce(0) { $0 + $1.0 * $1.1 }
    let freedom = Double(count - width)
    // Scores that the model meets exactly have no likelihood.
    let variance = max(squares - explained, 1e-14 * squares) / freedom
    let logLikelihood = -0.5 * (freedom * log(variance) + logDeterminant + factor.logDeterminant)
    return Solution(effects: effects, residualVariance: variance, logLikelihood: logLikelihood, factor: factor)
  }
}

/// The variances of abilities and of families over the residual variance.
struct VarianceRatios: Hashable, Sendable {
  var ability: Double
  var family: Double

  /// Fixed effects alone.
  static let none = VarianceRatios(ability: 0, family: 0)
  /// The ratios of a point: x the logarithm of the variance of abilities over that of all else of a single score, y that of the families' over the
  /// rest. Where boards of a family are copies of each other y runs to its limit and x stays where it is.
  fileprivate init(point: SIMD2<Double>, hasFamilies: Bool) {
    family = hasFamilies ? exp(point.y) : 0
    ability = exp(point.x) * (1 + family)
  }

  /// The point of the ratios.
  fileprivate var point: SIMD2<Double> { SIMD2(log(ability / (1 + family)), family > 0 ? log(family) : 0) }

  init(ability: Double, family: Double) { (self.ability, self.family) = (ability, family) }

  /// Beyond these a ratio is none or all.
  private static let limits = -10.0...16.0

  /// The ratios of the largest restricted likelihood; `nil` where it is largest for abilities that do not vary.
  ///
  /// A grid finds the neighbourhood, Newton's method with halved steps the maximum in logarithms of the ratios.
  static func best(for cells: StandardizedCells, start: VarianceRatios?) throws(StatisticsError) -> VarianceRatios? {
    func likelihood(_ ratios: VarianceRatios) throws(StatisticsError) -> Double {
      try cells.solve(ratios).logLikelihood
    }
    let grid = stride(from: -6.0, through: 8, by: 2)
    var maxima: [(ratios: VarianceRatios, logLikelihood: Double)] = []
    for hasFamilies in cells.hasRepeats ? [false, true] : [false] {
      var first = start.flatMap { ($0.family > 0) == hasFamilies ? $0 : nil }
      if first == nil {
        var best = -Double.infinity
        for x in grid {
          for y in hasFamilies ? Array(grid) : [0] {
            let ratios = VarianceRatios(point: SIMD2(x, y), hasFamilies: hasFamilies)
            let value = try likelihood(ratios)
            if value > best { (best, first) = (value, ratios) }
          }
        }
      }
      if let first { maxima.append(try climb(from: first, likelihood)) }
    }
    guard let best = maxima.max(by: { $0.logLikelihood < $1.logLikelihood }) else { return nil }
    for family in [0, best.ratios.family] {
      let without = VarianceRatios(ability: 0, family: family)
      if try likelihood(without) >= best.logLikelihood { return nil }
    }
    return best.ratios.point.x <= limits.lowerBound ? nil : best.ratios
  }

  private static func climb(
    from first: VarianceRatios, _ likelihood: (VarianceRatios) throws(StatisticsError) -> Double
  ) throws(StatisticsError) -> (ratios: VarianceRatios, logLikelihood: Double) {
    let isPlane = first.family > 0
    func at(_ point: SIMD2<Double>) throws(StatisticsError) -> Double {
      try likelihood(VarianceRatios(point: point, hasFamilies: isPlane))
    }
    var point = first.point
    var value = try at(point)
    let step = 1e-3
    for _ in 0..<60 {
      let right = SIMD2(step, 0), up = SIMD2(0, step)
      let (east, west) = (try at(point + right), try at(point - right))
      var slope = SIMD2((east - west) / (2 * step), 0)
      var bend = SIMD2((east - 2 * value + west) / (step * step), -1)
      var twist = 0.0
      if isPlane {
        let (north, south) = (try at(point + up), try at(point - up))
        slope.y = (north - south) / (2 * step)
        bend.y = (north - 2 * value + south) / (step * step)
        twist =
          (try at(point + right + up) - (try at(point + right - up)) - (try at(point - right + up))
            + (try at(point - right - up))) / (4 * step * step)
      }
      let determinant = bend.x * bend.y - twist * twist
      // Where the likelihood is not concave the slope shows the way.
      var move =
        bend.x < 0 && determinant > 0
        ? SIMD2(-(bend.y * slope.x - twist * slope.y), -(bend.x * slope.y - twist * slope.x)) / determinant : slope
      if !isPlane { move.y = 0 }
      let length = (move * move).sum().squareRoot()
      if length > 2 { move *= 2 / length }
      guard length > 1e-9 else { break }
      var accepted = false
      for _ in 0..<30 {
        let next = (point + move).clamped(
          lowerBound: SIMD2(repeating: limits.lowerBound), upperBound: SIMD2(repeating: limits.upperBound))
        let found = try at(next)
        if found > value {
          (point, value, accepted) = (next, found, true)
          break
        }
        move /= 2
      }
      guard accepted else { break }
    }
    return (VarianceRatios(point: point, hasFamilies: isPlane), value)
  }
}
