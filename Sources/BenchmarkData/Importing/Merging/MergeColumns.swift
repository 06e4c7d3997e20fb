import Tables

// What an import does with the records of a package, a row each.

extension ColumnDefinition<String> {
  static var printedName: Self { Self("name", title: "On the board", description: "What the imported file calls it") }
  static var reason: Self { Self("reason", title: "Why", description: "Why this happens, or what it is") }
  static var missing: Self { Self("missing", title: "Still missing", description: "What a new record does not say") }
}
