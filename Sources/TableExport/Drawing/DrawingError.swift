/// Why a specification cannot be drawn: it asks for a part of Vega-Lite that this program does not draw.
public struct DrawingError: Error, Hashable, Sendable {
  /// What it asks for.
  public var request: String
}

extension DrawingError: CustomStringConvertible {
  /// The reason as a sentence without a full stop.
  public var description: String { "a figure asks for \(request), which is not drawn here" }
}
