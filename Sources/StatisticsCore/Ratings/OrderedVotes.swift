/// Votes between two systems at a time, in the order in which they were cast.
///
/// Systems are numbers from 0; their names belong to the caller.
public struct OrderedVotes: Hashable, Sendable {
  struct Vote: Hashable, Sendable {
    let firstIndex: Int32
    let secondIndex: Int32
    let outcome: ComparisonOutcome
    let repetitions: Int32

    var first: Int { Int(firstIndex) }
    var second: Int { Int(secondIndex) }
    var count: Int { Int(repetitions) }
  }

  /// The number of systems; the systems are `0 ..< systemCount`.
  public let systemCount: Int
  private(set) var votes: [Vote] = []

  /// The most votes that one entry may stand for, since each is taken by itself.
  public static let largestCount = 1e7

  /// No votes yet.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a number of systems below 0, or 2³¹ − 1 or more.
  public init(systemCount: Int) throws(StatisticsError) {
    guard (0..<Int(Int32.max)).contains(systemCount) else {
      throw .invalidArgument(name: "systemCount", found: "\(systemCount)", requirement: "at least 0 and below 2³¹ − 1")
    }
    self.systemCount = systemCount
  }

  /// Adds a vote, or several of the same in a row.
  ///
  /// - Parameters:
  ///   - first: The system shown first.
  ///   - second: The other system.
  ///   - outcome: What the vote said.
  ///   - count: How often, a whole number from 0 to 10⁷.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a system out of range or against itself, and
  ///   for another count.
  /// - Complexity: O(1) amortized.
  public mutating func add(
    first: Int, second: Int, outcome: ComparisonOutcome, count: Double = 1
  ) throws(StatisticsError) {
    for (name, system) in [("first", first), ("second", second)] where !(0..<systemCount).contains(system) {
      throw .invalidArgument(name: name, found: "\(system)", requirement: "at least 0 and below \(systemCount)")
    }
    guard first != second else {
      throw .invalidArgument(name: "second", found: "\(second)", requirement: "another system than the first")
    }
    guard count >= 0, count <= Self.largestCount, count == count.rounded() else {
      throw .invalidArgument(
        name: "count", found: "\(count)",
        requirement: "a whole number up to 10⁷ for Elo, which takes one vote at a time")
    }
    votes.append(
      Vote(firstIndex: Int32(first), secondIndex: Int32(second), outcome: outcome, repetitions: Int32(count)))
  }
}
