internal import GapAnalysis

/// What each measure is: the text of `vgap help measures`.
enum MeasureExplanations {
  static var groups: [ExplanationGroup] {
    [
      ExplanationGroup(
        title: "Gap between A and B; a positive number means that A is ahead",
        explanations: GapMeasure.allCases.map(\.explanation)),
      ExplanationGroup(
        title: "Lag of B behind A in months; a positive number means that B is behind",
        explanations: LagMeasure.allCases.map(\.explanation)),
      ExplanationGroup(
        title: "Trend: straight lines through all dated systems of either side",
        explanations: TrendMeasure.allCases.filter { $0 != .lagRegression }.map(\.explanation)),
    ]
  }
}

extension GapMeasure {
  /// What the measure is.
  var explanation: Explanation {
    let own = "Defined in the article Which gap?"
    let (text, source) =
      switch self {
      case .frontierGap:
        ("The best score of A minus the best of B. The side with more entries has the better chance.", own)
      case .frontierPercentOfLeader:
        ("The frontier gap in percent of the better score. Not given for ratings, which have no zero.", own)
      case .frontierPercentOfFollower:
        (
          "The frontier gap in percent of the lesser score. Not given for ratings, which have no zero.",
          "The base of Stanford's AI Index; see Which gap?"
        )
      case .frontierWinRate:
        (
          "On a rating: how often the best of A is expected to win against the best of B, 1/(1 + 10^(−gap/400)).",
          "Elo (1978)"
        )
      case .rarefiedFrontierGap:
        (
          "Expected best of m drawn from A minus that of m from B, m the smaller number of systems.",
          "Rarefaction, as ecology compares samples of unequal size; see Which gap?"
        )
      case .topKGap: ("Mean of the k best of A minus mean of the k best of B; k is a choice (--top).", own)
      case .meanGap:
        ("Mean of A minus mean of B; interval for unequal variances.", "Welch (1947), doi 10.2307/2332510")
      case .medianGap:
        ("Median of A minus median of B; bootstrap interval.", "Efron (1979), doi 10.1214/aos/1176344552")
      case .hodgesLehmannGap:
        (
          "Median of all differences between a system of A and one of B; interval from ranks.",
          "Hodges & Lehmann (1963), doi 10.1214/aoms/1177704172"
        )
      case .hedgesG:
        (
          "Mean difference in pooled standard deviations, corrected for small samples.",
          "Hedges (1981), doi 10.3102/10769986006002107"
        )
      case .superiority:
        (
          "Chance that a system of A drawn at random scores above one of B, a tie counting half. 0.5 is level.",
          "Newcombe's method 5 (2006), doi 10.1002/sim.2324"
        )
      case .cliffsDelta:
        (
          "The same from −1 to 1: chance of A above B minus chance of B above A.",
          "Cliff (1993), doi 10.1037/0033-2909.114.3.494"
        )
      case .ordinalGapV:
        (
          "The same as the distance of two normal distributions: √2 · Φ⁻¹(superiority).",
          "Ho & Reardon (2012), doi 10.3102/1076998611411918"
        )
      case .sameDateGap: ("Best dated score of A minus best dated score of B, today.", own)
      case .sameDateGapMean:
        ("The gap between the best so far, averaged over all days on which both sides had a system.", own)
      case .sameDateGapTrailing: ("The gap between the best so far, averaged over the last twelve months.", own)
      }
    return Explanation(rawValue, text, source: source)
  }
}

extension LagMeasure {
  /// What the measure is.
  var explanation: Explanation {
    let own = "Defined in the article How far behind in time?"
    let (text, source) =
      switch self {
      case .horizontalMean: ("How much later B reached a score than A, averaged over the scores that both passed.", own)
      case .now: ("Time since A first had what B has today; negative where B leads. A single pair: noisy.", own)
      case .dailyMean:
        (
          "The lag now, averaged over the days on which A led; the days on which B led are counted.",
          "As Epoch AI; see the article"
        )
      case .catchUp:
        (
          "Median time until B matched a record of A; records not yet matched count as censored.",
          "Kaplan & Meier (1958), doi 10.1080/01621459.1958.10501452"
        )
      case .catchUpRestrictedMean:
        ("Mean of that time up to a limit (--limit).", "Kaplan & Meier (1958), section 6; Greenwood (1926)")
      case .regression:
        ("Distance in time between two parallel straight lines through all systems of A and of B.", own)
      }
    return Explanation(rawValue, text, source: source)
  }
}

extension TrendMeasure {
  /// What the measure is.
  var explanation: Explanation {
    let robust = "Cameron & Miller (2015), doi 10.3368/jhr.50.2.317"
    let (text, source) =
      switch self {
      case .gap: ("A's line minus B's at the date of the board; errors clustered by organization.", robust)
      case .slopeA: ("How fast A's line rises, per year.", robust)
      case .slopeB: ("How fast B's line rises, per year.", robust)
      case .closingRate: ("The rise of A's line minus that of B's: negative where the gap moves toward B.", robust)
      case .lagRegression: ("The lag between parallel lines.", "Defined in the article How far behind in time?")
      case .crossover:
        (
          "When the lines cross, with Fieller's set, which may be bounded, unbounded or everything.",
          "Fieller (1954), doi 10.1111/j.2517-6161.1954.tb00159.x"
        )
      case .crossedByHorizon:
        ("How sure it is that B's line is level with A's or above at the horizon, if the lines go on.", robust)
      }
    return Explanation(rawValue, text, source: source)
  }
}
