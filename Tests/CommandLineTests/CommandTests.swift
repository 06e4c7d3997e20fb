import Foundation
import Testing

struct CommandTests {
  static let dataset = "datasets/video-generation"

  @Test func gapPrintsTheSentenceTheTableAndTheNotes() throws {
    let result = try Command.run(
      "gap", Self.dataset, "--benchmark", "arena-t2v", "--format", "text", "--resamples", "500")
    #expect(result.exitCode == 0)
    #expect(result.error.isEmpty)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "Gap between US and CN on Arena text-to-video")
    #expect(lines[1].hasPrefix("On Arena text-to-video (total, "))
    #expect(result.output.contains("Frontier gap"))
    #expect(result.output.contains("A positive number means that US is ahead"))
  }

  @Test func toAPipeTheAnswerIsCSV() throws {
    let result = try Command.run("gap", Self.dataset, "--benchmark", "vbench-1.0")
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("measure,benchmark,dimension,"))
    #expect(!result.output.contains("nan"))
    #expect(!result.output.contains(",inf"))
  }

  @Test(arguments: ["text", "csv", "json", "markdown", "latex", "html"])
  func everyFormatHasContents(_ format: String) throws {
    let result = try Command.run("score", Self.dataset, "--benchmark", "vbench-1.0", "--format", format)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("Veo 3"))
    #expect(result.output.hasSuffix("\n"))
  }

  @Test(arguments: ["1", "2", "7"])
  func threadsChangeNoByte(_ threads: String) throws {
    let arguments = ["gap", Self.dataset, "--benchmark", "arena-t2v", "--resamples", "1000", "--format", "json"]
    let one = try Command.shell("$vgap \(arguments.joined(separator: " ")) --threads \(threads)")
    let other = try Command.shell("$vgap \(arguments.joined(separator: " ")) --threads 3")
    let usual = try Command.shell("$vgap \(arguments.joined(separator: " "))")
    #expect(one.output == other.output && usual.output == one.output)
    #expect(one.exitCode == 0)
  }

  @Test func aReaderThatHasSeenEnoughIsNoFailure() throws {
    let result = try Command.shell(
      "set -o pipefail; ($vgap score \(Self.dataset) --benchmark vbench-1.0; echo \"code $?\" >&2) | head -1")
    #expect(result.output.hasPrefix("rank,"))
    #expect(!result.error.contains("rror:"))
    #expect(["code 0", "code 141"].contains(result.error.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test func outputIsWrittenWholeOrNotAtAll() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/gap.csv"
    let written = try Command.run("gap", Self.dataset, "--benchmark", "vbench-1.0", "--output", file)
    #expect(written.exitCode == 0)
    #expect(written.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("measure,"))
    let failed = try Command.run("gap", Self.dataset, "--benchmark", "vbench-1.0", "--output", folder + "/no/gap.csv")
    #expect(failed.exitCode == 1)
    #expect(failed.error.contains("no/gap.csv"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["gap.csv", "gap.csv-metadata.json"])
    let metadata = try String(contentsOfFile: file + "-metadata.json", encoding: .utf8)
    #expect(metadata.contains("\"http://www.w3.org/ns/csvw\"") && metadata.contains("\"datatype\": \"boolean\""))
    #expect(
      metadata.contains("\"seed\": \"20240215\"")
        && metadata.contains("\"path\": \"datasets/video-generation/scores.csv\""))
  }

  @Test(
    arguments: [
      (["gap", "no/such/dataset"], Int32(1), "no such file or folder"),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1"], 64, "Did you mean vbench-1.0"),
      (["lag", "datasets/video-generation"], 64, "choose one with --benchmark"),
      (["gap", "datasets/video-generation", "--dimension", "quality"], 64, "choose one with --benchmark"),
      (
        ["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--between", "US", "US"], 64, "two different"
      ),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--between", "US", "UN"], 64, "'UN'"),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--between", "US"], 64, "two names"),
      (["gap", "datasets/video-generation", "--benchmark", "vbench-1.0", "--level", "95"], 64, "--level"),
      (
        ["score", "datasets/video-generation", "--benchmark", "vbench-1.0", "--dimension", "dynamc-degree"], 64,
        "Did you mean dynamic-degree"
      ),
      (["score", "datasets/video-generation", "--benchmark", "vbench-1.0", "--as-of", "2024-13"], 64, "as-of"),
      (["frobnicate"], 64, "frobnicate"),
      (
        ["gap", "datasets/tutorial", "--benchmark", "tutorial-composite", "--where", "access=opn"], 64,
        "It has: closed, open-weights"
      ),
      (["gap", "datasets/tutorial", "--by", "organization"], 64, "needs the names of the two sides"),
      (
        ["profile", "datasets/tutorial", "--benchmark", "tutorial-composite", "--systems", "nova1", "x"], 64,
        "has no system"
      ),
      (
        ["profile", "datasets/tutorial", "--benchmark", "tutorial-composite", "--systems", "acorn-1", "acorn-1"], 64,
        "two different systems"
      ),
      (["gap", "datasets/tutorial", "--level", "0.9999999999999999"], 64, "--level must be strictly"),
      (["profile", "datasets/tutorial", "--measure", "hedges_g"], 64, "  - mean_gap\n"),
      (["robustness", "datasets/tutorial", "--measure", "hedges_g"], 64, "  - same_date_gap\n"),
      (["score", "datasets/tutorial", "--output", "/tmp/x.xlsx"], 64, "vgap writes no .xlsx"),
      (["score", "datasets/tutorial", "--output", "/tmp/x.db"], 64, "end the name in .txt, .csv,"),
      (["score", "datasets/tutorial", "--output", "/tmp/x.vl.json"], 64, ".vl.json is a figure"),
      (["score", "datasets/tutorial", "--format", "parquet"], 64, "  - markdown\n"),
    ] as [([String], Int32, String)])
  func wrongUsageAndMissingDataHaveTheirExitCodes(_ arguments: [String], _ code: Int32, _ text: String) throws {
    let result = try Command.shell("$vgap " + arguments.joined(separator: " "))
    #expect(result.exitCode == code)
    #expect(result.error.contains(text), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test func problemsOfAFileAreAllNamedWithTheirPlaces() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try "system,country,score\nA,US,1\nB,CN,1.2.3\nC,CN,inf\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = try Command.run("gap", path)
    #expect(result.exitCode == 1)
    #expect(result.error.contains("\(path):3:6: error"))
    #expect(result.error.contains("\(path):4:6: error"))
    let lenient = try Command.run("score", path, "--lenient")
    #expect(lenient.exitCode == 0)
    #expect(lenient.error.contains("row left out"))
    #expect(lenient.output.split(separator: "\n").count == 2)
  }

  /// Writes a file, runs the command on it, and removes it.
  private func run(_ command: String, on text: String, _ options: String...) throws -> Command.Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Command.shell("$vgap \(command) \(path) \(options.joined(separator: " "))")
  }

  @Test func votesAreKeptByAColumnAndTheOthersCounted() throws {
    let votes = "model_a,model_b,winner,language\nA,B,model_a,en\nA,B,model_b,en\nA,B,tie,de\nB,A,model_a,en\n"
    let result = try run("rank", on: votes, "--where language=EN --format text")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("1 of 4 votes left out by --where language=EN."))
    #expect(try run("rank", on: votes, "--where langauge=en").error.contains("did you mean 'language'?"))
    let board = "system,country,category,score\nA,US,all,2\nB,CN,all,1\nA,US,code,1\n"
    let gap = try run("gap", on: board, "--where category=all --format text")
    #expect(gap.output.contains("1 of 3 rows left out by --where category=all"))
  }

  /// One meaning for fields of systems, columns of a table and columns of votes.
  @Test func severalValuesOfOneNameAreAlternatives() throws {
    let board = "system,country,category,score\nA,US,all,3\nB,CN,all,2\nC,DE,code,1\n"
    for (conditions, kept) in [
      ("--where country=US --where country=CN", 2), ("--where country=US --where system=B", 0),
      ("--where category=all --where category=code --where country=DE", 1),
      ("--where category=all --where category=code", 3),
    ] {
      let result = try run("score", on: board, "\(conditions) --format csv")
      #expect(result.output.split(separator: "\n").count == 1 + kept, "\(conditions): \(result.error)")
    }
    let votes = "model_a,model_b,winner,language\nA,B,model_a,en\nA,B,model_b,fr\nA,B,tie,de\nB,A,model_a,en\n"
    let result = try run("rank", on: votes, "--where language=en --where language=fr --format text")
    #expect(result.output.contains("1 of 4 votes left out by --where language=en or fr."))
  }

  @Test func countriesComeFromATableOfOnesOwn() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let table = folder + "/countries.csv"
    try "Company,Country\nAcme Inc.,United States\nFoo,cn\n".write(toFile: table, atomically: true, encoding: .utf8)
    let board = "Model,Company,Score\nA 1,ACME,3\nB 1,Foo,2\nC 1,Bar,1\n"
    let gap = try run("gap", on: board, "--countries \(table) --measure frontier_gap --format text")
    #expect(gap.exitCode == 0, "\(gap.error)")
    #expect(gap.output.contains("A 1 (US) against B 1 (CN)"))
    #expect(gap.error.contains("countries of 2 by their makers in countries.csv"))
    try "Company,Country\nAcme,Atlantis\n".write(toFile: table, atomically: true, encoding: .utf8)
    let wrong = try run("gap", on: board, "--countries \(table)")
    #expect(wrong.exitCode == 1)
    #expect(wrong.error.contains("countries.csv:2:6: error: this is no country"))
  }

  @Test func manyProblemsAreNotAllPrinted() throws {
    let votes = "system_a,system_b,outcome\n" + String(repeating: "A,B,nobody\n", count: 70)
    let result = try run("rank", on: votes)
    #expect(result.exitCode == 1)
    #expect(result.error.split(separator: "\n").count == 5)
    #expect(result.error.contains("67 more of this kind (lines 5, 6, 7, 8, 9, …): "))
    #expect(result.error.hasSuffix("\n70 errors\n"))
    #expect(try run("validate", on: votes, "--format csv").output.split(separator: "\n").count == 71)
  }

  @Test(arguments: ["gap", "lag", "profile", "trend", "robustness"])
  func aFileWithoutCountriesIsToldWhichColumnItLacks(_ command: String) throws {
    let result = try run(command, on: "system,estimate,std_error\nA,1,0.1\nB,2,0.1\n")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("no system of the dataset has a known country"))
    #expect(result.error.contains("--columns country=NAME"))
  }

  @Test(arguments: ["score", "rank"])
  func aFileWithoutRowsHasNoScores(_ command: String) throws {
    let result = try run(command, on: "system,country,score\n")
    #expect(result.exitCode == 1)
    #expect(result.error.hasSuffix("error: the dataset has no scores\n"))
  }

  @Test func openAndClosedAreTheSidesOfAccess() throws {
    let result = try Command.run(
      "gap", "datasets/tutorial", "--benchmark", "tutorial-composite", "--by", "access", "--measure", "mean_gap")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains(",open-weights,closed,Mean gap,"))
  }

  @Test func groupsFollowThePolicyForMissingDimensionsAsTheTotalDoes() throws {
    let board = ["datasets/tutorial", "--benchmark", "tutorial-composite", "--missing", "renormalise"]
    let totals = try Command.run(["score"] + board)
    let group = try Command.run(["score"] + board + ["--dimension", "prompt"])
    #expect(totals.output.contains("ginkgo,Ginkgo (invented),Ginkgo Collective (invented),,0.436875,0.337,"))
    #expect(group.output.contains("ginkgo,Ginkgo (invented),Ginkgo Collective (invented),,0.337,"))
  }

  @Test func withoutABenchmarkTheGapIsThatOnAllOfThem() throws {
    let chosen = try Command.run("gap", "datasets/tutorial", "--between", "US", "CN", "--across", "benchmarks")
    let open = try Command.run("gap", "datasets/tutorial", "--between", "US", "CN")
    #expect(open.exitCode == 0, "\(open.error)")
    #expect(open.output == chosen.output)
    let text = try Command.run("gap", "datasets/tutorial", "--between", "US", "CN", "--format", "text")
    #expect(text.output.contains("No benchmark was chosen"))
  }

  /// What an answer cannot heed is refused, not passed over.
  @Test(arguments: ["--benchmark arena-t2v", "--synthesis", "--across families", "--benchmark arena-t2v --matrix"])
  func multiplicityIsAboutSeveralIntervals(_ choice: String) throws {
    let sides = choice.contains("--matrix") ? "" : "--between US CN"
    let result = try Command.shell(
      "$vgap gap datasets/video-generation \(sides) \(choice) --multiplicity simultaneous --resamples 49 --quiet")
    #expect(result.exitCode == 64 && result.error.contains("--multiplicity is about"), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test func aMatrixNeedsNoSides() throws {
    let rows = "system,country,organization,score\na,FR,X,1\nb,DE,Y,2\nc,DE,Z,3\n"
    let result = try run("gap", on: rows, "--matrix")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains(",DE,FR,DE − FR,"))
    let organizations = try run("gap", on: rows, "--matrix", "--by", "organization")
    #expect(organizations.output.split(separator: "\n").count == 7)
    #expect(try run("gap", on: rows, "--matrix", "--between", "FR", "DE").exitCode == 64)
    #expect(try run("gap", on: rows, "--by", "organization").error.contains("--between A B"))
  }

  @Test func sidesAreGroupsOfCountriesSumsAndTheRest() throws {
    let rows =
      "system,country,score,released_on\na,FR,1,2024-01\nb,DE,3,2024-03\nc,US,2,2024-02\nd,CN,5,2024-04\ne,,9,2024\n"
    func answer(_ sides: String, _ options: String...) throws -> Command.Result {
      try run("gap", on: rows, "--between \(sides) --measure frontier_gap \(options.joined(separator: " "))")
    }
    let text = try answer("EU US", "--format text").output
    #expect(text.hasPrefix("Gap between EU and US on "))
    #expect(text.contains("on the side EU: DE 1, FR 1 (of 27 members as of 2020-02-01)"), "\(text)")
    #expect(text.contains("1 without a known country"))
    #expect(try answer("FR+DE+NL US").output.contains(",FR+DE+NL,US,"))
    let rest = try answer("CN rest", "--format text").output
    #expect(rest.contains("on the side rest: DE 1, FR 1, US 1"), "\(rest)")
    #expect(rest.contains("the best CN system, d, is 2.00 points ahead of the best system of the rest, b"), "\(rest)")
    let overlap = try answer("FR EU")
    #expect(overlap.exitCode == 64 && overlap.error.contains("FR is on both"), "\(overlap.error)")
    let lag = try run("lag", on: rows, "--between EU rest --format text")
    #expect(lag.exitCode == 0 && lag.output.contains("on the side rest: CN 1, US 1"), "\(lag.error)")
  }

  @Test func wrongUsageThatOnlyTheDatasetShowsNamesTheCommand() throws {
    let result = try Command.run("gap", "datasets/tutorial", "--between", "US", "QQ")
    #expect(result.error.hasPrefix("Error: No system of the dataset has the country 'QQ'."))
    #expect(result.error.hasSuffix("\n  See 'vgap gap --help' for more information.\n"))
    #expect(!result.error.contains("Usage:"))
  }

  @Test func aDatasetWithoutClaimsSaysSo() throws {
    let result = try run("claims", on: "system,score\nA,1\n", "--format text")
    #expect(result.exitCode == 0)
    #expect(result.output == "No claims: a dataset has them in claims.csv, with their tests.\n")
  }

  @Test func undatedSystemsOfAnEarlierDateAreCounted() throws {
    let result = try run(
      "gap", on: "system,country,score,released_on\nA,US,1,2024-01\nB,CN,2,\nC,US,1,2025-01\n", "--as-of 2024-06",
      "--format text")
    #expect(result.output.contains("1 without any date, which may be later"))
    #expect(result.output.contains("(total, 2 systems, as of 2024-06)"))
    #expect(result.output.contains("is 1.00 points ahead of"))
  }

  @Test func helpAndVersionSayWhatTheyAre() throws {
    #expect(try Command.run("--version").output.contains("GNU Scientific Library"))
    for command in ["validate", "score", "gap"] {
      #expect(try Command.run(command, "--help").output.contains("Examples:"))
    }
  }

  @Test func everyBenchmarkHasABoard() throws {
    let listed = try String(contentsOfFile: Command.root + "/\(Self.dataset)/benchmarks.csv", encoding: .utf8)
    let ids = listed.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(ids.count >= 20)
    for id in ids {
      let result = try Command.run("score", Self.dataset, "--benchmark", String(id))
      #expect(result.exitCode == 0, "\(id): \(result.error)")
      #expect(result.output.split(separator: "\n").count >= 4, "\(id) has too short a board")
    }
  }

  /// The systems that the news of early 2024 named are found by the names that it used.
  @Test(arguments: [
    ("Sora", "vbench-quality-2024-02", "sora"), ("Sora", "vbench-1.0", "sora-turbo"),
    ("sora turbo", "vbench-2.0", "sora-turbo"), ("Stable Video Diffusion", "physics-iq-i2v", "svd-xt"),
    ("Dreamina", "vbench-1.0", "jimeng"), ("ModelScope", "vbench-1.0", "modelscope-t2v"),
    ("VideoCrafter-2.0", "vbench-1.0", "videocrafter2"), ("HunyuanVideo", "vbench-1.0", "hunyuanvideo"),
    ("I2VGen-XL", "vbench-i2v", "i2vgen-xl"), ("MuseSteamer", "vbench-i2v", "musesteamer"),
    ("Boximator", "vbench-1.0", "boximator"), ("UniVG", "vbench-1.0", "univg"),
    ("Animate Anyone", "vbench-1.0", "animate-anyone"), ("PixVerse V5.5", "vbench-1.0", "pixverse-v5-5"),
  ])
  func systemsAreFoundByName(_ name: String, _ benchmark: String, _ id: String) throws {
    func answer(_ name: String) throws -> Command.Result {
      try Command.run("profile", Self.dataset, "--benchmark", benchmark, "--systems", name, "veo-3")
    }
    let (named, identified) = try (answer(name), answer(id))
    #expect(named.output == identified.output)
    #expect(named.error == identified.error)
    #expect(!named.error.contains("The dataset has no system '"))
  }

  /// People read names; keys are for tables in CSV.
  @Test(arguments: [["gap"], ["lag"], ["trend"], ["robustness", "--resamples", "50"], ["profile"]])
  func organizationsAreCalledByTheirNames(_ command: [String]) throws {
    let sides = ["--by", "organization", "--between", "acorn-labs", "dragonfly-ai"]
    let result = try Command.run(
      [command[0], "datasets/tutorial", "--benchmark", "tutorial-composite", "--format", "text"] + command.dropFirst()
        + sides)
    #expect(result.exitCode == 0 && result.output.contains("Acorn Labs"), "\(result.error)")
    #expect(!result.output.contains("acorn-labs") && !result.output.contains("dragonfly-ai"), "\(result.output)")
  }

  @Test func aSystemWithoutAScoreIsNotSaidToBeUnknown() throws {
    let none = try Command.run("profile", Self.dataset, "--benchmark", "vbench-1.0", "--systems", "Boximator", "Veo 3")
    #expect(none.exitCode == 64)
    #expect(
      none.error.contains("Boximator (boximator) is not on the board of VBench 1.0. The dataset has no score of it."))
    let other = try Command.run(
      "profile", Self.dataset, "--benchmark", "vbench-1.0", "--systems", "PixVerse V5.6", "Veo 3")
    #expect(other.error.contains("It has scores on arena-i2v, arena-t2v."))
  }
}
