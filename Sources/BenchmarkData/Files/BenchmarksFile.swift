/// `benchmarks.csv`
enum BenchmarksFile: KeyedFile {
  static let name = "benchmarks"
  static let recordName = "benchmark"
  static let key = ["benchmark_id"]
  static var place: WritableKeyPath<Dataset, Records<Benchmark>> { \.benchmarks }
  static var blank: Benchmark { Benchmark(id: "", name: "", kind: .composite) }

  static var columns: [FileColumn<Benchmark>] {
    [
      .key("benchmark_id", \.id),
      .text("name", \.name),
      .text("version", \.version),
      .choice("kind", \.kind),
      .text("url", \.url),
      .text("license", \.license),
      .text("citation", \.citation),
      .texts("team_names", \.teamNames),
      .text("family", \.family).sparse,
      .choice("measures", \.judge).sparse,
      .choice("status", \.statedStatus).sparse,
      .choice("errors_of", \.errorScope).sparse,
    ]
  }
}
