/// Tells the line and column of a position in a text.
struct LinePlaces: Sendable {
  let name: String
  private let bytes: [UInt8]
  /// Where each line begins, in ascending order; the first is 0.
  private let starts: [Int]

  /// The places of a text in UTF-8.
  ///
  /// - Complexity: O(number of bytes).
  init(_ bytes: [UInt8], name: String) {
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      if byte == CSV.lineFeed {
        starts.append(index + 1)
      } else if byte == CSV.carriageReturn, index + 1 == bytes.count || bytes[index + 1] != CSV.lineFeed {
        starts.append(index + 1)
      }
    }
    self.name = name
    self.bytes = bytes
    self.starts = starts
  }

  /// The place of the byte at `offset`.
  ///
  /// - Complexity: O(log number of lines + length of the line).
  func place(offset: Int, field: String? = nil) -> Place {
    let offset = max(0, min(offset, bytes.count))
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let start = starts[low - 1]
    let characters = bytes[start..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Place(file: name, line: low, column: characters + 1, field: field)
  }
}
