extension SourceTable {
  /// The rows that are the same as an earlier one in every column of the file, those left out of the table included.
  ///
  /// - Parameter omitted: Rows that do not count.
  /// - Complexity: O(length of the columns), expected; as ``place(row:)`` for each row that is the same as another in the columns of the table.
  public func repeatedRows(omitting omitted: Set<Int> = []) -> [Int] {
    var firstRows = FirstRows(table.rowHashes())
    var suspects: Set<Int> = []
    for row in 0..<table.rowCount where omitted.isEmpty || !omitted.contains(row) {
      if let first = firstRows.firstRow(withKeyOf: row) { suspects.formUnion([first, row]) }
    }
    var met: Set<Content> = []
    return suspects.sorted().filter { !met.insert(content(row: $0)).inserted }
  }

  /// What a row holds in the file.
  private enum Content: Hashable {
    case record([UInt8])
    case cells([String?])
  }

  private func content(row: Int) -> Content {
    switch places {
    case .records(let places): .record(places.record(row: row) ?? [])
    case .cells(let places): .cells(places.texts(row: row))
    }
  }
}

extension Table {
  /// A number for each row: rows that are the same in all columns have the same, others as good as never.
  ///
  /// - Complexity: O(length of the columns).
  func rowHashes() -> [UInt64] {
    var hashes = Array(repeating: 0x9E37_79B9_7F4A_7C15 as UInt64, count: rowCount)
    for column in columns {
      switch column.values {
      case .text(let values): values.combineHashes(into: &hashes)
      case .number(let values):
        for row in hashes.indices {
          hashes[row] = TextDictionary.folded(hashes[row], values.isMissing(row) ? 1 : values.numbers[row].bitPattern)
        }
      case .date(let values):
        for row in hashes.indices { hashes[row] = TextDictionary.folded(hashes[row], UInt64(values.packed[row])) }
      }
    }
    return hashes
  }
}

extension TextValues {
  /// Folds each text into the hash of its row.
  fileprivate func combineHashes(into hashes: inout [UInt64]) {
    bytes.withUnsafeBufferPointer { source in
      var start = 0
      for (row, end) in ends.enumerated() {
        let hash =
          isMissing(row) ? 1 : TextDictionary.hash(UnsafeBufferPointer(rebasing: source[start..<end]))
        hashes[row] = TextDictionary.folded(hashes[row], hash)
        start = end
      }
    }
  }
}
