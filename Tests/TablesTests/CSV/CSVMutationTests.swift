import Testing

@testable import Tables

@Suite("Mutated CSV") struct CSVMutationTests {
  static let valid = #"""
    id,name,score,released_on,note
    sora-2,"Sora, 2",81.5,2025-09-30,"says ""go"""
    wan-2.1,万相,84.26,2025-02,
    a,"two
    lines",-1e-07,2024,""
    plain,x,1,2024-01-01,y

    """# + "b,é,.5,,x\r\nc,\"\",5.,2024-02-29,\"last\"\n"

  static let columns: [CSV.ColumnSchema] = [
    .init("id", allowsMissing: false), .init("name"), .init("score", .number), .init("released_on", .date),
    .init("note", isRequired: false),
  ]

  /// Changes, removes, repeats or inserts a few bytes.
  static func mutate(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let telling: [UInt8] = [0, 10, 13, 34, 44, 45, 46, 59, 9, 48, 57, 101, 0x7F, 0x80, 0xC3, 0xE2, 0xEF, 0xFF]
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let byte = telling[Int.random(in: 0..<telling.count, using: &generator)]
      let length = min(Int.random(in: 1...12, using: &generator), bytes.count - place)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2: bytes.removeSubrange(place..<(place + length))
      case 3: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      case 4: bytes.removeLast(length)
      default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    }
    return bytes
  }

  @Test("gives a table or problems with places, the same for any number of threads", arguments: 1...4)
  func mutations(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var outcomes = (tables: 0, problems: 0)
    for _ in 0..<2_500 {
      let bytes = Self.mutate(Array(Self.valid.utf8), using: &generator)
      let lenient = Bool.random(using: &generator)
      let one = Outcome(bytes, dropsBadRows: lenient, threads: 1, chunkSize: 1 << 20)
      let several = Outcome(bytes, dropsBadRows: lenient, threads: 3, chunkSize: 64)
      try #require(one == several)
      switch one.table {
      case nil:
        outcomes.problems += 1
        try #require(!one.problems.isEmpty)
      case let table?:
        outcomes.tables += 1
        try #require(lenient || one.problems.allSatisfy { $0.severity == .warning })
        try #require(table.columns.allSatisfy { $0.count == table.rowCount })
      }
      for problem in one.problems {
        let place = try #require(problem.place)
        let wholeFile: [Problem.Code] = [.emptyFile, .otherEncoding, .otherFormat]
        try #require(place.line != nil || wholeFile.contains(problem.code))
        try #require(CSV.problemCodes.contains { $0.code == problem.code })
      }
    }
    #expect(outcomes.tables > 500)
    #expect(outcomes.problems > 500)
  }

  /// What a reading came to, places of all cells included.
  struct Outcome: Equatable {
    var table: Table?
    var problems: [Problem]
    var dropped = 0
    var places: [Place] = []

    init(_ bytes: [UInt8], dropsBadRows: Bool, threads: Int, chunkSize: Int) {
      let options = CSV.ReadingOptions(
        columns: CSVMutationTests.columns, dropsBadRows: dropsBadRows, threads: threads)
      do throws(Problems) {
        let reader = CSVReader(bytes: bytes, name: "data.csv", options: options)
        let source = try reader.read(chunkSize: chunkSize)
        table = source.table
        problems = source.problems
        dropped = source.droppedRowCount
        places = (0..<source.table.rowCount).flatMap { row in
          source.table.columnNames.map { source.place(row: row, column: $0) }
        }
      } catch {
        problems = error.list
      }
    }
  }
}
