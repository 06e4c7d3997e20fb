import BenchmarkData
import GapAnalysis
import OrderedCollections
import Quantities
import StatisticsCore
import TableExport
import Tables

/// The best of any two groups against each other on every benchmark, by several groupings and as of several dates: what the page looks up when a
/// reader chooses.
struct PairsItem: Sendable {
  /// What it is about, as a heading.
  let title: String
  /// What it shows, in a sentence.
  let sentence: String
  /// Every pair, a row each.
  let document: TableDocument
  /// The same in few letters, for the script of the page.
  ///
  /// `by` has for each grouping its `name`, its `title`, and its `groups`, each with key and words. `boards` has for each benchmark key, title,
  /// family, who measures, and the words of its unit. `states` has for each date its text (empty for the newest), its words, and its `boards`: place
  /// of the benchmark, date, whether it is current, then for each grouping a list of pairs. A pair is six members: the places of the group that is
  /// ahead and of the other, the distance in words (only the number where the unit follows it, `level` where neither is ahead), the ends of its
  /// interval or nothing, and both numbers of systems.
  let choices: JSONValue
}

extension ReportMaterial {
  /// The best of any two groups against each other.
  ///
  /// `nil` where the question itself has no answer, and unless there are groups besides the two sides.
  func pairsItem() throws(ReportError) -> PairsItem? {
    guard across.answers.contains(where: { $0.estimate.estimate != nil }) else { return nil }
    let states = try pairStates()
    guard let newest = states.first else { return nil }
    let groupings = pairGroupings(on: newest.boards)
    guard groupings.contains(where: { $0.groups.count > 2 }) else { return nil }
    var rows: [PairRow] = []
    for state in states {
      for board in state.boards {
        for grouping in groupings { rows += try pairRows(grouping, on: board, as: state) }
      }
    }
    guard !rows.isEmpty else { return nil }
    let table = try reporting { try pairsTable(rows) }
    let kinds = groupings.map(\.words).joined(separator: " or ")
    let boards = Set(rows.map(\.benchmark.id)).count
    return PairsItem(
      title: "Any two sides",
      sentence:
        "The best system of either side on every benchmark, by the same evaluations as above. With scripts, the sides, the date and who "
        + "measures are chosen here.",
      document: TableDocument(
        name: "pairs", title: "The best of any two \(kinds) against each other, benchmark by benchmark",
        caption: "\(NumberWords.count(rows.count, "pair")) on \(NumberWords.count(boards, "benchmark")).",
        table: table, leadingColumns: .init(.label, .countryA, .countryB)),
      choices: choices(rows, groupings, states))
  }

  // MARK: What is offered

  /// The dataset as of a date.
  private struct PairState {
    /// The date; `nil` for all that the report counts.
    var asOf: CalendarDate?
    /// The date in words.
    var words: String
    var boards: [Scoreboard]
    var current: Set<Benchmark.ID>
  }

  /// A way to put systems into groups, with the groups that are offered.
  private struct PairGrouping {
    var grouping: Grouping
    /// What the groups are.
    var words: String
    /// The names of the groups, the sides of the report first.
    var groups: [String]
  }

  private struct PairRow {
    var pair: Pair
    var estimate: Estimate
    var state: PairState
    var benchmark: Benchmark { pair.board.benchmark }

    /// The distance without its sign.
    var distance: String {
      guard let value = estimate.estimate, value != 0 else { return "level" }
      return estimate.unit.magnitude(value, lower: estimate.interval?.lower, upper: estimate.interval?.upper)
    }

    /// The ends of its interval, as the side that is ahead has it.
    var range: String? {
      guard let value = estimate.estimate, value != 0, let interval = estimate.interval else { return nil }
      let ends = value < 0 ? (-interval.upper, -interval.lower) : (interval.lower, interval.upper)
      return estimate.unit.range(ends.0, ends.1, estimate: abs(value))
    }

    var words: String {
      guard let range, let level = estimate.interval?.level else { return distance }
      return "\(distance) (\(NumberWords.percent(level)) interval \(range))"
    }
  }

  /// How many organizations are offered: those with systems on the most benchmarks.
  private static let mostOrganizations = 6
  /// The most groups of another kind of which any two are compared.
  private static let mostGroups = 20

  /// The newest state, then those at the ends of the two years before it.
  private func pairStates() throws(ReportError) -> [PairState] {
    let newest = PairState(
      asOf: question.selection.asOf, words: across.date.map { "\($0)" } ?? "all dates",
      boards: across.answers.map(\.pair.board),
      current: Set(across.answers.map(\.pair.board.benchmark.id).filter(across.isCurrent)))
    guard let last = across.date else { return [newest] }
    var states = [newest]
    for year in [last.year - 1, last.year - 2] {
      guard let date = CalendarDate(year: year) else { continue }
      var selection = question.selection
      selection.asOf = date
      selection.quantity = Quantity.total.name
      let boards = try newest.boards.map { board throws(ReportError) in
        try reporting { try Scoreboard(of: board.benchmark.id, in: dataset, selection: selection) }
      }.filter { !$0.entries.isEmpty }
      guard !boards.isEmpty else { continue }
      let statuses = dataset.statuses(asOf: date)
      states.append(
        PairState(
          asOf: date, words: "the end of \(year)", boards: boards,
          current: Set(boards.map(\.benchmark.id).filter { statuses[$0] == .current })))
    }
    return states
  }

  /// The grouping of the report first, then the others that there are two groups of.
  private func pairGroupings(on boards: [Scoreboard]) -> [PairGrouping] {
    let others: [Grouping] = [.country, .organization, .access]
    return ([question.grouping] + others.filter { $0 != question.grouping }).compactMap { grouping in
      var counts: [String: Int] = [:]
      for board in boards {
        for group in board.groupSizes(by: grouping, countryRule: question.countryRule) {
          counts[group.name, default: 0] += 1
        }
      }
      let sides = grouping == question.grouping ? [question.a, question.b].filter { counts[$0] != nil } : []
      var groups = counts.keys.filter { !sides.contains($0) }.sorted {
        (counts[$0] ?? 0) != (counts[$1] ?? 0) ? (counts[$0] ?? 0) > (counts[$1] ?? 0) : $0 < $1
      }
      let most = grouping == .organization ? Self.mostOrganizations : Self.mostGroups
      groups = sides + groups.prefix(max(0, most - sides.count))
      guard groups.count > 1 else { return nil }
      let words =
        switch grouping {
        case .country: "countries"
        case .organization: "organizations"
        case .access: "kinds of access"
        case .architecture: "architectures"
        }
      return PairGrouping(grouping: grouping, words: words, groups: groups)
    }
  }

  private func pairRows(
    _ grouping: PairGrouping, on board: Scoreboard, as state: PairState
  ) throws(ReportError) -> [PairRow] {
    let present = Set(
      board.groupSizes(by: grouping.grouping, countryRule: question.countryRule).map(\.name))
    let groups = grouping.groups.filter(present.contains)
    var rows: [PairRow] = []
    for (place, a) in groups.enumerated() {
      for b in groups.dropFirst(place + 1) {
        let row = try reporting {
          let pair = try Pair(
            Sides(a, b, by: grouping.grouping, countryRule: question.countryRule), on: board,
            options: question.options)
          return PairRow(pair: pair, estimate: try pair.estimate(of: .frontierGap), state: state)
        }
        if row.estimate.estimate != nil { rows.append(row) }
      }
    }
    return rows
  }

  // MARK: As a table, and for the page

  private func pairsTable(_ rows: [PairRow]) throws(TableError) -> Table {
    try Table([
      Column(.benchmark, rows.map(\.benchmark.id.text)),
      Column(.label, rows.map(\.benchmark.title)),
      Column(.family, rows.map(\.benchmark.familyKey)),
      Column(.measuredBy, rows.map { $0.benchmark.judge?.rawValue }),
      Column(.asOf, rows.map { $0.state.asOf }),
      Column(.isCurrent, rows.map { $0.state.current.contains($0.benchmark.id) }),
      Column(.grouping, rows.map(\.pair.sides.grouping.rawValue)),
      Column(.countryA, rows.map(\.pair.a.name)),
      Column(.countryB, rows.map(\.pair.b.name)),
      Column(.leader, rows.map { $0.pair.leader(by: $0.estimate) }),
      Column(.estimate, rows.map(\.estimate.estimate)),
      Column(.intervalLower, rows.map(\.estimate.interval?.lower)),
      Column(.intervalUpper, rows.map(\.estimate.interval?.upper)),
      Column(.unit, rows.map(\.estimate.unit.name)),
      Column(.countA, rows.map(\.estimate.countA)),
      Column(.countB, rows.map(\.estimate.countB)),
      Column(.date, rows.map(\.estimate.date)),
      Column(.inWords, rows.map(\.words)),
    ])
  }

  private func choices(_ rows: [PairRow], _ groupings: [PairGrouping], _ states: [PairState]) -> JSONValue {
    let benchmarks = OrderedSet(rows.map(\.benchmark.id))
    let boards = benchmarks.compactMap { id in rows.first { $0.benchmark.id == id } }
    return [
      "level": .string(NumberWords.percent(question.level)),
      "by": .array(
        groupings.map { grouping in
          [
            "name": .string(grouping.grouping.rawValue), "title": .string(grouping.words),
            "groups": .array(
              grouping.groups.map { .array([.string($0), .string(groupWords($0, by: grouping.grouping))]) }),
          ]
        }),
      "boards": .array(
        boards.map { row in
          .array([
            .string(row.benchmark.id.text), .string(row.benchmark.title), .string(row.benchmark.familyKey),
            .string(row.benchmark.judge?.rawValue ?? ""), .string(row.estimate.unit.heading),
          ])
        }),
      "judges": .array(
        Benchmark.Judge.allCases.filter { judge in boards.contains { $0.benchmark.judge == judge } }.map {
          .array([.string($0.rawValue), .string(Self.plainWords($0.rawValue))])
        }),
      "states": .array(
        states.map { state in
          [
            "date": .string(state.asOf == states.first?.asOf ? "" : state.asOf.map { "\($0)" } ?? ""),
            "words": .string(state.words),
            "boards": .array(
              benchmarks.enumerated().compactMap { place, id -> JSONValue? in
                let own = rows.filter { $0.benchmark.id == id && $0.state.asOf == state.asOf }
                guard let first = own.first else { return nil }
                let facts: [JSONValue] = [
                  .number(Double(place)), .string(first.estimate.date.map { "\($0)" } ?? ""),
                  .bool(state.current.contains(id)),
                ]
                return .array(
                  facts
                    + groupings.map { grouping in
                      .array(
                        own.filter { $0.pair.sides.grouping == grouping.grouping }.flatMap { members(of: $0, grouping) }
                      )
                    })
              }),
          ]
        }),
    ]
  }

  /// The six members of a pair.
  private func members(of row: PairRow, _ grouping: PairGrouping) -> [JSONValue] {
    func place(_ name: String) -> JSONValue { .number(Double(grouping.groups.firstIndex(of: name) ?? 0)) }
    let isTurned = (row.estimate.estimate ?? 0) < 0
    let (first, second) = isTurned ? (row.pair.b, row.pair.a) : (row.pair.a, row.pair.b)
    let counts = [row.estimate.countA, row.estimate.countB].map { JSONValue.number(Double($0)) }
    let unit = " " + row.estimate.unit.heading
    let distance = row.distance.hasSuffix(unit) ? String(row.distance.dropLast(unit.count)) : row.distance
    return [place(first.name), place(second.name), .string(distance), .string(row.range ?? "")]
      + (isTurned ? counts.reversed() : counts)
  }

  private func groupWords(_ group: String, by grouping: Grouping) -> String {
    let title = dataset.title(ofGroup: group, by: grouping)
    return grouping == .access ? Self.plainWords(title) : title
  }

  /// A key of words joined by hyphens, as people read it.
  private static func plainWords(_ key: String) -> String { key.replacing("-", with: " ") }
}

extension ColumnDefinition<String> {
  /// A difference of two sides as the one that is ahead has it.
  static var inWords: Self {
    Self(
      "in_words", title: "By", description: "By how much the side that is ahead is, with its interval if one is known")
  }
  static var grouping: Self { Self("by", description: "What the two sides are") }
}

extension ColumnDefinition<CalendarDate> {
  static var asOf: Self {
    Self("as_of", description: "The last date that counts; empty for all that the report counts", visibility: .hidden)
  }
}
