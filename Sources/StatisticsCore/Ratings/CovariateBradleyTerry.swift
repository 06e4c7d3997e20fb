/// The Bradley-Terry model with covariates of the votes: what else makes a system win than how good it is.
///
/// log odds that the first beats the second = θ₁ − θ₂ + δ + Σ βₖ xₖ / sₖ, with xₖ the first's covariate less the second's, sₖ the standard
/// deviation of these differences over the votes, and δ the advantage of being shown first, if it is asked for. The log-strengths θ are then
/// those at equal covariates. A tie is half a win each way. It is the logistic regression of R's
/// `glm(y ~ 0 + …, family = quasibinomial)`, as the Chatbot Arena controls for style (Li, Angelopoulos & Chiang, 2024,
/// https://lmsys.org/blog/2024-08-28-style-control/); there differences are also divided by sums and centred, which only counts allow.
public struct CovariateBradleyTerry: Hashable, Sendable {
  /// Whether to estimate the advantage of being shown first.
  public var hasOrderEffect: Bool
  /// What is added to the votes; it is about log-strengths alone.
  public var regularization: RatingRegularization
  /// The largest number of Newton steps; at least 1.
  public var maximumSteps: Int

  /// A model.
  public init(
    hasOrderEffect: Bool = false, regularization: RatingRegularization = .none, maximumSteps: Int = 100
  ) {
    self.hasOrderEffect = hasOrderEffect
    self.regularization = regularization
    self.maximumSteps = maximumSteps
  }

  /// Rates the systems and their covariates.
  ///
  /// Edge cases: `undefined` with the reason where systems are not linked both ways by wins, where the differences of a covariate do not vary
  /// or follow from which systems are compared, from the order and from the covariates before it (`covariateNotIdentified`), and where covariates
  /// explain votes without error, so that their effects have no end (`covariatesSeparate`).
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a regularization or number of steps out of range.
  /// - Complexity: O(steps · (votes · covariates² + systems³/3)).
  public func ratings(of votes: CovariateVotes) throws(StatisticsError) -> RatingResult<CovariateRatings> {
    try RatingSolver.validate(regularization, maximumSteps: maximumSteps)
    let graph = ComparisonGraph(PairTotals(votes.comparisons, keepingOrder: false), systemCount: votes.systemCount)
    func undefined(_ reason: RatingFailure.Reason) -> RatingResult<CovariateRatings> {
      .undefined(RatingFailure(reason: reason, graph: graph))
    }
    if votes.systemCount < 2 { return undefined(.tooFewSystems) }
    if votes.rows.isEmpty { return undefined(.noVotes) }
    if regularization == .none && !graph.isStronglyConnected { return undefined(.notStronglyConnected) }
    let scales = votes.scales
    if let constant = scales.firstIndex(of: 0) { return undefined(.covariateNotIdentified(constant)) }
    let likelihood = CovariateLikelihood(
      votes, scales: scales, hasOrderEffect: hasOrderEffect, regularization: regularization)
    if let place = likelihood.firstUnidentified {
      return undefined(
        hasOrderEffect && place == 0 ? .orderNotIdentified : .covariateNotIdentified(place - (hasOrderEffect ? 1 : 0)))
    }
    let solution = RatingSolver.solve(
      likelihood, from: Array(repeating: 0, count: likelihood.parameterCount), maximumSteps: maximumSteps)
    // A fit to votes that are separated may also end where what is left is rounding.
    let extreme = solution.parameters.suffix(scales.count + (hasOrderEffect ? 1 : 0)).contains { abs($0) > 12 }
    if !solution.hasConverged || extreme,
      let reason = CovariateSeparation(votes, scales: scales, model: self).reason
    {
      return undefined(reason)
    }
    guard solution.hasConverged else { return undefined(.notConverged(steps: solution.steps)) }
    return .ratings(
      CovariateRatings(votes: votes, graph: graph, scales: scales, likelihood: likelihood, solution: solution))
  }
}

/// Votes of which each has its differences of covariates.
public struct CovariateVotes: Sendable {
  /// So many votes that agree in all but their cluster.
  struct Row: Sendable {
    var first: Int
    var second: Int
    var outcome: ComparisonOutcome
    var count: Double
  }

  /// The votes without their covariates.
  public let comparisons: PairwiseComparisons
  /// For each covariate the difference of each row, first less second.
  public private(set) var differences: [[Double]]
  let rows: [Row]

  /// The number of systems.
  public var systemCount: Int { comparisons.systemCount }

  /// Takes votes given as columns.
  ///
  /// - Parameters:
  ///   - systemCount: The number of systems.
  ///   - first: The system shown first, a value a row, in `0 ..< systemCount`.
  ///   - second: The system shown second; never the first.
  ///   - outcomes: What the row's votes said.
  ///   - counts: How often, a whole number from 0 to 2⁵³; once each if omitted.
  ///   - differences: A column a covariate: the first system's less the second's, finite.
  /// - Throws: ``StatisticsError`` for columns of unequal length and for values outside these ranges.
  public init(
    systemCount: Int, first: [Int], second: [Int], outcomes: [ComparisonOutcome], counts: [Double]? = nil,
    differences: [[Double]]
  ) throws(StatisticsError) {
    comparisons = try PairwiseComparisons(
      systemCount: systemCount, first: first, second: second, outcomes: outcomes, counts: counts)
    for (index, column) in differences.enumerated() {
      guard column.count == first.count else {
        throw .unequalLengths(
          first: "first", firstCount: first.count, second: "differences[\(index)]", secondCount: column.count)
      }
      if let value = column.first(where: { !$0.isFinite }) {
        throw .invalidArgument(name: "differences[\(index)]", found: "\(value)", requirement: "a finite number")
      }
    }
    self.differences = differences
    rows = first.indices.map {
      Row(first: first[$0], second: second[$0], outcome: outcomes[$0], count: counts?[$0] ?? 1)
    }
  }

  /// The same votes with some of their covariates.
  func selecting(_ covariates: [Int]) -> Self {
    var copy = self
    copy.differences = covariates.map { differences[$0] }
    return copy
  }

  /// The standard deviation (n − 1) of each covariate's differences over the votes; 0 where they do not vary but by rounding.
  public var scales: [Double] {
    let total = rows.reduce(0) { $0 + $1.count }
    return differences.map { column in
      let mean = zip(column, rows).reduce(0) { $0 + $1.0 * $1.1.count } / total
      let squares = zip(column, rows).reduce(0) { $0 + $1.1.count * ($1.0 - mean) * ($1.0 - mean) }
      let largest = column.reduce(0) { max($0, abs($1)) }
      let scale = total > 1 ? (squares / (total - 1)).squareRoot() : 0
      return scale > 1e-12 * largest ? scale : 0
    }
  }
}

/// The ratings of a fitted ``CovariateBradleyTerry`` model.
public struct CovariateRatings: Sendable {
  /// The votes that it was fitted to.
  public let votes: CovariateVotes
  /// Who beat whom.
  public let graph: ComparisonGraph
  /// The log-strengths θ at equal covariates, one a system; their mean is zero.
  public let logStrengths: [Double]
  /// The advantage δ of being shown first, in log-odds, where the model has it.
  public let orderEffect: Double?
  /// The effects β of the covariates, in log-odds for a difference of one standard deviation.
  public let effects: [Double]
  /// The standard deviations s of the covariates' differences.
  public let scales: [Double]
  /// The logarithm of the likelihood, a half-win counting with exponent ½.
  public let logLikelihood: Double
  /// The number of Newton steps.
  public let steps: Int

  private let likelihood: CovariateLikelihood
  private let parameters: [Double]

  fileprivate init(
    votes: CovariateVotes, graph: ComparisonGraph, scales: [Double], likelihood: CovariateLikelihood,
    solution: RatingSolver.Solution
  ) {
    self.votes = votes
    self.graph = graph
    self.scales = scales
    self.likelihood = likelihood
    parameters = solution.parameters
    logStrengths = Array(parameters.prefix(votes.systemCount))
    orderEffect = likelihood.hasOrderEffect ? parameters[likelihood.nodeCount] : nil
    effects = Array(parameters.suffix(scales.count))
    logLikelihood = solution.logLikelihood
    steps = solution.steps
  }

  /// The ratings on the Elo scale: 400 points are odds of ten to one, and the mean of the systems is 1000.
  public var eloRatings: [Double] { logStrengths.map(EloScale.rating(logStrength:)) }

  /// The joint covariance of the log-strengths, of the order effect where there is one, and of the covariates' effects, in this order.
  ///
  /// - Parameters:
  ///   - kind: How it is estimated. The sandwich is R's `sandwich::sandwich`, with clusters `vcovCL(type = "HC0", cadjust = TRUE)`.
  ///   - clusters: The cluster of each row, for the clustered sandwich.
  ///   - threads: The number of threads; it changes nothing but the time.
  /// - Returns: `undefined` where all rows are of one cluster.
  /// - Throws: ``StatisticsError`` for clusters that do not fit or are not there, and for singular information.
  /// - Complexity: O(parameters³ + rows · parameters).
  public func covariance(
    _ kind: RatingCovarianceKind = .sandwich, clusters: [Int]? = nil, threads: Int = 1
  ) throws(StatisticsError) -> RatingResult<Matrix> {
    guard threads >= 1 else {
      throw .invalidArgument(name: "threads", found: "\(threads)", requirement: "at least 1")
    }
    var full = try likelihood.inverseInformation(at: parameters, threads: threads)
    switch kind {
    case .information: break
    case .sandwich:
      var sandwich = RatingSandwich(size: likelihood.parameterCount)
      for (index, row) in votes.rows.enumerated() {
        sandwich.add(likelihood.scores(ofRow: index, at: parameters), times: row.count)
      }
      full = sandwich.covariance(bread: full, threads: threads)
    case .clusteredSandwich:
      guard let clusters else {
        throw .invalidArgument(name: "kind", found: kind.rawValue, requirement: "used with clusters")
      }
      guard clusters.count == votes.rows.count else {
        throw .unequalLengths(
          first: "votes", firstCount: votes.rows.count, second: "clusters", secondCount: clusters.count)
      }
      guard Set(clusters).count > 1 else {
        return .undefined(RatingFailure(reason: .singleCluster, graph: graph))
      }
      var sandwich = RatingSandwich(size: likelihood.parameterCount)
      sandwich.add(clusters: clusters) { index in
        likelihood.scores(ofRow: index, at: parameters).map { ($0.parameter, votes.rows[index].count * $0.score) }
      }
      full = sandwich.covariance(bread: full, threads: threads)
    }
    let size = likelihood.parameterCount
    let kept = Array(0..<votes.systemCount) + Array(likelihood.nodeCount..<size)
    return .ratings(
      Matrix(
        uncheckedRowCount: kept.count, columnCount: kept.count,
        elements: kept.flatMap { row in kept.map { full[row * size + $0] } }))
  }
}

/// The log-likelihood: parameters are the log-strengths (and that of the hypothetical system of pseudo-votes), the order effect where there is
/// one, then the effects of the covariates.
struct CovariateLikelihood: RatingLikelihood, Sendable {
  let systemCount: Int
  let nodeCount: Int
  let heldNode: Int?
  let hasOrderEffect: Bool
  let ridge: Double
  let pseudoVotes: Double
  let rows: [CovariateVotes.Row]
  /// The differences over their standard deviations, all of a row side by side.
  private let covariates: [Double]
  private let covariateCount: Int

  var parameterCount: Int { nodeCount + (hasOrderEffect ? 1 : 0) + covariateCount }
  var firstCovariate: Int { nodeCount + (hasOrderEffect ? 1 : 0) }

  init(_ votes: CovariateVotes, scales: [Double], hasOrderEffect: Bool, regularization: RatingRegularization) {
    systemCount = votes.systemCount
    rows = votes.rows
    covariateCount = scales.count
    self.hasOrderEffect = hasOrderEffect
    covariates = votes.rows.indices.flatMap { row in
      scales.indices.map { votes.differences[$0][row] / scales[$0] }
    }
    switch regularization {
    case .none:
      var counts = [Double](repeating: 0, count: systemCount)
      for row in votes.rows {
        counts[row.first] += row.count
        counts[row.second] += row.count
      }
      (nodeCount, ridge, pseudoVotes) = (systemCount, 0, 0)
      heldNode = counts.indices.max { counts[$0] < counts[$1] }
    case .ridge(let value): (nodeCount, ridge, pseudoVotes, heldNode) = (systemCount, value, 0, nil)
    case .pseudoVotes(let value): (nodeCount, ridge, pseudoVotes, heldNode) = (systemCount + 1, 0, value, systemCount)
    }
  }

  /// The parameters that a row's log odds are a sum of, with their factors.
  func terms(_ index: Int) -> [(parameter: Int, factor: Double)] {
    var terms = [(rows[index].first, 1.0), (rows[index].second, -1.0)]
    if hasOrderEffect { terms.append((nodeCount, 1)) }
    for covariate in 0..<covariateCount {
      terms.append((firstCovariate + covariate, covariates[index * covariateCount + covariate]))
    }
    return terms
  }

  /// Calls `body` with the terms, the totals and the log odds of each row, those of pseudo-votes included.
  private func forEachRow(
    at parameters: [Double], _ body: (_ terms: [(parameter: Int, factor: Double)], PairLikelihood.PairTerms) -> Void
  ) {
    for (index, row) in rows.enumerated() where row.count > 0 {
      let terms = terms(index)
      var pair = PairTotals.Pair(first: 0, second: 0)
      pair.add(row.outcome, row.count)
      let eta = terms.reduce(0) { $0 + parameters[$1.parameter] * $1.factor }
      body(terms, PairLikelihood.halfTerms(pair, eta: eta))
    }
    guard pseudoVotes > 0 else { return }
    for system in 0..<systemCount {
      var pair = PairTotals.Pair(first: 0, second: 0)
      (pair.firstWins, pair.secondWins) = (pseudoVotes, pseudoVotes)
      body(
        [(system, 1), (systemCount, -1)],
        PairLikelihood.halfTerms(pair, eta: parameters[system] - parameters[systemCount]))
    }
  }

  func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
    for index in gradient.indices { gradient[index] = 0 }
    var value = 0.0
    forEachRow(at: parameters) { terms, pair in
      value += pair.logLikelihood
      for term in terms { gradient[term.parameter] += pair.etaScore * term.factor }
    }
    for system in 0..<systemCount where ridge > 0 {
      gradient[system] -= ridge * parameters[system]
      value -= 0.5 * ridge * parameters[system] * parameters[system]
    }
    return value
  }

  func fillInformation(at parameters: [Double], into matrix: inout CholeskyWorkspace) {
    matrix.clear()
    forEachRow(at: parameters) { terms, pair in
      for (place, left) in terms.enumerated() {
        guard let row = row(left.parameter) else { continue }
        for right in terms[...place] {
          guard let column = self.row(right.parameter) else { continue }
          matrix.lower[max(row, column) * matrix.size + min(row, column)] +=
            pair.etaInformation * left.factor * right.factor
        }
      }
    }
    for system in 0..<systemCount where ridge > 0 { matrix.lower[system * matrix.size + system] += ridge }
  }

  /// The score of a single vote of a row.
  func scores(ofRow index: Int, at parameters: [Double]) -> [RatingSandwich.Score] {
    let terms = terms(index)
    let eta = terms.reduce(0) { $0 + parameters[$1.parameter] * $1.factor }
    let score = PairLikelihood.voteScore(rows[index].outcome, eta: eta, logNu: nil).eta
    return terms.map { ($0.parameter, score * $0.factor) }
  }

  /// The first of the order effect and the covariates that follows from what stands before it, the systems first of all.
  ///
  /// What is left of each is its residual in a regression on those: less than 10⁻⁷ of its sum of squares is rounding.
  var firstUnidentified: Int? {
    let extra = parameterCount - nodeCount
    guard extra > 0 else { return nil }
    var systems = CholeskyWorkspace(size: systemCount)
    var mixed = [[Double]](repeating: Array(repeating: 0, count: systemCount), count: extra)
    var left = [[Double]](repeating: Array(repeating: 0, count: extra), count: extra)
    for (index, row) in rows.enumerated() {
      let terms = terms(index)
      for (place, one) in terms.enumerated() {
        for other in terms[...place] {
          let value = row.count * one.factor * other.factor
          let (high, low) = (max(one.parameter, other.parameter), min(one.parameter, other.parameter))
          if high < systemCount {
            systems.lower[high * systemCount + low] += value
          } else if low < systemCount {
            mixed[high - nodeCount][low] += value
          } else {
            left[high - nodeCount][low - nodeCount] += value
          }
        }
      }
    }
    // Strengths are known but for a constant: a little on the diagonal makes the matrix regular.
    let trace = (0..<systemCount).reduce(0.0) { $0 + systems.lower[$1 * systemCount + $1] }
    for system in 0..<systemCount {
      systems.lower[system * systemCount + system] += 1e-10 * trace / Double(systemCount)
    }
    guard systems.factor() else { return 0 }
    let totals = left.indices.map { left[$0][$0] }
    let solved = mixed.map { column in
      var column = column
      systems.solve(&column)
      return column
    }
    for row in 0..<extra {
      for column in 0...row { left[row][column] -= zip(mixed[row], solved[column]).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    for pivot in 0..<extra {
      guard left[pivot][pivot] > 1e-7 * totals[pivot] else { return pivot }
      for row in (pivot + 1)..<max(extra, pivot + 1) {
        let factor = left[row][pivot] / left[pivot][pivot]
        for column in (pivot + 1)..<(row + 1) { left[row][column] -= factor * left[column][pivot] }
      }
    }
    return nil
  }
}
