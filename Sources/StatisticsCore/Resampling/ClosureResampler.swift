/// Any statistic, as a function of the rows drawn from each sample.
struct ClosureResampler: ReplicateEngine {
  typealias Statistic = @Sendable (_ rows: [[Int]]) -> (value: Double, standardError: Double?)

  let groups: [ResamplingUnits]
  let samplers: [UnitSampler]
  let statistic: Statistic
  let degeneracy: Degeneracy?
  let estimate: Double?
  let standardError: Double?

  init(groups: [ResamplingUnits], constant: Degeneracy?, statistic: @escaping Statistic) {
    self.groups = groups
    self.statistic = statistic
    samplers = groups.map(UnitSampler.init)
    degeneracy = groups.lazy.compactMap(\.degeneracy).first ?? constant
    guard groups.allSatisfy({ !$0.rows.isEmpty }) else {
      estimate = nil
      standardError = nil
      return
    }
    let whole = statistic(groups.map { $0.rows.sorted() })
    estimate = whole.value.isFinite ? whole.value : nil
    standardError = whole.standardError
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    var result = Replicates(values: [])
    var rows = groups.map { _ in [Int]() }
    var scratch = [Int32](repeating: 0, count: groups.map(\.unitCount).max() ?? 0)
    for _ in 0..<count {
      for (place, units) in groups.enumerated() {
        rows[place].removeAll(keepingCapacity: true)
        scratch.withUnsafeMutableBufferPointer { drawn in
          guard let drawn = drawn.baseAddress else { return }
          samplers[place].fill(drawn, stream: &stream)
        }
        for unit in scratch.prefix(units.unitCount) {
          rows[place].append(contentsOf: units.rows[units.starts[Int(unit)]..<units.starts[Int(unit) + 1]])
        }
      }
      let (value, standardError) = statistic(rows)
      result.values.append(value)
      if let standardError { result.standardErrors.append(standardError) }
    }
    return result
  }

  func influence() -> InfluenceValues {
    guard let estimate else { return InfluenceValues(samples: []) }
    let whole = groups.map { $0.rows.sorted() }
    var samples: [[Double]] = []
    for (place, units) in groups.enumerated() {
      for stratum in units.strata {
        samples.append(
          stratum.map { unit in
            guard stratum.count > 1 else { return 0 }
            let left = Set(units.rows[units.starts[unit]..<units.starts[unit + 1]])
            var rows = whole
            rows[place].removeAll { left.contains($0) }
            return Double(stratum.count - 1) * (estimate - statistic(rows).value)
          })
      }
    }
    return InfluenceValues(samples: samples)
  }
}
