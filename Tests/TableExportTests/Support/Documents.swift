import Quantities
import TableExport
import Tables

/// Documents that every format is tried on.
enum Documents {
  /// Names that break formats which do not escape them.
  static let hostileNames = [
    "<script>alert('x')</script>", "a|b", "AT&T \"quoted\"", "100% _under_ #1", "back\\slash {brace} ~tilde^ $5",
    "🎬 Film 👩🏽‍🚀", "עברית (model)", "可灵 2.0", "=1+1", "[bracket] *star*", "two\nlines\tand tab", "\u{1B}[31mred",
    "<!-- x --> -- ]]>",
  ]

  /// Estimates of every kind: with intervals, without, unbounded, missing.
  static func gaps() throws -> TableDocument {
    let notes = [[], ["Not a random sample"], [], [], ["Not a random sample"], ["Only a lower end"]]
    let table = try Table([
      Column(.measure, ["frontier_gap", "mean_gap", "lag_now", "superiority", "trend", "crossover"]),
      Column(.label, ["Frontier gap", "Mean gap", "Lag now", "Superiority", "Closing rate", "Crossover"]),
      Column(.estimate, [1.0449999, 1.3300000000000001, 5.950113, 0.625, -0.0004, nil]),
      Column(.standardError, [0.38123, 1.5, nil, nil, 0.3, nil]),
      Column(.lower, [0.2977, -2.221781, nil, 0.284641, -0.6, 12.25]),
      Column(.upper, [1.7923, 4.88178, nil, 0.870106, 0.5992, nil]),
      Column(.level, [0.95, 0.95, nil, 0.95, 0.95, 0.95]),
      Column(.intervalKind, ["measurement", "sampling", "none", "sampling", "sampling", "sampling"]),
      Column(.unit, ["points", "points", "months", "probability", "points/year", "years"]),
      Column(.count, [10, 10, 10, 10, 10, 10]),
      Column(.status, ["ok", "ok", "ok", "ok", "ok", "unbounded"]),
      Column(.note, notes.map(\.first)),
    ])
    return TableDocument(
      name: "gap", title: "Gap between A and B", caption: "Positive: A is ahead.",
      table: table.showing(.label, as: "Measure"),
      leadingColumns: .init(.label),
      intervals: [.init(of: .estimate, from: .lower, to: .upper, level: .level, companions: [.standardError])],
      notes: ["A and B are made up."], rowNotes: notes,
      provenance: Provenance(
        program: "example", version: "1.0", commandLine: ["example", "gap", "my data"], seed: 20_240_215,
        inputs: [.init(path: "scores.csv", of: Array("abc".utf8))],
        sources: [.init(title: "A board", url: "https://example.org/board", license: "CC-BY-4.0")]))
  }

  /// Hostile names with a number each.
  static func hostile() throws -> TableDocument {
    let table = try Table([
      Column(.name, hostileNames),
      Column(.score, hostileNames.indices.map { Double($0) * 1.25 - 3 }),
      Column(.seen, hostileNames.indices.map { CalendarDate(year: 2024, month: 1 + $0 % 12) }),
    ])
    return TableDocument(
      name: "hostile", title: "Names & <markup> 100%", table: table,
      notes: ["A note with <b>, & and _underscores_."])
  }
}
