import Foundation
import Testing

struct ValidateCommandTests {
  /// A folder for one test, with a copy of the tutorial package.
  private func withTutorial<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: Command.root + "/datasets/tutorial", toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// Replaces a text in a file of a folder.
  private func edit(_ folder: String, _ file: String, _ old: String, _ new: String) throws {
    let path = folder + "/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new, maxReplacements: 1).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func theTutorialIsSound() throws {
    let result = try Command.run("validate", "datasets/tutorial", "--strict")
    #expect(result.exitCode == 0)
    #expect(
      result.output == """
        Tutorial: invented systems and scores: sound. 1 known finding is explained. 12 systems, 7 organizations, 2 benchmarks, 22 evaluations, 63 scores, \
        216 samples, 69 votes, 2 claims, 2 sources.

        """)
    #expect(result.error.isEmpty)
  }

  @Test func theCuratedDatasetExplainsAllThatIsFound() throws {
    let result = try Command.run("validate", "datasets/video-generation", "--strict")
    #expect(result.exitCode == 0)
    #expect(result.output.contains(": sound. ") && result.output.contains(" known findings are explained. "))
    let json = try Command.run("validate", "datasets/video-generation", "--strict", "--format", "json")
    #expect(json.output.contains("0 errors and 0 warnings. ") && json.output.contains(" known findings are explained."))
  }

  @Test func aMaintainerIsToldMore() throws {
    try withTutorial { folder in
      try edit(folder, "sources.csv", ",2026-01-31,,2026-01-31,", ",2026-01-31,,,")
      try edit(folder, "known_findings.csv", "ginkgo-collective", "gingko-collective")
      #expect(try Command.run("validate", folder).exitCode == 0)
      let strict = try Command.run("validate", folder, "--strict")
      #expect(strict.exitCode == 1)
      for code in ["no-access-date", "no-country", "stale-known-finding"] {
        #expect(strict.output.contains("[\(code)]"), "\(strict.output)")
      }
      #expect(strict.output.contains(" not sound: 3 errors."))
    }
  }

  @Test func problemsAreListedByFile() throws {
    try withTutorial { folder in
      try edit(folder, "scores.csv", "acorn-1,flicker,0.259", "acorn-1,flicker,25.9")
      try edit(folder, "countries.csv", "FR,FRA", "FR,FRE")
      let result = try Command.run("validate", folder)
      #expect(result.exitCode == 1)
      let text = result.output.replacing(folder, with: "tutorial")
      #expect(
        text.hasPrefix(
          """
          tutorial/countries.csv
            3:4       error    alpha_3: FR and FRE are not the same country [country-code-mismatch]
                               found 'FRE'; expected FRA

          """), "\(text)")
      #expect(text.contains("\n\ntutorial/scores.csv\n  2:36      error    value: this is a percentage"))
      #expect(text.contains(" not sound: 2 errors"))
      let narrow = try Command.run("validate", folder, environment: ["COLUMNS": "40"])
      #expect(narrow.output.contains("'FRE';\n"))
    }
  }

  @Test func warningsAloneAreNoFailureUnlessStrict() throws {
    try withTutorial { folder in
      try edit(folder, "sources.csv", "invented-tutorial,", "lost,Lost,,,,,,\ninvented-tutorial,")
      let plain = try Command.run("validate", folder)
      #expect(plain.exitCode == 0)
      #expect(plain.output.contains("sound, with 1 warning."))
      let strict = try Command.run("validate", folder, "--strict")
      #expect(strict.exitCode == 1)
      // Named by nothing, and with no date of access.
      #expect(strict.output.contains("not sound: 2 errors."))
    }
  }

  @Test func theAnswerIsATableWhereAsked() throws {
    try withTutorial { folder in
      try edit(folder, "countries.csv", "FR,FRA", "FR,FRE")
      let csv = try Command.run("validate", folder, "--format", "csv")
      #expect(csv.exitCode == 1)
      let lines = csv.output.split(separator: "\n")
      #expect(lines.first == "code,severity,file,line,column,field,found,expected,fix,message")
      #expect(lines.last?.hasPrefix("country-code-mismatch,error,") == true)
      let json = try Command.run("validate", folder, "--format", "json")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect((object["rows"] as? [Any])?.count == 1)
    }
  }

  @Test func aSoundDatasetGivesAnEmptyTable() throws {
    let result = try Command.run("validate", "datasets/tutorial", "--format", "csv")
    #expect(result.exitCode == 0)
    #expect(result.output == "code,severity,file,line,column,field,found,expected,fix,message\n")
  }

  @Test func laterDatesThanTheGivenOneAreReported() throws {
    let result = try Command.run("validate", "datasets/tutorial", "--as-of", "2025-01", "--format", "csv")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("future-date,warning,"))
  }

  @Test func codesAreExplained() throws {
    let one = try Command.run("validate", "--explain", "total-mismatch")
    #expect(one.exitCode == 0)
    #expect(one.output.hasPrefix("total-mismatch (warning)\n\nA published total or group score"))
    let strict = try Command.run("help", "no-country")
    #expect(strict.exitCode == 0)
    #expect(strict.output.hasPrefix("no-country (warning, with --strict)\n\nAn organization has no country"))
    #expect(try Command.run("help", "no-contry").error.contains("Did you mean no-country?"))
    let wrong = try Command.run("validate", "--explain", "total-mismach")
    #expect(wrong.exitCode == 64)
    #expect(wrong.error.contains("Did you mean total-mismatch?"))
    let list = try Command.run("validate", "--explain", "list")
    #expect(list.output.contains("\npercent-for-fraction "))
    #expect(list.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  static let misuses: [(String, Int32)] = [
    ("", 64), ("datasets/tutorial --explain list", 64), ("no/such/folder", 1), ("datasets/tutorial --as-of soon", 64),
  ]

  @Test(arguments: misuses)
  func wrongUsageAndWrongPathsAreToldApart(_ arguments: String, _ code: Int32) throws {
    let result = try Command.shell("$vgap validate \(arguments)")
    #expect(result.exitCode == code)
    #expect(!(result.error + result.output).isEmpty)
  }

  @Test func flatFilesAreChecked() throws {
    for file in ["flat-scores.csv", "votes-only.csv"] {
      let result = try Command.run("validate", "datasets/tutorial/\(file)")
      #expect(result.exitCode == 0, "\(result.output)")
    }
  }
}
