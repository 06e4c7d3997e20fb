import Tables

/// Evaluations from before their system is known to have existed.
enum EvaluationDateCheck: DatasetCheck {
  static let tooEarly = Problem.Explanation(
    Problem.Code("evaluated-before-system"), .warning,
    """
    An evaluation is dated before the first date of its system, announced or released. It may be right: a board can list a \
    system before the public hears of it. Then the date of the evaluation is an upper bound of the announcement, and \
    announced_on can say so. Dates of reduced precision count as their last possible day for the evaluation and as their \
    first for the system.
    """)
  static let explanations = [tooEarly]

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.evaluations.values.compactMap { evaluation in
      guard let system = subject.dataset.systems[evaluation.system], let evaluated = evaluation.evaluatedOn,
        let first = [system.announcedOn, system.releasedOn].compactMap({ $0 }).map(\.dayRange.lowerBound).min(),
        evaluated.dayRange.upperBound < first, let date = CalendarDate(dayNumber: first)
      else { return nil }
      return subject.problem(
        tooEarly, .evaluation(evaluation.id), column: "evaluated_on",
        "\(system.title) was evaluated before its first date", found: evaluated.description,
        expected: "\(date) or later", fix: "check the dates of \(system.id)")
    }
  }
}
