/// Means, ratios of means, and differences and quotients of two of them: statistics that depend on sums over units.
///
/// Each group has a numerator for each unit, and a denominator, which is 1 where there is none.
struct RatioResampler: ReplicateEngine {
  struct Group: Sendable {
    var units: ResamplingUnits
    var sampler: UnitSampler
    var numerators: [Double]
    var denominators: [Double]?
    /// What is added to the ratio: numerators of a mean are centred, lest the sum should lose digits.
    var offset: Double

    /// The mean of `values` (in the caller's order) over the rows of the units.
    init(meanOf values: [Double], units: ResamplingUnits) {
      let ordered = units.rows.map { values[$0] }
      let total = zip(ordered, units.counts ?? Array(repeating: 1, count: ordered.count))
      let reference = ordered.first ?? 0
      let count = units.counts?.reduce(0, +) ?? ordered.count
      let shift = count > 0 ? total.reduce(0) { $0 + ($1.0 - reference) * Double($1.1) } / Double(count) : 0
      let center = reference + shift
      self.units = units
      sampler = UnitSampler(units)
      numerators = Self.sums(ordered.map { $0 - center }, units)
      denominators = units.unitsAreRows ? nil : Self.sums(Array(repeating: 1, count: ordered.count), units)
      offset = center
    }

    /// Σ`values` / Σ`divisors` over the rows of the units.
    init(ratioOf values: [Double], to divisors: [Double], units: ResamplingUnits) {
      self.units = units
      sampler = UnitSampler(units)
      numerators = Self.sums(units.rows.map { values[$0] }, units)
      denominators = Self.sums(units.rows.map { divisors[$0] }, units)
      offset = 0
    }

    private static func sums(_ ordered: [Double], _ units: ResamplingUnits) -> [Double] {
      guard !units.unitsAreRows else { return ordered }
      return (0..<units.unitCount).map { unit in
        ordered[units.starts[unit]..<units.starts[unit + 1]].reduce(0, +)
      }
    }

    /// Σ numerators and Σ denominators, each unit counted as often as it stands for.
    var totals: (numerator: Double, denominator: Double) {
      let weights = units.counts?.map(Double.init)
      var numerator = 0.0
      var denominator = 0.0
      for unit in numerators.indices {
        let weight = weights?[unit] ?? 1
        numerator += weight * numerators[unit]
        denominator += weight * (denominators?[unit] ?? 1)
      }
      return (numerator, denominator)
    }
  }

  enum Combination: Sendable { case value, difference, quotient }

  let groups: [Group]
  let combination: Combination
  let studentized: Bool
  let degeneracy: Degeneracy?
  let estimate: Double?
  let standardError: Double?

  init(groups: [Group], combination: Combination, studentized: Bool, constant: Degeneracy?) {
    self.groups = groups
    self.combination = combination
    self.studentized = studentized
    degeneracy = groups.lazy.compactMap { $0.units.degeneracy }.first ?? constant
    let totals = groups.map(\.totals)
    let ratios = zip(groups, totals).map { $0.offset + $1.numerator / $1.denominator }
    let value = Self.combine(ratios, combination)
    let hasRows = groups.allSatisfy { !$0.units.rows.isEmpty }
    estimate = hasRows && value.isFinite ? value : nil
    guard studentized else {
      standardError = nil
      return
    }
    let variances = zip(groups, totals).map { group, totals in
      let weights = group.units.counts ?? Array(repeating: 1, count: group.numerators.count)
      return weights.withUnsafeBufferPointer { counts in
        Self.variance(group, counts, totals.numerator / totals.denominator, totals.denominator)
      }
    }
    standardError = Self.standardError(ratios, variances, combination)
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    if studentized || groups.contains(where: { $0.sampler.multinomial != nil }) {
      return countedReplicates(count: count, stream: &stream)
    }
    let largest = groups.map(\.sampler.unitCount).max() ?? 0
    var values: [Double] = []
    values.reserveCapacity(count)
    var ratios = [Double](repeating: 0, count: groups.count)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: largest) { indices in
      guard let drawn = indices.baseAddress else { return }
      for _ in 0..<count {
        for (place, group) in groups.enumerated() {
          group.sampler.fill(drawn, stream: &stream)
          let size = group.sampler.unitCount
          let numerator = Self.sum(group.numerators, drawn, size)
          let denominator = group.denominators.map { Self.sum($0, drawn, size) } ?? Double(size)
          ratios[place] = group.offset + numerator / denominator
        }
        values.append(Self.combine(ratios, combination))
      }
    }
    return Replicates(values: values)
  }

  /// Replicates from how often each unit was drawn: for units that stand for many observations, and for standard errors.
  private func countedReplicates(count: Int, stream: inout RandomStream) -> Replicates {
    let largest = groups.map(\.sampler.unitCount).max() ?? 0
    var result = Replicates(values: [])
    var ratios = [Double](repeating: 0, count: groups.count)
    var variances = ratios
    var scratch = [Int32](repeating: 0, count: largest)
    var counts = [Int](repeating: 0, count: largest)
    for _ in 0..<count {
      for (place, group) in groups.enumerated() {
        scratch.withUnsafeMutableBufferPointer { scratch in
          counts.withUnsafeMutableBufferPointer { counts in
            guard let scratch = scratch.baseAddress, let drawn = counts.baseAddress else { return }
            group.sampler.fillCounts(drawn, scratch: scratch, stream: &stream)
            let (ratio, denominator) = Self.ratio(group, UnsafeBufferPointer(counts))
            ratios[place] = group.offset + ratio
            if studentized {
              variances[place] = Self.variance(group, UnsafeBufferPointer(counts), ratio, denominator)
            }
          }
        }
      }
      result.values.append(Self.combine(ratios, combination))
      if studentized { result.standardErrors.append(Self.standardError(ratios, variances, combination)) }
    }
    return result
  }

  func influence() -> InfluenceValues {
    guard let estimate else { return InfluenceValues(samples: []) }
    let totals = groups.map(\.totals)
    var ratios = zip(groups, totals).map { $0.offset + $1.numerator / $1.denominator }
    var samples: [[Double]] = []
    for (place, group) in groups.enumerated() {
      let whole = ratios[place]
      for stratum in group.units.strata {
        let size = group.units.counts?[stratum].reduce(0, +) ?? stratum.count
        samples.append(
          stratum.map { unit in
            let numerator = totals[place].numerator - group.numerators[unit]
            let denominator = totals[place].denominator - (group.denominators?[unit] ?? 1)
            ratios[place] = group.offset + numerator / denominator
            return size > 1 ? Double(size - 1) * (estimate - Self.combine(ratios, combination)) : 0
          })
      }
      ratios[place] = whole
    }
    return InfluenceValues(samples: samples, multiplicities: multiplicities)
  }

  private var multiplicities: [[Int]]? {
    guard groups.contains(where: { $0.units.counts != nil }) else { return nil }
    return groups.flatMap { group in
      group.units.strata.map { stratum in
        group.units.counts.map { Array($0[stratum]) } ?? Array(repeating: 1, count: stratum.count)
      }
    }
  }

  // MARK: Arithmetic

  private static func combine(_ ratios: [Double], _ combination: Combination) -> Double {
    switch combination {
    case .value: ratios[0]
    case .difference: ratios[0] - ratios[1]
    case .quotient: ratios[0] / ratios[1]
    }
  }

  private static func standardError(
    _ ratios: [Double], _ variances: [Double], _ combination: Combination
  ) -> Double {
    switch combination {
    case .value: return variances[0].squareRoot()
    case .difference: return (variances[0] + variances[1]).squareRoot()
    case .quotient:
      let quotient = ratios[0] / ratios[1]
      return (variances[0] + quotient * quotient * variances[1]).squareRoot() / abs(ratios[1])
    }
  }

  /// Σ values[index] in four partial sums.
  @inline(__always)
  private static func sum(_ values: [Double], _ indices: UnsafeMutablePointer<Int32>, _ count: Int) -> Double {
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
      var place = 0
      while place + 4 <= count {
        a += base[Int(indices[place])]
        b += base[Int(indices[place + 1])]
        c += base[Int(indices[place + 2])]
        d += base[Int(indices[place + 3])]
        place += 4
      }
      while place < count {
        a += base[Int(indices[place])]
        place += 1
      }
      return (a + b) + (c + d)
    }
  }

  private static func ratio(_ group: Group, _ counts: UnsafeBufferPointer<Int>) -> (ratio: Double, denominator: Double)
  {
    var numerator = 0.0
    var denominator = 0.0
    for unit in group.numerators.indices where counts[unit] != 0 {
      let weight = Double(counts[unit])
      numerator += weight * group.numerators[unit]
      denominator += weight * (group.denominators?[unit] ?? 1)
    }
    return (numerator / denominator, denominator)
  }

  /// The linearised variance Σ(numerator − ratio · denominator)² / (Σ denominator)², units counted by `counts`.
  private static func variance(
    _ group: Group, _ counts: UnsafeBufferPointer<Int>, _ ratio: Double, _ denominator: Double
  ) -> Double {
    var squares = 0.0
    for unit in group.numerators.indices where counts[unit] != 0 {
      let residual = group.numerators[unit] - ratio * (group.denominators?[unit] ?? 1)
      squares += Double(counts[unit]) * residual * residual
    }
    return squares / (denominator * denominator)
  }
}
