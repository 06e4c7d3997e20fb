import Quantities
import Tables
import Testing

@testable import BenchmarkData

struct PercentCheckTests {
  /// A board of percentages with the given scores.
  private func problems(_ scores: [Double]) -> [Problem] {
    var dataset = Dataset(title: "Test")
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: .composite, dimensions: [Dimension(id: "d", name: "D", unit: "percent")])
    for (index, score) in scores.enumerated() {
      let id = Evaluation.ID("e\(index)")
      dataset.evaluations[id] = Evaluation(
        id: id, benchmark: "b", system: "s", scores: ["d": Score(score)])
    }
    return PercentCheck.problems(
      in: CheckSubject(dataset: dataset, places: .package(PackagePlaces(tables: [:]))))
  }

  @Test func aFractionAmongPercentagesIsReported() {
    let found = problems([80, 75, 60, 91, 0.83, 77, 70, 88, 90, 65])
    #expect(found.map(\.code.name) == ["fraction-for-percent"])
    #expect(found.first?.found == "0.83")
    #expect(found.first?.fix == "write 83")
  }

  @Test func lowPercentagesAreNot() {
    #expect(problems([0.5, 0.8, 12, 3, 1.5, 0.2]) == [])
    #expect(problems([80, 0.5]) == [])
  }
}
