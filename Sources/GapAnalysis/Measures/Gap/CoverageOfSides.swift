/// Where intervals that take the systems of two sides as samples cover less than they say, by `Benchmarks coverage sides`.
///
/// That is with very few systems, and, for methods that take both sides as equally spread, where one side has fewer systems and they are spread
/// more. A spread cannot be told well enough from a few systems to say which it is, so that the note stands wherever the numbers differ.
enum CoverageOfSides {
  /// Of ``WelchInterval``.
  static func welch(_ countA: Int, _ countB: Int) -> Note? {
    let (fewer, more) = (min(countA, countB), max(countA, countB))
    return switch fewer {
    case 2 where more > 2: "with two systems on a side a 95 % interval covers 87 to 97 %, of skewed scores down to 81 %"
    case 3 where more > 3:
      "with three systems on a side a 95 % interval covers 92 to 96 %, of skewed scores down to 85 %"
    case 4..<10:
      "with fewer than ten systems on a side a 95 % interval covers 94 to 96 %, of skewed scores down to 87 %"
    case 10..<50 where more > fewer: "where scores are skewed and sides unequal a 95 % interval covers down to 90 %"
    default: nil
    }
  }

  /// Of ``ClusteredMeanDifference``, the systems of a side being of these makers.
  static func makers(_ clusters: [Int]) -> Note? {
    let sizes = Dictionary(grouping: clusters, by: \.self).values.map(\.count)
    guard let largest = sizes.max(), 2 * largest > clusters.count, largest > 1 else { return nil }
    return
      "one organization has most of the systems of a side: a 95 % interval covers 91 to 97 %, and where these are spread two or three times as much 88 to 93 %"
  }

  /// Of ``HedgesG``.
  static func hedgesG(_ countA: Int, _ countB: Int) -> Note? { equalSpread(countA, countB, worst: 74) }

  /// Of ``HodgesLehmannShift``.
  static func hodgesLehmann(_ countA: Int, _ countB: Int) -> Note? { equalSpread(countA, countB, worst: 84) }

  /// Of ``Superiority``, and of what is made of it.
  static func superiority(_ countA: Int, _ countB: Int) -> Note? {
    if countA == countB, (3...5).contains(countA) { return "with so few systems a 95 % interval covers 88 to 94 %" }
    return equalSpread(countA, countB, worst: 84)
  }

  private static func equalSpread(_ countA: Int, _ countB: Int, worst: Int) -> Note? {
    guard countA != countB else { return nil }
    return
      "takes both sides as equally spread: where the fewer systems are spread twice as much a 95 % interval covers down to \(worst) %"
  }
}
