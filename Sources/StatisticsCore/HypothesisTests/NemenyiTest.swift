/// Nemenyi's comparison of all pairs of treatments by their mean ranks (1963; Demšar 2006, section 3.2.2), after a
/// significant ``FriedmanTest``.
///
/// Two treatments differ where their mean ranks differ by the critical difference or more. The studentized range has
/// infinite degrees of freedom, over √2.
public enum NemenyiTest {
  /// q(alpha) for k treatments: the upper quantile of the studentized range over √2.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for fewer than two treatments or `alpha`
  ///   outside (0, 1).
  public static func criticalValue(treatmentCount: Int, alpha: Double = 0.05) throws(StatisticsError) -> Double {
    try StudentizedRange.upperQuantile(alpha, groups: treatmentCount) / 2.0.squareRoot()
  }

  /// The critical difference q √(k(k + 1)/6N) of mean ranks.
  ///
  /// - Throws: As ``criticalValue(treatmentCount:alpha:)``, and for no blocks.
  public static func criticalDifference(_ ranks: BlockRanks, alpha: Double = 0.05) throws(StatisticsError) -> Double {
    try Validation.requireBlocks(ranks)
    return try criticalValue(treatmentCount: ranks.treatmentCount, alpha: alpha) * ranks.standardError
  }

  /// The p-values of all pairs, adjusted for their number: element (i, j) compares treatments i and j. 1 on the diagonal.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for fewer than two treatments or no blocks.
  /// - Complexity: O(k²), with an evaluation of the studentized range for each distinct difference of rank sums, of which N
  ///   blocks have at most 2 N k.
  public static func pValues(_ ranks: BlockRanks) throws(StatisticsError) -> Matrix {
    try Validation.requireBlocks(ranks)
    let k = ranks.treatmentCount
    // Rank sums are multiples of one half.
    let halves = ranks.meanRanks.map { Int(($0 * 2 * Double(ranks.blockCount)).rounded()) }
    var pValues: [Int: Double] = [:]
    var matrix = try Matrix(rowCount: k, columnCount: k, repeating: 1)
    for first in 0..<k {
      for second in (first + 1)..<max(k, first + 1) {
        let difference = abs(halves[first] - halves[second])
        let pValue: Double
        if let known = pValues[difference] {
          pValue = known
        } else {
          let z = Double(difference) / (2 * Double(ranks.blockCount)) / ranks.standardError
          pValue = try StudentizedRange.upperTail(z * 2.0.squareRoot(), groups: k)
          pValues[difference] = pValue
        }
        matrix[first, second] = pValue
        matrix[second, first] = pValue
      }
    }
    return matrix
  }
}

extension Validation {
  /// Throws unless there is a block and two treatments.
  static func requireBlocks(_ ranks: BlockRanks) throws(StatisticsError) {
    guard ranks.blockCount >= 1, ranks.treatmentCount >= 2 else {
      throw .invalidArgument(
        name: "ranks", found: "\(ranks.blockCount) blocks of \(ranks.treatmentCount)",
        requirement: "at least one block of two treatments")
    }
  }
}
