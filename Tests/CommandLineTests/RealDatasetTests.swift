import Testing

/// What the command says about the real dataset, held as a whole. The figures are checked by Tests/Checks/gap.py, which
/// computes them again from the CSV files.
struct RealDatasetTests {
  /// A question, and the file that holds its answer.
  struct Question: CustomTestStringConvertible, Sendable {
    var arguments: String
    var file: String
    var testDescription: String { arguments }
  }

  static let questions = [
    Question(arguments: "gap DATASET --benchmark vbench-1.0", file: "gap-vbench-1.0.txt"),
    Question(arguments: "gap DATASET --benchmark arena-t2v", file: "gap-arena-t2v.txt"),
    Question(arguments: "gap DATASET --across benchmarks", file: "gap-across-benchmarks.txt"),
    Question(
      arguments: "gap DATASET --benchmark vbench-1.0 --across evaluations", file: "gap-across-evaluations.txt"),
    Question(arguments: "profile DATASET --benchmark vbench-1.0", file: "profile-vbench-1.0.txt"),
    Question(
      arguments: "profile DATASET --benchmark vbench-1.0 --systems veo-3 hidream-o1-video",
      file: "contribution-vbench-1.0.txt"),
    Question(arguments: "rank DATASET --benchmark arena-t2v", file: "rank-arena-t2v.txt"),
    Question(arguments: "robustness DATASET --benchmark vbench-1.0", file: "robustness-vbench-1.0.txt"),
    Question(arguments: "lag DATASET --benchmark arena-t2v", file: "lag-arena-t2v.txt"),
    Question(arguments: "trend DATASET --benchmark vbench-1.0", file: "trend-vbench-1.0.txt"),
  ]

  @Test(arguments: questions)
  func theAnswerIsTheOneThatWasRead(_ question: Question) throws {
    let arguments = question.arguments.replacing("DATASET", with: "datasets/video-generation")
    let result = try Command.shell("$vgap \(arguments) --format text --resamples 500 --threads 2")
    #expect(result.exitCode == 0, "\(result.error)")
    try Snapshot.expect(result.output, question.file)
  }
}
