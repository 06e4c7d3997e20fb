/// Observations that come in clusters: videos of the same prompt, say.
///
/// Observations of one cluster resemble each other, so that many of them carry less information than as many from
/// different clusters.
public struct ClusteredSample: Hashable, Sendable {
  /// The observations.
  public let values: [Double]
  /// The cluster of each observation. Equal numbers mean the same cluster, in other samples too.
  public let clusters: [Int]
  /// The distinct clusters in ascending order.
  public let clusterLabels: [Int]

  /// Makes a sample from observations and their clusters, in any order.
  ///
  /// - Throws: ``StatisticsError`` unless there is a cluster for each finite observation.
  /// - Complexity: O(n log n).
  public init(_ values: [Double], clusters: [Int]) throws(StatisticsError) {
    guard values.count == clusters.count else {
      throw .unequalLengths(
        first: "values", firstCount: values.count, second: "clusters", secondCount: clusters.count)
    }
    try Validation.requireFinite(values, "values")
    self.values = values
    self.clusters = clusters
    clusterLabels = Self.distinct(clusters)
  }

  /// The distinct numbers in ascending order; those of a narrow range by a mark each.
  private static func distinct(_ clusters: [Int]) -> [Int] {
    guard let least = clusters.min(), let greatest = clusters.max() else { return [] }
    guard isNarrow(least, greatest, count: clusters.count) else { return Set(clusters).sorted() }
    var isMet = [Bool](repeating: false, count: greatest - least + 1)
    for cluster in clusters { isMet[cluster - least] = true }
    return isMet.indices.filter { isMet[$0] }.map { $0 + least }
  }

  private static func isNarrow(_ least: Int, _ greatest: Int, count: Int) -> Bool {
    let (range, overflow) = greatest.subtractingReportingOverflow(least)
    return !overflow && range < 1_000 + 8 * count
  }

  /// Makes a sample whose clusters have names. Names are numbered in the order of `names`, so that samples that were made
  /// with the same `names` share their clusters.
  ///
  /// - Throws: ``StatisticsError`` also for a cluster that is not among `names`.
  public init<Name: Hashable>(
    _ values: [Double], clusters: [Name], among names: [Name]
  ) throws(StatisticsError) {
    var numbers: [Name: Int] = [:]
    for name in names where numbers[name] == nil { numbers[name] = numbers.count }
    var labels: [Int] = []
    labels.reserveCapacity(clusters.count)
    for cluster in clusters {
      guard let number = numbers[cluster] else {
        throw .invalidArgument(name: "cluster", found: "\(cluster)", requirement: "one of the names given")
      }
      labels.append(number)
    }
    try self.init(values, clusters: labels)
  }

  /// The number of observations.
  public var count: Int { values.count }
  /// The number of clusters.
  public var clusterCount: Int { clusterLabels.count }

  /// The size of each cluster and the sum of `term` over it, in the order of ``clusterLabels``.
  func clusterSums(_ term: (Double) -> Double) -> (sizes: [Int], sums: [Double]) {
    var sizes = [Int](repeating: 0, count: clusterLabels.count)
    var sums = [Double](repeating: 0, count: clusterLabels.count)
    if let least = clusterLabels.first, let greatest = clusterLabels.last,
      Self.isNarrow(least, greatest, count: values.count)
    {
      var places = [Int](repeating: 0, count: greatest - least + 1)
      for (place, label) in clusterLabels.enumerated() { places[label - least] = place }
      for (value, cluster) in zip(values, clusters) {
        sizes[places[cluster - least]] += 1
        sums[places[cluster - least]] += term(value)
      }
      return (sizes, sums)
    }
    var places: [Int: Int] = [:]
    for (place, label) in clusterLabels.enumerated() { places[label] = place }
    for (value, cluster) in zip(values, clusters) {
      guard let place = places[cluster] else { continue }
      sizes[place] += 1
      sums[place] += term(value)
    }
    return (sizes, sums)
  }
}
