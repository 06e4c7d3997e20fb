// Line ends, and the mark at the start.

extension CSV {
  static func starts(_ bytes: Span<UInt8>, with prefix: [UInt8]) -> Bool {
    bytes.count >= prefix.count && prefix.indices.allSatisfy { bytes[$0] == prefix[$0] }
  }

  static func hasByteOrderMark(_ bytes: Span<UInt8>) -> Bool { starts(bytes, with: byteOrderMark) }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  /// The position after the line end at `position`; `position` itself, if there is none.
  static func skipLineEnd(_ bytes: Span<UInt8>, at position: Int) -> Int {
    guard position < bytes.count, isLineEnd(bytes[position]) else { return position }
    let isPair =
      bytes[position] == carriageReturn && position + 1 < bytes.count && bytes[position + 1] == lineFeed
    return position + (isPair ? 2 : 1)
  }

  /// The number of line ends in `range`.
  static func lineEndCount(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if isLineEnd(bytes[index]) {
        count += 1
        index = skipLineEnd(bytes, at: index)
      } else {
        index += 1
      }
    }
    return count
  }

  /// Where the data from `start` on end if blank lines at the end do not count.
  static func endWithoutBlankLines(_ bytes: Span<UInt8>, after start: Int) -> Int {
    var end = bytes.count
    while end > start, isLineEnd(bytes[end - 1]) { end -= 1 }
    return end > start ? skipLineEnd(bytes, at: end) : start
  }

  /// The start of the first line at or after `position`; `end`, if no line starts before.
  static func lineStart(_ bytes: Span<UInt8>, from position: Int, first: Int, end: Int) -> Int {
    guard position > first else { return first }
    var index = position - 1
    while index < end, !isLineEnd(bytes[index]) { index += 1 }
    return min(skipLineEnd(bytes, at: index), end)
  }
}
