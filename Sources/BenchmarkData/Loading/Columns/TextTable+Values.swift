import Tables

extension TextTable {
  /// The texts of a column, as they are.
  func texts(_ column: Int) -> TextValues { source.table.columns[column].texts ?? TextValues([]) }

  /// The texts of a column of names, without decoration; and the addresses of those that are links, by row.
  func names(_ column: Int) -> (texts: TextValues, addresses: [Int: String]) {
    let texts = texts(column)
    guard let numbered = NumberedTexts(texts) else { return (texts, [:]) }
    let names = numbered.texts.map(NameText.init)
    let isPlain = zip(names, numbered.texts).allSatisfy { $0.address == nil && $0.text.utf8.elementsEqual($1.utf8) }
    guard !isPlain else { return (texts, [:]) }
    var addresses: [Int: String] = [:]
    if names.contains(where: { $0.address != nil }) {
      for (row, number) in numbered.numbers.enumerated() where number >= 0 {
        if let address = names[Int(number)].address { addresses[row] = address }
      }
    }
    return (TextValues(numbered.numbers.map { $0 < 0 ? nil : names[Int($0)].text }), addresses)
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
