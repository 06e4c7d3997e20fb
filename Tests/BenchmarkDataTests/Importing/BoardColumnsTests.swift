import Quantities
import Tables
import Testing

@testable import BenchmarkData

/// What the columns of a board say beside scores: how sure they are, and of whom.
struct BoardColumnsTests {
  static let definition: Dataset = {
    var dataset = Dataset(title: "known")
    for code in ["US", "CN"] { dataset.countries[Country.ID(code)] = Country.withCode(code) }
    var kuaishou = Organization(id: "kuaishou", name: "Kuaishou", country: "CN")
    kuaishou.otherNames = ["Kling AI"]
    dataset.organizations = [kuaishou, Organization(id: "openai", name: "OpenAI", country: "US")]
    dataset.systems = [
      System(id: "sora", name: "Sora", organization: "openai", releasedOn: CalendarDate("2024-12-09")),
      System(id: "kling", name: "Kling", organization: "kuaishou"), System(id: "open-1", name: "Open 1"),
    ]
    dataset.benchmarks = [
      Benchmark(
        id: "arena", name: "Arena", kind: .rating, dimensions: [Dimension(id: "rating", name: "Rating", unit: "rating")]
      ),
      Benchmark(
        id: "two", name: "Two", kind: .composite,
        dimensions: [
          Dimension(id: "motion", name: "Motion smoothness", unit: "fraction"),
          Dimension(id: "fvd", name: "FVD", higherIsBetter: false, unit: "points"),
        ]),
    ]
    return dataset
  }()

  private func read(
    _ text: String, _ benchmark: Benchmark.ID, _ change: (inout LeaderboardImport.Options) -> Void = { _ in }
  ) throws -> LeaderboardImport.Result {
    var options = LeaderboardImport.Options()
    change(&options)
    return try LeaderboardImport(definition: Self.definition, benchmark: benchmark, options: options)
      .read(Array(text.utf8), name: "board.csv")
  }

  private func errors(_ text: String, _ benchmark: Benchmark.ID) throws -> [Problem] {
    do {
      return try read(text, benchmark) { $0.makesNewSystems = true }.warnings.filter { $0.severity == .error }
    } catch let problems as Problems {
      return problems.list.filter { $0.severity == .error }
    }
  }

  // MARK: How sure

  @Test(arguments: [
    "model,rating,standard_error,n\nSora,1100,2.5,200\n", "model,Elo,95% CI,votes\nSora,1100,+4.89991/-4.89991,200\n",
    "model,Arena score,lower,upper,Votes\nSora,1100,1095.10009,1104.89991,200\n",
    "model,score,num votes\nSora,1100 [1095.10009–1104.89991],200\n",
    "model,rating,std,n\nSora,1100,35.35533905932738,200\n", "model,rating,rating se,samples\nSora,1100,2.5,200\n",
    "model,rating,90% CI,n\nSora,1100,\"[1095.887866, 1104.112134]\",200\n",
  ])
  func theOnlyDimensionHasItsError(_ text: String) throws {
    let score = try #require(try read(text, "arena").dataset.evaluations.values.first?.scores["rating"])
    #expect(score.value == 1100)
    #expect(abs((score.standardError ?? 0) - 2.5) < 1e-5)
    #expect(score.sampleSize == 200)
  }

  @Test(arguments: [
    "model,Motion smoothness,Motion smoothness SE,fvd ↓,FVD std error,FVD n\nSora,81.25%,0.5%,310,4,64\n",
    "model,motion (%),std err motion,FVD,fvd_se,n fvd\nSora,81.25,0.5,310,4,64\n",
    "model,motion,motion stderr,FVD,fvd_se,n fvd\nSora,0.8125,0.005,310,4,64\n",
  ])
  func ofSeveralDimensionsTheNamedOneHasIt(_ text: String) throws {
    let scores = try #require(try read(text, "two").dataset.evaluations.values.first?.scores)
    #expect(scores["motion"] == Score(0.8125, standardError: 0.005))
    #expect(scores["fvd"] == Score(310, standardError: 4, sampleSize: 64))
  }

  @Test func anErrorOfNoNamedDimensionIsAskedAbout() throws {
    let found = try errors("model,motion,fvd,std_error\nSora,0.8,310,0.1\n", "two")
    #expect(found.map(\.code) == [.unknownColumn])
    #expect(found.first?.fix?.contains("begin the name with the one that it is of") == true)
  }

  @Test(arguments: [
    ("model,rating,lower,upper\nSora,1100,1101,1105\n", "contradiction"),
    ("model,rating,se\nSora,1100,-2\n", "impossible-value"),
    ("model,rating,ci\nSora,1100,±5\n", "ambiguous-uncertainty"),
    ("model,motion,FVD ↑\nSora,0.5,300\n", "contradiction"),
    ("model,motion (lower is better)\nSora,0.5\n", "contradiction"),
  ])
  func whatContradictsIsAnError(_ text: String, _ code: String) throws {
    let found = try errors(text, text.contains("rating") ? "arena" : "two")
    #expect(found.map(\.code.name) == [code])
    #expect(found.first?.place?.column != nil)
  }

  @Test func aLopsidedIntervalIsSaid() throws {
    let result = try read("model,rating,lower,upper\nSora,1100,1095,1130\n", "arena")
    #expect(result.warnings.map(\.code) == [.lopsidedInterval])
  }

  // MARK: Of whom

  @Test func whatABoardSaysOfNewSystemsIsKept() throws {
    let text = """
      Model,Organization,Country,Released,Announced,License type,Accessibility,rating
      [New 1](https://new.example/1),OpenAI,US,2025-03,2025-02-01,MIT,Open Source,1100
      New 2,Kling AI,,12 Feb 2025,,,Proprietary,1090
      New 3,Lab X,France,,,,,1080
      New 4,,P.R.C.,,,,,1070
      New 5,,,,,,,1060

      """
    let result = try read(text, "arena") {
      $0.makesNewSystems = true
      $0.extraColumns = .notes
    }
    let dataset = result.dataset
    let systems = dataset.systems
    #expect(systems["new-1"]?.url == "https://new.example/1")
    #expect(systems["new-1"]?.organization == "openai")
    #expect(systems["new-1"]?.releasedOn == CalendarDate("2025-03"))
    #expect(systems["new-1"]?.announcedOn == CalendarDate("2025-02-01"))
    #expect(systems["new-1"]?.access == .openWeights)
    #expect(systems["new-2"]?.organization == "kuaishou")
    #expect(systems["new-2"]?.releasedOn == CalendarDate("2025-02-12"))
    #expect(systems["new-2"]?.access == .closed)
    #expect(dataset.organizations["lab-x"]?.country == "FR")
    #expect(systems.values.map { dataset.country(of: $0)?.text } == ["US", "CN", "FR", "CN", nil])
    #expect(result.decisions.contains { $0.text.hasSuffix("by these names: Lab X") })
    // All of it is written, and is there when it is read again.
    let files = try PackageWriter.files(of: dataset, name: "board")
    #expect(DatasetValidator.report(onPackage: files, called: "board").errorCount == 0)
    let again = try DatasetFilesTests.load(files)
    #expect(again.systems == dataset.systems)
    #expect(again.organizations == dataset.organizations)
    #expect(again.countries == dataset.countries)
  }

  @Test func whatTheDatasetKnowsStays() throws {
    let text =
      "Model,Organization,Country,Released,url,rating\nSora,Kuaishou,China,2025-01,https://s.example,1100\nOpen 1,Lab Y,FR,2025,,900\n"
    let result = try read(text, "arena")
    #expect(result.warnings.map(\.code) == [.contradiction, .contradiction, .contradiction])
    #expect(result.warnings.map { $0.found } == ["2025-01", "kuaishou", "CN"])
    #expect(result.warnings.map { $0.expected } == ["2024-12-09", "openai", "US"])
    #expect(result.dataset.systems["sora"]?.organization == "openai")
    #expect(result.dataset.systems["sora"]?.url == "https://s.example")
    // What it leaves open is filled.
    #expect(result.dataset.systems["open-1"]?.releasedOn == CalendarDate("2025"))
    #expect(result.dataset.systems["open-1"].flatMap { result.dataset.country(of: $0) } == "FR")
  }

  @Test func mergedCellsAreFilledWhereItIsAsked() throws {
    let result = try read("Country,Model,rating\nUS,New 1,1\n,New 2,2\nCN,New 3,3\n", "arena") {
      $0.makesNewSystems = true
      $0.fillDown = ["country"]
    }
    #expect(result.dataset.systems.values.map { result.dataset.country(of: $0)?.text } == ["US", "US", "CN"])
  }
}
