/// Medians, quantiles and trimmed means, and differences of two of them.
///
/// The values are sorted once; a resample is the list of how often each was drawn, and the statistic is read off by
/// walking up that list: no resample is ever sorted.
struct OrderResampler: ReplicateEngine {
  /// A sample to draw from.
  struct Group: Sendable {
    var units: ResamplingUnits
    var sampler: UnitSampler

    init(_ units: ResamplingUnits) {
      self.units = units
      sampler = UnitSampler(units)
    }
  }

  /// A column of values in ascending order, and the unit that each belongs to.
  struct Column: Sendable {
    let group: Int
    let sorted: [Double]
    let unitOfPlace: [Int32]
    /// Where the value of each unit stands, if units are rows.
    let placeOfUnit: [Int32]?

    init(_ values: [Double], group: Int, units: ResamplingUnits) {
      var unitOfRow = [Int32](repeating: 0, count: units.rows.count)
      for unit in 0..<units.unitCount {
        for row in units.starts[unit]..<units.starts[unit + 1] { unitOfRow[row] = Int32(unit) }
      }
      let order = units.rows.indices.sorted { left, right in
        let (a, b) = (values[units.rows[left]], values[units.rows[right]])
        return a != b ? a < b : left < right
      }
      self.group = group
      sorted = order.map { values[units.rows[$0]] }
      unitOfPlace = order.map { unitOfRow[$0] }
      guard units.unitsAreRows else {
        placeOfUnit = nil
        return
      }
      var places = [Int32](repeating: 0, count: units.unitCount)
      for (place, unit) in unitOfPlace.enumerated() { places[Int(unit)] = Int32(place) }
      placeOfUnit = places
    }
  }

  let groups: [Group]
  let columns: [Column]
  let statistic: SampleStatistic
  let degeneracy: Degeneracy?
  let estimate: Double?
  var standardError: Double? { nil }

  /// One column, or two whose difference is taken.
  init(groups: [Group], columns: [Column], statistic: SampleStatistic, constant: Degeneracy?) {
    self.groups = groups
    self.columns = columns
    self.statistic = statistic
    degeneracy = groups.lazy.compactMap { $0.units.degeneracy }.first ?? constant
    let values = columns.map { column in
      let unitCounts = groups[column.group].units.counts
      let counts = column.unitOfPlace.map { unitCounts?[Int($0)] ?? 1 }
      return counts.withUnsafeBufferPointer { WeightedOrder.value(of: statistic, column.sorted, counts: $0) }
    }
    let value = Self.difference(values)
    estimate = value.isFinite ? value : nil
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    var values: [Double] = []
    values.reserveCapacity(count)
    if groups.count == 1, columns.count == 1, let places = columns[0].placeOfUnit,
      groups[0].sampler.multinomial == nil
    {
      fillSingle(&values, count, places, &stream)
      return Replicates(values: values)
    }
    var scratch = [Int32](repeating: 0, count: groups.map(\.sampler.unitCount).max() ?? 0)
    var unitCounts = groups.map { [Int](repeating: 0, count: $0.sampler.unitCount) }
    var counts = columns.map { [Int](repeating: 0, count: $0.sorted.count) }
    var columnValues = [Double](repeating: 0, count: columns.count)
    for _ in 0..<count {
      for place in groups.indices {
        scratch.withUnsafeMutableBufferPointer { scratch in
          unitCounts[place].withUnsafeMutableBufferPointer { drawn in
            guard let scratch = scratch.baseAddress, let drawn = drawn.baseAddress else { return }
            groups[place].sampler.fillCounts(drawn, scratch: scratch, stream: &stream)
          }
        }
      }
      for place in columns.indices {
        let column = columns[place]
        for row in column.sorted.indices { counts[place][row] = unitCounts[column.group][Int(column.unitOfPlace[row])] }
        columnValues[place] = counts[place].withUnsafeBufferPointer {
          WeightedOrder.value(of: statistic, column.sorted, counts: $0)
        }
      }
      values.append(Self.difference(columnValues))
    }
    return Replicates(values: values)
  }

  /// The case that matters for speed: one sample, rows drawn one by one.
  private func fillSingle(_ values: inout [Double], _ count: Int, _ places: [Int32], _ stream: inout RandomStream) {
    let sampler = groups[0].sampler
    let size = sampler.unitCount
    guard let rule = statistic.orderRule(count: size) else { return }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { indices in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { counts in
        places.withUnsafeBufferPointer { places in
          columns[0].sorted.withUnsafeBufferPointer { sorted in
            guard let drawn = indices.baseAddress, let tally = counts.baseAddress, let places = places.baseAddress
            else { return }
            for _ in 0..<count {
              sampler.fill(drawn, stream: &stream)
              tally.update(repeating: 0, count: size)
              for draw in 0..<size { tally[Int(places[Int(drawn[draw])])] &+= 1 }
              values.append(WeightedOrder.value(rule, sorted, UnsafeBufferPointer(counts), total: size))
            }
          }
        }
      }
    }
  }

  func influence() -> InfluenceValues {
    guard let estimate else { return InfluenceValues(samples: []) }
    var samples: [[Double]] = []
    var multiplicities: [[Int]] = []
    for (place, group) in groups.enumerated() {
      let without = leaveOneOut(group: place)
      for stratum in group.units.strata {
        let size = group.units.counts?[stratum].reduce(0, +) ?? stratum.count
        samples.append(stratum.map { size > 1 ? Double(size - 1) * (estimate - without[$0]) : 0 })
        multiplicities.append(
          group.units.counts.map { Array($0[stratum]) } ?? Array(repeating: 1, count: stratum.count))
      }
    }
    let counted = groups.contains { $0.units.counts != nil }
    return InfluenceValues(samples: samples, multiplicities: counted ? multiplicities : nil)
  }

  /// The statistic without each unit of one group.
  private func leaveOneOut(group: Int) -> [Double] {
    let unitCount = groups[group].units.unitCount
    var columnValues = columns.map { column in
      let unitCounts = groups[column.group].units.counts
      let counts = column.unitOfPlace.map { unitCounts?[Int($0)] ?? 1 }
      guard column.group == group else {
        let whole = counts.withUnsafeBufferPointer { WeightedOrder.value(of: statistic, column.sorted, counts: $0) }
        return Array(repeating: whole, count: unitCount)
      }
      if let places = column.placeOfUnit, unitCounts == nil {
        let byPlace = WeightedOrder.leaveOneOut(statistic, column.sorted)
        return places.map { byPlace[Int($0)] }
      }
      return (0..<unitCount).map { unit in
        var reduced = counts
        for row in reduced.indices where column.unitOfPlace[row] == Int32(unit) {
          reduced[row] = unitCounts == nil ? 0 : reduced[row] - 1
        }
        return reduced.withUnsafeBufferPointer { WeightedOrder.value(of: statistic, column.sorted, counts: $0) }
      }
    }
    let first = columnValues.removeFirst()
    guard let second = columnValues.first else { return first }
    return zip(first, second).map { $0 - $1 }
  }

  private static func difference(_ values: [Double]) -> Double {
    values.count == 1 ? values[0] : values[0] - values[1]
  }
}
