/// The lines and colours of a mark.
struct Ink: Hashable, Sendable {
  /// The colour within, as SVG has it; `nil` for none.
  var fill: String?
  /// The colour of the outline; `nil` for none.
  var stroke: String?
  var strokeWidth = 1.0
  /// The lengths of dashes and gaps; none for a line without gaps.
  var dashes: [Double] = []
  var lineCap: String?
  var lineJoin: String?
  var opacity = 1.0
}

/// A thing that is drawn.
struct DrawnMark: Hashable, Sendable {
  /// Its form and place, in pixels.
  enum Form: Hashable, Sendable {
    case line(from: Point, to: Point)
    /// Lines from point to point.
    case path([Point])
    case rectangle(Bounds)
    case symbol(SymbolShape, at: Point, size: Double)
    case text(TextBlock)
    /// A rectangle whose colours run from the bottom to the top, evenly spaced by default.
    case gradient(Bounds, stops: [GradientStop])
  }

  /// A colour at a share of the way.
  struct GradientStop: Hashable, Sendable {
    var share: Double
    var color: String
  }

  var form: Form
  var ink: Ink
  /// What those read who point at it; `nil` for nothing.
  var tooltip: String?

  init(_ form: Form, _ ink: Ink, tooltip: String? = nil) {
    self.form = form
    self.ink = ink
    self.tooltip = tooltip
  }

  /// Around the mark with its outline.
  var bounds: Bounds {
    var bounds = Bounds()
    switch form {
    case .line(let start, let end):
      bounds.include(start)
      bounds.include(end)
    case .path(let points): for point in points { bounds.include(point) }
    case .rectangle(let rectangle), .gradient(let rectangle, stops: _): bounds = rectangle
    case .text(let block): return block.bounds
    case .symbol(let shape, let place, let size):
      let radius = size.squareRoot() / 2
      bounds = Bounds(left: -radius, top: -radius, right: radius, bottom: radius)
      let corners = shape.corners(size: size)
      if !corners.isEmpty {
        bounds = Bounds()
        for corner in corners { bounds.include(corner) }
      }
      bounds = bounds.moved(by: place)
    }
    return ink.stroke == nil || bounds.isEmpty ? bounds : bounds.expanded(by: ink.strokeWidth)
  }

  /// The mark a way off.
  func moved(by way: Point) -> DrawnMark {
    func moved(_ point: Point) -> Point { Point(x: point.x + way.x, y: point.y + way.y) }
    var mark = self
    switch form {
    case .line(let start, let end): mark.form = .line(from: moved(start), to: moved(end))
    case .path(let points): mark.form = .path(points.map(moved))
    case .rectangle(let rectangle): mark.form = .rectangle(rectangle.moved(by: way))
    case .gradient(let rectangle, let stops): mark.form = .gradient(rectangle.moved(by: way), stops: stops)
    case .symbol(let shape, let place, let size): mark.form = .symbol(shape, at: moved(place), size: size)
    case .text(var block):
      block.place = moved(block.place)
      mark.form = .text(block)
    }
    return mark
  }
}
