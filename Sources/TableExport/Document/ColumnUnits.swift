import Quantities
import Tables

/// The units of a document's columns, as people read them: one that is the same in all rows goes into headings, others stand row by row.
struct ColumnUnits: Sendable {
  /// The columns of units by name, each with those columns of numbers that it is the unit of.
  private var uses: [String: [UnitColumn]] = [:]
  private let table: Table
  private let constant: Set<String>

  init(_ document: TableDocument) {
    table = document.table
    var constant: Set<String> = []
    // The ends of an interval are shown in the unit of its estimate.
    let ends = Set(document.usableIntervals.flatMap(\.ends).map(\.name))
    for column in document.orderedColumns {
      guard let units = column.presentation.unit?.column, let texts = table[units.name]?.texts else { continue }
      if column.presentation.visibility != .hidden, !ends.contains(column.name),
        uses[units.name]?.contains(units) != true
      {
        uses[units.name, default: []].append(units)
      }
      if let first = texts.first ?? nil, texts.allSatisfy({ $0 == first }) { constant.insert(units.name) }
    }
    // One word for units that are read differently from row to row says which.
    self.constant = constant.filter { [uses, table] name in
      (uses[name] ?? []).allSatisfy { Set($0.units(in: table).map { $0?.heading }).count == 1 }
    }
  }

  /// Whether the column called `name` holds units and is told by headings instead.
  func isInHeadings(_ name: String) -> Bool { constant.contains(name) }

  /// What stands in the heading of a column of numbers; `nil` if its unit differs from row to row, or is none.
  func heading(of column: Column) -> String? {
    switch column.presentation.unit {
    case .fixed(let unit): unit.heading
    case .column(let units):
      constant.contains(units.name) && table.rowCount > 0 ? units.unit(in: table, row: 0)?.heading : nil
    case nil: nil
    }
  }

  /// The cells of a column of units, as people read them; `nil` if the column called `name` is none. Where a row's numbers are read
  /// in two ways both are named.
  func cells(of name: String) -> [DisplayTable.Cell]? {
    guard let columns = uses[name] else { return nil }
    return (0..<table.rowCount).map { row in
      var names: [String] = []
      for heading in columns.compactMap({ $0.unit(in: table, row: row)?.heading }) where !names.contains(heading) {
        names.append(heading)
      }
      return names.isEmpty ? .missing : .text(names.joined(separator: ", "))
    }
  }
}
