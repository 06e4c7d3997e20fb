/// The description of a data package: what `datapackage.json` says of a folder of files (Data Package 2.0,
/// https://datapackage.org/standard/data-package/).
///
/// Files are read, checked and written by it. What it has of the standard is what tables need; other properties are passed over when
/// a description is decoded. A property that only informs people (a licence, a description) is passed over too where it has not
/// the form of the standard.
public struct DataPackage: Hashable, Sendable {
  /// The address of the profile that the description follows.
  public var profile: String?
  /// The machine-readable name: lower-case words joined by hyphens.
  public var name: String?
  /// The title.
  public var title: String?
  /// What the package holds.
  public var description: String?
  /// The version of the data.
  public var version: String?
  /// The licences; `nil` where none is stated.
  public var licenses: [License]?
  /// The publications that the data come from; `nil` where none is stated.
  public var sources: [Source]?
  /// The files.
  public var resources: [Resource]

  /// Describes a package.
  public init(
    profile: String? = nil, name: String? = nil, title: String? = nil, description: String? = nil,
    version: String? = nil, licenses: [License]? = nil, sources: [Source]? = nil, resources: [Resource]
  ) {
    self.profile = profile
    self.name = name
    self.title = title
    self.description = description
    self.version = version
    self.licenses = licenses
    self.sources = sources
    self.resources = resources
  }

  /// The name of the file that holds the description.
  public static let fileName = "datapackage.json"
  /// The profile of descriptions that follow version 2.0 of the standard.
  public static let profile = "https://datapackage.org/profiles/2.0/datapackage.json"

  /// A licence.
  public struct License: Hashable, Sendable {
    /// The name: an SPDX or Open Definition identifier.
    public var name: String
    /// Where it can be read.
    public var url: String?
    /// What it is called.
    public var title: String?

    /// Describes a licence.
    public init(name: String, url: String? = nil, title: String? = nil) {
      self.name = name
      self.url = url
      self.title = title
    }
  }

  /// A publication that data come from.
  public struct Source: Hashable, Sendable {
    /// What it is called.
    public var title: String
    /// Where it is.
    public var url: String?
    /// Who may do what with it: an SPDX identifier or a name.
    public var license: String?

    /// Describes a publication.
    public init(title: String, url: String? = nil, license: String? = nil) {
      self.title = title
      self.url = url
      self.license = license
    }
  }
}

extension DataPackage: Codable {
  private enum CodingKeys: String, CodingKey {
    case profile = "$schema"
    case name, title, description, version, licenses, sources, resources
  }

  /// Reads a description.
  ///
  /// - Throws: `DecodingError` if it lists no resources, or what it says of them cannot be held to.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      profile: try container.decodeIfPresent(String.self, forKey: .profile),
      name: try container.decodeIfPresent(String.self, forKey: .name),
      title: try container.decodeIfPresent(String.self, forKey: .title),
      description: container.informative(String.self, forKey: .description),
      version: try container.decodeIfPresent(String.self, forKey: .version),
      licenses: container.informative([Informative<License>].self, forKey: .licenses)?.compactMap(\.value),
      sources: container.informative([Informative<Source>].self, forKey: .sources)?.compactMap(\.value),
      resources: try container.decode([Resource].self, forKey: .resources))
  }
}

extension DataPackage.License: Codable {
  private enum CodingKeys: String, CodingKey {
    case name
    case url = "path"
    case title
  }
}

extension DataPackage.Source: Codable {
  private enum CodingKeys: String, CodingKey {
    case title
    case url = "path"
    case license
  }
}

/// A value that only informs people: nothing where it has not the form that it should.
private struct Informative<Value: Decodable>: Decodable {
  var value: Value?

  init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

extension KeyedDecodingContainer {
  /// A property that only informs people: `nil` where it has not the form that it should.
  func informative<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value? {
    try? decodeIfPresent(type, forKey: key)
  }
}
