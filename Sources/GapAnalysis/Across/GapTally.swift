import BenchmarkData

/// On how many of some choices each side is ahead.
public struct GapTally: Hashable, Sendable {
  /// Those that put the first side ahead.
  public var a = 0
  /// Those that put the second side ahead.
  public var b = 0
  /// Those on which neither is ahead.
  public var level = 0
  /// Families whose boards disagree.
  public var split = 0

  /// Makes a tally.
  public init(a: Int = 0, b: Int = 0, level: Int = 0, split: Int = 0) {
    self.a = a
    self.b = b
    self.level = level
    self.split = split
  }

  /// All.
  public var total: Int { a + b + level + split }

  /// The tally of answers, each by itself. Those without an estimate do not count.
  init(_ answers: some Sequence<GapAcross.Answer>) {
    for answer in answers where answer.estimate.estimate != nil {
      switch answer.leader {
      case answer.pair.a.name?: a += 1
      case answer.pair.b.name?: b += 1
      default: level += 1
      }
    }
  }

  /// The tally of families of answers, each family once: it is a side's where that side is ahead on every board of the family that
  /// has a leader, and split where its boards disagree.
  init(families: some Sequence<[GapAcross.Answer]>) {
    for family in families {
      let boards = GapTally(family)
      switch (boards.a > 0, boards.b > 0) {
      case (true, true): split += 1
      case (true, false): a += 1
      case (false, true): b += 1
      case (false, false): level += boards.level > 0 ? 1 : 0
      }
    }
  }

  /// `US is ahead on 6 and CN on 11; 3 are split`
  func words(_ sideA: String, _ sideB: String) -> String {
    var rest: [String] = []
    if split > 0 { rest.append("\(split) \(split == 1 ? "is" : "are") split") }
    if level > 0 { rest.append("on \(level) neither is") }
    return (["\(sideA) is ahead on \(a) and \(sideB) on \(b)"] + rest).joined(separator: ", ")
  }
}
