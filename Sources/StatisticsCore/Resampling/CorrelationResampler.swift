/// Pearson's correlation of pairs.
///
/// Two passes over each resample, so that a value far from the rest does not swallow their variance.
struct CorrelationResampler: ReplicateEngine {
  let units: ResamplingUnits
  let sampler: UnitSampler
  let x: [Double]
  let y: [Double]
  let degeneracy: Degeneracy?
  let estimate: Double?
  var standardError: Double? { nil }

  init(_ first: [Double], _ second: [Double], units: ResamplingUnits) {
    self.units = units
    sampler = UnitSampler(units)
    // Scaled by a power of two, so that no square overflows; a correlation has no scale.
    x = Self.scaled(units.rows.map { first[$0] })
    y = Self.scaled(units.rows.map { second[$0] })
    let constant = constantDegeneracy(x) ?? constantDegeneracy(y)
    degeneracy = units.degeneracy ?? constant
    let value = Self.correlation(x, y, Self.weights(units, counts: units.counts))
    estimate = constant == nil && value.isFinite ? value : nil
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    var values: [Double] = []
    values.reserveCapacity(count)
    var scratch = [Int32](repeating: 0, count: units.unitCount)
    var counts = [Int](repeating: 0, count: units.unitCount)
    for _ in 0..<count {
      counts.withUnsafeMutableBufferPointer { counts in
        scratch.withUnsafeMutableBufferPointer { scratch in
          guard let drawn = counts.baseAddress, let scratch = scratch.baseAddress else { return }
          sampler.fillCounts(drawn, scratch: scratch, stream: &stream)
        }
      }
      values.append(Self.correlation(x, y, Self.weights(units, counts: counts)))
    }
    return Replicates(values: values)
  }

  func influence() -> InfluenceValues {
    guard let estimate else { return InfluenceValues(samples: []) }
    let counts = units.counts ?? Array(repeating: 1, count: units.unitCount)
    let moments = Self.moments(x, y, Self.weights(units, counts: counts))
    let samples = units.strata.map { stratum in
      let size = units.counts?[stratum].reduce(0, +) ?? stratum.count
      return stratum.map { unit -> Double in
        let without = units.unitsAreRows ? self.without(unit, moments) : self.without(cluster: unit, counts)
        return size > 1 ? Double(size - 1) * (estimate - without) : 0
      }
    }
    return InfluenceValues(
      samples: samples, multiplicities: units.counts.map { counts in units.strata.map { Array(counts[$0]) } })
  }

  private typealias Moments = (
    total: Double, meanX: Double, meanY: Double, squaresX: Double, squaresY: Double, products: Double
  )

  /// The correlation without one row: Σ(x − x̄)² falls by n/(n − 1) (x − x̄)².
  private func without(_ row: Int, _ moments: Moments) -> Double {
    let (dx, dy) = (x[row] - moments.meanX, y[row] - moments.meanY)
    let factor = moments.total / (moments.total - 1)
    let squaresX = moments.squaresX - factor * dx * dx
    let squaresY = moments.squaresY - factor * dy * dy
    guard squaresX > 1e-12 * moments.squaresX, squaresY > 1e-12 * moments.squaresY else {
      var counts = units.counts ?? Array(repeating: 1, count: units.unitCount)
      counts[row] -= 1
      return Self.correlation(x, y, counts)
    }
    return Self.clipped((moments.products - factor * dx * dy) / (squaresX.squareRoot() * squaresY.squareRoot()))
  }

  private func without(cluster: Int, _ counts: [Int]) -> Double {
    var reduced = counts
    reduced[cluster] = 0
    return Self.correlation(x, y, Self.weights(units, counts: reduced))
  }

  /// How often each row counts.
  private static func weights(_ units: ResamplingUnits, counts: [Int]?) -> [Int] {
    guard let counts else { return Array(repeating: 1, count: units.rows.count) }
    guard !units.unitsAreRows else { return counts }
    var weights = [Int](repeating: 0, count: units.rows.count)
    for unit in 0..<units.unitCount where counts[unit] != 0 {
      for row in units.starts[unit]..<units.starts[unit + 1] { weights[row] = counts[unit] }
    }
    return weights
  }

  /// The correlation of weighted rows; NaN where a column is constant.
  private static func correlation(_ x: [Double], _ y: [Double], _ weights: [Int]) -> Double {
    let moments = moments(x, y, weights)
    guard moments.squaresX > 0, moments.squaresY > 0 else { return .nan }
    return clipped(moments.products / (moments.squaresX.squareRoot() * moments.squaresY.squareRoot()))
  }

  private static func moments(_ x: [Double], _ y: [Double], _ weights: [Int]) -> Moments {
    // Relative to a row that counts: a resample of equal rows then has squares of exactly 0.
    guard let reference = weights.firstIndex(where: { $0 > 0 }) else { return (0, 0, 0, 0, 0, 0) }
    let (x0, y0) = (x[reference], y[reference])
    var total = 0.0
    var (sumX, sumY) = (0.0, 0.0)
    for row in reference..<weights.count {
      let weight = Double(weights[row])
      total += weight
      sumX += weight * (x[row] - x0)
      sumY += weight * (y[row] - y0)
    }
    let (meanX, meanY) = (x0 + sumX / total, y0 + sumY / total)
    var (squaresX, squaresY, products) = (0.0, 0.0, 0.0)
    for row in reference..<weights.count {
      let weight = Double(weights[row])
      let (dx, dy) = (x[row] - meanX, y[row] - meanY)
      squaresX += weight * dx * dx
      squaresY += weight * dy * dy
      products += weight * dx * dy
    }
    return (total, meanX, meanY, squaresX, squaresY, products)
  }

  private static func clipped(_ value: Double) -> Double { min(max(value, -1), 1) }

  private static func scaled(_ values: [Double]) -> [Double] {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0, abs(largest.exponent) > 300 else { return values }
    let factor = Double(sign: .plus, exponent: min(-Int(largest.exponent), 1023), significand: 1)
    return values.map { $0 * factor }
  }
}
