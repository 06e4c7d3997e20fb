import Tables
import Testing

@testable import BenchmarkData

struct PackageLoaderTests {
  @Test func aSoundPackageLoadsWhole() throws {
    let dataset = try SmallPackage().load()
    #expect(dataset.title == "Small")
    #expect(dataset.problems.isEmpty)
    #expect(dataset.systems.keys.map(\.text) == ["a-1", "b-1"])
    let system = try #require(dataset.systems["a-1"])
    #expect(system.announcedOn == CalendarDate(year: 2024, month: 2, day: 15))
    #expect(system.releasedOn == CalendarDate(year: 2024, month: 12))
    #expect(system.access == .closed)
    #expect(system.maximumDuration == 60)
    #expect(dataset.countries(of: system) == ["US", "CN"])
    #expect(system.partners == [System.Partner("beta", role: .publisher, source: "paper")])
    #expect(dataset.systems["b-1"]?.note == "Two\nlines")
    let evaluation = try #require(dataset.evaluations["bench.a-1"])
    #expect(evaluation.certification == .gold)
    #expect(evaluation.scores["smooth"] == Score(0.9, standardError: 0.01, sampleSize: 100))
    #expect(evaluation.publishedTotals == ["total": 0.6867, "quality": 0.7333])
    #expect(evaluation.otherSources == ["paper"])
    #expect(dataset.samples.count == 2 && dataset.samples.map(\.rater) == ["r1", nil])
    #expect(dataset.votes.map(\.count) == [3, 1])
    #expect(dataset.claims["c01"]?.test.hasPrefix("rank") == true)
    #expect(dataset.aliases.map(\.name) == ["A one", "Bee"])
  }

  /// A change to the sound package, and the problem that it must give.
  struct Fault: CustomTestStringConvertible, Sendable {
    var file: String
    var old: String
    var new: String
    var code: Problem.Code
    var line: Int
    var column: Int
    var fix: String?
    var testDescription: String { "\(code) in \(file)" }
  }

  static let faults: [Fault] = [
    Fault(
      file: "systems.csv", old: "a-1,A,1,alpha", new: "a-1,A,1,alhpa", code: .unknownReference, line: 2, column: 9,
      fix: "did you mean alpha?"),
    Fault(
      file: "systems.csv", old: "closed", new: "close", code: .unknownChoice, line: 2, column: 34,
      fix: "did you mean closed?"),
    Fault(
      file: "systems.csv", old: "closed,60", new: "closed,-60", code: .impossibleValue, line: 2, column: 41),
    Fault(
      file: "organizations.csv", old: "beta,Beta,CN", new: "beta,Beta,CM", code: .unknownReference, line: 3,
      column: 11, fix: "did you mean CN?"),
    Fault(
      file: "organizations.csv", old: "beta,Beta", new: "alpha,Beta", code: .duplicateKey, line: 3, column: 1,
      fix: "compare with line 2 and keep one"),
    Fault(
      file: "scores.csv", old: "bench.b-1,dynamic", new: "bench.b-1,dynamics", code: .unknownReference, line: 6,
      column: 11, fix: "did you mean dynamic?"),
    Fault(
      file: "scores.csv", old: "bench.b-1,dynamic", new: "bench.b-1,smooth", code: .duplicateKey, line: 6, column: 11),
    Fault(file: "scores.csv", old: "0.9,0.01", new: "0.9,-0.01", code: .impossibleValue, line: 2, column: 22),
    Fault(
      file: "published_totals.csv", old: "a-1,quality", new: "a-1,qualty", code: .notOfBenchmark, line: 3, column: 11,
      fix: "did you mean quality?"),
    Fault(
      file: "dimensions.csv", old: "smooth,Smoothness,quality,0.5,1", new: "smooth,Smoothness,quality,1,0.5",
      code: .impossibleValue, line: 2, column: 35),
    Fault(
      file: "dimensions.csv", old: "1,true,fraction\nbench,dyn", new: "1,yes,fraction\nbench,dyn", code: .unknownChoice,
      line: 2, column: 41),
    Fault(
      file: "evaluations.csv", old: "gold,,,board", new: "gold,bench.z,,board", code: .unknownReference, line: 2,
      column: 52),
    Fault(file: "votes.csv", old: "a,3", new: "c,3", code: .unknownChoice, line: 2, column: 10),
    Fault(file: "samples.csv", old: "p1,1,", new: "p1,1.5,", code: .impossibleValue, line: 3, column: 21),
    Fault(file: "claims.csv", old: "2024-02,", new: "2024-13,", code: .noSuchDate, line: 2, column: 14),
    Fault(file: "sources.csv", old: "2024-12-31", new: "2024-12-32", code: .noSuchDate, line: 2, column: 25),
  ]

  @Test(arguments: faults)
  func eachFaultIsReportedAtItsPlace(_ fault: Fault) throws {
    let problems = try SmallPackage().problems(changing: fault.file, fault.old, to: fault.new)
    let problem = try #require(problems.first { $0.code == fault.code }, "found \(problems)")
    #expect(problem.place?.file == "small/" + fault.file)
    #expect(problem.place?.line == fault.line)
    #expect(problem.place?.column == fault.column)
    if let fix = fault.fix { #expect(problem.fix == fix) }
    #expect(problem.severity == .error)
  }

  @Test func allProblemsAreReportedTogether() throws {
    var package = SmallPackage()
    package.files["systems.csv"] = package.files["systems.csv"]?.replacing("alpha", with: "x").replacing(
      "60", with: "0")
    package.files["votes.csv"] = package.files["votes.csv"]?.replacing("tie", with: "draw")
    let error = #expect(throws: Problems.self) { try package.load() }
    #expect(Set(try #require(error).list.map(\.place?.file)).count >= 2)
    #expect(try #require(error).list.count >= 3)
  }

  @Test func lenientModeLeavesOutTheRowAndSaysSo() throws {
    var package = SmallPackage()
    package.files["votes.csv"] = package.files["votes.csv"]?.replacing("tie", with: "draw")
    let dataset = try package.load(.lenient)
    #expect(dataset.votes.count == 1)
    let problem = try #require(dataset.problems.first)
    #expect(problem.severity == .warning)
    #expect(problem.message.hasPrefix("row left out: "))
    #expect(problem.place?.line == 3)
  }

  @Test func aMissingFileIsNamedAndItsConsequencesAreNot() throws {
    var package = SmallPackage()
    package.files["organizations.csv"] = nil
    let error = try #require(throws: Problems.self) { try package.load() }
    #expect(error.list.map(\.code) == [.fileNotFound])
  }

  @Test(arguments: ["", "[]", "{", #"{"resources": 3}"#, #"{"resources": [{"name": "systems"}]}"#, "\u{FEFF}x"])
  func aBrokenDescriptorIsAProblemAndNoCrash(_ text: String) throws {
    var package = SmallPackage()
    package.files["datapackage.json"] = text
    let error = try #require(throws: Problems.self) { try package.load() }
    #expect(error.list.map(\.code) == [.badDescriptor])
  }

  @Test func theCuratedDatasetHasNoErrors() throws {
    let dataset = try Dataset.load(at: Repository.dataset)
    #expect(dataset.problems.filter { $0.severity == .error } == [])
    #expect(dataset.systems.count >= 200)
  }

  @Test func columnsThatFewPackagesHaveAreChecked() throws {
    var totals = SmallPackage()
    totals.files["published_totals.csv"] = "evaluation_id,group_id,value,decimals\nbench.a-1,total,0.7,-1\n"
    let decimals = try #require(throws: Problems.self) { _ = try totals.load() }.list
    #expect(decimals.map(\.code) == [.impossibleValue])
    #expect(decimals.first?.place?.field == "decimals")
    var systems = SmallPackage()
    systems.files["systems.csv"] = "system_id,name,country_codes\na-1,A,US;CM\nb-1,B,CN\n"
    let countries = try #require(throws: Problems.self) { _ = try systems.load() }.list
    #expect(countries.contains { $0.place?.field == "country_codes" && $0.found == "CM" })
  }

  // MARK: A table in several files

  /// The small package with its scores in two files of a folder beneath.
  private static func split() throws -> SmallPackage {
    var package = SmallPackage()
    let lines = try #require(package.files["scores.csv"]).split(separator: "\n")
    package.files["scores.csv"] = nil
    package.files["scores/a.csv"] = lines[..<4].joined(separator: "\n") + "\n"
    package.files["scores/b.csv"] = ([lines[0]] + lines[4...]).joined(separator: "\n") + "\n"
    package.files["datapackage.json"] = package.files["datapackage.json"]?
      .replacing(#""path": "scores.csv""#, with: #""path": ["scores/a.csv", "scores/b.csv"]"#)
    return package
  }

  @Test func aTableMayStandInSeveralFiles() throws {
    let dataset = try Self.split().load()
    #expect(dataset.evaluations == (try SmallPackage().load()).evaluations)
    let inputs = dataset.inputs.map(\.path)
    #expect(inputs.contains("small/scores/a.csv") && inputs.contains("small/scores/b.csv"))
    #expect(Set(dataset.inputs.map(\.sha256)).count == dataset.inputs.count)
  }

  @Test(arguments: [
    ("0.7,,", "0.7,-1,", Problem.Code.impossibleValue, 3), ("bench.b-1,dynamic", "bench.a-1,scene", .duplicateKey, 3),
    ("dimension_id,value", "dimension,value", .missingColumn, 1),
  ])
  func aFaultInOneOfTheFilesIsFoundThere(_ old: String, _ new: String, _ code: Problem.Code, _ line: Int) throws {
    let problems = try Self.split().problems(changing: "scores/b.csv", old, to: new)
    let problem = try #require(problems.first { $0.code == code }, "\(problems)")
    #expect(problem.place?.file == "small/scores/b.csv")
    #expect(problem.place?.line == line)
  }

  @Test func aListWithoutAPathIsAProblem() throws {
    var package = SmallPackage()
    package.files["datapackage.json"] = package.files["datapackage.json"]?
      .replacing(#""path": "scores.csv""#, with: #""path": []"#)
    let error = try #require(throws: Problems.self) { try package.load() }
    #expect(error.list.map(\.code) == [.badDescriptor])
  }
}
