/// What is drawn with replacement when rows are resampled.
public enum ResamplingDesign: Hashable, Sendable {
  /// Rows are drawn from all rows.
  case independent
  /// Rows are drawn within each stratum, as many as it has. The array names the stratum of each row.
  case stratified(by: [Int])
  /// Whole clusters are drawn, as many as there are. The array names the cluster of each row. Resamples differ in size
  /// where clusters do.
  case clustered(by: [Int])
  /// Each row stands for so many equal observations: the counts of a resample are multinomial. Same as resampling the
  /// observations one by one, in time that depends on the number of distinct rows only.
  case counts([Int])
}

/// The rows of one sample, put in an order that does not depend on the order in which they came, and the units that are
/// drawn: rows, or whole clusters.
struct ResamplingUnits: Sendable {
  /// The caller's row numbers; the rows of one unit are neighbours, and so are the units of one stratum.
  let rows: [Int]
  /// The units of each stratum.
  let strata: [Range<Int>]
  /// Where each unit's rows begin in `rows`, with one more element for the end.
  let starts: [Int]
  /// How many observations each unit stands for; `nil` where it is one.
  let counts: [Int]?
  /// Whether each unit is one row.
  let unitsAreRows: Bool

  var unitCount: Int { starts.count - 1 }

  /// - Parameter order: Whether the first of two of the caller's rows comes first; equal rows may stand in any order.
  init(
    rowCount: Int, design: ResamplingDesign, order: (Int, Int) -> Bool
  ) throws(StatisticsError) {
    guard rowCount <= Int(Int32.max) else {
      throw .invalidArgument(name: "sample", found: "\(rowCount) values", requirement: "at most \(Int32.max) values")
    }
    switch design {
    case .independent:
      rows = (0..<rowCount).sorted(by: order)
      strata = [0..<rowCount]
      starts = Array(0...rowCount)
      counts = nil
      unitsAreRows = true
    case .stratified(let labels):
      try Self.requireCount(labels.count, "strata", rowCount)
      rows = Self.sorted(rowCount, by: labels, then: order)
      let bounds = Self.bounds(of: rows, labels: labels)
      strata = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
      starts = Array(0...rowCount)
      counts = nil
      unitsAreRows = true
    case .clustered(let labels):
      try Self.requireCount(labels.count, "clusters", rowCount)
      rows = Self.sorted(rowCount, by: labels, then: order)
      starts = Self.bounds(of: rows, labels: labels)
      strata = [0..<(starts.count - 1)]
      counts = nil
      unitsAreRows = starts.count - 1 == rowCount
    case .counts(let multiplicities):
      try Self.requireCount(multiplicities.count, "counts", rowCount)
      try Self.requireMultiplicities(multiplicities)
      rows = (0..<rowCount).filter { multiplicities[$0] > 0 }.sorted {
        // Equal rows with other counts: the larger one first, so that their order too is settled.
        order($0, $1) || (!order($1, $0) && multiplicities[$0] > multiplicities[$1])
      }
      strata = [0..<rows.count]
      starts = Array(0...rows.count)
      counts = rows.map { multiplicities[$0] }
      unitsAreRows = true
    }
  }

  /// Rows that are drawn one by one; at most `Int32.max` of them.
  init(independent sample: [Double]) {
    rows = sample.indices.sorted { sample[$0] < sample[$1] }
    strata = [0..<sample.count]
    starts = Array(0...sample.count)
    counts = nil
    unitsAreRows = true
  }

  /// Why no resampling of these units can show how a statistic varies, if so.
  var degeneracy: Degeneracy? {
    if let counts {
      let total = counts.reduce(0, +)
      return total < 2 ? .tooFewObservations(found: total, needed: 2) : nil
    }
    if rows.count < 2 { return .tooFewObservations(found: rows.count, needed: 2) }
    if !unitsAreRows, unitCount < 2 { return .singleCluster }
    if strata.allSatisfy({ $0.count < 2 }) { return .tooFewObservations(found: 1, needed: 2) }
    return nil
  }

  private static func requireCount(_ count: Int, _ name: String, _ rowCount: Int) throws(StatisticsError) {
    guard count == rowCount else {
      throw .unequalLengths(first: name, firstCount: count, second: "sample", secondCount: rowCount)
    }
  }

  /// The sum of the counts has to be exact as a `Double` too.
  private static func requireMultiplicities(_ counts: [Int]) throws(StatisticsError) {
    var total = 0
    for (index, count) in counts.enumerated() {
      let (sum, overflow) = total.addingReportingOverflow(count)
      guard count >= 0, !overflow, sum <= 1 << 53 else {
        throw .invalidArgument(
          name: "counts[\(index)]", found: "\(count)", requirement: "at least 0, with a sum of at most 2^53")
      }
      total = sum
    }
  }

  private static func sorted(_ count: Int, by labels: [Int], then order: (Int, Int) -> Bool) -> [Int] {
    (0..<count).sorted { labels[$0] != labels[$1] ? labels[$0] < labels[$1] : order($0, $1) }
  }

  private static func bounds(of rows: [Int], labels: [Int]) -> [Int] {
    var bounds: [Int] = []
    for place in rows.indices where place == 0 || labels[rows[place]] != labels[rows[place - 1]] {
      bounds.append(place)
    }
    bounds.append(rows.count)
    return bounds
  }
}
