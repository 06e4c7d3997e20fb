import ArgumentParser
import GapAnalysis
import GapReport
import TableExport

/// `vgap lag`.
struct LagCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "lag",
    abstract: "How many months one side is behind the other, by each named definition.",
    discussion: """
      A positive number means that the second side is behind the first. The table shows beside each lag the range that it takes \
      when one organization is left out. Records that were not matched yet are kept as censored times, never dropped.

      Examples:
        vgap lag video-generation --benchmark vbench-1.0 --between US CN
        vgap lag video-generation --benchmark vbench-1.0 --table milestones
        vgap lag my-scores.csv --columns score=ECI,released_on="Release date"
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @OptionGroup var sides: SidesOptions

  @Option(help: "One measure; may be repeated. All, if left out.")
  var measure: [MeasureOption<LagMeasures>] = []

  @Option(help: "How far below a record a score still counts as a match, in the unit of the scores.")
  var tolerance: Double = 0

  @Option(help: "The limit of the mean time to match, in months; the longest time in the data, if left out.")
  var limit: Double?

  @Option(help: "Which table.")
  var table: LagTable = .lags

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.noDates }

  func validate() throws {
    guard figures.files.isEmpty || [.lags, .frontier].contains(table) else {
      throw ValidationError("--figure draws the lags, or the frontier: leave out --table \(table.rawValue)")
    }
    guard tolerance >= 0, tolerance.isFinite else { throw ValidationError("--tolerance must be 0 or more") }
    if let limit, !(limit > 0 && limit.isFinite) { throw ValidationError("--limit must be more than 0 months") }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      let board = try choice.scoreboard(of: dataset)
      let options = Pair.Options(
        level: simulation.level, simulation: simulation.simulation, tolerance: tolerance, restrictionMonths: limit)
      let sides = try sides.sides(in: dataset)
      let pair = try Pair(sides, on: board, options: options)
      switch table {
      case .lags:
        let answer = try Answer(.lag, of: pair, measures: measure.chosen())
        let document = try answer.document()
        let writeFigures = try figures.drawing { () throws(FigureError) in
          try answer.figure(of: document, in: FigureContext(dataset, sides: sides))
        }
        try output.write(document, of: dataset, seed: simulation.seed)
        try writeFigures()
      case .segments: try output.write(pair.segmentsDocument(), of: dataset)
      case .milestones: try output.write(pair.milestonesDocument(), of: dataset)
      case .frontier:
        let document = try pair.frontierDocument()
        let writeFigures = try figures.drawing { () throws(FigureError) in
          guard let answer = try? Answer(.lag, of: pair, measures: [.lagNow]) else { throw .nothingToShow }
          return try answer.frontierFigure(of: document, in: FigureContext(dataset, sides: sides))
        }
        try output.write(document, of: dataset)
        try writeFigures()
      }
    }
  }
}

/// The tables of `vgap lag`.
enum LagTable: String, CaseIterable, ExpressibleByArgument {
  /// The lag by each measure.
  case lags
  /// The lag at each score.
  case segments
  /// The records of the first side and when the second matched them.
  case milestones
  /// The best score so far of either side.
  case frontier
}
