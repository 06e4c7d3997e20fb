import Tables

/// The columns of each file against the fields that its schema lists.
enum HeaderCheck: StructureCheck {
  static let missing = Problem.Explanation(
    Problem.Code("missing-field"), .error,
    "The schema of a file lists a field that the header lacks. Add the column, or remove the field from datapackage.json."
  )
  static let unlisted = Problem.Explanation(
    Problem.Code("unlisted-field"), .error,
    """
    A file has a column that its schema does not list, so that nothing says what it holds. Describe it in datapackage.json, or \
    remove it.
    """)
  static let order = Problem.Explanation(
    Problem.Code("field-order"), .error,
    """
    A file has its columns in another order than the schema lists the fields. Readers of the standard match them by their \
    order unless fieldsMatch says otherwise.
    """)
  static let explanations = [missing, unlisted, order]

  static func problems(in package: PackageStructure) -> [Problem] {
    package.files.flatMap(problems(of:))
  }

  private static func problems(of file: StructuredFile) -> [Problem] {
    let columns = file.source.fileColumnNames
    let fields = file.schema.fields.map(\.name)
    let match = file.schema.fieldsMatch?.list.first ?? "exact"
    var problems: [Problem] = []
    if match == "exact" || match == "equal" || match == "subset" {
      let candidates = columns.filter { !fields.contains($0) }
      problems += fields.filter { !columns.contains($0) }.map { name in
        let near = nearestMatches(to: name, in: candidates)
        return finding(
          missing, Place(file: file.source.name, line: 1, field: name), "the file has no column for a field", name,
          near.isEmpty ? nil : "is it the column \(near[0])?")
      }
    }
    if match == "exact" || match == "equal" || match == "superset" {
      problems += columns.filter { !fields.contains($0) }.map { name in
        finding(
          unlisted, file.source.place(column: name), "the schema lists no such field", name,
          "describe it in \(DataPackage.fileName) or remove it")
      }
    }
    if match == "exact", problems.isEmpty, let (column, field) = zip(columns, fields).first(where: { $0 != $1 }) {
      problems.append(
        Problem(
          order.code, severity: order.severity, at: file.source.place(column: column),
          "the columns are not in the order of the fields", found: column, expected: field))
    }
    return problems
  }

  private static func finding(
    _ explanation: Problem.Explanation, _ place: Place, _ message: String, _ name: String, _ fix: String?
  ) -> Problem {
    Problem(explanation.code, severity: explanation.severity, at: place, message, found: name, fix: fix)
  }
}
