import TableExport

/// Columns that data formats hold and people need not see.
func hidden(_ names: [String]) -> [ColumnPresentation] {
  names.map { ColumnPresentation($0, visibility: .hidden) }
}
