/// Finds out whether ties or the order of showing explain the votes so well that a parameter of the model is infinite.
///
/// The likelihood has no maximum when the parameters can move without end in a direction in which no vote becomes less
/// likely (Albert & Anderson 1984, doi 10.1093/biomet/71.1.1). Along such a direction the differences of the log-strengths
/// obey constraints u(j) − u(i) ≤ c, one an arrow, which can be met unless the arrows hold a cycle of negative length.
struct Separation {
  let pairs: [PairTotals.Pair]
  let systemCount: Int

  private struct Arrow {
    let start: Int
    let end: Int
    let length: Double
  }

  /// Whether ν can grow without end: no cycle of arrows has more wins than ties. Assumes a tie somewhere.
  var isExplainedByTies: Bool {
    if pairs.contains(where: { $0.firstWins > 0 && $0.secondWins > 0 }) { return false }
    var arrows: [Arrow] = []
    for pair in pairs {
      let (first, second) = (Int(pair.first), Int(pair.second))
      if pair.firstWins > 0 { arrows.append(Arrow(start: first, end: second, length: -1)) }
      if pair.secondWins > 0 { arrows.append(Arrow(start: second, end: first, length: -1)) }
      if pair.ties > 0 {
        arrows.append(Arrow(start: first, end: second, length: 1))
        arrows.append(Arrow(start: second, end: first, length: 1))
      }
    }
    return !hasNegativeCycle(arrows)
  }

  /// Whether the order effect can grow without end in one direction or the other. Pairs are in the order of showing.
  var isExplainedByOrder: Bool {
    !hasNegativeCycle(orderArrows(sign: 1)) || !hasNegativeCycle(orderArrows(sign: -1))
  }

  /// Whether some numbers for the systems differ by 1 in each pair shown: then the order effect is one with the strengths.
  var isOrderConstant: Bool {
    let forward = pairs.map { Arrow(start: Int($0.first), end: Int($0.second), length: -1) }
    let backward = pairs.map { Arrow(start: Int($0.second), end: Int($0.first), length: 1) }
    return !hasNegativeCycle(forward + backward)
  }

  private func orderArrows(sign: Double) -> [Arrow] {
    var arrows: [Arrow] = []
    for pair in pairs {
      let (first, second) = (Int(pair.first), Int(pair.second))
      if pair.firstHalfWins > 0 { arrows.append(Arrow(start: first, end: second, length: sign)) }
      if pair.secondHalfWins > 0 { arrows.append(Arrow(start: second, end: first, length: -sign)) }
    }
    return arrows
  }

  /// Bellman-Ford from all systems at once.
  ///
  /// - Complexity: O(systems · arrows), but a few rounds in most graphs.
  private func hasNegativeCycle(_ arrows: [Arrow]) -> Bool {
    var distance = [Double](repeating: 0, count: systemCount)
    for _ in 0...systemCount {
      var changed = false
      for arrow in arrows where distance[arrow.start] + arrow.length < distance[arrow.end] {
        distance[arrow.end] = distance[arrow.start] + arrow.length
        changed = true
      }
      if !changed { return false }
    }
    return true
  }
}
