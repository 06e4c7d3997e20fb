import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import TableExport

/// `vgap score`.
struct ScoreCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Group and total scores of each system, as the benchmark composes them, beside the published ones.",
    discussion: """
      Examples:
        vgap score video-generation --benchmark vbench-1.0
        vgap score video-generation --benchmark vbench-1.0 --where access=open
        vgap score video-generation --benchmark vbench-1.0 --samples
        vgap score my-scores.csv --format json
        vgap score my_results/

      Results of VBench are scored as the benchmark does, with standard errors clustered by prompt, and ranked among the systems of its \
      board.
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions
  @Flag(help: "What the per-video samples say: standard errors by prompt, design effects, intraclass correlations.")
  var samples = false

  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.noScores }

  func validate() throws {
    guard figures.files.isEmpty || !samples else {
      throw ValidationError("--figure draws the scores of a board: leave out --samples")
    }
  }

  func run() throws {
    try output.reportingFailures {
      if !samples,
        let own = try input.ownResults(
          benchmark: choice.benchmark, quiet: output.quiet, where: choice.rowFilters)
      {
        let standing = try BoardStanding(
          of: own.evaluation.system.id, on: own.benchmark.id, in: own.board, selection: choice.selection(in: own.board))
        let document = try standing.document()
        let writeFigures = try figures.drawing { () throws(FigureError) in
          try standing.figure(of: document, in: FigureContext(own.board))
        }
        try output.write(document, of: own.board)
        return try writeFigures()
      }
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      if samples {
        try writeSamples(dataset)
        return
      }
      let board = try choice.boardOrNothing(of: dataset)
      if board.definesNothing {
        guard figures.files.isEmpty else {
          throw ValidationError(
            "--figure draws one score a system, and \(board.benchmark.id) defines no total: choose a dimension with --dimension: "
              + board.benchmark.quantityNames.dropFirst().joined(separator: ", "))
        }
        try output.write(
          DimensionScores(of: board.benchmark.id, in: dataset, selection: choice.selection(in: dataset)).document(),
          of: dataset)
      } else {
        let document = try board.document()
        let writeFigures = try figures.drawing { () throws(FigureError) in
          try board.figure(of: document, in: FigureContext(dataset))
        }
        try output.write(document, of: dataset)
        try writeFigures()
      }
    }
  }

  private func writeSamples(_ dataset: Dataset) throws {
    let id = try choice.benchmarkID(in: dataset)
    guard let benchmark = dataset.benchmarks[id] else {
      throw AnalysisError.unknownBenchmark(id.text, known: dataset.benchmarks.keys.map(\.text))
    }
    guard let errors = SampleErrors(of: benchmark, in: dataset) else {
      throw Failure("the dataset has no per-video samples of \(benchmark.title)")
    }
    try output.write(errors.document(of: benchmark, in: dataset, level: 0.95), of: dataset)
  }
}
