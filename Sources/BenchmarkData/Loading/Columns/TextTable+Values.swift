internal import Tables

extension TextTable {
  /// The numbers of a column.
  ///
  /// - Parameters:
  ///   - column: Its position.
  ///   - isWhole: Whether they count something: where a mark could be one of decimals or of groups, that decides.
  mutating func numbers(_ column: Int, isWhole: Bool = false) -> NumberColumn {
    if let plain = source.table.columns[column].numbers { return NumberColumn(values: plain) }
    let texts = source.table.columns[column].texts ?? TextValues([])
    let values = texts.map { text in text.flatMap { try? DecimalText.number($0) } }
    return NumberColumn(values: NumberValues(values))
  }

  /// The dates of a column.
  mutating func dates(_ column: Int) -> DateValues {
    if let plain = source.table.columns[column].dates { return plain }
    let texts = source.table.columns[column].texts ?? TextValues([])
    return DateValues(texts.map { $0.flatMap { CalendarDate($0) } })
  }

  /// The texts of a column, as they are.
  func texts(_ column: Int) -> TextValues { source.table.columns[column].texts ?? TextValues([]) }

  /// The texts of a column of names, without decoration; and the addresses of those that are links, by row.
  mutating func names(_ column: Int) -> (texts: TextValues, addresses: [Int: String]) { (texts(column), [:]) }
}
