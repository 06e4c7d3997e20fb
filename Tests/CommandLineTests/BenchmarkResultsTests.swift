import Foundation
import Testing

/// The page of the benchmark's results.
struct BenchmarkResultsTests {
  static let hasPython =
    (try? Command.shell("python3 -c 'import sys; sys.exit(sys.version_info < (3, 9))'").exitCode) == 0

  @Test(.enabled(if: hasPython))
  func showsTheMeasuredFigures() throws {
    let rendered = try Command.shell("python3 -B Tests/Benchmarks/run.py --render")
    #expect(rendered.exitCode == 0, "\(rendered.error)")
    let page = try String(contentsOfFile: Command.root + "/Tests/Benchmarks/RESULTS.md", encoding: .utf8)
    #expect(rendered.output == page)
  }
}
