extension DataPackage {
  /// A column.
  public struct Field: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The type: `string`, `number`, `integer`, `boolean`, `date` and so on.
    public var type: String?
    /// The form of the texts of that type.
    public var format: String?
    /// What stands above the column, for people.
    public var title: String?
    /// What the column holds.
    public var description: String?
    /// The unit of all its numbers.
    public var unit: String?
    /// The column that holds the unit of each number.
    public var unitColumn: String?
    /// The texts that stand for true.
    public var trueValues: [String]?
    /// The texts that stand for false.
    public var falseValues: [String]?
    /// What values must satisfy.
    public var constraints: Constraints?

    /// Describes a column.
    public init(
      name: String, type: String? = nil, format: String? = nil, title: String? = nil, description: String? = nil,
      unit: String? = nil, unitColumn: String? = nil, trueValues: [String]? = nil, falseValues: [String]? = nil,
      constraints: Constraints? = nil
    ) {
      self.name = name
      self.type = type
      self.format = format
      self.title = title
      self.description = description
      self.unit = unit
      self.unitColumn = unitColumn
      self.trueValues = trueValues
      self.falseValues = falseValues
      self.constraints = constraints
    }
  }

  /// What the values of a column must satisfy.
  public struct Constraints: Hashable, Sendable {
    /// Whether every cell must have a value.
    public var isRequired = false
    /// Whether no value may stand twice.
    public var isUnique = false
    /// The smallest value.
    public var minimum: Value?
    /// The largest value.
    public var maximum: Value?
    /// The fewest characters.
    public var minimumLength: Int?
    /// The most characters.
    public var maximumLength: Int?
    /// A regular expression that the whole text must match.
    public var pattern: String?
    /// The values that are allowed; `nil` for any.
    public var allowedValues: [Value]?

    /// The given limits; no text in `allowedValues` allows any.
    public init(
      isRequired: Bool = false, isUnique: Bool = false, minimum: Double? = nil, maximum: Double? = nil,
      pattern: String? = nil, allowedValues: [String] = []
    ) {
      self.isRequired = isRequired
      self.isUnique = isUnique
      self.minimum = minimum.map { Value($0) }
      self.maximum = maximum.map { Value($0) }
      self.pattern = pattern
      self.allowedValues = allowedValues.isEmpty ? nil : allowedValues.map { Value($0) }
    }

    /// The constraints; `nil` if they allow everything.
    public var orNone: Constraints? { self == Constraints() ? nil : self }
  }
}

extension DataPackage.Field: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, type, format, title, description, unit, unitColumn, trueValues, falseValues, constraints
  }

  /// Reads the description of a column.
  ///
  /// - Throws: `DecodingError` if the name is lacking, or what is said of the values cannot be held to.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      type: try container.decodeIfPresent(String.self, forKey: .type),
      format: try container.decodeIfPresent(String.self, forKey: .format),
      title: container.informative(String.self, forKey: .title),
      description: container.informative(String.self, forKey: .description),
      unit: container.informative(String.self, forKey: .unit),
      unitColumn: container.informative(String.self, forKey: .unitColumn),
      trueValues: try container.decodeIfPresent([String].self, forKey: .trueValues),
      falseValues: try container.decodeIfPresent([String].self, forKey: .falseValues),
      constraints: try container.decodeIfPresent(DataPackage.Constraints.self, forKey: .constraints))
  }
}

extension DataPackage.Constraints: Codable {
  private enum CodingKeys: String, CodingKey {
    case required, unique, minimum, maximum, minLength, maxLength, pattern
    case allowedValues = "enum"
  }

  /// Reads constraints; what is not said constrains nothing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    isRequired = try container.decodeIfPresent(Bool.self, forKey: .required) ?? false
    isUnique = try container.decodeIfPresent(Bool.self, forKey: .unique) ?? false
    minimum = try container.decodeIfPresent(DataPackage.Value.self, forKey: .minimum)
    maximum = try container.decodeIfPresent(DataPackage.Value.self, forKey: .maximum)
    minimumLength = try container.decodeIfPresent(Int.self, forKey: .minLength)
    maximumLength = try container.decodeIfPresent(Int.self, forKey: .maxLength)
    pattern = try container.decodeIfPresent(String.self, forKey: .pattern)
    allowedValues = try container.decodeIfPresent([DataPackage.Value].self, forKey: .allowedValues)
  }

  /// Writes what constrains anything.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if isRequired { try container.encode(true, forKey: .required) }
    if isUnique { try container.encode(true, forKey: .unique) }
    try container.encodeIfPresent(minimum, forKey: .minimum)
    try container.encodeIfPresent(maximum, forKey: .maximum)
    try container.encodeIfPresent(minimumLength, forKey: .minLength)
    try container.encodeIfPresent(maximumLength, forKey: .maxLength)
    try container.encodeIfPresent(pattern, forKey: .pattern)
    try container.encodeIfPresent(allowedValues, forKey: .allowedValues)
  }
}
