/// Any statistic of how often each of several distinct observations occurred.
struct CountResampler: ReplicateEngine {
  let units: ResamplingUnits
  let multinomial: MultinomialCounts
  let counts: [Int]
  let statistic: @Sendable ([Int]) -> Double
  let degeneracy: Degeneracy?
  let estimate: Double?
  var standardError: Double? { nil }

  init(counts: [Int], statistic: @escaping @Sendable ([Int]) -> Double) throws(StatisticsError) {
    units = try ResamplingUnits(rowCount: counts.count, design: .counts(counts), order: <)
    multinomial = MultinomialCounts(units.counts ?? [])
    self.counts = counts
    self.statistic = statistic
    degeneracy = units.degeneracy ?? (units.unitCount < 2 ? .constantData : nil)
    let value = degeneracy == nil ? statistic(counts) : .nan
    estimate = value.isFinite ? value : nil
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    var values: [Double] = []
    values.reserveCapacity(count)
    var drawn = [Int](repeating: 0, count: units.unitCount)
    var resample = [Int](repeating: 0, count: counts.count)
    for _ in 0..<count {
      drawn.withUnsafeMutableBufferPointer { drawn in
        guard let base = drawn.baseAddress else { return }
        multinomial.fill(base, stream: &stream)
      }
      for (unit, row) in units.rows.enumerated() { resample[row] = drawn[unit] }
      values.append(statistic(resample))
    }
    return Replicates(values: values)
  }

  func influence() -> InfluenceValues {
    guard let estimate else { return InfluenceValues(samples: []) }
    var reduced = counts
    let total = Double(counts.reduce(0, +))
    let values = units.rows.map { row in
      reduced[row] -= 1
      defer { reduced[row] += 1 }
      return (total - 1) * (estimate - statistic(reduced))
    }
    return InfluenceValues(samples: [values], multiplicities: units.counts.map { [$0] })
  }
}
