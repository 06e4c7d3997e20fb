import StatisticsCore

/// Bradley-Terry ratings and their covariance from counted votes.
enum BradleyTerryCovarianceBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    let comparisons = try CountedVotes.read(workload.path)
    return try Measurement.of {
      try BradleyTerry().ratings(of: comparisons).ratings?.covariance(threads: 2).ratings
    } check: { covariance in
      ["variance": covariance?.logStrengths[0, 0] ?? .nan]
    }
  }
}
