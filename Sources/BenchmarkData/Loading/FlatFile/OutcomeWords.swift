import Tables

/// How the outcomes of a votes file are written: by words for the two sides, or by the name of the winner.
enum OutcomeWords {
  /// What the cells of a column of outcomes are.
  enum Form: Hashable {
    /// Words for the first system, the second, and a tie.
    case words
    /// The name of the system that won, or a word for a tie.
    case names
    /// Both would do, and say different things of a row.
    case ambiguous(row: Int)
  }

  /// The outcome that a word of public dumps stands for, in any case and spacing.
  static func outcome(_ word: String) -> Vote.Outcome? {
    switch ComparableName.header(word) {
    case "a", "modela", "systema", "left", "leftvote", "leftwins", "model1", "system1", "player1", "awins", "first": .a
    case "b", "modelb", "systemb", "right", "rightvote", "rightwins", "model2", "system2", "player2", "bwins", "second":
      .b
    case "tie", "tied", "tievote", "tiebothbad", "bothbad", "bothbadvote", "tiebothgood", "bothgood", "draw", "equal",
      "same":
      .tie
    default: nil
    }
  }

  /// What a column of outcomes holds, by which of the two more of its cells fit.
  static func form(
    _ first: TextValues, _ second: TextValues, _ outcomes: TextValues, skips: (Int) -> Bool
  ) -> Form {
    let meanings = outcomes.distinctTexts.map(outcome)
    let (isFirst, isSecond) = (SameTexts(outcomes, first), SameTexts(outcomes, second))
    var (byWord, byName) = (0, 0)
    var differing: Int?
    for row in 0..<outcomes.count where !skips(row) {
      let number = Int(outcomes.numbers[row])
      guard number >= 0, !first.isMissing(row), !second.isMissing(row) else { continue }
      let meant = meanings[number]
      let named: Vote.Outcome? =
        isFirst.isSame(at: row) ? .a : isSecond.isSame(at: row) ? .b : meant == .tie ? .tie : nil
      if meant != nil { byWord += 1 }
      if named != nil { byName += 1 }
      if let meant, let named, meant != named, differing == nil { differing = row }
    }
    if byName == byWord, let differing { return .ambiguous(row: differing) }
    return byName > byWord ? .names : .words
  }
}

/// Which rows have the same text in two columns.
struct SameTexts {
  private let (left, right): ([Int32], [Int32])
  /// The number in the right column of each text of the left one; -2 where it has none.
  private let counterparts: [Int32]

  init(_ left: TextValues, _ right: TextValues) {
    (self.left, self.right) = (left.numbers, right.numbers)
    let numbers = Dictionary(
      zip(right.distinctTexts.map { Array($0.utf8) }, 0...).map { ($0, Int32(truncatingIfNeeded: $1)) },
      uniquingKeysWith: { first, _ in first })
    counterparts = left.distinctTexts.map { numbers[Array($0.utf8)] ?? -2 }
  }

  /// Whether a row has; two empty cells are no texts.
  func isSame(at row: Int) -> Bool { left[row] >= 0 && counterparts[Int(left[row])] == right[row] }
}
