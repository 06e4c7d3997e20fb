/// How much room a figure is laid out for.
public enum FigureLayout: String, Hashable, Sendable, CaseIterable {
  /// For pages and slides: 600 to 850 pixels.
  case wide
  /// For phones and columns: some 360 pixels, with names above their rows where there is no room beside them.
  case narrow

  /// The layout that is read best where figures are shown at a width in pixels.
  public init(fitting width: Double) { self = width < 500 ? .narrow : .wide }

  /// One of two values.
  func choose<Value>(_ wide: Value, _ narrow: Value) -> Value { self == .wide ? wide : narrow }
}

/// A kind of figure that is laid out for more than one width.
protocol LaidOutPlot {
  /// The layout that is drawn.
  var layout: FigureLayout { get set }
}

extension LaidOutPlot {
  /// The figure in every layout.
  func inLayouts(_ draw: (Self) throws(FigureError) -> Figure) throws(FigureError) -> Figure {
    var narrow = self
    narrow.layout = .narrow
    return try draw(self).narrowed(to: draw(narrow))
  }
}
