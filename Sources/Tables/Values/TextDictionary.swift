/// Numbers texts in the order of their first appearance, across as many columns as are encoded: what R calls a factor.
///
/// ```swift
/// var systems = TextDictionary()
/// let first = systems.encode(columnA)
/// let second = systems.encode(columnB)
/// if let number = first[0] { print(systems.texts[number]) }
/// ```
public struct TextDictionary: Sendable {
  /// The distinct texts, by their numbers.
  public private(set) var texts: [String] = []

  private var pool = TextPool()

  /// A dictionary without texts.
  public init() {}

  /// The number of each text of a column; `nil` where it is missing.
  ///
  /// - Complexity: O(length of the column and of its distinct texts), expected.
  public mutating func encode(_ values: TextValues) -> Numbers {
    let known = pool.numbers(of: values.pool)
    for number in texts.count..<pool.count { texts.append(pool.text(number)) }
    return Numbers(values.numbers.map { $0 < 0 ? -1 : known[Int($0)] })
  }
}

extension TextDictionary {
  /// The numbers of a column's texts, each possibly missing, in four bytes each.
  public struct Numbers: RandomAccessCollection, Hashable, Sendable {
    /// −1 where one is missing.
    package let numbers: [Int32]

    init(_ numbers: [Int32]) { self.numbers = numbers }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of values.
    public var endIndex: Int { numbers.count }
    /// The number at `position`; `nil` where the text is missing.
    public subscript(position: Int) -> Int? { numbers[position] < 0 ? nil : Int(numbers[position]) }
  }
}
