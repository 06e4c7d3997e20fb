import StatisticsCore
import Tables

/// Bradley-Terry ratings of votes in a CSV file.
enum BradleyTerryBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    try Measurement.of {
      var options = CSV.ReadingOptions()
      options.threads = 2
      return try rate(CSV.read(path: workload.path, options: options).table)
    } check: { ratings in
      let names = ratings.keys.sorted()
      let shown = Set([0, names.count / 2, names.count - 1]).filter(names.indices.contains)
      return Dictionary(uniqueKeysWithValues: shown.map { ("rating of \(names[$0])", ratings[names[$0]] ?? .nan) })
    }
  }

  private static func rate(_ table: Table) throws -> [String: Double] {
    guard case .text(let first)? = table["system_a"]?.values, case .text(let second)? = table["system_b"]?.values,
      case .text(let outcome)? = table["outcome"]?.values
    else { return [:] }
    var systems = TextDictionary()
    var outcomes = TextDictionary()
    let firstSystems = systems.encode(first)
    let secondSystems = systems.encode(second)
    let kinds = outcomes.encode(outcome)
    let meanings = outcomes.texts.map { $0 == "a" ? ComparisonOutcome.first : $0 == "b" ? .second : .tie }
    var builder = try PairwiseComparisons.Builder(systemCount: systems.texts.count)
    for row in kinds.indices {
      guard let first = firstSystems[row], let second = secondSystems[row], let kind = kinds[row] else { continue }
      try builder.add(first: first, second: second, outcome: meanings[kind])
    }
    let ratings = try BradleyTerry().ratings(of: builder.build()).ratings?.eloRatings ?? []
    return Dictionary(uniqueKeysWithValues: zip(systems.texts, ratings))
  }
}
