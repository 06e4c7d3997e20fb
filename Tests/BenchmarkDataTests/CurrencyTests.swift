import BenchmarkData
import Tables
import Testing

/// Which benchmarks are kept up.
struct CurrencyTests {
  /// Benchmarks with one evaluation each; `none` has one without a date.
  static func dataset(_ dates: [Benchmark.ID: String?]) -> Dataset {
    var dataset = Dataset(title: "Invented")
    for (benchmark, date) in dates {
      dataset.benchmarks[benchmark] = Benchmark(id: benchmark, name: benchmark.text, kind: .composite)
      let id = Evaluation.ID(benchmark.text)
      dataset.evaluations[id] = Evaluation(
        id: id, benchmark: benchmark, system: "s", evaluatedOn: date.flatMap { CalendarDate($0) })
    }
    return dataset
  }

  @Test(arguments: [
    ("2026-10-08", Benchmark.Status.current), ("2025-10-08", .current), ("2025-10-07", .historic),
    ("2025-11", .current),
    ("2025-10", .current), ("2025", .historic), ("2026", .current),
  ])
  func aBenchmarkIsCurrentForAYear(_ date: String, _ status: Benchmark.Status) {
    let dataset = Self.dataset(["x": date, "newest": "2026-10-08"])
    #expect(dataset.status(of: "x") == status)
    #expect(dataset.statuses()["x"] == status)
  }

  @Test func theDateOfACaptureIsThatOfTheDataset() {
    var dataset = Self.dataset(["x": "2025-01-01"])
    #expect(dataset.lastDate == CalendarDate("2025-01-01"))
    dataset.sources["page"] = Source(id: "page", title: "Page", capturedOn: CalendarDate("2026-06-01"))
    dataset.evaluations["x"]?.source = "page"
    #expect(dataset.lastDate == CalendarDate("2026-06-01"))
    #expect(dataset.status(of: "x") == .historic)
  }

  @Test func anEarlierDateSeesWhatWasThereThen() {
    let dataset = Self.dataset(["old": "2024-02-01", "new": "2026-02-01"])
    #expect(dataset.status(of: "old", asOf: CalendarDate("2024-12-31")) == .current)
    #expect(dataset.status(of: "new", asOf: CalendarDate("2024-12-31")) == nil)
    #expect(dataset.status(of: "old") == .historic)
  }

  @Test func whatIsStatedCountsWhereNoDateIsKnown() {
    var dataset = Self.dataset(["undated": nil, "dated": "2026-01-01"])
    #expect(dataset.status(of: "undated") == nil)
    // Nothing shows that an undated board is kept up, whatever is stated.
    dataset.benchmarks["undated"]?.statedStatus = .current
    #expect(dataset.status(of: "undated") == nil)
    dataset.benchmarks["undated"]?.statedStatus = .historic
    #expect(dataset.status(of: "undated") == .historic)
    dataset.benchmarks["dated"]?.statedStatus = .historic
    #expect(dataset.status(of: "dated") == .current)
  }
}
