import Tables

/// Systems that stand on another organization's system, as their own row says, and are not marked so.
enum UnmarkedBaseCheck: DatasetCheck {
  static let unmarked = Problem.Explanation(
    Problem.Code("unmarked-base"), .warning,
    """
    The architecture or the note of a system says that it is built on, distilled or fine-tuned from a system of another organization \
    that the dataset knows, its version names such a system, or its weights are said to be made from others that are no system of the \
    dataset; and its base_system_id is empty: its scores count as its maker's own work alone. Name the base; where the source does not \
    say which system it is, note that in known_findings.csv.
    """)
  static let explanations = [unmarked]
  static let isStrict = true

  /// The words after which a base is named.
  private static let phrases: [[String]] = [
    "adapted from", "based on", "builds on", "built on", "derived from", "distilled from", "distilled on",
    "fine-tuned from", "fine-tuned on", "finetuned from", "finetuned on", "initialised from", "initialized from",
    "on top of", "stands on", "trained from",
  ].map { $0.split(separator: " ").map(String.init) }

  /// The phrases that speak of weights, after which a base is meant even where its name is not known.
  private static let weightPhrases: Set<String> = [
    "derived from", "distilled from", "fine-tuned from", "finetuned from", "initialised from", "initialized from",
    "trained from",
  ]

  /// What follows such a phrase where no other's weights are meant.
  private static let ownWords: Set<String> = ["scratch", "own", "zero", "random"]

  static func problems(in subject: CheckSubject) -> [Problem] {
    let names = Names(of: subject.dataset)
    return subject.dataset.systems.values.filter { $0.baseSystem == nil }.compactMap { system in
      if let name = names.others(in: system.version ?? "", than: system) {
        return subject.problem(
          unmarked, .system(system.id), column: "base_system_id",
          "the version of \(system.title) names a base and the column does not", found: name,
          expected: "the key of the base")
      }
      for (column, text) in [("architecture", system.architecture), ("note", system.note)] {
        guard let text, let (name, phrase) = names.base(in: text, of: system) else { continue }
        return subject.problem(
          unmarked, .system(system.id), column: "base_system_id",
          "the \(column) of \(system.title) names a base and the column does not", found: "\(phrase) … \(name)",
          expected: "the key of the base")
      }
      for (column, text) in [("architecture", system.architecture), ("note", system.note)] {
        guard let text, let words = names.unknownBase(in: text) else { continue }
        return subject.problem(
          unmarked, .system(system.id), column: "base_system_id",
          "the \(column) of \(system.title) speaks of a base that is no system of the dataset by this name",
          found: words,
          expected: "the key of the base",
          fix: "add the base as a system, or note in known_findings.csv that it is none")
      }
      return nil
    }
  }

  /// The names of all systems, and who made what they stand for.
  private struct Names {
    private let systems: [(name: String, ids: Set<System.ID>)]
    private let makers: [System.ID: Organization.ID]

    init(of dataset: Dataset) {
      var ids: [String: Set<System.ID>] = [:]
      for system in dataset.systems.values {
        ids[system.title, default: []].insert(system.id)
        ids[system.name, default: []].insert(system.id)
      }
      for alias in dataset.aliases { ids[alias.name, default: []].insert(alias.system) }
      // The longest first: Wan 2.1 14B before Wan 2.1.
      systems = ids.filter { $0.key.count > 2 }.map { (name: $0.key, ids: $0.value) }
        .sorted { ($1.name.count, $0.name) < ($0.name.count, $1.name) }
      makers = Dictionary(
        dataset.systems.values.compactMap { system in system.organization.map { (system.id, $0) } }
      ) { first, _ in first }
    }

    /// The name of another organization's system after a phrase that introduces a base, in the same clause, and the phrase.
    func base(in text: String, of system: System) -> (name: String, phrase: String)? {
      for clause in UnmarkedBaseCheck.clauses(of: text) {
        guard let (phrase, rest) = UnmarkedBaseCheck.introduction(in: clause),
          let (name, ids) = systems.first(where: { UnmarkedBaseCheck.contains(rest, word: $0.name) }),
          !ids.contains(system.id), ids.contains(where: { isOthers($0, system) })
        else { continue }
        return (name, phrase)
      }
      return nil
    }

    /// The name of another organization's system in a text.
    func others(in text: String, than system: System) -> String? {
      guard !text.isEmpty, let (name, ids) = systems.first(where: { UnmarkedBaseCheck.contains(text, word: $0.name) }),
        !ids.contains(system.id), ids.contains(where: { isOthers($0, system) })
      else { return nil }
      return name
    }

    /// The beginning of a clause that says whose weights a system's are made from, where no known system is named.
    func unknownBase(in text: String) -> String? {
      for clause in UnmarkedBaseCheck.clauses(of: text) {
        guard let (phrase, rest) = UnmarkedBaseCheck.introduction(in: clause), weightPhrases.contains(phrase),
          !rest.split(whereSeparator: { !$0.isLetter }).prefix(3).contains(where: { ownWords.contains($0.lowercased()) }
          ),
          !systems.contains(where: { UnmarkedBaseCheck.contains(rest, word: $0.name) })
        else { continue }
        return "\(phrase) \(rest.split(separator: " ").prefix(8).joined(separator: " "))"
      }
      return nil
    }

    private func isOthers(_ id: System.ID, _ system: System) -> Bool {
      guard let maker = makers[id] else { return false }
      return maker != system.organization
    }
  }

  /// The clauses of a text: what stands between semicolons and the ends of sentences. A point within a version ends none.
  private static func clauses(of text: String) -> [Substring] {
    text.split(separator: ";").flatMap { $0.split(separator: ". ") }
  }

  /// The first phrase in a clause that introduces a base, and what follows it.
  private static func introduction(in clause: Substring) -> (phrase: String, rest: String)? {
    let words = clause.split(whereSeparator: \.isWhitespace)
    let plain = words.map { $0.lowercased() }
    for start in words.indices {
      for phrase in phrases where plain[start...].starts(with: phrase) {
        return (phrase.joined(separator: " "), words[(start + phrase.count)...].joined(separator: " "))
      }
    }
    return nil
  }

  /// Whether a text holds a name, with no letter or digit before or after it.
  private static func contains(_ text: String, word name: String) -> Bool {
    // Hyphens and spaces in names are taken for each other.
    let text = text.replacing("-", with: " ")
    return text.ranges(of: name.replacing("-", with: " ")).contains { range in
      let before = text[..<range.lowerBound].last
      let after = text[range.upperBound...].first
      return ![before, after].compactMap(\.self).contains { $0.isLetter || $0.isNumber }
    }
  }
}
