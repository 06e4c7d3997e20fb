/// The probability of superiority of two independent samples.
///
/// Both samples are counted on the list of their distinct values; one walk along it gives the number of pairs won, so a
/// resample costs O(n) and not O(n_a n_b).
struct SuperiorityResampler: ReplicateEngine {
  struct Group: Sendable {
    let units: ResamplingUnits
    let sampler: UnitSampler
    /// The place of each row's value among the distinct values of both samples.
    let places: [Int32]

    init(_ values: [Double], units: ResamplingUnits, distinct: [Double]) {
      self.units = units
      sampler = UnitSampler(units)
      places = units.rows.map { row in
        var low = 0
        var high = distinct.count
        while low < high {
          let middle = (low + high) / 2
          if distinct[middle] < values[row] { low = middle + 1 } else { high = middle }
        }
        return Int32(low)
      }
    }

    /// Counts the rows on the list of distinct values, each unit as often as `unitCounts` says.
    @inline(__always)
    func tally(_ counts: inout [Int], unitCounts: [Int]) {
      for place in counts.indices { counts[place] = 0 }
      for unit in 0..<units.unitCount where unitCounts[unit] != 0 {
        for row in units.starts[unit]..<units.starts[unit + 1] { counts[Int(places[row])] &+= unitCounts[unit] }
      }
    }
  }

  let first: Group
  let second: Group
  let distinctCount: Int
  let degeneracy: Degeneracy?
  let estimate: Double?
  var standardError: Double? { nil }

  init(
    _ firstValues: [Double], _ firstUnits: ResamplingUnits, _ secondValues: [Double], _ secondUnits: ResamplingUnits,
    constant: Degeneracy?
  ) {
    var distinct: [Double] = []
    for value in (firstValues + secondValues).sorted() where distinct.last != value { distinct.append(value) }
    first = Group(firstValues, units: firstUnits, distinct: distinct)
    second = Group(secondValues, units: secondUnits, distinct: distinct)
    distinctCount = distinct.count
    degeneracy = firstUnits.degeneracy ?? secondUnits.degeneracy ?? constant
    let value = Self.superiority(Self.wholeTally(first, distinct.count), Self.wholeTally(second, distinct.count))
    estimate = value.isFinite ? value : nil
  }

  /// Two samples of rows that are drawn one by one.
  init(_ first: [Double], _ second: [Double]) {
    self.init(
      first, ResamplingUnits(independent: first), second, ResamplingUnits(independent: second), constant: nil)
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    var values: [Double] = []
    values.reserveCapacity(count)
    var scratch = [Int32](repeating: 0, count: max(first.sampler.unitCount, second.sampler.unitCount))
    var firstUnits = [Int](repeating: 0, count: first.sampler.unitCount)
    var secondUnits = [Int](repeating: 0, count: second.sampler.unitCount)
    var firstTally = [Int](repeating: 0, count: distinctCount)
    var secondTally = firstTally
    for _ in 0..<count {
      Self.draw(first.sampler, &firstUnits, &scratch, &stream)
      Self.draw(second.sampler, &secondUnits, &scratch, &stream)
      first.tally(&firstTally, unitCounts: firstUnits)
      second.tally(&secondTally, unitCounts: secondUnits)
      values.append(Self.superiority(firstTally, secondTally))
    }
    return Replicates(values: values)
  }

  func influence() -> InfluenceValues {
    guard let estimate else { return InfluenceValues(samples: []) }
    let firstTally = Self.wholeTally(first, distinctCount)
    let secondTally = Self.wholeTally(second, distinctCount)
    let firstTotal = Double(firstTally.reduce(0, +))
    let secondTotal = Double(secondTally.reduce(0, +))
    // Twice the number of pairs that each value wins, as one of the first sample and as one of the second.
    var firstWins = [Double](repeating: 0, count: distinctCount)
    var secondLosses = firstWins
    var below = 0.0
    for place in 0..<distinctCount {
      firstWins[place] = 2 * below + Double(secondTally[place])
      below += Double(secondTally[place])
    }
    var above = 0.0
    for place in (0..<distinctCount).reversed() {
      secondLosses[place] = 2 * above + Double(firstTally[place])
      above += Double(firstTally[place])
    }
    let pairs = estimate * 2 * firstTotal * secondTotal
    var samples: [[Double]] = []
    var multiplicities: [[Int]] = []
    for (group, scores, own, other) in [
      (first, firstWins, firstTotal, secondTotal), (second, secondLosses, secondTotal, firstTotal),
    ] {
      for stratum in group.units.strata {
        let size = group.units.counts?[stratum].reduce(0, +) ?? stratum.count
        samples.append(
          stratum.map { unit in
            let rows = group.units.starts[unit]..<group.units.starts[unit + 1]
            let lost = rows.reduce(0.0) { $0 + scores[Int(group.places[$1])] }
            let without = (pairs - lost) / (2 * (own - Double(rows.count)) * other)
            return size > 1 ? Double(size - 1) * (estimate - without) : 0
          })
        multiplicities.append(
          group.units.counts.map { Array($0[stratum]) } ?? Array(repeating: 1, count: stratum.count))
      }
    }
    let counted = first.units.counts != nil || second.units.counts != nil
    return InfluenceValues(samples: samples, multiplicities: counted ? multiplicities : nil)
  }

  private static func draw(
    _ sampler: UnitSampler, _ counts: inout [Int], _ scratch: inout [Int32], _ stream: inout RandomStream
  ) {
    counts.withUnsafeMutableBufferPointer { counts in
      scratch.withUnsafeMutableBufferPointer { scratch in
        guard let drawn = counts.baseAddress, let scratch = scratch.baseAddress else { return }
        sampler.fillCounts(drawn, scratch: scratch, stream: &stream)
      }
    }
  }

  private static func wholeTally(_ group: Group, _ distinctCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: distinctCount)
    group.tally(&counts, unitCounts: group.units.counts ?? Array(repeating: 1, count: group.units.unitCount))
    return counts
  }

  /// The share of pairs won, from how often each distinct value occurs in the two samples.
  private static func superiority(_ first: [Int], _ second: [Int]) -> Double {
    var won = 0.0
    var below = 0
    var total = 0
    for place in first.indices {
      won += Double(first[place]) * Double(2 &* below &+ second[place])
      below &+= second[place]
      total &+= first[place]
    }
    return won / (2 * Double(total) * Double(below))
  }
}
