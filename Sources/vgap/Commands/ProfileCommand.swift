import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import TableExport

/// `vgap profile`.
struct ProfileCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "The gap dimension by dimension, or what makes the gap between two systems.",
    discussion: """
      Examples:
        vgap profile video-generation --benchmark vbench-1.0 --between US CN
        vgap profile video-generation --benchmark vbench-1.0 --systems veo-3 kling-1-6
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @OptionGroup var sides: SidesOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Two systems, by id, name or alias: the exact parts of the gap of their totals.", valueName: "a b"))
  var systems: [String] = []

  @Option(help: "The measure.")
  var measure = MeasureOption<ProfileMeasures>(.frontierGap)

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? {
    contents.noSides ?? (contents.hasDimensions ? nil : "it needs several dimensions")
  }

  func validate() throws {
    guard systems.isEmpty || systems.count == 2 else { throw ValidationError("--systems takes two systems") }
    guard systems.isEmpty || systems[0] != systems[1] else {
      throw ValidationError("--systems takes two different systems, not '\(systems[0])' twice")
    }
  }

  private func ambiguous(_ name: String, _ ids: [System.ID]) -> AnalysisError {
    .invalidOption(
      "Several systems are called '\(name)': \(ids.map(\.text).joined(separator: ", ")). Name one by its id.")
  }

  /// The system of a board that a name means, as the table of the benchmark and the dataset call it.
  private func system(called name: String, on board: Scoreboard, of dataset: Dataset) throws -> System.ID {
    let matcher = SystemMatcher(dataset, benchmark: board.benchmark.id)
    switch matcher.match(name) {
    case .system(let id):
      if board.entries.contains(where: { $0.system.id == id }) { return id }
      let title = dataset.systems[id].map { "\($0.title) (\(id))" } ?? id.text
      let others = Set(dataset.evaluations.values.filter { $0.system == id }.map(\.benchmark.text)).sorted()
      throw AnalysisError.invalidOption(
        "\(title) is not on the board of \(board.benchmark.title). "
          + (others.isEmpty ? "The dataset has no score of it." : "It has scores on \(others.joined(separator: ", ")).")
      )
    case .ambiguous(let ids): throw ambiguous(name, ids)
    case .none:
      let namesakes = dataset.systems.values.filter { $0.name.lowercased() == name.lowercased() }
      guard namesakes.isEmpty else { throw ambiguous(name, namesakes.map(\.id)) }
      let near = matcher.suggestions(for: name)
      throw AnalysisError.invalidOption(
        "The dataset has no system '\(name)'."
          + (near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"))
    }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      if systems.count == 2 {
        let board = try choice.scoreboard(of: dataset)
        let named = try systems.map { try system(called: $0, on: board, of: dataset) }
        guard named[0] != named[1] else {
          throw AnalysisError.invalidOption("--systems takes two different systems, not '\(named[0])' twice")
        }
        let parts = try Contribution(between: named[0], and: named[1], on: board)
        let document = try parts.document(on: board)
        let writeFigures = try figures.drawing { () throws(FigureError) in
          try parts.figure(of: document, on: board, in: FigureContext(dataset))
        }
        try output.write(document, of: dataset)
        try writeFigures()
      } else {
        let sides = try sides.sides(in: dataset)
        let profile = try DimensionProfile(
          of: choice.benchmarkID(in: dataset), in: dataset, selection: choice.selection(in: dataset),
          between: sides, measure: measure.measure,
          options: .init(level: simulation.level, simulation: simulation.simulation))
        let writeFigures = try figures.drawing { () throws(FigureError) in
          try profile.figure(in: FigureContext(dataset, sides: sides))
        }
        try output.write(profile.document(), of: dataset, seed: simulation.seed)
        try writeFigures()
      }
    }
  }
}
