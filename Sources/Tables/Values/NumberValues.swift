/// Numbers, each possibly missing.
public struct NumberValues: RandomAccessCollection, Hashable, Sendable {
  /// The numbers; 0 where one is missing.
  var numbers: [Double] = []
  var missing = MissingMask()

  init() {}

  /// Stores `values`.
  public init(_ values: some Sequence<Double?>) {
    numbers.reserveCapacity(values.underestimatedCount)
    for value in values { append(value) }
  }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of values.
  public var endIndex: Int { numbers.count }
  /// The value at `position`.
  public subscript(position: Int) -> Double? { missing[position] ? nil : numbers[position] }

  /// Whether the value at `position` is missing.
  public func isMissing(_ position: Int) -> Bool { missing[position] }
  /// The number of missing values.
  public var missingCount: Int { missing.count }

  /// The positions of values below zero.
  package var negativePositions: [Int] { numbers.indices.filter { numbers[$0] < 0 } }

  /// A number for each value that only equal ones share, bit by bit: negative zero is none of zero, and missing values are equal to each other.
  package var keys: [UInt64] {
    numbers.indices.map { missing[$0] ? .max : numbers[$0].bitPattern }
  }
}

// MARK: Building

extension NumberValues {
  mutating func append(_ value: Double?) {
    if value == nil { missing.insert(numbers.count) }
    numbers.append(value ?? 0)
  }

  mutating func append(contentsOf other: NumberValues) {
    missing.formUnion(other.missing, movedBy: numbers.count)
    numbers.append(contentsOf: other.numbers)
  }

  mutating func reserveCapacity(_ count: Int) { numbers.reserveCapacity(count) }

  mutating func truncate(to count: Int) {
    guard count < numbers.count else { return }
    numbers.removeLast(numbers.count - count)
    missing.removeAll(from: count)
  }
}
