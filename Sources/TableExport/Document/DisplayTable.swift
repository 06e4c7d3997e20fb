import Quantities
import Tables

/// A table as people see it: the visible columns with rounded cells, before any format escapes or lays them out.
struct DisplayTable: Hashable, Sendable {
  /// A visible column.
  struct Column: Hashable, Sendable {
    var name: String
    /// What the column is called; never empty.
    var title: String
    /// What stands above it.
    var heading: String
    var unit: String?
    var alignment: ColumnPresentation.Alignment
    /// `nil` for a column that always stays.
    var dropOrder: Int?

    /// The heading with the unit in brackets.
    var headingWithUnit: String {
      guard let unit, heading.lowercased() != unit else { return heading }
      return heading.isEmpty ? unit : "\(heading) (\(unit))"
    }
  }

  /// What a cell shows.
  enum Cell: Hashable, Sendable {
    case missing
    /// Any text.
    case text(String)
    /// A number as ASCII digits, and its unrounded value.
    case number(String, value: Double)
    /// Both ends as ASCII digits; a missing end is unbounded.
    case interval(lower: String?, upper: String?, order: Double)
  }

  /// A row, with the marks of its footnotes.
  struct Row: Hashable, Sendable {
    var cells: [Cell]
    var marks: [String]
  }

  /// A remark on rows.
  struct Footnote: Hashable, Sendable {
    var mark: String
    var text: String
  }

  var columns: [Column] = []
  var rows: [Row] = []
  var footnotes: [Footnote] = []
}

// MARK: Making

extension DisplayTable {
  /// The table that `document` shows.
  init(_ document: TableDocument) {
    let table = document.table
    let intervals = document.usableIntervals
    let rounder = ColumnRounder(document)
    var cells: [[Cell]] = []
    let ends = Set(intervals.flatMap(\.ends).map(\.name))
    let units = ColumnUnits(document)

    let chosen = document.shownColumns.map { Set($0) }
    for column in document.orderedColumns where !ends.contains(column.name) {
      let isUsual = column.presentation.visibility != .hidden && !units.isInHeadings(column.name)
      if chosen?.contains(column.name) ?? isUsual {
        columns.append(Self.column(column, units))
        cells.append(units.cells(of: column.name) ?? rounder.cells(of: column))
      }
      for interval in intervals where interval.estimate.name == column.name {
        guard chosen?.contains(interval.lower.name) ?? (isUsual && interval.visibility != .hidden) else { continue }
        columns.append(
          Column(
            name: interval.lower.name, title: Self.heading(of: interval, in: table),
            heading: Self.heading(of: interval, in: table), unit: nil, alignment: .leading,
            dropOrder: interval.visibility.dropOrder))
        cells.append(rounder.cells(of: interval))
      }
    }
    if let shown = document.shownColumns {
      let places = shown.compactMap { name in columns.firstIndex { $0.name == name } }
      (columns, cells) = (places.map { columns[$0] }, places.map { cells[$0] })
      // What was chosen stays.
      for index in columns.indices { columns[index].dropOrder = nil }
    }

    let marks = Self.footnotes(document.rowNotes)
    footnotes = marks.footnotes
    rows = (0..<table.rowCount).map { row in
      Row(cells: cells.map { $0[row] }, marks: marks.marks.indices.contains(row) ? marks.marks[row] : [])
    }
  }

  private static func column(_ column: Tables.Column, _ units: ColumnUnits) -> Column {
    Column(
      name: column.name, title: column.title, heading: column.heading, unit: units.heading(of: column),
      alignment: column.presentation.alignment ?? (column.type == .number ? .decimal : .leading),
      dropOrder: column.presentation.visibility.dropOrder)
  }

  private static func heading(of interval: IntervalPresentation, in table: Table) -> String {
    if let heading = interval.heading { return heading }
    guard let levels = interval.level.flatMap({ table[$0] }) else { return "Interval" }
    let present = Set(levels.compactMap(\.self))
    guard present.count == 1, let level = present.first else { return "Interval" }
    return NumberWords.percent(level) + " interval"
  }

  /// A footnote for the remarks on each row, in the order in which they come, and the marks of each row.
  ///
  /// A remark that three rows or more with different remarks share is said once, in a footnote of its own.
  private static func footnotes(_ notes: [[String]]) -> (footnotes: [Footnote], marks: [[String]]) {
    var uses: [String: Set<[String]>] = [:]
    for note in notes {
      for remark in note { uses[remark, default: []].insert(note) }
    }
    var texts: [String] = []
    var places: [String: Int] = [:]
    let rows = notes.map { note -> [String] in
      let own = footnotes(of: note, uses).map { text in
        if let known = places[text] { return known }
        places[text] = texts.count
        texts.append(text)
        return texts.count - 1
      }
      return own.sorted().map(mark)
    }
    return (texts.enumerated().map { Footnote(mark: mark($0.offset), text: $0.element) }, rows)
  }

  /// The footnotes of a row: its own remarks, then those that it shares, together where the same rows share them.
  private static func footnotes(of note: [String], _ uses: [String: Set<[String]>]) -> [String] {
    var own: [String] = []
    var shared: [(remarks: [String], notes: Set<[String]>)] = []
    for remark in note {
      let notes = uses[remark] ?? []
      if notes.count < 3 {
        own.append(remark)
      } else if let place = shared.firstIndex(where: { $0.notes == notes }) {
        shared[place].remarks.append(remark)
      } else {
        shared.append(([remark], notes))
      }
    }
    return ([own] + shared.map(\.remarks)).filter { !$0.isEmpty }.map { $0.joined(separator: "; ") }
  }

  /// a, b, …, z, aa, ab, …
  private static func mark(_ index: Int) -> String {
    var rest = index
    var letters: [Character] = []
    repeat {
      letters.append(Character(Unicode.Scalar(UInt8(97 + rest % 26))))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(letters.reversed())
  }
}

extension ColumnPresentation.Visibility {
  /// The number of a column that may be dropped.
  var dropOrder: Int? { if case .droppable(let order) = self { order } else { nil } }
}
