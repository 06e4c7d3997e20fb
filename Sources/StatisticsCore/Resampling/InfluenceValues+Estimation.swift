extension InfluenceValues {
  /// The jackknife: Lᵢ = (n − 1)(t − t₍ᵢ₎), t₍ᵢ₎ the statistic without row i. Same as R's `empinf(type = "jack")`.
  ///
  /// ``Bootstrap`` does this by itself; this is for replicates from elsewhere.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows.
  ///   - strata: The stratum of each row; n above is the size of the row's stratum. `nil` for one.
  ///   - statistic: The statistic of the rows given by their numbers, counted from 0, in ascending order.
  /// - Returns: One array for each stratum in ascending order of their labels, rows in their own order.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` for another number of labels.
  /// - Complexity: n + 1 calls.
  public static func jackknife(
    rowCount: Int, strata: [Int]? = nil, statistic: (_ rows: [Int]) -> Double
  ) throws(StatisticsError) -> InfluenceValues {
    let groups = try groups(rowCount, strata)
    let whole = statistic(Array(0..<rowCount))
    return InfluenceValues(
      samples: groups.map { group in
        group.map { left in
          guard group.count > 1 else { return 0 }
          return Double(group.count - 1) * (whole - statistic((0..<rowCount).filter { $0 != left }))
        }
      })
  }

  /// The infinitesimal jackknife by numerical differentiation: how the statistic changes when a little weight moves to
  /// each row. Same as R's `empinf(type = "inf")`.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows.
  ///   - strata: The stratum of each row; `nil` for one.
  ///   - epsilon: The share of weight that moves is this divided by the number of rows.
  ///   - statistic: The statistic as a function of weights, which sum to 1 within each stratum.
  /// - Returns: As ``jackknife(rowCount:strata:statistic:)``.
  /// - Throws: As there, and ``StatisticsError/invalidArgument(name:found:requirement:)`` unless epsilon is positive.
  /// - Complexity: n + 1 calls.
  public static func infinitesimal(
    rowCount: Int, strata: [Int]? = nil, epsilon: Double = 0.001, statistic: (_ weights: [Double]) -> Double
  ) throws(StatisticsError) -> InfluenceValues {
    try GSL.requirePositive(epsilon, "epsilon")
    let groups = try groups(rowCount, strata)
    var weights = [Double](repeating: 0, count: rowCount)
    for group in groups {
      for row in group { weights[row] = 1 / Double(group.count) }
    }
    let whole = statistic(weights)
    let step = epsilon / Double(rowCount)
    return InfluenceValues(
      samples: groups.map { group in
        group.map { row in
          var moved = weights
          for other in group { moved[other] *= 1 - step }
          moved[row] += step
          return (statistic(moved) - whole) / step
        }
      })
  }

  /// The regression of the replicates on how often each row occurs in its resample. Same as R's
  /// `empinf(type = "reg")`, the default there for `boot.ci`.
  ///
  /// - Parameters:
  ///   - replicates: The replicates; those that are not finite are left out.
  ///   - resamples: The rows of each resample, counted from 0, as R's `boot.array(indices = TRUE)` less one.
  ///   - rowCount: The number of rows.
  ///   - strata: The stratum of each row; `nil` for one.
  /// - Returns: As ``jackknife(rowCount:strata:statistic:)``; the values of each stratum have mean 0.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``;
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for a row outside `0 ..< rowCount`;
  ///   ``StatisticsError/singularMatrix(function:)`` where the resamples are too few or too alike.
  /// - Complexity: O(R n²).
  public static func regression(
    replicates: [Double], resamples: [[Int]], rowCount: Int, strata: [Int]? = nil
  ) throws(StatisticsError) -> InfluenceValues {
    guard replicates.count == resamples.count else {
      throw .unequalLengths(
        first: "replicates", firstCount: replicates.count, second: "resamples", secondCount: resamples.count)
    }
    let groups = try groups(rowCount, strata)
    // The frequencies of a stratum sum to a constant: its first row is left out.
    var column = [Int?](repeating: nil, count: rowCount)
    var scale: [Double] = []
    for group in groups {
      for row in group.dropFirst() {
        column[row] = scale.count
        scale.append(1 / Double(group.count))
      }
    }
    guard !scale.isEmpty else { return InfluenceValues(samples: groups.map { $0.map { _ in 0 } }) }
    var frequencies: [[Double]] = []
    var responses: [Double] = []
    for (replicate, rows) in zip(replicates, resamples) where replicate.isFinite {
      var counts = [Double](repeating: 0, count: scale.count)
      for row in rows {
        guard row >= 0, row < rowCount else {
          throw .invalidArgument(name: "resamples", found: "row \(row)", requirement: "rows in 0 ..< \(rowCount)")
        }
        if let place = column[row] { counts[place] += scale[place] }
      }
      frequencies.append(counts)
      responses.append(replicate)
    }
    let slopes = try Self.slopes(of: responses, on: frequencies, count: scale.count)
    return InfluenceValues(
      samples: groups.map { group in
        let values = group.map { row in column[row].map { slopes[$0] } ?? 0 }
        let mean = values.reduce(0, +) / Double(values.count)
        return values.map { $0 - mean }
      })
  }

  /// Least squares with an intercept, by the normal equations of centred columns.
  private static func slopes(
    of responses: [Double], on rows: [[Double]], count: Int
  ) throws(StatisticsError) -> [Double] {
    let size = Double(max(responses.count, 1))
    var means = [Double](repeating: 0, count: count)
    for row in rows {
      for place in 0..<count { means[place] += row[place] / size }
    }
    let center = responses.reduce(0) { $0 + $1 / size }
    var products = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    var right = [Double](repeating: 0, count: count)
    for (row, response) in zip(rows, responses) {
      let deviations = zip(row, means).map { $0 - $1 }
      for place in 0..<count {
        right[place] += deviations[place] * (response - center)
        for other in 0...place { products[place][other] += deviations[place] * deviations[other] }
      }
    }
    for place in 0..<count {
      for other in 0..<place { products[other][place] = products[place][other] }
    }
    return try CholeskyDecomposition(Matrix(rows: products)).solve(right)
  }

  /// The rows of each stratum.
  private static func groups(_ rowCount: Int, _ strata: [Int]?) throws(StatisticsError) -> [[Int]] {
    guard rowCount >= 0 else {
      throw .invalidArgument(name: "rowCount", found: "\(rowCount)", requirement: "at least 0")
    }
    guard let strata else { return [Array(0..<rowCount)] }
    guard strata.count == rowCount else {
      throw .unequalLengths(first: "strata", firstCount: strata.count, second: "rows", secondCount: rowCount)
    }
    return Dictionary(grouping: 0..<rowCount) { strata[$0] }.sorted { $0.key < $1.key }.map(\.value)
  }
}
