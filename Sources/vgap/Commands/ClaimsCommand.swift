import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import TableExport
import Tables

/// `vgap claims`.
struct ClaimsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Each claim of the dataset: supported, contradicted, undecided, or not testable, with the figure.",
    discussion: """
      A claim is a sentence from a source with a test that was fixed beforehand. The list prints the verdict, the figure, its \
      interval, the sample, the date, and what would change the verdict; --explain shows the whole calculation of one claim.

      Examples:
        vgap claims video-generation --format text
        vgap claims video-generation --only supported,contradicted
        vgap claims video-generation --explain c19 --format text
      """)

  @OptionGroup var input: DatasetOptions

  @Option(help: ArgumentHelp("The whole calculation of one claim, with the systems used.", valueName: "claim id"))
  var explain: String?

  @Option(
    help: ArgumentHelp(
      "Only claims with these verdicts, separated by commas: \(names(of: Verdict.self)).", valueName: "verdict,…"))
  var only: String?

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? {
    contents.hasClaims ? nil : "there are no claims to test"
  }

  func validate() throws {
    _ = try wanted()
    guard explain == nil || only == nil else { throw ValidationError("--explain and --only exclude each other") }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet)
      let options = ClaimOptions(level: simulation.level, simulation: simulation.simulation)
      if let explain {
        let verdict = try ClaimVerdict(of: claim(explain, in: dataset), in: dataset, options: options)
        let writeFigures = try drawing([verdict], of: dataset)
        try output.write(verdict.document(in: dataset), of: dataset, seed: simulation.seed)
        try writeFigures()
      } else {
        let wanted = try wanted()
        let verdicts = try ClaimVerdict.all(in: dataset, options: options).filter { wanted.contains($0.verdict) }
        let document = ClaimDocument(verdicts)
        let writeFigures = try drawing(verdicts, of: dataset)
        try output.write(document.document(), of: dataset, seed: simulation.seed) { document.text($0) }
        try writeFigures()
      }
    }
  }

  /// Draws the verdicts.
  private func drawing(_ verdicts: [ClaimVerdict], of dataset: Dataset) throws -> () throws -> Void {
    try figures.drawing { () throws(FigureError) in try ClaimDocument(verdicts).figure(in: FigureContext(dataset)) }
  }

  private func wanted() throws -> [Verdict] {
    guard let only else { return Verdict.allCases }
    return try only.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let verdict = Verdict(rawValue: String(name)) else {
        let near = nearestMatches(to: String(name), in: Verdict.allCases.map(\.rawValue))
        let hint =
          near.isEmpty
          ? " It is one of \(names(of: Verdict.self))." : " Did you mean \(near.joined(separator: " or "))?"
        throw ValidationError("--only: there is no verdict '\(name)'." + hint)
      }
      return verdict
    }
  }

  private func claim(_ id: String, in dataset: Dataset) throws -> Claim {
    if let claim = dataset.claims[Claim.ID(id)] { return claim }
    let known = dataset.claims.keys.map(\.text)
    guard !known.isEmpty else { throw ValidationError("The dataset has no claims.") }
    let near = nearestMatches(to: id, in: known)
    throw ValidationError(
      "The dataset has no claim '\(id)'."
        + (near.isEmpty
          ? " It has: \(known.joined(separator: ", "))." : " Did you mean \(near.joined(separator: " or "))?"))
  }
}
