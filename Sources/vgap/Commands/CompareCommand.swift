import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import StatisticsCore
import TableExport

/// `vgap compare`.
struct CompareCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Whether systems differ over prompts, runs, dimensions or benchmarks, and which of them.",
    discussion: """
      Without further options a row a system: its mean rank, its mean score, and letters; systems with a letter in common are not told \
      apart. --pairs or --against gives the differences with intervals and p-values, --aggregates and --profile the summaries of each \
      system, --agreement how far raters agree. Only prompts, runs, dimensions or benchmarks that all systems have count; --systems \
      chooses systems.

      Examples:
        vgap compare samples.csv
        vgap compare video-generation --benchmark storyeval-gpt4o
        vgap compare video-generation --benchmark fetv --dimension alignment --pairs
        vgap compare runs.csv --over runs --aggregates
        vgap compare scores.csv --over dimensions --pairwise nemenyi --figure cd.svg
        vgap compare video-generation --benchmark fetv --agreement
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @Option(
    help: """
      Over what: prompts of one dimension, runs (seeds) of the same prompts, dimensions, or benchmarks. If left out, prompts where one \
      dimension is compared, and dimensions else.
      """)
  var over: ComparisonBlocks?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Only these systems, by id, name or alias.", valueName: "system…"))
  var systems: [String] = []

  @Flag(help: "Every two systems: differences, intervals, effects, p-values.")
  var pairs = false

  @Option(help: ArgumentHelp("Every other system against this one, by key or name.", valueName: "system"))
  var against: String?

  @Flag(help: "Mean, median, interquartile mean and optimality gap of each system, with intervals.")
  var aggregates = false

  @Flag(help: "The share of prompts or runs of each system that are better than each of some thresholds.")
  var profile = false

  @Flag(help: "How far raters agree on the same videos, or in votes on the same pairs: Krippendorff's alpha.")
  var agreement = false

  @Option(name: .customLong("test"), help: "The test of all systems.")
  var omnibus: OmnibusTest = .imanDavenport

  @Option(
    help: """
      The test of two systems. If left out, wilcoxon, or ranks where what is compared over has no scale in common. Nemenyi holds for all \
      pairs by itself.
      """)
  var pairwise: PairwiseTest?

  @Option(
    help: """
      How p-values are adjusted for the number of pairs. If left out, holm. Shaffer takes at most 200 systems; bergmann-hommel, whose cost \
      grows exponentially, at most 12.
      """)
  var adjust: PairAdjustment?

  @Option(help: "The score from which the optimality gap is measured; if left out, the best that the scale allows.")
  var target: Double?

  @Option(help: "How far two ratings disagree, for --agreement; votes are nominal.")
  var metric: KrippendorffAlpha.Metric?

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figure: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.noScores }

  func validate() throws {
    let answers: [(option: String, isGiven: Bool)] = [
      ("--pairs", pairs), ("--against", against != nil), ("--aggregates", aggregates), ("--profile", profile),
      ("--agreement", agreement),
    ]
    let given = answers.filter(\.isGiven).map(\.option)
    guard given.count < 2 else { throw ValidationError("\(given[0]) and \(given[1]) exclude each other") }
    let isComparison = !(aggregates || profile || agreement)
    let tests: [(option: String, isGiven: Bool)] = [("--pairwise", pairwise != nil), ("--adjust", adjust != nil)]
    if let test = tests.first(where: \.isGiven)?.option, !isComparison {
      throw ValidationError("\(test) is about pairs of systems: leave it out with \(given[0])")
    }
    if target != nil, !aggregates { throw ValidationError("--target is for --aggregates") }
    if metric != nil, !agreement { throw ValidationError("--metric is for --agreement") }
    if !figure.files.isEmpty, let other = given.first {
      throw ValidationError("--figure is the picture of the mean ranks: leave out \(other)")
    }
    if agreement, over != nil { throw ValidationError("--agreement is over videos or votes: leave out --over") }
    if agreement, !systems.isEmpty { throw ValidationError("--agreement is of all systems: leave out --systems") }
    if choice.errorModel != .none {
      throw ValidationError("--error-model makes errors of scores; what is compared here has its own: leave it out")
    }
    if choice.dateKind != .released {
      throw ValidationError("--date-kind is for answers over time: leave it out")
    }
    if over != .benchmarks {
      if choice.missing != .complete {
        throw ValidationError(
          "--missing is about totals, for --over benchmarks: \(over?.rawValue ?? "blocks") that a system lacks are left out"
        )
      }
      if choice.composedOnly { throw ValidationError("--composed-only is about totals, for --over benchmarks") }
    }
    guard target.map(\.isFinite) ?? true else { throw ValidationError("--target takes a number") }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      if agreement {
        try output.write(raterAgreement(in: dataset).document(), of: dataset, seed: simulation.seed)
        return
      }
      let benchmark =
        over == .benchmarks ? choice.benchmark.map { Benchmark.ID($0) } : try choice.benchmarkID(in: dataset)
      let scores = try ComparedScores(
        .init(benchmark: benchmark, selection: choice.selection(in: dataset), blocks: over, systems: systems),
        in: dataset)
      if aggregates || profile {
        let summaries =
          profile
          ? try SystemAggregates(profileOf: scores, level: simulation.level, simulation: simulation.simulation)
          : try SystemAggregates(
            of: scores, target: target, level: simulation.level, simulation: simulation.simulation)
        try output.write(summaries.document(), of: dataset, seed: simulation.seed)
        return
      }
      let comparison = try SystemComparison(
        scores,
        options: .init(
          omnibus: omnibus, pairwise: pairwise, adjustment: adjust, reference: against, level: simulation.level,
          simulation: simulation.simulation))
      let write = try figure.drawing { () throws(FigureError) in
        try comparison.figure(in: FigureContext(dataset))
      }
      try output.write(
        pairs || against != nil ? comparison.pairsDocument() : comparison.document(), of: dataset, seed: simulation.seed
      )
      try write()
    }
  }

  /// The agreement of raters, or of voters where the dataset has votes and no scores.
  private func raterAgreement(in dataset: Dataset) throws -> RaterAgreement {
    guard !dataset.evaluations.isEmpty else {
      guard metric == nil || metric == .nominal else {
        throw ValidationError("votes name who won: leave out --metric \(metric?.rawValue ?? "")")
      }
      return try RaterAgreement(
        ofVotesIn: dataset, benchmark: choice.benchmark.map { Benchmark.ID($0) }, level: simulation.level,
        simulation: simulation.simulation)
    }
    return try RaterAgreement(
      of: choice.benchmarkID(in: dataset), in: dataset, selection: choice.selection(in: dataset),
      metric: metric ?? .interval, level: simulation.level, simulation: simulation.simulation)
  }
}
