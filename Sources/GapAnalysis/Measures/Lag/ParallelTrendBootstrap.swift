import Quantities
import StatisticsCore

/// The interval of the lag between parallel trends, from resampling organizations within each side.
enum ParallelTrendBootstrap {
  struct Result {
    var interval: ConfidenceInterval?
    var standardError: Double?
    var isUnbounded = false
    var notes: [Note] = []
  }

  /// BCa, or percentile where there is no acceleration, in months.
  ///
  /// Where more resamples than lie beyond an end of the interval have scores that do not rise with time, the lag has no such
  /// end.
  static func interval(_ pair: Pair) throws(StatisticsError) -> Result {
    var result = Result()
    let (level, simulation) = (pair.options.level, pair.options.simulation)
    let (a, b) = (pair.a.numbers.dated, pair.b.numbers.dated)
    let (daysA, scoresA, daysB, scoresB) = (a.days, a.scores, b.days, b.scores)
    // The bootstrap hands back the numbers it is given: here those of rows.
    let distribution = try Bootstrap.distribution(
      first: daysA.indices.map(Double.init), second: daysB.indices.map(Double.init),
      firstDesign: .clustered(by: clusters(pair.a)), secondDesign: .clustered(by: clusters(pair.b)),
      simulation: simulation
    ) { rowsA, rowsB in
      let (rowsA, rowsB) = (rowsA.map { Int($0) }, rowsB.map { Int($0) })
      let trend = ParallelTrend(
        daysA: rowsA.map { daysA[$0] }, scoresA: rowsA.map { scoresA[$0] },
        daysB: rowsB.map { daysB[$0] }, scoresB: rowsB.map { scoresB[$0] })
      return trend?.lagDays.map { $0 / daysPerMonth } ?? .nan
    }
    let undefined = Double(distribution.undefinedReplicateCount) / Double(max(1, simulation.resamples))
    guard distribution.degeneracy == nil || undefined > 0.5 else {
      result.notes.append("no interval: \(reason(distribution.degeneracy, pair))")
      return result
    }
    guard undefined <= (1 - level) / 2 else {
      result.isUnbounded = true
      result.notes.append(
        "no bounded interval: in \(NumberWords.number(undefined, .decimals(0), timesTenTo: 2)) % of resamples no rise of scores with time is seen"
      )
      return result
    }
    switch try distribution.interval(level: level) {
    case .interval(let interval):
      result.interval = interval
      result.standardError = distribution.standardError
    case .undefined(let reason): result.notes.append("no interval: \(reason.description)")
    }
    return result
  }

  /// A number for each organization of a side.
  private static func clusters(_ side: Side) -> [Int] {
    var numbers: [String: Int] = [:]
    return side.organizations.map { name in
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      return number
    }
  }

  private static func reason(_ degeneracy: Degeneracy?, _ pair: Pair) -> String {
    let single = [pair.a, pair.b].filter { Set($0.organizations).count == 1 }.map(\.name)
    if !single.isEmpty { return "all systems of \(single.joined(separator: " and of ")) are of one organization" }
    return degeneracy?.description ?? "the bootstrap gives none"
  }
}
