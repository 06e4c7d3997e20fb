import Tables

/// Figures and sources that nothing joins.
enum SourceCheck: DatasetCheck {
  static let none = Problem.Explanation(
    Problem.Code("no-source"), .warning,
    "An evaluation names no source: its figures cannot be traced. Name the row of sources.csv that they come from.")
  static let unused = Problem.Explanation(
    Problem.Code("unused-source"), .warning,
    "A source is named by no row of the dataset. It was left over, or its key was mistyped where it belongs.")
  static let address = Problem.Explanation(
    Problem.Code("bad-url"), .warning,
    "An address does not begin with http:// or https://, or holds a space: readers cannot follow it.")
  static let explanations = [none, unused, address]

  static func problems(in subject: CheckSubject) -> [Problem] {
    guard !subject.places.isFlatFile else { return [] }
    let dataset = subject.dataset
    var problems = dataset.evaluations.values.filter { $0.source == nil }
      .map { subject.problem(none, .evaluation($0.id), column: "source_id", "\($0.id) names no source") }
    let used = usedSources(of: dataset)
    for source in dataset.sources.values where subject.isWhole && !used.contains(source.id) {
      problems.append(
        subject.problem(
          unused, .source(source.id), column: "source_id", "nothing names this source", found: source.id.text)
      )
    }
    let addresses =
      dataset.sources.values.map { (RecordKey.source($0.id), $0.url) }
      + dataset.benchmarks.values.map { (.benchmark($0.id), $0.url) }
    for case (let record, let url?) in addresses where !isAddress(url) {
      problems.append(
        subject.problem(
          address, record, column: "url", "this is not an address of the web", found: url,
          expected: "https://… without spaces"))
    }
    return problems
  }

  /// The sources that a row names, as its source or, since many rows have further ones, in its note.
  private static func usedSources(of dataset: Dataset) -> Set<Source.ID> {
    var used = Set(dataset.organizations.values.compactMap(\.source))
    used.formUnion(dataset.systems.values.compactMap(\.source))
    used.formUnion(dataset.claims.values.compactMap(\.source))
    for evaluation in dataset.evaluations.values {
      if let source = evaluation.source { used.insert(source) }
      used.formUnion(evaluation.otherSources)
    }
    let notes =
      dataset.systems.values.compactMap(\.note) + dataset.evaluations.values.compactMap(\.note)
      + dataset.organizations.values.compactMap(\.countryNote) + dataset.claims.values.compactMap(\.note)
    let words = Set(
      notes.flatMap { note in
        note.split { !($0.isLetter || $0.isNumber || "-._".contains($0)) }
          .map { String($0.last == "." ? $0.dropLast() : $0) }
      })
    for source in dataset.sources.keys where words.contains(source.text) { used.insert(source) }
    return used
  }

  private static func isAddress(_ url: String) -> Bool {
    (url.hasPrefix("https://") || url.hasPrefix("http://")) && !url.contains(where: \.isWhitespace)
      && url.utf8.count > 8
  }
}
