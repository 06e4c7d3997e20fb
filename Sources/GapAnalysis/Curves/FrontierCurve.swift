/// The dated systems of some data, by date, and of one date in the order of the data.
struct DateOrder: Sendable {
  /// Their positions in the data.
  let indices: [Int]
  /// Their dates, in days since 1970-01-01.
  let days: [Double]

  /// - Complexity: O(n log n).
  init(_ days: [Double?]) {
    let dated = days.enumerated().compactMap { index, day in day.map { (index: index, day: $0) } }
      .sorted { ($0.day, $0.index) < ($1.day, $1.index) }
    indices = dated.map(\.index)
    self.days = dated.map(\.day)
  }
}

/// The best score so far as a step function of time.
///
/// F(t) is the largest score of the systems dated t or earlier; τ(y) is the first date with a score of at least y.
public struct FrontierCurve: Hashable, Sendable {
  /// A record: the date on which the best score rose, and to what.
  public struct Step: Hashable, Sendable {
    /// The date, in days since 1970-01-01.
    public var day: Double
    /// The score that was reached.
    public var score: Double
    /// The position of the system in the data that the curve was made of.
    public var index: Int
  }

  /// The records, by date; days and scores both increase strictly.
  public let steps: [Step]

  /// The curve of systems with dates and scores; larger scores are better.
  ///
  /// Of several systems on one date only the best can be a record, and of equal ones the first in the data. A system
  /// without a date is left out.
  ///
  /// - Parameters:
  ///   - days: Days since 1970-01-01.
  ///   - scores: As many scores.
  /// - Complexity: O(n log n).
  public init(days: [Double?], scores: [Double]) {
    self.init(DateOrder(days), scores: scores)
  }

  /// The curve of systems whose dates were put in order before.
  ///
  /// - Complexity: O(n).
  init(_ order: DateOrder, scores: [Double]) {
    var steps: [Step] = []
    for (index, day) in zip(order.indices, order.days) {
      let score = scores[index]
      guard let last = steps.last else {
        // Neither infinitely bad scores nor none are records.
        if score > -.infinity { steps.append(Step(day: day, score: score, index: index)) }
        continue
      }
      guard score > last.score else { continue }
      if last.day == day { steps.removeLast() }
      steps.append(Step(day: day, score: score, index: index))
    }
    self.steps = steps
  }

  /// Whether no system is dated.
  public var isEmpty: Bool { steps.isEmpty }

  /// F(t): the best score on a day; `nil` before the first system.
  ///
  /// - Complexity: O(log n).
  public func score(on day: Double) -> Double? { step(on: day)?.score }

  /// The record that holds on a day; `nil` before the first system.
  ///
  /// - Complexity: O(log n).
  public func step(on day: Double) -> Step? {
    let count = partitionPoint { $0.day <= day }
    return count == 0 ? nil : steps[count - 1]
  }

  /// τ(y): the first day with a score of at least `score`; `nil` if there is none.
  ///
  /// For a score below that of the first record it is the day of that record, which is only the latest that the day can
  /// have been: an earlier system may be missing from the data.
  ///
  /// - Complexity: O(log n).
  public func day(reaching score: Double) -> Double? { step(reaching: score)?.day }

  /// The first record with a score of at least `score`; `nil` if there is none.
  ///
  /// - Complexity: O(log n).
  public func step(reaching score: Double) -> Step? {
    let count = partitionPoint { $0.score < score }
    return count == steps.count ? nil : steps[count]
  }

  /// The number of leading steps that satisfy a predicate which holds for a prefix.
  private func partitionPoint(where isInPrefix: (Step) -> Bool) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if isInPrefix(steps[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
