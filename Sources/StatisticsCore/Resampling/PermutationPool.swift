/// The members of two samples, together, by strata; an arrangement chooses from each stratum as many as the smaller
/// sample has there.
struct PermutationPool: Sendable {
  struct Stratum: Sendable {
    let range: Range<Int>
    /// How many of the stratum belong to the sample that is chosen.
    let chosen: Int
  }

  /// All values, in ascending order within each stratum.
  let values: [Double]
  let strata: [Stratum]
  let firstCount: Int
  let secondCount: Int
  /// Whether the chosen sample is the first: the smaller one is, so that fewer draws are needed.
  let choosesFirst: Bool

  var chosenCount: Int { choosesFirst ? firstCount : secondCount }

  init(
    _ first: [Double], _ second: [Double], _ firstStrata: [Int]?, _ secondStrata: [Int]?
  ) throws(StatisticsError) {
    if let firstStrata { try Self.requireCount(firstStrata, "firstStrata", first, "first") }
    if let secondStrata { try Self.requireCount(secondStrata, "secondStrata", second, "second") }
    if (firstStrata == nil) != (secondStrata == nil) {
      throw .invalidArgument(
        name: firstStrata == nil ? "firstStrata" : "secondStrata", found: "nil",
        requirement: "given for both samples or none")
    }
    let labels =
      (firstStrata ?? Array(repeating: 0, count: first.count))
      + (secondStrata ?? Array(repeating: 0, count: second.count))
    let pooled = first + second
    let order = pooled.indices.sorted {
      labels[$0] != labels[$1]
        ? labels[$0] < labels[$1] : pooled[$0] != pooled[$1] ? pooled[$0] < pooled[$1] : $0 < $1
    }
    values = order.map { pooled[$0] }
    firstCount = first.count
    secondCount = second.count
    choosesFirst = first.count <= second.count
    var strata: [Stratum] = []
    var start = 0
    for place in order.indices where place + 1 == order.count || labels[order[place]] != labels[order[place + 1]] {
      let range = start..<(place + 1)
      let fromFirst = order[range].count { $0 < first.count }
      strata.append(Stratum(range: range, chosen: choosesFirst ? fromFirst : range.count - fromFirst))
      start = place + 1
    }
    self.strata = strata
  }

  /// The number of arrangements, if it is at most `limit`.
  func arrangementCount(atMost limit: Int) -> Int? {
    var total = 1
    for stratum in strata {
      // C(n, k) as a running product that stays whole.
      var ways = 1
      let size = stratum.range.count
      for step in 0..<min(stratum.chosen, size - stratum.chosen) {
        let (product, overflow) = ways.multipliedReportingOverflow(by: size - step)
        guard !overflow else { return nil }
        ways = product / (step + 1)
        guard ways <= limit else { return nil }
      }
      let (product, overflow) = total.multipliedReportingOverflow(by: ways)
      guard !overflow, product <= limit else { return nil }
      total = product
    }
    return total
  }

  /// Calls `body` with each arrangement: the places in `values` that are chosen.
  func enumerate(_ body: ([Int]) -> Void) {
    var chosen: [Int] = []
    chosen.reserveCapacity(chosenCount)
    enumerate(stratum: 0, from: strata.first?.range.lowerBound ?? 0, left: strata.first?.chosen ?? 0, &chosen, body)
  }

  private func enumerate(stratum: Int, from place: Int, left: Int, _ chosen: inout [Int], _ body: ([Int]) -> Void) {
    guard stratum < strata.count else { return body(chosen) }
    guard left > 0 else {
      let next = stratum + 1
      let start = next < strata.count ? strata[next].range.lowerBound : 0
      return enumerate(stratum: next, from: start, left: next < strata.count ? strata[next].chosen : 0, &chosen, body)
    }
    for pick in place...(strata[stratum].range.upperBound - left) {
      chosen.append(pick)
      enumerate(stratum: stratum, from: pick + 1, left: left - 1, &chosen, body)
      chosen.removeLast()
    }
  }

  /// The two samples of an arrangement.
  func samples(choosing places: some Sequence<Int>) -> (first: [Double], second: [Double]) {
    var isChosen = [Bool](repeating: false, count: values.count)
    for place in places { isChosen[place] = true }
    var chosen: [Double] = []
    var others: [Double] = []
    for (place, value) in values.enumerated() {
      if isChosen[place] { chosen.append(value) } else { others.append(value) }
    }
    return choosesFirst ? (chosen, others) : (others, chosen)
  }

  private static func requireCount(
    _ labels: [Int], _ name: String, _ values: [Double], _ valuesName: String
  ) throws(StatisticsError) {
    guard labels.count == values.count else {
      throw .unequalLengths(first: name, firstCount: labels.count, second: valuesName, secondCount: values.count)
    }
  }
}
