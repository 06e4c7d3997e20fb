import Foundation
import Testing

struct DescribeCommandTests {
  private func describe(_ text: String, _ options: String = "", as ending: String = "csv") throws -> Command.Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).\(ending)").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Command.shell("$vgap describe \(path) \(options)")
  }

  @Test func columnsContentsAndAnswersAreShown() throws {
    let result = try describe(
      "Board of today\nModell;Land;Veröffentlicht;Punktzahl (%);Farbe\nA 1;US;15.02.2024;81,2;rot\nB 1;CN;16.03.2024;N/A;blau\n"
    )
    #expect(result.exitCode == 0, "\(result.error)")
    for part in [
      "CSV with a semicolon between fields, utf-8, 2 rows", "It holds scores.", "Modell", "system",
      "dates: day.month.year; '15.02.2024' is 2024-02-15", "decimal commas; '81,2' is 81.2; 1 missing", "(not used)",
      "1 line before the header left out (line 1)", "Answers", "profile",
    ] {
      #expect(result.output.contains(part), "\(part)\n\(result.output)")
    }
  }

  @Test func aTableOfTheColumnsIsGivenInOtherForms() throws {
    let result = try describe("Modell;Punktzahl\nA 1;81,2\nB 1;N/A\n", "--format csv")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(
      result.output
        == "column,meaning,convention,example,reading,missing\nModell,system,text,A 1,,0\n"
        + "Punktzahl,score,decimal commas,\"81,2\",81.2,1\n")
    let whole = try describe("Modell;Punktzahl\nA 1;81,2\nB 1;N/A\n", "--format json")
    #expect(whole.output.contains("\"gap: no, it needs two countries or organizations\""))
    #expect(whole.output.contains("\"type\": \"integer\""))
  }

  @Test func whatCannotBeReadIsSaidWithTheColumns() throws {
    let result = try describe("system;score\nA;81,234\n")
    #expect(result.exitCode == 1)
    #expect(result.output.contains("system"))
    #expect(result.error.contains("[ambiguous-number]"))
  }

  @Test func standardInputIsRead() throws {
    let result = try Command.shell("printf 'system,country,score\\nA,US,1\\nB,CN,2\\n' | $vgap describe -")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.hasPrefix("standard input: CSV"))
    let score = try Command.shell("printf 'system,country,score\\nA,US,1\\nB,CN,2\\n' | $vgap score -")
    #expect(score.output.contains(",B,"))
    #expect(score.error.isEmpty)
  }

  @Test func aPackageIsDescribedToo() throws {
    let result = try Command.run("describe", "datasets/tutorial")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("a data package"))
  }

  /// What had to be decided is one line on standard error, and not said to the quiet.
  @Test func decisionsAreOneLine() throws {
    let command = "printf 'Model;Score\\nA;1,5\\nB;2,5\\n' | $vgap score -"
    let result = try Command.shell(command)
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.hasPrefix("standard input: read so: the file is CSV with a semicolon between fields; "))
    #expect(try Command.shell(command + " --quiet").error.isEmpty)
  }

  @Test(arguments: [
    ("--encoding no-such", "--encoding: no encoding is called"), ("--decimal comma --group ,", "cannot be the same"),
    ("--delimiter ab", "takes one character"), ("--dates ymd", "--dates"), ("--plus-minus x", "--plus-minus"),
  ])
  func wrongOptionsAreWrongUsage(_ options: String, _ text: String) throws {
    let result = try describe("system,score\nA,1\n", options)
    #expect(result.exitCode == 64)
    #expect(result.error.contains(text), "\(result.error)")
  }
}
