import Testing

@testable import Tables

@Suite("CSV, written and read") struct CSVRoundTripTests {
  @Test("gives back the same table, whatever its text", arguments: [CSV.Delimiter.comma, .semicolon, .tab, .bar])
  func roundTrip(_ delimiter: CSV.Delimiter) throws {
    var generator = SeededGenerator(seed: 20_240_215)
    for _ in 0..<500 {
      let table = try Table.random(using: &generator)
      let bytes = try CSV.write(table, options: .init(delimiter: delimiter))
      for threads in [1, 3] {
        let options = CSV.ReadingOptions(columns: table.schema, delimiter: delimiter, threads: threads)
        let reader = CSVReader(bytes: bytes, name: "data.csv", options: options)
        #expect(try reader.read(chunkSize: 40).table == table)
      }
    }
  }

  @Test("with line ends of any kind gives back the same table", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ lineEnd: String) throws {
    let table = try Table([
      Column("a", text: ["1", nil, "", "x,y"]), Column("b", numbers: [1.5, nil, -2, 1e-300]),
    ])
    let text = try CSV.text(table).split(separator: "\n").joined(separator: lineEnd)
    for end in ["", lineEnd] {
      #expect(try CSV.read(text + end, name: "data.csv", options: .init(columns: table.schema)).table == table)
    }
  }
}
