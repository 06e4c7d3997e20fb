internal import Tables

/// One measure of the gap between every two groups of a board.
public struct CountryMatrix: Sendable {
  /// The names of the groups, the largest first.
  public let names: [String]
  /// The comparisons of every ordered pair, row by row, without the diagonal.
  public let answers: [(comparison: GapComparison, estimate: GapEstimate)]

  /// The matrix of a board.
  ///
  /// - Throws: ``AnalysisError`` as the comparisons do.
  /// - Complexity: O(groups²) comparisons.
  public init(
    _ board: Scoreboard, measure: GapMeasure = .frontierGap, options: GapComparison.Options
  ) throws(AnalysisError) {
    names = board.groupSizes(by: options.grouping, countryRule: options.countryRule).map(\.name)
    var answers: [(comparison: GapComparison, estimate: GapEstimate)] = []
    for a in names {
      for b in names where a != b {
        let comparison = try GapComparison(board, a, b, options: options)
        guard let estimate = try comparison.estimates([measure]).first else { continue }
        answers.append((comparison, estimate))
      }
    }
    self.answers = answers
  }

  /// The estimates as rows of a result table.
  public var rows: [ResultRow] {
    answers.enumerated().map { order, answer in
      var row = answer.comparison.rows([answer.estimate])[0]
      row.label = "\(answer.comparison.a.name) − \(answer.comparison.b.name)"
      row.sortOrder = order + 1
      return row
    }
  }
}
