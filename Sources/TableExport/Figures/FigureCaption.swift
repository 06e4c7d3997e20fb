/// What is written around a figure.
public struct FigureCaption: Hashable, Sendable {
  /// A short name of lower-case words joined by hyphens: the stem of file names.
  public var name: String
  /// What the figure shows.
  public var title: String
  /// How to read it.
  public var subtitle: String?
  /// Where the data come from.
  public var sourceNote: String?
  /// What the figure shows, in words, for those who do not see it; `nil` for a description made from the data.
  public var description: String?

  /// The given texts.
  public init(
    name: String, title: String, subtitle: String? = nil, sourceNote: String? = nil, description: String? = nil
  ) {
    self.name = name
    self.title = title
    self.subtitle = subtitle
    self.sourceNote = sourceNote
    self.description = description
  }
}
