import Testing

/// The verdicts on the claims of the real dataset, held as they were read. Tests/Checks/check_claims.py computes the figures
/// again from the CSV files.
struct ClaimsCommandTests {
  static let dataset = "datasets/video-generation"

  @Test(arguments: [
    ("", "claims.txt"), ("--explain c19", "claim-c19.txt"), ("--explain c23", "claim-c23.txt"),
    ("--explain c14", "claim-c14.txt"), ("--explain c03", "claim-c03.txt"),
  ])
  func theAnswerIsTheOneThatWasRead(_ arguments: String, _ file: String) throws {
    let result = try Command.shell(
      "COLUMNS=110 $vgap claims \(Self.dataset) \(arguments) --format text --resamples 500")
    #expect(result.exitCode == 0, "\(result.error)")
    try Snapshot.expect(result.output, file)
  }

  @Test func onlySomeVerdicts() throws {
    let result = try Command.run("claims", Self.dataset, "--only", "untestable", "--resamples", "50")
    #expect(result.exitCode == 0)
    let lines = result.output.split { $0.isNewline }
    #expect(lines.count == 19)
    #expect(lines.dropFirst().allSatisfy { $0.contains("untestable") })
  }

  @Test(arguments: ["csv", "json", "markdown", "latex", "html"])
  func everyFormatHasTheStatementAndTheVerdict(_ format: String) throws {
    for arguments in ["--only supported", "--explain c09"] {
      let result = try Command.shell(
        "$vgap claims \(Self.dataset) \(arguments) --format \(format) --resamples 50")
      #expect(result.exitCode == 0, "\(result.error)")
      #expect(result.output.contains("Sora"))
      #expect(result.output.hasSuffix("\n"))
    }
  }

  @Test(arguments: [
    ("claims datasets/video-generation --explain c99", Int32(64), "Did you mean c"),
    ("claims datasets/video-generation --explain nothing-like-it", 64, "It has: c01, c02"),
    ("claims datasets/video-generation --only suported", 64, "Did you mean supported"),
    ("claims datasets/video-generation --only supported --explain c01", 64, "exclude each other"),
    ("claims datasets/video-generation --level 1", 64, "--level"),
  ])
  func wrongUsageHasItsExitCode(_ arguments: String, _ code: Int32, _ words: String) throws {
    let result = try Command.shell("$vgap \(arguments)")
    #expect(result.exitCode == code)
    #expect(result.error.contains(words), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test func theClaimsOfTheTutorialAreTested() throws {
    let result = try Command.run("claims", "datasets/tutorial", "--resamples", "200", "--format", "text")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.hasPrefix("2 claims: "))
  }
}
