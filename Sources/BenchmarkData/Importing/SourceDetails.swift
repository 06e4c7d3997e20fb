import Tables

/// What is said of the place that imported figures come from.
///
/// Texts may hold `{evaluated_on}`, `{published_on}`, `{captured_on}` and `{accessed_on}`, which stand for those dates, so that what is said
/// once serves for every month.
public struct SourceDetails: Hashable, Sendable {
  /// Its key; one that the dataset has already is that source.
  public var id: String?
  /// What to call it; `nil` for the name of the file.
  public var title: String?
  /// Who publishes it.
  public var publisher: String?
  /// Its address.
  public var url: String?
  /// The licence that it states.
  public var license: String?
  /// When it was published.
  public var publishedOn: String?
  /// The day whose state it shows.
  public var capturedOn: String?
  /// When it was read.
  public var accessedOn: String?

  /// Nothing is said.
  public init() {}

  /// All texts, by the names that they have in data.
  static var fields: [(name: String, path: WritableKeyPath<SourceDetails, String?>)] {
    [
      ("id", \.id), ("title", \.title), ("publisher", \.publisher), ("url", \.url), ("license", \.license),
      ("published_on", \.publishedOn), ("captured_on", \.capturedOn), ("accessed_on", \.accessedOn),
    ]
  }

  /// The names of the dates that stand for themselves in braces.
  static let placeholders = ["evaluated_on", "published_on", "captured_on", "accessed_on"]

  /// The details with dates in the place of their names.
  func filled(evaluatedOn: CalendarDate?) -> SourceDetails {
    var filled = self
    var dates: [(name: String, text: String?)] = [("evaluated_on", evaluatedOn?.description)]
    for (name, path) in Self.fields where Self.placeholders.contains(name) {
      filled[keyPath: path] = Self.text(self[keyPath: path], dates)
      dates.append((name, filled[keyPath: path]))
    }
    for (name, path) in Self.fields where !Self.placeholders.contains(name) {
      filled[keyPath: path] = Self.text(self[keyPath: path], dates)
    }
    return filled
  }

  /// The names in braces for which no date is known.
  func openPlaceholders(evaluatedOn: CalendarDate?) -> [String] {
    let filled = filled(evaluatedOn: evaluatedOn)
    return Self.placeholders.filter { name in
      Self.fields.contains { filled[keyPath: $0.path]?.contains("{\(name)}") ?? false }
    }
  }

  /// The source.
  func source(_ id: Source.ID, title: String) -> Source {
    Source(
      id: id, title: self.title ?? title, publisher: publisher, url: url,
      publishedOn: publishedOn.flatMap { CalendarDate($0) }, capturedOn: capturedOn.flatMap { CalendarDate($0) },
      accessedOn: accessedOn.flatMap { CalendarDate($0) }, license: license)
  }

  private static func text(_ text: String?, _ dates: [(name: String, text: String?)]) -> String? {
    guard var text else { return nil }
    for case (let name, let date?) in dates { text = text.replacing("{\(name)}", with: date) }
    return text
  }
}
