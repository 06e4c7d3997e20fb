/// The Plackett-Luce log-likelihood with ties.
///
/// Parameters: a log-strength for each system (and one for the hypothetical system of pseudo-votes), then log δ for each order
/// of ties that occurs.
struct RankingLikelihood: RatingLikelihood, Sendable {
  let systemCount: Int
  let nodeCount: Int
  let heldNode: Int?
  /// The orders of ties that occur, 2 and more; ascending.
  let tieOrders: [Int]

  private let rankings: [Rankings.Ranking]
  private let ridge: Double
  /// How often each parameter took part in a choice.
  private let choices: [Double]

  var parameterCount: Int { nodeCount + tieOrders.count }

  init(_ rankings: Rankings, regularization: RatingRegularization) {
    systemCount = rankings.systemCount
    // The same ranking of several clusters counts once, as often as all of them gave it.
    var all: [Rankings.Ranking] = []
    for ranking in rankings.rankings {
      if let last = all.last, last.groups == ranking.groups {
        all[all.count - 1].count += ranking.count
      } else {
        all.append(Rankings.Ranking(groups: ranking.groups, count: ranking.count))
      }
    }
    tieOrders = Set(all.flatMap { $0.groups.map(\.count) }).filter { $0 > 1 }.sorted()
    switch regularization {
    case .none:
      (nodeCount, ridge) = (systemCount, 0)
      var counts = [Double](repeating: 0, count: systemCount)
      for ranking in all {
        for system in ranking.groups.joined() { counts[system] += ranking.count }
      }
      heldNode = counts.indices.max { counts[$0] < counts[$1] }
    case .ridge(let value): (nodeCount, ridge, heldNode) = (systemCount, value, nil)
    case .pseudoVotes(let count):
      (nodeCount, ridge, heldNode) = (systemCount + 1, 0, systemCount)
      for system in 0..<systemCount {
        all.append(Rankings.Ranking(groups: [[system], [systemCount]], count: count))
        all.append(Rankings.Ranking(groups: [[systemCount], [system]], count: count))
      }
    }
    self.rankings = all
    var choices = [Double](repeating: 0, count: nodeCount + tieOrders.count)
    for ranking in all {
      let count = ranking.count * Double(Self.choiceCount(ranking))
      for system in ranking.groups.joined() { choices[system] += count }
      for tie in tieOrders.indices { choices[nodeCount + tie] += count }
    }
    self.choices = choices
  }

  /// With ties the information is a difference of sums of chances. Where the maximum is at infinity it ends as their
  /// rounding, and the gradient as zero.
  func isResolved(_ factored: CholeskyWorkspace) -> Bool {
    guard !tieOrders.isEmpty else { return true }
    return (0..<parameterCount).allSatisfy { parameter in
      guard let row = row(parameter) else { return true }
      let pivot = factored.lower[row * factored.size + row]
      return pivot * pivot > 64 * Double.ulpOfOne * choices[parameter]
    }
  }

  /// The number of choices of a ranking: a last system alone is no choice.
  private static func choiceCount(_ ranking: Rankings.Ranking) -> Int {
    ranking.groups.count - ((ranking.groups.last?.count ?? 0) > 1 ? 0 : 1)
  }

  func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
    for index in gradient.indices { gradient[index] = 0 }
    var value = 0.0
    for ranking in rankings {
      value +=
        tieOrders.isEmpty
        ? evaluateUntied(ranking, parameters, &gradient) : evaluateTied(ranking, parameters, &gradient)
    }
    for system in 0..<systemCount where ridge > 0 {
      gradient[system] -= ridge * parameters[system]
      value -= 0.5 * ridge * parameters[system] * parameters[system]
    }
    return value
  }

  /// The derivatives of the log-likelihood of a ranking that was given once, by the parameters that it moves.
  func scores(of ranking: Rankings.Ranking, at parameters: [Double]) -> [RatingSandwich.Score] {
    let single = Rankings.Ranking(groups: ranking.groups, count: 1)
    var gradient = [Double](repeating: 0, count: parameterCount)
    _ = tieOrders.isEmpty ? evaluateUntied(single, parameters, &gradient) : evaluateTied(single, parameters, &gradient)
    return (ranking.groups.joined().sorted() + Array(nodeCount..<parameterCount)).map { ($0, gradient[$0]) }
  }

  /// Without ties: what each choice takes from the others it gives to the chosen, so that nothing cancels.
  private func evaluateUntied(
    _ ranking: Rankings.Ranking, _ parameters: [Double], _ gradient: inout [Double]
  ) -> Double {
    let members = ranking.groups.map { $0[0] }
    var value = 0.0
    for place in 0..<(members.count - 1) {
      let chosen = parameters[members[place]]
      let others = members[(place + 1)...]
      let top = others.reduce(chosen) { max($0, parameters[$1]) }
      let rest = others.reduce(0) { $0 + exp(parameters[$1] - top) }
      let own = exp(chosen - top)
      for other in others {
        let taken = ranking.count * exp(parameters[other] - top) / (own + rest)
        gradient[other] -= taken
        gradient[members[place]] += taken
      }
      value += ranking.count * (chosen == top ? -log1p(rest) : chosen - top - log(own + rest))
    }
    return value
  }

  private func evaluateTied(
    _ ranking: Rankings.Ranking, _ parameters: [Double], _ gradient: inout [Double]
  ) -> Double {
    let members = Array(ranking.groups.joined())
    var value = 0.0
    var start = 0
    for group in ranking.groups.prefix(Self.choiceCount(ranking)) {
      let choice = Choice(members[start...], parameters, nodeCount: nodeCount, tieOrders: tieOrders)
      var logWorth = 0.0
      for system in group {
        gradient[system] += ranking.count / Double(group.count)
        logWorth += parameters[system] / Double(group.count)
      }
      if let tie = tieOrders.firstIndex(of: group.count) {
        gradient[nodeCount + tie] += ranking.count
        logWorth += parameters[nodeCount + tie]
      }
      value += ranking.count * (logWorth - choice.logSum)
      choice.addExpectations(times: -ranking.count, to: &gradient, nodeCount: nodeCount)
      start += group.count
    }
    return value
  }

  func fillInformation(at parameters: [Double], into matrix: inout CholeskyWorkspace) {
    matrix.clear()
    for ranking in rankings {
      if tieOrders.isEmpty {
        addUntied(ranking, parameters, to: &matrix)
      } else {
        addTied(ranking, parameters, to: &matrix)
      }
    }
    for system in 0..<systemCount where ridge > 0 { matrix.lower[system * matrix.size + system] += ridge }
  }

  private func add(_ value: Double, _ first: Int, _ second: Int, to matrix: inout CholeskyWorkspace) {
    guard let first = row(first), let second = row(second) else { return }
    matrix.lower[max(first, second) * matrix.size + min(first, second)] += value
  }

  /// Without ties all choices of a ranking at once: two systems share the choices up to the better of them. Sums are kept as
  /// logarithms, and the diagonal as a sum of positive terms.
  private func addUntied(_ ranking: Rankings.Ranking, _ parameters: [Double], to matrix: inout CholeskyWorkspace) {
    let members = ranking.groups.map { $0[0] }
    var logSums = [Double](repeating: 0, count: members.count)
    var logSum = -Double.infinity
    for place in members.indices.reversed() {
      logSum = Self.logOfSum(parameters[members[place]], logSum)
      logSums[place] = logSum
    }
    var squares = -Double.infinity
    for better in 0..<(members.count - 1) {
      squares = Self.logOfSum(squares, -2 * logSums[better])
      for worse in members[(better + 1)...] {
        let value = ranking.count * exp(parameters[members[better]] + parameters[worse] + squares)
        add(value, worse, worse, to: &matrix)
        add(value, members[better], members[better], to: &matrix)
        add(-value, members[better], worse, to: &matrix)
      }
    }
  }

  /// log(eᵃ + eᵇ).
  private static func logOfSum(_ a: Double, _ b: Double) -> Double {
    let top = max(a, b)
    return top + log1p(exp(min(a, b) - top))
  }

  private func addTied(_ ranking: Rankings.Ranking, _ parameters: [Double], to matrix: inout CholeskyWorkspace) {
    let members = Array(ranking.groups.joined())
    var start = 0
    for group in ranking.groups.prefix(Self.choiceCount(ranking)) {
      let choice = Choice(members[start...], parameters, nodeCount: nodeCount, tieOrders: tieOrders)
      choice.forEachCovariance { first, second, value in
        let firstParameter =
          first < choice.members.count ? choice.members[first] : nodeCount + first - choice.members.count
        let secondParameter =
          second < choice.members.count ? choice.members[second] : nodeCount + second - choice.members.count
        add(ranking.count * value, firstParameter, secondParameter, to: &matrix)
      }
      start += group.count
    }
  }
}
