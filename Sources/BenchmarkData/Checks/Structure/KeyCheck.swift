import Tables

/// Primary keys and columns of unique values.
enum KeyCheck: StructureCheck {
  static let duplicate = Problem.Explanation(
    .duplicateKey, .error, "Two rows have the same key, so that it does not tell which of them is meant. Keep one.")
  static let unique = Problem.Explanation(
    Problem.Code("not-unique"), .error,
    "A value stands twice in a column, or in columns together, whose values must differ.")
  static let explanations = [duplicate, unique]

  static func problems(in package: PackageStructure) -> [Problem] {
    var problems = LimitedProblems()
    for file in package.files {
      if let key = file.schema.primaryKey?.list, !key.isEmpty, key.allSatisfy(file.has) {
        for column in key {
          for row in file.rows(of: column, where: { $0 == nil }) {
            problems.add(
              ConstraintCheck.required, file, row, column, "a part of the key is empty",
              expected: "a value in every row")
          }
        }
        check(key, file, duplicate, "the key \(key.joined(separator: ", ")) stands in an earlier row", &problems)
      }
      for key in file.schema.uniqueKeys ?? [] where !key.list.isEmpty && key.list.allSatisfy(file.has) {
        check(
          key.list, file, unique, "the values of \(key.list.joined(separator: ", ")) stand in an earlier row", &problems
        )
      }
      for field in file.fields where field.constraints?.isUnique == true {
        check([field.name], file, unique, "the value stands in an earlier row", &problems)
      }
    }
    return problems.list
  }

  private static func check(
    _ key: [String], _ file: StructuredFile, _ explanation: Problem.Explanation, _ message: String,
    _ problems: inout LimitedProblems
  ) {
    var first: [[String]: Int] = [:]
    for row in 0..<file.rowCount {
      guard let texts = file.cells(row, key), let column = key.last else { continue }
      guard let earlier = first[texts] else {
        first[texts] = row
        continue
      }
      problems.add(
        explanation, file, row, column, message, found: texts.joined(separator: ", "),
        expected: "a value that is used once",
        fix: "compare with line \(file.source.place(row: earlier).line ?? 0) and keep one")
    }
  }
}
