/// Places names beside points so that none covers another or a point: greedily, the most important first.
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

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
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
    taken.append(Box(left: x - radius, top: y - radius, right: x + radius, bottom: y + radius))
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
      for (place, box) in candidates(point.index, x: point.x, y: point.y, size, reach: reach) {
        let isInside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height
        if isInside, !taken.contains(where: { $0.meets(box) }) {
          taken.append(box)
          return place
        }
      }
      return nil
    }
  }

  private func candidates(
    _ index: Int, x: Double, y: Double, _ size: (width: Double, height: Double), reach: Int
  ) -> [(Place, Box)] {
    var result: [(Place, Box)] = []
    for ring in 0..<max(1, reach) {
      let distance = 8 + Double(ring) * 14
      let rise = Double(ring) * 13 + 11
      let sides: [(dx: Double, dy: Double, align: String)] = [
        (-distance, ring == 0 ? 0 : -rise, "right"), (distance, ring == 0 ? 0 : -rise, "left"),
        (0, -rise - 2, "center"),
        (0, rise + 2, "center"), (-distance, -rise, "right"), (distance, rise, "left"), (-distance, rise, "right"),
        (distance, -rise, "left"),
      ]
      for side in sides {
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
}
