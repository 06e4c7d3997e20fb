/// A place in a drawing, in pixels; y grows downwards.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double
}

/// The smallest upright rectangle around what is drawn, in pixels; around nothing at first.
struct Bounds: Hashable, Sendable {
  private(set) var left = Double.infinity
  private(set) var top = Double.infinity
  private(set) var right = -Double.infinity
  private(set) var bottom = -Double.infinity

  init() {}

  init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  var isEmpty: Bool { left > right || top > bottom }
  var width: Double { max(0, right - left) }
  var height: Double { max(0, bottom - top) }

  mutating func include(_ point: Point) {
    include(Bounds(left: point.x, top: point.y, right: point.x, bottom: point.y))
  }

  mutating func include(_ other: Bounds) {
    (left, top) = (min(left, other.left), min(top, other.top))
    (right, bottom) = (max(right, other.right), max(bottom, other.bottom))
  }

  func expanded(by distance: Double) -> Bounds {
    Bounds(left: left - distance, top: top - distance, right: right + distance, bottom: bottom + distance)
  }

  func moved(by offset: Point) -> Bounds {
    Bounds(left: left + offset.x, top: top + offset.y, right: right + offset.x, bottom: bottom + offset.y)
  }

  func overlaps(_ other: Bounds) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
