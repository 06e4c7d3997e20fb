import Foundation
import Tables
import Testing

@testable import BenchmarkData

struct FlatFileLoaderTests {
  /// Writes a file and loads it.
  private func load(_ text: String, _ options: LoadOptions = LoadOptions()) throws -> Dataset {
    let path = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Dataset.load(at: path, options: options)
  }

  private func problems(_ text: String, _ options: LoadOptions = LoadOptions()) throws -> [Problem] {
    do {
      return try load(text, options).problems
    } catch let problems as Problems {
      return problems.list
    }
  }

  @Test func aFileOfScoresNeedsOnlySystemAndScore() throws {
    let dataset = try load("system,score\nA,1\nB,2.5\n")
    #expect(dataset.systems.count == 2)
    #expect(dataset.benchmarks.count == 1)
    let benchmark = try #require(dataset.benchmarks.values.first)
    #expect(benchmark.dimensions.keys.map(\.text) == ["score"])
    #expect(dataset.evaluations.values.compactMap { $0.scores["score"]?.value } == [1, 2.5])
  }

  @Test func allColumnsAreUnderstood() throws {
    let dataset = try load(
      """
      system,country,organization,released_on,benchmark,dimension,score,std_error,sample_size,source,access
      A,US,Alpha,2024-02,vb,total,80.5,0.5,100,board,closed
      A,US,Alpha,2024-02,vb,motion,70,,,board,closed
      B,CN,Beta,2024,vb,total,79,0.4,90,paper,open-weights
      """)
    #expect(dataset.problems.isEmpty)
    #expect(dataset.benchmarks["vb"]?.dimensions.count == 2)
    #expect(dataset.evaluations.count == 2)
    #expect(dataset.organizations["Beta"]?.country == "CN")
    #expect(dataset.systems["A"]?.releasedOn == CalendarDate(year: 2024, month: 2))
    #expect(dataset.sources.count == 2)
  }

  @Test func otherNamesAreMapped() throws {
    let dataset = try load(
      "Model,Country (of organization),ECI\nA,US,150\n",
      LoadOptions(columns: ["system": "Model", "country": "Country (of organization)", "score": "ECI"]))
    #expect(dataset.country(of: try #require(dataset.systems["A"])) == "US")
    #expect(dataset.problems.isEmpty)
  }

  @Test func headersAreKnownInAnyCaseAndSpacing() throws {
    let dataset = try load("System,COUNTRY,Released On,Score,Std-Error\nA,US,2024-02,150,2\n")
    #expect(dataset.problems.isEmpty)
    #expect(dataset.systems["A"]?.releasedOn == CalendarDate(year: 2024, month: 2))
    #expect(dataset.evaluations.values.first?.scores["score"] == Score(150, standardError: 2))
    #expect(try load("System_A,System B,Outcome\nA,B,a\n").votes.count == 1)
  }

  @Test func aHeaderAsExpectedComesBeforeOneThatIsAlike() throws {
    let dataset = try load("system,Score,score\nA,1,2\n")
    #expect(dataset.evaluations.values.first?.scores["score"]?.value == 2)
    #expect(dataset.problems.map(\.found) == ["Score"])
    // Of two that are alike neither is taken.
    #expect(try problems("system,Score,SCORE\nA,1,2\n").map(\.code) == [.unrecognisedFile])
    // What is mapped to one column does not stand for another.
    let mapped = try load(
      "Name,System,score\nA,Lab,1\n", LoadOptions(columns: ["system": "Name", "organization": "System"]))
    #expect(mapped.organizations["Lab"] != nil)
  }

  @Test(arguments: [";", "\t", "|"])
  func anotherDelimiterIsRecognised(_ delimiter: String) throws {
    let rows = [["system", "country", "score"], ["A", "US", "1.5"], ["B", "CN", "2"]]
    let dataset = try load(rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n"))
    #expect(dataset.problems.isEmpty)
    #expect(dataset.evaluations.values.compactMap { $0.scores["score"]?.value } == [1.5, 2])
    // Who names a delimiter is believed.
    #expect(
      try problems("system;score\nA;1\n", LoadOptions(delimiter: ",")).map(\.code) == [.otherDelimiter])
  }

  @Test func votesOfOtherNamesAreRecognised() throws {
    #expect(try load("model_a,model_b,winner\nA,B,a\n").votes.count == 1)
    let found = try problems("id,Player 1,Player 2\n1,A,B\n")
    #expect(found.map(\.code) == [.unrecognisedFile])
    #expect(found.first?.fix?.hasSuffix("--columns 'system_a=Player 1,system_b=Player 2,outcome=NAME'") == true)
  }

  @Test func theOnlyColumnOfNumbersIsTheScore() throws {
    let dataset = try load("name,kind,Accuracy\nA,x,1\nB,y,N/A\n")
    #expect(dataset.systems["A"] != nil)
    #expect(dataset.decisions.contains { $0.text == "'Accuracy' is score" })
    let several = try problems("name,Accuracy,Quality\nA,1,2\n")
    #expect(several.map(\.code) == [.unrecognisedFile])
    #expect(several.first?.found == "Accuracy, Quality")
    #expect(several.first?.fix?.contains("vgap import") == true)
  }

  @Test func aColumnThatIsAlmostOneOfOursIsSuggested() throws {
    let found = try problems("system,score,std_eror\nA,1,2\n")
    #expect(found.map(\.fix) == ["did you mean --columns std_error=std_eror?"])
  }

  @Test func anIntervalGivesTheStandardError() throws {
    let dataset = try load("system,score,ci_lower,ci_upper\nA,10,8.040036,11.959964\n")
    let score = try #require(dataset.evaluations.values.first?.scores["score"])
    #expect(abs(try #require(score.standardError) - 1) < 1e-6)
  }

  @Test func aSystemMayBeCalledNA() throws {
    #expect(try load("system,score\nNA,1\n").systems["NA"] != nil)
  }

  @Test func votesAndEstimatesAreRecognised() throws {
    let votes = try load("system_a,system_b,outcome,count\nA,B,a,3\nB,C,tie,\n")
    #expect(votes.votes.map(\.outcome) == [.a, .tie])
    #expect(votes.systems.keys.map(\.text) == ["A", "B", "C"])
    let estimates = try load("system,estimate,std_error\nA,1.5,0.1\n")
    #expect(estimates.benchmarks.values.first?.dimensions.keys.first == "estimate")
  }

  @Test func synonymsOfOutcomesAreMapped() throws {
    let dataset = try load(
      "model_a,model_b,winner\nA,B,left\nA,B,bothbad\nA,B,right\n",
      LoadOptions(
        columns: ["system_a": "model_a", "system_b": "model_b", "outcome": "winner"],
        outcomes: ["left": .a, "right": .b, "tie": .tie, "bothbad": .tie]))
    #expect(dataset.votes.map(\.outcome) == [.a, .tie, .b])
  }

  /// A faulty file, the code of the problem it must give, and the line.
  struct Fault: CustomTestStringConvertible, Sendable {
    var text: String
    var code: Problem.Code
    var line: Int
    var testDescription: String { "\(code): \(text.debugDescription)" }
  }

  static let faults = [
    Fault(text: "system,colour\nA,red\n", code: .unrecognisedFile, line: 1),
    Fault(text: "system,score\nA,1\nA,2\n", code: .duplicateKey, line: 3),
    Fault(text: "system,score,ci_lower,ci_upper\nA,1,2,3\n", code: .contradiction, line: 2),
    Fault(text: "system,score,std_error\nA,1,-1\n", code: .impossibleValue, line: 2),
    Fault(text: "system,organization,score,dimension\nA,X,1,d\nA,Y,2,e\n", code: .contradiction, line: 3),
    Fault(text: "system,organization,country,score\nA,X,US,1\nB,X,CN,2\n", code: .contradiction, line: 3),
    Fault(text: "system_a,system_b,outcome\nA,B,nobody\n", code: .unknownChoice, line: 2),
    Fault(text: "system_a,system_b,outcome\nA,A,a\n", code: .contradiction, line: 2),
    Fault(text: "system,score\n,1\n", code: .missingValue, line: 2),
    Fault(text: "system,score\nA,inf\n", code: .notANumber, line: 2),
  ]

  @Test(arguments: faults)
  func eachFaultIsReportedWithItsLine(_ fault: Fault) throws {
    let found = try problems(fault.text)
    let problem = try #require(found.first { $0.code == fault.code }, "\(found)")
    #expect(problem.place?.line == fault.line)
  }

  @Test func aColumnThatIsMappedButNotThereIsSuggested() throws {
    let found = try problems("system,Score\nA,1\n", LoadOptions(columns: ["score": "score"]))
    #expect(found.first?.fix == "did you mean Score?")
  }

  @Test func aColumnThatNothingIsDoneWithIsNamed() throws {
    let found = try problems("system,score,colour\nA,1,red\n")
    #expect(found.map(\.code) == [.unusedColumns])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.found == "colour")
  }
}
