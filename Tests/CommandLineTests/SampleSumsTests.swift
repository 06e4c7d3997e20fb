import Foundation
import Testing

/// Scores of single videos, summed up as a database does it.
struct SampleSumsTests {
  private static let systems = [("A", "US", 0.7), ("B", "CN", 0.66), ("C", "CN", 0.6)]

  /// Rows of single videos, and of prompts with their sums: 1 to 5 videos a prompt, of two dimensions.
  private static func rows() -> (single: String, sums: String, deviations: String) {
    var single = "system,country,dimension,prompt_id,sample_index,score\n"
    var sums = "system,country,dimension,prompt_id,count,sum,sum_of_squares\n"
    var deviations = "system,country,dimension,prompt_id,n,mean,sd\n"
    for (number, (system, country, level)) in systems.enumerated() {
      for dimension in ["motion", "color"] {
        for prompt in 0..<24 {
          let count = 1 + (prompt * 7 + number) % 5
          let values = (0..<count).map { video in
            level + 0.05 * sin(Double(prompt * 13 + number * 5)) + 0.02 * cos(Double(video * 11 + prompt * 3 + number))
          }
          for (video, value) in values.enumerated() {
            single += "\(system),\(country),\(dimension),p\(prompt),\(video),\(value)\n"
          }
          let (sum, mean) = (values.reduce(0, +), values.reduce(0, +) / Double(count))
          let squares = values.reduce(0) { $0 + $1 * $1 }
          let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
          sums += "\(system),\(country),\(dimension),p\(prompt),\(count),\(sum),\(squares)\n"
          deviations +=
            "\(system),\(country),\(dimension),p\(prompt),\(count),\(mean),"
            + (count > 1 ? "\((spread / Double(count - 1)).squareRoot())" : "") + "\n"
        }
      }
    }
    return (single, sums, deviations)
  }

  /// The numbers of a table, and what is no number, in order.
  private static func cells(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map(String.init)
  }

  private func expectSame(_ found: String, _ expected: String, _ what: String) {
    let (left, right) = (Self.cells(found), Self.cells(expected))
    #expect(left.count == right.count, "\(what)")
    for (one, other) in zip(left, right) where one != other {
      guard let a = Double(one), let b = Double(other) else {
        Issue.record("\(what): \(one) instead of \(other)")
        continue
      }
      #expect(abs(a - b) <= 1e-9 * max(1, abs(b)), "\(what): \(one) instead of \(other)")
    }
  }

  @Test(arguments: [
    "score --samples", "rank --dimension motion", "gap --between US CN --dimension color",
    "compare --dimension motion",
  ])
  func sumsGiveWhatTheRowsGive(question: String) throws {
    let folder = try ScratchFolder("sums")
    let rows = Self.rows()
    let arguments = question.split(separator: " ").map(String.init)
    func answer(_ text: String) throws -> String {
      // Of one name, since it stands in the answer.
      try folder.write(text, "board.csv")
      let result = try Command.run([arguments[0], "\(folder.path)/board.csv"] + arguments.dropFirst() + ["--quiet"])
      #expect(result.exitCode == 0, "\(result.error)")
      return result.output
    }
    let expected = try answer(rows.single)
    #expect(expected.contains("clustered") || !question.contains("score"))
    expectSame(try answer(rows.sums), expected, "\(question) of sums")
    expectSame(try answer(rows.deviations), expected, "\(question) of deviations")
  }

  @Test(arguments: [
    (
      "system,prompt_id,count,sum,sum_of_squares\nA,p,2,3,4.4\n",
      "board.csv:2:9: error: this is less than the square of the mean"
    ),
    ("system,prompt_id,count,sum\nA,p,2,3\n", "board.csv:2:5: error: the row stands for several scores"),
    (
      "system,prompt_id,count,sum,sum_of_squares\nA,p,2.5,3,4.6\n",
      "board.csv:2:5: error: this is not a number of scores"
    ),
    (
      "system,prompt_id,rater_id,count,sum,sum_of_squares\nA,p,r,2,3,4.6\n",
      "the ratings of a person cannot be summed up"
    ),
  ])
  func whatCannotBeIsAnError(text: String, message: String) throws {
    let folder = try ScratchFolder("sums")
    try folder.write(text, "board.csv")
    let result = try Command.run("score", "\(folder.path)/board.csv", "--samples")
    #expect(result.exitCode == 1)
    #expect(result.error.contains(message), "\(result.error)")
  }

  @Test func howOftenOneIsBetterNeedsSingleScores() throws {
    let folder = try ScratchFolder("sums")
    try folder.write(Self.rows().sums, "board.csv")
    let result = try Command.run(
      "compare", "\(folder.path)/board.csv", "--dimension", "motion", "--pairs", "--format", "text")
    #expect(result.output.contains("How often one is better needs single scores"), "\(result.output)")
  }

  @Test func aMedianNeedsSingleScores() throws {
    let folder = try ScratchFolder("sums")
    try folder.write(Self.rows().sums, "board.csv")
    let result = try Command.run("compare", "\(folder.path)/board.csv", "--dimension", "motion", "--aggregates")
    #expect(result.exitCode == 1)
    #expect(result.error.contains("The samples are sums of several scores"), "\(result.error)")
  }

  @Test func thePackageTakesThemToo() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sums-\(UUID().uuidString)")
    let source = URL(filePath: Command.root).appending(path: "datasets/tutorial")
    try FileManager.default.copyItem(at: source, to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "samples.csv")
    guard FileManager.default.fileExists(atPath: path.path) else { return }
    let arguments = ["score", folder.path, "--benchmark", "tutorial-composite", "--samples", "--quiet"]
    let expected = try Command.run(arguments).output
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let header = lines[0].map(String.init)
    let value = try #require(header.firstIndex(of: "value"))
    let keys = ["evaluation_id", "dimension_id", "prompt_id"].compactMap { header.firstIndex(of: $0) }
    var groups: [String: [Double]] = [:]
    for line in lines.dropFirst() {
      groups[keys.map { String(line[$0]) }.joined(separator: ","), default: []].append(Double(line[value]) ?? .nan)
    }
    var text = "evaluation_id,dimension_id,prompt_id,count,sum,sum_of_squares\n"
    for (key, values) in groups.sorted(by: { $0.key < $1.key }) {
      text += "\(key),\(values.count),\(values.reduce(0, +)),\(values.reduce(0) { $0 + $1 * $1 })\n"
    }
    try text.write(to: path, atomically: true, encoding: .utf8)
    let found = try Command.run(arguments)
    #expect(found.exitCode == 0, "\(found.error)")
    expectSame(found.output, expected, "the tutorial")
  }
}

struct SQLCommandTests {
  @Test func votesAreCountedBySystemsAndClusters() throws {
    let result = try Command.run(
      "sql", "votes", "--from", "arena.votes", "--dialect", "spark", "--columns",
      "system_a=model a,system_b=model`b,outcome=winner,rater_id=judge")
    #expect(
      result.output == """
        SELECT
          `model a` AS `system_a`,
          `model``b` AS `system_b`,
          `winner` AS `outcome`,
          `judge` AS `rater_id`,
          COUNT(*) AS `count`
        FROM arena.votes
        GROUP BY `model a`, `model``b`, `winner`, `judge`
        ORDER BY `model a`, `model``b`, `winner`, `judge`

        """)
  }

  @Test func samplesAreSummedByPrompt() throws {
    let result = try Command.run(
      "sql", "samples", "--from", "videos", "--dialect", "postgresql", "--columns", "country=country,score=value")
    #expect(
      result.output == """
        SELECT
          "system",
          "prompt_id",
          "country",
          COUNT("value") AS "count",
          SUM(CAST("value" AS DOUBLE PRECISION)) AS "sum",
          SUM(CAST("value" AS DOUBLE PRECISION) * CAST("value" AS DOUBLE PRECISION)) AS "sum_of_squares"
        FROM videos
        WHERE "value" IS NOT NULL
        GROUP BY "system", "prompt_id", "country"
        ORDER BY "system", "prompt_id", "country"

        """)
  }

  @Test func aColumnThatIsNoneIsRefused() throws {
    let result = try Command.run("sql", "votes", "--from", "votes", "--columns", "rater_ids=judge")
    #expect(result.exitCode == 64)
    #expect(result.error.contains("votes have no column 'rater_ids'"), "\(result.error)")
    #expect(result.error.contains("did you mean rater_id?"), "\(result.error)")
  }
}
