import Tables

/// Aliases that name something else.
enum AliasCheck: DatasetCheck {
  static let ambiguous = Problem.Explanation(
    Problem.Code("ambiguous-alias"), .warning,
    """
    An alias that holds everywhere is the name of another system: a table that prints it is read as either. Restrict the alias \
    to the benchmark whose table uses it so.
    """)
  static let explanations = [ambiguous]

  static func problems(in subject: CheckSubject) -> [Problem] {
    let systems = subject.dataset.systems.values
    let named = Dictionary(systems.map { ($0.title, $0.id) }) { first, _ in first }
    return subject.dataset.aliases.compactMap { alias in
      guard alias.benchmark == nil, let other = named[alias.name] ?? id(alias.name, subject.dataset),
        other != alias.system
      else { return nil }
      return subject.problem(
        ambiguous, .alias(alias), column: "alias", "this is the name of the system \(other)", found: alias.name,
        expected: "a name of \(alias.system) alone", fix: "give the benchmark whose table uses it")
    }
  }

  private static func id(_ name: String, _ dataset: Dataset) -> System.ID? {
    dataset.systems[System.ID(name)].map(\.id)
  }
}
