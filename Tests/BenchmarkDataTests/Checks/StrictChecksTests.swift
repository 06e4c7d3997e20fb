import Quantities
import Tables
import Testing

@testable import BenchmarkData

/// What is asked with `--strict` alone, and what a package says of findings that it knows.
struct StrictChecksTests {
  /// A package in which a maintainer finds nothing to ask.
  static let package: SoundPackage = {
    var package = SoundPackage()
    package.files["sources.csv"] = """
      source_id,title,published_on,captured_on,url,accessed_on
      board,The board,2024-02,2024-12-31,https://board.example/scores,2025-01-01
      paper,"The, paper",2024,,https://paper.example/?id=1,2025-01

      """
    package.files["systems.csv"] = package.files["systems.csv"]?
      .replacing("source_id,note", with: "base_system_id,source_id,note")
      .replacing("60,board", with: "60,,board").replacing(",,paper", with: ",,,paper")
    package.files["datapackage.json"] = package.files["datapackage.json"]?
      .replacing(#"{"name": "source_id", "con"#, with: #"{"name": "base_system_id"}, {"name": "source_id", "con"#)
    return package
  }()

  static let faults: [Fault] = [
    Fault("home-page-source", .warning, .init("sources.csv", "https://board.example/scores", "⟦https://b.example/")),
    Fault("home-page-source", .warning, .init("sources.csv", "https://paper.example/?id=1", "⟦https://paper.example")),
    Fault("no-access-date", .warning, .init("sources.csv", ",2025-01\n", ",⟦\n")),
    Fault("no-country", .warning, .init("organizations.csv", "beta,Beta,CN", "beta,Beta,⟦")),
    Fault(
      "repeated-source-row", .warning, fix: "compare with bench.b-1",
      .init("evaluations.csv", "Beta,,,,board\n", "Beta,,,,board\n⟦bench.c,bench,b-1,2024-08,Beta,,,,board\n"),
      .init("scores.csv", "bench.b-1,dynamic", "bench.c,smooth,0.8001,,\nbench.b-1,dynamic")),
    Fault("unmarked-base", .warning, .init("systems.csv", ",,,paper,\"Two", ",,⟦,paper,\"Distilled from A 1; two")),
    Fault(
      "home-page-source", .warning,
      .init("sources.csv", "https://board.example/scores", "⟦https://b.example/index.html")),
    Fault(
      "home-page-source", .warning, .init("sources.csv", "https://board.example/scores", "⟦https://b.example/#top")),
    Fault(
      "home-page-source", .warning, .init("sources.csv", "https://board.example/scores", "⟦https://b.example/?lang=en")),
    Fault("home-page-source", .warning, .init("sources.csv", "https://board.example/scores", "⟦https://b.example/en/")),
    Fault(
      "home-page-source", .warning,
      .init("sources.csv", "https://board.example/scores", "⟦https://b.example/zh-CN/index.htm?utm_source=x")),
    Fault("unmarked-base", .warning, .init("systems.csv", ",,,paper,\"Two", ",,⟦,paper,\"It is\nBuilt on the A 1.")),
    Fault("unmarked-base", .warning, .init("systems.csv", ",,,paper,\"Two", ",,⟦,paper,\"Built on A-1. Two")),
    Fault(
      "unmarked-base", .warning,
      .init("systems.csv", ",,,paper,\"Two", ",,⟦,paper,\"Fine-tuned from a model of 1.3 billion parameters; two")),
  ]

  @Test func nothingIsAskedOfAPackageThatSaysAll() {
    #expect(Self.package.report(isStrict: true).problems == [])
  }

  @Test(arguments: faults)
  func eachFaultIsFoundAtItsPlaceIfThatIsAsked(_ fault: Fault) throws {
    var package = Self.package
    let place = try #require(try package.apply(fault.edits), "the fixture has no mark")
    let problems = package.report(isStrict: true).problems
    let problem = try #require(problems.first, "nothing was found")
    #expect(problem.code.name == fault.code)
    #expect(problem.severity == fault.severity)
    #expect(problem.place?.file == place.file)
    #expect(problem.place?.line == place.line)
    #expect(problem.place?.column == place.column)
    if let fix = fault.fix { #expect(problem.fix == fix) }
    #expect(problems.count == 1, "\(problems)")
    #expect(package.report().problems == [])
    #expect(DatasetValidator.strictCodes.contains(problem.code))
  }

  static let sound: [SoundPackage.Edit] = [
    // Its own maker's system, no system that is known, and a sentence that ended.
    .init("systems.csv", ",,,paper,\"Two", ",,,paper,\"Built on B 0.9 and trained from scratch. A 1 is older. Two"),
    .init("systems.csv", ",,,paper,\"Two", ",,,paper,\"Based on Another; compared with A 1. Two"),
    .init("systems.csv", ",,,paper,\"Two", ",,,paper,\"Distilled from its own teacher. Two"),
    .init("sources.csv", "https://board.example/scores", "https://board.example/#/scores"),
    .init("sources.csv", "https://board.example/scores", "https://board.example/en/scores"),
    .init("sources.csv", "https://board.example/scores", "https://board.example/?p=5"),
    .init("systems.csv", ",,,paper,\"Two", ",,a-1,paper,\"Built on A 1. Two"),
    // Other figures, and an evaluation that another replaces.
    .init("evaluations.csv", "Beta,,,,board\n", "Beta,,,,board\nbench.c,bench,b-1,2024-08,Beta,,bench.b-1,,board\n"),
    .init("evaluations.csv", "Beta,,,,board\n", "Beta,,,,board\nbench.c,bench,b-1,2024-08,Beta,,,,paper\n"),
  ]

  @Test(arguments: sound)
  func whatIsAccountedForIsNoFinding(_ edit: SoundPackage.Edit) throws {
    var package = Self.package
    _ = try package.apply([edit])
    if edit.file == "evaluations.csv" {
      _ = try package.apply([.init("scores.csv", "bench.b-1,dynamic", "bench.c,smooth,0.8001,,\nbench.b-1,dynamic")])
    }
    #expect(package.report(isStrict: true).problems == [])
  }

  // MARK: The history of a board

  /// A dataset with one evaluation a month, and one in a later month.
  private static func board(earlier: [Double], latest: Double, isDated: Bool = true) -> Dataset {
    var dataset = Dataset(title: "Board")
    dataset.benchmarks = [Benchmark(id: "bench", name: "Bench", kind: .composite)]
    dataset.benchmarks["bench"]?.dimensions = [
      Dimension(id: "score", name: "Score", higherIsBetter: true, unit: .points)
    ]
    for (month, value) in (earlier + [latest]).enumerated() {
      let id = Evaluation.ID("bench.\(month)")
      let isLatest = month == earlier.count
      dataset.evaluations[id] = Evaluation(
        id: id, benchmark: "bench", system: "a",
        evaluatedOn: isDated || !isLatest ? CalendarDate(year: 2020 + month / 12, month: month % 12 + 1) : nil,
        scores: ["score": Score(value)])
    }
    return dataset
  }

  private static func findings(_ dataset: Dataset) -> [Problem] {
    ScoreHistoryCheck.problems(in: CheckSubject(dataset: dataset, places: .listed([:])))
  }

  /// Ten numbers from 10 to 19: quartiles 12.25 and 16.75, so that 4.5 beyond either end is the limit.
  static let history = (10...19).map(Double.init)

  @Test(arguments: [(23.5, false), (23.6, true), (5.5, false), (5.4, true), (14, false)])
  func aFigureFarBeyondAllEarlierOnesIsFound(_ value: Double, _ isFound: Bool) {
    let problems = Self.findings(Self.board(earlier: Self.history, latest: value))
    #expect(problems.map(\.code.name) == (isFound ? ["outside-history"] : []))
    if isFound { #expect(problems.first?.expected == "5.5 to 23.5") }
  }

  @Test func withoutTenDatedFiguresThatDifferThereIsNoHistory() {
    #expect(Self.findings(Self.board(earlier: Self.history.dropLast(), latest: 99)).isEmpty)
    #expect(Self.findings(Self.board(earlier: Self.history, latest: 99, isDated: false)).isEmpty)
    #expect(Self.findings(Self.board(earlier: Array(repeating: 1, count: 12), latest: 99)).isEmpty)
    var replaced = Self.board(earlier: Self.history, latest: 99)
    replaced.evaluations["bench.10"]?.supersededBy = "bench.9"
    #expect(Self.findings(replaced).isEmpty)
  }

  // MARK: Known findings

  private static func knowing(_ rows: String...) -> SoundPackage {
    var package = Self.package
    package.files["datapackage.json"] = package.files["datapackage.json"]?
      .replacing(
        #"{"name": "sources", "path""#,
        with: #"{"name": "known_findings", "path": "known_findings.csv"}, {"name": "sources", "path""#)
    package.files["known_findings.csv"] = "code,file,key,reason\n" + rows.map { $0 + "\n" }.joined()
    return package
  }

  @Test func aKnownFindingIsCountedAndNotListed() throws {
    var package = Self.knowing(
      "home-page-source,sources,board,The site is one page.",
      "total-mismatch,published_totals,bench.a-1/total,As printed.")
    _ = try package.apply([
      .init("sources.csv", "https://board.example/scores", "https://board.example"),
      .init("published_totals.csv", "total,0.6867", "total,0.6897"),
    ])
    let report = package.report(isStrict: true)
    #expect(report.problems == [])
    #expect(report.explained.map(\.code.name) == ["total-mismatch", "home-page-source"])
    #expect(package.report().explained.map(\.code.name) == ["total-mismatch"])
  }

  @Test func onlyThatFindingOfThatRowIsExplained() throws {
    var package = Self.knowing("home-page-source,sources,board,The site is one page.")
    _ = try package.apply([
      .init("sources.csv", "https://board.example/scores,2025-01-01", "https://board.example,"),
      .init("sources.csv", "https://paper.example/?id=1", "https://paper.example"),
    ])
    #expect(package.report(isStrict: true).problems.map(\.code.name) == ["no-access-date", "home-page-source"])
  }

  @Test func whatExplainsNothingIsReported() throws {
    var package = Self.knowing(
      "home-page-source,sources,board,Mended since.", "home-pages,sources,paper,No such code.",
      "no-country,organization,beta,No such file.")
    let problems = package.report(isStrict: true).problems
    #expect(problems.map(\.code.name) == Array(repeating: "stale-known-finding", count: 3))
    #expect(problems.map(\.place?.line) == [2, 3, 4])
    #expect(package.report().problems == [])
    // A table that is wrong in form stays wrong.
    package = Self.knowing("csv-not-a-number,scores,bench.a-1/smooth,We like it so.")
    _ = try package.apply([.init("scores.csv", "smooth,0.9,", "smooth,high,")])
    #expect(package.report(isStrict: true).errorCount > 0)
  }
}
