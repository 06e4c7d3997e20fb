import Tables

/// Cells against the constraints of their fields.
enum ConstraintCheck: StructureCheck {
  static let required = Problem.Explanation(
    .missingValue, .error, "A cell is empty in a column in which every row must have a value.")
  static let below = Problem.Explanation(
    Problem.Code("below-minimum"), .error, "A value is less than the minimum that the schema gives its field.")
  static let above = Problem.Explanation(
    Problem.Code("above-maximum"), .error, "A value is more than the maximum that the schema gives its field.")
  static let pattern = Problem.Explanation(
    Problem.Code("pattern-mismatch"), .error,
    """
    A text does not match the pattern that the schema gives its field; the whole text must match. Keys are lower-case words \
    joined by hyphens, with points inside versions; dates are 2024, 2024-02 or 2024-02-15.
    """)
  static let choice = Problem.Explanation(
    .unknownChoice, .error,
    "A text is none of those that the column may have. Where a similar one is allowed, it is suggested.")
  static let length = Problem.Explanation(
    Problem.Code("wrong-length"), .error, "A text is shorter or longer than the schema allows.")
  static let explanations = [required, below, above, pattern, choice, length]

  static func problems(in package: PackageStructure) -> [Problem] {
    var problems = LimitedProblems()
    for file in package.files {
      for field in file.fields {
        guard let constraints = field.constraints else { continue }
        checkPresence(constraints, field, file, &problems)
        checkRange(constraints, field, file, &problems)
        checkTexts(constraints, field, file, &problems)
      }
    }
    return problems.list
  }

  private static func checkPresence(
    _ constraints: DataPackage.Constraints, _ field: DataPackage.Field, _ file: StructuredFile,
    _ problems: inout LimitedProblems
  ) {
    guard constraints.isRequired else { return }
    for row in 0..<file.rowCount where file.cell(row, field.name) == nil {
      problems.add(required, file, row, field.name, "the cell is empty", expected: "a value in every row")
    }
  }

  private static func checkRange(
    _ constraints: DataPackage.Constraints, _ field: DataPackage.Field, _ file: StructuredFile,
    _ problems: inout LimitedProblems
  ) {
    let minimum = constraints.minimum.flatMap { FieldValue.ordinal($0.text, field) }
    let maximum = constraints.maximum.flatMap { FieldValue.ordinal($0.text, field) }
    guard minimum != nil || maximum != nil else { return }
    for row in 0..<file.rowCount {
      guard let text = file.cell(row, field.name), let value = FieldValue.ordinal(text, field) else { continue }
      if let minimum, value < minimum {
        problems.add(
          below, file, row, field.name, "this is too small", found: text,
          expected: "\(constraints.minimum?.text ?? "") or more")
      }
      if let maximum, value > maximum {
        problems.add(
          above, file, row, field.name, "this is too large", found: text,
          expected: "\(constraints.maximum?.text ?? "") or less")
      }
    }
  }

  private static func checkTexts(
    _ constraints: DataPackage.Constraints, _ field: DataPackage.Field, _ file: StructuredFile,
    _ problems: inout LimitedProblems
  ) {
    let expression = constraints.pattern.flatMap(TextPattern.init)
    let (shortest, longest) = (constraints.minimumLength, constraints.maximumLength)
    guard expression != nil || constraints.allowedValues != nil || shortest != nil || longest != nil else { return }
    // Columns repeat their texts: each is matched once.
    var verdicts: [String: Bool] = [:]
    for row in 0..<file.rowCount {
      guard let text = file.cell(row, field.name) else { continue }
      if let expression {
        let matches = verdicts[text] ?? expression.matches(text)
        verdicts[text] = matches
        if !matches {
          problems.add(
            pattern, file, row, field.name, "this does not have the form of the column", found: text,
            expected: "text that matches \(constraints.pattern ?? "")")
        }
      }
      if let allowed = constraints.allowedValues,
        !allowed.contains(where: { FieldValue.areEqual($0.text, text, field) })
      {
        let near = nearestMatches(to: text, in: allowed.map(\.text))
        problems.add(
          choice, file, row, field.name, "this is not one of the values that the column may have", found: text,
          expected: allowed.map(\.text).joined(separator: ", "),
          fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?")
      }
      if shortest.map({ text.count < $0 }) ?? false || longest.map({ text.count > $0 }) ?? false {
        problems.add(
          length, file, row, field.name, "this has \(text.count) characters", found: text,
          expected: "\(shortest.map { "\($0)" } ?? "0") to \(longest.map { "\($0)" } ?? "any number of") characters")
      }
    }
  }
}
