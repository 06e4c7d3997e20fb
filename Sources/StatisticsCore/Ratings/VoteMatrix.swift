/// Who took how much of the votes from whom: a sparse matrix with an entry for each ordered pair that met, wins and half of
/// the ties.
struct VoteMatrix {
  private let pairs: [PairTotals.Pair]
  let systemCount: Int

  init(_ comparisons: PairwiseComparisons) {
    pairs = PairTotals(comparisons, keepingOrder: false).pairs
    systemCount = comparisons.systemCount
  }

  /// For each system what it lost to others.
  var losses: [Double] {
    var losses = [Double](repeating: 0, count: systemCount)
    for pair in pairs {
      losses[Int(pair.first)] += pair.secondHalfWins
      losses[Int(pair.second)] += pair.firstHalfWins
    }
    return losses
  }

  /// The product with a column: for each system the sum over those it beat.
  func creditToWinners(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: systemCount)
    for pair in pairs {
      result[Int(pair.first)] += pair.firstHalfWins * values[Int(pair.second)]
      result[Int(pair.second)] += pair.secondHalfWins * values[Int(pair.first)]
    }
    return result
  }

  /// The product of the transpose with a column: for each system the sum over those it lost to.
  func creditToLosers(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: systemCount)
    for pair in pairs {
      result[Int(pair.second)] += pair.firstHalfWins * values[Int(pair.first)]
      result[Int(pair.first)] += pair.secondHalfWins * values[Int(pair.second)]
    }
    return result
  }
}
