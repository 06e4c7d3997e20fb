import Tables

/// Dates of a system that contradict each other.
enum SystemDatesCheck: DatasetCheck {
  static let withdrawn = Problem.Explanation(
    Problem.Code("withdrawn-before-release"), .error,
    "A system was withdrawn before it was released or announced. One of the dates is wrong.")
  static let released = Problem.Explanation(
    Problem.Code("released-before-announcement"), .warning,
    """
    A system was released before it was announced. A release is an announcement: then announced_on should be the same day \
    or empty.
    """)
  static let unreleased = Problem.Explanation(
    Problem.Code("unreleased-with-release"), .warning,
    "The access of a system is 'unreleased' and it has a date of release. One of the two is out of date.")
  static let ownBase = Problem.Explanation(
    Problem.Code("derived-from-itself"), .error,
    "A system is derived from itself, directly or through others: base_system_id leads in a circle.")
  static let explanations = [withdrawn, released, unreleased, ownBase]

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.systems.values.flatMap { problems(of: $0, in: subject) }
  }

  private static func problems(of system: System, in subject: CheckSubject) -> [Problem] {
    var problems: [Problem] = []
    if let end = system.withdrawnOn {
      for (date, word) in [(system.releasedOn, "released"), (system.announcedOn, "announced")] {
        guard let date, end.dayRange.upperBound < date.dayRange.lowerBound else { continue }
        problems.append(
          subject.problem(
            withdrawn, .system(system.id), column: "withdrawn_on",
            "\(system.title) was withdrawn before it was \(word)", found: end.description,
            expected: "\(date) or later"))
        break
      }
    }
    if let announced = system.announcedOn, let released = system.releasedOn,
      released.dayRange.upperBound < announced.dayRange.lowerBound
    {
      problems.append(
        subject.problem(
          Self.released, .system(system.id), column: "announced_on",
          "\(system.title) was released before it was announced", found: announced.description,
          expected: "\(released) or earlier"))
    }
    if system.access == .unreleased, let released = system.releasedOn {
      problems.append(
        subject.problem(
          unreleased, .system(system.id), column: "released_on", "\(system.title) is unreleased and has a release date",
          found: released.description, expected: "an empty cell"))
    }
    if leadsInACircle(system, subject.dataset) {
      problems.append(
        subject.problem(
          ownBase, .system(system.id), column: "base_system_id", "\(system.title) is derived from itself",
          found: system.baseSystem?.text))
    }
    return problems
  }

  private static func leadsInACircle(_ system: System, _ dataset: Dataset) -> Bool {
    var seen: Set<System.ID> = []
    var next = system.baseSystem
    while let id = next, seen.insert(id).inserted {
      if id == system.id { return true }
      next = dataset.systems[id]?.baseSystem
    }
    return false
  }
}
