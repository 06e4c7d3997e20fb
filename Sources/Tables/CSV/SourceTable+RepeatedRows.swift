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
    return repeatedRows(among: suspects.sorted()) { _ in 0 }
  }

  /// The rows, of some in ascending order, that are the same as an earlier one of the same group in every column of the file, those left out of the
  /// table included.
  ///
  /// - Parameters:
  ///   - rows: The rows that are compared.
  ///   - group: The number of the group of a row.
  /// - Complexity: O(length of the rows), expected, and as ``place(row:)`` for each.
  package func repeatedRows(among rows: [Int], group: (Int) -> Int32) -> [Int] {
    var met: Set<Grouped> = []
    return rows.filter { !met.insert(Grouped(group: group($0), content: content(row: $0))).inserted }
  }

  private struct Grouped: Hashable {
    let group: Int32
    let content: Content
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
          hashes[row] = TextHash.folded(hashes[row], values.isMissing(row) ? 1 : values.numbers[row].bitPattern)
        }
      case .date(let values):
        for row in hashes.indices { hashes[row] = TextHash.folded(hashes[row], UInt64(values.packed[row])) }
      }
    }
    return hashes
  }
}

extension TextValues {
  /// Folds each text into the hash of its row.
  fileprivate func combineHashes(into hashes: inout [UInt64]) {
    let ofTexts = (0..<pool.count).map(pool.hash)
    for (row, number) in numbers.enumerated() {
      hashes[row] = TextHash.folded(hashes[row], number < 0 ? 1 : ofTexts[Int(number)])
    }
  }
}
