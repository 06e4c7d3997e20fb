public import OrderedCollections

/// Records by their keys, in order.
///
/// A record stands under its own key. Two collections are equal if they hold equal records in the same order.
public struct Records<Record: Identifiable> {
  @usableFromInline var storage: OrderedDictionary<Record.ID, Record> = [:]

  /// No records.
  @inlinable public init() {}

  /// The records in their order; of those that share a key, the first.
  ///
  /// - Complexity: O(*n*), expected.
  @inlinable public init(_ records: some Sequence<Record>) {
    storage = OrderedDictionary(records.lazy.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The keys, in order.
  @inlinable public var keys: [Record.ID] { storage.keys.elements }
  /// The records, in order.
  @inlinable public var values: [Record] { storage.values.elements }
  /// The number of records.
  @inlinable public var count: Int { storage.count }
  /// Whether there are none.
  @inlinable public var isEmpty: Bool { storage.isEmpty }

  /// The record with a key, if there is one. A new one is put at the end; `nil` takes the record out.
  ///
  /// - Complexity: O(1), expected; O(*n*) to take one out.
  @inlinable public subscript(_ key: Record.ID) -> Record? {
    get { storage[key] }
    _modify { yield &storage[key] }
  }

  /// The record with a key, or the one given, which is put at the end if it is changed.
  ///
  /// - Complexity: O(1), expected.
  @inlinable public subscript(_ key: Record.ID, default record: @autoclosure () -> Record) -> Record {
    get { storage[key, default: record()] }
    _modify { yield &storage[key, default: record()] }
  }

  /// Whether there is a record with a key.
  ///
  /// - Complexity: O(1), expected.
  @inlinable public func contains(_ key: Record.ID) -> Bool { storage.index(forKey: key) != nil }
}

extension Records: Equatable where Record: Equatable {}
extension Records: Hashable where Record: Hashable {}
extension Records: Sendable where Record: Sendable, Record.ID: Sendable {}

extension Records: ExpressibleByArrayLiteral {
  /// The records of a literal.
  @inlinable public init(arrayLiteral records: Record...) { self.init(records) }
}
