/// Takes the table out of JSON Lines: an object a line.
enum JSONLinesTable {
  /// The table of the objects.
  ///
  /// - Throws: The first ``Problem``, with its place.
  static func table(_ bytes: [UInt8], places: LinePlaces) throws(Problem) -> CellTable {
    var table = CellTable()
    var parser = JSONParser(bytes, places: places)
    while true {
      guard !parser.isAtEnd() else { return table }
      let node = try parser.value(depth: 0)
      guard let members = node.members else {
        throw Problem(
          .jsonNoTable, at: places.place(offset: node.offset), "a line should be an object, and this is \(node.kind)",
          expected: "an object a line", fix: "write the table as CSV or as JSON Lines")
      }
      var row: [Int: CellTable.Cell] = [:]
      for member in members {
        let column = table.column(
          member.name.isEmpty ? "(unnamed)" : member.name, offset: member.nameOffset)
        row[column] = JSONTable.cell(member.value, bytes)
      }
      table.append(row, offset: node.offset)
    }
  }
}
