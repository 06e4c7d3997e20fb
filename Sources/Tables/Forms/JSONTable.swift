extension Problem.Code {
  /// JSON that is no table.
  public static let jsonNoTable = Self("json-no-table")
}

/// Takes the table out of a JSON document.
struct JSONTable {
  let form: TableForm
  private(set) var table = CellTable()
  /// The name of the member that held the table, where the outermost object has others.
  private(set) var member: String?
  private let bytes: [UInt8]

  static let problemCodes: [Problem.Explanation] = [
    .init(
      .jsonNoTable, .error,
      """
      A JSON file that holds no table. Read are: an array of objects; an object of arrays of equal length; an object of objects; \
      an object with "headers" (or "columns") and "data"; and JSON Lines, an object a line.
      """)
  ]

  /// The names that a list of names of columns has.
  private static let headerNames = ["headers", "columns", "header"]
  /// The names that a list of rows has.
  private static let rowNames = [
    "data", "rows", "records", "results", "items", "entries", "leaderboard", "models", "values",
  ]

  /// Takes a document apart.
  ///
  /// - Throws: A ``Problem`` that says where it is no table.
  init(_ document: JSONDocument, bytes: [UInt8], name: String) throws(Problem) {
    self.bytes = bytes
    switch document.root.value {
    case .array(let elements):
      form = .jsonRecords
      try addRecords(elements, document)
    case .object(let members):
      if let names = Self.member(members, Self.headerNames), let rows = Self.member(members, Self.rowNames),
        names.value.elements != nil, let elements = rows.value.elements, elements.allSatisfy({ $0.elements != nil })
      {
        form = .jsonGrid
        try addGrid(names.value, elements, document)
      } else if let (found, elements) = Self.records(members) {
        form = .jsonRecords
        member = found
        try addRecords(elements, document)
      } else if !members.isEmpty, members.allSatisfy({ $0.value.elements != nil }) {
        form = .jsonColumns
        try addColumns(members, document)
      } else if let columns = Self.indexedColumns(members) {
        form = .jsonColumns
        try addIndexedColumns(columns, document)
      } else if !members.isEmpty, members.allSatisfy({ $0.value.members != nil }) {
        form = .jsonKeyed
        try addKeyed(members, document)
      } else {
        throw Self.noTable(document, document.root, "this object is no table")
      }
    default:
      throw Self.noTable(document, document.root, "this is \(document.root.kind)")
    }
    guard !table.columnNames.isEmpty else { throw Self.noTable(document, document.root, "this holds no column") }
  }

  static func noTable(_ document: JSONDocument, _ node: JSONNode, _ message: String) -> Problem {
    Problem(
      .jsonNoTable, at: document.place(of: node), "\(message), and no table",
      expected: "an array of objects, or another form that 'vgap help csv' lists",
      fix: "write the table as CSV or as an array of objects, for example with pandas: df.to_json(orient=\"records\")")
  }

  // MARK: Finding the table

  private static func member(_ members: [JSONNode.Member], _ names: [String]) -> JSONNode.Member? {
    members.first { names.contains($0.name.lowercased()) }
  }

  /// The array of objects that one member is, if just one is, or one of a usual name.
  private static func records(_ members: [JSONNode.Member]) -> (name: String, elements: [JSONNode])? {
    let arrays = members.filter { member in
      guard let elements = member.value.elements, !elements.isEmpty else { return false }
      return elements.allSatisfy { $0.members != nil }
    }
    let usual = arrays.filter { rowNames.contains($0.name.lowercased()) }
    guard let found = arrays.count == 1 ? arrays.first : usual.count == 1 ? usual.first : nil,
      let elements = found.value.elements
    else { return nil }
    return (found.name, elements)
  }

  /// The columns of an object whose members are objects by row number, as pandas writes them.
  private static func indexedColumns(_ members: [JSONNode.Member]) -> [JSONNode.Member]? {
    guard let first = members.first?.value.members, !first.isEmpty else { return nil }
    let isIndexed = members.allSatisfy { member in
      guard let cells = member.value.members, cells.count == first.count else { return false }
      return cells.enumerated().allSatisfy { $0.element.name == String($0.offset) }
    }
    return isIndexed ? members : nil
  }

  // MARK: Adding rows

  private func cell(_ node: JSONNode) -> CellTable.Cell { Self.cell(node, bytes) }

  /// A value as a cell: arrays and objects as they are written.
  static func cell(_ node: JSONNode, _ bytes: [UInt8]) -> CellTable.Cell {
    switch node.value {
    case .null: .init(text: nil, offset: node.offset, isNumber: true)
    case .bool(let value): .init(text: value ? "true" : "false", offset: node.offset)
    case .number(let text): .init(text: text, offset: node.offset, isNumber: text.last != "N" && text.last != "y")
    case .string(let text): .init(text: text, offset: node.offset)
    case .array, .object:
      .init(text: String(decoding: bytes[node.offset..<node.end], as: UTF8.self), offset: node.offset)
    }
  }

  private mutating func addRecords(_ elements: [JSONNode], _ document: JSONDocument) throws(Problem) {
    for element in elements {
      guard let members = element.members else {
        throw Self.noTable(document, element, "a row should be an object, and this is \(element.kind)")
      }
      add(members, to: [:], offset: element.offset)
    }
  }

  private mutating func add(_ members: [JSONNode.Member], to start: [Int: CellTable.Cell], offset: Int) {
    var row = start
    for member in members {
      let column =
        member.name.allSatisfy(\.isWhitespace)
        ? table.unnamedColumn(blank: member.name, offset: member.nameOffset)
        : table.column(member.name, offset: member.nameOffset)
      row[column] = cell(member.value)
    }
    table.append(row, offset: offset)
  }

  private mutating func addColumns(_ members: [JSONNode.Member], _ document: JSONDocument) throws(Problem) {
    let count = members.first?.value.elements?.count ?? 0
    for member in members {
      guard member.value.elements?.count == count else {
        throw Problem(
          .jsonNoTable, at: document.place(of: member), "the columns are of different length",
          found: "\(member.value.elements?.count ?? 0) values", expected: "\(count), as the first column has",
          fix: "write the table as CSV or as an array of objects")
      }
      _ = table.column(member.name, offset: member.nameOffset)
    }
    for row in 0..<count {
      var cells: [Int: CellTable.Cell] = [:]
      for (index, member) in members.enumerated() { cells[index] = (member.value.elements?[row]).map(cell) }
      table.append(cells, offset: cells[0]?.offset ?? 0)
    }
  }

  private mutating func addIndexedColumns(_ members: [JSONNode.Member], _ document: JSONDocument) throws(Problem) {
    for member in members { _ = table.column(member.name, offset: member.nameOffset) }
    for row in 0..<(members.first?.value.members?.count ?? 0) {
      var cells: [Int: CellTable.Cell] = [:]
      for (index, member) in members.enumerated() { cells[index] = (member.value.members?[row].value).map(cell) }
      table.append(cells, offset: cells[0]?.offset ?? 0)
    }
  }

  private mutating func addGrid(
    _ names: JSONNode, _ rows: [JSONNode], _ document: JSONDocument
  ) throws(Problem) {
    for node in names.elements ?? [] {
      // Some boards describe a column by an object.
      let name = node.string ?? node["name"]?.string ?? node["label"]?.string ?? ""
      if name.allSatisfy(\.isWhitespace) {
        _ = table.unnamedColumn(offset: node.offset)
      } else if table.hasColumn(name) {
        throw Problem(
          .duplicateColumn, at: document.place(of: node), "two columns share a name", found: name,
          expected: "a name of its own", fix: "rename or remove one of them")
      } else {
        _ = table.column(name, offset: node.offset)
      }
    }
    for row in rows {
      let cells = row.elements ?? []
      guard cells.count == table.columnNames.count else {
        throw Problem(
          cells.count > table.columnNames.count ? .tooManyFields : .tooFewFields, at: document.place(of: row),
          "the row has another number of cells than there are headers", found: "\(cells.count)",
          expected: "\(table.columnNames.count)", fix: "give each row a cell for each header")
      }
      table.append(
        Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($0.offset, cell($0.element)) }), offset: row.offset)
    }
  }

  /// Adds the rows of an object of objects; or of an object of such objects, as an arena's catalogue is, with a column for the outer
  /// keys.
  private mutating func addKeyed(_ members: [JSONNode.Member], _ document: JSONDocument) throws(Problem) {
    let isNested = members.allSatisfy { member in
      let inner = member.value.members ?? []
      return !inner.isEmpty && inner.allSatisfy { $0.value.members != nil }
    }
    let rows = isNested ? members.flatMap { $0.value.members ?? [] } : members
    let fields = Set(rows.flatMap { ($0.value.members ?? []).map(\.name) })
    let keyName = ["name", "key", "row key"].first { !fields.contains($0) } ?? "key of the row"
    let outerName = ["category", "group", "outer key"].first { !fields.contains($0) } ?? "key of the group"
    guard isNested else {
      let key = table.column(keyName, offset: members.first?.nameOffset ?? 0)
      for member in members {
        let cell = CellTable.Cell(text: member.name, offset: member.nameOffset)
        add(member.value.members ?? [], to: [key: cell], offset: member.nameOffset)
      }
      return
    }
    let outer = table.column(outerName, offset: members.first?.nameOffset ?? 0)
    let key = table.column(keyName, offset: rows.first?.nameOffset ?? 0)
    for group in members {
      let groupCell = CellTable.Cell(text: group.name, offset: group.nameOffset)
      for member in group.value.members ?? [] {
        let cell = CellTable.Cell(text: member.name, offset: member.nameOffset)
        add(member.value.members ?? [], to: [outer: groupCell, key: cell], offset: member.nameOffset)
      }
    }
  }
}
