public import Tables

/// Where a figure or a fact comes from.
public struct Source: Hashable, Sendable, Identifiable {
  /// The key.
  public var id: Identifier<Source>
  /// The title.
  public var title: String
  /// Who published it.
  public var publisher: String?
  /// Its address.
  public var url: String?
  /// When it was published.
  public var publishedOn: CalendarDate?
  /// The day whose state it shows, where it is a copy of a page that changes.
  public var capturedOn: CalendarDate?
  /// When it was read.
  public var accessedOn: CalendarDate?
  /// The licence it states.
  public var license: String?

  /// Makes a source.
  public init(
    id: Identifier<Source>, title: String, publisher: String? = nil, url: String? = nil,
    publishedOn: CalendarDate? = nil, capturedOn: CalendarDate? = nil, accessedOn: CalendarDate? = nil,
    license: String? = nil
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.url = url
    self.publishedOn = publishedOn
    self.capturedOn = capturedOn
    self.accessedOn = accessedOn
    self.license = license
  }
}
