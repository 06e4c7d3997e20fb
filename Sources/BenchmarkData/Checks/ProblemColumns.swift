import Tables

// Problems of a dataset, a row each.

extension ColumnDefinition<String> {
  static var code: Self { Self("code", description: "Name of the kind of problem") }
  static var severity: Self { Self("severity", description: "error or warning") }
  static var file: Self { Self("file", description: "The file that it is in") }
  static var field: Self { Self("field", description: "Name of the file's column that it is in") }
  static var found: Self { Self("found", description: "The offending text") }
  static var expected: Self { Self("expected", description: "What was expected instead") }
  static var fix: Self { Self("fix", description: "What to do about it") }
  static var message: Self { Self("message", description: "What is wrong") }
}

extension ColumnDefinition<Int> {
  static var line: Self { Self("line", description: "Line of the file, from 1") }
  static var place: Self { Self("column", description: "Character of the line, from 1") }
}
