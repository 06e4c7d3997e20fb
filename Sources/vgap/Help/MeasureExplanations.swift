import GapAnalysis

/// What each measure is: the text of `vgap help measures`.
enum MeasureExplanations {
  static var groups: [ExplanationGroup] {
    var known: Set<String> = []
    return Measure.Family.allCases.map { family in
      ExplanationGroup(
        title: title(family),
        explanations: Measure.all(family).filter { known.insert($0.id).inserted }.map {
          Explanation($0.id, $0.explanation, source: $0.source)
        })
    }
  }

  private static func title(_ family: Measure.Family) -> String {
    switch family {
    case .gap: "Gap between A and B; a positive number means that A is ahead"
    case .lag: "Lag of B behind A in months; a positive number means that B is behind"
    case .trend: "Trend: straight lines through all dated systems of either side"
    }
  }
}
