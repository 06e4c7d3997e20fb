public import BenchmarkData

/// Which benchmarks a summary across them counts.
public struct BenchmarkScope: Hashable, Sendable {
  /// Whether those alone count that have an evaluation of the last year, see `Dataset.status(of:asOf:)`.
  public var isCurrentOnly: Bool
  /// Who or what may have decided their scores; empty for anyone.
  public var judges: Set<Benchmark.Judge>

  /// Makes a scope; of all benchmarks unless said otherwise.
  public init(isCurrentOnly: Bool = false, judges: Set<Benchmark.Judge> = []) {
    self.isCurrentOnly = isCurrentOnly
    self.judges = judges
  }

  /// Why a benchmark does not count, in a few words: the same for all of a kind; `nil` if it counts.
  func reasonToExclude(_ benchmark: Benchmark, status: Benchmark.Status?) -> String? {
    if isCurrentOnly, status != .current {
      return status == nil ? "not known to be current" : "without an evaluation of the last year"
    }
    guard !judges.isEmpty else { return nil }
    guard let judge = benchmark.judge else { return "not known to be measured by \(judgeWords)" }
    return judges.contains(judge) ? nil : "measured by \(judge.words)"
  }

  /// What is asked of the benchmarks, in words: `current and measured by human votes`.
  var words: String {
    [isCurrentOnly ? "current" : nil, judges.isEmpty ? nil : "measured by \(judgeWords)"].compactMap(\.self)
      .joined(separator: " and ")
  }

  private var judgeWords: String {
    Benchmark.Judge.allCases.filter(judges.contains).map(\.words).joined(separator: " or ")
  }
}

extension Benchmark.Judge {
  /// The words for it: `human votes`.
  var words: String {
    switch self {
    case .humanVotes: "human votes"
    case .humanRatings: "human ratings"
    case .automaticMetrics: "automatic metrics"
    case .modelJudge: "a model as judge"
    }
  }
}
