public import Tables

/// A benchmark that no dataset describes, to be made of a board.
public struct NewBenchmark: Hashable, Sendable {
  /// Its key.
  public var id: Benchmark.ID
  /// Its name; `nil` for the key.
  public var name: String?
  /// A table of its dimensions, see ``DimensionTable``; `nil` for one dimension a column of numbers.
  public var dimensions: DimensionTable?
  /// Whether the total is the mean of all dimensions. If not, it is so only where all are percentages, or all fractions, the board has no
  /// total of its own, and nothing else is said.
  public var hasEqualWeights = false
  /// Which way is better, where the board does not say it.
  public var directions = DirectionOptions()
  /// What the scores are; `nil` to find out.
  public var kind: Benchmark.Kind?

  /// A benchmark with this key.
  public init(id: Benchmark.ID) { self.id = id }
}

/// What a person says of the dimensions of a new benchmark: a small table, a row a dimension.
///
///     dimension,group,weight,group_weight,higher_is_better,minimum,maximum,unit,description
///     Motion smoothness,quality,1,4,true,0.706,0.9975,fraction,Absence of jitter
///
/// Only `dimension` is needed: the header of its column on the board, or its name. `weight` is that within the group, and `group_weight` that
/// of the group in the total; both are 1 where the table has no such column.
public struct DimensionTable: Hashable, Sendable {
  /// A row.
  public struct Row: Hashable, Sendable {
    /// The header or the name of the dimension.
    public var dimension: String
    /// The name of its group.
    public var group: String?
    /// Its weight within the group; `nil` where the table gives none.
    public var weight: Double?
    /// The weight of its group; `nil` where the table gives none.
    public var groupWeight: Double?
    /// Whether a larger score is a better one.
    public var higherIsBetter: Bool?
    /// The score that is normalised to 0.
    public var minimum: Double?
    /// The score that is normalised to 1.
    public var maximum: Double?
    /// The unit.
    public var unit: String?
    /// What is measured.
    public var explanation: String?
    /// Where the row stands.
    public var place: Place
  }

  /// The rows in their order.
  public private(set) var rows: [Row] = []
  /// The name of the file.
  public let name: String
  /// The columns that the table has.
  public private(set) var columns: Set<String> = []

  /// The names of the columns.
  public static let columnNames = [
    "dimension", "group", "weight", "group_weight", "higher_is_better", "minimum", "maximum", "unit", "description",
  ]

  /// Reads the table at `path`.
  ///
  /// - Throws: ``/Tables/Problems``: all that is wrong with it.
  public init(path: String) throws(Problems) { try self.init(TableFile(path: path)) }

  /// Reads the bytes of a file called `name`.
  public init(_ bytes: [UInt8], name: String) throws(Problems) { try self.init(TableFile(bytes, name: name)) }

  private init(_ file: TableFile) throws(Problems) {
    name = file.name
    let source = try file.read()
    var table = TextTable(source)
    table.decimals = DecimalEvidence(table, source.table.columns.indices, form: file.form)
    var positions: [String: Int] = [:]
    var problems: [Problem] = []
    for (position, header) in table.headers.enumerated() {
      guard let known = Self.columnNames.first(where: { ComparableName.header($0) == header.key }) else {
        let near = nearestMatches(to: header.text, in: Self.columnNames, limit: 1).first
        problems.append(
          Problem(
            .unknownColumn, at: table.place(header: position), "a table of dimensions has no such column",
            found: header.text, expected: Self.columnNames.joined(separator: ", "),
            fix: near.map { "did you mean '\($0)'?" }))
        continue
      }
      positions[known] = positions[known] ?? position
    }
    guard let names = positions["dimension"] else {
      throw Problems(
        problems + [
          Problem(
            .unrecognisedFile, at: Place(file: file.name, line: 1), "the table does not name the dimensions",
            found: source.fileColumnNames.joined(separator: ", "),
            expected: "a column 'dimension', and any of \(Self.columnNames.dropFirst().joined(separator: ", "))")
        ])
    }
    columns = Set(positions.keys)
    func texts(_ name: String) -> TextValues? { positions[name].map { table.trimmedTexts($0) } }
    let (groups, units, explanations) = (texts("group"), texts("unit"), texts("description"))
    let (directions, dimensions) = (texts("higher_is_better"), table.trimmedTexts(names))
    var numbers: [String: NumberValues] = [:]
    for name in ["weight", "group_weight", "minimum", "maximum"] {
      numbers[name] = positions[name].map { table.numbers($0).values }
    }
    var met: [String: Int] = [:]
    for row in 0..<source.table.rowCount where !source.isBlank(row) {
      let place = table.place(row: row, column: names)
      guard let dimension = dimensions[row] else {
        problems.append(Problem(.missingValue, at: place, "the row names no dimension", expected: "a name"))
        continue
      }
      if let earlier = met.updateValue(row, forKey: ComparableName.header(dimension)) {
        problems.append(
          Problem(
            .duplicateKey, at: place, "the dimension stands in an earlier row", found: dimension,
            fix: "compare with line \(source.place(row: earlier).line ?? 0) and keep one"))
      }
      var made = Row(dimension: dimension, place: place)
      (made.group, made.unit, made.explanation) = (groups?[row], units?[row], explanations?[row])
      (made.weight, made.groupWeight) = (numbers["weight"]?[row], numbers["group_weight"]?[row])
      (made.minimum, made.maximum) = (numbers["minimum"]?[row], numbers["maximum"]?[row])
      if let text = directions?[row] {
        made.higherIsBetter = Self.isHigherBetter(text)
        if made.higherIsBetter == nil {
          problems.append(
            Problem(
              .unknownChoice, at: place, "this is not a truth value", found: text, expected: "true or false"))
        }
      }
      for (name, weight) in [("weight", made.weight), ("group_weight", made.groupWeight)] {
        if let weight, weight < 0 {
          problems.append(
            Problem(
              .impossibleValue, at: place, "a \(name) cannot be negative", found: PrintedNumber.text(weight),
              expected: "0 or more"))
        }
      }
      if let minimum = made.minimum, let maximum = made.maximum, minimum >= maximum {
        problems.append(
          Problem(
            .impossibleValue, at: place, "the maximum is not above the minimum", found: PrintedNumber.text(maximum),
            expected: "a number above \(PrintedNumber.text(minimum))"))
      }
      rows.append(made)
    }
    problems += table.problems + table.obstacles
    guard problems.isEmpty else { throw Problems(Problem.grouped(problems)) }
  }

  /// What a cell of `higher_is_better` says.
  static func isHigherBetter(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1", "y", "t", "higher": true
    case "false", "no", "0", "n", "f", "lower": false
    default: nil
    }
  }
}
