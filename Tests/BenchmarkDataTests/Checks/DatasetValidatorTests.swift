import Tables
import Testing

@testable import BenchmarkData

/// A sound package made unsound in one place, and the problem that must be found there.
struct Fault: CustomTestStringConvertible, Sendable {
  var code: String
  var severity: Problem.Severity
  var edits: [SoundPackage.Edit]
  /// What the problem must propose.
  var fix: String?

  init(_ code: String, _ severity: Problem.Severity, fix: String? = nil, _ edits: SoundPackage.Edit...) {
    self.code = code
    self.severity = severity
    self.edits = edits
    self.fix = fix
  }

  var testDescription: String { "\(code) in \(edits[0].file)" }
}

struct DatasetValidatorTests {
  @Test func nothingIsWrongWithTheSoundPackage() {
    let report = SoundPackage().report()
    #expect(report.problems == [])
    #expect(report.contents.first { $0.name == "systems" }?.count == 2)
  }

  static let formFaults: [Fault] = [
    Fault("wrong-type", .error, .init("extras.csv", "one,,1,", "one,,⟦1.5,")),
    Fault("wrong-type", .error, .init("extras.csv", "1,0.5", "1,⟦half")),
    Fault("wrong-type", .error, .init("extras.csv", "0.5,true", "0.5,⟦yes")),
    Fault("wrong-type", .error, .init("extras.csv", "2024-02-29", "⟦2024-02-30")),
    Fault("wrong-type", .error, .init("extras.csv", ",2024-03,", ",⟦2024-13,")),
    Fault("wrong-type", .error, .init("extras.csv", ",2025,", ",⟦25,")),
    Fault("below-minimum", .error, .init("extras.csv", "one,,1,", "one,,⟦0,")),
    Fault("above-maximum", .error, .init("extras.csv", "1,0.5", "1,⟦1.5")),
    Fault("below-minimum", .error, .init("extras.csv", "2024-02-29", "⟦2023-12-31")),
    Fault("above-maximum", .error, .init("extras.csv", ",2025,", ",⟦2031,")),
    Fault("above-maximum", .error, .init("systems.csv", "closed,60", "closed,⟦6000")),
    Fault(
      "not-unique", .error, fix: "compare with line 2 and keep one", .init("extras.csv", "two,one,2", "two,one,⟦1")),
    Fault("csv-missing-value", .error, .init("extras.csv", "1,0.5", "1,⟦")),
    Fault("csv-missing-value", .error, .init("extras.csv", "three,two", "⟦,two")),
    Fault("csv-missing-value", .error, .init("systems.csv", "board,\n", "⟦,\n")),
    Fault("unknown-choice", .error, fix: "did you mean blue?", .init("extras.csv", "blue", "⟦blu")),
    Fault("pattern-mismatch", .error, .init("extras.csv", "Ab", "⟦ab")),
    Fault("pattern-mismatch", .error, .init("extras.csv", "Ab", "⟦Abc")),
    Fault(
      "duplicate-key", .error, .init("extras.csv", "two,one", "⟦one,one"),
      .init("extras.csv", "three,two", "three,one")),
    Fault("unknown-reference", .error, fix: "did you mean one?", .init("extras.csv", "two,one", "two,⟦ones")),
    Fault("unknown-reference", .error, .init("systems.csv", "1,alpha", "1,⟦alhpa")),
    Fault(
      "unlisted-field", .error, .init("extras.csv", "word,name", "word,name,⟦more"),
      .init("extras.csv", "red,Ab", "red,Ab,"), .init("extras.csv", "blue,Cd", "blue,Cd,"),
      .init("extras.csv", ",Ef", ",Ef,")),
    Fault(
      "field-order", .error, .init("extras.csv", "key,parent,whole", "⟦parent,key,whole"),
      .init("extras.csv", "one,,1", ",one,1"), .init("extras.csv", "two,one,2", "one,two,2"),
      .init("extras.csv", "three,two,3", "two,three,3")),
  ]

  static let meaningFaults: [Fault] = [
    Fault("total-mismatch", .warning, .init("published_totals.csv", "total,0.6867", "total,⟦0.6897")),
    Fault("total-mismatch", .warning, .init("published_totals.csv", "quality,0.7333", "quality,⟦0.7336")),
    Fault("percent-for-fraction", .error, fix: "write 0.4", .init("scores.csv", "scene,0.4", "scene,⟦40")),
    Fault("percent-for-fraction", .error, .init("published_totals.csv", "total,0.6867", "total,⟦68.67")),
    Fault("score-out-of-range", .error, .init("scores.csv", "scene,0.4", "scene,⟦-0.4")),
    Fault("score-out-of-range", .error, .init("scores.csv", "scene,0.4", "scene,⟦140")),
    Fault("standard-error-too-large", .error, .init("scores.csv", "0.6,0.02", "0.6,⟦2")),
    Fault(
      "sample-mean-mismatch", .warning, .init("scores.csv", "smooth,0.9,", "smooth,⟦0.91,"),
      .init("published_totals.csv", "total,0.6867", "total,0.6973"),
      .init("published_totals.csv", "quality,0.7333", "quality,0.7467")),
    Fault("sample-count-mismatch", .warning, .init("scores.csv", "0.01,2\n", "0.01,⟦100\n")),
    Fault(
      "weight-without-group", .warning, .init("dimensions.csv", "Dynamics,quality,0,1,0.5", "Dynamics,,0,1,⟦0.5"),
      .init("published_totals.csv", "total,0.6867", "total,0.74"),
      .init("published_totals.csv", "quality,0.7333", "quality,0.8")),
    Fault("incomplete-weights", .warning, .init("groups.csv", "Semantic,1", "Semantic,⟦")),
    Fault("incomplete-weights", .warning, .init("dimensions.csv", "0,1,0.5,true", "0,1,⟦,true")),
    Fault("zero-weights", .error, .init("dimensions.csv", "0.8,1,true", "0.8,⟦0,true")),
    Fault(
      "empty-group", .warning, .init("groups.csv", "bench,semantic", "bench,other,Other,1\nbench,semantic"),
      .init("groups.csv", "bench,other", "bench,⟦other")),
    Fault(
      "benchmark-without-dimensions", .warning,
      .init("benchmarks.csv", "composite\n", "composite\n⟦more,More,1,rating\n")),
    Fault("evaluated-before-system", .warning, .init("evaluations.csv", "b-1,2024-07", "b-1,⟦2024-05")),
    Fault(
      "withdrawn-before-release", .error,
      .init("systems.csv", "released_on,access", "released_on,withdrawn_on,access"),
      .init("systems.csv", "2024-12,closed", "2024-12,⟦2024-11-30,closed"),
      .init("systems.csv", "2024-06-06,open", "2024-06-06,,open"),
      .init("datapackage.json", #"{"name": "released_on"},"#, #"{"name": "released_on"}, {"name": "withdrawn_on"},"#)),
    Fault("released-before-announcement", .warning, .init("systems.csv", "2024-02-15,2024-12", "⟦2024-12-02,2024-11")),
    Fault("unreleased-with-release", .warning, .init("systems.csv", "2024-12,closed", "⟦2024-12,unreleased")),
    Fault(
      "derived-from-itself", .error,
      .init("systems.csv", "source_id,note", "base_system_id,source_id,note"),
      .init("systems.csv", "60,board", "60,⟦a-1,board"), .init("systems.csv", ",,paper", ",,,paper"),
      .init(
        "datapackage.json", #"{"name": "source_id", "con"#, #"{"name": "base_system_id"}, {"name": "source_id", "con"#)),
    Fault(
      "derived-from-itself", .error,
      .init("systems.csv", "source_id,note", "base_system_id,source_id,note"),
      .init("systems.csv", "60,board", "60,,board"), .init("systems.csv", ",,paper", ",,⟦b-1,paper"),
      .init(
        "datapackage.json", #"{"name": "source_id", "con"#, #"{"name": "base_system_id"}, {"name": "source_id", "con"#)),
    Fault(
      "outdated-status", .warning, .init("benchmarks.csv", "kind", "kind,status"),
      .init("benchmarks.csv", "composite", "composite,⟦historic")),
    Fault(
      "partner-of-itself", .warning, fix: "delete the row",
      .init("system_organizations.csv", "a-1,beta", "a-1,⟦alpha")),
    Fault("superseded-by-other", .error, .init("evaluations.csv", "gold,,", "gold,⟦bench.b-1,")),
    Fault("superseded-by-itself", .error, .init("evaluations.csv", "gold,,", "gold,⟦bench.a-1,")),
    Fault("reevaluates-other", .error, .init("evaluations.csv", "gold,,", "gold,,⟦bench.b-1")),
    Fault(
      "evaluation-without-scores", .warning,
      .init("evaluations.csv", "bench.b-1", "⟦bench.c,bench,b-1,2024-08,Beta,,,,board\nbench.b-1")),
    Fault(
      "duplicate-evaluation", .warning, fix: "compare with bench.b-1",
      .init("evaluations.csv", "Beta,,,,board\n", "Beta,,,,board\n⟦bench.c,bench,b-1,2024-07,Beta,,,,board\n"),
      .init("scores.csv", "bench.b-1,dynamic", "bench.c,smooth,0.5,,\nbench.b-1,dynamic")),
    Fault(
      "duplicate-scores", .warning, fix: "compare with bench.a-1",
      .init("evaluations.csv", "bench.b-1,bench,b-1", "bench.b-1,bench,⟦b-1"),
      .init(
        "scores.csv", "bench.b-1,smooth,0.8001,,\nbench.b-1,dynamic,0.7001,,\nbench.b-1,scene,0.5001,,",
        "bench.b-1,smooth,0.9,,\nbench.b-1,dynamic,0.6,,\nbench.b-1,scene,0.4,,")),
    Fault(
      "confusable-names", .warning, .init("systems.csv", "b-1,B,1", "b-1,⟦Á-V,1"),
      .init("systems.csv", "a-1,A,", "a-1,AV,")),
    Fault("confusable-names", .warning, .init("systems.csv", "b-1,B,1", "b-1,⟦А,v1")),
    Fault("goalposts-outside-unit", .error, .init("dimensions.csv", "quality,0.5,1,", "quality,0.5,⟦100,")),
    Fault("goalposts-outside-unit", .error, .init("dimensions.csv", "quality,0.5,1,", "quality,⟦-0.5,1,")),
    Fault("ambiguous-alias", .warning, .init("aliases.csv", ",Bee,", ",⟦A 1,")),
    Fault(
      "unknown-country", .error, fix: "did you mean GB?",
      .init("countries.csv", "US,USA", "⟦UK,GBR,United Kingdom\nUS,USA")),
    Fault("unknown-country", .error, fix: "did you mean FR?", .init("countries.csv", "US,USA", "⟦FRA,,France\nUS,USA")),
    Fault("country-code-mismatch", .error, .init("countries.csv", "CN,CHN", "CN,⟦CHE")),
    Fault("no-source", .warning, .init("evaluations.csv", "Beta,,,,board", "Beta,,,,⟦")),
    Fault("unused-source", .warning, .init("sources.csv", "paper,", "⟦lost,Lost,,\npaper,")),
    Fault(
      "bad-url", .warning, .init("benchmarks.csv", "kind", "kind,url"),
      .init("benchmarks.csv", "composite", "composite,⟦www.example.org")),
    Fault("bad-claim-test", .error, .init("claims.csv", "rank system=a-1", "⟦rank system=a-9")),
    Fault("bad-claim-test", .error, .init("claims.csv", "at_most=1", "at_most"), .init("claims.csv", "rank", "⟦rank")),
    Fault(
      "bad-claim-test", .error, .init("claims.csv", "at_most=1", "as_of=2024-13"), .init("claims.csv", "rank", "⟦rank")),
    Fault(
      "untestable-without-reason", .warning, .init("claims.csv", "made_on,test", "made_on,test,untestable_reason"),
      .init("claims.csv", "rank system=a-1 benchmark=bench at_most=1", "untestable,⟦")),
    Fault(
      "testable-with-reason", .warning, .init("claims.csv", "made_on,test", "made_on,test,untestable_reason"),
      .init("claims.csv", "at_most=1", "at_most=1,⟦No data.")),
    Fault("contradiction", .error, .init("votes.csv", ",a-1,b-1,a,3", ",a-1,⟦a-1,a,3")),
  ]

  @Test(arguments: formFaults + meaningFaults)
  func eachFaultIsFoundAtItsPlace(_ fault: Fault) throws {
    var package = SoundPackage()
    let place = try #require(try package.apply(fault.edits), "the fixture has no mark")
    let report = package.report()
    let found = report.problems.filter { $0.code.name == fault.code }
    let problem = try #require(found.first, "\(report.problems)")
    #expect(found.count == 1)
    #expect(problem.severity == fault.severity)
    #expect(problem.place?.file == place.file)
    #expect(problem.place?.line == place.line)
    #expect(problem.place?.column == place.column)
    if let fix = fault.fix { #expect(problem.fix == fix) }
    // One fault is one finding: nothing follows from it that would be reported too.
    #expect(report.problems.count == 1, "\(report.problems)")
  }

  static let descriptorFaults: [(String, String, String, Problem.Severity)] = [
    (#""pattern": "[A-Z][a-z]""#, #""pattern": "[A-Z""#, "bad-descriptor", .error),
    (#""pattern": "[A-Z][a-z]""#, #""pattern": "(a|b""#, "bad-descriptor", .error),
    (#""pattern": "[A-Z][a-z]""#, #""pattern": "*""#, "bad-descriptor", .error),
    (#""pattern": "[A-Z][a-z]""#, #""pattern": "a{2,1}""#, "bad-descriptor", .error),
    (#""type": "yearmonth""#, #""type": "yearmoth""#, "bad-descriptor", .error),
    (#""type": "yearmonth""#, #""type": "geojson""#, "unsupported-descriptor", .warning),
    (#""minimum": 1,"#, #""minimum": "few","#, "bad-descriptor", .error),
    (#""primaryKey": ["key"]"#, #""primaryKey": ["kye"]"#, "bad-descriptor", .error),
    (
      #""reference": {"fields": ["key"]}"#, #""reference": {"resource": "none", "fields": ["key"]}"#, "bad-descriptor",
      .error
    ),
    (#""reference": {"fields": ["key"]}"#, #""reference": {"fields": ["kye"]}"#, "bad-descriptor", .error),
    (#""reference": {"fields": ["key"]}"#, #""reference": {"fields": ["key", "name"]}"#, "bad-descriptor", .error),
    (#"{"name": "key", "type": "string"}"#, #"{"name": "word", "type": "string"}"#, "bad-descriptor", .error),
    (
      #""primaryKey": "system_id""#, #""primaryKey": "system_id", "missingValues": ["", "NA"]"#,
      "unsupported-descriptor", .warning
    ),
  ]

  @Test(arguments: descriptorFaults)
  func aFaultOfTheDescriptorIsFoundInIt(_ old: String, _ new: String, _ code: String, _ severity: Problem.Severity)
    throws
  {
    var package = SoundPackage()
    _ = try package.apply([.init("datapackage.json", old, new)])
    let problem = try #require(package.report().problems.first { $0.code.name == code })
    #expect(problem.place?.file == "sound/datapackage.json")
    #expect((problem.place?.line ?? 0) > 1)
    #expect(problem.severity == severity)
  }

  @Test func filesThatNothingNamesAreReported() {
    var package = SoundPackage()
    package.files["claim.csv"] = "a\n1\n"
    package.files["EXCLUDED.csv"] = "a\n1\n"
    package.files["README.md"] = "Read me.\n"
    let problems = package.report().problems
    #expect(problems.map(\.code.name) == ["unlisted-file"])
    #expect(problems.first?.place?.file == "sound/claim.csv")
    #expect(problems.first?.severity == .warning)
  }

  /// The small package's scores in two files of a folder beneath.
  private static func split() throws -> SoundPackage {
    var package = SoundPackage()
    let lines = try #require(package.files["scores.csv"]).split(separator: "\n")
    package.files["scores.csv"] = nil
    package.files["scores/a.csv"] = lines[..<4].joined(separator: "\n") + "\n"
    package.files["scores/b.csv"] = ([lines[0]] + lines[4...]).joined(separator: "\n") + "\n"
    _ = try package.apply([
      .init("datapackage.json", #""path": "scores.csv""#, #""path": ["scores/a.csv", "scores/b.csv"]"#)
    ])
    return package
  }

  @Test func aTableMayStandInSeveralFiles() throws {
    #expect(try Self.split().report().problems == [])
  }

  static let splitFaults: [(String, SoundPackage.Edit)] = [
    ("percent-for-fraction", .init("scores/b.csv", "bench.b-1,smooth,0.8001", "bench.b-1,smooth,⟦80.01")),
    ("csv-not-a-number", .init("scores/b.csv", "bench.b-1,smooth,0.8001", "bench.b-1,smooth,⟦high")),
    ("score-out-of-range", .init("scores/a.csv", "scene,0.4", "scene,⟦140")),
  ]

  @Test(arguments: splitFaults)
  func aFaultInOneOfSeveralFilesIsFoundThere(_ code: String, _ edit: SoundPackage.Edit) throws {
    var package = try Self.split()
    let place = try #require(try package.apply([edit]))
    let problems = package.report().problems
    #expect(problems.map(\.code.name) == [code])
    #expect(problems.first?.place?.description == place.description)
  }

  @Test func aFileOfSeveralThatNothingNamesIsReported() throws {
    var package = try Self.split()
    package.files["scores/c.csv"] = package.files["scores/b.csv"]
    package.files["other/c.csv"] = "a\n1\n"
    let problems = package.report().problems
    #expect(problems.map(\.code.name) == ["unlisted-file"])
    #expect(problems.first?.place?.file == "sound/scores/c.csv")
  }

  @Test(arguments: [
    (#""scores/b.csv""#, #""scores/a.csv""#, "bad-descriptor"), (#""scores/b.csv""#, #""../b.csv""#, "file-not-found"),
  ])
  func aListOfFilesIsHeldTo(_ old: String, _ new: String, _ code: String) throws {
    var package = try Self.split()
    _ = try package.apply([.init("datapackage.json", old, new)])
    #expect(package.report().problems.map(\.code.name).contains(code))
  }

  @Test(arguments: ["extras.csv", "systems.csv"])
  func aFileThatIsNotThereIsReportedOnce(_ file: String) {
    var package = SoundPackage()
    package.files[file] = nil
    let problems = package.report().problems
    #expect(problems.map(\.code.name) == ["file-not-found"])
  }

  @Test func aColumnThatIsNotThereIsReported() throws {
    var package = SoundPackage()
    package.files["extras.csv"] = package.files["extras.csv"]?.replacing("word", with: "wrod")
    let codes = package.report().problems.map(\.code.name)
    #expect(codes.sorted() == ["missing-field", "unlisted-field"])
  }

  @Test func whatFollowsFromARowWithAProblemIsNotReported() throws {
    // The system's row is set aside for its date, and everything that refers to it is not at fault.
    var package = SoundPackage()
    let place = try package.apply([.init("systems.csv", "2024-02-15", "⟦15.2.2024")])
    let problems = package.report().problems
    #expect(problems.map(\.code.name) == ["csv-not-a-date"])
    #expect(problems.first?.place?.column == place?.column)
  }

  @Test func formAndMeaningAreReportedTogether() throws {
    var package = SoundPackage()
    _ = try package.apply([
      .init("claims.csv", "2024-02", "2024-14"), .init("countries.csv", "CN,CHN", "CN,CHE"),
      .init("extras.csv", "0.5,true", "0.5,yes"),
    ])
    #expect(
      Set(package.report().problems.map(\.code.name)) == ["csv-no-such-date", "country-code-mismatch", "wrong-type"])
  }

  @Test func datesAfterTheGivenOneAreReported() throws {
    let problems = SoundPackage().report(asOf: CalendarDate(year: 2024, month: 7)).problems
    #expect(problems.map(\.code.name) == ["future-date", "future-date", "future-date"])
    #expect(problems.map(\.found) == ["2024-12", "2024-12-09", "2024-12-31"])
    #expect(SoundPackage().report(asOf: CalendarDate(year: 2024)).problems == [])
  }

  @Test func whoRunsTheTestsCanObjectToThem() {
    let problems = SoundPackage().report { claim, _ in claim.test.hasPrefix("rank") ? "no such test" : nil }.problems
    #expect(problems.map(\.code.name) == ["bad-claim-test"])
    #expect(problems.first?.message == "no such test")
  }

  @Test func warningsCanBeMadeErrors() throws {
    var package = SoundPackage()
    _ = try package.apply([.init("sources.csv", "paper,", "lost,Lost,,\npaper,")])
    let report = package.report()
    #expect((report.errorCount, report.warningCount) == (0, 1))
    let strict = report.withWarningsAsErrors()
    #expect((strict.errorCount, strict.warningCount) == (1, 0))
  }

  @Test func manyFaultsOfOneKindAreCutShort() throws {
    var package = SoundPackage()
    let rows = (1...200).map { "k\($0),,\($0 % 9 + 1),2,true,,,,,Ab" }.joined(separator: "\n")
    package.files["extras.csv"] = "key,parent,whole,share,flag,day,month,year,word,name\n\(rows)\n"
    let problems = package.report().problems.filter { $0.place?.field == "share" }
    #expect(problems.count == 51)
    #expect(problems.last?.code == .moreProblems)
  }

  @Test func theTableHasARowForEachProblem() throws {
    var package = SoundPackage()
    _ = try package.apply([.init("countries.csv", "CN,CHN", "CN,CHE")])
    let table = try package.report().table()
    #expect(
      table.columnNames == [
        "code", "severity", "file", "line", "column", "field", "found", "expected", "fix", "message",
      ])
    #expect(table["code"]?[0] == .text("country-code-mismatch"))
    #expect(table["line"]?[0] == .number(2))
    #expect(table["field"]?[0] == .text("alpha_3"))
  }

  @Test func everyCodeIsExplainedOnce() {
    let codes = DatasetValidator.explanations.map(\.code.name)
    #expect(Set(codes).count == codes.count)
    let tested = Set((Self.formFaults + Self.meaningFaults).map(\.code) + Self.descriptorFaults.map(\.2))
    #expect(tested.isSubset(of: codes))
    for explanation in DatasetValidator.explanations {
      #expect(
        explanation.text.hasSuffix(".") || explanation.text.hasSuffix("csv") || explanation.text.hasSuffix("wide."))
      #expect(!explanation.text.contains("\n"))
    }
  }

  @Test func everyCheckOfMeaningHasATest() {
    let tested = Set(
      (Self.meaningFaults + StrictChecksTests.faults).map(\.code)
        + ["future-date", "fraction-for-percent", "outside-history"])
    let codes = Set(DatasetChecks.all.flatMap { $0.explanations }.map(\.code.name))
    #expect(codes.subtracting(tested) == [])
  }

  @Test func nothingIsWrongWithTheCuratedDatasetThatItDoesNotExplain() {
    var validator = DatasetValidator(path: Repository.dataset)
    validator.isStrict = true
    let report = validator.report()
    #expect(report.problems == [])
    #expect(!report.explained.isEmpty)
  }

  @Test(arguments: 0..<8)
  func damagedPackagesNeverCrash(_ batch: Int) {
    var random = SeededGenerator(seed: UInt64(1000 + batch))
    let names = SoundPackage().files.keys.sorted()
    for _ in 0..<60 {
      var package = SoundPackage()
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        let bytes = Mutation.random(of: Array((package.files[name] ?? "").utf8), using: &random)
        package.files[name] = String(decoding: bytes, as: UTF8.self)
      }
      for problem in package.report().problems { #expect(problem.place != nil, "\(problem)") }
    }
  }
}
