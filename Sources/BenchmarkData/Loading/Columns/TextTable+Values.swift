internal import Tables

extension TextTable {
  /// The texts of a column, as they are.
  func texts(_ column: Int) -> TextValues { source.table.columns[column].texts ?? TextValues([]) }

  /// The texts of a column of names, without decoration; and the addresses of those that are links, by row.
  func names(_ column: Int) -> (texts: TextValues, addresses: [Int: String]) {
    var names: [String?] = []
    var addresses: [Int: String] = [:]
    names.reserveCapacity(rowCount)
    for (row, text) in texts(column).enumerated() {
      let name = text.map(NameText.init)
      names.append(name?.text)
      if let address = name?.address { addresses[row] = address }
    }
    return (TextValues(names), addresses)
  }
}
