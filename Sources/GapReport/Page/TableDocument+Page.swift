import TableExport
import Tables

extension TableDocument {
  /// The document without the columns that tell nobody anything on a page: intervals that no row has, and what is the same in all rows.
  ///
  /// Data formats keep every column.
  var condensed: TableDocument {
    var document = self
    func hide(_ name: String) { document.columns.insert(ColumnPresentation(name, visibility: .hidden), at: 0) }
    document.intervals = intervals.filter { interval in
      let ends = [interval.lower, interval.upper].compactMap { table[$0] }
      let isEmpty = ends.allSatisfy { column in (0..<column.count).allSatisfy(column.isMissing) }
      if isEmpty {
        ([interval.lower, interval.upper] + [interval.level].compactMap(\.self) + interval.companions).forEach(hide)
      }
      return !isEmpty
    }
    for name in ["ci_kind", "status", "date", "basis"] where table.rowCount > 1 {
      guard let column = table[name] else { continue }
      if Set((0..<column.count).map { column[$0] }).count == 1 { hide(name) }
    }
    return document
  }
}
