import Tables

/// Figures far from all that their board had before.
enum ScoreHistoryCheck: DatasetCheck {
  static let outside = Problem.Explanation(
    Problem.Code("outside-history"), .warning,
    """
    A score or a published figure lies beyond all earlier ones of its board by more than the interquartile range of these. Earlier are \
    the figures of evaluations dated before, ten at least; superseded ones, and those without a date, are left out. A record may \
    be that high: look at the source, and if it says so, note that in known_findings.csv.
    """)
  static let explanations = [outside]
  static let isStrict = true

  /// How many earlier figures make a history.
  private static let leastCount = 10

  private struct Figure {
    var record: RecordKey
    var value: Double
    var days: ClosedRange<Int>
  }

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.benchmarks.values.flatMap { benchmark in
      let evaluations = subject.dataset.evaluations(on: benchmark.id).filter { $0.supersededBy == nil }
      let scores = benchmark.dimensions.keys.map { id in
        figures(evaluations) { evaluation in
          evaluation.scores[id].map { (.score(evaluation.id, id), $0.value) }
        }
      }
      let totals = ([Evaluation.total] + benchmark.groups.keys).map { id in
        figures(evaluations) { evaluation in
          evaluation.publishedTotals[id].map { (.total(evaluation.id, id), $0) }
        }
      }
      return (scores + totals).flatMap { problems(of: $0, in: subject) }
    }
  }

  private static func figures(
    _ evaluations: [Evaluation], _ figure: (Evaluation) -> (RecordKey, Double)?
  ) -> [Figure] {
    evaluations.compactMap { evaluation in
      guard let days = evaluation.evaluatedOn?.dayRange, let (record, value) = figure(evaluation) else { return nil }
      return Figure(record: record, value: value, days: days)
    }
  }

  /// The figures of one kind that lie beyond those before them.
  private static func problems(of figures: [Figure], in subject: CheckSubject) -> [Problem] {
    figures.compactMap { figure in
      let earlier = figures.filter { $0.days.upperBound < figure.days.lowerBound }.map(\.value).sorted()
      guard earlier.count >= leastCount, let low = earlier.first, let high = earlier.last else { return nil }
      let spread = quartile(3, of: earlier) - quartile(1, of: earlier)
      guard spread > 0, figure.value < low - spread || figure.value > high + spread else { return nil }
      return subject.problem(
        outside, figure.record, column: "value", "this is far from the \(earlier.count) earlier figures of the board",
        found: PrintedNumber.text(figure.value),
        expected: "\(PrintedNumber.text(low - spread)) to \(PrintedNumber.text(high + spread))",
        fix: "compare with the source")
    }
  }

  /// A quartile of numbers in ascending order, by linear interpolation (type 7 of Hyndman & Fan 1996, doi 10.2307/2684934).
  private static func quartile(_ index: Int, of sorted: [Double]) -> Double {
    let (place, rest) = (index * (sorted.count - 1)).quotientAndRemainder(dividingBy: 4)
    guard rest > 0 else { return sorted[place] }
    return sorted[place] + (sorted[place + 1] - sorted[place]) * Double(rest) / 4
  }
}
