import Foundation
import Quantities
import Tables
import Testing

@testable import BenchmarkData

struct VBenchResultsTests {
  private static let benchmark = Benchmark(
    id: "bench", name: "Bench", kind: .composite,
    dimensions: [
      Dimension(
        id: "subject-consistency", name: "Subject consistency", minimum: 0, maximum: 1, weight: 1, unit: "fraction"),
      Dimension(id: "imaging-quality", name: "Imaging quality", minimum: 0, maximum: 1, weight: 1, unit: "fraction"),
      Dimension(id: "dynamic-degree", name: "Dynamic degree", minimum: 0, maximum: 1, weight: 1, unit: "fraction"),
    ])

  /// A folder with the given files, for the time of `body`.
  private func inFolder<Value>(_ files: [String: String], _ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString)/run")
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try body(folder.path)
  }

  private func evaluation(_ files: [String: String], _ details: VBenchEvaluation.Details = .init()) throws
    -> VBenchEvaluation
  {
    try inFolder(files) { path in
      try VBenchEvaluation(VBenchResults(at: path), on: Self.benchmark, of: Dataset(title: "D"), details: details)
    }
  }

  private func problems(_ files: [String: String]) throws -> [Problem] {
    do {
      _ = try evaluation(files)
      return []
    } catch let problems as Problems {
      return problems.list
    }
  }

  private static let consistency =
    #""subject_consistency": [0.95, [{"video_path": "v/a cat-0.mp4", "video_results": 0.94}, "#
    + #"{"video_path": "v/a cat-1.mp4", "video_results": 0.96}]]"#

  @Test func theVideosBecomeSamplesWithTheirPrompts() throws {
    let found = try evaluation(["x_eval_results.json": "{\(Self.consistency)}"])
    #expect(found.evaluation.scores == ["subject-consistency": Score(0.95, sampleSize: 2)])
    #expect(found.samples.map(\.prompt) == ["a-cat", "a-cat"])
    #expect(found.samples.map(\.index) == [0, 1])
    #expect(found.missing == ["imaging-quality", "dynamic-degree"])
    #expect(found.system.name == "run")
    #expect(found.warnings.isEmpty)
  }

  @Test func imagingQualityIsBroughtToOneScale() throws {
    let found = try evaluation([
      "x_eval_results.json":
        #"{"imaging_quality": [0.61, [{"video_path": "b-0.mp4", "video_results": 60}, {"video_path": "c-0.mp4", "video_results": 62}]]}"#
    ])
    #expect(found.evaluation.scores["imaging-quality"]?.value == 0.61)
    #expect(found.samples.map(\.value) == [0.6, 0.62])
    let old = try evaluation([
      "x_eval_results.json": #"{"imaging_quality": [61, [{"video_path": "b-0.mp4", "video_results": 61}]]}"#
    ])
    #expect(old.evaluation.scores["imaging-quality"]?.value == 0.61)
    #expect(old.samples.map(\.value) == [0.61])
  }

  @Test func truthValuesAreScores() throws {
    let found = try evaluation([
      "x_eval_results.json":
        #"{"dynamic_degree": [0.5, [{"video_path": "b.mp4", "video_results": true}, {"video_path": "c.mp4", "video_results": false}]]}"#
    ])
    #expect(found.samples.map(\.value) == [1, 0])
    #expect(found.samples.map(\.prompt) == ["b", "c"])
  }

  @Test func filesOfOneRunAreJoined() throws {
    let found = try evaluation([
      "results_1_eval_results.json": "{\(Self.consistency)}",
      "inner/results_2_eval_results.json": #"{"dynamic_degree": [0.5, []]}"#,
      "results_1_full_info.json": "[]", "notes.txt": "x",
    ])
    #expect(found.evaluation.scores.count == 2)
    #expect(found.evaluation.scores["dynamic-degree"] == Score(0.5))
  }

  @Test func anAverageThatIsNotTheMeanIsNamed() throws {
    let found = try evaluation([
      "x_eval_results.json": #"{"dynamic_degree": [0.7, [{"video_path": "b.mp4", "video_results": 0.5}]]}"#
    ])
    #expect(found.evaluation.scores["dynamic-degree"]?.value == 0.7)
    #expect(found.warnings.map(\.code.name) == ["sample-mean-mismatch"])
  }

  @Test(arguments: [
    (["x_eval_results.json": #"{"colour": [0.5, []]}"#], "not-of-benchmark"),
    (["x_eval_results.json": #"{"dynamic_degree": 0.5}"#], "unrecognised-file"),
    (["x_eval_results.json": #"{"dynamic_degree": [0.5, [{"path": "a"}]]}"#], "unrecognised-file"),
    (["x_eval_results.json": #"{"dynamic_degree": [-2, []]}"#], "score-out-of-range"),
    (["x_eval_results.json": #"{"dynamic_degree": ["high", []]}"#], "not-a-number"),
    (["x_eval_results.json": #"{"dynamic_degree": [0.5, []"#], "json-syntax"),
    (["x_eval_results.json": "[]"], "unrecognised-file"),
    (
      [
        "x_eval_results.json": #"{"dynamic_degree": [0.5, []]}"#,
        "y_eval_results.json": #"{"dynamic_degree": [0.6, []]}"#,
      ],
      "duplicate-key"
    ),
  ])
  func whatIsWrongIsNamedWithItsPlace(_ files: [String: String], _ code: String) throws {
    let problem = try #require(try problems(files).first)
    #expect(problem.code.name.hasSuffix(code), "\(problem)")
    #expect(problem.place?.line != nil)
  }

  @Test func resultsAreToldFromPackages() throws {
    try inFolder(["x_eval_results.json": "{}"]) { #expect(VBenchResults.areAt($0)) }
    try inFolder(["x_eval_results.json": "{}", "datapackage.json": "{}"]) { #expect(!VBenchResults.areAt($0)) }
    try inFolder(["scores.csv": ""]) { #expect(!VBenchResults.areAt($0)) }
  }

  @Test func theBenchmarkIsFoundByItsDimensions() throws {
    var dataset = Dataset(title: "D")
    dataset.benchmarks["other"] = Benchmark(
      id: "other", name: "O", kind: .composite,
      dimensions: [Dimension(id: "dynamic-degree", name: "D", unit: "fraction")])
    dataset.benchmarks["bench"] = Self.benchmark
    try inFolder(["x_eval_results.json": "{\(Self.consistency)}"]) { path in
      let results = try VBenchResults(at: path)
      #expect(VBenchEvaluation.benchmark(of: results, in: dataset)?.id == "bench")
    }
  }

  @Test func aSystemIsDescribed() throws {
    var details = VBenchEvaluation.Details()
    (details.system, details.organization, details.country) = ("My Model", "My Lab", "south korea")
    let found = try evaluation(["x_eval_results.json": "{\(Self.consistency)}"], details)
    var dataset = Dataset(title: "D")
    found.add(to: &dataset)
    #expect(dataset.systems.keys == ["my-model"])
    #expect(dataset.country(of: found.system) == "KR")
    #expect(dataset.countries["KR"]?.name == "South Korea")
  }
}
