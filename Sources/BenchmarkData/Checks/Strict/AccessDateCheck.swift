import Tables

/// Sources of which nothing says when they were read.
enum AccessDateCheck: DatasetCheck {
  static let missing = Problem.Explanation(
    Problem.Code("no-access-date"), .warning,
    """
    A source has no accessed_on: pages change, and nothing says in which state this one was read. Give the day on which it was read or, \
    where that was not noted, the day on which its figures were entered.
    """)
  static let explanations = [missing]
  static let isStrict = true

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.sources.values.filter { $0.accessedOn == nil }.map { source in
      subject.problem(
        missing, .source(source.id), column: "accessed_on", "nothing says when the source was read",
        found: source.id.text, expected: "a date such as 2024-02-15")
    }
  }
}
