import Quantities
import StatisticsCore

/// One model fitted to votes: ratings, their intervals, and what rank intervals need.
struct VoteModelFit {
  /// Ratings with what is known about them, in the order of the systems.
  struct Rated {
    var estimates: [Double?]
    var standardErrors: [Double?]?
    var intervals: [IntervalResult]?
    /// The ratings with their joint error, where the model or the resamples give a covariance.
    var joint: NormalEstimates?
    var resampled: Matrix?
    /// What the mean of the ratings is of, where it is not all of them.
    var anchor: RatingAnchor?
    var effects: [RatingEffect] = []
    var notes: [String] = []
    /// The votes as they were resampled where they were counted.
    var replicates: VoteReplicates?
  }

  enum Outcome {
    case rated(Rated)
    case undefined(RatingFailure)
  }

  let outcome: Outcome

  init(_ votes: CountedVotes, options: VoteRanking.Options) throws(StatisticsError) {
    let isOfLikelihood = [.bradleyTerry, .plackettLuce, .newman].contains(options.model)
    let takesVotesAsIndependent = isOfLikelihood && options.intervals == .wald
    switch try Self.fit(votes, votes.counted, options) {
    case .rated(var rated) where rated.intervals != nil:
      if !takesVotesAsIndependent {
        if let crossing = votes.crossing {
          // The sandwich, where there is one, saves resampling thrice.
          var options = options
          if isOfLikelihood { options.intervals = .sandwich }
          var fits: [Rated] = []
          for counted in [votes.counted, crossing.second, crossing.both] {
            guard case .rated(let fit) = try Self.fit(votes, counted, options) else { continue }
            fits.append(fit)
          }
          try rated.cross(fits, isOfStrengths: options.model == .newman)
        }
        try rated.consider(votes.clusterings, noun: votes.noun, replicates: votes.replicates, options)
      }
      rated.clearVanishingErrors()
      if rated.intervals != nil {
        rated.notes +=
          votes.independenceNote(clusteringBy: takesVotesAsIndependent ? [] : votes.clusterings).map { [$0] } ?? []
      }
      if votes.isOfSinglePrompt {
        rated.notes.append(
          "All \(votes.noun)s are on one prompt: nothing is known of how ratings vary from one to the next.")
      }
      outcome = .rated(rated)
    case let fitted: outcome = fitted
    }
  }

  private static func fit(
    _ votes: CountedVotes, _ counted: CountedVotes.Counted, _ options: VoteRanking.Options
  ) throws(StatisticsError) -> Outcome {
    let comparisons = counted.comparisons
    let (size, pairs) = (votes.size(inPairs: false), votes.size(inPairs: true))
    switch options.model {
    case .bradleyTerry where votes.covariates != nil: return try fitCovariates(votes, counted, options)
    case .bradleyTerry:
      let model = BradleyTerry(
        ties: options.ties, hasOrderEffect: options.hasPositionEffect, regularization: options.regularization)
      return try rate(comparisons, by: model) { rated, ratings throws(StatisticsError) in
        rated.replicates = votes.replicates
        try rated.take(ratings, size: pairs, options)
      }
    case .plackettLuce:
      let model = PlackettLuce(regularization: options.regularization)
      let rankings = if let given = counted.rankings { given } else { try Rankings(comparisons) }
      return try rate(rankings, by: model) { rated, ratings throws(StatisticsError) in
        rated.replicates = votes.replicates
        try rated.take(ratings, size: size, options)
      }
    case .elo:
      let model = EloRating()
      return try rate(votes.inOrder(), by: model) { rated, _ in
        rated.notes = [
          "Elo with K = \(NumberWords.number(model.k)): \(EloRating.orderNote), and has no standard error."
        ]
      }
    case .winRate: return try resample(votes, comparisons, by: WinRate(over: .votes), size: pairs, options)
    case .meanWinRate: return try resample(votes, comparisons, by: WinRate(over: .opponents), size: pairs, options)
    // A point for each system ranked below is a win of each pair.
    case .borda: return try resample(votes, comparisons, by: BordaCount(), size: size, options)
    case .copeland: return try resample(votes, comparisons, by: CopelandScore(), size: pairs, options)
    case .pageRank: return try resample(votes, comparisons, by: PageRank(), size: pairs, options)
    case .eigenvector: return try resample(votes, comparisons, by: EigenvectorRating(), size: pairs, options)
    case .newman:
      return try rate(comparisons, by: NewmanRating()) { rated, ratings throws(StatisticsError) in
        rated.replicates = votes.replicates
        try rated.take(ratings, size: pairs, options)
      }
    }
  }

  /// Rates votes by any model; `describe` adds what is known about its ratings.
  private static func rate<Model: VoteModel>(
    _ votes: Model.Votes, by model: Model,
    describe: (inout Rated, Model.Ratings) throws(StatisticsError) -> Void
  ) throws(StatisticsError) -> Outcome {
    switch try model.ratings(of: votes) {
    case .undefined(let failure): return .undefined(failure)
    case .ratings(let ratings):
      var rated = Rated(estimates: ratings.values)
      try describe(&rated, ratings)
      return .rated(rated)
    }
  }

  /// Rates votes by a model without a likelihood, whose errors only resampled votes tell.
  private static func resample(
    _ votes: CountedVotes, _ comparisons: PairwiseComparisons, by model: some VoteModel<PairwiseComparisons>,
    size: String, _ options: VoteRanking.Options
  ) throws(StatisticsError) -> Outcome {
    try rate(comparisons, by: model) { rated, _ throws(StatisticsError) in
      rated.notes.append("\(options.model.rawValue) over \(size).")
      if options.model == .borda {
        rated.notes.append("Systems with more votes or rankings collect more points: see win-rate for a share.")
      }
      guard rated.estimates.allSatisfy({ $0 != nil }) else { return }
      let simulation = options.ranking.simulation
      @Sendable func ratings(_ resample: PairwiseComparisons) -> VoteBootstrap.Resample {
        let values = (try? model.ratings(of: resample))?.ratings?.values.compactMap(\.self)
        return .init(values?.count == resample.systemCount ? values : nil)
      }
      let bootstrap =
        if let replicates = votes.replicates {
          VoteBootstrap(of: replicates, threads: simulation.threads, estimator: ratings)
        } else {
          try VoteBootstrap(of: comparisons, simulation, estimator: ratings)
        }
      try rated.take(bootstrap, intervals: bootstrap.intervals(level: options.ranking.level), scale: 1)
    }
  }
}

extension VoteModelFit.Rated {
  /// Takes the errors of Bradley & Terry's model.
  fileprivate mutating func take(
    _ ratings: BradleyTerryRatings, size: String, _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    effects = ratings.orderEffect.map { [RatingEffect(.position, $0)] } ?? []
    try takeErrors(of: ratings, scale: .elo, options)
    note(
      "Bradley-Terry by maximum likelihood on the Elo scale with \(eloMean), ties \(options.ties.rawValue)",
      steps: ratings.steps, size: size, options)
  }

  /// A scale of ratings on which log-strengths are shown.
  fileprivate struct Scale {
    /// Points for one of log-strength.
    var factor: Double
    /// The rating of a log-strength of 0.
    var origin: Double
    /// An interval of log-strengths on the scale.
    var interval: (IntervalResult) -> IntervalResult

    static var elo: Self {
      Self(
        factor: EloScale.pointsPerLogUnit, origin: EloScale.rating(logStrength: 0),
        interval: EloScale.interval(logStrength:))
    }
    static var logStrengths: Self { Self(factor: 1, origin: 0) { $0 } }
  }

  /// What 1000 is the mean of.
  private var eloMean: String {
    guard let anchor else { return "mean 1000" }
    return
      "mean 1000 over the \(NumberWords.count(anchor.systems.count, "system")) whose \(anchor.systems.count == 1 ? "rating has" : "ratings have") both ends"
  }

  /// Takes the systems whose intervals have both ends as what the mean of the ratings is of, where others have not.
  private mutating func anchor(at anchor: RatingAnchor?, _ scale: Scale) {
    guard let anchor else { return }
    self.anchor = anchor
    let shift = anchor.mean(of: estimates.map { $0 ?? scale.origin }) - scale.origin
    estimates = estimates.map { $0.map { $0 - shift } }
  }

  /// Takes the errors of log-strengths of Bradley & Terry's model, which the ratings show on a scale.
  private mutating func takeErrors(
    of ratings: BradleyTerryRatings, scale: Scale, _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    guard options.intervals == .bootstrap else {
      return try takeCovariance(of: ratings, isClustered: ratings.comparisons.isClustered, scale: scale.factor, options)
    }
    let resampled =
      if let replicates {
        RatingResult.ratings(try ratings.bootstrap(replicates, threads: options.ranking.simulation.threads))
      } else {
        try ratings.bootstrap(options.ranking.simulation)
      }
    guard case .ratings(let drawn) = resampled else {
      notes.append(Self.singleClusterNote)
      return
    }
    let level = options.ranking.level
    var bootstrap = drawn
    if standsOn(drawn.usableCount, of: drawn.resampleCount) {
      let anchor = RatingAnchor(try drawn.logStrengthIntervals(level: level))
      self.anchor(at: anchor, scale)
      if let anchor { bootstrap = drawn.anchored(at: anchor) }
    }
    let isEnough = try take(
      bootstrap.logStrengths, of: bootstrap.resampleCount, separated: bootstrap.separated,
      intervals: bootstrap.logStrengthIntervals(level: level).map(scale.interval),
      covariance: bootstrap.covariance(), scale: scale.factor)
    guard isEnough, let position = bootstrap.orderEffects, !effects.isEmpty else { return }
    effects[0].interval = try bootstrap.orderEffectInterval(level: level)?.interval
    effects[0].standardError = effects[0].interval.map { _ in Self.standardDeviation(of: position) }
  }

  /// Takes the errors of Plackett & Luce's model.
  fileprivate mutating func take(
    _ ratings: PlackettLuceRatings, size: String, _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    try takeErrors(of: ratings, options)
    note(
      "Plackett-Luce by maximum likelihood on the Elo scale with \(eloMean)", steps: ratings.steps, size: size, options)
  }

  private mutating func takeErrors(
    of ratings: PlackettLuceRatings, _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    let scale = Scale.elo
    guard options.intervals == .bootstrap else {
      return try takeCovariance(
        of: ratings, isClustered: ratings.rankings.isClustered, scale: scale.factor, options)
    }
    let level = options.ranking.level
    var bootstrap: VoteBootstrap
    if let replicates {
      let model = ratings.model
      bootstrap = VoteBootstrap(of: replicates, threads: options.ranking.simulation.threads) { resample in
        let fitted = (try? Rankings(resample)).flatMap { rankings in try? model.ratings(of: rankings) }
        return VoteBootstrap.Resample(fitted?.ratings?.logStrengths)
      }
    } else {
      bootstrap = try ratings.bootstrap(options.ranking.simulation)
    }
    if standsOn(bootstrap.usableCount, of: bootstrap.resampleCount),
      let anchor = RatingAnchor(try bootstrap.intervals(level: level))
    {
      self.anchor(at: anchor, scale)
      bootstrap = bootstrap.anchored(at: anchor)
    }
    try take(bootstrap, intervals: bootstrap.eloIntervals(level: level), scale: scale.factor)
  }

  /// Takes the errors of Newman's model.
  ///
  /// Ranks are those of log-strengths, whose errors are nearly normal; strengths are skew, and the errors of a strong system so large
  /// that differences from it would say nothing. Standard errors of strengths are the strength times those.
  fileprivate mutating func take(
    _ ratings: NewmanRatings, size: String, _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    var logarithms = Self(estimates: ratings.fitted.logStrengths, replicates: replicates)
    try logarithms.takeErrors(of: ratings.fitted, scale: .logStrengths, options)
    notes = ["newman over \(size)."] + logarithms.notes
    (joint, resampled, anchor) = (logarithms.joint, logarithms.resampled, logarithms.anchor)
    if let anchor {
      notes[0] =
        "newman over \(size); the geometric mean of the \(NumberWords.count(anchor.systems.count, "system")) "
        + "whose \(anchor.systems.count == 1 ? "strength has" : "strengths have") both ends is 1."
    }
    estimates = logarithms.estimates.map { $0.map(NewmanRatings.strength(ofLog:)) }
    intervals = logarithms.intervals?.map(NewmanRatings.strengthInterval(ofLog:))
    standardErrors = logarithms.standardErrors.map { errors in
      zip(estimates, errors).map { strength, error in strength.flatMap { strength in error.map { strength * $0 } } }
    }
  }

  /// Says first how the ratings were made.
  mutating func note(_ method: String, steps: Int, size: String, _ options: VoteRanking.Options) {
    var opening = ["\(method), converged in \(steps) steps; \(size)."]
    if options.regularization != .none {
      opening.append(
        "With \(options.regularization): the ratings are shrunk towards each other, and intervals are about the shrunken ones: what "
          + "lies far apart they may miss more often than they say.")
    }
    notes = opening + notes
  }

  /// Takes the model's own covariance, with intervals of ± z standard errors.
  private mutating func takeCovariance(
    of ratings: some LogStrengthRatings, isClustered: Bool, scale: Double, _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    let kind: RatingCovarianceKind =
      options.intervals != .sandwich ? .information : isClustered ? .clusteredSandwich : .sandwich
    guard case .ratings(let covariance) = try ratings.covariance(kind, threads: options.ranking.simulation.threads)
    else {
      notes.append(Self.singleClusterNote)
      return
    }
    try setCovariance(covariance.logStrengths, scale: scale)
    let method: IntervalMethod = kind == .information ? .wald : .sandwich
    try setWaldIntervals(level: options.ranking.level, method: method)
    if let variance = covariance.orderEffectVariance, !effects.isEmpty {
      try effects[0].setError(max(0, variance).squareRoot(), level: options.ranking.level, method: method)
    }
  }

  private static func standardDeviation(of values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// Takes errors away that are all 0, as those of the sandwich are where every vote is a tie: they say nothing of other votes.
  fileprivate mutating func clearVanishingErrors() {
    guard let errors = standardErrors?.compactMap(\.self), !errors.isEmpty, errors.allSatisfy({ $0 == 0 }) else {
      return
    }
    clearErrors()
    notes.append("The votes vary about the ratings by nothing, which tells nothing of their errors: no intervals.")
  }

  /// Takes away all that is known of errors.
  private mutating func clearErrors() {
    (standardErrors, intervals, joint, resampled) = (nil, nil, nil, nil)
    for index in effects.indices { effects[index].clearError() }
  }

  /// Puts the errors by raters together with those of the same ratings by prompts and by both, which `fits` are in this order.
  ///
  /// Clustered by raters alone, 95 % intervals cover too little where prompts differ too (`make coverage`, votes).
  fileprivate mutating func cross(_ fits: [Self], isOfStrengths: Bool) throws(StatisticsError) {
    let covariances = fits.compactMap { $0.joint?.covariance }
    guard covariances.count == 3, let values = joint?.values ?? fits.first?.joint?.values else {
      clearErrors()
      notes.append(
        "The votes do not tell how ratings vary over raters and prompts together: no intervals (--cluster rater or --cluster prompt gives those of one)."
      )
      return
    }
    let known = try NormalEstimates(values, covariance: combined(covariances))
    (joint, resampled) = (known, nil)
    for index in effects.indices { effects[index].cross(fits.compactMap { $0.effects[index].standardError }) }
    for system in estimates.indices {
      guard let value = estimates[system], standardErrors?[system] != nil else { continue }
      standardErrors?[system] = known.standardErrors[system] * (isOfStrengths ? value : 1)
    }
    for fit in fits {
      for system in estimates.indices {
        guard let mine = intervals?[system].interval, let theirs = fit.intervals?[system].interval else { continue }
        guard !mine.isBounded || !theirs.isBounded else { continue }
        var wider = mine
        (wider.lower, wider.upper) = (min(mine.lower, theirs.lower), max(mine.upper, theirs.upper))
        intervals?[system] = .interval(wider)
        standardErrors?[system] = nil
      }
    }
  }

  /// The covariances by raters, by prompts and by both put together: of the ratings less the mean of the anchor, where there is one.
  ///
  /// The ratings that then have no end take no part, for of their few votes each may be a cluster: their rows are 0, and nothing is made of them.
  private func combined(_ covariances: [Matrix]) throws(StatisticsError) -> Matrix {
    guard let anchor else {
      return try TwoWayCovariance.combined(
        first: covariances[0], second: covariances[1], intersection: covariances[2])
    }
    let (systems, count) = (anchor.systems, anchor.systems.count)
    let known = try covariances.map { covariance throws(StatisticsError) in
      let centered = anchor.covariance(covariance)
      return try Matrix(
        rowCount: count, columnCount: count,
        elements: systems.flatMap { row in systems.map { centered[row, $0] } })
    }
    let combined = try TwoWayCovariance.combined(first: known[0], second: known[1], intersection: known[2])
    var places = [Int?](repeating: nil, count: estimates.count)
    for (place, system) in systems.enumerated() { places[system] = place }
    return try Matrix(
      rowCount: places.count, columnCount: places.count,
      elements: places.flatMap { row in
        places.map { column in row.flatMap { row in column.map { combined[row, $0] } } ?? 0 }
      })
  }

  /// The fewest raters or prompts that tell how ratings vary.
  private static let fewestClusters = 3

  /// Says by what votes were clustered, and makes intervals and ranks of Student's t with a degree of freedom fewer than there are clusters,
  /// fewer still where these cast unequal numbers of votes, and the fewer ones where raters and prompts cross; takes them away where the
  /// clusters are too few.
  ///
  /// Percentiles over resampled clusters are too narrow where these are few: with 3 of them they cover 74 %, with 8 89 %, with 20 93 %. The
  /// same errors with t cover 94 to 95 %, those of the clustered sandwich 95 to 96 % (`make coverage`, votes).
  fileprivate mutating func consider(
    _ clusterings: [CountedVotes.Clustering], noun: String, replicates: VoteReplicates?,
    _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    guard let fewest = clusterings.min(by: { $0.count < $1.count }), intervals != nil else { return }
    let count = fewest.count
    guard count > 1 || replicates != nil else { return }
    guard count >= Self.fewestClusters else {
      clearErrors()
      notes.append(
        "The \(noun)s are of \(NumberWords.count(count, fewest.unit)), too few to tell how ratings vary from one to the next: no intervals\([CountedVotes.rankingUnit, CountedVotes.replicateUnit].contains(fewest.unit) ? "" : " (unless --cluster says otherwise)")."
      )
      return
    }
    let degreesOfFreedom = clusterings.reduce(Double(count - 1)) { least, clustering in
      min(least, clustering.clusters?.degreesOfFreedom ?? least)
    }
    let isOfStrengths = options.model == .newman
    for system in estimates.indices where intervals?[system].interval?.isBounded == true {
      // Strengths are skew, their logarithms hardly.
      let (value, error) =
        isOfStrengths
        ? (joint?.values[system], joint?.standardErrors[system]) : (estimates[system], standardErrors?[system])
      guard let value, let error else { continue }
      var interval = try WaldInterval.interval(
        of: value, standardError: error, degreesOfFreedom: degreesOfFreedom, level: options.ranking.level)
      if replicates != nil { interval.method = .votePoissonBootstrapT }
      if options.model.isShare { (interval.lower, interval.upper) = (max(0, interval.lower), min(1, interval.upper)) }
      let result = IntervalResult.interval(interval)
      intervals?[system] = isOfStrengths ? NewmanRatings.strengthInterval(ofLog: result) : result
    }
    for index in effects.indices {
      guard let error = effects[index].standardError else { continue }
      try effects[index].setError(error, degreesOfFreedom: degreesOfFreedom, level: options.ranking.level)
      if replicates != nil { effects[index].interval?.method = .votePoissonBootstrapT }
    }
    if let known = joint, let covariance = known.covariance {
      joint = try NormalEstimates(known.values, covariance: covariance, degreesOfFreedom: degreesOfFreedom)
    }
    if let replicates {
      notes.append(VoteModelFit.note(replicates, clusters: count))
      return
    }
    let clusters = clusterings.map { NumberWords.count($0.count, $0.unit) }.joined(separator: " and ")
    let units = clusterings.map(\.unit).joined(separator: " and by ")
    notes.append(
      "Errors by \(units): \(clusters), whose \(clusterings.map(\.unit) == [CountedVotes.rankingUnit] ? "pairs" : "\(noun)s") stand together\(clusterings.count > 1 ? " (two-way clusters)" : ""); Student's t with \(degreesOfFreedomWords(degreesOfFreedom, clusterings, noun: noun))."
    )
  }

  /// `1.9 degrees of freedom, for raters have unequal numbers of votes, one of them 72 % of all`.
  private func degreesOfFreedomWords(
    _ degreesOfFreedom: Double, _ clusterings: [CountedVotes.Clustering], noun: String
  ) -> String {
    let isWhole = degreesOfFreedom == degreesOfFreedom.rounded()
    let degrees = NumberWords.counting(
      NumberWords.number(degreesOfFreedom, .decimals(isWhole ? 0 : 1)), "degree of freedom",
      plural: "degrees of freedom")
    let binding = clusterings.first { clustering in
      guard let clusters = clustering.clusters else { return false }
      return clusters.degreesOfFreedom <= degreesOfFreedom && degreesOfFreedom < Double(clustering.count - 1) - 0.05
    }
    guard let binding, let clusters = binding.clusters else { return degrees }
    let share = NumberWords.number(100 * clusters.sizes.largestShare, .decimals(0))
    return "\(degrees), for \(binding.unit)s have unequal numbers of \(noun)s, one of them \(share) % of all"
  }

  /// Says that clusters were to be told apart, and there is but one.
  static let singleClusterNote =
    "All votes are of one rater or prompt, so that nothing tells how ratings vary: no intervals (unless --cluster none takes single votes for independent)."

  /// Takes what resampled votes tell: `scale` times theirs are the ratings.
  ///
  /// A rating that no resample changes has no known error, and so ranks have no intervals: no resample of a system that won
  /// its three votes has a loss.
  mutating func take(
    _ bootstrap: VoteBootstrap, intervals: [IntervalResult], scale: Double
  ) throws(StatisticsError) {
    guard !bootstrap.hasSingleCluster else {
      notes.append(Self.singleClusterNote)
      return
    }
    guard
      try take(
        bootstrap.ratings, of: bootstrap.resampleCount, separated: bootstrap.separated, intervals: intervals,
        covariance: bootstrap.covariance(), scale: scale)
    else { return }
    let unvarying = bootstrap.unvaryingSystems
    guard !unvarying.isEmpty else { return }
    for system in unvarying { standardErrors?[system] = nil }
    joint = nil
    notes.append(
      "The rating of \(NumberWords.count(unvarying.count, "system")) is the same in every resample, which tells nothing about its "
        + "error: no interval there, and none of ranks but by the rule bootstrap.")
  }

  /// Takes the ratings of those of `drawn` resamples that determine some, if these are enough; whether there is a covariance.
  @discardableResult
  fileprivate mutating func take(
    _ ratings: Matrix, of drawn: Int, separated: SeparatedResamples, intervals: [IntervalResult], covariance: Matrix?,
    scale: Double
  ) throws(StatisticsError) -> Bool {
    noteLoss(ratings.rowCount, of: drawn, separated)
    guard standsOn(ratings.rowCount, of: drawn) else { return false }
    self.intervals = intervals
    resampled = ratings
    guard let covariance else { return false }
    try setCovariance(covariance, scale: scale)
    for (system, interval) in intervals.enumerated() where interval.interval?.isBounded != true {
      standardErrors?[system] = nil
    }
    return true
  }

  /// Whether so many resamples that determine ratings are enough: at least half.
  ///
  /// Of fewer there is nothing to be said about ranks either: those that determine ratings are the tidy ones.
  private func standsOn(_ usable: Int, of drawn: Int) -> Bool { usable > 1 && 2 * usable >= drawn }

  /// Says how many resamples determine no ratings, and what becomes of them.
  private mutating func noteLoss(_ usable: Int, of drawn: Int, _ separated: SeparatedResamples) {
    guard usable < drawn else { return }
    var note = "\(drawn - usable) of \(drawn) resamples determine no ratings"
    if !standsOn(usable, of: drawn) {
      note +=
        ": these are too few votes for intervals by resampling. --intervals wald, --pseudo-votes and --ridge give others."
    } else if separated.counts.contains(where: { $0.total > 0 }) {
      note +=
        ", for in them a system, or several together, won or lost all votes with the others or had none: that counts as a rating beyond all "
        + "others in its own interval, which may have no end there. The intervals of the others are those of the other resamples"
        + (anchor == nil
          ? "."
          : ", of ratings less the mean of those that have both ends: the mean of all would move with ratings that have not.")
    } else {
      note += " and are left out."
    }
    notes.append(note)
  }

  /// Takes the covariance of the ratings, which are `scale` times what it is the covariance of.
  mutating func setCovariance(_ covariance: Matrix, scale: Double) throws(StatisticsError) {
    let scaled = try Matrix(
      rowCount: covariance.rowCount, columnCount: covariance.columnCount,
      elements: covariance.elements.map { $0 * scale * scale })
    standardErrors = scaled.diagonal.map { max($0, 0).squareRoot() }
    joint = try NormalEstimates(estimates.compactMap(\.self), covariance: scaled)
  }

  /// The estimate ± z standard errors.
  mutating func setWaldIntervals(level: Double, method: IntervalMethod) throws(StatisticsError) {
    guard let standardErrors else { return }
    intervals = try zip(estimates, standardErrors).map { estimate, error throws(StatisticsError) in
      guard let estimate, let error else { return .undefined(.undefinedStatistic) }
      return .interval(try WaldInterval.interval(of: estimate, standardError: error, level: level, method: method))
    }
  }
}
