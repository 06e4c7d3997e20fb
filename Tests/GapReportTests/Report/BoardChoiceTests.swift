import Quantities
import StatisticsCore
import BenchmarkData
import GapAnalysis
import TableExport
import Tables
import Testing

@testable import GapReport

/// Which benchmarks a report looks at closely, and what it says where there is none.
@Suite struct BoardChoiceTests {
  /// The benchmarks that have a table of gaps.
  private static func closely(_ report: Report) -> [String] {
    report.tableNames.filter { $0.hasPrefix("gap-") }.map { String($0.dropFirst(4)) }
  }

  private static func data(_ boards: [(id: Benchmark.ID, kind: Benchmark.Kind, a: Int, c: Int)]) -> InventedData {
    var data = InventedData()
    for country in ["A", "C"] {
      for number in 1...5 {
        data.add(system: "\(country)\(number)", of: country, released: "202\(number)-0\(number)-01")
      }
    }
    for board in boards {
      data.add(board.id, kind: board.kind)
      for (country, count) in [("A", board.a), ("C", board.c)] {
        for number in 0..<count {
          data.add("\(country)\(number + 1)", on: board.id, Double(60 + 3 * number) + (country == "A" ? 1 : 0))
        }
      }
    }
    return data
  }

  @Test func ofEachKindTheOneWithTheMostSystemsOfBothSidesIsChosen() throws {
    let report = try Report.quick(
      Self.data([
        ("few", .composite, 2, 2), ("many", .composite, 3, 4), ("votes", .rating, 1, 1), ("more-votes", .rating, 2, 3),
      ]))
    #expect(Self.closely(report) == ["many", "more-votes"])
  }

  @Test func ofEquallyLargeBoardsTheFirstOfTheDatasetIsChosen() throws {
    let report = try Report.quick(Self.data([("first", .composite, 2, 2), ("second", .composite, 3, 1)]))
    #expect(Self.closely(report) == ["first"])
  }

  @Test func aBenchmarkWithoutSystemsOfOneSideIsNotChosenHoweverLarge() throws {
    let report = try Report.quick(
      Self.data([("one-sided", .composite, 5, 0), ("small", .composite, 1, 1), ("votes", .rating, 1, 1)]))
    #expect(Self.closely(report) == ["small", "votes"])
    let across = try #require(report.documents.first { $0.name == "across-benchmarks" })
    #expect(across.table["status"]?.texts.map(Array.init) == ["no_se", "no_se", "insufficient"])
    #expect(across.notes.contains { $0.contains("No answer from 1") && $0.contains("one-sided") })
  }

  @Test func benchmarksThatAreAskedForAreTakenInTheirOrderAndOnce() throws {
    let data = Self.data([("x", .composite, 2, 2), ("y", .composite, 3, 3), ("z", .rating, 2, 2)])
    let report = try Report.quick(data, on: ["z", "x", "z"])
    #expect(Self.closely(report) == ["z", "x"])
    let paths = try report.folder().paths
    #expect(Set(paths).count == paths.count)
  }

  @Test func aBenchmarkThatTheDatasetLacksIsAnError() throws {
    let data = Self.data([("x", .composite, 2, 2)])
    #expect(throws: ReportError.analysis(.unknownBenchmark("nope", known: ["x"]))) {
      try Report.quick(data, on: ["nope"])
    }
  }

  @Test func equalSidesAreAnError() throws {
    let data = Self.data([("x", .composite, 2, 2)])
    #expect(throws: ReportError.analysis(.sameSides("A"))) { try Report.quick(data, between: "A", and: "A") }
  }

  @Test func whereLowerIsBetterTheSideWithTheLowerScoresIsAhead() throws {
    var data = InventedData()
    data.add("error", dimensions: [Dimension(id: "score", name: "Error", higherIsBetter: false, unit: "points")])
    for (name, country, score) in [("a1", "A", 4.0), ("a2", "A", 9), ("c1", "C", 5), ("c2", "C", 7)] {
      data.add(system: name, of: country)
      data.add(name, on: "error", score)
    }
    let report = try Report.quick(data)
    #expect(Self.closely(report) == ["error"])
    let gap = try #require(report.documents.first { $0.name == "gap-error" }).table
    let measures = try #require(gap["measure"]?.texts).map { $0 }
    let row = try #require(measures.firstIndex(of: "frontier_gap"))
    #expect(gap["estimate"]?.numbers?[row] == 1)
    #expect(report.today.across.families == GapTally(a: 1))
    #expect(
      report.today.statements.first?.sentence.contains("the best system from A (a1) is 1.00 points ahead") == true)
  }

  @Test func keysOfBenchmarksBecomeNamesOfFilesThatStayInTheFolderAndApart() throws {
    let names = ["../../x", "X!", "x", "=1+1", "可灵", "", String(repeating: "long", count: 100), "con/aux", "V 2.0"]
    for name in names {
      let id = Benchmark.ID(name)
      let report = try Report.quick(Self.data([(id, .composite, 2, 2), ("x-2", .composite, 1, 1)]), on: [id, "x-2"])
      let paths = try report.folder().paths
      #expect(Set(paths).count == paths.count)
      for path in paths {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        #expect(parts.count == (["tables", "figures"].contains(parts[0]) ? 2 : 1), "\(path)")
        #expect(path.utf8.count < 130 && path.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
        #expect(parts.last?.first != ".")
      }
    }
    let twins = try Report.quick(
      Self.data([("B b", .composite, 2, 2), ("b-b", .composite, 1, 1)]), on: ["B b", "b-b"])
    #expect(Self.closely(twins) == ["b-b", "b-b-2"])
  }
}
