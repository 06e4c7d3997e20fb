/// The Bradley-Terry log-likelihood of pair totals, its gradient and its information.
///
/// Parameters: a log-strength for each system (and one for the hypothetical system of pseudo-votes), then the order effect,
/// then log ν, where the model has them. With η the difference of the log-strengths of a pair plus the order effect:
///
/// - ties `half`: P(first) = 1 / (1 + e^−η), a tie is half a vote each way;
/// - ties `davidson`: P(first), P(second) and P(tie) are as e^(η/2), e^(−η/2) and ν.
///
/// Pseudo-votes are wins and losses without ties and without order.
struct PairLikelihood: RatingLikelihood, Sendable {
  let systemCount: Int
  var pairs: [PairTotals.Pair]
  let hasTieParameter: Bool
  let hasOrderEffect: Bool
  let ridge: Double
  let pseudoVotes: Double
  /// The log-strength that is held while solving, since only differences matter; none under a ridge.
  let heldNode: Int?

  var nodeCount: Int { systemCount + (pseudoVotes > 0 ? 1 : 0) }
  var orderIndex: Int? { hasOrderEffect ? nodeCount : nil }
  var tieIndex: Int? { hasTieParameter ? nodeCount + (hasOrderEffect ? 1 : 0) : nil }
  var parameterCount: Int { nodeCount + (hasOrderEffect ? 1 : 0) + (hasTieParameter ? 1 : 0) }

  init(
    systemCount: Int, pairs: [PairTotals.Pair], hasTieParameter: Bool, hasOrderEffect: Bool,
    regularization: RatingRegularization
  ) {
    self.systemCount = systemCount
    self.pairs = pairs
    self.hasTieParameter = hasTieParameter
    self.hasOrderEffect = hasOrderEffect
    switch regularization {
    case .none:
      (ridge, pseudoVotes) = (0, 0)
      var votes = [Double](repeating: 0, count: systemCount)
      for pair in pairs {
        votes[Int(pair.first)] += pair.total
        votes[Int(pair.second)] += pair.total
      }
      heldNode = votes.indices.max { votes[$0] < votes[$1] }
    case .ridge(let value):
      (ridge, pseudoVotes, heldNode) = (value, 0, nil)
    case .pseudoVotes(let value):
      (ridge, pseudoVotes, heldNode) = (0, value, systemCount)
    }
  }

  /// What one pair contributes at given parameters.
  struct PairTerms {
    /// The derivatives by η and by log ν, for the whole pair.
    var etaScore: Double
    var tieScore = 0.0
    /// The expected negative second derivatives.
    var etaInformation: Double
    var etaTieInformation = 0.0
    var tieInformation = 0.0
    var logLikelihood: Double
  }

  /// The score of a single vote by η and by log ν.
  @inline(__always)
  static func voteScore(_ outcome: ComparisonOutcome, eta: Double, logNu: Double?) -> (eta: Double, tie: Double) {
    let chances = probabilities(eta: eta, logNu: logNu)
    guard logNu != nil else {
      switch outcome {
      case .first: return (chances.second, 0)
      case .second: return (-chances.first, 0)
      case .tie: return (0.5 * (chances.second - chances.first), 0)
      }
    }
    switch outcome {
    case .first: return (chances.second + 0.5 * chances.tie, -chances.tie)
    case .second: return (-chances.first - 0.5 * chances.tie, -chances.tie)
    case .tie: return (0.5 * (chances.second - chances.first), 1 - chances.tie)
    }
  }

  @inline(__always)
  static func probabilities(eta: Double, logNu: Double?) -> (first: Double, second: Double, tie: Double) {
    guard let logNu else {
      let small = exp(-abs(eta))
      let large = 1 / (1 + small)
      return eta >= 0 ? (large, small * large, 0) : (small * large, large, 0)
    }
    let top = max(abs(eta) / 2, logNu)
    let (first, second, tie) = (exp(eta / 2 - top), exp(-eta / 2 - top), exp(logNu - top))
    let sum = first + second + tie
    return (first / sum, second / sum, tie / sum)
  }

  @inline(__always)
  static func halfTerms(_ pair: PairTotals.Pair, eta: Double) -> PairTerms {
    let (wins, losses) = (pair.firstHalfWins, pair.secondHalfWins)
    let small = exp(-abs(eta))
    let large = 1 / (1 + small)
    let (p, q) = eta >= 0 ? (large, small * large) : (small * large, large)
    return PairTerms(
      etaScore: wins * q - losses * p, etaInformation: (wins + losses) * p * q,
      logLikelihood: -(eta >= 0 ? losses : wins) * abs(eta) - (wins + losses) * log1p(small))
  }

  @inline(__always)
  static func davidsonTerms(_ pair: PairTotals.Pair, eta: Double, logNu: Double) -> PairTerms {
    let (p, q, r) = probabilities(eta: eta, logNu: logNu)
    let total = pair.total
    let top = max(abs(eta) / 2, logNu)
    let logSum = top + log(exp(eta / 2 - top) + exp(-eta / 2 - top) + exp(logNu - top))
    return PairTerms(
      etaScore: pair.firstWins * (q + r / 2) - pair.secondWins * (p + r / 2) + pair.ties * (q - p) / 2,
      tieScore: pair.ties * (p + q) - (pair.firstWins + pair.secondWins) * r,
      etaInformation: total * (p * q + (p + q) * r / 4),
      etaTieInformation: -total * (p - q) * r / 2,
      tieInformation: total * r * (p + q),
      logLikelihood: (pair.firstWins - pair.secondWins) * eta / 2 + pair.ties * logNu - total * logSum)
  }

  /// Calls `body` with each pair, η, and its terms; pseudo-votes come last, with `isReal` false.
  @inline(__always)
  private func forEachPair(
    at parameters: [Double], _ body: (_ pair: PairTotals.Pair, _ isReal: Bool, _ terms: PairTerms) -> Void
  ) {
    let order = orderIndex.map { parameters[$0] } ?? 0
    let logNu = tieIndex.map { parameters[$0] }
    for pair in pairs {
      let eta = parameters[Int(pair.first)] - parameters[Int(pair.second)] + order
      if let logNu {
        body(pair, true, Self.davidsonTerms(pair, eta: eta, logNu: logNu))
      } else {
        body(pair, true, Self.halfTerms(pair, eta: eta))
      }
    }
    guard pseudoVotes > 0 else { return }
    for system in 0..<systemCount {
      let pair = PairTotals.Pair(
        first: Int32(system), second: Int32(systemCount), firstWins: pseudoVotes, secondWins: pseudoVotes)
      body(pair, false, Self.halfTerms(pair, eta: parameters[system] - parameters[systemCount]))
    }
  }

  /// The log-likelihood (less the penalty) and its gradient.
  func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
    for index in gradient.indices { gradient[index] = 0 }
    var value = 0.0
    var orderScore = 0.0
    var tieScore = 0.0
    forEachPair(at: parameters) { pair, isReal, terms in
      gradient[Int(pair.first)] += terms.etaScore
      gradient[Int(pair.second)] -= terms.etaScore
      if isReal { orderScore += terms.etaScore }
      tieScore += terms.tieScore
      value += terms.logLikelihood
    }
    if let orderIndex { gradient[orderIndex] = orderScore }
    if let tieIndex { gradient[tieIndex] = tieScore }
    if ridge > 0 {
      for system in 0..<systemCount {
        gradient[system] -= ridge * parameters[system]
        value -= 0.5 * ridge * parameters[system] * parameters[system]
      }
    }
    return value
  }

  /// Fills the lower triangle with the information, the held parameter left out.
  func fillInformation(at parameters: [Double], into matrix: inout CholeskyWorkspace) {
    matrix.clear()
    let size = matrix.size
    let orderRow = orderIndex.flatMap(row)
    let tieRow = tieIndex.flatMap(row)
    matrix.lower.withUnsafeMutableBufferPointer { lower in
      forEachPair(at: parameters) { pair, isReal, terms in
        let information = terms.etaInformation
        let first = row(Int(pair.first))
        let second = row(Int(pair.second))
        if let first { lower[first * size + first] += information }
        if let second { lower[second * size + second] += information }
        if let first, let second { lower[max(first, second) * size + min(first, second)] -= information }
        guard isReal else { return }
        if let orderRow {
          if let first { lower[orderRow * size + first] += information }
          if let second { lower[orderRow * size + second] -= information }
          lower[orderRow * size + orderRow] += information
        }
        if let tieRow {
          if let first { lower[tieRow * size + first] += terms.etaTieInformation }
          if let second { lower[tieRow * size + second] -= terms.etaTieInformation }
          if let orderRow { lower[tieRow * size + orderRow] += terms.etaTieInformation }
          lower[tieRow * size + tieRow] += terms.tieInformation
        }
      }
      if ridge > 0 {
        for system in 0..<systemCount { lower[system * size + system] += ridge }
      }
    }
  }
}
