import Foundation
import Testing

/// Files and folders that come from strangers, or change under the command's hands.
struct HostileFilesTests {
  /// A copy of the tutorial's package, and a secret beside it.
  private final class Stand {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID())").path
    var package: String { folder + "/package" }

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: Command.root + "/datasets/tutorial", toPath: package)
      try "system,country,score\nsecret,US,1\n".write(toFile: folder + "/secret.csv", atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Lists scores.csv under another path.
    func list(_ path: String) throws {
      let descriptor = package + "/datapackage.json"
      let text = try String(contentsOfFile: descriptor, encoding: .utf8)
      let changed = text.replacing("\"scores.csv\"", with: "\"\(path)\"")
      try #require(changed != text)
      try changed.write(toFile: descriptor, atomically: true, encoding: .utf8)
    }
  }

  /// What a package may list in place of one of its files, how that comes about, and the code of the problem.
  static let reaches: [(path: String, made: String, code: String)] = [
    ("../secret.csv", "", "file-outside-folder"),
    ("../../../../../../etc/passwd", "", "file-outside-folder"),
    ("/etc/passwd", "", "file-outside-folder"),
    ("link.csv", "ln -s ../secret.csv link.csv", "file-outside-folder"),
    ("up/secret.csv", "ln -s .. up", "file-outside-folder"),
    ("zero.csv", "ln -s /dev/zero zero.csv", "file-outside-folder"),
    ("pipe.csv", "mkfifo pipe.csv", "file-not-regular"),
    ("huge.csv", "truncate -s 3G huge.csv", "file-too-large"),
  ]

  @Test(arguments: reaches)
  func aPackageReachesNothingOutsideItsFolder(_ reach: (path: String, made: String, code: String)) throws {
    let stand = try Stand()
    try #require(Command.shell("cd '\(stand.package)' && \(reach.made.isEmpty ? "true" : reach.made)").exitCode == 0)
    try stand.list(reach.path)
    let out = stand.folder + "/out"
    for arguments in [
      ["validate", stand.package], ["rank", stand.package, "--lenient"],
      ["report", stand.package, "--between", "US", "CN", "--out", out, "--resamples", "49"],
    ] {
      let result = try Command.run(arguments)
      #expect(result.exitCode == 1, "\(arguments[0]): \(result.output)\(result.error)")
      let said = result.output + result.error
      #expect(said.contains("[\(reach.code)]"), "\(arguments[0]): \(said)")
      #expect(said.contains(stand.package + "/" + reach.path))
    }
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func theDescriptorItselfReachesNothingOutsideItsFolder() throws {
    let stand = try Stand()
    try FileManager.default.moveItem(atPath: stand.package + "/datapackage.json", toPath: stand.folder + "/other.json")
    try FileManager.default.createSymbolicLink(
      atPath: stand.package + "/datapackage.json", withDestinationPath: "../other.json")
    let result = try Command.run("validate", stand.package)
    #expect(result.exitCode == 1)
    #expect(result.output.contains("[file-outside-folder]"))
  }

  @Test func resultsOfVBenchReachNothingOutsideTheirFolder() throws {
    let stand = try Stand()
    let results = stand.folder + "/results"
    try FileManager.default.createDirectory(atPath: results, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: results + "/a_eval_results.json", withDestinationPath: "../secret.csv")
    let result = try Command.run("score", results)
    #expect(result.exitCode == 1)
    #expect(result.error.contains("[file-outside-folder]"), "\(result.error)")
  }

  /// Commands whose inputs come through pipes, and what the record calls each.
  static let pipes: [(line: String, name: String)] = [
    ("$vgap rank - --format json < scores.csv", "standard input"),
    ("$vgap rank /dev/stdin --format json < scores.csv", "/dev/stdin"),
    ("cat scores.csv | $vgap gap /dev/stdin --between A C --format json", "/dev/stdin"),
    ("$vgap rank scores.csv --format json", "scores.csv"),
    (
      "cat scores.csv | $vgap report - --between A C --resamples 49 --quiet --out out && cat out/datapackage.json",
      "standard input"
    ),
  ]

  @Test(arguments: pipes) func theRecordIsOfTheBytesThatWereAnalysed(_ pipe: (line: String, name: String)) throws {
    let stand = try Stand()
    let text = "system,country,score\na,A,1\nb,C,2\n"
    try text.write(toFile: stand.folder + "/scores.csv", atomically: true, encoding: .utf8)
    let digest = try Command.shell("sha256sum < '\(stand.folder)/scores.csv'").output.prefix(64)
    let result = try Command.shell("cd '\(stand.folder)' && \(pipe.line)")
    try #require(result.exitCode == 0, "\(result.error)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let provenance = try #require(json["provenance"] as? [String: Any])
    let inputs = try #require(provenance["inputs"] as? [[String: Any]])
    #expect(inputs.count == 1)
    #expect(inputs.first?["path"] as? String == pipe.name)
    #expect(inputs.first?["sha256"] as? String == String(digest))
    #expect(inputs.first?["bytes"] as? Int == text.utf8.count)
  }

  @Test func filesOfAnInstalledDatasetAreNamedFromThere() throws {
    let result = try Command.run(
      "rank", "tutorial", "--benchmark", "tutorial-composite", "--format", "json",
      environment: ["VGAP_DATASETS": Command.root + "/datasets"])
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("\"path\": \"tutorial/scores.csv\""), "\(result.output.suffix(900))")
  }

  /// A file of some megabytes is cut short again and again while it is read: an error or the whole, never a signal.
  @Test func aFileThatIsCutShortMeanwhileEndsInAnError() throws {
    let stand = try Stand()
    let result = try Command.shell(
      """
      cd '\(stand.folder)'
      (echo system,country,score; for i in $(seq 200000); do echo "system-$i,A,1.5 "; done) > whole.csv
      for i in 1 2 3 4 5 6; do
        cp whole.csv file.csv
        $vgap rank file.csv --ranks marginal > /dev/null 2> error & pid=$!
        sleep 0.0$i; truncate -s 4000 file.csv
        wait $pid; code=$?
        [ $code -lt 2 ] || { echo "status $code"; cat error; }
      done
      """)
    #expect(result.output.isEmpty, "\(result.output)")
  }
}
