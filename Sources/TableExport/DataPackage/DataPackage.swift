/// The descriptor of a folder of tables and other files: a Data Package 2.0 (https://datapackage.org/standard/data-package/) with
/// a Table Schema for every table, and with the provenance of the whole under `provenance`.
public struct DataPackage: Hashable, Sendable {
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

  /// A column whose values are keys of another table.
  public struct ForeignKey: Hashable, Sendable {
    /// The column.
    public var column: String
    /// The name of the other resource.
    public var resource: String
    /// The column there.
    public var referencedColumn: String

    /// Describes a foreign key.
    public init(column: String, resource: String, referencedColumn: String) {
      self.column = column
      self.resource = resource
      self.referencedColumn = referencedColumn
    }
  }

  /// A short name of lower-case words joined by hyphens.
  public var name: String
  /// What the package is.
  public var title: String
  /// What it holds.
  public var description: String?
  /// Its licences.
  public var licenses: [License]
  /// Its files.
  public var resources: [Resource]
  /// How it was made.
  public var provenance: Provenance

  /// Describes a package.
  public init(
    name: String, title: String, description: String? = nil, licenses: [License] = [], resources: [Resource] = [],
    provenance: Provenance
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.licenses = licenses
    self.resources = resources
    self.provenance = provenance
  }

  /// The content of `datapackage.json`, without the line end.
  public var json: JSONValue {
    .object(ofPresent: [
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": .string(name),
      "title": .string(title),
      "description": description.map(JSONValue.string),
      "licenses": licenses.isEmpty ? nil : .array(licenses.map(\.json)),
      "sources": provenance.sources.isEmpty ? nil : .array(provenance.sources.map(Self.source)),
      "provenance": provenance.json,
      "resources": .array(resources.map(\.json)),
    ])
  }

  /// A source as the standard has it, the licence with it.
  private static func source(_ source: Provenance.Source) -> JSONValue {
    .object(ofPresent: [
      "title": .string(source.title), "path": source.url.map(JSONValue.string),
      "license": source.license.map(JSONValue.string),
    ])
  }
}

extension DataPackage.License {
  fileprivate var json: JSONValue {
    .object(ofPresent: [
      "name": .string(name), "path": url.map(JSONValue.string), "title": title.map(JSONValue.string),
    ])
  }
}
