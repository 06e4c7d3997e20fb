import StatisticsCore
import Tables

/// Bradley-Terry ratings of 1,000,000 votes among 100 systems, from a CSV file.
enum BradleyTerryBenchmark {
  @Sendable static func measure(_ arguments: [String], _ repetitions: Int) throws -> Measurement {
    let path = arguments.first ?? ""
    return try Measurement.of(repetitions: repetitions) {
      var options = CSV.ReadingOptions()
      options.threads = 2
      return try rate(CSV.read(path: path, options: options).table)
    } check: { ratings in
      var check: [String: Double] = [:]
      for name in ["system-000", "system-050", "system-099"] { check["rating of \(name)"] = ratings[name] }
      return check
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
