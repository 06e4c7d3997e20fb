/// A family of hypotheses "system j is not better than system k", and the largest statistic over those still open.
///
/// The weight of an open hypothesis is 1/σ_jk; it is 0 once the hypothesis is rejected, or was never asked. Memory is
/// O(p²) whatever the number of draws.
struct PairwiseFamily: Sendable {
  typealias Vector = SIMD8<Double>

  /// The number of systems.
  let count: Int
  /// The number of vectors that hold one row.
  let stride: Int
  /// Row j holds the weights of "j is not better than k" for all k, filled up with zeros.
  private(set) var weights: [Vector]
  /// The largest weight of each row.
  private var largestWeights: [Double]
  /// Whether the largest weight of a row may have been closed since it was found.
  private var isLoose: [Bool]
  /// The number of open hypotheses.
  private(set) var openCount = 0

  /// A family without hypotheses.
  init(count: Int) {
    self.count = count
    stride = Self.stride(of: count)
    weights = Array(repeating: .zero, count: count * stride)
    largestWeights = Array(repeating: 0, count: count)
    isLoose = Array(repeating: false, count: count)
  }

  static func stride(of count: Int) -> Int { (count + Vector.scalarCount - 1) / Vector.scalarCount }

  /// The weight of "j is not better than k"; 0 if it is not open.
  func weight(_ j: Int, _ k: Int) -> Double {
    weights[j * stride + k / Vector.scalarCount][k % Vector.scalarCount]
  }

  /// Opens a hypothesis with its weight, or closes it with weight 0.
  mutating func set(_ j: Int, _ k: Int, to weight: Double) {
    let place = j * stride + k / Vector.scalarCount
    let old = weights[place][k % Vector.scalarCount]
    weights[place][k % Vector.scalarCount] = weight
    if old == 0, weight > 0 { openCount += 1 }
    if old > 0, weight == 0 {
      openCount -= 1
      isLoose[j] = true
    }
    if weight > largestWeights[j] { largestWeights[j] = weight }
  }

  /// Brings the bounds of the rows up to date after hypotheses were closed.
  mutating func tighten() {
    for row in 0..<count where isLoose[row] {
      isLoose[row] = false
      var largest = Vector.zero
      for place in (row * stride)..<((row + 1) * stride) { largest.formMaximum(weights[place]) }
      largestWeights[row] = largest.max()
    }
  }

  /// The largest (z_j − z_k)/σ_jk over the open hypotheses; −∞ if there is none.
  ///
  /// A row is looked at only if it can exceed the largest so far: (z_j − smallest z) times its largest weight must, and for
  /// independent errors, by the inequality of Cauchy and Schwarz, √(x_j² + x_k²) with x = z/σ and k the most negative. The
  /// answer is the same as without the bounds, to the bit.
  ///
  /// - Parameter standardized: z over its standard deviations for independent errors, `nil` for correlated ones.
  func largestStatistic(of z: NormalVector, standardized: [Double]?) -> Double {
    guard openCount > 0 else { return -.infinity }
    var largest = 0.0
    if let standardized {
      let lowest = min(0, standardized.min() ?? 0)
      let first = standardized.indices.max { standardized[$0] < standardized[$1] } ?? 0
      largest = rowMaximum(first, z)
      // A little more than the bound, for rounding.
      let square = lowest * lowest * (1 + 1e-12)
      for row in standardized.indices where row != first {
        let x = max(0, standardized[row])
        guard x * x * (1 + 1e-12) + square > largest * largest else { continue }
        if (z[row] - z.smallest) * largestWeights[row] > largest { largest = max(largest, rowMaximum(row, z)) }
      }
    } else {
      for row in 0..<count where (z[row] - z.smallest) * largestWeights[row] > largest {
        largest = max(largest, rowMaximum(row, z))
      }
    }
    // Closed hypotheses count as 0 above: where nothing exceeds that, the open ones are looked at one by one.
    return largest > 0 ? largest : scan(z)
  }

  @inline(__always)
  private func rowMaximum(_ row: Int, _ z: NormalVector) -> Double {
    let value = Vector(repeating: z[row])
    var largest = Vector.zero
    let start = row * stride
    for index in 0..<stride { largest.formMaximum((value - z.vectors[index]) * weights[start + index]) }
    return largest.max()
  }

  private func scan(_ z: NormalVector) -> Double {
    var largest = -Double.infinity
    for j in 0..<count {
      for k in 0..<count {
        let weight = weight(j, k)
        if weight > 0 { largest = max(largest, (z[j] - z[k]) * weight) }
      }
    }
    return largest
  }
}

extension SIMD8<Double> {
  /// Takes the larger number in each place. Written so that it becomes one instruction.
  @inline(__always)
  mutating func formMaximum(_ other: Self) { self = replacing(with: other, where: self .< other) }
}

/// A draw of errors in vectors, filled up with zeros.
struct NormalVector: Sendable {
  private(set) var vectors: [PairwiseFamily.Vector]
  private(set) var smallest = 0.0

  init(count: Int) { vectors = Array(repeating: .zero, count: PairwiseFamily.stride(of: count)) }

  subscript(index: Int) -> Double {
    vectors[index / PairwiseFamily.Vector.scalarCount][index % PairwiseFamily.Vector.scalarCount]
  }

  mutating func copy(_ values: [Double]) {
    smallest = .infinity
    for (index, value) in values.enumerated() {
      vectors[index / PairwiseFamily.Vector.scalarCount][index % PairwiseFamily.Vector.scalarCount] = value
      smallest = Swift.min(smallest, value)
    }
  }
}
