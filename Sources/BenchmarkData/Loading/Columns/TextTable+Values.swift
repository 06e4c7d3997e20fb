import Tables

extension TextTable {
  /// The texts of a column, as they are.
  func texts(_ column: Int) -> TextValues { source.table.columns[column].texts ?? TextValues([]) }

  /// The texts of a column of names, without decoration; and the addresses of those that are links, by row.
  func names(_ column: Int) -> (texts: TextValues, addresses: [Int: String]) {
    let texts = texts(column)
    let distinct = texts.distinctTexts
    let names = distinct.map(NameText.init)
    var addresses: [Int: String] = [:]
    if names.contains(where: { $0.address != nil }) {
      for (row, number) in texts.numbers.enumerated() where number >= 0 {
        if let address = names[Int(number)].address { addresses[row] = address }
      }
    }
    return (texts.replacing(distinct, with: names.map(\.text)), addresses)
  }

  /// The texts of a column without spaces at their ends; texts of nothing but spaces are missing.
  func trimmedTexts(_ column: Int) -> TextValues {
    texts(column).mapTexts { text in
      let trimmed = String(String.UnicodeScalarView(CellText.trimmed(text.unicodeScalars.map { $0 })))
      return trimmed.isEmpty ? nil : trimmed
    }
  }
}
