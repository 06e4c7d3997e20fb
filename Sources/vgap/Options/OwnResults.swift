import BenchmarkData
import Tables

/// Results of VBench of one's own, put onto the board of the benchmark.
struct OwnResults {
  /// The dataset that defines the benchmark.
  static let usualDefinition = "video-generation"

  /// The benchmark.
  let benchmark: Benchmark
  /// The evaluation.
  let evaluation: VBenchEvaluation
  /// The benchmark with all that are on its board, and this evaluation.
  let board: Dataset

  /// The results at a path, on the benchmark that was named or the one that has their dimensions.
  init(
    at path: String, benchmark name: String?, from definition: Dataset, details: VBenchEvaluation.Details = .init()
  ) throws {
    let results = try VBenchResults(at: path)
    if let name {
      guard let known = definition.benchmarks[Benchmark.ID(name)] else {
        let near = nearestMatches(to: name, in: definition.benchmarks.keys.map(\.text))
        throw Failure(
          "\(definition.title) has no benchmark '\(name)'."
            + (near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"))
      }
      benchmark = known
    } else {
      guard let found = VBenchEvaluation.benchmark(of: results, in: definition) else {
        throw Failure("no benchmark of \(definition.title) has all dimensions of \(path): name one with --benchmark")
      }
      benchmark = found
    }
    evaluation = try VBenchEvaluation(results, on: benchmark, of: definition, details: details)
    var board = definition
    let id = benchmark.id
    board.benchmarks = Records(board.benchmarks.values.filter { $0.id == id })
    board.evaluations = Records(board.evaluations.values.filter { $0.benchmark == id })
    let kept = Set(board.evaluations.keys)
    board.samples = board.samples.keeping { kept.contains($0) }
    board.claims = []
    evaluation.add(to: &board)
    board.problems = evaluation.warnings
    board.inputs = results.inputs + definition.inputs
    self.board = board
  }

  /// The evaluation alone, as a dataset that can be written.
  var dataset: Dataset {
    var dataset = Dataset(title: "\(benchmark.title): \(evaluation.system.title)")
    dataset.benchmarks[benchmark.id] = benchmark
    if let organization = board.organization(of: evaluation.system) {
      dataset.organizations[organization.id] = organization
    }
    dataset.systems[evaluation.system.id] = evaluation.system
    for id in board.countries(of: evaluation.system) { dataset.countries[id] = board.countries[id] }
    dataset.evaluations[evaluation.evaluation.id] = evaluation.evaluation
    dataset.samples = SampleList(evaluation.samples)
    for partner in board.partners(of: evaluation.system) { dataset.organizations[partner.id] = partner }
    let sources =
      dataset.organizations.values.compactMap(\.source) + evaluation.system.partners.compactMap(\.source)
    for source in sources { dataset.sources[source] = board.sources[source] }
    return dataset
  }
}
