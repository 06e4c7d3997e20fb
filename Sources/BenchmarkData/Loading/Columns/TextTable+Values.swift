import Tables

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

  /// The texts of a column without spaces at their ends; texts of nothing but spaces are missing.
  func trimmedTexts(_ column: Int) -> TextValues {
    let texts = texts(column)
    let isTrimmed = texts.indices.allSatisfy { row in
      guard let bytes = texts.utf8(row), let first = bytes.first, let last = bytes.last else { return true }
      return first > 32 && last > 32 && last != 0xA0
    }
    guard !isTrimmed else { return texts }
    return TextValues(
      texts.map { text in
        let trimmed = text.map { String(String.UnicodeScalarView(CellText.trimmed($0.unicodeScalars.map { $0 }))) }
        return trimmed?.isEmpty == true ? nil : trimmed
      })
  }
}
