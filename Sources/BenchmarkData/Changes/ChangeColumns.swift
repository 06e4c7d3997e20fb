package import Tables

// Values that differ between two states of a dataset, a row each.

extension ColumnDefinition<String> {
  package static var change: Self { Self("change", description: "What happened") }
  static var key: Self { Self("key", title: "Record", description: "Key of the record, its parts joined by /") }
  static var before: Self { Self("before", description: "The text before") }
  static var after: Self { Self("after", title: "Now", description: "The text now") }
}
