/// Draws the counts of resamples with replacement: multinomial over distinct rows, in proportion to how often each was seen.
///
/// Two ways, both exact up to the bits of a uniform number. One binomial number a category, given what the categories before
/// left over (Davis 1993, doi 10.1016/0167-9473(93)90115-A), serves any counts. Where there are many categories of moderate
/// counts, independent Poisson numbers of a slightly smaller total are faster: given their total they are multinomial, so
/// that single draws can fill up what is missing, and the rare excess is drawn again.
struct MultinomialSampler: Sendable {
  private enum Way: Sendable {
    /// For each category the chance that a row that is in none before it is in this one.
    case binomial([Double])
    case poisson(PoissonTables, filling: AliasTable)
  }

  /// The number of rows that each draw distributes.
  let total: Double
  private let way: Way

  /// - Precondition: The counts are whole and not negative.
  init(counts: [Double]) {
    total = counts.reduce(0, +)
    if total > 0, 6 * total.squareRoot() <= 8 * Double(counts.count),
      let tables = PoissonTables(counts: counts, shrink: Self.shrink(total))
    {
      way = .poisson(tables, filling: AliasTable(weights: counts))
    } else {
      way = .binomial(Self.conditionalChances(counts))
    }
  }

  /// The part of the total that is drawn as Poisson numbers: four standard deviations less than all.
  private static func shrink(_ total: Double) -> Double {
    max(0, 1 - 4 * (total.squareRoot() + 1) / total)
  }

  private static func conditionalChances(_ counts: [Double]) -> [Double] {
    var left = 0.0
    var chances = counts
    for index in counts.indices.reversed() {
      left += counts[index]
      chances[index] = left > 0 ? counts[index] / left : 0
    }
    return chances
  }

  /// Fills `counts` with a draw.
  ///
  /// - Complexity: O(categories).
  func draw(into counts: inout [Double], _ stream: inout RandomStream) {
    switch way {
    case .binomial(let chances):
      var left = total
      for index in chances.indices {
        let count = stream.nextBinomial(trials: left, probability: chances[index])
        counts[index] = count
        left -= count
      }
    case .poisson(let tables, let filling):
      var drawn = tables.draw(into: &counts, &stream)
      while drawn > total { drawn = tables.draw(into: &counts, &stream) }
      counts.withUnsafeMutableBufferPointer { counts in
        filling.entries.withUnsafeBufferPointer { entries in
          guard let base = entries.baseAddress else { return }
          for _ in 0..<Int(total - drawn) { counts[AliasTable.draw(base, count: entries.count, &stream)] += 1 }
        }
      }
    }
  }
}

/// Alias tables of Poisson distributions, one for each distinct count.
struct PoissonTables: Sendable {
  private struct Place: Sendable {
    var offset: Int32
    var size: Int32
    /// The smallest outcome of the table.
    var least: Double
  }

  /// More entries than this no longer fit in a processor's cache.
  private static let largestEntryCount = 1 << 17

  private var entries: [AliasTable.Entry] = []
  private var places: [Place] = []

  /// Tables of means `shrink` times `counts`; nil if they would be too large.
  init?(counts: [Double], shrink: Double) {
    var placeOfCount: [Double: Place] = [:]
    places.reserveCapacity(counts.count)
    for count in counts {
      if let known = placeOfCount[count] {
        places.append(known)
        continue
      }
      let mean = shrink * count
      guard 20 * mean.squareRoot() + Double(entries.count) < Double(Self.largestEntryCount) else { return nil }
      let (least, masses) = Self.masses(mean: mean)
      let place = Place(offset: Int32(entries.count), size: Int32(masses.count), least: least)
      entries.append(contentsOf: AliasTable(weights: masses).entries)
      placeOfCount[count] = place
      places.append(place)
    }
  }

  /// The masses of a Poisson distribution in proportion to the one at the mode, down to 10⁻²⁰ of it.
  private static func masses(mean: Double) -> (least: Double, masses: [Double]) {
    let mode = mean.rounded(.down)
    var below: [Double] = []
    var mass = 1.0
    var outcome = mode
    while outcome > 0 {
      mass *= outcome / mean
      guard mass > 1e-20 else { break }
      below.append(mass)
      outcome -= 1
    }
    var masses = Array(below.reversed()) + [1]
    mass = 1
    outcome = mode
    while true {
      outcome += 1
      mass *= mean / outcome
      guard mass > 1e-20 else { break }
      masses.append(mass)
    }
    return (mode - Double(below.count), masses)
  }

  /// Fills `counts` with independent draws and returns their sum.
  func draw(into counts: inout [Double], _ stream: inout RandomStream) -> Double {
    var sum = 0.0
    entries.withUnsafeBufferPointer { entries in
      places.withUnsafeBufferPointer { places in
        counts.withUnsafeMutableBufferPointer { counts in
          guard let base = entries.baseAddress else { return }
          for index in places.indices {
            let place = places[index]
            let drawn = AliasTable.draw(base + Int(place.offset), count: Int(place.size), &stream)
            let count = place.least + Double(drawn)
            counts[index] = count
            sum += count
          }
        }
      }
    }
    return sum
  }
}
