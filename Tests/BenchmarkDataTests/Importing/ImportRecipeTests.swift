import Testing

@testable import BenchmarkData
@testable import Tables

struct ImportRecipeTests {
  private static let whole = """
    {
      "benchmark": "my-board",
      "unit": "percent",
      "extra": "notes",
      "columns": {
        "system": "Model (click)"
      },
      "skip_columns": ["Cost", "Rank by us"],
      "systems": {
        "A": "a-1"
      },
      "variants": {
        "A (fast)": "fast",
        "B": ""
      },
      "skip_systems": ["Human"],
      "where": {
        "category": ["overall"]
      },
      "parties": {
        "The Team": "benchmark-team"
      },
      "evaluated_on": "2026-10",
      "sampled_by": "x",
      "evaluated_by": "y",
      "error_decimals": 6,
      "fill_down": ["organization"],
      "delimiter": ";",
      "decimal": "comma",
      "group": "point",
      "dates": "dmy",
      "plus_minus": "sd",
      "input_level": 90,
      "source": {
        "id": "my-board-{captured_on}",
        "title": "Board “of” {evaluated_on}",
        "publisher": "P",
        "url": "https://example.org/a",
        "license": "CC0-1.0",
        "published_on": "{evaluated_on}",
        "captured_on": "2026-10-08",
        "accessed_on": "2026-10-09"
      }
    }

    """

  @Test func aRecipeIsReadAndWrittenTheSame() throws {
    let recipe = try ImportRecipe(Array(Self.whole.utf8), name: "r.json")
    #expect(recipe.text == Self.whole)
    #expect(recipe.benchmark == "my-board" && recipe.options.unit == .percent)
    #expect(recipe.options.variants["B"] == "")
    #expect(recipe.options.optionalFilters == [RowFilter(column: "category", values: ["overall"])])
    let members = Set(
      Self.whole.split(separator: "\n").compactMap { $0.hasPrefix("  \"") ? $0.split(separator: "\"")[1] : nil })
    #expect(members == Set(ImportRecipe.memberNames.map { $0[...] }), "every member is in the example")
    #expect(ImportRecipe().text == "{}\n")
    #expect(try ImportRecipe(Array("{}".utf8), name: "r.json") == ImportRecipe())
  }

  static let faults: [(String, Int, Int, String)] = [
    ("{\n  \"benchmrk\": \"x\"\n}", 2, 3, "did you mean 'benchmark'?"),
    ("{\n  \"unit\": \"percents\"\n}", 2, 11, "one of percent, fraction"),
    ("{\"columns\": {\"system\": 1}}", 1, 13, "an object of strings"),
    ("{\"source\": {\"ident\": \"x\"}}", 1, 13, "id, title, publisher"),
    ("{\"source\": {\"captured_on\": \"today\"}}", 1, 28, "a date such as"),
    ("{\"error_decimals\": 1.5}", 1, 20, "a whole number"),
    ("{\"skip_columns\": \"Cost\"}", 1, 18, "an array of strings"),
    ("[]", 1, 1, "an object with benchmark"),
    ("{\"unit\": }", 1, 10, "a value"),
  ]

  @Test(arguments: faults)
  func whatIsWrongHasItsPlace(_ text: String, _ line: Int, _ column: Int, _ words: String) throws {
    let problems = #expect(throws: Problems.self) { try ImportRecipe(Array(text.utf8), name: "r.json") }
    let problem = try #require(problems?.list.first)
    #expect(problem.place?.file == "r.json" && problem.place?.line == line, "\(problem)")
    #expect("\(problem)".contains(words), "\(problem)")
  }

  @Test func datesInBracesAreFilledIn() throws {
    let recipe = try ImportRecipe(Array(Self.whole.utf8), name: "r.json")
    let details = recipe.options.source.filled(evaluatedOn: CalendarDate("2026-09-22"))
    #expect(details.id == "my-board-2026-10-08" && details.publishedOn == "2026-09-22")
    #expect(details.title == "Board “of” 2026-09-22")
    #expect(recipe.options.source.openPlaceholders(evaluatedOn: nil) == ["evaluated_on"])
  }
}
