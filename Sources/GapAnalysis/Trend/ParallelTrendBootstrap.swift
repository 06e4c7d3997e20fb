internal import StatisticsCore

/// The interval of the lag between parallel trends, from resampling organizations within each side.
enum ParallelTrendBootstrap {
  struct Result {
    var interval: ConfidenceInterval?
    var standardError: Double?
    var isUnbounded = false
    var notes: [String] = []
  }

  /// BCa, or percentile where there is no acceleration, in months.
  static func interval(
    _ a: DatedSystems, _ b: DatedSystems, level: Double, simulation: Simulation
  ) throws(StatisticsError) -> Result {
    var result = Result()
    let (daysA, scoresA, daysB, scoresB) = (a.days, a.scores, b.days, b.scores)
    // The bootstrap hands back the numbers it is given: here those of rows.
    let distribution = try Bootstrap.distribution(
      first: daysA.indices.map(Double.init), second: daysB.indices.map(Double.init),
      firstDesign: .clustered(by: clusters(a)), secondDesign: .clustered(by: clusters(b)), simulation: simulation
    ) { rowsA, rowsB in
      let (rowsA, rowsB) = (rowsA.map { Int($0) }, rowsB.map { Int($0) })
      let trend = ParallelTrend(
        daysA: rowsA.map { daysA[$0] }, scoresA: rowsA.map { scoresA[$0] },
        daysB: rowsB.map { daysB[$0] }, scoresB: rowsB.map { scoresB[$0] })
      return trend?.lagDays.map { $0 / daysPerMonth } ?? .nan
    }
    let undefined = Double(distribution.undefinedReplicateCount) / Double(max(1, simulation.resamples))
    guard distribution.degeneracy == nil || undefined > 0.5 else {
      result.notes.append("no interval: \(reason(distribution.degeneracy, a, b))")
      return result
    }
    guard undefined <= (1 - level) / 2 else {
      result.isUnbounded = true
      result.notes.append(
        "no bounded interval: in \(fixed(100 * undefined, digits: 0)) % of resamples no rise of scores with time is seen"
      )
      return result
    }
    switch try distribution.interval(level: level) {
    case .interval(let interval):
      result.interval = interval
      result.standardError = distribution.standardError
    case .undefined(let reason): result.notes.append("no interval: \(reason)")
    }
    return result
  }

  /// A number for each organization of a side.
  static func clusters(_ side: DatedSystems) -> [Int] {
    var numbers: [String: Int] = [:]
    return side.organizations.map { name in
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      return number
    }
  }

  private static func reason(_ degeneracy: Degeneracy?, _ a: DatedSystems, _ b: DatedSystems) -> String {
    let single = [a, b].filter { Set($0.organizations).count == 1 }.map(\.name)
    if !single.isEmpty { return "all systems of \(single.joined(separator: " and of ")) are of one organization" }
    return degeneracy?.description ?? "the bootstrap gives none"
  }
}
