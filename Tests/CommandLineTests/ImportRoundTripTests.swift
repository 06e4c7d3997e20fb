import Foundation
import Tables
import Testing

/// Boards of the dataset, printed as their publishers print them, and brought in again by their recipes.
struct ImportRoundTripTests {
  /// A board of which some evaluations are taken away.
  struct Board: CustomStringConvertible, Sendable {
    var benchmark: String
    /// The sources whose rows it has.
    var sources: Set<String>
    /// The evaluations that are taken away.
    var taken: Set<String>
    /// What an import is told beside the recipe.
    var options: String
    var description: String { benchmark }
  }

  static let boards: [Board] = [
    Board(
      benchmark: "vbench-1.0", sources: ["vbench-leaderboard-2026-10-08"],
      taken: [
        "vbench-1.0.cogvideox-1-5-5b", "vbench-1.0.hidream-o1-video", "vbench-1.0.wan-2-2-a14b.qwen-prompt-optimized",
      ],
      options: "--captured-on 2026-10-08"),
    Board(
      benchmark: "vbench-2.0", sources: ["vbench-leaderboard-2026-10-08-rows"],
      taken: ["vbench-2.0.abot-world-0-1", "vbench-2.0.sora-turbo.480p", "vbench-2.0.tomoviee-2-0"],
      options: "--captured-on 2026-10-08"),
    Board(
      benchmark: "vbench-i2v", sources: ["vbench-leaderboard-2026-10-08-rows", "vbench-i2v-leaderboard-2026-08-04"],
      taken: ["vbench-i2v.cogvideox-5b-i2v", "vbench-i2v.magi-1-24b", "vbench-i2v.wan-2-2-5b.qwen-prompt-optimized"],
      options: "--captured-on 2026-10-08"),
    Board(
      benchmark: "arena-t2v", sources: ["arena-t2v-2026-09-22"],
      taken: [
        "arena-t2v.flux-3-video.2026-09-22", "arena-t2v.veo-3.audio.2026-09-22",
        "arena-t2v.veo-3-1-fast.audio-1080p.2026-09-22",
      ], options: ""),
    Board(
      benchmark: "arena-i2v", sources: ["arena-i2v-2026-08-17"],
      taken: [
        "arena-i2v.flux-3-video.2026-08-17", "arena-i2v.ray-2.2026-08-17", "arena-i2v.wan-2-7.2026-08-17",
      ], options: ""),
  ]

  @Test(arguments: boards)
  func whatWasTakenAwayComesBackByteForByte(_ board: Board) throws {
    let stand = try Stand(board)
    let taken = try stand.contents()
    #expect(taken["evaluations.csv"] != stand.original["evaluations.csv"])
    let result = try Command.shell(
      "cd '\(stand.path)'; $vgap import board.csv --recipe \(board.benchmark) \(board.options) --into p")
    #expect(result.exitCode == 0, "\(result.error)")
    let kinds = result.output.split(separator: "\n").filter { $0.contains(",evaluations,") }
      .map { $0.split(separator: ",")[0] }
    #expect(
      kinds.count { $0 == "added" } == 3 && kinds.count { $0 == "unchanged" } == kinds.count - 3, "\(result.output)")
    let found = try stand.contents()
    #expect(found.keys.sorted() == stand.original.keys.sorted())
    for (name, data) in stand.original {
      // Further places that print an evaluation are not on the board.
      #expect(found[name] == (name == "evaluation_sources.csv" ? taken[name] : data), "\(name)")
    }
  }

  /// A copy of the dataset without some evaluations, and a board that has them.
  private final class Stand: ScratchFolder {
    private(set) var original: [String: Data] = [:]

    init(_ board: Board) throws {
      try super.init("round-trip")
      let dataset = Command.root + "/datasets/video-generation"
      try FileManager.default.copyItem(atPath: dataset, toPath: path + "/p")
      original = try contents()
      try write(Self.text(of: board, in: dataset), "board.csv")
      for name in ["evaluations", "scores", "published_totals", "evaluation_sources"] {
        let text = try String(contentsOfFile: "\(path)/p/\(name).csv", encoding: .utf8)
        let kept = text.split(separator: "\n").filter { !board.taken.contains(String($0.prefix { $0 != "," })) }
        try write(kept.joined(separator: "\n") + "\n", "p/\(name).csv")
      }
    }

    func contents() throws -> [String: Data] {
      var found: [String: Data] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: path + "/p") where name.contains(".") {
        found[name] = try Data(contentsOf: URL(filePath: "\(path)/p/\(name)"))
      }
      return found
    }

    // MARK: Printing a board

    private typealias Row = [String: String]

    private static func rows(_ name: String, in dataset: String) throws -> [Row] {
      let file = "\(dataset)/\(name).csv"
      let table = try CSV.read(Array(Data(contentsOf: URL(filePath: file))), name: file).table
      return (0..<table.rowCount).map { row in
        Row(uniqueKeysWithValues: table.columns.map { ($0.name, $0.texts?[row] ?? "") })
      }
    }

    private static func text(of board: Board, in dataset: String) throws -> String {
      let benchmark = board.benchmark
      let recipe = try JSONDocument(
        Array(Data(contentsOf: URL(filePath: "\(dataset)/imports/\(benchmark).json"))), name: "recipe"
      ).root
      func strings(_ name: String) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (recipe[name]?.members ?? []).map { ($0.name, $0.value.string ?? "") })
      }
      func of(_ name: String) throws -> [Row] {
        try rows(name, in: dataset).filter { $0["benchmark_id"] == benchmark }
      }
      let variants = strings("variants")
      let people = Dictionary(strings("parties").map { ($0.value, $0.key) }) { first, second in max(first, second) }
      var names: [String: String] = [:]
      for alias in try of("aliases") {
        let (name, system) = (alias["alias"] ?? "", alias["system_id"] ?? "")
        // Of two names of one system the plain one is the later here.
        names["\(system)/\(variants[name] ?? "")"] = names["\(system)/\(variants[name] ?? "")"] ?? name
      }
      let dimensions = try of("dimensions")
      let groups = try of("groups")
      func figures(_ file: String, _ column: String) throws -> [String: Row] {
        Dictionary(
          try rows(file, in: dataset).map { ("\($0["evaluation_id"] ?? "")/\($0[column] ?? "")", $0) }
        ) { first, _ in first }
      }
      let scores = try figures("scores", "dimension_id")
      let totals = try figures("published_totals", "group_id")
      let evaluations = try of("evaluations").filter {
        board.sources.contains($0["source_id"] ?? "") && ($0["superseded_by"] ?? "").isEmpty
      }
      func name(_ row: Row) -> String { names["\(row["system_id"] ?? "")/\(row["variant"] ?? "")"] ?? "" }
      if benchmark.hasPrefix("arena") {
        let lines = evaluations.map { row -> String in
          let score = scores["\(row["evaluation_id"] ?? "")/rating"] ?? [:]
          let value = Double(score["value"] ?? "") ?? 0
          let half = 1.959963984540054 * (Double(score["standard_error"] ?? "") ?? 0)
          return
            "overall,1,\(name(row)),somebody,Proprietary,\(score["value"] ?? ""),\(value - half),\(value + half),1,"
            + "\(score["sample_size"] ?? ""),\(row["evaluated_on"] ?? "")"
        }
        return "category,rank,model_name,organization,license,rating,rating_lower,rating_upper,variance,vote_count,"
          + "leaderboard_publish_date\n" + lines.joined(separator: "\n") + "\nportrait,1,veo-3,,,1,0,2,1,5,2026-01-01\n"
      }
      func percent(_ row: Row?) -> String {
        (row?["value"]).flatMap(Double.init).map { String(format: "%05.2f%%", $0 * 100) } ?? ""
      }
      func party(_ text: String?) -> String {
        text == "benchmark-team"
          ? "[VBench Team](https://drive.example.org/folder)" : " \(people[text ?? ""] ?? text ?? "")"
      }
      let seals = ["gold": "🥇 Gold", "silver": "🥈 Silver "]
      let header =
        [
          benchmark == "vbench-2.0" ? "Model (alphabetical order)" : "Model Name (clickable)", "Certification",
          "Sampled by", "Evaluated by", "Accessibility", "Date", "Total Score",
        ] + groups.map { ($0["group_id"] == "i2v" ? "I2V" : $0["name"] ?? "") + " Score" } + ["Selected Score"]
        + dimensions.map { ($0["name"] ?? "").lowercased() }
      let lines = evaluations.map { row -> String in
        let id = row["evaluation_id"] ?? ""
        // Two rows of one system by two parties: the name of the later has its date.
        let printed = id == "vbench-1.0.wan-2-1-1-3b" ? "Wan2.1-T2V-1.3B (2025-05-03)" : name(row)
        let cells =
          [
            "[\(printed)](https://example.org/model)", seals[row["certification"] ?? ""] ?? "",
            party(row["sampled_by"]),
            party(row["evaluated_by"]), " [API](https://example.org)", " \(row["evaluated_on"] ?? "")",
            percent(totals["\(id)/total"]),
          ] + groups.map { percent(totals["\(id)/\($0["group_id"] ?? "")"]) } + [percent(totals["\(id)/total"])]
          + dimensions.map { percent(scores["\(id)/\($0["dimension_id"] ?? "")"]) }
        return cells.joined(separator: ",")
      }
      return ([header.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }
  }
}
