import Tables

/// References from one file to another, or to the same one.
enum ForeignKeyCheck: StructureCheck {
  static let dangling = Problem.Explanation(
    .unknownReference, .error,
    "A key refers to a row that no file has. Where a similar key is there, it is suggested.")
  static let explanations = [dangling]

  static func problems(in package: PackageStructure) -> [Problem] {
    var problems = LimitedProblems()
    for file in package.files {
      for key in file.schema.foreignKeys ?? [] {
        let name = key.reference.resource.flatMap { $0.isEmpty ? nil : $0 } ?? file.resource.name
        let (columns, targets) = (key.fields.list, key.reference.fields.list)
        guard let target = package.file(name), columns.count == targets.count, let last = columns.last,
          columns.allSatisfy(file.has), targets.allSatisfy(target.has)
        else { continue }
        let known = Set(target.groups(by: targets).firstRows.compactMap { target.cells($0, targets) })
        let references = file.groups(by: columns)
        // A reference of which a part is missing refers to nothing, as in SQL.
        let areDangling = references.firstRows.map { file.cells($0, columns).map { !known.contains($0) } ?? false }
        guard areDangling.contains(true) else { continue }
        var near: [[String]: String?] = [:]
        for row in 0..<file.rowCount where areDangling[Int(references.numbers[row])] {
          guard let texts = file.cells(row, columns) else { continue }
          let fix = near[texts] ?? suggestion(texts, known)
          near[texts] = .some(fix)
          problems.add(
            dangling, file, row, last, "no row of \(target.name) has that key",
            found: texts.joined(separator: ", "), fix: fix)
        }
      }
    }
    return problems.list
  }

  private static func suggestion(_ texts: [String], _ known: Set<[String]>) -> String? {
    guard texts.count == 1 else { return nil }
    let near = nearestMatches(to: texts[0], in: known.map { $0[0] }.sorted())
    return near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"
  }
}
