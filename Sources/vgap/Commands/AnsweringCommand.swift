import ArgumentParser
import BenchmarkData
import GapAnalysis

/// A command that answers a question from a dataset. `vgap describe` lists those that can.
protocol AnsweringCommand: DatasetCommand {
  /// The dataset that it answers from.
  var input: DatasetOptions { get }

  /// Why it cannot answer from a dataset; `nil` if it can.
  static func obstacle(in contents: DatasetContents) -> String?
}

/// What a dataset has and lacks, as far as questions need it.
struct DatasetContents {
  /// Whether it has votes or rankings.
  let hasVotes: Bool
  let hasClaims: Bool
  /// Whether a benchmark has more than one dimension.
  let hasDimensions: Bool
  /// Why nothing can be said of scores; `nil` if it can.
  let noScores: String?
  /// Why benchmarks cannot be put together.
  let noSeveralBenchmarks: String?
  /// Why no two sides can be compared.
  let noSides: String?
  /// Why no two sides can be followed over time.
  let noDates: String?

  init(of dataset: Dataset) {
    hasVotes = !dataset.votes.isEmpty || !dataset.rankings.isEmpty
    hasClaims = !dataset.claims.isEmpty
    hasDimensions = dataset.benchmarks.values.contains { $0.dimensions.count > 1 }
    let scored = Set(
      dataset.evaluations.values.filter { !($0.scores.isEmpty && $0.publishedTotals.isEmpty) }.map(\.system))
    let systems = scored.compactMap { dataset.systems[$0] }
    noScores = systems.isEmpty ? "there are no scores" : nil
    noSeveralBenchmarks =
      noScores ?? (dataset.benchmarks.count >= CapabilityScale.minimumFamilies ? nil : "it needs three benchmarks")
    let countries = Set(systems.compactMap { dataset.country(of: $0) })
    let makers = Set(systems.compactMap(\.organization))
    noSides = noScores ?? (countries.count > 1 || makers.count > 1 ? nil : "it needs two countries or organizations")
    let dated = systems.count { $0.releasedOn != nil || $0.announcedOn != nil }
    noDates = noSides ?? (dated > 1 ? nil : "it needs dates of release")
  }
}
