/// Adjustments of the p-values of all pairs of k treatments that use how the pairs hang together: where a equals b and b equals c, a equals
/// c, so that not any number of the hypotheses can be true at once.
///
/// Both control the family-wise error for any dependence of the tests, as Holm's procedure does, and never have a larger p-value than it
/// (García & Herrera 2008, Journal of Machine Learning Research 9:2677; Shaffer 1986, doi 10.1080/01621459.1986.10478341; Bergmann & Hommel
/// 1988, doi 10.1007/978-3-642-52307-6_8). They need hypotheses that are equalities, such as those of mean ranks or of means.
public enum PairwiseAdjustment: String, Hashable, Sendable, CaseIterable {
  /// Shaffer's static procedure: the i-th smallest p-value times the largest number of hypotheses that can be true when i − 1 are false.
  case shaffer
  /// Bergmann and Hommel's dynamic procedure: for a pair, the largest |I| · min p over the sets I of pairs, this one among them, that can
  /// be true with all others false. There is one such set for each way to part the treatments into groups, whose number is Bell's.
  case bergmannHommel = "bergmann-hommel"

  /// The largest number of treatments that is taken: 200 for Shaffer's procedure; 12 for Bergmann and Hommel's, which looks at 4,213,597
  /// partitions then, and at 27,644,437 of 13.
  public var largestTreatmentCount: Int { self == .shaffer ? 200 : 12 }

  /// The adjusted p-values in the order of the given ones.
  ///
  /// - Parameters:
  ///   - pValues: One for each pair: (0, 1), (0, 2), …, (0, k − 1), (1, 2), …. Where data determine no test because nothing differs it is 1.
  ///   - treatmentCount: k, at least 2.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a p-value outside [0, 1], another number of them, or more
  ///   treatments than ``largestTreatmentCount``.
  /// - Complexity: Shaffer's O(k⁴); Bergmann and Hommel's O(k² B(k)), B being Bell's number, in memory O(k²).
  public func adjusted(_ pValues: [Double], treatmentCount: Int) throws(StatisticsError) -> [Double] {
    guard (2...largestTreatmentCount).contains(treatmentCount) else {
      throw .invalidArgument(
        name: "treatmentCount", found: "\(treatmentCount)", requirement: "from 2 to \(largestTreatmentCount)")
    }
    let pairCount = treatmentCount * (treatmentCount - 1) / 2
    guard pValues.count == pairCount else {
      throw .invalidArgument(
        name: "pValues", found: "\(pValues.count) p-values",
        requirement: "\(pairCount), one for each pair of \(treatmentCount) treatments")
    }
    for (index, pValue) in pValues.enumerated() where !(pValue >= 0 && pValue <= 1) {
      throw .invalidArgument(name: "pValues[\(index)]", found: "\(pValue)", requirement: "a number from 0 to 1")
    }
    switch self {
    case .shaffer: return Self.stepDown(pValues, factors: Self.shafferFactors(treatmentCount))
    case .bergmannHommel:
      var walk = PartitionWalk(pValues, treatmentCount: treatmentCount)
      walk.place(1, size: 0, least: 1)
      return walk.adjusted.map { min(1, $0) }
    }
  }

  private static func stepDown(_ pValues: [Double], factors: [Int]) -> [Double] {
    var adjusted = pValues
    var largest = 0.0
    for (place, index) in pValues.indices.sorted(by: { (pValues[$0], $0) < (pValues[$1], $1) }).enumerated() {
      largest = max(largest, min(1, Double(factors[place]) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// For each number of false hypotheses, from none to all but one, the largest number that can then be true.
  static func shafferFactors(_ treatmentCount: Int) -> [Int] {
    let pairCount = treatmentCount * (treatmentCount - 1) / 2
    var isPossible = [Bool](repeating: false, count: pairCount + 1)
    for number in possibleTrueCounts(treatmentCount) { isPossible[number] = true }
    var factors: [Int] = []
    var largest = 0
    for number in 1...pairCount {
      if isPossible[number] { largest = number }
      factors.append(largest)
    }
    return factors.reversed()
  }

  /// The numbers of pairs that lie within groups, over all ways to part the treatments into groups, in ascending order.
  static func possibleTrueCounts(_ treatmentCount: Int) -> [Int] {
    var counts: [Set<Int>] = [[0]]
    for size in stride(from: 1, through: treatmentCount, by: 1) {
      var own: Set<Int> = []
      for group in 1...size {
        for rest in counts[size - group] { own.insert(group * (group - 1) / 2 + rest) }
      }
      counts.append(own)
    }
    return counts[treatmentCount].sorted()
  }
}

/// A walk over all ways to part treatments into groups, each met once.
private struct PartitionWalk {
  private let count: Int
  /// The p-value of each pair, and its place among the pairs, by two treatments.
  private let pValues: [Double]
  private let places: [Int]
  private var groups: [[Int]] = [[0]]
  /// The largest |I| · min p so far for each pair.
  private(set) var adjusted: [Double]
  /// The smallest of these.
  private var lowest = 0.0

  init(_ pValues: [Double], treatmentCount count: Int) {
    self.count = count
    var (byPair, places) = ([Double](repeating: 1, count: count * count), [Int](repeating: 0, count: count * count))
    var place = 0
    for first in 0..<count {
      for second in stride(from: first + 1, to: count, by: 1) {
        for cell in [first * count + second, second * count + first] {
          byPair[cell] = pValues[place]
          places[cell] = place
        }
        place += 1
      }
    }
    self.pValues = byPair
    self.places = places
    adjusted = [Double](repeating: 0, count: pValues.count)
  }

  /// Puts treatment `next` into each group there is and into one of its own, and goes on.
  mutating func place(_ next: Int, size: Int, least: Double) {
    guard next < count else { return record(Double(size) * least) }
    for group in groups.indices {
      var smallest = least
      for member in groups[group] { smallest = min(smallest, pValues[next * count + member]) }
      let added = groups[group].count
      groups[group].append(next)
      place(next + 1, size: size + added, least: smallest)
      groups[group].removeLast()
    }
    groups.append([next])
    place(next + 1, size: size, least: least)
    groups.removeLast()
  }

  private mutating func record(_ value: Double) {
    guard value > lowest else { return }
    var hasRisen = false
    for group in groups {
      for (order, first) in group.enumerated() {
        for second in group.dropFirst(order + 1) where adjusted[places[first * count + second]] < value {
          adjusted[places[first * count + second]] = value
          hasRisen = true
        }
      }
    }
    if hasRisen { lowest = adjusted.min() ?? 0 }
  }
}
