/// The description of a data package: `datapackage.json` (Data Package 2.0 with Table Schema).
///
/// Of the standard this reads what the checks hold a dataset to: resources with a path and a dialect, and for each a schema with
/// fields, types, constraints, missing values, a primary key, unique keys and foreign keys.
public struct DataPackage: Hashable, Sendable, Codable {
  /// The address of the profile that the description follows.
  public var profile: String?
  /// The machine-readable name.
  public var name: String?
  /// The title.
  public var title: String?
  /// The version of the data.
  public var version: String?
  /// The files.
  public var resources: [File]

  private enum CodingKeys: String, CodingKey {
    case profile = "$schema"
    case name, title, version, resources
  }

  /// A file of the package.
  public struct File: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The path, relative to the folder of `datapackage.json`.
    public var path: String
    /// What the file holds, for people.
    public var title: String?
    /// What kind of data it is: `table`.
    public var type: String?
    /// How the fields are separated.
    public var dialect: Dialect?
    /// What its columns hold.
    public var schema: Schema?
  }

  /// How a file is written.
  public struct Dialect: Hashable, Sendable, Codable {
    /// The character between fields; a comma if not given.
    public var delimiter: String?
  }

  /// What the columns of a file hold.
  public struct Schema: Hashable, Sendable, Codable {
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
  }

  /// A column.
  public struct Field: Hashable, Sendable, Codable {
    /// The name.
    public var name: String
    /// The type: `string`, `number`, `integer`, `boolean`, `date` and so on.
    public var type: String?
    /// The form of the texts of that type.
    public var format: String?
    /// The texts that stand for true.
    public var trueValues: [String]?
    /// The texts that stand for false.
    public var falseValues: [String]?
    /// What values must satisfy.
    public var constraints: Constraints?
  }

  /// What the values of a column must satisfy.
  public struct Constraints: Hashable, Sendable, Codable {
    /// Whether every cell must have a value.
    public var required: Bool?
    /// Whether no value may stand twice.
    public var unique: Bool?
    /// The smallest value.
    public var minimum: Value?
    /// The largest value.
    public var maximum: Value?
    /// The fewest characters.
    public var minLength: Int?
    /// The most characters.
    public var maxLength: Int?
    /// A regular expression that the whole text must match.
    public var pattern: String?
    /// The values that are allowed.
    public var `enum`: [Value]?
  }

  /// A reference from columns of one file to columns of another.
  public struct ForeignKey: Hashable, Sendable, Codable {
    /// The referring columns.
    public var fields: Names
    /// What they refer to.
    public var reference: Reference

    /// The columns that are referred to.
    public struct Reference: Hashable, Sendable, Codable {
      /// The file; empty or absent for the same file.
      public var resource: String?
      /// The columns.
      public var fields: Names
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

  /// A value of the descriptor as the text that would stand in a cell: the standard allows texts, numbers and truth values,
  /// and for missing values objects that hold one.
  public struct Value: Hashable, Sendable, Codable {
    /// The text.
    public var text: String
    /// The number, where the descriptor has one.
    public var number: Double?

    /// A text.
    public init(_ text: String) { self.text = text }

    /// A number.
    public init(_ number: Double) {
      text = "\(number)"
      self.number = number
    }

    private enum CodingKeys: String, CodingKey { case value }

    /// Reads a text, a number, a truth value, or an object with one of them as its `value`.
    public init(from decoder: any Decoder) throws {
      if let labelled = try? decoder.container(keyedBy: CodingKeys.self) {
        self = try labelled.decode(Value.self, forKey: .value)
        return
      }
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.init(text)
      } else if let flag = try? container.decode(Bool.self) {
        self.init(flag ? "true" : "false")
      } else {
        self.init(try container.decode(Double.self))
        if let whole = try? container.decode(Int.self) { text = "\(whole)" }
      }
    }

    /// Writes the number, or the text.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let number {
        if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
      } else {
        try container.encode(text)
      }
    }
  }

  /// The name of the descriptor.
  public static let fileName = "datapackage.json"
}
