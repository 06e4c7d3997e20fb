/// Marks that belong together.
struct DrawnGroup: Hashable, Sendable {
  /// What they are.
  enum Role: String, Hashable, Sendable, CaseIterable {
    case title, grid, axis, marks, legend
  }

  var role: Role
  var marks: [DrawnMark]
  /// By how much all of them are moved.
  var offset = Point(x: 0, y: 0)
  /// Around the marks; the half pixel by which axes are moved does not count.
  var bounds: Bounds

  /// A group of marks; `bounds`: around more than the marks.
  init(_ role: Role, _ marks: [DrawnMark], offset: Point = Point(x: 0, y: 0), bounds: Bounds = Bounds()) {
    self.role = role
    self.marks = marks
    self.offset = offset
    self.bounds = bounds
    for mark in marks { self.bounds.include(mark.bounds) }
  }

  /// The group a way off.
  func moved(by way: Point) -> DrawnGroup {
    var group = self
    group.offset = Point(x: offset.x + way.x, y: offset.y + way.y)
    group.bounds = bounds.moved(by: way)
    return group
  }
}
