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
    for row in file.rows(of: field.name, where: { $0 == nil }) {
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
    func isBeyond(_ text: String?) -> Bool {
      guard let value = text.flatMap({ FieldValue.ordinal($0, field) }) else { return false }
      return minimum.map { value < $0 } ?? false || maximum.map { value > $0 } ?? false
    }
    for row in file.rows(of: field.name, where: isBeyond) {
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
    func isMismatch(_ text: String) -> Bool { expression.map { !$0.matches(text) } ?? false }
    func isOther(_ text: String) -> Bool {
      constraints.allowedValues.map { !$0.contains { FieldValue.areEqual($0.text, text, field) } } ?? false
    }
    func isOfOtherLength(_ text: String) -> Bool {
      shortest.map { text.count < $0 } ?? false || longest.map { text.count > $0 } ?? false
    }
    let rows = file.rows(of: field.name) { $0.map { isMismatch($0) || isOther($0) || isOfOtherLength($0) } ?? false }
    for row in rows {
      guard let text = file.cell(row, field.name) else { continue }
      if isMismatch(text) {
        problems.add(
          pattern, file, row, field.name, "this does not have the form of the column", found: text,
          expected: "text that matches \(constraints.pattern ?? "")")
      }
      if isOther(text) {
        let allowed = constraints.allowedValues ?? []
        let near = nearestMatches(to: text, in: allowed.map(\.text))
        problems.add(
          choice, file, row, field.name, "this is not one of the values that the column may have", found: text,
          expected: allowed.map(\.text).joined(separator: ", "),
          fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?")
      }
      if isOfOtherLength(text) {
        problems.add(
          length, file, row, field.name, "this has \(text.count) characters", found: text,
          expected: "\(shortest.map { "\($0)" } ?? "0") to \(longest.map { "\($0)" } ?? "any number of") characters")
      }
    }
  }
}
