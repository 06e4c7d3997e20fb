/// The weight of wins and ties of each pair that was compared.
struct PairTotals: Hashable, Sendable {
  /// One pair: with the order kept, the system shown first; else the lower number.
  struct Pair: Hashable, Sendable {
    let first: Int32
    let second: Int32
    var firstWins = 0.0
    var secondWins = 0.0
    var ties = 0.0

    @inline(__always) var total: Double { firstWins + secondWins + ties }
    @inline(__always) var firstHalfWins: Double { firstWins + 0.5 * ties }
    @inline(__always) var secondHalfWins: Double { secondWins + 0.5 * ties }

    @inline(__always)
    mutating func add(_ outcome: ComparisonOutcome, _ weight: Double) {
      switch outcome {
      case .first: firstWins += weight
      case .second: secondWins += weight
      case .tie: ties += weight
      }
    }
  }

  var pairs: [Pair]
  /// For each cell of the comparisons its pair, and what its outcome is there.
  let placeOfCell: [(pair: Int32, outcome: ComparisonOutcome)]

  /// Sums the cells by pair.
  ///
  /// - Complexity: O(distinct votes), since the cells of a pair are side by side.
  init(_ comparisons: PairwiseComparisons, keepingOrder: Bool) {
    var pairs: [Pair] = []
    var places: [(pair: Int32, outcome: ComparisonOutcome)] = []
    places.reserveCapacity(comparisons.cells.count)
    for cell in comparisons.cells {
      let isTurned = !keepingOrder && cell.firstIndex > cell.secondIndex
      let first = isTurned ? cell.secondIndex : cell.firstIndex
      let second = isTurned ? cell.firstIndex : cell.secondIndex
      if pairs.last.map({ $0.first != first || $0.second != second }) ?? true {
        pairs.append(Pair(first: first, second: second))
      }
      let outcome = isTurned ? cell.outcome.mirrored : cell.outcome
      pairs[pairs.count - 1].add(outcome, cell.count * cell.weight)
      places.append((Int32(pairs.count - 1), outcome))
    }
    self.pairs = pairs
    placeOfCell = places
  }

  /// Totals without the cells that they came from.
  init(pairs: [Pair]) {
    self.pairs = pairs
    placeOfCell = []
  }

  static func == (left: PairTotals, right: PairTotals) -> Bool { left.pairs == right.pairs }
  func hash(into hasher: inout Hasher) { hasher.combine(pairs) }

  /// Calls `body` with each arrow from a winner to a loser; a tie is two arrows.
  func forEachArrow(_ body: (_ winner: Int, _ loser: Int) -> Void) {
    for pair in pairs {
      if pair.firstWins > 0 || pair.ties > 0 { body(Int(pair.first), Int(pair.second)) }
      if pair.secondWins > 0 || pair.ties > 0 { body(Int(pair.second), Int(pair.first)) }
    }
  }
}
