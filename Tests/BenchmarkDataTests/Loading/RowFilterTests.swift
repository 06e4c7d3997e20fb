import Tables
import Testing

@testable import BenchmarkData

struct RowFilterTests {
  private static let votes = """
    model_a,model_b,winner,language,turn,day
    X,Y,model_a,English,1,2024-02-01
    X,X,model_b,English,2,2024-02-01
    Y,X,tie,german,1.0,2024-02-02
    X,Z,model_b,,1,2024-02-02

    """

  private func reading(_ filters: RowFilter...) throws -> FlatFileLoader.Reading {
    try readFlat(Array(Self.votes.utf8)) { $0.filters = filters }
  }

  @Test func votesAreKeptByAnyColumn() throws {
    let reading = try reading(
      RowFilter(column: "turn", values: ["1"]), RowFilter(column: "language", values: ["english", "German"]))
    #expect(reading.dataset.votes.map(\.outcome) == [.a, .tie])
    #expect(reading.problems.allSatisfy { $0.severity == .warning })
    #expect(reading.dataset.filterNote == "2 of 4 votes left out by --where turn=1, language=english or German")
    // A column that is filtered by is used.
    #expect(reading.problems.map(\.found) == ["day"])
  }

  @Test func columnsOfOursAreFilteredToo() throws {
    let reading = try reading(RowFilter(column: "model_b", values: ["X"]), RowFilter(column: "winner", values: ["tie"]))
    #expect(reading.dataset.votes.map(\.systemA.text) == ["Y"])
  }

  @Test func whatIsNotThereIsNamed() throws {
    let column = try #require(throws: Problems.self) { _ = try reading(RowFilter(column: "langage", values: ["x"])) }
    #expect(column.list.map(\.code) == [.unknownColumn])
    #expect(column.list.first?.expected == "one of model_a, model_b, winner, language, turn, day")
    #expect(column.list.first?.fix == "did you mean 'language'?")
    let value = try #require(throws: Problems.self) {
      _ = try reading(RowFilter(column: "language", values: ["English", "Germn"]))
    }
    #expect(value.list.map(\.code) == [.unknownChoice])
    #expect(value.list.first?.fix == "did you mean 'german'?")
  }

  @Test func rowsOfScoresAreKeptByAColumn() throws {
    let text = Array("model,category,score\nA,overall,1\nB,overall,2\nA,coding,3\n".utf8)
    let reading = try readFlat(text) { $0.filters = [RowFilter(column: "category", values: ["overall"])] }
    #expect(reading.scores == ["A": 1, "B": 2])
    #expect(reading.dataset.filterNote == "1 of 3 rows left out by --where category=overall")
    // A field of systems is none of the file's.
    let systems = try readFlat(text) {
      $0.filters = [RowFilter(column: "country", values: ["US"], isOfVotesOnly: true)]
    }
    #expect(systems.dataset.filterNote == nil)
  }

  @Test func votesOfAPackageAreKeptByAColumn() throws {
    var package = SmallPackage()
    package.files["votes.csv"] = "benchmark_id,system_a,system_b,outcome,language\n,a-1,b-1,a,en\n,a-1,b-1,b,de\n"
    var options = LoadOptions()
    options.filters = [RowFilter(column: "language", values: ["de"])]
    let dataset = try SmallPackage.load(package.files.mapValues { Array($0.utf8) }, options: options)
    #expect(dataset.votes.map(\.outcome) == [.b])
    #expect(dataset.filterNote == "1 of 2 votes left out by --where language=de")
    package.files["votes.csv"] = nil
    package.files["datapackage.json"] = package.files["datapackage.json"]?
      .replacing("{\"name\": \"votes\", \"path\": \"votes.csv\"}, ", with: "")
    let problems = try #require(throws: Problems.self) {
      _ = try SmallPackage.load(package.files.mapValues { Array($0.utf8) }, options: options)
    }
    #expect(problems.list.map(\.found) == ["language"])
  }
}
