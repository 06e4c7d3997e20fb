import BenchmarkData
import OrderedCollections
import Quantities
import StatisticsCore

// Boards of one family share videos, prompts or an evaluation: where benchmarks are counted, a family counts once.

extension GapAcross {
  /// The tally of the answers, each by itself.
  public var boards: GapTally { GapTally(answers) }

  /// The tally in which the boards of a family count once; that of the boards where no family has more than one, or something else is
  /// varied.
  public var families: GapTally { GapTally(families: families(of: answers)) }

  /// Whether a family has more than one board with an answer.
  public var hasFamilies: Bool { axis == .benchmarks && families.total < boards.total }

  private func families(of answers: [Answer]) -> [[Answer]] {
    guard axis == .benchmarks else { return answers.map { [$0] } }
    let answered = answers.filter { $0.estimate.estimate != nil }
    return OrderedDictionary(grouping: answered) { $0.pair.board.benchmark.familyKey }.values.elements
  }

  /// How many families and boards put each side ahead: `of 4 families of benchmarks US is ahead on 1 and CN on 3; of their 7 boards …`
  func countWords(of answers: [Answer]) -> String {
    guard let pair = answers.first?.pair else { return "" }
    let (a, b) = (pair.a.title, pair.b.title)
    let (families, boards) = (GapTally(families: families(of: answers)), GapTally(answers))
    guard families.total < boards.total else {
      return "of \(NumberWords.count(boards.total, "board")) \(boards.words(a, b))"
    }
    return
      "of \(NumberWords.count(families.total, "family", plural: "families")) of benchmarks \(families.words(a, b)); "
      + "of their \(boards.total) boards \(boards.words(a, b))"
  }

  /// What a count of benchmarks leaves unsaid: how families count, on how many boards a side has one system, what current boards say,
  /// and which benchmarks were not asked.
  public var countNotes: [String] {
    guard axis == .benchmarks, let pair = answers.first?.pair else { return [] }
    let (a, b) = (pair.a.title, pair.b.title)
    var notes: [String] = []
    if hasFamilies {
      notes.append(
        "Boards that score the same videos or prompts, are parts of one evaluation or editions of one test are one family. A family is a "
          + "side's where that side is ahead on every board of it that has a leader, and split where its boards disagree."
      )
    }
    let answered = answers.filter { $0.estimate.estimate != nil }
    let single = answered.filter { min($0.estimate.countA, $0.estimate.countB) == 1 }
    if !single.isEmpty, answered.count > 1 {
      let (ofA, ofB) = (single.count { $0.estimate.countA == 1 }, single.count { $0.estimate.countB == 1 })
      notes.append(
        "On \(single.count) of \(answered.count) boards a side has a single system: \(a) on \(ofA), \(b) on \(ofB).")
    }
    notes += currentNote.map { [$0] } ?? []
    notes += multiplicity.note(intervals: jointIntervals, level: level, nominal: nominalLevel).map { [$0] } ?? []
    notes += fewSystemsNote.map { [$0] } ?? []
    notes += omissions.map { reason, labels in
      "Not asked, \(labels.count) \(reason): \(labels.joined(separator: "; "))."
    }
    return notes
  }

  /// How little Welch's intervals of very few systems hold at the high levels that several of them ask for, by `Benchmarks coverage multiplicity`.
  private var fewSystemsNote: String? {
    guard multiplicity != .each, jointIntervals > 1 else { return nil }
    let few = answers.filter {
      $0.estimate.interval?.method == .welch && min($0.estimate.countA, $0.estimate.countB) < 4
        && $0.estimate.countA != $0.estimate.countB
    }
    guard !few.isEmpty else { return nil }
    return
      "On \(few.count) boards a side has two or three systems: at so high a level their intervals hold less than they say. In simulations, of data sets of "
      + "ten boards of two systems against twenty without a gap \(Self.falseLeadsOfTwo) % had a lead, of three against twenty \(Self.falseLeadsOfThree) %."
  }

  private static let (falseLeadsOfTwo, falseLeadsOfThree) = (41, 20)

  /// What the boards with an evaluation of the last year say among themselves, where they are a part of those that answered.
  private var currentNote: String? {
    guard !scope.isCurrentOnly, let date else { return nil }
    let asked = answers.filter { isCurrent($0.pair.board.benchmark.id) }
    let count = GapTally(asked).total
    guard count > 0, count < boards.total else { return nil }
    return "Current boards alone, with an evaluation in the year before \(date): \(countWords(of: asked))."
  }
}
