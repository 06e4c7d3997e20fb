import ArgumentParser
import GapAnalysis
import GapReport
import TableExport
import Tables

/// `vgap trend`.
struct TrendCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Whether the gap is closing, how fast, and when it would close.",
    discussion: """
      Straight lines through all dated systems of either side. A negative closing rate means that the gap moves toward the second \
      side. When the lines cross is told with Fieller's set, which often has no bounds: then the data do not tell.

      Examples:
        vgap trend video-generation --benchmark vbench-1.0 --between US CN
        vgap trend video-generation --benchmark arena-t2v --horizon 2027-12-31
        vgap trend my-scores.csv --columns score=ECI
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @OptionGroup var sides: SidesOptions

  @Option(help: "One measure; may be repeated. All, if left out.")
  var measure: [MeasureOption<TrendMeasures>] = []

  @Option(help: "Leave out systems dated earlier.")
  var from: CalendarDate?

  @Option(help: "Leave out systems dated later.")
  var to: CalendarDate?

  @Option(help: "The date by which the lines may have crossed; a year after the board's date, if left out.")
  var horizon: CalendarDate?

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.noDates }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      let board = try choice.scoreboard(of: dataset)
      let options = Pair.Options(
        level: simulation.level, simulation: simulation.simulation, from: from, to: to, horizon: horizon)
      let sides = try sides.sides(in: dataset)
      let pair = try Pair(sides, on: board, options: options)
      let answer = try Answer(.trend, of: pair, measures: measure.chosen())
      let document = try answer.document()
      let writeFigures = try figures.drawing { () throws(FigureError) in
        try answer.figure(of: document, in: FigureContext(dataset, sides: sides))
      }
      try output.write(document, of: dataset, seed: simulation.seed)
      try writeFigures()
    }
  }
}
