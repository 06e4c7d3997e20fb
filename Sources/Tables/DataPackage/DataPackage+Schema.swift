extension DataPackage {
  /// What the columns of a file hold (Table Schema 2.0, https://datapackage.org/standard/table-schema/).
  public struct Schema: Hashable, Sendable, Codable {
    /// The address of the profile that the schema follows.
    public var profile: String?
    /// The columns, in order.
    public var fields: [Field]
    /// How the fields match the columns: `exact` if not given.
    public var fieldsMatch: Names?
    /// The texts that stand for a missing value: the empty one if not given.
    public var missingValues: [Value]?
    /// The columns that name a row.
    public var primaryKey: Names?
    /// Further lists of columns of which no two rows have the same values.
    public var uniqueKeys: [Names]?
    /// The references to other files.
    public var foreignKeys: [ForeignKey]?

    /// Describes columns.
    public init(
      profile: String? = nil, fields: [Field], fieldsMatch: Names? = nil, missingValues: [Value]? = nil,
      primaryKey: Names? = nil, uniqueKeys: [Names]? = nil, foreignKeys: [ForeignKey]? = nil
    ) {
      self.profile = profile
      self.fields = fields
      self.fieldsMatch = fieldsMatch
      self.missingValues = missingValues
      self.primaryKey = primaryKey
      self.uniqueKeys = uniqueKeys
      self.foreignKeys = foreignKeys
    }

    /// The profile of schemas that follow version 2.0 of the standard.
    public static let profile = "https://datapackage.org/profiles/2.0/tableschema.json"

    private enum CodingKeys: String, CodingKey {
      case profile = "$schema"
      case fields, fieldsMatch, missingValues, primaryKey, uniqueKeys, foreignKeys
    }
  }

  /// A reference from columns of one file to columns of another.
  public struct ForeignKey: Hashable, Sendable, Codable {
    /// The referring columns.
    public var fields: Names
    /// What they refer to.
    public var reference: Reference

    /// What columns refer to.
    public struct Reference: Hashable, Sendable, Codable {
      /// The file; empty or absent for the same file.
      public var resource: String?
      /// The columns.
      public var fields: Names
    }

    /// Describes a reference of one column to another.
    public init(column: String, resource: String, referencedColumn: String) {
      fields = Names([column])
      reference = Reference(resource: resource, fields: Names([referencedColumn]))
    }
  }

  /// One name or several: the standard allows both.
  public struct Names: Hashable, Sendable, Codable {
    /// The names.
    public var list: [String]

    /// Makes a list of names.
    public init(_ list: [String]) { self.list = list }

    /// Reads a text or an array of texts.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let single = try? container.decode(String.self) {
        list = [single]
      } else {
        list = try container.decode([String].self)
      }
    }

    /// Writes an array of texts.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(list)
    }
  }
}
