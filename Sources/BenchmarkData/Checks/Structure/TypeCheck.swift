import Tables

/// Cells against the types of their fields.
enum TypeCheck: StructureCheck {
  static let wrong = Problem.Explanation(
    Problem.Code("wrong-type"), .error,
    """
    A cell is no text of the type that the schema gives its field: a word where a number belongs, 1.5 where a whole number \
    does, a month where a full date does.
    """)
  static let explanations = [wrong]

  static func problems(in package: PackageStructure) -> [Problem] {
    var problems = LimitedProblems()
    for file in package.files {
      for field in file.fields where (field.type ?? "string") != "string" {
        let rows = file.rows(of: field.name) { $0.flatMap { FieldValue.expectation($0, field) } != nil }
        for row in rows {
          guard let text = file.cell(row, field.name), let expected = FieldValue.expectation(text, field) else {
            continue
          }
          problems.add(
            wrong, file, row, field.name, "this is not of the type \(field.type ?? "string")", found: text,
            expected: expected)
        }
      }
    }
    return problems.list
  }
}
