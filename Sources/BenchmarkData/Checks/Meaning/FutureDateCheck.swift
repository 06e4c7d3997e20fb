import Tables

/// Dates after the date that the dataset is said to be of.
enum FutureDateCheck: DatasetCheck {
  static let future = Problem.Explanation(
    Problem.Code("future-date"), .warning,
    """
    A date lies after the one given with --as-of: it is a plan, or a mistake in the year. Dates of reduced precision \
    count as their first possible day. Without --as-of nothing is in the future: the result does not depend on the day on which \
    the check is run.
    """)
  static let explanations = [future]

  static func problems(in subject: CheckSubject) -> [Problem] {
    guard let asOf = subject.asOf else { return [] }
    let dataset = subject.dataset
    var dates: [(RecordKey, String, CalendarDate?)] = []
    for system in dataset.systems.values {
      dates.append((.system(system.id), "announced_on", system.announcedOn))
      dates.append((.system(system.id), "released_on", system.releasedOn))
      dates.append((.system(system.id), "withdrawn_on", system.withdrawnOn))
    }
    dates += dataset.evaluations.values.map { (.evaluation($0.id), "evaluated_on", $0.evaluatedOn) }
    dates += dataset.claims.values.map { (.claim($0.id), "made_on", $0.madeOn) }
    for source in dataset.sources.values {
      dates.append((.source(source.id), "published_on", source.publishedOn))
      dates.append((.source(source.id), "captured_on", source.capturedOn))
      dates.append((.source(source.id), "accessed_on", source.accessedOn))
    }
    return dates.compactMap { record, column, date in
      guard let date, date.dayRange.lowerBound > asOf.dayRange.upperBound else { return nil }
      return subject.problem(
        future, record, column: column, "the date lies in the future", found: date.description,
        expected: "\(asOf) or earlier")
    }
  }
}
