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
    var builder = AdjacencyList.Builder(nodeCount: systemCount)
    forEachArrow { winner, loser in
      beating[winner] = true
      beaten[loser] = true
      builder.count(winner)
    }
    var list = builder.makeList()
    forEachArrow { winner, loser in list.add(from: winner, to: loser) }
    components = StronglyConnectedComponents.find(in: list)
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0] }
    undefeated = (0..<systemCount).filter { beating[$0] && !beaten[$0] }
    winless = (0..<systemCount).filter { beaten[$0] && !beating[$0] }
    withoutVotes = (0..<systemCount).filter { !beaten[$0] && !beating[$0] }
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

/// The arrows of a graph, packed by their start.
struct AdjacencyList {
  /// Counts the arrows of each node before they are stored.
  struct Builder {
    private var counts: [Int]

    init(nodeCount: Int) { counts = Array(repeating: 0, count: nodeCount) }

    mutating func count(_ node: Int) { counts[node] += 1 }

    func makeList() -> AdjacencyList {
      var starts = [0]
      starts.reserveCapacity(counts.count + 1)
      for count in counts { starts.append(starts[starts.count - 1] + count) }
      return AdjacencyList(starts: starts)
    }
  }

  private let starts: [Int]
  private var filled: [Int]
  private var targets: [Int32]

  private init(starts: [Int]) {
    self.starts = starts
    filled = Array(starts.dropLast())
    targets = Array(repeating: 0, count: starts[starts.count - 1])
  }

  var nodeCount: Int { starts.count - 1 }

  mutating func add(from start: Int, to end: Int) {
    targets[filled[start]] = Int32(end)
    filled[start] += 1
  }

  func arrows(from node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
  func target(of arrow: Int) -> Int { Int(targets[arrow]) }
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
