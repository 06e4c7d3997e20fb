/// Places names beside points so that none covers another or a point, and no line from a name to its point runs through
/// another point that has a name: greedily, the most important first.
struct LabelPlacement {
  /// A name that has found its place, in pixels.
  struct Place: Hashable {
    var index: Int
    var x: Double
    var y: Double
    /// `left`, `right` or `center`: the side of the text that lies at `x`.
    var align: String
    /// Whether the name stands so far off that a line should lead to its point.
    var needsLeader: Bool
  }

  private struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    init(left: Double, top: Double, right: Double, bottom: Double) {
      (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    init(around point: (x: Double, y: Double), radius: Double) {
      self.init(left: point.x - radius, top: point.y - radius, right: point.x + radius, bottom: point.y + radius)
    }

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Whether a straight line passes through: the parts of it within either pair of sides overlap.
    func meets(lineFrom start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Bool {
      func part(_ start: Double, _ end: Double, _ low: Double, _ high: Double) -> ClosedRange<Double>? {
        guard start != end else { return low < start && start < high ? 0...1 : nil }
        let (a, b) = ((low - start) / (end - start), (high - start) / (end - start))
        let (from, to) = (max(0, min(a, b)), min(1, max(a, b)))
        return from < to ? from...to : nil
      }
      guard let across = part(start.x, end.x, left, right), let down = part(start.y, end.y, top, bottom) else {
        return false
      }
      return across.overlaps(down)
    }
  }

  private var taken: [Box] = []
  private let width: Double
  private let height: Double
  private let fontSize: Double

  /// A field of this size in pixels.
  init(width: Double, height: Double, fontSize: Double = 11) {
    self.width = width
    self.height = height
    self.fontSize = fontSize
  }

  /// Keeps names off the square around a point.
  mutating func avoid(x: Double, y: Double, radius: Double = 5) {
    taken.append(Box(around: (x, y), radius: radius))
  }

  /// Keeps names off a horizontal line.
  mutating func avoid(fromX: Double, toX: Double, y: Double, radius: Double = 4) {
    taken.append(Box(left: min(fromX, toX), top: y - radius, right: max(fromX, toX), bottom: y + radius))
  }

  /// Keeps names off a vertical line.
  mutating func avoid(x: Double, fromY: Double, toY: Double, radius: Double = 2) {
    taken.append(Box(left: x - radius, top: min(fromY, toY), right: x + radius, bottom: max(fromY, toY)))
  }

  /// The places of those names that find one, of points in order of importance.
  ///
  /// - Parameter reach: How far off a name may stand, as a number of rings of places around its point.
  mutating func place(
    _ points: [(index: Int, text: String, x: Double, y: Double)], reach: Int
  ) -> [Place] {
    points.compactMap { point in
      let size = (width: TextSize.width(of: point.text, fontSize: fontSize), height: fontSize + 2)
      let others = points.filter { $0.index != point.index }.map { Box(around: ($0.x, $0.y), radius: 4) }
      let chosen = candidates(point.index, x: point.x, y: point.y, size, reach: reach).first { place, box in
        let isInside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height
        let isFree = isInside && !taken.contains { $0.meets(box) }
        return isFree
          && !(place.needsLeader
            && others.contains { $0.meets(lineFrom: (point.x, point.y), to: (place.x, place.y)) })
      }
      guard let (place, box) = chosen else { return nil }
      taken.append(box)
      return place
    }
  }

  /// Where words on a horizontal bar stand free.
  ///
  /// - Returns: The share of the bar at which their middle is, and how far above the bar it is, below if negative: as near as
  ///   there is room, best over the bar's middle; just above that where there is none.
  mutating func placeOnBar(
    _ text: String, fontSize: Double, fromX: Double, toX: Double, y: Double
  ) -> (share: Double, rise: Double) {
    let half = (width: TextSize.width(of: text, fontSize: fontSize) / 2, height: fontSize / 2 + 1)
    func box(_ share: Double, _ rise: Double) -> Box {
      let x = fromX + share * (toX - fromX)
      return Box(
        left: x - half.width, top: y - rise - half.height, right: x + half.width, bottom: y - rise + half.height)
    }
    let nearest = half.height + 3
    let chosen = stride(from: nearest, through: 9 * nearest, by: 4)
      .flatMap { rise in [rise, -rise].flatMap { rise in [0.5, 0.65, 0.35, 0.8, 0.2].map { ($0, rise) } } }
      .first { share, rise in !taken.contains { $0.meets(box(share, rise)) } }
    let (share, rise) = chosen ?? (0.5, nearest)
    taken.append(box(share, rise))
    return (share, rise)
  }

  private func candidates(
    _ index: Int, x: Double, y: Double, _ size: (width: Double, height: Double), reach: Int
  ) -> [(Place, Box)] {
    var result: [(Place, Box)] = []
    for ring in 0..<max(1, reach) {
      for side in Self.sides(ring: ring) {
        let (textX, textY) = (x + side.dx, y + side.dy)
        let left =
          switch side.align {
          case "left": textX
          case "right": textX - size.width
          default: textX - size.width / 2
          }
        let box = Box(
          left: left, top: textY - size.height / 2, right: left + size.width, bottom: textY + size.height / 2)
        result.append((Place(index: index, x: textX, y: textY, align: side.align, needsLeader: ring > 0), box))
      }
    }
    return result
  }

  private typealias Side = (dx: Double, dy: Double, align: String)

  /// The places of a ring: beside the point at first, then above and below, last along lines that are steeper.
  private static func sides(ring: Int) -> [Side] {
    let distance = 8 + Double(ring) * 14
    let rise = Double(ring) * 13 + 11
    var sides: [Side] = [
      (-distance, ring == 0 ? 0 : -rise, "right"), (distance, ring == 0 ? 0 : -rise, "left"),
      (0, -rise - 2, "center"), (0, rise + 2, "center"),
      (-distance, -rise, "right"), (distance, rise, "left"), (-distance, rise, "right"), (distance, -rise, "left"),
    ]
    guard ring > 0 else { return sides }
    for dy in [-rise, rise] { sides += [(-0.4 * distance, dy, "right"), (0.4 * distance, dy, "left")] }
    return sides
  }
}
