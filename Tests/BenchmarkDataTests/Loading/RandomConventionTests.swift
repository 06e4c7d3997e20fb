import Tables
import Testing

@testable import BenchmarkData

/// Random numbers, written in random ways: what is read is what was written, or an error.
struct RandomConventionTests {
  /// A way of writing.
  struct Writing {
    var decimal: String
    var group: String
    var before: String
    var after: String
    var minus: String
    var delimiter: Character

    init(using random: inout SeededGenerator) {
      decimal = Bool.random(using: &random) ? "." : ","
      let groups = ["", "", ",", ".", " ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "’"]
      var chosen = groups.randomElement(using: &random) ?? ""
      if chosen == decimal { chosen = "" }
      group = chosen
      let around = [
        ("", ""), ("", ""), ("", ""), ("**", "**"), (" ", " "), ("", "*"), ("<b>", "</b>"), ("", "%"), ("", " %"),
        ("", "†"),
      ]
      (before, after) = around.randomElement(using: &random) ?? ("", "")
      minus = ["-", "−"].randomElement(using: &random) ?? "-"
      delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
    }

    /// A number of whole units of the last decimal.
    func text(_ units: Int, decimals: Int) -> String {
      var digits = String(units.magnitude)
      while digits.count <= decimals { digits = "0" + digits }
      let whole = String(digits.dropLast(decimals))
      var grouped = ""
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index) % 3 == 0 { grouped += group }
        grouped.append(digit)
      }
      let number = grouped + (decimals > 0 ? decimal + digits.suffix(decimals) : "")
      return before + (units < 0 ? minus : "") + number + after
    }
  }

  /// The number that whole units of the last decimal are.
  static func value(_ units: Int, decimals: Int) -> Double {
    (try? DecimalText.number("\(units)e-\(decimals)")) ?? .nan
  }

  @Test(arguments: 0..<8)
  func noOtherNumberIsRead(_ batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(20_240_215 + batch))
    var (readCount, refusedCount) = (0, 0)
    for _ in 0..<800 {
      let writing = Writing(using: &random)
      let decimals = Int.random(in: 0...4, using: &random)
      let limit = [100, 10_000, 10_000_000].randomElement(using: &random) ?? 100
      let units = (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: -limit...limit, using: &random)
      }
      let cells = units.map { writing.text($0, decimals: decimals) }
      let rows = cells.enumerated().map { "s\($0.offset)\(writing.delimiter)\"\($0.element)\"\(writing.delimiter)x" }
      let header = ["system", "score", "organization"].joined(separator: String(writing.delimiter))
      let bytes = Array(([header] + rows).joined(separator: "\n").utf8)
      let file = try TableFile(bytes, name: "data")
      #expect(file.form == .delimited(CSV.Delimiter(writing.delimiter) ?? .comma), "\(header) \(rows)")
      let source = try file.read(columns: [.init("score", .text)])
      var table = TextTable(source)
      table.decimals = DecimalEvidence(table, [0], form: file.form)
      let numbers = table.numbers(0)
      guard table.obstacles.isEmpty else {
        refusedCount += 1
        continue
      }
      for (row, unit) in units.enumerated() where !table.badRows.contains(row) {
        guard let value = numbers.values[row] else {
          Issue.record("missing: \(rows)")
          continue
        }
        #expect(value == Self.value(unit, decimals: decimals), "\(rows)")
        readCount += 1
      }
      #expect(table.badRows.isEmpty, "\(rows)")
    }
    // Most columns can be read in one way alone.
    #expect(readCount > 4 * refusedCount)
    #expect(refusedCount > 6)
  }
}
