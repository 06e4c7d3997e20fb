/// Dates, each possibly missing.
public struct DateValues: RandomAccessCollection, Hashable, Sendable {
  /// Each date in four bytes; 0 where one is missing.
  var packed: [UInt32] = []

  init() {}

  /// Stores `values`.
  public init(_ values: some Sequence<CalendarDate?>) { packed = values.map { $0?.packed ?? 0 } }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of values.
  public var endIndex: Int { packed.count }
  /// The value at `position`.
  public subscript(position: Int) -> CalendarDate? { CalendarDate(packed: packed[position]) }

  /// Whether the value at `position` is missing.
  public func isMissing(_ position: Int) -> Bool { packed[position] == 0 }
  /// The number of missing values.
  public var missingCount: Int { packed.reduce(0) { $0 + ($1 == 0 ? 1 : 0) } }

  /// A number for each value that only equal ones share; missing values are equal to each other.
  package var keys: [UInt64] { packed.map { UInt64($0) } }
}

// MARK: Building

extension DateValues {
  mutating func append(_ value: CalendarDate?) { packed.append(value?.packed ?? 0) }
  mutating func append(contentsOf other: DateValues) { packed.append(contentsOf: other.packed) }
  mutating func reserveCapacity(_ count: Int) { packed.reserveCapacity(count) }
  mutating func truncate(to count: Int) { if count < packed.count { packed.removeLast(packed.count - count) } }
}
