import BenchmarkData

extension Pair {
  /// The system of a side that an entry of the other was derived from, the nearest in its chain; `nil` if it stands on none.
  func base(of entry: Scoreboard.Entry, on side: String) -> System? {
    entry.bases.first { sides.contains($0, on: side) }?.system
  }

  /// Which of some entries were derived from a system of the other side, a remark each.
  func foreignBases(of entries: [(entry: Scoreboard.Entry, otherSide: String)]) -> [Note] {
    entries.compactMap { entry, side in
      base(of: entry, on: side).map { "\(entry.system.title) is derived from \($0.title) (\(sides.title(of: side)))" }
    }
  }

  /// The name of an entry, with its variant and the system of the other side that it was derived from.
  func nameWithBase(_ entry: Scoreboard.Entry, of otherSide: String) -> String {
    guard let base = base(of: entry, on: otherSide) else { return entry.nameWithVariant }
    let variant = entry.evaluation.variant.map { "\($0); " } ?? ""
    return "\(entry.system.title) (\(variant)derived from \(base.title), \(sides.title(of: otherSide)))"
  }
}

extension Scoreboard.Entry {
  /// The name of the system, with the setting in which it was measured where that is stated: it is not that of its other rows.
  var nameWithVariant: String { evaluation.variant.map { "\(system.title) (\($0))" } ?? system.title }
}
