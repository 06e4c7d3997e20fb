extension DataPackage {
  /// A table of a package, in one file or in several (https://datapackage.org/standard/data-resource/).
  public struct Resource: Hashable, Sendable {
    /// A short name, of its own in the package.
    public var name: String
    /// The paths from the folder of the description, with `/` between their parts: one, or those of files whose rows follow each
    /// other, each with the same header.
    public var paths: [String]
    /// What the file holds, for people.
    public var title: String?
    /// How to read it.
    public var description: String?
    /// What kind of data it is: `table`, or `nil`.
    public var type: String?
    /// The usual ending of files of the format.
    public var format: String?
    /// The media type.
    public var mediaType: String?
    /// How characters are encoded.
    public var encoding: String?
    /// The size in bytes.
    public var byteCount: Int?
    /// The digest of the bytes, after the name of its algorithm and a colon.
    public var hash: String?
    /// How the fields are separated.
    public var dialect: Dialect?
    /// What its columns hold.
    public var schema: Schema?

    /// Describes a table that one file holds.
    public init(
      name: String, path: String, title: String? = nil, description: String? = nil, type: String? = nil,
      format: String? = nil, mediaType: String? = nil, encoding: String? = nil, byteCount: Int? = nil,
      hash: String? = nil, dialect: Dialect? = nil, schema: Schema? = nil
    ) {
      self.name = name
      paths = [path]
      self.title = title
      self.description = description
      self.type = type
      self.format = format
      self.mediaType = mediaType
      self.encoding = encoding
      self.byteCount = byteCount
      self.hash = hash
      self.dialect = dialect
      self.schema = schema
    }
  }

  /// How a file is written (https://datapackage.org/standard/table-dialect/).
  public struct Dialect: Hashable, Sendable, Codable {
    /// How the fields are separated; by commas if not given.
    public var delimiter: String?

    /// Describes how a file is written.
    public init(delimiter: String? = nil) { self.delimiter = delimiter }
  }
}

extension DataPackage.Resource: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, path, title, description, type, format
    case mediaType = "mediatype"
    case encoding
    case byteCount = "bytes"
    case hash, dialect, schema
  }

  /// Reads the description of a file.
  ///
  /// - Throws: `DecodingError` if the name or the path is lacking, or what is said of the columns cannot be held to.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let paths = try container.decode(DataPackage.Names.self, forKey: .path).list
    guard let first = paths.first else {
      throw DecodingError.dataCorruptedError(
        forKey: .path, in: container, debugDescription: "the list of paths of a resource is empty")
    }
    self.init(
      name: try container.decode(String.self, forKey: .name), path: first,
      title: try container.decodeIfPresent(String.self, forKey: .title),
      description: container.informative(String.self, forKey: .description),
      type: try container.decodeIfPresent(String.self, forKey: .type),
      format: container.informative(String.self, forKey: .format),
      mediaType: container.informative(String.self, forKey: .mediaType),
      encoding: container.informative(String.self, forKey: .encoding),
      byteCount: container.informative(Int.self, forKey: .byteCount),
      hash: container.informative(String.self, forKey: .hash),
      dialect: try container.decodeIfPresent(DataPackage.Dialect.self, forKey: .dialect),
      schema: try container.decodeIfPresent(DataPackage.Schema.self, forKey: .schema))
    self.paths = paths
  }

  /// Writes what is known of a file: a path as a text, several as a list.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    if paths.count == 1 {
      try container.encode(paths[0], forKey: .path)
    } else {
      try container.encode(paths, forKey: .path)
    }
    try container.encodeIfPresent(title, forKey: .title)
    try container.encodeIfPresent(description, forKey: .description)
    try container.encodeIfPresent(type, forKey: .type)
    try container.encodeIfPresent(format, forKey: .format)
    try container.encodeIfPresent(mediaType, forKey: .mediaType)
    try container.encodeIfPresent(encoding, forKey: .encoding)
    try container.encodeIfPresent(byteCount, forKey: .byteCount)
    try container.encodeIfPresent(hash, forKey: .hash)
    try container.encodeIfPresent(dialect, forKey: .dialect)
    try container.encodeIfPresent(schema, forKey: .schema)
  }
}
