/// Texts, each possibly missing: every distinct text is kept once, as UTF-8, and a number for each position says which it is; what R calls a
/// factor and Arrow a dictionary array.
///
/// A position takes four bytes, a distinct text its bytes and some thirty more. The empty text is not a missing one. Two collections are equal
/// if their texts hold the same bytes; canonically equivalent spellings ("é" as one scalar or as two) differ.
public struct TextValues: RandomAccessCollection, Hashable, Sendable {
  /// The number of the text at each position, -1 where it is missing. Texts are numbered from 0 in the order of their first positions, and each
  /// number stands for a text that is there.
  package internal(set) var numbers: [Int32] = []
  var pool = TextPool()
  /// The number of missing values.
  public internal(set) var missingCount = 0

  init() {}

  /// Stores `values`.
  ///
  /// - Complexity: O(total length), expected.
  public init(_ values: some Sequence<String?>) {
    numbers.reserveCapacity(values.underestimatedCount)
    for value in values { append(value) }
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of values.
  public var endIndex: Int { numbers.count }

  /// The value at `position`.
  ///
  /// - Complexity: O(length of the text): the text is copied out.
  public subscript(position: Int) -> String? {
    let number = numbers[position]
    return number < 0 ? nil : pool.text(Int(number))
  }

  /// Whether the value at `position` is missing.
  public func isMissing(_ position: Int) -> Bool { numbers[position] < 0 }

  /// The UTF-8 bytes of the value at `position`, not copied; `nil` where it is missing.
  public func utf8(_ position: Int) -> ArraySlice<UInt8>? {
    let number = numbers[position]
    return number < 0 ? nil : pool.bytes[pool.range(Int(number))]
  }

  /// The distinct texts, by their numbers.
  ///
  /// - Complexity: O(total length of the distinct texts): they are copied out.
  package var distinctTexts: [String] { pool.texts }

  /// The number of distinct texts.
  package var distinctCount: Int { pool.count }

  /// The values with another text in the place of each, or with none; `transform` is asked once for each distinct text.
  ///
  /// - Complexity: O(length), and what `transform` takes for the distinct texts.
  package func mapTexts(_ transform: (String) -> String?) -> TextValues {
    let texts = pool.texts
    return replacing(texts, with: texts.map(transform))
  }

  /// The values with another text in the place of each, or with none.
  ///
  /// - Parameters:
  ///   - known: The distinct texts, as ``distinctTexts`` gives them.
  ///   - texts: What takes the place of each.
  /// - Complexity: O(length) where a text changes, O(total length of the distinct texts) where none does.
  package func replacing(_ known: [String], with texts: [String?]) -> TextValues {
    let isSame = zip(known, texts).allSatisfy { old, new in new.map { old.utf8.elementsEqual($0.utf8) } ?? false }
    guard !isSame else { return self }
    var replaced = TextValues()
    let newNumbers = texts.map { $0.map { replaced.pool.number(of: $0) } ?? -1 }
    replaced.numbers = numbers.map { $0 < 0 ? -1 : newNumbers[Int($0)] }
    replaced.missingCount = replaced.numbers.count { $0 < 0 }
    return replaced
  }
}

// MARK: Building

extension TextValues {
  mutating func append(_ value: String?) {
    if let value {
      numbers.append(pool.number(of: value))
    } else {
      numbers.append(-1)
      missingCount += 1
    }
  }

  /// The texts at `positions`.
  func selecting(_ positions: some Sequence<Int>) -> TextValues {
    var selected = TextValues()
    var known = Array(repeating: -1 as Int32, count: pool.count)
    pool.bytes.withUnsafeBytes { source in
      for position in positions {
        let number = Int(numbers[position])
        if number >= 0, known[number] < 0 {
          known[number] = selected.pool.number(of: UnsafeRawBufferPointer(rebasing: source[pool.range(number)]))
        }
        selected.numbers.append(number < 0 ? -1 : known[number])
        if number < 0 { selected.missingCount += 1 }
      }
    }
    return selected
  }

  mutating func append(contentsOf other: TextValues) {
    let known = pool.numbers(of: other.pool)
    numbers.append(addingCapacity: other.count) { (output: inout OutputSpan<Int32>) in
      for number in other.numbers { output.append(number < 0 ? -1 : known[Int(number)]) }
    }
    missingCount += other.missingCount
  }

  /// Makes room for so many values in all, and for distinct texts where most of those that are there are distinct.
  mutating func reserveCapacity(_ count: Int) {
    if pool.count > numbers.count / 2 { pool.reserve(times: Double(count) / Double(numbers.count)) }
    numbers.reserveCapacity(count)
  }

  mutating func truncate(to count: Int) {
    guard count < numbers.count else { return }
    missingCount -= numbers[count...].count { $0 < 0 }
    numbers.removeLast(numbers.count - count)
    pool.truncate(to: numbers.reduce(0) { Swift.max($0, Int($1) + 1) })
  }
}
