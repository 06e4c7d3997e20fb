import BenchmarkData
import Quantities
import Tables

/// A board and the two sides on it in one state of a dataset; none of both if the state lacks the benchmark.
struct BoardState {
  let board: Scoreboard?
  let pair: Pair?
  /// The entries by evaluation.
  private let entries: [Evaluation.ID: Scoreboard.Entry]
  private let ranks: [System.ID: Int]

  init(
    of benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection, between sides: Sides, options: Pair.Options
  ) throws(AnalysisError) {
    guard dataset.benchmarks[benchmark] != nil else {
      (board, pair, entries, ranks) = (nil, nil, [:], [:])
      return
    }
    let board = try Scoreboard(of: benchmark, in: dataset, selection: selection)
    self.board = board
    pair = try Pair(sides, on: board, options: options)
    entries = Dictionary(board.entries.map { ($0.evaluation.id, $0) }) { first, _ in first }
    ranks = Dictionary(zip(board.entries.map(\.system.id), board.ranks())) { first, _ in first }
  }

  /// The systems with one of the first `count` ranks, the best first.
  func top(_ count: Int) -> [System] {
    (board?.entries ?? []).map(\.system).filter { ranks[$0.id].map { $0 <= count } ?? false }
  }

  /// Where a system stands, in words.
  func standing(of system: System.ID) -> String {
    guard let board, let rank = ranks[system] else { return "not on the board" }
    return "rank \(rank) of \(board.count)"
  }

  func estimate(of measure: Measure) throws(AnalysisError) -> Estimate? {
    guard let pair else { return nil }
    return try pair.estimate(of: measure)
  }

  /// The entries that a measure looks at and what counts of them.
  fileprivate func parts(of measure: Measure) -> [Scoreboard.Entry] { pair?.entries(behind: measure) ?? [] }

  /// What is different in the rows behind a measure, since an earlier state.
  func reasons(for measure: Measure, since earlier: BoardState) -> [Note] {
    let (before, after) = (earlier.parts(of: measure), parts(of: measure))
    let earlierParts = Dictionary(before.map { ($0.evaluation.id, $0) }) { first, _ in first }
    let kept = Set(after.map(\.evaluation.id))
    var notes: [Note] = []
    let came = after.filter { earlierParts[$0.evaluation.id] == nil }.map(description)
    if !came.isEmpty { notes.append("now counts \(NameList.text(came))") }
    let went = before.filter { !kept.contains($0.evaluation.id) }.map(earlier.description)
    if !went.isEmpty { notes.append("no longer counts \(NameList.text(went))") }
    for entry in after {
      guard let old = earlierParts[entry.evaluation.id] else { continue }
      if old.score.value != entry.score.value {
        notes.append("\(entry.system.title): \(earlier.score(of: old)) before, \(score(of: entry)) now")
      }
      if measure.family != .gap, old.date != entry.date, let date = entry.date {
        notes.append("\(entry.system.title): dated \(old.date.map(\.description) ?? "nowhere") before, \(date) now")
      }
    }
    if measure.family != .gap, let before = earlier.pair?.asOf, let now = pair?.asOf, before != now {
      notes.append("the board is of \(now), before of \(before)")
    }
    return notes
  }

  private func score(of entry: Scoreboard.Entry) -> String { board?.unit.words(entry.score.value) ?? "" }

  /// `Veo 3 (US, 85.06 %)`
  private func description(_ entry: Scoreboard.Entry) -> String {
    let side = [pair?.a, pair?.b].compactMap(\.self).first { side in
      side.entries.contains { $0.evaluation.id == entry.evaluation.id }
    }
    return "\(entry.system.title) (\(side.map { "\($0.name), " } ?? "")\(score(of: entry)))"
  }
}
