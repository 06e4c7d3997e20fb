import GapAnalysis

/// What each method is: the text of `vgap help methods`.
enum MethodExplanations {
  static var groups: [ExplanationGroup] {
    [
      ExplanationGroup(title: "Intervals, by their name in the column ci_method", explanations: intervals),
      ExplanationGroup(
        title: "Intervals of the library StatisticsCore that no command prints", explanations: intervalsOfTheLibrary),
      ExplanationGroup(title: "Rank intervals (--ranks)", explanations: RankRule.allCases.map(\.explanation)),
      ExplanationGroup(
        title: "Tests of systems over the same prompts, runs or dimensions (vgap compare)", explanations: comparisons),
      ExplanationGroup(title: "Ratings from votes (--model)", explanations: RatingModel.allCases.map(\.explanation)),
    ]
  }

  private static let davison = "Davison & Hinkley (1997)"
  private static let miller = "Miller (2024), arXiv 2411.00640"

  private static let intervals: [Explanation] = [
    Explanation(
      "redraw-percentile",
      "Scores redrawn from normal distributions with their standard errors, or Student's t where few raters or runs gave them, the systems fixed; percentiles.",
      source: "Parametric bootstrap; \(davison), chapter 2"),
    Explanation(
      "redraw-partial-ties",
      "The same where a best is taken of each side; in turn the scores of one side that their errors do not tell apart may be equal, as the best of many may just be lucky.",
      source: "Product partitions of Barry & Hartigan (1992), doi 10.1214/aos/1176348521"),
    Explanation(
      "redraw-max-t", "The same for several statistics together, by the largest studentized deviation.",
      source: "Romano & Wolf (2005), doi 10.1198/016214504000000539"),
    Explanation(
      "mixed-model-t",
      "A place on a scale: the prediction of a mixed model of standardised scores ± t standard errors of prediction.",
      source: "Henderson (1975), doi 10.2307/2529430"),
    Explanation(
      "mixed-model-draws",
      "A gap or a lag on a scale: percentiles over places redrawn about their predictions with their joint error.",
      source: "Robinson (1991), doi 10.1214/ss/1177011926"),
    Explanation(
      "held-out-t",
      "A difference of two errors on scores that were held out, to first order, by systems; t with systems − 1 degrees of freedom.",
      source: "Davison & Hinkley (1997), chapter 2"),
    Explanation(
      "welch-t", "Difference of means, variances not assumed equal.", source: "Welch (1947), doi 10.2307/2332510"),
    Explanation("student-t", "A mean, or a mean of paired differences.", source: "Student (1908), doi 10.2307/2331554"),
    Explanation(
      "noncentral-t", "Standardised mean difference; exact for normal scores of one variance.",
      source: "Steiger & Fouladi (1997)"),
    Explanation(
      "rank-exact", "The shifts that the exact rank sum test does not reject.",
      source: "Bauer (1972), doi 10.1080/01621459.1972.10481279"),
    Explanation(
      "rank-normal", "The same with the normal approximation, where there are ties or many systems.",
      source: "Bauer (1972), doi 10.1080/01621459.1972.10481279"),
    Explanation(
      "newcombe-5",
      "Probability of superiority; covers better in small samples than the bootstrap, though too little where the fewer systems are spread more.",
      source: "Newcombe (2006), doi 10.1002/sim.2324"),
    Explanation(
      "wilson", "A proportion; near 0 and 1 one of 95 % covers down to 83 %.",
      source: "Wilson (1927), doi 10.1080/01621459.1927.10502953"),
    Explanation(
      "clopper-pearson", "A proportion; never covers less than it says.",
      source: "Clopper & Pearson (1934), doi 10.1093/biomet/26.4.404"),
    Explanation("wald", "Estimate ± z standard errors.", source: "Normal approximation"),
    Explanation(
      "estimated-t", "Estimate ± t standard errors that were estimated from few raters, prompts or runs.",
      source: "Satterthwaite (1946), doi 10.2307/3002019"),
    Explanation(
      "sandwich", "The same with standard errors that hold though the model may not, by vote or by rater or prompt.",
      source: "White (1982), doi 10.2307/1912526"),
    Explanation(
      "clustered-t",
      "A mean of videos clustered by prompt; t with clusters − 1 degrees of freedom, fewer where their sizes differ. Covers too little of skewed scores.",
      source: miller),
    Explanation(
      "bonferroni-t", "Differences, all covered together: Student's t, each at its share of the error.",
      source: "Dunn (1961), doi 10.1080/01621459.1961.10482090"),
    Explanation(
      "crossed-t", "A mean of ratings in which raters cross prompts, both varying; Satterthwaite's degrees of freedom.",
      source: "Henderson (1953), doi 10.2307/3001853"),
    Explanation(
      "cr2-t",
      "A regression coefficient or a difference of means, errors clustered by organization; bias-reduced (CR2), t with Satterthwaite's degrees of freedom, of two means the fewer of these and Welch's.",
      source: "Bell & McCaffrey (2002); Pustejovsky & Tipton (2018), doi 10.1080/07350015.2016.1247004"),
    Explanation(
      "median-order-statistics", "A median, between order statistics of the sample; whatever the distribution.",
      source: "Hettmansperger & Sheather (1986), doi 10.1016/0167-7152(86)90021-0"),
    Explanation(
      "fieller-t", "The ratio of two estimates; the set may have no bounds.",
      source: "Fieller (1954), doi 10.1111/j.2517-6161.1954.tb00159.x"),
    Explanation(
      "brookmeyer-crowley", "The median of a time, some of which are censored.",
      source: "Brookmeyer & Crowley (1982), doi 10.2307/2530286"),
    Explanation(
      "greenwood-t", "A mean time up to a limit, some times censored; t with events − 1 degrees of freedom.",
      source: "Greenwood (1926); Kaplan & Meier (1958), doi 10.1080/01621459.1958.10501452"),
    Explanation(
      "bootstrap-percentile", "Percentiles of the resampled statistic. Suffix scipy or r-boot: whose quantiles.",
      source: "\(davison), eq. 5.8"),
    Explanation(
      "bootstrap-bca", "Percentiles corrected for bias and skewness. Suffix scipy or r-boot: whose conventions.",
      source: "Efron (1987), doi 10.1080/01621459.1987.10478410"),
    Explanation(
      "vote-bootstrap-percentile", "Ratings fitted again to resampled votes; percentiles.",
      source: "Efron (1979), doi 10.1214/aos/1176344552"),
    Explanation(
      "vote-cluster-bootstrap-percentile", "The same with whole raters or prompts resampled.",
      source: "\(davison), section 3.8"),
    Explanation(
      "vote-poisson-bootstrap-percentile",
      "Ratings fitted again to replicates in which a database counted each cluster as often as Poisson's law says; percentiles.",
      source: "Chamandy, Muralidharan, Najmi & Naidu (2012), Estimating uncertainty for massive data streams, Google"),
    Explanation(
      "vote-poisson-bootstrap-t",
      "The same replicates' standard deviation times a quantile of Student's t.",
      source: "Chamandy, Muralidharan, Najmi & Naidu (2012), Estimating uncertainty for massive data streams, Google"),
    Explanation(
      "max-t",
      "Differences, all covered together: a multiple of their standard errors from the largest of correlated t.",
      source: "Hothorn, Bretz & Westfall (2008), doi 10.1002/bimj.200810425"),
    Explanation(
      "hartung-knapp",
      "The mean over families of benchmarks, which vary; never narrower than their own errors make it.",
      source: "Hartung & Knapp (2001), doi 10.1002/sim.791"),
    Explanation(
      "hartung-knapp-luck",
      "The same of gaps between the best, from where it ends if the one side's best were the luckiest to where it ends if the other's were.",
      source: "Hartung & Knapp (2001), doi 10.1002/sim.791"),
    Explanation(
      "random-effects-prediction", "Where one more family of benchmarks may lie.",
      source: "Higgins, Thompson & Spiegelhalter (2009), doi 10.1111/j.1467-985X.2008.00552.x"),
    Explanation(
      "random-effects-prediction-luck", "The same, allowing for luck of the best on either side.",
      source: "Higgins, Thompson & Spiegelhalter (2009), doi 10.1111/j.1467-985X.2008.00552.x"),
    Explanation(
      "q-profile", "How much families of benchmarks differ: the spreads at which Cochran's Q is not unlikely.",
      source: "Viechtbauer (2007), doi 10.1002/sim.2514"),
    Explanation(
      "leave-one-organization-out",
      "The smallest and the largest value with each organization left out in turn: a range of choices, no confidence interval.",
      source: "Quenouille (1956), doi 10.1093/biomet/43.3-4.353"),
  ]

  /// What StatisticsCore has beside them.
  private static let intervalsOfTheLibrary: [Explanation] = [
    Explanation(
      "pooled-t", "Difference of means, variances assumed equal.", source: "Student (1908), doi 10.2307/2331554"),
    Explanation(
      "newcombe-difference", "Difference of two proportions.",
      source: "Newcombe (1998), method 10"),
    Explanation("least-squares-t", "A regression coefficient, errors independent.", source: "Ordinary least squares"),
    Explanation("fisher-z", "A correlation.", source: "Fisher (1921)"),
    Explanation(
      "bootstrap-normal", "Estimate less bias, ± z bootstrap standard errors.", source: "\(davison), eq. 5.5"),
    Explanation(
      "bootstrap-basic", "Percentiles of the resampled statistic, reflected. Suffix scipy or r-boot: whose quantiles.",
      source: "\(davison), eq. 5.6"),
    Explanation(
      "bootstrap-studentized", "Percentiles of the resampled t statistic. Suffix scipy or r-boot: whose quantiles.",
      source: "\(davison), eq. 5.7"),
    Explanation(
      "rank-multinomial", "Rank sets of systems of which each rater names one; exact.",
      source: "Mogstad, Romano, Shaikh & Wilhelm, arXiv 2402.00192"),
  ]
}

extension MethodExplanations {
  private static let demsar = "Demšar (2006), JMLR 7:1"
  private static let garcia = "García & Herrera (2008), JMLR 9:2677"

  /// The tests and adjustments of `vgap compare`, by what its options call them.
  fileprivate static let comparisons: [Explanation] = [
    Explanation(
      "iman-davenport", "Whether systems rank alike in all blocks (--test); Friedman's test as an F, ties corrected.",
      source: "Iman & Davenport (1980), doi 10.1080/03610928008827904; \(demsar)"),
    Explanation(
      "friedman", "The same by χ² (--test).", source: "Friedman (1937), doi 10.1080/01621459.1937.10503522"),
    Explanation(
      "quade", "The same with blocks weighed by how far their scores are apart (--test).",
      source: "Quade (1979), doi 10.1080/01621459.1979.10481670"),
    Explanation(
      "blocks-exact",
      "The p-value of any of these with fewer than 20 blocks: the share of all orders within blocks whose statistic is as large.",
      source: "Friedman (1937); Quade (1979)"),
    Explanation(
      "blocks-monte-carlo", "The same of drawn orders, where there are more than 20,000.",
      source: "Friedman (1937); Quade (1979)"),
    Explanation(
      "wilcoxon",
      "Whether the differences of two systems are symmetric about zero (--pairwise); exact below 50 blocks, ties too.",
      source: "Wilcoxon (1945), doi 10.2307/3001968; ties: Streitberg & Röhmel (1986)"),
    Explanation(
      "permutation", "Whether their mean difference is zero, signs turned at random (--pairwise); exact where few.",
      source: "Phipson & Smyth (2010), doi 10.2202/1544-6115.1585"),
    Explanation("ranks", "Whether their mean ranks differ (--pairwise).", source: demsar),
    Explanation(
      "nemenyi", "The same for all pairs together, by one critical difference (--pairwise).",
      source: "Nemenyi (1963); \(demsar)"),
    Explanation(
      "holm", "P-values of pairs, adjusted step by step (--adjust); the chance of any false one.",
      source: "Holm (1979), JSTOR 4615733"),
    Explanation(
      "shaffer", "The same, as not any number of equalities can be true at once (--adjust); at most 200 systems.",
      source: "Shaffer (1986), doi 10.1080/01621459.1986.10478341; \(garcia)"),
    Explanation(
      "bergmann-hommel",
      "The same over all ways to part the systems into groups (--adjust); exponential, at most 12 systems.",
      source: "Bergmann & Hommel (1988), doi 10.1007/978-3-642-52307-6_8; \(garcia)"),
    Explanation(
      "benjamini-hochberg", "The share of false ones among the pairs told apart (--adjust).",
      source: "Benjamini & Hochberg (1995), doi 10.1111/j.2517-6161.1995.tb02031.x"),
    Explanation(
      "interquartile_mean", "The mean of the middle half of all runs (--aggregates).",
      source: "Agarwal et al. (2021), arXiv 2108.13264"),
    Explanation(
      "optimality_gap", "How much is missing to a target, what is beyond it not counting (--aggregates).",
      source: "Agarwal et al. (2021), arXiv 2108.13264"),
    Explanation(
      "krippendorff_alpha", "How far raters agree beyond chance (--agreement).",
      source: "Krippendorff (2018), Content Analysis, chapter 12"),
  ]
}

extension RankRule {
  /// What the rule is.
  var explanation: Explanation {
    let mogstad = "Mogstad, Romano, Shaikh & Wilhelm (2024), doi 10.1093/restud/rdad006"
    let (text, source) =
      switch self {
      case .simultaneous:
        ("Sets that contain the ranks of all systems together, by stepwise tests of all pairs.", mogstad)
      case .marginal:
        ("Sets that contain the rank of each system taken alone; narrower than the simultaneous ones.", mogstad)
      case .tauBest: ("Which systems may be among the τ best (--tau).", mogstad)
      case .arena:
        ("1 + the number of systems whose interval lies wholly above; has no stated coverage.", "Arena leaderboards")
      case .bootstrap:
        (
          "Percentiles of the rank over resamples; misses the true ranks where systems are near each other.",
          "Hall & Miller (2009), doi 10.1214/09-AOS699, on why to be careful"
        )
      }
    return Explanation(rawValue, text, source: source)
  }
}

extension RatingModel {
  /// What the model is.
  var explanation: Explanation {
    let (text, source) =
      switch self {
      case .bradleyTerry:
        (
          "Strengths that make the votes most likely, on the Elo scale with mean 1000; with --position-effect or --covariates by logistic regression, what else makes a system win held equal.",
          "Bradley & Terry (1952), doi 10.1093/biomet/39.3-4.324"
        )
      case .plackettLuce:
        (
          "The same for rankings of several, each place a choice among those that are left; ties of each size have a parameter.",
          "Turner, van Etten, Firth & Kosmidis (2020), doi 10.1007/s00180-020-00959-3"
        )
      case .elo: ("A running rating that depends on the order of the votes.", "Elo (1978)")
      case .winRate: ("The share of votes won, a tie counting half.", "Counting")
      case .meanWinRate:
        (
          "The share of votes won against each opponent, averaged over opponents.",
          "HELM: Liang et al. (2023), arXiv 2211.09110"
        )
      case .borda: ("Borda's points.", "Borda (1781)")
      case .copeland: ("Opponents beaten by a majority minus opponents lost to.", "Copeland (1951)")
      case .pageRank:
        (
          "Where a walk from losers to those who beat them spends its time.",
          "Brin & Page (1998), doi 10.1016/S0169-7552(98)00110-X"
        )
      case .eigenvector: ("The leading eigenvector of the wins.", "Bonacich (1987), doi 10.1086/228631")
      case .newman:
        (
          "Bradley and Terry's model with ties as a third outcome, by Newman's iteration.",
          "Newman (2023), JMLR 24 (238)"
        )
      }
    return Explanation(rawValue, text, source: source)
  }
}
