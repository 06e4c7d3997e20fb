import Synchronization
import Tables
import Testing

@Suite struct ReadingProgressTests {
  @Test(arguments: [1, 2]) func eachPieceOfAFileIsReported(threads: Int) throws {
    let text = "a,b\n" + String(repeating: "1,word\n", count: 400_000)
    let reports = Mutex<[(name: String, done: Int, total: Int)]>([])
    let observer = ReadingProgress { name, done, total in reports.withLock { $0.append((name, done, total)) } }
    let options = CSV.ReadingOptions(columns: [.init("a", .number), .init("b")], threads: threads)
    let plain = try CSV.read(Array(text.utf8), name: "file.csv", options: options)
    let observed = try ReadingProgress.$observer.withValue(observer) {
      try CSV.read(Array(text.utf8), name: "file.csv", options: options)
    }
    #expect(observed.table == plain.table)
    let found = reports.withLock { $0 }
    #expect(found.count >= 2)
    #expect(found.allSatisfy { $0.name == "file.csv" && $0.total == found[0].total })
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.done < $1.done })
    #expect(found.last?.done == found.last?.total)
  }
}
