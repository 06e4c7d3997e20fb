import ArgumentParser
import BenchmarkData
import GapAnalysis

/// Which benchmarks a summary across them counts.
struct ScopeOptions: ParsableArguments {
  @Flag(
    help: "Across benchmarks: only those with an evaluation of the last year before the dataset's last date or --as-of."
  )
  var current = false

  @Option(
    help: ArgumentHelp(
      "Across benchmarks: only those whose scores these decide; human is both kinds of people's. May be repeated.",
      valueName: "judge"))
  var measuredBy: [JudgeChoice] = []

  /// What `--measured-by` takes.
  enum JudgeChoice: String, CaseIterable, ExpressibleByArgument {
    case human
    case humanVotes = "human-votes"
    case humanRatings = "human-ratings"
    case automaticMetrics = "automatic-metrics"
    case modelJudge = "model-judge"

    var judges: [Benchmark.Judge] {
      switch self {
      case .human: Benchmark.Judge.allCases.filter(\.isHuman)
      case .humanVotes: [.humanVotes]
      case .humanRatings: [.humanRatings]
      case .automaticMetrics: [.automaticMetrics]
      case .modelJudge: [.modelJudge]
      }
    }
  }

  /// The scope.
  var scope: BenchmarkScope {
    BenchmarkScope(isCurrentOnly: current, judges: Set(measuredBy.flatMap(\.judges)))
  }

  /// The first of the options that was given; `nil` if none was.
  var given: String? { current ? "--current" : measuredBy.isEmpty ? nil : "--measured-by" }
}
