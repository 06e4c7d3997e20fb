import Foundation
import Testing

/// What `vgap import` does with a package that is there.
struct ImportMergeTests {
  /// A small package, its rows sorted by their keys.
  private final class Stand: ScratchFolder {
    static let files: [String: String] = [
      "datapackage.json": """
      {
        "name": "small", "title": "Small",
        "resources": [
          {"name": "countries", "path": "countries.csv"},
          {"name": "organizations", "path": "organizations.csv"},
          {"name": "systems", "path": "systems.csv"},
          {"name": "aliases", "path": "aliases.csv"},
          {"name": "benchmarks", "path": "benchmarks.csv"},
          {"name": "dimensions", "path": "dimensions.csv"},
          {"name": "evaluations", "path": "evaluations.csv", "bytes": 0},
          {"name": "scores", "path": "scores.csv"},
          {"name": "sources", "path": "sources.csv"}
        ]
      }

      """,
      "countries.csv": "country_code,alpha_3,name\nCN,CHN,China\nUS,USA,United States\n",
      "organizations.csv": "organization_id,name,country_code\nacme,Acme,US\nzeta,Zeta,CN\n",
      "systems.csv": """
      system_id,name,version,organization_id,announced_on,released_on,access,source_id,note
      alpha-1,Alpha,1,acme,,2025-01,,own,"A note, kept"
      beta-1,Beta,1,zeta,,2025-02,,own,
      gamma-1,Gamma,1,acme,,2025-03,,own,
      omega-1,Omega,1,zeta,,2025-04,,own,

      """,
      "aliases.csv": "benchmark_id,alias,system_id\nb,Alfa,alpha-1\n",
      "benchmarks.csv": "benchmark_id,name,kind,team_names\nb,Board,composite,Board Team\n",
      "dimensions.csv": """
      benchmark_id,dimension_id,name,weight,higher_is_better,unit
      b,color,Color,1,true,percent
      b,motion,Motion,1,true,percent

      """,
      "evaluations.csv": """
      evaluation_id,benchmark_id,system_id,variant,evaluated_on,sampled_by,evaluated_by,certification,superseded_by,source_id,note
      b.alpha-1,b,alpha-1,,2026-01-10,benchmark-team,benchmark-team,gold,,board-2026-02-01,
      b.beta-1,b,beta-1,,2026-01-11,,,,,board-2026-02-01,"Only one, so far"
      b.omega-1,b,omega-1,,2026-01-12,Zeta,benchmark-team,silver,,board-2026-02-01,

      """,
      "scores.csv": """
      evaluation_id,dimension_id,value
      b.alpha-1,color,50
      b.alpha-1,motion,60.25
      b.beta-1,color,40
      b.omega-1,color,"70"
      b.omega-1,motion,80

      """,
      "sources.csv": """
      source_id,title,url,captured_on,accessed_on
      board-2026-02-01,Board of February,https://example.org/board,2026-02-01,2026-02-02
      own,Own,https://example.org/own,,2026-02-02

      """,
    ]

    init() throws {
      try super.init("merge")
      for (name, text) in Self.files { try write(text, "p/" + name) }
      try write("mine", "p/deep/mine.txt")
      try write(
        """
        {"benchmark": "b", "source": {"id": "board-{captured_on}", "title": "Board of {captured_on}",
         "url": "https://example.org/board", "accessed_on": "{captured_on}"}}
        """, "p/imports/b.json")
    }

    /// The rows of the board as it is known, with the given lines in the place of those that begin alike.
    func writeBoard(_ lines: String..., removing removed: [String] = []) throws {
      var rows = [
        "[Alpha 1](https://a.example),🥇 Gold,[Board Team](https://x.example),Board Team,2026-01-10,50.00%,60.25%",
        "Omega 1,🥈 Silver ,Zeta,Board Team,2026-01-12,70.00%,80.00%",
      ]
      rows.removeAll { row in removed.contains { row.contains($0) } }
      try write(
        (["Model Name (clickable),Certification,Sampled by,Evaluated by,Date,Color,Motion"] + rows + lines)
          .joined(separator: "\n") + "\n", "board.csv")
    }

    func run(_ options: String = "", captured: String = "2026-03-01") throws -> Command.Result {
      try Command.shell(
        "cd '\(path)'; $vgap import board.csv --recipe b --captured-on \(captured) --into p --format csv \(options)")
    }

    /// What the files of the package hold.
    func contents() throws -> [String: String] {
      var found: [String: String] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: path + "/p") {
        if let text = try? String(contentsOfFile: "\(path)/p/\(name)", encoding: .utf8) { found[name] = text }
      }
      return found
    }
  }

  @Test func whatIsKnownChangesNothing() throws {
    let stand = try Stand()
    let old = try stand.contents()
    try stand.writeBoard()
    let result = try stand.run()
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("unchanged,evaluations,b.alpha-1,Alpha 1,2,,"))
    #expect(result.output.contains("absent,evaluations,b.beta-1"), "\(result.output)")
    #expect(result.error.contains("Nothing changes in p."))
    #expect(try stand.contents() == old)
  }

  @Test func newRowsArePutAtTheirPlaceAndNothingElseChanges() throws {
    let stand = try Stand()
    var expected = try stand.contents()
    try stand.writeBoard(
      "Gamma 1,,Acme,Board Team,2026-02-20,30.5%,20%", "Delta 2,,Delta Labs,Board Team,2026-02-21,10%,")
    let refused = try stand.run("--parties 'Delta Labs=Delta Labs'")
    #expect(refused.exitCode == 1 && refused.error.contains("--new-systems"), "\(refused.error)")
    #expect(try stand.contents() == expected)
    let options = "--new-systems --parties 'Delta Labs=Delta Labs'"
    let dry = try stand.run(options + " --dry-run")
    #expect(try stand.contents() == expected)
    let result = try stand.run(options)
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output == dry.output)
    #expect(result.error.contains("1 system needs a country: delta-2."), "\(result.error)")
    #expect(result.error.contains("1 system needs an organization: delta-2."), "\(result.error)")
    #expect(
      result.error.contains("Evaluations: 2 added, 2 unchanged, 1 absent. Beside them 1 new system, 1 new source."))
    func insert(_ line: String, before: String, in file: String) {
      expected[file] = expected[file]?.replacing("\n" + before, with: "\n\(line)\n\(before)", maxReplacements: 1)
    }
    insert(
      "b.delta-2,b,delta-2,,2026-02-21,Delta Labs,benchmark-team,,,board-2026-03-01,\n"
        + "b.gamma-1,b,gamma-1,,2026-02-20,Acme,benchmark-team,,,board-2026-03-01,", before: "b.omega-1,b",
      in: "evaluations.csv")
    insert(
      "b.delta-2,color,10\nb.gamma-1,color,30.5\nb.gamma-1,motion,20", before: "b.omega-1,color", in: "scores.csv")
    insert(
      "delta-2,Delta 2,,,,,,board-2026-03-01,Known only from the table that it was imported from.", before: "gamma-1,",
      in: "systems.csv")
    insert(
      "board-2026-03-01,Board of 2026-03-01,https://example.org/board,2026-03-01,2026-03-01", before: "own,",
      in: "sources.csv")
    let size = expected["evaluations.csv"]?.utf8.count ?? 0
    expected["datapackage.json"] = expected["datapackage.json"]?.replacing("\"bytes\": 0", with: "\"bytes\": \(size)")
    let found = try stand.contents()
    for (name, text) in expected { #expect(found[name] == text) }
    #expect(found.count == expected.count)
    // A second time nothing is new.
    let again = try stand.run(options)
    #expect(again.error.contains("Nothing changes in p."), "\(again.error)")
    #expect(try stand.contents() == found)
    #expect(try Command.shell("$vgap validate '\(stand.path)/p'").exitCode == 0)
  }

  static let rows: [(row: String, change: String)] = [
    // Other values at the same time, on an older board, with another seal, under another date.
    ("Alpha 1,Gold,Board Team,Board Team,2026-01-10,50.01%,60.25%", "conflicting,evaluations,b.alpha-1"),
    ("Alpha 1,Gold,Board Team,Board Team,2025-12-31,51%,61%", "conflicting,evaluations,b.alpha-1"),
    ("Alpha 1,Silver,Board Team,Board Team,2026-01-10,50%,60.25%", "conflicting,evaluations,b.alpha-1"),
    ("Alpha 1,Gold,Board Team,Board Team,2026-01-15,50%,60.25%", "conflicting,evaluations,b.alpha-1"),
    // Under another name, with fewer decimals, with less.
    ("Alfa,Gold,Board Team,Board Team,2026-01-10,50%,60.25%", "unchanged,evaluations,b.alpha-1"),
    ("Alpha 1,Gold,Board Team,Board Team,2026-01-10,50%,60.3%", "unchanged,evaluations,b.alpha-1"),
    ("Alpha 1,,,Board Team,2026-01,50%,", "unchanged,evaluations,b.alpha-1"),
    // By others, and of another variant.
    ("Alpha 1,,Acme,Acme,2026-01-10,55%,66%", "added,evaluations,b.alpha-1.acme"),
  ]

  @Test(arguments: rows)
  func aRowIsWhatItsTimeItsPeopleAndItsValuesMakeIt(_ row: String, _ change: String) throws {
    let stand = try Stand()
    let old = try stand.contents()
    try stand.writeBoard(row, removing: ["Alpha"])
    let result = try stand.run(captured: "2026-02-01")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains(change), "\(result.output)")
    if !change.hasPrefix("added") { #expect(try stand.contents() == old) }
  }

  @Test func aLaterRowSupersedesAndTheEarlierStays() throws {
    let stand = try Stand()
    try stand.writeBoard("Alpha 1,Gold,Board Team,Board Team,2026-02-10,52%,61%", removing: ["Alpha"])
    let result = try stand.run()
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("added,evaluations,b.alpha-1.2026-02-10,Alpha 1"), "\(result.output)")
    #expect(result.output.contains("color 50 in the package, 52 on the board"))
    let evaluations = try #require(try stand.contents()["evaluations.csv"]).split(separator: "\n")
    #expect(
      evaluations[1]
        == "b.alpha-1,b,alpha-1,,2026-01-10,benchmark-team,benchmark-team,gold,b.alpha-1.2026-02-10,board-2026-02-01,")
    #expect(
      evaluations[2]
        == "b.alpha-1.2026-02-10,b,alpha-1,,2026-02-10,benchmark-team,benchmark-team,gold,,board-2026-03-01,")
    let found = try stand.contents()
    #expect(try stand.run().error.contains("Nothing changes"))
    #expect(try stand.contents() == found)
  }

  @Test func aRowThatIsCorrectedOnALaterBoardSupersedes() throws {
    let stand = try Stand()
    try stand.writeBoard("Alpha 1,Gold,Board Team,Board Team,2026-01-10,50.5%,60.25%", removing: ["Alpha"])
    let result = try stand.run()
    #expect(
      result.output.contains(
        "\"on a board of 2026-03-01, later than 2026-02-01: color 50 in the package, 50.5 on the board\""),
      "\(result.output)")
    #expect(try stand.contents()["evaluations.csv"]?.contains("b.alpha-1.2026-01-10,b,alpha-1") == true)
  }

  @Test func aRowThatIsKnownInPartIsCompletedAndLeadsToBothPlaces() throws {
    let stand = try Stand()
    try stand.writeBoard("Beta 1,,Zeta,Board Team,2026-01-11,40%,45%")
    let result = try stand.run()
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.output.contains("\"completed: 1 score, evaluated_by, sampled_by\""), "\(result.output)")
    let found = try stand.contents()
    #expect(
      found["evaluations.csv"]?.contains(
        "b.beta-1,b,beta-1,,2026-01-11,Zeta,benchmark-team,,,board-2026-02-01,\"Only one, so far\"\n") == true)
    #expect(found["scores.csv"]?.contains("b.beta-1,color,40\nb.beta-1,motion,45\nb.omega-1") == true)
    #expect(found["evaluation_sources.csv"] == "evaluation_id,source_id\nb.beta-1,board-2026-03-01\n")
    let descriptor = try #require(found["datapackage.json"])
    #expect(descriptor.contains("evaluation_sources.csv"))
    #expect(
      descriptor.hasPrefix(
        "{\n  \"name\": \"small\", \"title\": \"Small\",\n  \"resources\": [\n    {\"name\": \"countries\""))
    #expect(try Command.shell("$vgap validate '\(stand.path)/p'").exitCode == 0)
  }

  @Test func rowsThatCannotBeToldApartAreAskedAboutByName() throws {
    let stand = try Stand()
    try stand.writeBoard("Gamma 1,,,,2026-02-20,30%,20%", "Gamma 1,,,,2026-02-20,31%,21%")
    let result = try stand.run()
    #expect(result.exitCode == 1)
    #expect(result.error.contains("--variants \"Gamma 1=VARIANT\""), "\(result.error)")
    // Tier words tell them apart, and a person can.
    try stand.writeBoard("Gamma 1 pro,,,,2026-02-20,30%,20%", "Gamma 1 720p,,,,2026-02-20,31%,21%")
    let told = try stand.run("--systems 'Gamma 1 pro=gamma-1,Gamma 1 720p=gamma-1' --dry-run")
    #expect(
      told.output.contains("b.gamma-1.pro") && told.output.contains("b.gamma-1.720p"), "\(told.output)\(told.error)")
    let named = try stand.run(
      "--systems 'Gamma 1 pro=gamma-1,Gamma 1 720p=gamma-1' --variants 'Gamma 1 pro=' --dry-run")
    #expect(named.output.contains("added,evaluations,b.gamma-1,Gamma 1 pro"), "\(named.output)\(named.error)")
  }

  @Test func whatIsSaidIsKeptAsARecipe() throws {
    let stand = try Stand()
    try stand.writeBoard("Human,,,,2026-02-20,30%,20%")
    let saved = try stand.run("--skip-systems Human --save-recipe next")
    #expect(saved.exitCode == 0, "\(saved.error)")
    #expect(saved.output.contains("left out,evaluations,,Human,4,left out as told"), "\(saved.output)")
    let found = try stand.contents()
    #expect(
      found["imports/next.json"] == """
        {
          "benchmark": "b",
          "skip_systems": ["Human"],
          "source": {
            "id": "board-{captured_on}",
            "title": "Board of {captured_on}",
            "url": "https://example.org/board",
            "accessed_on": "{captured_on}"
          }
        }

        """)
    let next = try Command.shell(
      "cd '\(stand.path)'; $vgap import board.csv --recipe next --captured-on 2026-03-01 --into p")
    #expect(next.exitCode == 0 && next.error.contains("Nothing changes"), "\(next.error)")
    let unknown = try Command.shell("cd '\(stand.path)'; $vgap import board.csv --recipe nexx --into p")
    #expect(unknown.exitCode == 1 && unknown.error.contains("Did you mean next"), "\(unknown.error)")
    let open = try Command.shell("cd '\(stand.path)'; $vgap import board.csv --recipe next --into p")
    #expect(open.exitCode == 1 && open.error.contains("--captured-on DATE"), "\(open.error)")
  }

  @Test(arguments: ["KILL", "TERM", "INT", "HUP"], [1, 4, 9])
  func anEndedImportLeavesTheOldPackageOrTheNew(_ signal: String, _ count: Int) throws {
    let stand = try Stand()
    try stand.writeBoard("Gamma 1,,Acme,Board Team,2026-02-20,30.5%,20%")
    let old = try stand.contents()
    let command = "$vgap import board.csv --recipe b --captured-on 2026-03-01 --into p"
    _ = try Command.shell(
      """
      cd '\(stand.path)'; set -m
      \(command) > /dev/null 2>&1 & pid=$!
      while kill -0 $pid 2> /dev/null; do
        if [ "$(ls -A .p.*.vgap-new 2> /dev/null | wc -l)" -ge \(count) ]; then kill -\(signal) $pid 2> /dev/null; break; fi
      done
      wait $pid
      """)
    let found = try stand.contents()
    #expect(try stand.run().exitCode == 0)
    let new = try stand.contents()
    #expect(new != old && (found == old || found == new))
    // What a kill left goes the next time, whether that writes or not.
    #expect(try FileManager.default.contentsOfDirectory(atPath: stand.path).sorted() == ["board.csv", "p"])
  }

  @Test func aValueThatComesBackIsAChange() throws {
    let stand = try Stand()
    func writeRow(_ date: String, _ values: String) throws {
      try stand.writeBoard("Alpha 1,Gold,Board Team,Board Team,\(date),\(values)", removing: ["Alpha"])
    }
    try writeRow("2026-02-10", "52%,61%")
    #expect(try stand.run().output.contains("added,evaluations,b.alpha-1.2026-02-10"))
    // The first values again, at a later date.
    try writeRow("2026-03-10", "50%,60.25%")
    let back = try stand.run(captured: "2026-04-01")
    #expect(back.output.contains("added,evaluations,b.alpha-1.2026-03-10"), "\(back.output)\(back.error)")
    #expect(back.output.contains("changed,evaluations,b.alpha-1.2026-02-10"))
    let found = try stand.contents()
    #expect(try stand.run(captured: "2026-04-01").error.contains("Nothing changes"))
    // An old board is an old state, not a change.
    try writeRow("2026-01-10", "50%,60.25%")
    let old = try stand.run(captured: "2026-02-01")
    #expect(
      old.output.contains("unchanged,evaluations,b.alpha-1,Alpha 1,3,superseded by b.alpha-1.2026-03-10"),
      "\(old.output)")
    #expect(try stand.contents() == found)
  }

  @Test func severalDatesOfOneSystemAreAChainOfEvaluations() throws {
    let stand = try Stand()
    try stand.writeBoard(
      "Alpha 1,Gold,Board Team,Board Team,2026-02-20,53%,62%", "Alpha 1,Gold,Board Team,Board Team,2026-02-10,52%,61%",
      "Alpha 1,Gold,Board Team,Board Team,2026-02-25,50%,60.25%", removing: ["Alpha"])
    let result = try stand.run()
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.error.contains("Evaluations: 3 added, 1 changed, 1 unchanged, 1 absent."), "\(result.error)")
    let evaluations = try #require(try stand.contents()["evaluations.csv"])
    for (id, next) in [
      ("b.alpha-1,", "b.alpha-1.2026-02-10,"), ("b.alpha-1.2026-02-10,", "b.alpha-1.2026-02-20,"),
      ("b.alpha-1.2026-02-20,", "b.alpha-1.2026-02-25,"), ("b.alpha-1.2026-02-25,", ",board-2026-03-01"),
    ] {
      let row = evaluations.split(separator: "\n").first { $0.hasPrefix(id) }
      #expect(row?.contains("gold,\(next)") == true, "\(evaluations)")
    }
    #expect(try Command.shell("$vgap validate '\(stand.path)/p'").exitCode == 0)
    let found = try stand.contents()
    #expect(try stand.run().error.contains("Nothing changes"))
    #expect(try stand.contents() == found)
  }

  @Test func aRowWithoutADateSupersedesNone() throws {
    let stand = try Stand()
    let old = try stand.contents()
    try stand.writeBoard("Alpha 1,Gold,Board Team,Board Team,,52%,61%", removing: ["Alpha"])
    let result = try stand.run()
    #expect(result.output.contains("conflicting,evaluations,b.alpha-1"), "\(result.output)")
    #expect(result.output.contains("--evaluated-on DATE"), "\(result.output)")
    #expect(try stand.contents() == old)
    let told = try stand.run("--evaluated-on 2026-02-20 --dry-run")
    #expect(told.output.contains("added,evaluations,b.alpha-1.2026-02-20"), "\(told.output)")
    try stand.writeBoard("Alpha 1,Gold,Board Team,Board Team,,50%,60.25%", removing: ["Alpha"])
    #expect(try stand.run().output.contains("unchanged,evaluations,b.alpha-1"))
  }

  @Test func spellingsOfANewNameAreOneSystem() throws {
    let stand = try Stand()
    try stand.writeBoard(
      "Delta 2,,Board Team,Board Team,2026-02-20,10%,11%",
      "[delta-2](https://d.example),,Board Team,Board Team,2026-02-21,12%,13%")
    let result = try stand.run("--new-systems")
    #expect(result.exitCode == 0, "\(result.error)")
    #expect(result.error.contains("spellings taken for one new system: Delta 2 = delta-2 (delta-2)"), "\(result.error)")
    #expect(result.error.contains("Beside them 1 new system"), "\(result.error)")
    // At one date they are one row twice, and both places are told.
    try stand.writeBoard(
      "Delta 3,,Board Team,Board Team,2026-02-20,10%,11%", "DELTA  3,,Board Team,Board Team,2026-02-20,12%,13%")
    let asked = try stand.run("--new-systems")
    #expect(
      asked.exitCode == 1 && asked.error.contains("board.csv:5") && asked.error.contains("compare with line 4"),
      "\(asked.error)")
    let unknown = try stand.run()
    #expect(unknown.error.contains("--systems") && unknown.error.contains("--variants"), "\(unknown.error)")
  }

  @Test func whatAKilledWriterLeftGoesEvenIfNothingChanges() throws {
    let stand = try Stand()
    try stand.writeBoard()
    let left = stand.path + "/.p.0123456789abc.vgap-new"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    #expect(try stand.run("--dry-run").error.contains("Nothing changes"))
    #expect(FileManager.default.fileExists(atPath: left))
    #expect(try stand.run().error.contains("Nothing changes"))
    #expect(!FileManager.default.fileExists(atPath: left))
  }

  @Test func aLargeBoardIsAddedToALargePackage() throws {
    let stand = try Stand()
    let systems = 0..<2000
    func name(_ number: Int) -> String { "s\(10000 + number)" }
    let header = "system_id,name,version,organization_id,announced_on,released_on,access,source_id,note\n"
    try stand.write(
      header + systems.map { "\(name($0)),System \(name($0)),,acme,,2025-01-02,,own,\n" }.joined(), "p/systems.csv")
    try stand.write("benchmark_id,alias,system_id\n", "p/aliases.csv")
    let dimensions = 0..<50
    try stand.write(
      "benchmark_id,dimension_id,name,weight,higher_is_better,unit\n"
        + dimensions.map { "b,d\($0),D\($0),1,true,percent\n" }.joined(), "p/dimensions.csv")
    func percent(_ system: Int, _ dimension: Int) -> String {
      "\((system * 79 + dimension * 31) % 100).\(1 + system % 9)"
    }
    let evaluations =
      "evaluation_id,benchmark_id,system_id,variant,evaluated_on,sampled_by,evaluated_by,certification,superseded_by,source_id,note\n"
    func rows(_ range: Range<Int>, _ source: String) -> String {
      range.map { "b.\(name($0)),b,\(name($0)),,2026-01-10,,,,,\(source),\n" }.joined()
    }
    func scores(_ range: Range<Int>) -> String {
      range.map { system in
        dimensions.map { "d\($0)" }.sorted().map { id in
          "b.\(name(system)),\(id),\(percent(system, Int(id.dropFirst()) ?? 0))\n"
        }.joined()
      }.joined()
    }
    try stand.write(evaluations + rows(0..<1000, "own"), "p/evaluations.csv")
    try stand.write("evaluation_id,dimension_id,value\n" + scores(0..<1000), "p/scores.csv")
    try stand.write(
      "Model,Date," + dimensions.map { "D\($0)" }.joined(separator: ",") + "\n"
        + (500..<2000).map { system in
          "System \(name(system)),2026-01-10," + dimensions.map { percent(system, $0) + "%" }.joined(separator: ",")
            + "\n"
        }.joined(), "board.csv")
    let result = try stand.run()
    #expect(result.exitCode == 0, "\(result.error.prefix(500))")
    #expect(result.error.contains("Evaluations: 1000 added, 500 unchanged, 500 absent."), "\(result.error.prefix(500))")
    let found = try stand.contents()
    #expect(found["evaluations.csv"] == evaluations + rows(0..<1000, "own") + rows(1000..<2000, "board-2026-03-01"))
    #expect(found["scores.csv"] == "evaluation_id,dimension_id,value\n" + scores(0..<2000))
  }

  @Test func withoutRoomTheOldPackageStays() throws {
    let stand = try Stand()
    try stand.writeBoard("Gamma 1,,Acme,Board Team,2026-02-20,30.5%,20%")
    // A file that cannot be written whole within the limit.
    try stand.write(
      (Stand.files["sources.csv"] ?? "")
        + "zz,\"\(String(repeating: "x", count: 3000))\",https://example.org/z,,2026-02-02\n", "p/sources.csv")
    let old = try stand.contents()
    let result = try Command.shell(
      "cd '\(stand.path)'; (ulimit -f 1; $vgap import board.csv --recipe b --captured-on 2026-03-01 --into p > /dev/null)"
    )
    #expect(result.exitCode == 1)
    #expect(result.error.contains("[file-unwritable]"), "\(result.error)")
    #expect(try stand.contents() == old)
    #expect(try FileManager.default.contentsOfDirectory(atPath: stand.path).sorted() == ["board.csv", "p"])
  }
}
