extension SourceTable {
  /// The rows that are the same as an earlier one in every column of the file, those left out of the table included.
  ///
  /// - Parameter omitted: Rows that do not count.
  /// - Complexity: O(length of the columns), expected; as ``place(row:)`` for each row that is the same as another in the columns of the table.
  public func repeatedRows(omitting omitted: Set<Int> = []) -> [Int] {
    let hashes = table.rowHashes()
    let suspects = Self.rowsWithSharedHashes(hashes).filter { omitted.isEmpty || !omitted.contains($0) }
    var met: Set<Content> = []
    return suspects.filter { !met.insert(content(row: $0)).inserted }
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

  /// The rows whose hash another row has too, in order.
  private static func rowsWithSharedHashes(_ hashes: [UInt64]) -> [Int] {
    var size = 64
    while size < 2 * hashes.count { size *= 2 }
    // Open addressing: the first row with each hash; -1 where free.
    var firstRows = Array(repeating: Int32(-1), count: size)
    var shared: Set<Int> = []
    for (row, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while firstRows[place] >= 0 && hashes[Int(firstRows[place])] != hash { place = (place + 1) & (size - 1) }
      if firstRows[place] < 0 {
        firstRows[place] = Int32(truncatingIfNeeded: row)
      } else {
        shared.insert(Int(firstRows[place]))
        shared.insert(row)
      }
    }
    return shared.sorted()
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
