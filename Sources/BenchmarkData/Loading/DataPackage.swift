internal import Foundation

/// The description of a data package: `datapackage.json` (Data Package 2.0 with Table Schema).
///
/// Of the standard this reads what a dataset uses: resources with a path, and for each a schema with fields, constraints,
/// a primary key and foreign keys.
public struct DataPackage: Hashable, Sendable, Decodable {
  /// The machine-readable name.
  public var name: String?
  /// The title.
  public var title: String?
  /// The version of the data.
  public var version: String?
  /// The files.
  public var resources: [File]

  /// A file of the package.
  public struct File: Hashable, Sendable, Decodable {
    /// The name.
    public var name: String
    /// The path, relative to the folder of `datapackage.json`.
    public var path: String
    /// What its columns hold.
    public var schema: Schema?
  }

  /// What the columns of a file hold.
  public struct Schema: Hashable, Sendable, Decodable {
    /// The columns, in order.
    public var fields: [Field]
    /// The columns that name a row.
    public var primaryKey: Names?
    /// The references to other files.
    public var foreignKeys: [ForeignKey]?
  }

  /// A column.
  public struct Field: Hashable, Sendable, Decodable {
    /// The name.
    public var name: String
    /// The type: `string`, `number`, `integer`, `boolean`, `date` and so on.
    public var type: String?
    /// What values must satisfy.
    public var constraints: Constraints?
  }

  /// What the values of a column must satisfy.
  public struct Constraints: Hashable, Sendable, Decodable {
    /// Whether every cell must have a value.
    public var required: Bool?
    /// Whether no value may stand twice.
    public var unique: Bool?
    /// The smallest number.
    public var minimum: Double?
    /// The largest number.
    public var maximum: Double?
    /// A regular expression that the whole text must match.
    public var pattern: String?
    /// The values that are allowed.
    public var `enum`: [String]?
  }

  /// A reference from columns of one file to columns of another.
  public struct ForeignKey: Hashable, Sendable, Decodable {
    /// The referring columns.
    public var fields: Names
    /// What they refer to.
    public var reference: Reference

    /// The columns that are referred to.
    public struct Reference: Hashable, Sendable, Decodable {
      /// The file; empty or absent for the same file.
      public var resource: String?
      /// The columns.
      public var fields: Names
    }
  }

  /// One name or several: the standard allows both.
  public struct Names: Hashable, Sendable, Decodable {
    /// The names.
    public var list: [String]

    /// Reads a text or an array of texts.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let single = try? container.decode(String.self) {
        list = [single]
      } else {
        list = try container.decode([String].self)
      }
    }
  }

  /// The name of the descriptor.
  public static let fileName = "datapackage.json"
}
