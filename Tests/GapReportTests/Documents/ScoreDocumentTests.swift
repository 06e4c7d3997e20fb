import BenchmarkData
import GapAnalysis
import GapReport
import Tables
import Testing

@testable import TableExport

@Suite struct ScoreDocumentTests {
  @Test func peopleSeeTheFractionsOfABoardInPerCentInEveryColumn() throws {
    let board = try Scoreboard(of: "vbench-1.0", in: Dataset.load(at: Repository.realFolder))
    let document = try board.document()
    let scores = ["quality", "semantic", "score", "published"]
    #expect(DisplayTable(document).columns.filter { scores.contains($0.name) }.map(\.unit) == ["%", "%", "%", "%"])
    #expect(document.table["quality"]?.numbers?.allSatisfy { ($0 ?? 0) <= 1 } == true)
  }
}
