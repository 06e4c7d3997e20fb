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

  /// Because of which rows a system stands elsewhere than in an earlier state.
  func reasons(forStandingOf system: System.ID, since earlier: BoardState) -> [Note] {
    let (before, after) = (earlier.entry(of: system), entry(of: system))
    switch (before, after) {
    case (nil, nil): return []
    case (nil, let after?): return ["new: \(words(for: after))"]
    case (let before?, nil): return ["no longer counted: \(earlier.words(for: before))"]
    case (let before?, let after?):
      var notes: [Note] = []
      if before.evaluation.id != after.evaluation.id {
        notes.append("\(words(for: after)) in the place of \(earlier.words(for: before))")
      } else if before.score.value != after.score.value {
        notes.append("\(after.evaluation.id): \(earlier.score(of: before)) before, \(score(of: after)) now")
      }
      let (above, aboveBefore) = (betters(than: system), earlier.betters(than: system))
      let came = above.filter { !aboveBefore.contains($0) }.compactMap(entry).map(words)
      if !came.isEmpty { notes.append("overtaken by \(NameList.text(came, limit: 3))") }
      let went = aboveBefore.filter { !above.contains($0) }
      let gone = went.filter { entry(of: $0) == nil }.compactMap(earlier.entry).map(earlier.words)
      if !gone.isEmpty { notes.append("no longer above it, as not counted: \(NameList.text(gone, limit: 3))") }
      let fallen = went.compactMap(entry).map(words)
      if !fallen.isEmpty { notes.append("has overtaken \(NameList.text(fallen, limit: 3))") }
      return notes
    }
  }

  private func entry(of system: System.ID) -> Scoreboard.Entry? { board?.entries.first { $0.system.id == system } }

  /// The systems that rank before another, the best first.
  private func betters(than system: System.ID) -> [System.ID] {
    guard let rank = ranks[system] else { return [] }
    return (board?.entries ?? []).map(\.system.id).filter { ranks[$0].map { $0 < rank } ?? false }
  }

  /// `b.veo-3 (85.06 %)`
  private func words(for entry: Scoreboard.Entry) -> String { "\(entry.evaluation.id) (\(score(of: entry)))" }

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
