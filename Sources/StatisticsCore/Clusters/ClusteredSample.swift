/// Observations that come in clusters: videos of the same prompt, say.
///
/// Observations of one cluster resemble each other, so that many of them carry less information than as many from
/// different clusters.
public struct ClusteredSample: Hashable, Sendable {
  /// The observations, or the means of groups of them.
  public let values: [Double]
  /// The cluster of each value. Equal numbers mean the same cluster, in other samples too.
  public let clusters: [Int]
  /// The distinct clusters in ascending order.
  public let clusterLabels: [Int]
  /// The number of observations.
  public let count: Int
  /// How many observations each value is the mean of; empty where each is one.
  let groupSizes: [Int]
  /// The sum of squared deviations of a group's observations from its mean; empty where each value is one.
  private let groupSquares: [Double]

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
    count = values.count
    (groupSizes, groupSquares) = ([], [])
  }

  /// Makes a sample of which groups within clusters are known by their sums alone, as a database gives them: what is computed of it is what it
  /// would be of the single observations.
  ///
  /// - Parameters:
  ///   - means: The mean of each group.
  ///   - counts: How many observations it has, at least 1.
  ///   - squares: The sum of squared deviations of its observations from its mean, 0 or more.
  ///   - clusters: Its cluster, of which there may be several groups.
  /// - Throws: ``StatisticsError`` unless there is one of each for every group, all finite and as said.
  /// - Complexity: O(g log g) for g groups.
  public init(
    means: [Double], counts: [Int], squares: [Double], clusters: [Int]
  ) throws(StatisticsError) {
    for (other, name) in [(counts.count, "counts"), (squares.count, "squares"), (clusters.count, "clusters")]
    where other != means.count {
      throw .unequalLengths(first: "means", firstCount: means.count, second: name, secondCount: other)
    }
    try Validation.requireFinite(means, "means")
    try Validation.requireFinite(squares, "squares")
    if let count = counts.first(where: { $0 < 1 }) {
      throw .invalidArgument(name: "counts", found: "\(count)", requirement: "1 or more")
    }
    if let square = squares.first(where: { $0 < 0 }) {
      throw .invalidArgument(name: "squares", found: "\(square)", requirement: "0 or more")
    }
    values = means
    self.clusters = clusters
    clusterLabels = Self.distinct(clusters)
    count = counts.reduce(0, +)
    let areSingle = count == means.count
    (groupSizes, groupSquares) = areSingle ? ([], []) : (counts, squares)
  }

  /// The count, mean and standard deviation of the observations.
  var moments: SampleMoments {
    groupSizes.isEmpty
      ? SampleMoments(values) : SampleMoments(means: values, counts: groupSizes, squares: groupSquares)
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

  /// The number of clusters.
  public var clusterCount: Int { clusterLabels.count }

  /// The size of each cluster and the sum of `term` over it, in the order of ``clusterLabels``.
  ///
  /// - Parameter term: A linear function: of a group's mean it is the mean over the group.
  func clusterSums(_ term: (Double) -> Double) -> (sizes: [Int], sums: [Double]) {
    var sizes = [Int](repeating: 0, count: clusterLabels.count)
    var sums = [Double](repeating: 0, count: clusterLabels.count)
    if let least = clusterLabels.first, let greatest = clusterLabels.last,
      Self.isNarrow(least, greatest, count: values.count)
    {
      var places = [Int](repeating: 0, count: greatest - least + 1)
      for (place, label) in clusterLabels.enumerated() { places[label - least] = place }
      add(term, to: &sizes, &sums) { places[$0 - least] }
      return (sizes, sums)
    }
    var places: [Int: Int] = [:]
    for (place, label) in clusterLabels.enumerated() { places[label] = place }
    add(term, to: &sizes, &sums) { places[$0] ?? 0 }
    return (sizes, sums)
  }

  @inline(__always)
  private func add(
    _ term: (Double) -> Double, to sizes: inout [Int], _ sums: inout [Double], place: (Int) -> Int
  ) {
    guard groupSizes.isEmpty else {
      for index in values.indices {
        let place = place(clusters[index])
        sizes[place] += groupSizes[index]
        sums[place] += term(values[index]) * Double(groupSizes[index])
      }
      return
    }
    for (value, cluster) in zip(values, clusters) {
      let place = place(cluster)
      sizes[place] += 1
      sums[place] += term(value)
    }
  }
}
