import Quantities
import Tables
import Testing

@testable import BenchmarkData

/// Boards that no dataset describes.
struct NewBenchmarkTests {
  private func read(
    _ text: String, _ columns: [String: String] = [:], table: String? = nil,
    _ change: (inout NewBenchmark) -> Void = { _ in }
  ) throws -> LeaderboardImport.Result {
    var new = NewBenchmark(id: "board")
    new.dimensions = try table.map { try DimensionTable(Array($0.utf8), name: "dimensions.csv") }
    change(&new)
    var options = LeaderboardImport.Options()
    options.makesNewSystems = true
    options.columns = columns
    return try LeaderboardImport(definition: Dataset(title: "none"), target: .new(new), options: options)
      .read(Array(text.utf8), name: "board.csv")
  }

  private func codes(
    _ text: String, _ columns: [String: String] = [:], table: String? = nil,
    _ change: (inout NewBenchmark) -> Void = { _ in }
  )
    -> [String]
  {
    do {
      return try read(text, columns, table: table, change).warnings.filter { $0.severity == .error }.map(\.code.name)
    } catch let problems as Problems {
      return problems.list.map(\.code.name)
    } catch {
      return ["\(error)"]
    }
  }

  private func benchmark(_ result: LeaderboardImport.Result) throws -> Benchmark {
    #expect(result.dataset.benchmarks.count == 1)
    let files = try PackageWriter.files(of: result.dataset, name: "board")
    #expect(DatasetValidator.report(onPackage: files, called: "board").errorCount == 0)
    return try #require(result.dataset.benchmarks["board"])
  }

  // MARK: Columns

  @Test func columnsOfNumbersAreDimensions() throws {
    let text =
      "#,Model,Motion (%),Motion SE,Look,Params (B),Rank,n/a column\n1,A,81.2,0.4,70%,7,1,-\n2,B,79,0.5,60%,14,2,-\n"
    let result = try read(
      text.replacing(",n/a column", with: "").replacing(",-", with: "").replacing("Params (B)", with: "Notes"))
    let benchmark = try benchmark(result)
    #expect(benchmark.dimensions.keys.map(\.text) == ["motion", "look"])
    #expect(benchmark.dimensions.values.map(\.unit) == [.percent, .percent])
    #expect(result.dataset.evaluations.values.first?.scores["motion"] == Score(81.2, standardError: 0.4))
    // What a system is, is no score.
    #expect(codes(text.replacing(",n/a column", with: "").replacing(",-", with: "")) == ["csv-unknown-column"])
  }

  @Test(arguments: [
    ("A,0.81\nB,0.7\n", "fraction"), ("A,81.2%\nB,70%\n", "percent"), ("A,81.2\nB,0.7\n", "points"),
    ("A,1\nB,0\n", "points"),
  ])
  func theUnitIsThatOfTheColumn(_ rows: String, _ unit: String) throws {
    let benchmark = try benchmark(read("Model,Look\n" + rows))
    #expect(benchmark.dimensions["look"]?.unit.name == unit)
  }

  @Test func arrowsSayWhichWayIsBetterAndErrorsAreAskedAbout() throws {
    let stated = try benchmark(read("Model,FVD ↓,CLIP ↑\nA,310,31\n"))
    #expect(stated.dimensions.values.map(\.higherIsBetter) == [false, true])
    #expect(codes("Model,FVD,CLIP\nA,310,31\n") == ["unknown-direction"])
    let told = try benchmark(read("Model,FVD,CLIP\nA,310,31\n") { $0.directions.byDimension = ["FVD": false] })
    #expect(told.dimensions["fvd"]?.higherIsBetter == false)
  }

  @Test(arguments: [
    "Model,Elo\nA,1100\nB,1000\n", "Model,Score,Votes\nA,1100,50\nB,1000,60\n",
    "Model,Score\nA,1100 +9/-9\nB,1000 +8/-7\n",
    "Model,rating\nA,1100\nB,1000\n",
  ])
  func ratingsAreRatings(_ text: String) throws {
    let benchmark = try benchmark(read(text))
    #expect(benchmark.kind == .rating)
    #expect(benchmark.dimensions.values.map(\.unit) == [.rating])
    #expect(try self.benchmark(read(text) { $0.kind = .composite }).kind == .composite)
  }

  // MARK: The total

  @Test func percentagesHaveTheirMean() throws {
    let result = try read("Model,Look,Motion\nA,81%,60%\nB,70%,80%\n")
    let benchmark = try benchmark(result)
    let scores = result.dataset.evaluations.values.map { benchmark.score(of: $0, on: .total)?.value }
    #expect(scores == [70.5, 75])
    #expect(result.decisions.contains { $0.text == "the total is the mean of all 2 dimensions, all in percent" })
  }

  @Test func whatIsOnScalesOfItsOwnHasNoTotal() throws {
    let benchmark = try benchmark(read("Model,FVD ↓,CLIP ↑\nA,310,31\nB,250,30\n"))
    #expect(Composition(of: .total, on: benchmark) == nil)
    #expect(codes("Model,FVD ↓,CLIP ↑\nA,310,31\n") { $0.hasEqualWeights = true } == ["mixed-scales"])
    #expect(codes("Model,FVD ↓,CLIP ↑\nA,310,31\n", table: "dimension,weight\nFVD,1\nCLIP,2\n") == ["mixed-scales"])
  }

  @Test func theTotalThatTheBoardPrintsCounts() throws {
    let result = try read("Model,Look,Motion,Average\nA,81%,60%,70%\nB,70%,80%,74%\n")
    let benchmark = try benchmark(result)
    #expect(benchmark.dimensions.count == 2)
    #expect(Composition(of: .total, on: benchmark) == nil)
    #expect(result.dataset.evaluations.values.map { benchmark.score(of: $0, on: .total)?.value } == [70, 74])
    // If it is said to be the mean, it is held against it.
    let composed = try read("Model,Look,Motion,Average\nA,81.01%,60.01%,70.0%\nB,70%,80%,75.0%\n") {
      $0.hasEqualWeights = true
    }
    let files = try PackageWriter.files(of: composed.dataset, name: "board")
    #expect(DatasetValidator.report(onPackage: files, called: "board").problems.map(\.code.name) == ["total-mismatch"])
  }

  @Test func aTotalGoesTheWayOfItsDimensions() throws {
    let errors = "Model,AMI WER ↓,VoxPopuli WER ↓,Average WER\nA,8,6,7\nB,10,8,9\n"
    let result = try read(errors, ["total": "Average WER"])
    #expect(try benchmark(result).scale(of: .total).higherIsBetter == false)
    #expect(codes("Model,AMI WER ↓,Speed ↑,Average WER\nA,8,6,7\n", ["total": "Average WER"]) == ["contradiction"])
  }

  @Test func aTableWrittenWithItsIndexNamesItsSystems() throws {
    let result = try read(",Look,Motion,look_standard_error\nA,0.5,0.7,0.01\nB,0.6,0.8,0.01\n")
    #expect(result.systems.map(\.name) == ["A", "B"])
    #expect(result.columns.map(\.meaning).last == "std_error of look")
    #expect(try readFlat(Array(",score\nA,0.5\nB,0.6\n".utf8)).scores == ["A": 0.5, "B": 0.6])
  }

  @Test func aTableGivesGroupsWeightsAndScales() throws {
    let table = """
      dimension;group;weight;group_weight;higher_is_better;minimum;maximum;unit;description
      FVD;Quality;1;2;no;0;1.000;points;Distance of features
      Look;Quality;3;2;;0;1;fraction;
      CLIP;Text;1;1;yes;0;100;;Agreement with the prompt

      """.replacing("1.000", with: "1000")
    let result = try read("Model,FVD,Look,CLIP\nA,250,0.5,40\n", table: table)
    let benchmark = try benchmark(result)
    #expect(benchmark.groups.values.map(\.weight) == [2, 1])
    #expect(benchmark.dimensions.values.map(\.higherIsBetter) == [false, true, true])
    #expect(benchmark.dimensions["fvd"]?.explanation == "Distance of features")
    let total = try #require(
      result.dataset.evaluations.values.first.flatMap { benchmark.score(of: $0, on: .total)?.value })
    #expect(abs(total - (2 * (0.75 + 3 * 0.5) / 4 + 0.4) / 3) < 1e-12)
  }

  @Test func aPercentageBesideFractionsIsOne() throws {
    let table = "dimension,weight,minimum,maximum,unit\nLook,1,0,1,fraction\nMotion,1,0,100,percent\n"
    let result = try read("Model,Look,Motion,Total\nA,50%,60,55.0\n", table: table)
    let evaluation = try #require(result.dataset.evaluations.values.first)
    #expect(evaluation.scores == ["look": Score(0.5), "motion": Score(60)])
    #expect(evaluation.publishedTotals == ["total": 0.55])
  }

  @Test(arguments: [
    ("dimensoin\nLook\n", "csv-unknown-column"), ("dimension,weight\nLokk,1\n", "csv-missing-column"),
    ("dimension,weight\nLook,-1\n", "impossible-value"), ("dimension,weight\nLook,a lot\n", "csv-not-a-number"),
    ("dimension,higher_is_better\nLook,maybe\n", "unknown-choice"), ("dimension\nLook\nlook\n", "duplicate-key"),
    ("dimension,minimum,maximum\nLook,1,0\n", "impossible-value"), ("dimension,weight\n,1\n", "csv-missing-value"),
    ("dimension,group,group_weight\nLook,Q,1\nMotion,Q,2\n", "contradiction"),
    ("dimension,higher_is_better\nLook,false\nMotion,true\n", "contradiction"), ("weight\n1\n", "unrecognised-file"),
  ])
  func aTableThatIsWrongIsNamed(_ table: String, _ code: String) {
    #expect(codes("Model,Look ↑,Motion\nA,0.5,0.6\n", table: table).contains(code))
  }

  @Test func aKnownBenchmarkIsNotMadeAgain() {
    var known = Dataset(title: "known")
    known.benchmarks["board"] = Benchmark(id: "board", name: "Board", kind: .composite)
    let importing = LeaderboardImport(definition: known, target: .new(NewBenchmark(id: "board")))
    let problems = #expect(throws: Problems.self) {
      _ = try importing.read(Array("Model,x\nA,1\n".utf8), name: "b.csv")
    }
    #expect(problems?.list.map(\.code) == [.duplicateKey])
  }
}
