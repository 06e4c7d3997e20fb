import Tables
import Testing

@testable import BenchmarkData

struct LeaderboardImportTests {
  /// Five systems of the VBench board as people keep them: headers in every manner, per cent signs here and there, totals, a
  /// missing score, columns of their own.
  static let wide = """
    Model Name (clickable),Total Score,Quality Score,Semantic Score,Subject Consistency,background_consistency,temporal flickering,Motion-Smoothness,DYNAMIC DEGREE,aesthetic quality (%),Imaging Quality,object_class,Multiple Objects,human action,Color,spatial_relationship,Scene,Appearance style,temporal_style,OverallConsistency,Team
    Veo 3,85.06%,85.7%,82.49%,97.36,96.89,99.3,99.16,72.43,63.81,68.23,93.89,82.2,99.4,82.48,84.26,57.43,23.55,25.97,27.88,DeepMind
    kling 1.6,83.4%,85%,76.99%,97.4,96.84,98.64,99.13,62.22,64.81,69.7,93.34,63.99,96.2,81.26,79.08,55.57,20.75,24.51,26.04,Kuaishou
    Wan2.1-T2V-14B,83.69%,85.59%,76.11%,97.52,98.09,99.46,98.3,65.46,66.07,69.43,86.28,69.58,95.4,88.59,75.39,45.75,22.64,23.19,25.91,
    Gen-3 (2024-07),82.32%,84.11%,75.17%,97.1,96.62,98.61,99.23,60.14,63.34,66.82,87.81,53.64,96.4,80.9,65.09,54.57,24.31,24.71,26.69,Runway
    Sora,84.28%,85.51%,79.35%,96.23,96.35,98.87,98.74,79.91,63.46,68.28,93.93,70.85,98.2,80.11,74.29,56.95,24.76,25.01,26.26,OpenAI

    """

  /// The evaluations of the curated dataset that these rows were copied from.
  static let originals: [System.ID: Evaluation.ID] = [
    "veo-3": "vbench-1.0.veo-3", "kling-1-6": "vbench-1.0.kling-1-6", "wan-2-1-14b": "vbench-1.0.wan-2-1-14b",
    "gen-3-alpha": "vbench-1.0.gen-3-alpha", "sora-turbo": "vbench-1.0.sora-turbo",
  ]

  static let dataset = try? Dataset.load(at: Repository.dataset)

  private func read(
    _ text: String, benchmark: Benchmark.ID = "vbench-1.0",
    _ change: (inout LeaderboardImport.Options) -> Void = { _ in }
  ) throws -> LeaderboardImport.Result {
    var options = LeaderboardImport.Options()
    change(&options)
    let definition = try #require(Self.dataset)
    return try LeaderboardImport(definition: definition, benchmark: benchmark, options: options)
      .read(Array(text.utf8), name: "wide.csv")
  }

  private func problems(
    _ text: String, benchmark: Benchmark.ID = "vbench-1.0",
    _ change: (inout LeaderboardImport.Options) -> Void = { _ in }
  ) throws -> [Problem] {
    do {
      return try read(text, benchmark: benchmark, change).warnings
    } catch let problems as Problems {
      return problems.list
    }
  }

  @Test func fiveSystemsOfTheBoardScoreTheSame() throws {
    let result = try read(Self.wide) { $0.extraColumns = .notes }
    #expect(result.unit == "percent, recognised: all 75 numbers without a sign are above 1")
    let definition = try #require(Self.dataset)
    let benchmark = try #require(result.dataset.benchmarks["vbench-1.0"])
    #expect(result.dataset.evaluations.count == 5)
    for evaluation in result.dataset.evaluations.values {
      let original = try #require(Self.originals[evaluation.system].flatMap { definition.evaluations[$0] })
      // Exactly the same numbers, to the last bit: 99.3 % is 0.993.
      #expect(evaluation.scores == original.scores)
      #expect(evaluation.publishedTotals == original.publishedTotals)
      for quantity in [Quantity.total, .group("quality"), .group("semantic")] {
        let score = try #require(benchmark.score(of: evaluation, on: quantity))
        #expect(score == benchmark.score(of: original, on: quantity))
        #expect(score.basis == .composed)
      }
    }
    #expect(result.columns.last.map { $0 == ("Team", "organization") } == true)
    #expect(result.dataset.country(of: try #require(result.dataset.systems["sora-turbo"])) == "US")
  }

  @Test func whatIsWrittenIsSoundAndReadsBackTheSame() throws {
    let result = try read(Self.wide) { $0.extraColumns = .notes }
    let files = try PackageWriter.files(of: result.dataset, name: "five")
    #expect(files.last?.name == "datapackage.json")
    let report = DatasetValidator.report(onPackage: files, called: "five")
    #expect(report.problems == [])
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, Array($0.text.utf8)) })
    let loader = PackageLoader("five", options: LoadOptions()) { path throws(Problem) in
      guard let bytes = texts[path] else { throw Problem(.fileNotFound, at: Place(file: path), "no such file") }
      return bytes
    }
    let again = try loader.load()
    #expect(again.evaluations == result.dataset.evaluations)
    #expect(again.systems == result.dataset.systems)
    #expect(again.benchmarks == result.dataset.benchmarks)
    #expect(again.sources == result.dataset.sources)
  }

  @Test func theWholeCuratedDatasetIsWrittenAndReadsBackTheSame() throws {
    let dataset = try #require(Self.dataset)
    let files = try PackageWriter.files(of: dataset, name: "copy")
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, Array($0.text.utf8)) })
    let again = try PackageLoader("copy", options: LoadOptions()) { path throws(Problem) in
      guard let bytes = texts[path] else { throw Problem(.fileNotFound, at: Place(file: path), "no such file") }
      return bytes
    }.load()
    #expect(again.systems == dataset.systems)
    #expect(again.evaluations == dataset.evaluations)
    #expect(again.samples == dataset.samples)
    #expect(again.claims == dataset.claims)
    #expect(again.organizations == dataset.organizations)
    let structure = DatasetValidator.report(onPackage: files, called: "copy")
    #expect(structure.errorCount == 0)
  }

  // MARK: Percent or fraction

  @Test func fractionsAreRecognised() throws {
    let result = try read("system,color,scene\nVeo 3,0.8248,0.5743\nSora,0,-\n")
    #expect(result.unit == "fraction, recognised: none of the 2 numbers is above 1")
    #expect(result.dataset.evaluations["vbench-1.0.veo-3"]?.scores["color"]?.value == 0.8248)
    #expect(result.dataset.evaluations["vbench-1.0.sora-turbo"]?.scores["scene"] == nil)
    #expect(result.dataset.evaluations["vbench-1.0.sora-turbo"]?.scores["color"]?.value == 0)
  }

  @Test(arguments: [
    ("system,color,scene\nVeo 3,82.48,0.5743\n", 2, 13), ("system,color,scene\nVeo 3,82.48%,0.5743\n", 2, 14),
    ("system,color\nVeo 3,82.48\nSora,0.83\n", 3, 6),
  ])
  func whatCouldBeEitherIsAnErrorThatAsks(_ text: String, _ line: Int, _ column: Int) throws {
    let found = try problems(text).filter { $0.severity == .error }
    #expect(found.map(\.code.name) == ["ambiguous-unit"])
    #expect(found.first?.place?.line == line)
    #expect(found.first?.place?.column == column)
    #expect(found.first?.fix == "say what the numbers are: --unit percent or --unit fraction")
  }

  @Test func whatIsToldIsTaken() throws {
    let text = "system,color\nVeo 3,82.48\nSora,0.83\n"
    let percent = try read(text) { $0.unit = .percent }
    #expect(percent.dataset.evaluations["vbench-1.0.sora-turbo"]?.scores["color"]?.value == 0.0083)
    #expect(percent.unit == "percent, as told")
    let fraction = try read("system,color\nVeo 3,0.8\n") { $0.unit = .fraction }
    #expect(fraction.dataset.evaluations["vbench-1.0.veo-3"]?.scores["color"]?.value == 0.8)
    let contradiction = try problems("system,color\nVeo 3,82%\n") { $0.unit = .fraction }
    #expect(contradiction.contains { $0.code == .ambiguousUnit })
  }

  @Test func otherUnitsAreTakenAsTheyAre() throws {
    let result = try read("model,rating\nVeo 3,1402.5\n", benchmark: "arena-t2v")
    #expect(result.dataset.evaluations["arena-t2v.veo-3"]?.scores["rating"]?.value == 1402.5)
    #expect(result.unit == nil)
  }

  // MARK: Columns and systems

  @Test func furtherColumnsAreRefusedByNameWithTheDimensionThatWasMeant() throws {
    let found = try problems("system,color,Sceen\nVeo 3,0.8,0.5\n").filter { $0.severity == .error }
    #expect(found.map(\.code) == [.unknownColumn])
    #expect(found.first?.found == "Sceen")
    #expect(found.first?.fix?.hasPrefix("did you mean 'Scene'?") == true)
  }

  @Test func systemsThatAreNotKnownAreSuggestedOrMade() throws {
    let text = "system,color\nKling 1.66,0.8\nBrand-New Vidéo 2.5 (HD),0.7\n"
    let found = try problems(text).filter { $0.severity == .error }
    #expect(found.map(\.code) == [.unknownSystem, .unknownSystem])
    #expect(found.first?.fix?.contains("Kling 1.6 (kling-1-6)") == true)
    let result = try read(text) { $0.makesNewSystems = true }
    #expect(result.systems.map(\.system) == ["kling-1.66", "brand-new-video-2.5-hd"])
    #expect(result.systems.map(\.isNew) == [true, true])
    let report = DatasetValidator.report(
      onPackage: try PackageWriter.files(of: result.dataset, name: "new"), called: "new")
    #expect(report.problems == [])
  }

  @Test func aliasesOfTheBenchmarkComeFirst() throws {
    // On VBench 1.0 "Sora" is the product of December 2024; elsewhere the name belongs to the preview.
    let result = try read("system,color\nSora,0.8\n")
    #expect(result.systems.map(\.system) == ["sora-turbo"])
  }

  @Test func rowsOfOneSystemNeedSomethingThatTellsThemApart() throws {
    let found = try problems("system,color\nSora,0.8\nsora-turbo,0.7\n").filter { $0.severity == .error }
    #expect(found.map(\.code) == [.duplicateKey])
    let result = try read("system,variant,evaluated_on,color\nSora,480p,2024-12,0.8\nSora,720p,2024-12,0.7\n")
    #expect(
      result.dataset.evaluations.keys.map(\.text) == [
        "vbench-1.0.sora-turbo.480p.2024-12", "vbench-1.0.sora-turbo.720p.2024-12",
      ])
  }

  @Test func headersCanBeMapped() throws {
    let result = try read("Who,Colour accuracy\nSora,0.8\n") {
      $0.columns = ["system": "Who", "color": "Colour accuracy"]
    }
    #expect(result.columns.map(\.meaning) == ["system", "color"])
    let wrong = try problems("Who,Colour accuracy\nSora,0.8\n") { $0.columns = ["system": "Woh", "colour": "Who"] }
    #expect(wrong.map(\.fix) == ["did you mean color?", "did you mean Who?"])
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "unrecognised-file"), ("system,x\nSora,1\n", "unrecognised-file"),
    ("system,color,Color\nSora,1,1\n", "ambiguous-column"), ("system,color\n,0.5\n", "csv-missing-value"),
    ("system,color\nSora,high\n", "csv-not-a-number"), ("system,color,date\nSora,0.5,soon\n", "csv-not-a-date"),
    ("", "csv-empty-file"),
  ])
  func whatCannotBeReadIsReported(_ text: String, _ code: String) throws {
    let found = try problems(text)
    #expect(found.contains { $0.code.name == code && $0.severity == .error && $0.place != nil }, "\(found)")
  }

  @Test(arguments: [";", "\t", "|"])
  func anotherDelimiterIsRecognised(_ delimiter: String) throws {
    let result = try read(Self.wide.replacing(",", with: delimiter)) { $0.extraColumns = .notes }
    #expect(try result.dataset.evaluations == read(Self.wide) { $0.extraColumns = .notes }.dataset.evaluations)
  }

  @Test func decimalCommasAndDecorationAreRead() throws {
    let wide = Self.wide.replacing(",", with: ";").replacing(".", with: ",").replacing("Wan2,1", with: "Wan2.1")
      .replacing("kling 1,6", with: "[🥇 Kling 1.6](https://x.example)").replacing("Veo 3;", with: "**Veo 3**;")
    let result = try read(wide) { $0.extraColumns = .notes }
    #expect(try result.dataset.evaluations == read(Self.wide) { $0.extraColumns = .notes }.dataset.evaluations)
    #expect(result.decisions.contains { $0.text.hasPrefix("decimal commas") })
  }

  /// A total printed as 80.00% is known to two decimals, as one of 80.01% is.
  @Test(arguments: ["80.00%", "80.01%"])
  func printedZerosCountAsDecimals(_ total: String) throws {
    let benchmark = try #require(Self.dataset?.benchmarks["vbench-1.0"])
    let names = benchmark.dimensions.values.map(\.name)
    let text =
      (["Model", "Total Score"] + names).joined(separator: ",") + "\n"
      + (["Sora", total] + names.map { _ in "60.01%" }).joined(separator: ",") + "\n"
    let found: [Problem]
    do {
      let result = try read(text)
      let evaluation = try #require(result.dataset.evaluations.values.first)
      #expect(evaluation.publishedDecimals["total"] == (total == "80.00%" ? 4 : nil))
      found =
        result.warnings
        + DatasetValidator.report(
          onPackage: try PackageWriter.files(of: result.dataset, name: "five"), called: "five"
        ).problems
    } catch let problems as Problems {
      found = problems.list
    }
    #expect(found.contains { $0.code.name == "total-mismatch" }, "\(found)")
  }

  @Test func aSpellingOfMissingIsNoScore() throws {
    let read = try read("system,color,scene,human action\nSora,0.8,-,N/A\n")
    #expect(read.dataset.evaluations.values.map { $0.scores.keys.map(\.text) } == [["color"]])
  }

  @Test(arguments: 0..<4)
  func damagedFilesNeverCrash(_ batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(batch))
    for _ in 0..<50 {
      let bytes = Mutation.random(of: Array(Self.wide.utf8), using: &random)
      let definition = try #require(Self.dataset)
      _ = try? LeaderboardImport(definition: definition, target: .new(NewBenchmark(id: "damaged")))
        .read(bytes, name: "wide.csv")
      _ = try problems(String(decoding: bytes, as: UTF8.self)) {
        $0.extraColumns = .notes
        $0.makesNewSystems = Bool.random(using: &random)
      }
    }
  }
}
