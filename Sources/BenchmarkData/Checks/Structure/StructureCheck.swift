import Tables

/// A question about the form of a package: whether its files are what `datapackage.json` says.
protocol StructureCheck {
  /// What the check may find.
  static var explanations: [Problem.Explanation] { get }
  /// What it finds.
  static func problems(in package: PackageStructure) -> [Problem]
}

/// The checks of form, in the order of their codes in `vgap validate --explain list`.
enum StructureChecks {
  static var all: [any StructureCheck.Type] {
    [
      DescriptorCheck.self, UnlistedFileCheck.self, HeaderCheck.self, TypeCheck.self, ConstraintCheck.self,
      KeyCheck.self, ForeignKeyCheck.self,
    ]
  }
}

/// A package as its descriptor sees it: every file as cells of text.
struct PackageStructure {
  let folder: String
  let descriptor: DataPackage
  /// The text of `datapackage.json`.
  let descriptorText: String
  /// The paths of the files in the folder and in those beneath that hold files of the package.
  let fileNames: [String]
  /// The files that could be read, in the order of the descriptor.
  let files: [StructuredFile]
  /// What reading the files that only the descriptor knows gave.
  let readingProblems: [Problem]

  /// `datapackage.json` as a place; at the line on which the given names stand, each after the one before.
  func descriptorPlace(_ names: String...) -> Place {
    var place = Place(file: folder + "/" + DataPackage.fileName)
    var rest = descriptorText[...]
    var isFound = false
    for name in names {
      guard let range = rest.firstRange(of: "\"\(name)\"") else { break }
      rest = rest[range.upperBound...]
      isFound = true
    }
    if isFound { place.line = descriptorText[..<rest.startIndex].count { $0.isNewline } + 1 }
    return place
  }

  /// The file of the resource called `name`.
  func file(_ name: String) -> StructuredFile? { files.first { $0.resource.name == name } }
}

/// One table of a package with its schema.
struct StructuredFile {
  let resource: DataPackage.Resource
  let schema: DataPackage.Schema
  let source: SourceTable
  private let missingValues: Set<String>
  private let columns: [String: TextValues]

  init(_ resource: DataPackage.Resource, _ schema: DataPackage.Schema, _ source: SourceTable) {
    self.resource = resource
    self.schema = schema
    self.source = source
    missingValues = Set(schema.missingValues?.map(\.text) ?? [""])
    columns = Dictionary(source.table.columns.compactMap { column in column.texts.map { (column.name, $0) } }) {
      first, _ in first
    }
  }

  var rowCount: Int { source.table.rowCount }

  /// What the table is called in a message: its file, or the resource where several files hold it.
  var name: String { resource.paths.count == 1 ? resource.paths[0] : resource.name }

  /// Whether the file has a column.
  func has(_ column: String) -> Bool { columns[column] != nil }

  /// The text of a cell; `nil` where it is missing.
  func cell(_ row: Int, _ column: String) -> String? {
    guard let values = columns[column] else { return nil }
    return present(values[row] ?? "")
  }

  /// A text, unless it stands for a missing value.
  private func present(_ text: String) -> String? { missingValues.contains(text) ? nil : text }

  /// The rows of a column whose text is asked for, in ascending order.
  ///
  /// - Parameter isWanted: Is asked once for each distinct text, and for `nil`, which stands for a missing value.
  /// - Complexity: O(distinct texts) where none is wanted, else O(rows).
  func rows(of column: String, where isWanted: (String?) -> Bool) -> [Int] {
    guard let values = columns[column] else { return [] }
    let isEmptyWanted = values.missingCount > 0 && isWanted(present(""))
    let areWanted = values.distinctTexts.map { isWanted(present($0)) }
    guard isEmptyWanted || areWanted.contains(true) else { return [] }
    return values.numbers.indices.filter { row in
      values.isMissing(row) ? isEmptyWanted : areWanted[Int(values.numbers[row])]
    }
  }

  /// The rows that hold the same in several columns, which the file has.
  func groups(by columns: [String]) -> RowGroups {
    let parts = columns.compactMap { self.columns[$0].map { RowKeys.part($0.numbers, count: $0.distinctCount) } }
    return RowKeys.groups(parts, rowCount: rowCount)
  }

  /// The texts of several cells; `nil` if one of them is missing.
  func cells(_ row: Int, _ columns: [String]) -> [String]? {
    var texts: [String] = []
    for column in columns {
      guard let text = cell(row, column) else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// The fields of the schema that the file has.
  var fields: [DataPackage.Field] { schema.fields.filter { has($0.name) } }
}

/// Findings, of which only the first of each kind in each column are listed one by one.
struct LimitedProblems {
  private(set) var list: [Problem] = []
  private var counts: [[String]: Int] = [:]
  private static let limit = 50

  /// Adds a finding about a cell.
  mutating func add(
    _ explanation: Problem.Explanation, _ file: StructuredFile, _ row: Int, _ column: String, _ message: String,
    found: String? = nil, expected: String? = nil, fix: String? = nil
  ) {
    let key = [explanation.code.name, file.source.name, column]
    let count = (counts[key] ?? 0) + 1
    counts[key] = count
    guard count <= Self.limit else {
      if count == Self.limit + 1 {
        list.append(
          Problem(
            .moreProblems, severity: explanation.severity, at: file.source.place(row: row, column: column),
            "there are more like this in the column \(column)", fix: "mend those listed and check again"))
      }
      return
    }
    list.append(
      Problem(
        explanation.code, severity: explanation.severity, at: file.source.place(row: row, column: column), message,
        found: found, expected: expected, fix: fix))
  }
}
