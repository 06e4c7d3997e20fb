import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import TableExport

/// What `--across` takes.
enum AcrossChoice: String, CaseIterable, ExpressibleByArgument {
  case benchmarks
  case families
  case evaluations
  case dates

  /// What is varied; `nil` for families, which are put together.
  var axis: GapAxis? { GapAxis(rawValue: rawValue) }
}

/// `vgap gap`.
struct GapCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: "Every named gap score between two countries, organizations, or kinds of access.",
    discussion: """
      A positive number means that the first side is ahead. Intervals are of one of two kinds: 'measurement' (the noise of the \
      scores, where the data carry standard errors) or 'sampling' (the systems as a sample).

      Without --benchmark, a dataset of several benchmarks is compared on all of them.

      Examples:
        vgap gap video-generation --between US CN
        vgap gap video-generation --benchmark vbench-1.0 --between US CN
        vgap gap video-generation --benchmark arena-t2v --as-of 2026-01-31
        vgap gap my-scores.csv --by organization --between "Aurora Labs" Dao
        vgap gap video-generation --across benchmarks --measure mean_gap
        vgap gap video-generation --across families --synthesis --between US CN
        vgap gap video-generation --current --measured-by human
        vgap gap video-generation --benchmark vbench-1.0 --bases own-country
        vgap gap video-generation --benchmark vbench-1.0 --across evaluations
        vgap gap my-scores.csv --columns score=ECI

      'vgap help measures' says what each measure is.
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @OptionGroup var sides: SidesOptions

  @Option(help: "One measure; may be repeated. All that apply, if left out.")
  var measure: [MeasureOption<GapMeasures>] = []

  @Option(name: .customLong("top"), help: "The k of the top-k gap.")
  var topK: Int = 3

  @Option(
    help: """
      One measure (frontier_gap unless --measure says otherwise) side by side on all benchmarks, by which evaluations count, or on \
      all dates.
      """)
  var across: AcrossChoice?

  @Flag(
    help: """
      Put the benchmarks together: random effects over families of benchmarks of the gap between the best of both sides in standard \
      deviations of a board's scores; --measure hedges_g of the mean gap.
      """)
  var synthesis = false

  @Option(
    help: """
      What the level of the intervals across benchmarks, evaluations or dates holds for: each by itself, all together, or those that \
      tell a lead.
      """)
  var multiplicity: Multiplicity = .each

  @Flag(help: "One measure between every two groups on the board.")
  var matrix = false

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.noSides }

  func validate() throws {
    guard topK > 0 else { throw ValidationError("--top must be at least 1") }
    guard !synthesis || across == nil || across == .families else {
      throw ValidationError("--synthesis is over families of benchmarks: leave out --across \(across?.rawValue ?? "")")
    }
    guard !synthesis || !matrix else { throw ValidationError("--synthesis and --matrix exclude each other") }
    guard across == nil || !matrix else { throw ValidationError("--across and --matrix exclude each other") }
    guard measure.count < 2 || (across == nil && !matrix) else {
      throw ValidationError("--across and --matrix take one --measure")
    }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      let answer = try answered(dataset)
      let writeFigures = try figures.drawing(answer.figure)
      try output.write(answer.document, of: dataset, seed: simulation.seed)
      try writeFigures()
    }
  }

  /// A document, and what draws it.
  private struct Answered {
    var document: TableDocument
    var figure: () throws(FigureError) -> Figure
  }

  private func answered(_ dataset: Dataset) throws -> Answered {
    let options = Pair.Options(level: simulation.level, simulation: simulation.simulation, topK: topK)
    guard !matrix else { return try matrixAnswer(dataset, options) }
    let sides = try sides.sides(in: dataset)
    if synthesis || across == .families { return try synthesisAnswer(dataset, sides, options) }
    if let axis = across?.axis { return try acrossAnswer(axis, dataset, sides, options) }
    if choice.isOpen(in: dataset), measure.count < 2 {
      var answer = try acrossAnswer(.benchmarks, dataset, sides, options)
      answer.document.notes.append(
        "No benchmark was chosen: one measure on all of them. --benchmark ID gives every measure on one.")
      return answer
    }
    try refuseScope()
    try refuseMultiplicity()
    let board = try choice.scoreboard(of: dataset)
    let pair = try Pair(sides, on: board, options: options)
    let answer = try Answer(
      .gap, of: pair, measures: measure.chosen(),
      beside: choice.evaluations == .benchmarkTeam ? newest(pair, dataset) : nil)
    let document = try answer.document()
    return Answered(document: document) { () throws(FigureError) in
      try answer.figure(of: document, in: FigureContext(dataset, sides: sides))
    }
  }

  /// The sides by the newest evaluations.
  private func newest(_ pair: Pair, _ dataset: Dataset) throws -> Pair {
    var selection = pair.board.selection
    selection.policy = .newest
    return try Pair(
      pair.sides, on: Scoreboard(of: pair.board.benchmark.id, in: dataset, selection: selection), options: pair.options)
  }

  private func refuseScope() throws {
    guard let option = scope.given else { return }
    throw ValidationError("\(option) is about several benchmarks: leave out --benchmark, or ask --across benchmarks")
  }

  private func refuseMultiplicity() throws {
    guard multiplicity != .each else { return }
    throw ValidationError(
      "--multiplicity is about intervals on several benchmarks, evaluations or dates: ask --across one of these")
  }

  private func acrossAnswer(
    _ axis: GapAxis, _ dataset: Dataset, _ sides: Sides, _ options: Pair.Options
  ) throws -> Answered {
    if axis != .benchmarks { try refuseScope() }
    let across = try GapAcross(
      axis, measure: measure.first?.measure ?? .frontierGap, of: dataset,
      benchmark: axis == .benchmarks ? nil : choice.benchmarkID(in: dataset), selection: choice.selection(in: dataset),
      between: sides, among: scope.scope, multiplicity: multiplicity, options: options)
    let document = try across.document()
    return Answered(document: document) { () throws(FigureError) in
      try across.figure(of: document, in: FigureContext(dataset, sides: sides))
    }
  }

  private func synthesisAnswer(
    _ dataset: Dataset, _ sides: Sides, _ options: Pair.Options
  ) throws -> Answered {
    let effect: GapSynthesis.Effect =
      switch measure.first?.measure {
      case nil, .frontierGap: .frontier
      case .hedgesG, .meanGap: .mean
      case .frontierWinRate: .odds
      case let other?:
        throw ValidationError(
          "a synthesis is of frontier_gap (in standard deviations), hedges_g, or frontier_win_rate (as log odds of votes), not of \(other.id)"
        )
      }
    try refuseMultiplicity()
    guard choice.benchmark == nil else {
      throw ValidationError("--synthesis is over families of benchmarks: leave out --benchmark")
    }
    let across = try GapAcross(
      .benchmarks, of: dataset, benchmark: nil, selection: choice.selection(in: dataset), between: sides,
      among: scope.scope, options: options)
    let synthesis = try GapSynthesis(effect, of: across, level: options.level)
    let document = try synthesis.document()
    return Answered(document: document) { () throws(FigureError) in
      try synthesis.figure(of: document, in: FigureContext(dataset, sides: sides))
    }
  }

  private func matrixAnswer(_ dataset: Dataset, _ options: Pair.Options) throws -> Answered {
    guard sides.between.isEmpty else {
      throw ValidationError("--matrix compares every two groups: leave out --between")
    }
    try refuseScope()
    try refuseMultiplicity()
    let board = try choice.scoreboard(of: dataset)
    let measure = measure.first?.measure ?? .frontierGap
    let matrix = try CountryMatrix(
      board, by: sides.by, countryRule: sides.countryRule, measure: measure, options: options)
    let document = try matrix.document(title: "\(measure.label()) on \(board.benchmark.title)")
    let context = FigureContext(dataset, by: sides.by, countryRule: sides.countryRule)
    return Answered(document: document) { () throws(FigureError) in
      try matrix.figure(of: document, on: board, in: context)
    }
  }
}
