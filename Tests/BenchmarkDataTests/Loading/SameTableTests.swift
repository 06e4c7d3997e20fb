import Tables
import Testing

@testable import BenchmarkData

/// Reads a flat file from memory, as the commands do from a path.
func readFlat(_ bytes: [UInt8], _ change: (inout LoadOptions) -> Void = { _ in }) throws -> FlatFileLoader.Reading {
  var options = LoadOptions()
  change(&options)
  let loader = FlatFileLoader(path: "data", options: options)
  return try loader.read(TableFile(bytes, name: "data", options: try options.fileOptions()), dropsBadRows: false)
}

extension FlatFileLoader.Reading {
  /// The scores by system.
  var scores: [String: Double] {
    Dictionary(
      dataset.evaluations.values.compactMap { evaluation in
        evaluation.scores.values.first.map { (evaluation.system.text, $0.value) }
      }
    ) { first, _ in first }
  }
}

/// One table, as people write it in many ways.
struct SameTableTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var testDescription: String { name }
    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  static let cases = [
    Case("plain", "system,country,score\nA 1,US,81.25\nA 2,US,-3\nB 1,CN,1234.5\n"),
    Case("semicolons and commas", "system;country;score\nA 1;US;81,25\nA 2;US;-3\nB 1;CN;1234,5\n"),
    Case("groups of points", "Modell;Land;Punktzahl\nA 1;US;81,25\nA 2;US;−3\nB 1;CN;1.234,5\n"),
    Case("groups of commas", "Model,Country,Score\nA 1,US,81.25\nA 2,US,-3\nB 1,CN,\"1,234.5\"\n"),
    Case("groups of spaces", "system\tcountry\tscore\nA 1\tUS\t81,25\nA 2\tUS\t-3\nB 1\tCN\t1 234,5\n"),
    Case("groups of thin spaces", "system,country,score\nA 1,US,81.25\nA 2,US,-3\nB 1,CN,1\u{2009}234.5\n"),
    Case("groups of apostrophes", "system,country,score\nA 1,US,81.25\nA 2,US,-3\nB 1,CN,1'234.5\n"),
    Case("no-break spaces", "system|country|score\nA 1|US|\u{A0}81.25\nA 2|US|-3\nB 1|CN|1\u{A0}234.5\n"),
    Case("bold and footnotes", "system,country,score\nA 1,US,81.25*\nA 2,US,-3 [1]\n**B 1**,CN,**1234.50**\n"),
    Case(
      "links and medals", "system,country,score\n[A 1](https://a.example),US,81.25\n<b>A 2</b>,US,-3\n🥇 B 1,CN,1234.5\n"
    ),
    Case(
      "titles, an index and what is empty",
      "A board,,,\n,,,\n,system,country,score\n0,A 1,US,81.25\n1,A 2,US,-3\n2,B 1,CN,1234.5\n,,,\n"),
    Case(
      "an average and a repeated row",
      "system,country,score\nA 1,US,81.25\nA 1,US,81.25\nA 2,US,-3\nB 1,CN,1234.5\nAverage,,437.5\n"),
    Case(
      "missing words",
      "system,country,score\nA 1,US,81.25\nA 2,US,-3\nB 1,CN,1234.5\nC,CN,N/A\nD,CN,—\nE,CN,TBD\nF,NA,\n"),
    Case(
      "records",
      "[{\"model\":\"A 1\",\"country\":\"US\",\"score\":81.25},{\"model\":\"A 2\",\"country\":\"US\",\"score\":-3},{\"model\":\"B 1\",\"country\":\"CN\",\"score\":\"1,234.5\"}]"
    ),
    Case(
      "lines",
      "{\"system\":\"A 1\",\"country\":\"US\",\"score\":81.25}\n{\"system\":\"A 2\",\"country\":\"US\",\"score\":-3}\n{\"system\":\"B 1\",\"country\":\"CN\",\"score\":1234.5}\n"
    ),
    Case(
      "markdown",
      "| Model | Country | Score ↑ |\n|---|---|---|\n| A 1 | US | 81.25 |\n| A 2 | US | -3 |\n| **B 1** | CN | **1,234.5** |\n"
    ),
    Case("full width", "system,country,score\nA 1,US,８１．２５\nA 2,US,－3\nB 1,CN,1234.5\n"),
    Case("only numbers", "system,country,Accuracy\nA 1,US,81.25\nA 2,US,-3\nB 1,CN,1234.5\n"),
  ]

  @Test(arguments: cases)
  func givesTheSameNumbers(_ table: Case) throws {
    let reading = try readFlat(Array(table.text.utf8))
    #expect(!reading.problems.contains { $0.severity == .error }, "\(reading.problems)")
    #expect(reading.scores == ["A 1": 81.25, "A 2": -3, "B 1": 1234.5])
  }

  static let uncertain = [
    Case("a column", "system,score,se\nA,1398,2.5\nB,1200,1.5\n"),
    Case("deviations", "system,score,std,n\nA,1398,25,100\nB,1200,15,100\n"),
    Case("bounds", "system,score,lower,upper\nA,1398,1393.100090,1402.899910\nB,1200,1197.060054,1202.939946\n"),
    Case(
      "brackets", "system,score,95% CI\nA,1398,\"[1393.100090, 1402.899910]\"\nB,1200,\"[1197.060054, 1202.939946]\"\n"),
    Case("beside", "system,score\nA,1398 [1393.100090–1402.899910]\nB,1200 [1197.060054–1202.939946]\n"),
    Case("distances", "system,score\nA,1398 +4.899910/-4.899910\nB,1200 +2.939946/-2.939946\n"),
    Case("distances of their own", "system,score,ci\nA,1398,+4.899910/-4.899910\nB,1200,+2.939946/-2.939946\n"),
    Case("90 %", "system,score,90% CI\nA,1398,\"[1393.887866, 1402.112134]\"\nB,1200,\"[1197.532720, 1202.467280]\"\n"),
  ]

  @Test(arguments: uncertain)
  func givesTheSameStandardErrors(_ table: Case) throws {
    let reading = try readFlat(Array(table.text.utf8))
    #expect(!reading.problems.contains { $0.severity == .error }, "\(reading.problems)")
    let errors = reading.dataset.evaluations.values.compactMap { $0.scores.values.first?.standardError }
    #expect(errors.count == 2)
    #expect(abs((errors.first ?? 0) - 2.5) < 1e-5)
    #expect(abs((errors.last ?? 0) - 1.5) < 1e-5)
  }

  @Test func whatFollowsAPlusMinusSignIsAskedOnce() throws {
    let text = Array("system,score,ci\nA,81.2±0.4,±0.5\nB,80±0.3,±0.2\n".utf8)
    let problems = try #require(throws: Problems.self) { _ = try readFlat(text) }
    #expect(problems.list.map(\.code) == [.ambiguousUncertainty])
    #expect(problems.list.first?.fix?.contains("--plus-minus se") == true)
    let plain = Array("system,score\nA,81.2±0.4\nB,80±0.3\n".utf8)
    for (kind, error) in [(CellOptions.PlusMinus.standardError, 0.4), (.halfWidth, 0.4 / 1.959963984540054)] {
      let reading = try readFlat(plain) { $0.cells.plusMinus = kind }
      let found = try #require(reading.dataset.evaluations.values.first?.scores.values.first?.standardError)
      #expect(abs(found - error) < 1e-9)
    }
  }

  /// One number that is plainly written decides for its column, and for the others of the table.
  @Test(arguments: [
    "system,score\nA,81.234\nB,80.1\n", "system,score\nA,81.234\nB,0.123\n", "system,score\nA,81.234\nB,1234.567\n",
    "system,score,std_error\nA,81.234,0.123\nB,80.123,0.214\n", "[{\"system\":\"A\",\"score\":81.234}]",
    "system,score\n" + (0..<100).map { "s\($0),\($0)\n" }.joined() + "A,81.234\nB,0.5\n",
  ])
  func aPlainDecimalPointDecides(_ text: String) throws {
    #expect(try readFlat(Array(text.utf8)).scores["A"] == 81.234)
  }

  /// Columns that can be read in two ways, and what the options make of them.
  @Test(arguments: [
    ("system;score\nA;81,234\nB;80,123\n", 81.234, 81_234.0), ("system;score\nA;81.234\nB;80.123\n", 81.234, 81_234),
    ("system,score\nA,\"81,234\"\nB,80\n", 81.234, 81_234),
    ("system;score;std_error\nA;81.234;0,5\nB;80.123;0,5\n", 81.234, 81_234),
    ("system,score,std_error\nA,81.234,\"0,5\"\nB,80.123,\"0,5\"\n", 81.234, 81_234),
    ("system,score\nA,81.234\nB,80\n", 81.234, 81_234), ("system\tscore\nA\t81.234\nB\t80.123\n", 81.234, 81_234),
  ])
  func twoReadingsAreRefusedWithBoth(_ text: String, _ decimal: Double, _ grouped: Double) throws {
    let problems = try #require(throws: Problems.self) { _ = try readFlat(Array(text.utf8)) }
    let problem = try #require(problems.list.first)
    #expect(problem.code == .ambiguousNumber)
    #expect(problem.message.contains("81.234 or 81234"))
    let isComma = text.contains("81,234")
    #expect(problem.fix?.contains("--decimal \(isComma ? "comma" : "point") for 81.234") == true)
    guard !text.contains("0,5") else { return }
    #expect(try readFlat(Array(text.utf8)) { $0.cells.decimalMark = isComma ? .comma : .point }.scores["A"] == decimal)
    #expect(try readFlat(Array(text.utf8)) { $0.cells.groupMark = isComma ? .comma : .point }.scores["A"] == grouped)
  }

  @Test func countsAreWhole() throws {
    let reading = try readFlat(Array("model,score,votes\nA,1398.5,\"12,345\"\nB,1300,\"1,200\"\n".utf8))
    #expect(reading.dataset.evaluations.values.map { $0.scores.values.first?.sampleSize } == [12_345, 1200])
    let points = try readFlat(Array("model;score;votes\nA;1398,5;12.345\nB;1300,5;1.200\n".utf8))
    #expect(points.dataset.evaluations.values.map { $0.scores.values.first?.sampleSize } == [12_345, 1200])
  }

  @Test func aColumnWrittenInTwoWaysIsRefused() throws {
    let problems = try #require(throws: Problems.self) {
      _ = try readFlat(Array("system;score\nA;81.5\nB;80,5\n".utf8))
    }
    #expect(problems.list.map(\.code) == [.ambiguousNumber])
    #expect(problems.list.first?.place?.line == 3)
    let signs = try #require(throws: Problems.self) {
      _ = try readFlat(Array("system,score\nA,81.5%\nB,0.8\n".utf8))
    }
    #expect(signs.list.map(\.code) == [.ambiguousUnit])
  }

  @Test func aSecondRowOfHeadersIsNamed() throws {
    let problems = try #require(throws: Problems.self) {
      _ = try readFlat(Array("Model,Reason,,Code,\n,zebra,spatial,gen,all\nA,10,20,30,40\nB,20,30,40,50\n".utf8))
    }
    #expect(problems.list.map(\.code) == [.emptyColumnName])
    #expect(problems.list.first?.message.contains("line 2") == true)
  }

  @Test func countsOfProblemsAreTrue() throws {
    let rows = (0..<1000).map { "s\($0),\($0 % 2 == 0 ? "1.2k" : "\($0)")" }
    let reading = try readFlat(Array("system,score\n\(rows.joined(separator: "\n"))\n".utf8))
    let grouped = Problem.grouped(reading.problems)
    #expect(grouped.count == 4)
    #expect(grouped.reduce(0) { $0 + $1.count } == 500)
    #expect(grouped.last?.message.hasPrefix("497 more of this kind (lines 8, 10, 12, 14, 16, …)") == true)
    #expect(reading.dataset.systems.count == 500)
  }

  @Test func decisionsAreSaid() throws {
    #expect(try readFlat(Array("system,score,std_error\nA,1,0.1\n".utf8)).decisions.isEmpty)
    let line = ReadingDecision.line(
      try readFlat(Array("Board;\nModel;Score;SE\nA;1,5;0,1\nB;N/A;0,1\n".utf8)).decisions)
    for part in [
      "a semicolon between fields", "1 line before the header", "'Model' is system", "'SE' is std_error",
      "decimal commas", "1 cell of 'Score' without a value",
    ] {
      #expect(line.contains(part), "\(line)")
    }
  }

  @Test(arguments: cases + uncertain)
  func damagedFilesNeverCrash(_ table: Case) {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<40 { _ = try? readFlat(Mutation.random(of: Array(table.text.utf8), using: &random)) }
  }
}
