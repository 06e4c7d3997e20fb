import GapAnalysis
import TableExport
import Tables

extension TableDocument {
  /// The document without the columns that tell nobody anything on a page: intervals that no row has, and what is the same in all rows.
  ///
  /// Data formats keep every column.
  var condensed: TableDocument {
    var document = self
    for interval in intervals where interval.ends.allSatisfy({ table[$0]?.allSatisfy { $0 == nil } ?? true }) {
      document.intervals.removeAll { $0 == interval }
      for companion in interval.companions { document.table = document.table.hiding(companion) }
    }
    func hideIfConstant<Value>(_ column: ColumnDefinition<Value>) {
      if let values = table[column], Set(values).count == 1 { document.table = document.table.hiding(column) }
    }
    guard table.rowCount > 1 else { return document }
    hideIfConstant(.intervalKind)
    hideIfConstant(.status)
    hideIfConstant(.date)
    hideIfConstant(.basis)
    return document
  }
}
