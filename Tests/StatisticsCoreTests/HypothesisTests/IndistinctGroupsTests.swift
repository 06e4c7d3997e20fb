import StatisticsCore
import Testing

@Suite("Groups of treatments that are not told apart")
struct IndistinctGroupsTests {
  @Test("two share a group exactly where they are not told apart, and no group is part of another")
  func properties() throws {
    var random = RandomStream(seed: 4)
    for count in 1...9 {
      var apart: Set<[Int]> = []
      for first in 0..<count {
        for second in 0..<count where first < second && random.nextUniform() < 0.4 { apart.insert([first, second]) }
      }
      let found = try #require(IndistinctGroups(treatmentCount: count) { apart.contains([$0, $1]) })
      for first in 0..<count {
        #expect(found.groups.contains { $0.contains(first) })
        for second in 0..<count where first < second {
          let share = found.groups.contains { $0.contains(first) && $0.contains(second) }
          #expect(share == !apart.contains([first, second]))
        }
      }
      for (place, group) in found.groups.enumerated() {
        for (other, larger) in found.groups.enumerated() where other != place {
          #expect(!Set(group).isSubset(of: larger))
        }
      }
    }
  }

  @Test("letters run along the order")
  func letters() throws {
    // 0 and 1, 1 and 2, 3 alone.
    let apart: Set<[Int]> = [[0, 2], [0, 3], [1, 3], [2, 3]]
    let found = try #require(IndistinctGroups(treatmentCount: 4) { apart.contains([$0, $1]) })
    #expect(found.groups == [[0, 1], [1, 2], [3]])
    #expect(found.letters == ["a", "ab", "b", "c"])
    #expect(IndistinctGroups(treatmentCount: 0) { _, _ in false }?.groups == [])
    #expect(IndistinctGroups(treatmentCount: 3) { _, _ in false }?.letters == ["a", "a", "a"])
    let alone = try #require(IndistinctGroups(treatmentCount: 30) { _, _ in true })
    #expect(alone.letters.first == "a" && alone.letters.last == "ad")
  }

  @Test("too many groups are none")
  func limit() {
    // Pairs (0, 1), (2, 3), … told apart and all else not: a group for each choice of one of each.
    #expect(IndistinctGroups(treatmentCount: 24) { $0 / 2 == $1 / 2 } == nil)
    #expect(IndistinctGroups(treatmentCount: 18) { $0 / 2 == $1 / 2 }?.groups.count == 512)
  }
}
