/// Krippendorff's α: how far raters agree beyond chance, 1 − D_o/D_e, with any number of raters and any cells missing (Krippendorff 2011,
/// "Computing Krippendorff's Alpha-Reliability"; 2018, Content Analysis, 4th edition, chapter 12).
///
/// It is 1 for full agreement, 0 for that of values dealt out at random, and below 0 for less than that. A unit counts with two ratings or
/// more. It measures how far raters are exchangeable, not how well the mean of many is known.
///
/// Every function throws ``StatisticsError/invalidArgument(name:found:requirement:)`` for a rating that is not finite or that the metric does
/// not know.
public enum KrippendorffAlpha {
  /// How far two ratings disagree.
  public enum Metric: String, Hashable, Sendable, CaseIterable {
    /// Wholly, unless they are equal: names.
    case nominal
    /// By the square of how many ratings lie between them: grades.
    case ordinal
    /// By the square of their difference: scores on a scale.
    case interval
    /// By the square of their difference over their sum: numbers of at least 0 with a true zero.
    case ratio
  }

  /// The largest number of different ratings that ``Metric/ratio`` takes.
  public static let largestRatioValueCount = 2_000

  /// α.
  ///
  /// - Parameters:
  ///   - units: The ratings of each unit, in any order.
  ///   - metric: How far two ratings disagree.
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` where no unit has two ratings, and with
  ///   ``Degeneracy/constantData`` where all ratings are equal, so that nothing can be foretold by chance.
  /// - Complexity: O(n log n) for n ratings; with ``Metric/ratio`` O(V²) more for V different ones.
  public static func estimate(_ units: [[Double]], metric: Metric) throws(StatisticsError) -> EstimateResult {
    let engine = try AlphaResampler(units, metric)
    if engine.unitCount == 0 { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    return engine.estimate.map(EstimateResult.estimate) ?? .undefined(.constantData)
  }

  /// The distribution of α when units are drawn with replacement, those with two ratings or more; raters stay as they are.
  ///
  /// - Returns: The distribution, without influence values; without replicates and with the reason where there is no estimate, or one unit.
  /// - Complexity: O(R n) for R resamples; with ``Metric/ratio`` O(R V²) more.
  public static func distribution(
    _ units: [[Double]], metric: Metric, simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> BootstrapDistribution {
    try Bootstrap.run(AlphaResampler(units, metric), simulation)
  }
}

/// Draws units with replacement.
private struct AlphaResampler: ReplicateEngine {
  private let metric: KrippendorffAlpha.Metric
  /// The different ratings in ascending order, less their middle.
  private let values: [Double]
  /// The ratings of each pairable unit as places in `values`, one unit after the other.
  private let ratings: [Int32]
  private let starts: [Int]
  /// What each unit adds to the disagreement that was observed, where that does not depend on other units.
  private var observed: [Double] = []
  /// How far two of the different ratings disagree, row by row; empty but for ratios.
  private let distances: [Double]
  private let sampler: IndexSampler
  private(set) var estimate: Double?
  private(set) var degeneracy: Degeneracy?
  var standardError: Double? { nil }

  var unitCount: Int { starts.count - 1 }

  init(_ units: [[Double]], _ metric: KrippendorffAlpha.Metric) throws(StatisticsError) {
    for (index, unit) in units.enumerated() {
      try Validation.requireFinite(unit, "units[\(index)]")
      if metric == .ratio, let negative = unit.first(where: { $0 < 0 }) {
        throw .invalidArgument(name: "units[\(index)]", found: "\(negative)", requirement: "at least 0 for ratios")
      }
    }
    // The order of units and of ratings within them must not matter.
    let pairable = units.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    let distinct = Set(pairable.lazy.joined()).sorted()
    if metric == .ratio, distinct.count > KrippendorffAlpha.largestRatioValueCount {
      throw .invalidArgument(
        name: "units", found: "\(distinct.count) different ratings",
        requirement: "at most \(KrippendorffAlpha.largestRatioValueCount) for ratios")
    }
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) })
    let middle = metric == .interval ? ((distinct.first ?? 0) / 2 + (distinct.last ?? 0) / 2) : 0
    self.metric = metric
    values = distinct.map { $0 - middle }
    ratings = pairable.flatMap { unit in unit.compactMap { places[$0] } }
    var starts = [0]
    for unit in pairable { starts.append((starts.last ?? 0) + unit.count) }
    self.starts = starts
    distances =
      metric == .ratio
      ? distinct.flatMap { first in
        distinct.map { second in
          let ratio = first == second ? 0 : (first - second) / (first + second)
          return ratio * ratio
        }
      } : []
    sampler = IndexSampler(bound: max(1, pairable.count))
    guard !pairable.isEmpty else {
      degeneracy = .tooFewObservations(found: 0, needed: 1)
      return
    }
    if metric != .ordinal { observed = (0..<unitCount).map { disagreement(ofUnit: $0, positions: values) } }
    let whole = alpha(weights: [Int](repeating: 1, count: unitCount))
    estimate = whole.isFinite ? whole : nil
    degeneracy =
      !whole.isFinite ? .constantData : unitCount < 2 ? .tooFewObservations(found: unitCount, needed: 2) : nil
  }

  /// Σ δ over the ordered pairs of a unit's ratings, over their number less one; `positions` are where the ratings stand.
  private func disagreement(ofUnit unit: Int, positions: [Double]) -> Double {
    let own = starts[unit]..<starts[unit + 1]
    let count = Double(own.count)
    switch metric {
    case .nominal:
      // Equal ratings stand beside each other.
      var (squares, run) = (0.0, 0.0)
      for place in own {
        run = place > own.lowerBound && ratings[place] == ratings[place - 1] ? run + 1 : 1
        squares += 2 * run - 1
      }
      return (count * count - squares) / (count - 1)
    case .ordinal, .interval:
      let mean = own.reduce(0) { $0 + positions[Int(ratings[$1])] } / count
      let squares = own.reduce(0) { sum, place in
        let deviation = positions[Int(ratings[place])] - mean
        return sum + deviation * deviation
      }
      return 2 * count * squares / (count - 1)
    case .ratio:
      var sum = 0.0
      for first in own {
        for second in own { sum += distances[Int(ratings[first]) * values.count + Int(ratings[second])] }
      }
      return sum / (count - 1)
    }
  }

  /// α of each unit taken so many times; not finite where all ratings are equal.
  private func alpha(weights: [Int]) -> Double {
    var counts = [Double](repeating: 0, count: values.count)
    for unit in weights.indices where weights[unit] > 0 {
      for place in starts[unit]..<starts[unit + 1] { counts[Int(ratings[place])] += Double(weights[unit]) }
    }
    let total = counts.reduce(0, +)
    guard counts.count(where: { $0 > 0 }) > 1 else { return .nan }
    var positions = values
    if metric == .ordinal {
      var below = 0.0
      for place in counts.indices {
        positions[place] = below + counts[place] / 2 - total / 2
        below += counts[place]
      }
    }
    var disagreement = 0.0
    for unit in weights.indices where weights[unit] > 0 {
      disagreement +=
        Double(weights[unit])
        * (observed.isEmpty ? self.disagreement(ofUnit: unit, positions: positions) : observed[unit])
    }
    return 1 - (total - 1) * disagreement / expected(counts, positions, total: total)
  }

  /// Σ n_c n_k δ over the ordered pairs of different ratings.
  private func expected(_ counts: [Double], _ positions: [Double], total: Double) -> Double {
    switch metric {
    case .nominal: return total * total - counts.reduce(0) { $0 + $1 * $1 }
    case .ordinal, .interval:
      let mean = zip(counts, positions).reduce(0) { $0 + $1.0 * $1.1 } / total
      let squares = zip(counts, positions).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      return 2 * total * squares
    case .ratio:
      var sum = 0.0
      for first in counts.indices where counts[first] > 0 {
        var row = 0.0
        for second in counts.indices { row += counts[second] * distances[first * counts.count + second] }
        sum += counts[first] * row
      }
      return sum
    }
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    var values: [Double] = []
    values.reserveCapacity(count)
    var drawn = [Int32](repeating: 0, count: unitCount)
    var weights = [Int](repeating: 0, count: unitCount)
    for _ in 0..<count {
      for unit in weights.indices { weights[unit] = 0 }
      drawn.withUnsafeMutableBufferPointer { drawn in
        guard let indices = drawn.baseAddress else { return }
        sampler.fill(indices, count: sampler.bound, stream: &stream)
      }
      for unit in drawn { weights[Int(unit)] += 1 }
      values.append(alpha(weights: weights))
    }
    return Replicates(values: values)
  }

  func influence() -> InfluenceValues { InfluenceValues(samples: []) }
}
