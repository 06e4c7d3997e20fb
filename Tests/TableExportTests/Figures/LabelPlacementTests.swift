import Testing

@testable import TableExport

struct LabelPlacementTests {
  /// A point near the left and lower edges, with a line just above it.
  private func corner() -> LabelPlacement {
    var placement = LabelPlacement(width: 500, height: 300)
    placement.avoid(fromX: 0, toX: 200, y: 282, radius: 8)
    placement.avoid(x: 10, y: 290)
    return placement
  }

  @Test func aNameStandsBesideItsPoint() throws {
    var placement = LabelPlacement(width: 500, height: 300)
    placement.avoid(x: 250, y: 150)
    let place = try #require(placement.place([(0, "Name", 250, 150)], reach: 1).first)
    #expect(place == .init(index: 0, x: 242, y: 150, align: "right", needsLeader: false))
  }

  @Test func theLineToAPointRunsPastOthers() throws {
    var alone = corner()
    let first = try #require(alone.place([(0, "First", 10, 290)], reach: 4).first)
    #expect(first.needsLeader)
    // Another point half way on that line, of less importance.
    let (x, y) = ((10 + first.x) / 2, (290 + first.y) / 2)
    var both = corner()
    both.avoid(x: x, y: y, radius: 3)
    let place = try #require(both.place([(0, "First", 10, 290), (1, "Second", x, y)], reach: 4).first)
    #expect((place.x, place.y) != (first.x, first.y))
  }

  @Test func aNameWithoutRoomIsLeftOut() {
    var placement = LabelPlacement(width: 40, height: 20)
    #expect(placement.place([(0, "A name that is too long", 20, 10)], reach: 4).isEmpty)
  }

  @Test func wordsOnABarStandOverItsMiddleUnlessSomethingIsThere() {
    var placement = LabelPlacement(width: 500, height: 300)
    func next() -> (share: Double, rise: Double) {
      placement.placeOnBar("Words", fontSize: 12, fromX: 100, toX: 400, y: 150)
    }
    let first = next()
    #expect(first.share == 0.5 && first.rise > 0)
    // The first words are in the way of the same words: they move along the bar, then beneath it, then further off.
    let along = (1..<5).map { _ in next() }
    #expect(along.allSatisfy { $0.rise == first.rise && $0.share != 0.5 })
    let beneath = next()
    #expect(beneath.share == 0.5 && beneath.rise == -first.rise)
  }
}
