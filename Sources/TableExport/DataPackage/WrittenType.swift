import Tables

/// What the cells of a column are in a CSV file, for the descriptions beside it.
enum WrittenType {
  case text, flag, integer, number, year, month, day

  /// The type of all cells of a column. Dates that are known to different precisions have none in common but text.
  init(of column: Column) {
    switch column.values {
    case .text: self = column.holdsFlags ? .flag : .text
    case .number: self = column.holdsWholeNumbers ? .integer : .number
    case .date(let values):
      let precisions = Set(values.compactMap { $0?.precision })
      guard precisions.count <= 1 else {
        self = .text
        return
      }
      switch precisions.first {
      case .year: self = .year
      case .month: self = .month
      case .day, nil: self = .day
      }
    }
  }
}
