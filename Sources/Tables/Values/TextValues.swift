/// Texts, each possibly missing, stored end to end as UTF-8.
///
/// The empty text is not a missing one. Two collections are equal if their texts hold the same bytes; canonically
/// equivalent spellings ("é" as one scalar or as two) differ.
public struct TextValues: RandomAccessCollection, Hashable, Sendable {
  var bytes: [UInt8] = []
  /// Where each text ends in `bytes`; it begins where the one before ends.
  var ends: [Int] = []
  var missing = MissingMask()

  init() {}

  /// Stores `values`.
  ///
  /// - Complexity: O(total length).
  public init(_ values: some Sequence<String?>) {
    ends.reserveCapacity(values.underestimatedCount)
    for value in values { append(value) }
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of values.
  public var endIndex: Int { ends.count }

  /// The value at `position`.
  ///
  /// - Complexity: O(length of the text): the text is copied out.
  public subscript(position: Int) -> String? {
    missing[position] ? nil : String(decoding: bytes[byteRange(position)], as: UTF8.self)
  }

  /// Whether the value at `position` is missing.
  public func isMissing(_ position: Int) -> Bool { missing[position] }

  /// The number of missing values.
  public var missingCount: Int { missing.count }

  /// The UTF-8 bytes of the value at `position`, not copied; `nil` where it is missing.
  public func utf8(_ position: Int) -> ArraySlice<UInt8>? { missing[position] ? nil : bytes[byteRange(position)] }

  private func byteRange(_ position: Int) -> Range<Int> {
    (position == 0 ? 0 : ends[position - 1])..<ends[position]
  }
}

// MARK: Building

extension TextValues {
  mutating func append(_ value: String?) {
    if let value { bytes.append(contentsOf: value.utf8) } else { missing.insert(ends.count) }
    ends.append(bytes.count)
  }

  /// The texts at `positions`.
  func selecting(_ positions: some Sequence<Int>) -> TextValues {
    var selected = TextValues()
    for position in positions {
      if let text = utf8(position) {
        selected.bytes.append(contentsOf: text)
      } else {
        selected.missing.insert(selected.ends.count)
      }
      selected.ends.append(selected.bytes.count)
    }
    return selected
  }

  mutating func append(contentsOf other: TextValues) {
    let (count, offset) = (ends.count, bytes.count)
    missing.formUnion(other.missing, movedBy: count)
    bytes.append(contentsOf: other.bytes)
    ends.append(addingCapacity: other.count) { (ends: inout OutputSpan<Int>) in
      for end in other.ends { ends.append(end + offset) }
    }
  }

  mutating func reserveCapacity(_ count: Int, bytes byteCount: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(byteCount)
  }

  mutating func truncate(to count: Int) {
    guard count < ends.count else { return }
    bytes.removeLast(bytes.count - (count == 0 ? 0 : ends[count - 1]))
    ends.removeLast(ends.count - count)
    missing.removeAll(from: count)
  }
}
