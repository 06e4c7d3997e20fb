/// Lines of text at a place, laid out as Vega does, so that no reader's font moves anything else.
struct TextBlock: Hashable, Sendable {
  /// Which part of the text lies at its place.
  enum Align: String, Hashable, Sendable {
    case left, center, right

    /// The same in SVG.
    var anchor: String {
      switch self {
      case .left: "start"
      case .center: "middle"
      case .right: "end"
      }
    }
  }

  /// Which height of the first line lies at its place.
  enum Baseline: String, Hashable, Sendable {
    case top, middle, bottom, alphabetic

    /// The share of the font size from here down to the line on which letters stand.
    var drop: Double {
      switch self {
      case .top: 0.79
      case .middle: 0.30
      case .bottom: -0.21
      case .alphabetic: 0
      }
    }
  }

  var lines: [String]
  var place: Point
  var fontSize: Double
  var isBold = false
  var align = Align.left
  var baseline = Baseline.alphabetic
  /// The distance of lines; `nil` for two pixels more than the font size.
  var lineHeight: Double?
  /// Whether the text runs upwards.
  var isTurned = false

  /// The distance of lines.
  var step: Double { lineHeight ?? fontSize + 2 }

  /// How far below the place the first line stands.
  var drop: Double { (baseline.drop * fontSize).rounded(.toNearestOrAwayFromZero) }

  /// Around the letters: four fifths of the font size above the line on which they stand, and a fifth beneath.
  var bounds: Bounds {
    guard lines.contains(where: { !$0.isEmpty }) else { return Bounds() }
    let width = lines.map { FontMetrics.width(of: $0, fontSize: fontSize, isBold: isBold) }.max() ?? 0
    let height = fontSize + step * Double(lines.count - 1)
    let left =
      switch align {
      case .left: 0.0
      case .center: -width / 2
      case .right: -width
      }
    let top = drop - (0.8 * fontSize).rounded(.toNearestOrAwayFromZero)
    let upright = Bounds(left: left, top: top, right: left + width, bottom: top + height)
    let turned = Bounds(left: upright.top, top: -upright.right, right: upright.bottom, bottom: -upright.left)
    return (isTurned ? turned : upright).moved(by: place)
  }
}
