import Tables

/// One measure of the gap between every two groups of a board.
public struct CountryMatrix: Sendable {
  /// The names of the groups, the largest first.
  public let names: [String]
  /// The comparisons of every ordered pair, row by row, without the diagonal.
  public let answers: [(pair: Pair, estimate: Estimate)]

  /// The matrix of a board.
  ///
  /// - Throws: ``AnalysisError`` as ``Pair`` does.
  /// - Complexity: O(groups²) comparisons.
  public init(
    _ board: Scoreboard, by grouping: Grouping = .country, countryRule: CountryRule = .primary,
    measure: Measure = .frontierGap, options: Pair.Options
  ) throws(AnalysisError) {
    names = board.groupSizes(by: grouping, countryRule: countryRule).map(\.name)
    let groups = names.map { SideDefinition($0, title: grouping.title(ofGroup: $0, among: board.entries)) }
    var answers: [(pair: Pair, estimate: Estimate)] = []
    for a in groups {
      for b in groups where a.name != b.name {
        let pair = try Pair(Sides(a, b, by: grouping, countryRule: countryRule), on: board, options: options)
        answers.append((pair, try pair.estimate(of: measure)))
      }
    }
    self.answers = answers
  }

  /// The estimates as rows of a result table.
  public var rows: [ResultRow] {
    answers.enumerated().map { order, answer in
      var row = ResultRow(answer.estimate, of: answer.pair, order: order)
      row.sources = answer.pair.entries(behind: answer.estimate.measure).sourceKeys
      row.label = "\(answer.pair.a.title) − \(answer.pair.b.title)"
      return row
    }
  }
}
