/// How many votes each cluster of raters or prompts cast, and how alike its votes are.
public struct VoteClusters: Hashable, Sendable {
  /// The number of votes of each cluster, in ascending order of the clusters.
  public let sizes: ClusterSizes
  /// How the outcomes of one system correlate within a cluster, about its win rate: from all systems together, between 0 and 1.
  public let intraclassCorrelation: Double
  /// The degrees of freedom that errors by these clusters have: a cluster fewer than there are, and fewer still where some cast many more votes
  /// than others (``ClusterSizes/degreesOfFreedom(intraclassCorrelation:)``).
  public let degreesOfFreedom: Double

  /// Looks at the clusters of votes; votes of no cluster do not count.
  ///
  /// - Complexity: O(distinct votes + clusters + systems).
  public init(of votes: PairwiseComparisons) {
    let labels = votes.clusters
    let places = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))
    var sizes = [Double](repeating: 0, count: labels.count)
    // What each system had of each distinct vote, by system.
    var starts = [Int](repeating: 0, count: votes.systemCount + 1)
    for cell in votes.cells where cell.cluster != nil {
      starts[cell.first + 1] += 1
      starts[cell.second + 1] += 1
    }
    for system in 0..<votes.systemCount { starts[system + 1] += starts[system] }
    var next = starts
    var parts = [(place: Int, count: Double, points: Double)](
      repeating: (0, 0, 0), count: starts.last ?? 0)
    for cell in votes.cells {
      guard let place = cell.cluster.flatMap({ places[$0] }) else { continue }
      sizes[place] += cell.count
      let points =
        switch cell.outcome {
        case .first: 1.0
        case .second: 0.0
        case .tie: 0.5
        }
      parts[next[cell.first]] = (place, cell.count, points)
      parts[next[cell.second]] = (place, cell.count, 1 - points)
      next[cell.first] += 1
      next[cell.second] += 1
    }
    var moments = ClusterSizes.CorrelationMoments()
    var counts = [Double](repeating: 0, count: labels.count)
    var sums = counts
    for system in 0..<votes.systemCount {
      let own = parts[starts[system]..<starts[system + 1]]
      let total = own.reduce(0) { $0 + $1.count }
      guard total > 0 else { continue }
      let rate = own.reduce(0) { $0 + $1.count * $1.points } / total
      var met: [Int] = []
      var squares = 0.0
      for part in own {
        if counts[part.place] == 0 { met.append(part.place) }
        counts[part.place] += part.count
        sums[part.place] += part.count * (part.points - rate)
        squares += part.count * (part.points - rate) * (part.points - rate)
      }
      met.sort()
      moments.add(counts: met.map { counts[$0] }, sums: met.map { sums[$0] }, squares: squares)
      for place in met { (counts[place], sums[place]) = (0, 0) }
    }
    self.sizes = ClusterSizes(sizes)
    intraclassCorrelation = moments.correlation
    // Each vote is of two systems: so many of a cluster does a system have.
    let share = 2 / Double(max(1, votes.systemCount))
    degreesOfFreedom = ClusterSizes(sizes.lazy.map { $0 * share }).degreesOfFreedom(
      intraclassCorrelation: intraclassCorrelation)
  }
}
