import Tables
import Testing

@testable import BenchmarkData

/// Samples of a package, read without a record each.
@Suite struct SampleDecodingTests {
  static func load(_ rows: String) throws(Problems) -> Dataset {
    var package = SmallPackage()
    package.files["samples.csv"] = "evaluation_id,dimension_id,prompt_id,sample_index,rater_id,value\n\(rows)\n"
    return try package.load()
  }

  @Test func rowsAreSamplesInTheirOrder() throws {
    let dataset = try Self.load(
      """
      bench.a-1,smooth,p,,,1
      bench.b-1,dynamic,p,,,2
      bench.a-1,smooth,p,1,,3
      bench.a-1,scene,q,1,r,4
      """)
    #expect(dataset.samples.map(\.value) == [1, 3, 4, 2])
    #expect(dataset.samples["bench.a-1"].map(\.prompt) == ["p", "p", "q"])
    #expect(dataset.samples["bench.a-1"].map(\.dimension) == ["smooth", "smooth", "scene"])
    #expect(dataset.samples["bench.a-1"].map(\.index) == [nil, 1, 1])
    #expect(dataset.samples["bench.a-1"].map(\.rater) == [nil, nil, "r"])
    #expect(dataset.samples == SampleList(Array(dataset.samples)))
    #expect(dataset.samples.keeping { $0 == "bench.b-1" }.map(\.value) == [2])
    #expect(dataset.samples["none"].isEmpty)
  }

  @Test(arguments: [
    ("bench.c-1,smooth,p,1,,1", Problem.Code.unknownReference, "evaluation_id"),
    ("bench.a-1,smoth,p,1,,1", .unknownReference, "dimension_id"),
    ("bench.a-1,smooth,p,0.5,,1", .impossibleValue, "sample_index"),
    ("bench.a-1,smooth,p,,,1\nbench.a-1,smooth,p,,,2", .duplicateKey, "rater_id"),
    ("bench.a-1,smooth,p,1,r,1\nbench.a-1,smooth,p,1,r,1", .duplicateKey, "rater_id"),
  ])
  func whatIsWrongHasItsPlace(_ rows: String, _ code: Problem.Code, _ field: String) throws {
    do {
      _ = try Self.load(rows)
      Issue.record("\(rows) was read")
    } catch {
      let problem = try #require(error.list.first)
      #expect(error.list.count == 1 && problem.code == code && problem.place?.field == field)
      #expect(problem.place?.line == 1 + rows.split(separator: "\n").count)
    }
  }

  /// Keys of several columns are told apart whether they are few enough for a place each or not.
  @Test(arguments: [3, 70_000]) func keysAreTheSameWhereAllTheirPartsAre(_ distinct: Int) {
    let rows = 200
    let parts = (0..<5).map { part in (0..<rows).map { Int32($0 % 2 == 0 ? 1 : ($0 * (part + 3)) % distinct) } }
    var keys = RowKeys(parts.map { RowKeys.Part($0, count: distinct) })
    let groups = RowKeys.groups(parts.map { RowKeys.Part($0, count: distinct) }, rowCount: rows)
    for row in 0..<rows {
      let same = (0..<row).first { earlier in parts.allSatisfy { $0[earlier] == $0[row] } }
      #expect(keys.firstRow(withKeyOf: row) == same)
      #expect(groups.firstRows[Int(groups.numbers[row])] == same ?? row)
    }
    #expect(groups.firstRows == groups.firstRows.sorted())
  }
}
