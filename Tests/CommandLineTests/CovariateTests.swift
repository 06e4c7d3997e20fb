import Foundation
import Testing

/// `vgap rank --covariates`.
struct CovariateTests {
  private struct Reference: Decodable {
    struct Votes: Decodable {
      let first: [Int]
      let second: [Int]
      let outcome: [Double]
      let rater: [Int]
      let prompt: [Int]
      let length_a: [Double]
      let length_b: [Double]
      let resolution: [Double]
    }
    let votes: Votes
  }

  /// The votes that R fitted, by `Fixtures/ratings/style_control.R` of the tests of the statistics core.
  private func votes(
    header: String = "rater_id,prompt_id,length_a,length_b,resolution", missing: Int = 0
  ) throws -> String {
    let path = Command.root + "/Tests/StatisticsCoreTests/Fixtures/ratings/style_control.json"
    let votes = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: URL(filePath: path))).votes
    let rows = votes.first.indices.map { row in
      let outcome = votes.outcome[row] == 1 ? "a" : votes.outcome[row] == 0 ? "b" : "tie"
      let length = row < missing ? "" : "\(Int(votes.length_a[row]))"
      return
        "S\(votes.first[row]),S\(votes.second[row]),\(outcome),r\(votes.rater[row]),p\(votes.prompt[row]),\(length),\(Int(votes.length_b[row])),\(votes.resolution[row])"
    }
    return "system_a,system_b,outcome,\(header)\n" + rows.joined(separator: "\n") + "\n"
  }

  private func run(_ votes: String, _ options: String) throws -> Command.Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try votes.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Command.shell("$vgap rank \(path) --format text --resamples 199 \(options)")
  }

  /// The effects of R's glm with its sandwich errors (see the script) and normal quantiles.
  @Test(arguments: [
    "rater_id,prompt_id,length_a,length_b,resolution", "rater_id,prompt_id,a_length,b_length,resolution_diff",
    "rater_id,prompt_id,model_a_length,model_b_length,resolution", "rater_id,prompt_id,length_1,length_2,resolution",
  ])
  func effectsAreThoseOfLogisticRegression(_ header: String) throws {
    let result = try run(
      votes(header: header), "--covariates length,resolution --position-effect --cluster none --intervals wald")
    #expect(result.exitCode == 0, "\(result.error)")
    let text = result.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("being shown first (column a) multiplies the odds of winning by 1.38"), "\(text)")
    #expect(text.contains("Covariate length: 297 more of it"), "\(text)")
    #expect(text.contains("multiplies the odds of winning by 1.83, 95 % interval 1.4"), "\(text)")
    #expect(text.contains("Covariate resolution: 1.02 more of it") && text.contains("it harms"), "\(text)")
  }

  @Test func errorsAreClusteredByRaterAndPrompt() throws {
    let result = try run(votes(), "--covariates length")
    #expect(result.exitCode == 0, "\(result.error)")
    let text = result.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("Errors by rater and by prompt: 12 raters and 15 prompts"), "\(text)")
    #expect(text.contains("Student's t with 10.5 degrees of freedom"), "\(text)")
  }

  @Test func votesWithoutACovariateAreCountedAndLeftOut() throws {
    let result = try run(votes(missing: 7), "--covariates length --cluster none")
    #expect(
      result.output.contains("7 of 400 votes have no length of both systems and are left out."), "\(result.output)")
    #expect(result.output.contains("393 votes"))
  }

  @Test(
    arguments: [
      ("--covariates size", 1, "no columns hold the covariate 'size'"),
      ("--covariates lenght", 1, "did you mean a name in length_a"),
      ("--covariates length,length", 64, "--covariates takes different names"),
      ("--covariates length --intervals bootstrap", 64, "by --intervals sandwich or wald"),
      ("--covariates length --ties davidson", 64, "--ties half"),
      ("--covariates length --model elo", 64, "--model bradley-terry"),
    ] as [(String, Int32, String)])
  func whatCannotBeIsRefused(_ options: String, _ code: Int32, _ text: String) throws {
    let result = try run(votes(), options)
    #expect(result.exitCode == code && result.error.contains(text), "\(result.error)")
  }

  /// In whatever order and groups the rows stand, every digit is the same.
  @Test func theOrderOfTheRowsIsOfNoConcern() throws {
    let votes = try votes()
    let lines = votes.split(separator: "\n")
    let (header, rows) = (lines[0], lines.dropFirst())
    let once = (rows + rows.prefix(9)).map { "\($0),1" }
    let counted = rows.enumerated().map { index, row in "\(row),\(index < 9 ? 2 : 1)" }
    let options = "--covariates length,resolution --position-effect --format csv"
    let outputs = try [once, once.reversed(), counted].map { rows in
      try run(header + ",count\n" + rows.joined(separator: "\n") + "\n", options).output
    }
    #expect(outputs[0].contains("estimated-t"))
    #expect(outputs[1] == outputs[0] && outputs[2] == outputs[0])
  }

  @Test func effectsAreATableOfTheirOwn() throws {
    let options = "--covariates length,resolution --position-effect --cluster none --intervals wald --effects"
    let result = try run(votes(), options + " --format csv")
    let rows = result.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      rows.count == 4 && rows.dropFirst().map { $0.first } == ["position", "length", "resolution"], "\(result.error)")
    // Those of R.
    let odds = try #require(rows[0].firstIndex(of: "odds"))
    #expect(abs((Double(rows[2][odds]) ?? 0) - 1.83) < 0.005, "\(result.output)")
    let text = try run(votes(), options)
    #expect(text.output.contains("3 of 3 effects differ from zero"), "\(text.output)")
    #expect(try run(votes(), "--effects").exitCode == 64)
  }

  /// The resolution of each system is its own: what is better by it cannot be told from what is better.
  @Test func aCovariateThatFollowsFromTheSystemsIsRefused() throws {
    let rows = [
      "A,B,a,720,480", "B,A,a,480,720", "B,C,a,480,1080", "C,A,a,1080,720", "A,C,b,720,1080", "C,B,tie,1080,480",
    ]
    let text = "system_a,system_b,outcome,resolution_a,resolution_b\n" + rows.joined(separator: "\n") + "\n"
    let result = try run(text, "--covariates resolution")
    #expect(result.exitCode == 1, "\(result.output)")
    #expect(result.error.contains("The effect of the covariate 'resolution' cannot be told"), "\(result.error)")
  }

  /// Votes that a covariate sorts into won and lost, and those beside it.
  private static func sorted(_ rows: [(String, String, String, Double, Double)]) -> String {
    rows.reduce("system_a,system_b,outcome,length,motion\n") { $0 + "\($1.0),\($1.1),\($1.2),\($1.3),\($1.4)\n" }
  }

  private static let separated = sorted([
    ("A", "B", "a", 3, 1), ("B", "A", "a", 2, -1), ("B", "C", "a", 1, 2), ("C", "B", "a", 4, 0), ("C", "A", "a", 5, 1),
    ("A", "C", "a", 1, -2), ("A", "B", "b", -2, 1), ("A", "C", "b", -3, 0), ("B", "C", "b", -1, 3),
    ("C", "A", "b", -2, -1),
    ("A", "B", "tie", 0, 2),
  ])

  @Test(arguments: ["", " --position-effect", " --pseudo-votes 0.5", " --ridge 0.1", " --intervals wald"])
  func aCovariateThatExplainsAllVotesIsNamed(_ options: String) throws {
    let result = try run(Self.separated, "--covariates motion,length" + options)
    #expect(result.exitCode == 1 && result.output.isEmpty, "\(result.output)")
    #expect(
      result.error.contains("The effect of the covariate 'length' has no end")
        && result.error.contains("Leave it out, or add votes in which it does not decide"), "\(result.error)")
    #expect(!result.error.contains("motion"), "\(result.error)")
    // Without it there is an answer.
    #expect(try run(Self.separated, "--covariates motion" + options).exitCode == 0)
  }
}
