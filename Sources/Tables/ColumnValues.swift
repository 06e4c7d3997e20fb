/// Texts, each possibly missing, stored end to end as UTF-8.
public struct TextValues: RandomAccessCollection, Hashable, Sendable {
  private var storage: [String?]

  /// Stores `values`.
  public init(_ values: some Sequence<String?>) { storage = Array(values) }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of values.
  public var endIndex: Int { storage.count }
  /// The value at `position`.
  public subscript(position: Int) -> String? { storage[position] }
}

/// Numbers, each possibly missing.
public struct NumberValues: RandomAccessCollection, Hashable, Sendable {
  private var storage: [Double?]

  /// Stores `values`.
  public init(_ values: some Sequence<Double?>) { storage = Array(values) }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of values.
  public var endIndex: Int { storage.count }
  /// The value at `position`.
  public subscript(position: Int) -> Double? { storage[position] }
}

/// Dates, each possibly missing.
public struct DateValues: RandomAccessCollection, Hashable, Sendable {
  private var storage: [CalendarDate?]

  /// Stores `values`.
  public init(_ values: some Sequence<CalendarDate?>) { storage = Array(values) }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of values.
  public var endIndex: Int { storage.count }
  /// The value at `position`.
  public subscript(position: Int) -> CalendarDate? { storage[position] }
}
