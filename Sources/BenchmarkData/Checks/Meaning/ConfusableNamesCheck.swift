import Tables

/// Systems whose names a reader cannot tell apart.
enum ConfusableNamesCheck: DatasetCheck {
  static let confusable = Problem.Explanation(
    Problem.Code("confusable-names"), .warning,
    """
    Two systems have names that differ in nothing but case, spaces, hyphens, accents, the letter v before a version, or letters \
    of other scripts that look alike: a reader and a search take them for one. If they are one, join them and keep \
    the other spelling as an alias; else add what tells them apart to the name or the version. Different versions, sizes \
    and editions are told apart by their words and numbers and are not reported.
    """)
  static let explanations = [confusable]

  static func problems(in subject: CheckSubject) -> [Problem] {
    var first: [String: System] = [:]
    return subject.dataset.systems.values.compactMap { system in
      let name = ComparableName.text(system.title)
      guard !name.isEmpty else { return nil }
      guard let earlier = first[name] else {
        first[name] = system
        return nil
      }
      return subject.problem(
        confusable, .system(system.id), column: "name",
        "'\(system.title)' cannot be told from '\(earlier.title)' (\(earlier.id))", found: system.title,
        fix: "join the two, or name what tells them apart")
    }
  }
}
