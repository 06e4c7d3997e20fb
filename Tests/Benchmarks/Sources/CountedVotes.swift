import StatisticsCore

/// A file of counted votes: rows of first system, second system, outcome (0, 1, 2: first, second, tie) and count, as doubles.
enum CountedVotes {
  static func read(_ path: String) throws -> PairwiseComparisons {
    let numbers = try NumberFile.read(path)
    let outcomes: [ComparisonOutcome] = [.first, .second, .tie]
    var builder = PairwiseComparisons.Builder()
    for row in stride(from: 0, to: numbers.count, by: 4) {
      try builder.add(
        first: Int(numbers[row]), second: Int(numbers[row + 1]), outcome: outcomes[Int(numbers[row + 2])],
        count: numbers[row + 3])
    }
    return builder.build()
  }
}
