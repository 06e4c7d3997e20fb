import StatisticsCore

/// How it is asked whether systems differ at all.
public enum OmnibusTest: String, Hashable, Sendable, CaseIterable {
  /// Friedman's test in the form of Iman and Davenport, corrected for ties.
  case imanDavenport = "iman-davenport"
  /// Friedman's test by χ², corrected for ties.
  case friedman
  /// Quade's test, in which blocks count by their range.
  case quade

  /// What people call it.
  public var title: String {
    switch self {
    case .imanDavenport: "Friedman's test, Iman and Davenport's F"
    case .friedman: "Friedman's χ²"
    case .quade: "Quade's F"
    }
  }
}

/// How it is asked whether two systems differ.
public enum PairwiseTest: String, Hashable, Sendable, CaseIterable {
  /// Wilcoxon's signed rank test of the differences by block.
  case wilcoxon
  /// The permutation test of the mean difference: signs of the differences by block turned at random.
  case permutation
  /// The difference of mean ranks over its standard error, normal.
  case ranks
  /// The same by the studentized range, which holds for all pairs together.
  case nemenyi

  /// What people call it.
  public var title: String {
    switch self {
    case .wilcoxon: "Wilcoxon's signed rank test"
    case .permutation: "sign-flip permutation test of the mean difference"
    case .ranks: "difference of mean ranks"
    case .nemenyi: "Nemenyi's test"
    }
  }

  /// Whether it compares how far scores are apart in different blocks.
  var needsCommonScale: Bool { self == .wilcoxon || self == .permutation }
}

/// How p-values of pairs are adjusted for their number.
public enum PairAdjustment: String, Hashable, Sendable, CaseIterable {
  case none, bonferroni, holm, hochberg, hommel
  case benjaminiHochberg = "benjamini-hochberg"
  case benjaminiYekutieli = "benjamini-yekutieli"
  case shaffer
  case bergmannHommel = "bergmann-hommel"

  /// What people call it.
  public var title: String {
    switch self {
    case .none: "not adjusted"
    case .bonferroni: "Bonferroni"
    case .holm: "Holm"
    case .hochberg: "Hochberg"
    case .hommel: "Hommel"
    case .benjaminiHochberg: "Benjamini-Hochberg"
    case .benjaminiYekutieli: "Benjamini-Yekutieli"
    case .shaffer: "Shaffer"
    case .bergmannHommel: "Bergmann-Hommel"
    }
  }

  /// Whether it starts with the smallest p-value times the number of pairs.
  var startsWithAll: Bool {
    switch self {
    case .bonferroni, .holm, .shaffer, .bergmannHommel: true
    case .none, .hochberg, .hommel, .benjaminiHochberg, .benjaminiYekutieli: false
    }
  }

  /// What is held at one less the level.
  public var errorRate: String {
    switch self {
    case .none: "the error of each pair alone"
    case .benjaminiHochberg, .benjaminiYekutieli: "the share of false ones among the pairs told apart"
    default: "the chance of any pair told apart falsely"
    }
  }

  /// The adjusted p-values of all pairs of systems, or of every other system against one.
  func adjusted(
    _ pValues: [Double], systemCount: Int, ofAllPairs: Bool
  ) throws(AnalysisError) -> [Double] {
    let plain: PValueAdjustment
    switch self {
    case .none: return pValues
    case .shaffer, .bergmannHommel:
      guard ofAllPairs else {
        throw .invalidOption("--adjust \(rawValue) is for all pairs: against one system use --adjust holm")
      }
      let procedure: PairwiseAdjustment = self == .shaffer ? .shaffer : .bergmannHommel
      guard systemCount <= procedure.largestTreatmentCount else {
        throw .invalidOption(
          "--adjust \(rawValue) takes at most \(procedure.largestTreatmentCount) systems, not \(systemCount)"
            + (self == .bergmannHommel
              ? ": it looks at all ways to part them into groups, 4,213,597 for 12 and more than six times as many for 13"
              : "") + ". Use --adjust holm, or fewer --systems.")
      }
      return try claimStatistics { () throws(StatisticsError) in
        try procedure.adjusted(pValues, treatmentCount: systemCount)
      }
    case .bonferroni: plain = .bonferroni
    case .holm: plain = .holm
    case .hochberg: plain = .hochberg
    case .hommel: plain = .hommel
    case .benjaminiHochberg: plain = .benjaminiHochberg
    case .benjaminiYekutieli: plain = .benjaminiYekutieli
    }
    return try claimStatistics { () throws(StatisticsError) in try plain.adjusted(pValues) }
  }
}
