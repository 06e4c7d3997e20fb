/// The largest groups of treatments of which no two are told apart: the bars of a critical-difference diagram (Demšar 2006, section 3.2.4),
/// and the letters of a compact letter display (Piepho 2004, doi 10.1198/1061860043515).
///
/// Two treatments share a group exactly where they are not told apart. A treatment that is told apart from all others has a group of its own.
public struct IndistinctGroups: Hashable, Sendable {
  /// The groups, each in ascending order, in the order of their members.
  public let groups: [[Int]]
  /// The number of treatments.
  public let treatmentCount: Int

  /// The largest number of groups that is looked for.
  public static let largestGroupCount = 1_000

  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - treatmentCount: The number of treatments; best in the order of their mean ranks.
  ///   - isToldApart: Whether two of them differ; asked with the smaller place first.
  /// - Returns: `nil` where there are more than ``largestGroupCount``.
  /// - Complexity: O(k³) for each group of k treatments at most, by the algorithm of Bron and Kerbosch (1973, doi 10.1145/362342.362367)
  ///   with pivots.
  public init?(treatmentCount: Int, isToldApart: (Int, Int) -> Bool) {
    var neighbours = [Set<Int>](repeating: [], count: treatmentCount)
    for first in 0..<treatmentCount {
      for second in stride(from: first + 1, to: treatmentCount, by: 1) where !isToldApart(first, second) {
        neighbours[first].insert(second)
        neighbours[second].insert(first)
      }
    }
    var search = CliqueSearch(neighbours: neighbours, limit: Self.largestGroupCount)
    if treatmentCount > 0 { search.extend([], candidates: Set(0..<treatmentCount), excluded: []) }
    guard search.cliques.count <= Self.largestGroupCount else { return nil }
    groups = search.cliques.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    self.treatmentCount = treatmentCount
  }

  /// The letters of each treatment, one for each of its groups: a, b, …, z, aa, ab, …; joined without a space where each is one letter.
  public var letters: [String] {
    let names = groups.indices.map(Self.letter)
    let separator = names.contains { $0.count > 1 } ? " " : ""
    return (0..<treatmentCount).map { treatment in
      groups.indices.filter { groups[$0].contains(treatment) }.map { names[$0] }.joined(separator: separator)
    }
  }

  private static func letter(_ index: Int) -> String {
    var rest = index
    var letters: [Character] = []
    repeat {
      letters.append(Character(Unicode.Scalar(UInt8(97 + rest % 26))))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(letters.reversed())
  }
}

private struct CliqueSearch {
  let neighbours: [Set<Int>]
  let limit: Int
  private(set) var cliques: [[Int]] = []

  init(neighbours: [Set<Int>], limit: Int) {
    self.neighbours = neighbours
    self.limit = limit
  }

  /// Adds all largest cliques that hold `clique` and members of `candidates`, and none of `excluded`.
  mutating func extend(_ clique: [Int], candidates: Set<Int>, excluded: Set<Int>) {
    guard cliques.count <= limit else { return }
    if candidates.isEmpty {
      if excluded.isEmpty { cliques.append(clique) }
      return
    }
    let pivot = candidates.union(excluded).sorted().max {
      neighbours[$0].intersection(candidates).count < neighbours[$1].intersection(candidates).count
    }
    var (candidates, excluded) = (candidates, excluded)
    for next in candidates.subtracting(pivot.map { neighbours[$0] } ?? []).sorted() {
      extend(
        clique + [next], candidates: candidates.intersection(neighbours[next]),
        excluded: excluded.intersection(neighbours[next]))
      candidates.remove(next)
      excluded.insert(next)
    }
  }
}
