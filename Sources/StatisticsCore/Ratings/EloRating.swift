/// Elo's rating: after each vote the winner takes points from the loser, the more the less the vote was expected.
///
/// The result depends on the order of the votes and on K: it follows systems whose strength changes, and is a poor estimate
/// where it does not; there ``BradleyTerry`` uses the same votes without regard to order. It has no standard error.
///
/// Expected score E = 1 / (1 + 10^((R₂ − R₁)/400)); R₁ moves by K (S − E), S = 1, ½ or 0 (Elo 1978). The same as evalica's
/// and FastChat's `elo` with K = 4.
public struct EloRating: Hashable, Sendable {
  /// Says that another order of the same votes gives other ratings: for the notes of an output.
  public static let orderNote = "depends on the order of the votes"

  /// The ratings so far.
  public private(set) var ratings: [Double]
  /// The largest number of points that a vote can move.
  public let k: Double
  /// The difference of ratings that means odds of ten to one.
  public let scale: Double

  /// Begins with all systems at the same rating.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a negative number of systems, a K or scale that
  ///   is not above 0, or an initial rating that is not finite.
  public init(
    systemCount: Int, initial: Double = EloScale.mean, k: Double = 4, scale: Double = 400
  ) throws(StatisticsError) {
    guard (0..<Int(Int32.max)).contains(systemCount) else {
      throw .invalidArgument(name: "systemCount", found: "\(systemCount)", requirement: "at least 0 and below 2³¹ − 1")
    }
    try GSL.requireFinite(initial, "initial")
    try GSL.requirePositive(k, "k")
    try GSL.requirePositive(scale, "scale")
    ratings = Array(repeating: initial, count: systemCount)
    self.k = k
    self.scale = scale
  }

  /// Takes a vote into account.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a system out of range or against itself.
  /// - Complexity: O(1).
  public mutating func record(first: Int, second: Int, outcome: ComparisonOutcome) throws(StatisticsError) {
    for (name, system) in [("first", first), ("second", second)] where !ratings.indices.contains(system) {
      throw .invalidArgument(name: name, found: "\(system)", requirement: "at least 0 and below \(ratings.count)")
    }
    guard first != second else {
      throw .invalidArgument(name: "second", found: "\(second)", requirement: "another system than the first")
    }
    let expected = 1 / (1 + pow(10, (ratings[second] - ratings[first]) / scale))
    let score =
      switch outcome {
      case .first: 1.0
      case .second: 0.0
      case .tie: 0.5
      }
    ratings[first] += k * (score - expected)
    ratings[second] -= k * (score - expected)
  }
}
