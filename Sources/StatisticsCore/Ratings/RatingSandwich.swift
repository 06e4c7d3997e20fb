/// The middle of a sandwich covariance: Σ s sᵀ over independent units, s the score of a unit, the derivative of its
/// log-likelihood.
struct RatingSandwich {
  /// The derivative by one parameter. A unit moves few of them.
  typealias Score = (parameter: Int, score: Double)

  private let size: Int
  private var squares: [Double]

  /// Begins with no units.
  ///
  /// - Parameter size: The number of parameters.
  init(size: Int) {
    self.size = size
    squares = Array(repeating: 0, count: size * size)
  }

  /// Adds so many units of equal scores.
  mutating func add(_ scores: [Score], times factor: Double) {
    for (row, left) in scores {
      for (column, right) in scores { squares[row * size + column] += factor * left * right }
    }
  }

  /// Adds clusters of votes, each as one unit, times C/(C − 1) for C of them.
  ///
  /// - Parameters:
  ///   - clusters: The cluster of each vote.
  ///   - scores: The scores of a vote, by its position.
  mutating func add(clusters: [Int], scores: (Int) -> [Score]) {
    let positions = Dictionary(grouping: clusters.indices) { clusters[$0] }
    let count = Double(positions.count)
    var totals = [Double](repeating: 0, count: size)
    for (_, members) in positions.sorted(by: { $0.key < $1.key }) {
      var touched: Set<Int> = []
      for (parameter, score) in members.lazy.flatMap(scores) {
        totals[parameter] += score
        touched.insert(parameter)
      }
      add(touched.sorted().map { ($0, totals[$0]) }, times: count / (count - 1))
      for parameter in touched { totals[parameter] = 0 }
    }
  }

  /// The product of `bread`, this matrix and `bread`.
  ///
  /// - Complexity: size³ operations, shared among threads.
  func covariance(bread: [Double], threads: Int) -> [Double] {
    let half = DotProduct.product(bread, bySymmetric: squares, size: size, threads: threads)
    var result = DotProduct.product(half, bySymmetric: bread, size: size, threads: threads)
    for row in 0..<size {
      for column in 0..<row {
        let mean = 0.5 * (result[row * size + column] + result[column * size + row])
        result[row * size + column] = mean
        result[column * size + row] = mean
      }
    }
    return result
  }
}
