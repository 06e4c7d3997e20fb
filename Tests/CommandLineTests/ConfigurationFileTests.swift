import Foundation
import Testing

/// Options that stand in `vgap.json` beside the data.
struct ConfigurationFileTests {
  private static let board = """
    model,nation,organization,released_on,ECI,std_error
    Aurora 1,US,Aurora Labs,2024-02-10,78.0,0.6
    Aurora 2,US,Aurora Labs,2025-01-15,84.1,0.5
    Dao 1,CN,Dao,2024-05-20,77.1,0.6
    Dao 2,CN,Dao,2025-02-01,83.5,0.4
    Fougere,FR,Fougere,2025-02-01,80.5,0.4

    """

  /// Runs lines of shell in a folder with `board.csv` and a configuration.
  private func run(_ configuration: String, _ script: String) throws -> Command.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
    try Self.board.write(toFile: folder + "/data/board.csv", atomically: true, encoding: .utf8)
    try configuration.write(toFile: folder + "/data/vgap.json", atomically: true, encoding: .utf8)
    return try Command.shell("cd '\(folder)'; export VGAP_DATASETS='\(Command.root)/datasets'\n" + script)
  }

  private static let usual = """
    {
      "between": ["CN", "US"],
      "columns": { "score": "ECI", "system": "model", "country": "nation" },
      "level": 0.8, "seed": 7, "resamples": 500
    }
    """

  @Test func whatItSaysCountsAsIfItWereTyped() throws {
    let result = try run(
      Self.usual,
      """
      $vgap gap data/board.csv > configured.csv
      $vgap gap data/board.csv --no-config --between CN US --columns score=ECI,system=model,country=nation --level 0.8 --seed 7 --resamples 500 > typed.csv
      cmp configured.csv typed.csv && grep -c . typed.csv
      """)
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(
      result.error
        == "With options of data/vgap.json: --between CN US --columns=score=ECI --columns=system=model --columns=country=nation "
        + "--level=0.8 --seed=7 --resamples=500 (--no-config leaves it unread)\n")
  }

  @Test func theCommandLineGoesBeforeIt() throws {
    let result = try run(
      Self.usual, "$vgap gap data/board.csv --level=0.9 --between US CN --measure frontier_gap --format json")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("\"ci_level\": 0.9") && result.output.contains("\"country_a\": \"US\""))
    #expect(!result.error.contains("--level") && !result.error.contains("--between"), "\(result.error)")
  }

  @Test func anAnswerSaysWhatItWasMadeWith() throws {
    let result = try run(
      Self.usual,
      """
      $vgap gap data/board.csv --measure frontier_gap --format json --quiet
      cd data; $vgap report board.csv --out report --quiet; grep -o '"vgap.json"' report/datapackage.json | head -n 1
      """)
    #expect(result.exitCode == 0 && result.error.isEmpty, "\(result.error)")
    #expect(result.output.contains("With options of data/vgap.json: --between CN US "))
    // The command line is one that gives the same without the file, whose bytes are named.
    let words = result.output.split { "\"\n, ".contains($0) }.joined(separator: " ")
    #expect(words.contains("--format json --between CN US --columns=score=ECI"), "\(words)")
    #expect(result.output.contains("\"path\": \"data/vgap.json\""))
    #expect(result.output.hasSuffix("\"vgap.json\"\n"))
  }

  @Test func aCommandTakesWhatItHasAnOptionFor() throws {
    for command in ["score", "rank", "describe", "validate", "lag"] {
      let result = try run(Self.usual, "$vgap \(command) data/board.csv > /dev/null")
      #expect(result.exitCode == 0, "\(result.error)")
      #expect(result.error.contains("--columns=score=ECI"), "\(command)")
      #expect(result.error.contains("--between") == (command == "lag"), "\(command)")
    }
  }

  @Test func itStandsInAPackageAndBesideTheLaterStateToo() throws {
    let result = try run(
      "{}",
      """
      cp -R "$VGAP_DATASETS/tutorial" mine; echo '{"benchmark": "tutorial-rating", "as_of": "2030"}' > mine/vgap.json
      $vgap rank mine --format text | head -n 1; $vgap validate mine > /dev/null
      cp data/board.csv old.csv; echo '{"columns": {"score": "ECI", "system": "model", "country": "nation"}}' > data/vgap.json
      $vgap diff old.csv data/board.csv --format text | head -n 2
      """)
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(
      result.output
        == "Tutorial rating (invented) 1: ranking\nWhat changed\nNo answer moved. The two states have the same records.\n",
      "\(result.output)")
    #expect(result.error.contains("With options of mine/vgap.json: --benchmark=tutorial-rating --as-of=2030 "))
    // To validate it is another date.
    #expect(result.error.components(separatedBy: "--as-of").count == 2, "\(result.error)")
  }

  @Test func whatGoesIllWithTheCommandLineStandsBack() throws {
    let result = try run(
      #"{"between": ["US", "CN"], "benchmark": "tutorial-composite", "lower_is_better": false, "by": "country"}"#,
      """
      cp -R "$VGAP_DATASETS/tutorial" mine; mv data/vgap.json mine
      for options in "--matrix" "--by access" "--across benchmarks" "--current"; do
        $vgap gap mine $options --measure mean_gap > /dev/null || exit
      done
      """)
    #expect(result.exitCode == 0, "\(result.error)")
    let lines = result.error.split(separator: "\n").filter { $0.hasPrefix("With ") }
    #expect(lines.map { $0.contains("--between") } == [false, false, true, true], "\(result.error)")
    #expect(lines.map { $0.contains("--benchmark") } == [true, true, false, false], "\(result.error)")
  }

  @Test(arguments: [
    (#"{"betwen": ["US", "CN"]}"#, ":1:2: error: there is no such option", "did you mean 'between'?"),
    ("{\n  \"level\": \"0.9\"}", ":2:12: error: this is no value of 'level'", "expected a number"),
    (#"{"between": ["US"]}"#, ":1:13: error: this is no value of 'between'", "expected an array of two names"),
    (#"{"between": ["US", "-CN"]}"#, ":1:13: error:", "two names"),
    (#"{"level": 2}"#, ":1:11: error:", "--level must be strictly between 0 and 1"),
    (#"{"by": "planet"}"#, ":1:8: error:", "'planet' is invalid for '--by <by>'"),
    (#"{"seed": -1}"#, ":1:10: error:", "'-1' is invalid"),
    (#"{"composed_only": "yes"}"#, ":1:19: error:", "true or false"),
    (#"{"columns": {"score": "a,b=c"}}"#, ":1:13: error:", "an object of strings"),
    (#"{"benchmark": "a\nb"}"#, ":1:15: error:", "this is no value of 'benchmark'"),
    (#"{"decimal": "comma", "group": "comma"}"#, ":1:1: error:", "--decimal and --group cannot be the same mark"),
    (#"["between"]"#, ":1:1: error: this is not an object of options", "--no-config"),
    (#"{"level": 0.9,}"#, ":1:15: error:", "json-syntax"),
    (#"{"countries": "makers.csv"}"#, ":1:2: error: there is no such option", "remove it"),
  ])
  func aMistakeIsNamedWithItsPlace(_ configuration: String, _ place: String, _ words: String) throws {
    let result = try run(configuration, "$vgap gap data/board.csv")
    #expect(result.exitCode == 1 && result.output.isEmpty)
    #expect(result.error.contains("data/vgap.json" + place) && result.error.contains(words), "\(result.error)")
  }

  @Test func itsMistakesAreExplainedAndItCanBeLeftUnread() throws {
    let result = try run(
      "[",
      "$vgap gap --no-config data/board.csv --columns score=ECI,system=model,country=nation --measure mean_gap | wc -l")
    #expect(result.output == "2\n" && result.error.isEmpty, "\(result.error)")
    for code in ["bad-configuration", "claim-unknown-test"] {
      #expect(try Command.run("help", code).output.hasPrefix("\(code) (error)\n"))
    }
  }

  @Test(arguments: ["vgap.toml", "vgap.yaml", "vgap.yml"])
  func aFileOfAnotherFormIsNotPassedOver(_ name: String) throws {
    let result = try run(
      Self.usual,
      """
      echo 'level = 0.5' > data/\(name)
      $vgap gap data/board.csv; echo "$?"; rm data/vgap.json
      $vgap gap data/board.csv; echo "$?"
      $vgap gap data/board.csv --no-config --columns score=ECI,system=model,country=nation --measure mean_gap | wc -l
      """)
    #expect(result.output == "1\n1\n2\n", "\(result.error)")
    let told = "data/\(name): error: options beside the data are read from vgap.json alone"
    #expect(result.error.components(separatedBy: told).count == 3, "\(result.error)")
    #expect(result.error.contains("write its options into data/vgap.json") && result.error.contains("--no-config"))
  }

  @Test func itIsReadFromItsFolderAlone() throws {
    let result = try run(
      "{}",
      """
      echo '{"level": 0.5}' > elsewhere.json; rm data/vgap.json; ln -s ../elsewhere.json data/vgap.json
      $vgap gap data/board.csv
      """)
    #expect(result.exitCode == 1 && result.error.contains("lies outside the folder"), "\(result.error)")
  }

  @Test func standardInputHasNone() throws {
    let result = try run(
      #"{"level": 2}"#,
      "cd data; sed '1s/.*/system,country,organization,released_on,score,std_error/' board.csv | $vgap gap - > /dev/null"
    )
    #expect(result.exitCode == 0, "\(result.error)")
  }

  /// Every option about reading, choosing, sides and simulation may be set, but for files, consent and threads.
  @Test func itMayHoldEveryOptionOfTheQuestion() throws {
    let help = try Command.run("help", "csv", environment: ["COLUMNS": "100"]).output
    let list = try #require(help.components(separatedBy: "It may hold:").last)
    let members = Set(list.split { " ,.\n".contains($0) }.map { String($0.replacing("_", with: "-")) })
    let gap = try Command.run("gap", "--help").output
    let names = gap.matches(of: #/\n  --([a-z-]+)/#).map { String($0.1) }
    let own: Set<String> = [
      "measure", "top", "across", "synthesis", "multiplicity", "matrix", "current", "measured-by", "figure", "theme",
      "title",
      "width", "format", "columns-shown", "output", "spreadsheet-safe", "quiet", "version",
    ]
    #expect(members == Set(names).subtracting(own).subtracting(["countries", "lenient", "threads", "no-config"]))
  }
}
