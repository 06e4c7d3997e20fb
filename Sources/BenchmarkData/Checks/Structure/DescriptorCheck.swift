import Tables

/// The descriptor itself: whether it can be held to.
enum DescriptorCheck: StructureCheck {
  static let bad = Problem.Explanation(
    .badDescriptor, .error,
    """
    The folder has no datapackage.json, it is not JSON, or it says what cannot be: a resource without name or path, one or a \
    file of it listed twice, a pattern that is no regular expression, a bound that is no value of its field's type, a key of columns that are not \
    there, a reference to a file that is not there.
    """)
  static let unsupported = Problem.Explanation(
    Problem.Code("unsupported-descriptor"), .warning,
    """
    The descriptor asks for something that the standard has and vgap does not check or read: a type such as geojson, a \
    format of dates, texts that stand for missing values other than the empty cell. It is passed over, so that what depends on it \
    is not checked.
    """)
  static let explanations = [bad, unsupported]

  static func problems(in package: PackageStructure) -> [Problem] {
    var problems = duplicates(in: package)
    for resource in package.descriptor.resources {
      guard let schema = resource.schema else { continue }
      for field in schema.fields { problems += self.problems(of: field, resource, package) }
      problems += missingValues(schema, resource, package)
      let names = Set(schema.fields.map(\.name))
      for key in [schema.primaryKey].compactMap({ $0 }) + (schema.uniqueKeys ?? []) {
        for name in key.list where !names.contains(name) {
          problems.append(
            finding(
              bad, package.descriptorPlace(resource.name, name), "a key of \(resource.name) has no such field", name))
        }
      }
      for key in schema.foreignKeys ?? [] { problems += self.problems(of: key, names, resource, package) }
    }
    return problems
  }

  private static func finding(
    _ explanation: Problem.Explanation, _ place: Place, _ message: String, _ found: String?, expected: String? = nil,
    fix: String? = nil
  ) -> Problem {
    Problem(
      explanation.code, severity: explanation.severity, at: place, message, found: found, expected: expected, fix: fix)
  }

  private static func duplicates(in package: PackageStructure) -> [Problem] {
    var seen: Set<String> = []
    var problems: [Problem] = []
    for resource in package.descriptor.resources {
      // Those that the loader knows it reports itself.
      if !seen.insert(resource.name).inserted, DatasetFiles.named(resource.name) == nil {
        problems.append(
          finding(
            bad, package.descriptorPlace(resource.name), "a resource is listed twice", resource.name, fix: "keep one"))
      }
      var paths: Set<String> = []
      for path in resource.paths where !paths.insert(path).inserted {
        problems.append(
          finding(
            bad, package.descriptorPlace(resource.name, path, path), "a file of \(resource.name) is listed twice", path,
            fix: "keep one"))
      }
      var fields: Set<String> = []
      for field in resource.schema?.fields ?? [] where !fields.insert(field.name).inserted {
        problems.append(
          finding(
            bad, package.descriptorPlace(resource.name, field.name, field.name),
            "a field of \(resource.name) is listed twice", field.name, fix: "keep one"))
      }
    }
    return problems
  }

  private static func problems(
    of field: DataPackage.Field, _ resource: DataPackage.Resource, _ package: PackageStructure
  ) -> [Problem] {
    // Looked for in the text of the descriptor only where something is wrong.
    var place: Place { package.descriptorPlace(resource.name, field.name) }
    var problems: [Problem] = []
    let type = field.type ?? "string"
    if FieldValue.otherTypes.contains(type) {
      problems.append(finding(unsupported, place, "texts of this type are not checked", type))
    } else if !FieldValue.checkedTypes.contains(type) {
      let near = nearestMatches(to: type, in: FieldValue.checkedTypes + FieldValue.otherTypes)
      problems.append(
        finding(
          bad, place, "Table Schema has no such type", type, expected: FieldValue.checkedTypes.joined(separator: ", "),
          fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"))
    }
    if type == "date", let format = field.format, format != "default", format != "any" {
      problems.append(finding(unsupported, place, "dates of this format are not checked", format))
    }
    guard let constraints = field.constraints else { return problems }
    if let pattern = constraints.pattern, TextPattern(pattern) == nil {
      problems.append(
        finding(
          bad, place, "the pattern of \(field.name) is not a regular expression", pattern,
          fix: "check brackets, braces and backslashes"))
    }
    for (name, bound) in [("minimum", constraints.minimum), ("maximum", constraints.maximum)] {
      if let bound, FieldValue.ordinal(bound.text, field) == nil {
        problems.append(
          finding(bad, place, "the \(name) of \(field.name) is no value of the type \(type)", bound.text))
      }
    }
    return problems
  }

  private static func missingValues(
    _ schema: DataPackage.Schema, _ resource: DataPackage.Resource, _ package: PackageStructure
  ) -> [Problem] {
    guard let values = schema.missingValues, DatasetFiles.named(resource.name) != nil else { return [] }
    let others = values.map(\.text).filter { !$0.isEmpty }
    guard !others.isEmpty else { return [] }
    return [
      finding(
        unsupported, package.descriptorPlace(resource.name, "missingValues"),
        "texts of \(resource.name) stand for missing values", others.joined(separator: ", "),
        expected: "only empty cells", fix: "leave the cells empty: a system may be called NA")
    ]
  }

  private static func problems(
    of key: DataPackage.ForeignKey, _ names: Set<String>, _ resource: DataPackage.Resource, _ package: PackageStructure
  ) -> [Problem] {
    var place: Place { package.descriptorPlace(resource.name, "foreignKeys") }
    let targetName = key.reference.resource.flatMap { $0.isEmpty ? nil : $0 } ?? resource.name
    for name in key.fields.list where !names.contains(name) {
      return [finding(bad, place, "a reference of \(resource.name) has no such field", name)]
    }
    guard let target = package.descriptor.resources.first(where: { $0.name == targetName }) else {
      return [finding(bad, place, "a reference of \(resource.name) is to no resource of the package", targetName)]
    }
    guard key.fields.list.count == key.reference.fields.list.count, !key.fields.list.isEmpty else {
      return [
        finding(
          bad, place, "a reference of \(resource.name) has not as many fields as what it refers to",
          key.fields.list.joined(separator: ", "), expected: key.reference.fields.list.joined(separator: ", "))
      ]
    }
    let targetNames = Set(target.schema?.fields.map(\.name) ?? [])
    for name in key.reference.fields.list where target.schema != nil && !targetNames.contains(name) {
      return [finding(bad, place, "a reference of \(resource.name) is to a field that \(targetName) lacks", name)]
    }
    return []
  }
}
