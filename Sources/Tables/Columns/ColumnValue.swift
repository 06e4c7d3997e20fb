/// A type of which a column can hold values.
public protocol ColumnValue: Hashable, Sendable {
  /// The values as a table holds them.
  static func columnValues(_ values: some Sequence<Self?>) -> Column.Values
  /// The values back from a table; `nil` if they are of another type.
  static func values(of values: Column.Values) -> [Self?]?
}

extension String: ColumnValue {
  /// The values as texts.
  public static func columnValues(_ values: some Sequence<String?>) -> Column.Values { .text(TextValues(values)) }
  /// The texts.
  public static func values(of values: Column.Values) -> [String?]? {
    if case .text(let values) = values { Array(values) } else { nil }
  }
}

extension Double: ColumnValue {
  /// The values as numbers. One that is not finite is missing: no file holds `inf` or `nan`.
  public static func columnValues(_ values: some Sequence<Double?>) -> Column.Values {
    .number(NumberValues(values.map { $0.flatMap { $0.isFinite ? $0 : nil } }))
  }
  /// The numbers.
  public static func values(of values: Column.Values) -> [Double?]? {
    if case .number(let values) = values { Array(values) } else { nil }
  }
}

extension Int: ColumnValue {
  /// The values as numbers.
  public static func columnValues(_ values: some Sequence<Int?>) -> Column.Values {
    .number(NumberValues(values.map { $0.map(Double.init) }))
  }
  /// The numbers; `nil` if any is not whole.
  public static func values(of values: Column.Values) -> [Int?]? {
    guard case .number(let values) = values else { return nil }
    let whole = values.map { $0.flatMap { Int(exactly: $0) } }
    return zip(values, whole).allSatisfy { ($0 == nil) == ($1 == nil) } ? whole : nil
  }
}

extension Bool: ColumnValue {
  /// The values as the texts `true` and `false`.
  public static func columnValues(_ values: some Sequence<Bool?>) -> Column.Values {
    .text(TextValues(values.map { $0.map { $0 ? "true" : "false" } }))
  }
  /// The flags; `nil` if any text is neither `true` nor `false`.
  public static func values(of values: Column.Values) -> [Bool?]? {
    guard case .text(let values) = values else { return nil }
    let flags = values.map { $0.flatMap { Bool($0) } }
    return zip(values, flags).allSatisfy { ($0 == nil) == ($1 == nil) } ? flags : nil
  }
}

extension CalendarDate: ColumnValue {
  /// The values as dates.
  public static func columnValues(_ values: some Sequence<CalendarDate?>) -> Column.Values { .date(DateValues(values)) }
  /// The dates.
  public static func values(of values: Column.Values) -> [CalendarDate?]? {
    if case .date(let values) = values { Array(values) } else { nil }
  }
}
