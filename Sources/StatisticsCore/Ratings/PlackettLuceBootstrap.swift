extension PlackettLuceRatings {
  /// Refits the model to resampled rankings: multinomial counts over the distinct rankings, or whole clusters of them.
  ///
  /// The ratings of the bootstrap are the log-strengths. Resamples that determine no ratings are those by which
  /// ``VoteBootstrap/usableCount`` falls short: see ``VoteBootstrap/separated``.
  ///
  /// - Parameters:
  ///   - unit: What is drawn; clusters where the rankings have them, if nil.
  ///   - simulation: The number of resamples, the seed and the threads.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for clusters that are not there, for counts that
  ///   are not whole where rankings are drawn, and for a malformed simulation.
  /// - Complexity: O(resamples · cost of a fit).
  public func bootstrap(
    by unit: VoteUnit? = nil, _ simulation: Simulation
  ) throws(StatisticsError) -> VoteBootstrap {
    let model = model
    return try VoteBootstrap(of: rankings, by: unit, simulation) { resample in
      .init(try? model.ratings(of: resample), \.logStrengths)
    }
  }
}
