import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import StatisticsCore
import TableExport

/// `vgap rank`.
struct RankCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Ratings and ranks with intervals: from scores, from an estimates file, from votes, or from rankings.",
    discussion: """
      A dataset with votes or rankings and no scores, or --votes, is rated by a model; otherwise the scores are ranked.

      Examples:
        vgap rank video-generation --benchmark arena-t2v
        vgap rank video-generation --benchmark arena-t2v --ranks arena
        vgap rank votes.csv --ties davidson --intervals sandwich
        vgap rank estimates.csv --ranks tau-best --tau 3
        vgap rank votes.csv --against sora-2
        vgap rank votes.csv --position-effect --covariates length,resolution
        vgap rank ballots.csv --rankings wide
        vgap rank video-generation --benchmark arena-t2v --figure ranks.svg
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @Flag(help: "Rate the votes of a dataset that has scores too.")
  var votes = false

  @Option(help: "How votes are turned into ratings; by default bradley-terry, of rankings plackett-luce.")
  var model: RatingModel?

  @Option(
    help:
      "How a file of rankings is laid out: long, a row a system with its ranking and rank; wide, a row a ranking and a column a system; ordered, the systems in columns from the best on. Recognised where it can be."
  )
  var rankings: RankingForm?

  @Option(help: "Ties in Bradley-Terry.")
  var ties: TieRule = .half

  @Option(help: "Intervals of ratings from votes; by default bootstrap, with covariates sandwich.")
  var intervals: RatingIntervals?

  @Option(
    help:
      "What votes or rankings are clustered by; by default raters, prompts, or both, whichever every one names."
  )
  var cluster: VoteRanking.Options.Cluster?

  @Option(help: "A ridge on log-strengths, so that ratings exist; named in the output.")
  var ridge: Double?

  @Option(help: "Pseudo-votes for every system, so that ratings exist; named in the output.")
  var pseudoVotes: Double?

  @Flag(
    help:
      "Estimate the advantage of being shown first along with the ratings. Only where the columns of a vote are in the order in which it was shown."
  )
  var positionEffect = false

  @Option(
    help: ArgumentHelp(
      "Columns of a votes file that are held equal: length for length_a and length_b, or for one column of differences. Bradley-Terry alone.",
      valueName: "name,…"))
  var covariates: String?

  @Flag(help: "A table of what being shown first and the covariates are worth, instead of the ratings.")
  var effects = false

  @Option(help: "How rank intervals are made.")
  var ranks: RankRule = .simultaneous

  @Option(help: "The τ of tau-best.")
  var tau: Int = 1

  @Option(help: "How ties share ranks.")
  var rankTies: RankTieRule = .minimum

  @Option(
    help: "A system's key or name: how much every other differs from it, with intervals that hold for all together.")
  var against: String?

  @Flag(help: "How much every two systems differ, with intervals that hold for all together.")
  var pairs = false

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.hasVotes ? nil : contents.noScores }

  func validate() throws {
    guard tau > 0 else { throw ValidationError("--tau must be at least 1") }
    guard figures.files.isEmpty || !(pairs || effects) else {
      throw ValidationError(
        "--figure draws the ranks, or the differences from one system: leave out \(pairs ? "--pairs" : "--effects")")
    }
    guard against == nil || !pairs else { throw ValidationError("--against and --pairs exclude each other") }
    if let covariates, covariateNames.isEmpty || Set(covariateNames).count < covariateNames.count {
      throw ValidationError("--covariates takes different names, separated by commas, not '\(covariates)'")
    }
    guard !effects || positionEffect || covariates != nil else {
      throw ValidationError("--effects are those of --position-effect or --covariates: give one of these")
    }
    guard !effects || differences == nil else {
      throw ValidationError("--effects and --against or --pairs are tables of their own: give one")
    }
    guard ridge == nil || pseudoVotes == nil else {
      throw ValidationError("--ridge and --pseudo-votes exclude each other")
    }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(
        quiet: output.quiet, where: choice.rowFilters, rankings: rankings, covariates: covariateNames)
      let options = Ranking.Options(
        rankRule: ranks, tau: tau, ties: rankTies, level: simulation.level, simulation: simulation.simulation)
      let isOfRankings = !dataset.rankings.isEmpty
      let isOfVotes = votes || isOfRankings || (dataset.evaluations.isEmpty && !dataset.votes.isEmpty)
      if isOfVotes, !dataset.benchmarks.isEmpty, let condition = choice.conditions.first(where: { $0.system != nil }) {
        throw ValidationError(
          "--where \(condition.field) is about systems, and votes are filtered by the columns of votes.csv")
      }
      if !isOfVotes, let option = positionEffect ? "--position-effect" : covariates.map({ _ in "--covariates" }) {
        throw ValidationError("\(option) is about votes, and these are scores")
      }
      let board = isOfVotes ? nil : try choice.scoreboard(of: dataset)
      let ranking =
        try board?.ranking(options)
        ?? VoteRanking(
          of: dataset, benchmark: choice.benchmark.map { Benchmark.ID($0) },
          options: .init(
            model: model ?? (isOfRankings ? .plackettLuce : .bradleyTerry), ties: ties,
            intervals: intervals ?? (covariates == nil ? .bootstrap : .sandwich), regularization: regularization,
            hasPositionEffect: positionEffect, covariates: covariateNames, cluster: cluster, ranking: options)
        ).ranking()
      let differences = try differences.map { try SystemDifferences($0, in: ranking) }
      let document =
        try effects ? RatingEffects(in: ranking).document() : differences?.document() ?? ranking.document()
      let writeFigures = try figures.drawing { () throws(FigureError) in
        let context = FigureContext(dataset)
        guard let differences else { return try ranking.figure(of: document, on: board, in: context) }
        return try differences.figure(of: document, on: board, in: context)
      }
      try output.write(document, of: dataset, seed: simulation.seed)
      try writeFigures()
    }
  }

  private var covariateNames: [String] {
    covariates?.split(separator: ",").map { String($0).trimmingPrefix(" ") }.map(String.init) ?? []
  }

  private var differences: SystemDifferences.Family? { against.map { .against($0) } ?? (pairs ? .allPairs : nil) }

  private var regularization: RatingRegularization {
    ridge.map(RatingRegularization.ridge) ?? pseudoVotes.map(RatingRegularization.pseudoVotes) ?? .none
  }
}
