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
  /// The places of the chosen sample in the data as they are.
  let observedPlaces: [Int]
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
    let choosesFirst = first.count <= second.count
    self.choosesFirst = choosesFirst
    observedPlaces = order.indices.filter { (order[$0] < first.count) == choosesFirst }
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
  ///
  /// An odometer rather than a recursion, whose depth would be the number of values.
  func enumerate(_ body: ([Int]) -> Void) {
    var chosen: [Int] = []
    chosen.reserveCapacity(chosenCount)
    // The last place that each wheel can show; a wheel that cannot move is none.
    var limits: [Int] = []
    var lowest: [Int] = []
    for stratum in strata {
      for wheel in 0..<stratum.chosen {
        chosen.append(stratum.range.lowerBound + wheel)
        limits.append(stratum.range.upperBound - stratum.chosen + wheel)
        lowest.append(stratum.range.lowerBound + wheel)
      }
    }
    let wheels = chosen.indices.filter { lowest[$0] < limits[$0] }
    while true {
      body(chosen)
      guard let turning = wheels.last(where: { chosen[$0] < limits[$0] }) else { return }
      chosen[turning] += 1
      // The wheels behind it start again: next to it in its own stratum, from the beginning in others.
      for wheel in wheels.reversed() {
        guard wheel > turning else { break }
        let isSameStratum = lowest[wheel] - wheel == lowest[turning] - turning
        chosen[wheel] = isSameStratum ? chosen[turning] + wheel - turning : lowest[wheel]
      }
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
