import Foundation
import Quantities
import Tables
import Testing

@testable import BenchmarkData

/// What the columns of a flat file mean: countries, makers, directions, ratings, rows per prompt.
struct FlatFileMeaningTests {
  private func reading(_ text: String, _ options: LoadOptions = LoadOptions()) throws -> FlatFileLoader.Reading {
    let path = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try FlatFileLoader(path: path, options: options).read(dropsBadRows: true)
  }

  private func options(_ change: (inout LoadOptions) -> Void) -> LoadOptions {
    var options = LoadOptions()
    change(&options)
    return options
  }

  // MARK: Countries

  @Test func theNamesOfACountryAreOneCountry() throws {
    let dataset = try reading("system,country,score\nA,United States,1\nB,usa,2\nC,China,3\nD,cn,4\nE,P.R.C.,5\n")
      .dataset
    #expect(dataset.countries.keys.map(\.text) == ["US", "CN"])
    #expect(dataset.systems.values.map { dataset.country(of: $0)?.text } == ["US", "US", "CN", "CN", "CN"])
    #expect(dataset.organizations.isEmpty)
  }

  @Test func namibiaIsACountryAndNotMissing() throws {
    let dataset = try reading("system,country,score\nA,NA,1\nB,N/A,2\nC,,3\n").dataset
    #expect(dataset.systems.values.map { dataset.country(of: $0)?.text } == ["NA", nil, nil])
  }

  @Test func whatIsNoCountryIsNamedWithItsCount() throws {
    let reading = try reading("system,country,score\nA,Europe,1\nB,EUROPE,2\nC,US,3\n")
    let found = reading.problems.filter { $0.code.name == "unknown-country" }
    #expect(found.map(\.found) == ["Europe"])
    #expect(found.first?.message == "2 rows stand under what is no country of ISO 3166-1")
    #expect(found.first?.severity == .warning)
    #expect(found.first?.place?.line == 2)
    #expect(reading.dataset.systems.values.map { reading.dataset.country(of: $0)?.text } == ["Europe", "Europe", "US"])
  }

  @Test func severalCountriesOfACellAreKept() throws {
    let dataset = try reading("system,organization,country,score\nA,Lab,China; France,1\nB,,US/CA,2\n").dataset
    #expect(dataset.systems.values.map { dataset.countries(of: $0).map(\.text) } == [["CN", "FR"], ["US", "CA"]])
  }

  @Test func emptyCellsAreFilledFromAboveWhereItIsAsked() throws {
    let text = "country,organization,system,score\nUS,X,A,1\n,,B,2\n,Y,C,3\nCN,Z,D,4\n,,E,5\n"
    let plain = try reading(text).dataset
    #expect(plain.systems.values.map { plain.country(of: $0)?.text } == ["US", nil, nil, "CN", nil])
    let filled = try reading(text, options { $0.fillDown = ["country", "organization"] })
    #expect(
      filled.dataset.systems.values.map { filled.dataset.country(of: $0)?.text } == ["US", "US", "US", "CN", "CN"])
    #expect(filled.dataset.systems.values.map { $0.organization?.text } == ["X", "X", "Y", "Z", "Z"])
  }

  /// Rows that look the same under merged cells are of different systems.
  @Test func rowsUnderDifferentSystemsAreNoRepetitions() throws {
    let text = "system,dimension,score\nA,x,1\n,y,5\nB,x,2\n,y,5\n,y,5\n"
    let filled = try reading(text, options { $0.fillDown = ["system"] })
    #expect(filled.dataset.evaluations.values.map { $0.scores["y"]?.value } == [5, 5])
    let repeated = filled.problems.filter { $0.code == .droppedRow }
    #expect(repeated.map { $0.place?.line } == [6])
    #expect(repeated.first?.message == "the row is the same as an earlier one, and left out")
  }

  // MARK: Makers

  @Test func makersOfOneNameAreOneMaker() throws {
    let dataset = try reading(
      "system,organization,country,score\nA,Google,US,1\nB,google,,2\nC,Google DeepMind,,3\nD,GOOGLE ,,4\n"
    )
    .dataset
    #expect(dataset.organizations.keys.map(\.text) == ["Google", "Google DeepMind"])
    #expect(dataset.country(of: try #require(dataset.systems["B"])) == "US")
  }

  @Test func aMakerIsNotInvented() throws {
    let dataset = try reading("system,country,score\nA,US,1\n").dataset
    #expect(dataset.systems["A"]?.organization == nil)
    #expect(dataset.organizations.isEmpty)
    #expect(dataset.country(of: try #require(dataset.systems["A"])) == "US")
  }

  @Test func countriesComeFromTheMakers() throws {
    var known = Dataset(title: "Known")
    known.organizations["genmo"] = Organization(id: "genmo", name: "Genmo", country: "US")
    var kuaishou = Organization(id: "kuaishou", name: "Kuaishou", country: "CN")
    kuaishou.otherNames = ["Kling AI"]
    known.organizations["kuaishou"] = kuaishou
    known.organizations["lightricks"] = Organization(id: "lightricks", name: "Lightricks", country: "IL")
    known.systems["ltx"] = System(id: "ltx", name: "LTX", version: "2", organization: "lightricks")
    var makers = MakerCountries()
    makers.add(known, called: "known")
    var dataset = try reading(
      "system,organization,score\nMochi,Genmo AI,1\nKling 9,KlingAI,2\nLTX 2,Somebody,3\nX,Nobody,4\n"
    ).dataset
    let found = makers.fill(&dataset)
    #expect(dataset.systems.values.map { dataset.country(of: $0)?.text } == ["US", "CN", "IL", nil])
    #expect(found.byMaker == ["known": 2] && found.bySystem == ["known": 1] && found.unknown == 1)
    #expect(found.text == "countries of 2 by their makers in known and 1 by their own names in known")
  }

  // MARK: Direction

  @Test(arguments: [
    ("system,score,higher_is_better\nA,1,false\nB,2,false\n", false),
    ("system,score,higher_is_better\nA,1,TRUE\nB,2,\n", true),
    ("system,dimension,score\nA,FVD ↓,1\nB,FVD ↓,2\n", false),
    ("system,dimension,score\nA,WER (lower is better),1\n", false),
    ("system,dimension,score\nA,LPIPS ↑,1\n", true),
    ("system,dimension,score\nA,Motion smoothness,1\n", true),
  ])
  func theDirectionIsTakenFromTheFile(_ text: String, _ higherIsBetter: Bool) throws {
    let reading = try reading(text)
    #expect(reading.problems.filter { $0.severity == .error } == [])
    let dimension = try #require(reading.dataset.benchmarks.values.first?.dimensions.values.first)
    #expect(dimension.higherIsBetter == higherIsBetter)
    #expect(!dimension.name.contains("↓") && !dimension.name.contains("better"))
  }

  @Test(arguments: [
    "FVD", "fid", "KID", "WER", "CER", "word error rate", "LPIPS", "val_loss", "ValLoss", "latency (s)", "Perplexity",
    "MAE", "RMSE", "UMT-FVD", "inference time", "Frechet distance",
  ])
  func anErrorWithoutADirectionIsAskedAbout(_ name: String) throws {
    let text = "system,dimension,score\nA,\(name),1\nB,\(name),2\n"
    let problem = try #require(try reading(text).problems.first { $0.code == .unknownDirection })
    #expect(problem.severity == .error)
    #expect(problem.fix?.contains("--lower-is-better") == true && problem.fix?.contains("--higher-is-better") == true)
    for (told, expected) in [(true, true), (false, false)] {
      let reading = try reading(text, options { $0.directions.general = told })
      #expect(reading.problems.isEmpty)
      #expect(reading.dataset.benchmarks.values.first?.dimensions.values.first?.higherIsBetter == expected)
    }
  }

  @Test(arguments: [
    "Accuracy", "Total", "temporal flickering", "CLIP score", "UMTScore", "Person", "Fidelity", "Cerebral",
  ])
  func otherNamesAreNotAskedAbout(_ name: String) throws {
    #expect(try reading("system,dimension,score\nA,\(name),1\n").problems.isEmpty)
  }

  @Test func aScoreIsOfWhatItsBenchmarkIsCalled() throws {
    let text = "system,benchmark,score\nA,WER test,1\nB,WER test,2\n"
    #expect(try reading(text).problems.map(\.found) == ["WER test"])
    #expect(try reading(text, options { $0.directions.general = false }).problems.isEmpty)
  }

  @Test func aDirectionIsToldByDimension() throws {
    let text = "system,dimension,score\nA,FVD,1\nA,CLIP,2\n"
    #expect(try reading(text).problems.map(\.found) == ["FVD"])
    let told = try reading(text, options { $0.directions.byDimension = ["fvd": false] })
    #expect(told.problems.isEmpty)
    #expect(told.dataset.benchmarks.values.first?.dimensions.values.map(\.higherIsBetter) == [false, true])
  }

  @Test func contradictoryDirectionsAreErrors() throws {
    let rows = try reading("system,score,higher_is_better\nA,1,true\nB,2,false\n")
    #expect(rows.problems.map(\.code) == [.contradiction])
    #expect(rows.problems.first?.place?.line == 3)
    let told = try reading("system,dimension,score\nA,FVD ↓,1\n", options { $0.directions.general = true })
    #expect(told.problems.map(\.code) == [.contradiction])
  }

  // MARK: Ratings

  @Test(arguments: [
    ("system,score,unit\nA,1398,rating\nB,1391,rating\n", LoadOptions(), true),
    ("system,score,unit\nA,1398,Elo\n", LoadOptions(), true),
    ("system,Arena Score\nA,1398\n", LoadOptions(columns: ["score": "Arena Score"]), true),
    ("system,ELO\nA,12\n", LoadOptions(columns: ["score": "ELO"]), true),
    ("system,rating\nA,1100\nB,1090\n", LoadOptions(columns: ["score": "rating"]), true),
    ("system,rating\nA,4.5\nB,3.2\n", LoadOptions(columns: ["score": "rating"]), false),
    ("system,score,Votes\nA,1398,100\n", LoadOptions(columns: ["sample_size": "Votes"]), true),
    ("system,score,Votes\nA,81,100\n", LoadOptions(columns: ["sample_size": "Votes"]), false),
    ("system,score\nA,1398\n", LoadOptions(), false),
  ])
  func ratingsAreRecognised(_ text: String, _ options: LoadOptions, _ isRating: Bool) throws {
    let benchmark = try #require(try reading(text, options).dataset.benchmarks.values.first)
    #expect((benchmark.kind == .rating) == isRating)
    #expect((benchmark.dimensions.values.first?.unit == "rating") == isRating)
    for kind in Benchmark.Kind.allCases {
      var told = options
      told.kind = kind
      #expect(try reading(text, told).dataset.benchmarks.values.first?.kind == kind)
    }
  }

  // MARK: Rows per prompt

  @Test func rowsPerPromptBecomeAMean() throws {
    let dataset = try reading("system,prompt_id,score\nA,p1,0.8\nA,p2,0.7\nA,p2,0.6\nB,p1,0.5\n").dataset
    #expect(dataset.evaluations.values.compactMap { $0.scores["score"]?.value } == [(0.8 + 0.7 + 0.6) / 3, 0.5])
    #expect(dataset.samples.map(\.prompt) == ["p1", "p2", "p2", "p1"])
    #expect(dataset.samples.count == 4)
  }

  @Test func videosWithoutPromptsStandForThemselves() throws {
    let dataset = try reading("system,sample_index,score\nA,v1.mp4,0.8\nA,v2.mp4,0.7\n").dataset
    #expect(dataset.samples.map(\.prompt) == ["v1.mp4", "v2.mp4"])
  }

  @Test func withoutThemASystemStandsOnce() throws {
    let found = try reading("system,score\nA,1\nA,2\n").problems
    #expect(found.map(\.code) == [.duplicateKey])
    #expect(found.first?.fix?.contains("prompt_id") == true)
  }

  // MARK: Others

  @Test func aStandardDeviationAndASizeGiveAStandardError() throws {
    let dataset = try reading("system,score,std_dev,sample_size\nA,81.2,4,100\nB,80,5,\n").dataset
    #expect(dataset.evaluations.values.map { $0.scores["score"]?.standardError } == [0.4, nil])
  }

  @Test func aSystemWithoutAScoreStays() throws {
    let reading = try reading("system,score\nA,1\nB,\n")
    #expect(reading.dataset.systems.count == 2)
    #expect(reading.problems.isEmpty)
  }

  @Test func scoresOfOneDimensionAreInOneUnit() throws {
    let found = try reading("system,score,unit\nA,1,points\nB,2,fraction\n").problems
    #expect(found.map(\.code) == [.contradiction])
    #expect(found.first?.place?.line == 3)
  }
}
