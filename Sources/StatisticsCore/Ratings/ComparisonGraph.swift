/// Who beat whom: which systems are linked by chains of wins, and who never lost or never won.
///
/// An arrow runs from the winner of a vote to its loser; a tie runs both ways. Ratings by maximum likelihood exist if and
/// only if all systems form one strongly connected component (Ford 1957, doi 10.1080/00029890.1957.11989117).
public struct ComparisonGraph: Hashable, Sendable, CustomStringConvertible {
  /// The strongly connected components, from the largest to the smallest, then by their lowest system; each in ascending
  /// order. Every system is in one of them.
  public let components: [[Int]]
  /// The systems with votes that neither lost nor tied, ascending.
  public let undefeated: [Int]
  /// The systems with votes that neither won nor tied, ascending.
  public let winless: [Int]
  /// The systems without votes, ascending.
  public let withoutVotes: [Int]
  /// Where the systems outside the largest component stand to it.
  public let standing: Standing

  /// Which systems lie above the largest component, whatever ratings it has, which below, and of which nothing is known.
  ///
  /// A newcomer that won all its votes is above, and so are two that beat each other and all others whom they met. Where no component holds more
  /// than half of all systems nothing is the measure of the others, and a system is above if it is undefeated, below if it is winless.
  public struct Standing: Hashable, Sendable {
    /// From these a chain of wins leads to the largest component, and none back; ascending.
    public var above: [Int]
    /// From the largest component a chain of wins leads to these, and none back; ascending.
    public var below: [Int]
    /// No chain of wins links these with the largest component; ascending.
    public var unlinked: [Int]

    /// Those systems; none of a kind unless given.
    ///
    /// - Parameters:
    ///   - above: From these a chain of wins leads to the largest component, and none back.
    ///   - below: From the largest component a chain of wins leads to these, and none back.
    ///   - unlinked: No chain of wins links these with the largest component.
    public init(above: [Int] = [], below: [Int] = [], unlinked: [Int] = []) {
      (self.above, self.below, self.unlinked) = (above, below, unlinked)
    }
  }

  /// Whether each system can be reached from each other by a chain of wins.
  public var isStronglyConnected: Bool { components.count <= 1 }

  /// Reads the graph off the votes.
  ///
  /// - Complexity: O(systems + distinct votes): Tarjan 1972, doi 10.1137/0201010, without recursion.
  public init(_ comparisons: PairwiseComparisons) {
    self.init(PairTotals(comparisons, keepingOrder: false), systemCount: comparisons.systemCount)
  }

  /// Reads the graph off rankings: an arrow runs from each system to those ranked below it, and both ways between tied ones.
  ///
  /// Arrows to the next group are enough where nothing is tied, since the others follow from them.
  ///
  /// - Complexity: O(Σ systems in a group · systems in it and the next).
  public init(_ rankings: Rankings) {
    var arrows: Set<Arrow> = []
    for ranking in rankings.rankings {
      for (place, group) in ranking.groups.enumerated() {
        let next = place + 1 < ranking.groups.count ? ranking.groups[place + 1] : []
        for winner in group {
          for loser in group where loser != winner { arrows.insert(Arrow(start: winner, end: loser)) }
          for loser in next { arrows.insert(Arrow(start: winner, end: loser)) }
        }
      }
    }
    let sorted = arrows.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    self.init(systemCount: rankings.systemCount) { body in
      for arrow in sorted { body(arrow.start, arrow.end) }
    }
  }

  private struct Arrow: Hashable {
    let start: Int
    let end: Int
  }

  init(_ totals: PairTotals, systemCount: Int) {
    self.init(systemCount: systemCount, forEachArrow: totals.forEachArrow)
  }

  private init(systemCount: Int, forEachArrow: (_ body: (_ winner: Int, _ loser: Int) -> Void) -> Void) {
    var beaten = [Bool](repeating: false, count: systemCount)
    var beating = beaten
    forEachArrow { winner, loser in
      beating[winner] = true
      beaten[loser] = true
    }
    let losers = AdjacencyList(nodeCount: systemCount, forEachArrow: forEachArrow)
    components = StronglyConnectedComponents.find(in: losers)
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0] }
    undefeated = (0..<systemCount).filter { beating[$0] && !beaten[$0] }
    winless = (0..<systemCount).filter { beaten[$0] && !beating[$0] }
    withoutVotes = (0..<systemCount).filter { !beaten[$0] && !beating[$0] }
    if let largest = components.first, components.count > 1, 2 * largest.count > systemCount {
      standing = Standing(of: largest, losers: losers, winners: losers.reversed())
    } else if components.count > 1 {
      standing = Standing(above: undefeated, below: winless, unlinked: withoutVotes)
    } else {
      standing = Standing()
    }
  }

  /// The facts as a phrase; systems by number.
  public var description: String {
    var parts = ["\(components.count) component\(components.count == 1 ? "" : "s")"]
    if !undefeated.isEmpty { parts.append("undefeated: \(Self.list(undefeated))") }
    if !winless.isEmpty { parts.append("winless: \(Self.list(winless))") }
    if !withoutVotes.isEmpty { parts.append("without votes: \(Self.list(withoutVotes))") }
    return parts.joined(separator: "; ")
  }

  private static func list(_ systems: [Int]) -> String {
    let shown = systems.prefix(10).map { "\($0)" }.joined(separator: ", ")
    return systems.count > 10 ? "\(shown) and \(systems.count - 10) more" : shown
  }
}

extension ComparisonGraph.Standing {
  fileprivate init(of component: [Int], losers: AdjacencyList, winners: AdjacencyList) {
    self.init()
    let (isBelow, isAbove) = (losers.reachable(from: component), winners.reachable(from: component))
    for system in isBelow.indices {
      switch (isAbove[system], isBelow[system]) {
      case (true, false): above.append(system)
      case (false, true): below.append(system)
      case (false, false): unlinked.append(system)
      case (true, true): break
      }
    }
  }
}

/// The arrows of a graph, packed by their start.
struct AdjacencyList {
  private let starts: [Int]
  private let targets: [Int32]

  /// Stores the arrows, which are given twice.
  init(nodeCount: Int, forEachArrow: (_ body: (_ start: Int, _ end: Int) -> Void) -> Void) {
    var counts = [Int](repeating: 0, count: nodeCount)
    forEachArrow { start, _ in counts[start] += 1 }
    var starts = [0]
    starts.reserveCapacity(nodeCount + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var filled = Array(starts.dropLast())
    var targets = [Int32](repeating: 0, count: starts[nodeCount])
    forEachArrow { start, end in
      targets[filled[start]] = Int32(end)
      filled[start] += 1
    }
    (self.starts, self.targets) = (starts, targets)
  }

  var nodeCount: Int { starts.count - 1 }

  func arrows(from node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
  func target(of arrow: Int) -> Int { Int(targets[arrow]) }

  /// The same arrows from end to start.
  func reversed() -> AdjacencyList {
    AdjacencyList(nodeCount: nodeCount) { body in
      for start in 0..<nodeCount {
        for arrow in arrows(from: start) { body(target(of: arrow), start) }
      }
    }
  }

  /// Whether each node is one of these or can be reached from them.
  func reachable(from nodes: [Int]) -> [Bool] {
    var isReached = [Bool](repeating: false, count: nodeCount)
    for node in nodes { isReached[node] = true }
    var open = nodes
    while let node = open.popLast() {
      for arrow in arrows(from: node) where !isReached[target(of: arrow)] {
        isReached[target(of: arrow)] = true
        open.append(target(of: arrow))
      }
    }
    return isReached
  }
}

/// Tarjan's algorithm with a stack of its own, so that a chain of a million systems does not exhaust the thread's.
enum StronglyConnectedComponents {
  /// The components; each in ascending order.
  static func find(in list: AdjacencyList) -> [[Int]] {
    var search = Search(nodeCount: list.nodeCount)
    for root in 0..<list.nodeCount where search.number[root] < 0 { search.visit(root, list) }
    return search.components
  }

  private struct Search {
    var number: [Int]
    var low: [Int]
    var isOpen: [Bool]
    var open: [Int] = []
    var path: [(node: Int, next: Int)] = []
    var visited = 0
    var components: [[Int]] = []

    init(nodeCount: Int) {
      number = Array(repeating: -1, count: nodeCount)
      low = number
      isOpen = Array(repeating: false, count: nodeCount)
    }

    mutating func visit(_ root: Int, _ list: AdjacencyList) {
      enter(root, list)
      while let (node, next) = path.last {
        guard next < list.arrows(from: node).upperBound else {
          leave(node)
          continue
        }
        path[path.count - 1].next += 1
        let target = list.target(of: next)
        if number[target] < 0 {
          enter(target, list)
        } else if isOpen[target] {
          low[node] = min(low[node], number[target])
        }
      }
    }

    private mutating func enter(_ node: Int, _ list: AdjacencyList) {
      number[node] = visited
      low[node] = visited
      visited += 1
      isOpen[node] = true
      open.append(node)
      path.append((node, list.arrows(from: node).lowerBound))
    }

    private mutating func leave(_ node: Int) {
      path.removeLast()
      if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
      guard low[node] == number[node] else { return }
      var component: [Int] = []
      while let member = open.popLast() {
        isOpen[member] = false
        component.append(member)
        if member == node { break }
      }
      components.append(component.sorted())
    }
  }
}
