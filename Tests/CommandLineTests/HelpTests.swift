import Foundation
import Testing

/// The texts of the help are held by snapshots; `VGAP_REWRITE_SNAPSHOTS=1` renews them.
struct HelpTests {
  static let folder = Command.root + "/Tests/CommandLineTests/Snapshots"

  static let commands: [String] = {
    let help = (try? Command.run("--help").output) ?? ""
    let list = help.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
    return list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See '") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }()

  static let topics = ["vgap"] + commands + ["measures", "methods", "csv"]

  @Test(arguments: topics)
  func theHelpReadsAsTheSnapshot(_ topic: String) throws {
    let arguments = topic == "vgap" ? "--help" : "help \(topic)"
    let text = try Command.shell("COLUMNS=80 $vgap \(arguments)").output
    #expect(text.hasSuffix("\n"))
    let path = "\(Self.folder)/help-\(topic).txt"
    if ProcessInfo.processInfo.environment["VGAP_REWRITE_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test(arguments: commands)
  func everyCommandHasExamplesAndTheSameHelpEitherWay(_ command: String) throws {
    let help = try Command.run("help", command).output
    #expect(help.contains("Examples:"))
    #expect(help.contains("  vgap \(command) "))
    #expect(try Command.run(command, "--help").output == help)
  }

  @Test func nothingAskedIsTheOverview() throws {
    #expect(try Command.run("help").output == Command.run("--help").output)
  }

  /// What bash offers after some words, by the functions of the script itself.
  @Test(arguments: [
    (["ga"], "gap"), (["gap", "x", "--by", ""], "country organization access architecture"),
    (["help", "me"], "measures methods"), (["he"], "help"), (["rank", "x", "--ranks", "a"], "arena"),
    (["gap", "x", "--measure", "mea"], "mean_gap"), (["trend", "x", "--measure", "cl"], "closing_rate"),
    (["robustness", "x", "--measure", "hod"], "hodges_lehmann_gap"), (["lag", "x", "--format", "la"], "latex"),
  ])
  func bashCompletes(_ words: [String], _ offered: String) throws {
    let line = "vgap " + words.joined(separator: " ")
    let result = try Command.shell(
      """
      source <($vgap completions bash)
      COMP_WORDS=(vgap \(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(words.count)
      COMP_LINE='\(line)'; COMP_POINT=\(line.count)
      _vgap vgap '\(words.last ?? "")' '\(words.dropLast().last ?? "vgap")'; echo "${COMPREPLY[@]}"
      """)
    #expect(result.output == offered + "\n", "\(result.error)")
  }

  /// The parser adds a help command, which must not be offered beside ours.
  @Test(arguments: ["bash", "zsh", "fish"])
  func helpIsCompletedOnce(_ shell: String) throws {
    let script = try Command.run("completions", shell).output
    #expect(script.ranges(of: "_vgap_help() {").count <= 1)
    #expect(!script.contains("Show subcommand help information."))
    #expect(script.contains("measures"))
  }

  /// Every name that a result table may print in the column `ci_method` is explained.
  @Test func everyIntervalMethodIsExplained() throws {
    let explained = try Command.run("help", "methods").output
    var found = 0
    for file in try ImportDirectionTests.files(of: "StatisticsCore") {
      for line in file.lines {
        for part in String(line).components(separatedBy: "IntervalMethod(\"").dropFirst() {
          let name = part.components(separatedBy: "\"")[0].components(separatedBy: "-\\(")[0]
          found += 1
          let short = name.hasPrefix("rank-") ? String(name.dropFirst(5)) : name
          #expect(explained.contains("\n\(name)\n") || explained.contains("\n\(short)\n"), "\(name)")
        }
      }
    }
    #expect(found > 20)
  }

  /// Every interval that a command prints has a row on the page of what was simulated, and every row names one that is explained.
  @Test func everyIntervalMethodHasARowOfCoverage() throws {
    let help = try Command.run("help", "methods").output
    let printed = help.components(separatedBy: "NO COMMAND PRINTS")[0].split(separator: "\n").map(String.init)
      .filter { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil }
    let page = try String(
      contentsOfFile: Command.root + "/Sources/StatisticsCore/StatisticsCore.docc/Coverage.md", encoding: .utf8)
    let table = page.components(separatedBy: "<!-- coverage bounds 1 -->")[1].components(separatedBy: "Made by")[0]
    let rows = Set(
      table.split(separator: "\n").flatMap { line -> [String] in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        return cells.count > 2 ? cells[2].matches(of: /`([^`]+)`/).map { String($0.output.1) } : []
      })
    // A range of choices says nothing of coverage.
    for method in printed where method != "leave-one-organization-out" {
      #expect(rows.contains { $0 == method || $0.hasPrefix(method + "-") }, "\(method)")
    }
    for row in rows where !row.hasPrefix("rank-") {
      #expect(printed.contains { row == $0 || row.hasPrefix($0 + "-") }, "\(row)")
    }
    #expect(printed.count > 20)
  }

  @Test(
    arguments: [
      ("help mesures", "Did you mean measures"),
      ("help wilsn", "Did you mean wilson"),
      ("gapp video-generation", "Did you mean 'gap'"),
      ("gap video-generation US CN", "Did you mean --between US CN?"),
      ("gap video-generation --resamples 1e4", "a whole number"),
      ("gap datasets/tutorial --between US UK", "It has: "),
      ("gap video-generation --bencmark vbench-1.0", "Did you mean '--benchmark'"),
      ("gap video-generation --benchmark vbench-1.0 --measure frontir_gap", "Did you mean 'frontier_gap'"),
      ("gap video-generation --benchmark vbench-1.0 --by countri", "Did you mean 'country'"),
      ("gap video-generation --benchmark vbench-1.0 --where acces=open", "Did you mean 'access'"),
      ("gap video-generation --benchmark vbench-1.0 --where access", "write field=value"),
      ("lag video-generation --benchmark arena-t2v --measure lag_nowe", "Did you mean 'lag_now'"),
      ("rank video-generation --model bradley-tery", "Did you mean 'bradley-terry'"),
      ("completions bsh", "Did you mean 'bash'"),
    ] as [(String, String)])
  func whatWasProbablyMeantIsSaid(_ arguments: String, _ text: String) throws {
    let result = try Command.shell("$vgap \(arguments)")
    #expect(result.exitCode == 64)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(text), "\(result.error)")
  }

  @Test func theVersionNamesTheLibraryAndTheLicence() throws {
    let version = try Command.run("--version").output
    #expect(version.hasPrefix("vgap "))
    #expect(version.contains("GNU Scientific Library "))
    #expect(version.contains("GPL-3.0-or-later"))
  }

  @Test(arguments: [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
  func completionsAreScripts(_ shell: String, _ check: String) throws {
    let script = try Command.run("completions", shell)
    #expect(script.exitCode == 0)
    #expect(script.output.contains("vgap"))
    let result = try Command.shell(
      "command -v \(shell) >/dev/null || exit 0; $vgap completions \(shell) | \(shell) \(check) /dev/stdin")
    #expect(result.exitCode == 0, "\(result.error)")
  }
}
