import Foundation
import Testing

/// What the command says on standard error to programs.
struct DiagnosticsTests {
  private struct Record: Decodable, Equatable {
    var kind: String
    var message: String
    var code: String?
    var severity: String?
    var file: String?
    var line: Int?
    var column: Int?
    var field: String?
    var found: String?
    var expected: String?
    var fix: String?
    var count: Int?
  }

  /// The objects on standard error, a line each.
  private func records(_ line: String) throws -> (exitCode: Int32, records: [Record]) {
    let result = try Command.shell("export VGAP_DIAGNOSTICS=json; \(line)")
    return (
      result.exitCode,
      try result.error.split(separator: "\n").map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    )
  }

  @Test func aProblemHasItsPlaceAndItsMend() throws {
    let (code, records) = try records("printf 'system,country,score\\nA,US,1\\nB,CN,x\\n' | $vgap gap -")
    #expect(code == 1)
    let record = try #require(records.first)
    #expect(records.count == 1)
    #expect((record.kind, record.code, record.severity) == ("problem", "csv-not-a-number", "error"))
    #expect(record.file == "standard input" && record.line == 3 && record.column == 6 && record.field == "score")
    #expect(record.found == "x" && record.count == 1)
    #expect(record.expected?.isEmpty == false && record.fix?.isEmpty == false && !record.message.isEmpty)
  }

  @Test func problemsOfOneKindAreCounted() throws {
    let rows = (1...60).map { "S\($0),US,x\($0)" }.joined(separator: "\\n")
    let table = "system,country,score\\nA,US,1\\nB,CN,2\\n\(rows)\\n"
    let errors = try records("printf '\(table)' | $vgap gap -").records.filter { $0.severity == "error" }
    #expect(errors.reduce(0) { $0 + ($1.count ?? 0) } == 60)
  }

  @Test(arguments: [
    ("$vgap gap datasets/tutorial --benchmark tutorial-composite --levle 0.9", Int32(64), "usage", "--level"),
    ("$vgap gap datasets/video-generation --benchmark vbench-1", 64, "usage", "Did you mean vbench-1.0"),
    ("$vgap gap no-such-dataset", 1, "failure", "no file, folder or dataset is called 'no-such-dataset'"),
    ("printf 'Model;Score\\nA;1,5\\nB;2,5\\n' | $vgap score -", 0, "decision", "semicolon"),
    ("printf 'system,country,score\\nA,US,1\\nA,US,1\\nB,CN,2\\n' | $vgap gap -", 0, "problem", "same"),
  ])
  func everyRemarkIsAnObject(_ line: String, _ expectedCode: Int32, _ kind: String, _ part: String) throws {
    let (code, records) = try records(line)
    #expect(code == expectedCode)
    #expect(records.contains { $0.kind == kind && $0.message.contains(part) }, "\(records)")
    #expect(!records.contains { $0.message.contains("Usage:") || $0.message.hasPrefix("Error:") })
  }

  @Test func withoutTheVariableTheyAreForPeople() throws {
    let result = try Command.shell("$vgap gap no-such-dataset")
    #expect(result.error.hasPrefix("error: no file"))
  }
}
