/// A statistic of the arrangements of a pool.
protocol Arrangement: Sendable {
  var pool: PermutationPool { get }
  /// Statistics that differ by no more than this count as equal.
  var tolerance: Double { get }
  /// The statistic where the sample of `pool` that is chosen has the values at these places.
  func value(of places: [Int]) -> Double
  /// Draws so many arrangements and counts the extreme ones.
  func draw(count: Int, against observed: Double, stream: inout RandomStream) -> PermutationExtremes
}

extension Arrangement {
  /// Draws by places; where that is not the fastest way, an arrangement has its own.
  func draw(count: Int, against observed: Double, stream: inout RandomStream) -> PermutationExtremes {
    var extremes = PermutationExtremes()
    var places = Array(pool.values.indices)
    var chosen: [Int] = []
    for _ in 0..<count {
      chosen.removeAll(keepingCapacity: true)
      places.withUnsafeMutableBufferPointer { places in
        guard let base = places.baseAddress else { return }
        for stratum in pool.strata {
          PartialShuffle.run(
            base + stratum.range.lowerBound, size: stratum.range.count, choosing: stratum.chosen, stream: &stream)
          chosen.append(contentsOf: places[stratum.range.prefix(stratum.chosen)])
        }
      }
      extremes.count(value(of: chosen), against: observed, tolerance: tolerance)
    }
    return extremes
  }
}

/// Statistics that depend on the sum over the chosen sample alone: differences and ratios of means, and, by ranks, the
/// probability of superiority.
struct SumArrangement: Arrangement {
  enum Form: Sendable { case difference, ratio(center: Double), superiority }

  let pool: PermutationPool
  let tolerance: Double
  private let terms: [Double]
  private let total: Double
  private let form: Form
  /// A denominator no larger than this is zero but for rounding, and the ratio has no value.
  private let denominatorError: Double

  init(differenceOfMeans pool: PermutationPool) {
    let center = Self.mean(pool.values)
    self.init(pool, terms: pool.values.map { $0 - center }, form: .difference, tolerance: nil)
  }

  init(ratioOfMeans pool: PermutationPool) {
    let center = Self.mean(pool.values)
    self.init(pool, terms: pool.values.map { $0 - center }, form: .ratio(center: center), tolerance: nil)
  }

  /// The sum of the mid-ranks decides; twice that of each is a whole number, so ties are exact.
  init(superiority pool: PermutationPool) {
    let sorted = pool.values.sorted()
    var ranks: [Double: Double] = [:]
    var start = 0
    for place in sorted.indices where place + 1 == sorted.count || sorted[place] != sorted[place + 1] {
      ranks[sorted[place]] = Double(start + place + 2) / 2
      start = place + 1
    }
    self.init(pool, terms: pool.values.map { ranks[$0] ?? .nan }, form: .superiority, tolerance: 0)
  }

  private init(_ pool: PermutationPool, terms: [Double], form: Form, tolerance: Double?) {
    self.pool = pool
    self.terms = terms
    self.form = form
    total = terms.reduce(0, +)
    let size = terms.reduce(0) { $0 + abs($1) }
    let (first, second) = (Double(pool.firstCount), Double(pool.secondCount))
    // The rounding of a sum of so many terms, with room to spare.
    let rounding = 16 * Double.ulpOfOne * size
    switch form {
    case .difference:
      self.tolerance = tolerance ?? rounding * (1 / first + 1 / second)
      denominatorError = 0
    case .ratio(let center):
      // Of the numerator and of the denominator, at the data as they are: the ratio determines both.
      let chosenSum = pool.observedPlaces.reduce(0) { $0 + terms[$1] }
      let firstSum = pool.choosesFirst ? chosenSum : total - chosenSum
      let denominator = center + (total - firstSum) / second
      let ratio = (center + firstSum / first) / denominator
      let unit = 4 * Double.ulpOfOne * abs(center)
      denominatorError = rounding / second + unit
      let error = rounding / first + unit + abs(ratio) * denominatorError
      self.tolerance = tolerance ?? error / abs(denominator)
    case .superiority:
      self.tolerance = 0
      denominatorError = 0
    }
  }

  func value(of places: [Int]) -> Double { value(chosenSum: places.reduce(0) { $0 + terms[$1] }) }

  @inline(__always)
  private func value(chosenSum: Double) -> Double {
    let firstSum = pool.choosesFirst ? chosenSum : total - chosenSum
    let (first, second) = (Double(pool.firstCount), Double(pool.secondCount))
    switch form {
    case .difference: return firstSum / first - (total - firstSum) / second
    case .ratio(let center):
      let denominator = center + (total - firstSum) / second
      return abs(denominator) > denominatorError ? (center + firstSum / first) / denominator : .nan
    case .superiority: return (firstSum - first * (first + 1) / 2) / (first * second)
    }
  }

  func draw(count: Int, against observed: Double, stream: inout RandomStream) -> PermutationExtremes {
    var extremes = PermutationExtremes()
    var shuffled = terms
    shuffled.withUnsafeMutableBufferPointer { shuffled in
      guard let base = shuffled.baseAddress else { return }
      for _ in 0..<count {
        var sum = 0.0
        for stratum in pool.strata {
          let start = base + stratum.range.lowerBound
          PartialShuffle.run(start, size: stratum.range.count, choosing: stratum.chosen, stream: &stream)
          sum += Self.sum(start, stratum.chosen)
        }
        extremes.count(value(chosenSum: sum), against: observed, tolerance: tolerance)
      }
    }
    return extremes
  }

  /// A sum in four parts.
  @inline(__always)
  private static func sum(_ values: UnsafeMutablePointer<Double>, _ count: Int) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var place = 0
    while place + 4 <= count {
      a += values[place]
      b += values[place + 1]
      c += values[place + 2]
      d += values[place + 3]
      place += 4
    }
    while place < count {
      a += values[place]
      place += 1
    }
    return (a + b) + (c + d)
  }

  private static func mean(_ values: [Double]) -> Double { SampleMoments(values).mean }
}

/// Differences of medians, quantiles and trimmed means.
struct OrderArrangement: Arrangement {
  let pool: PermutationPool
  let tolerance: Double
  private let statistic: SampleStatistic
  private let sorted: [Double]
  /// Where each value of the pool stands among all in ascending order.
  private let rank: [Int]

  init(_ pool: PermutationPool, _ statistic: SampleStatistic) {
    self.pool = pool
    self.statistic = statistic
    let order = pool.values.indices.sorted { pool.values[$0] < pool.values[$1] }
    sorted = order.map { pool.values[$0] }
    var rank = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { rank[index] = place }
    self.rank = rank
    tolerance = 1e-12 * sorted.reduce(0) { max($0, abs($1)) }
  }

  func value(of places: [Int]) -> Double {
    var chosen = [Int](repeating: 0, count: sorted.count)
    for place in places { chosen[rank[place]] = 1 }
    let others = chosen.map { 1 - $0 }
    let value = chosen.withUnsafeBufferPointer { WeightedOrder.value(of: statistic, sorted, counts: $0) }
    let other = others.withUnsafeBufferPointer { WeightedOrder.value(of: statistic, sorted, counts: $0) }
    return pool.choosesFirst ? value - other : other - value
  }
}

/// Any statistic.
struct ClosureArrangement: Arrangement {
  let pool: PermutationPool
  let statistic: @Sendable ([Double], [Double]) -> Double
  let tolerance: Double

  init(pool: PermutationPool, observed: Double, statistic: @escaping @Sendable ([Double], [Double]) -> Double) {
    self.pool = pool
    self.statistic = statistic
    tolerance = 1e-12 * abs(observed)
  }

  func value(of places: [Int]) -> Double {
    let (first, second) = pool.samples(choosing: places)
    return statistic(first, second)
  }
}
