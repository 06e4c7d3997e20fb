/// The forms of points.
enum SymbolShape: String, Hashable, Sendable, CaseIterable {
  case circle, square
  case triangleUp = "triangle-up"
  case cross, diamond
  case triangleRight = "triangle-right"
  case triangleDown = "triangle-down"
  case triangleLeft = "triangle-left"

  /// The corners of a symbol around the origin; none for a circle. A symbol's size is the area of the square around it.
  func corners(size: Double) -> [Point] {
    let radius = size.squareRoot() / 2
    let height = radius * 3.0.squareRoot() / 2
    let arm = radius / 2.5
    let corners: [(Double, Double)] =
      switch self {
      case .circle: []
      case .square: [(-radius, -radius), (radius, -radius), (radius, radius), (-radius, radius)]
      case .diamond: [(-radius, 0), (0, -radius), (radius, 0), (0, radius)]
      case .triangleUp: [(0, -height), (-radius, height), (radius, height)]
      case .triangleDown: [(0, height), (-radius, -height), (radius, -height)]
      case .triangleRight: [(height, 0), (-height, -radius), (-height, radius)]
      case .triangleLeft: [(-height, 0), (height, -radius), (height, radius)]
      case .cross:
        [
          (-radius, -arm), (-radius, arm), (-arm, arm), (-arm, radius), (arm, radius), (arm, arm), (radius, arm),
          (radius, -arm), (arm, -arm), (arm, -radius), (-arm, -radius), (-arm, -arm),
        ]
      }
    return corners.map { Point(x: $0, y: $1) }
  }
}
