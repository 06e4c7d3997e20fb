import Foundation
import Tables
import Testing

@testable import BenchmarkData

struct FlatFileValidationTests {
  private func problems(_ text: String, asOf: CalendarDate? = nil, columns: [String: String] = [:]) throws -> [Problem]
  {
    let path = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return DatasetValidator(path: path, options: LoadOptions(columns: columns), asOf: asOf).report().problems
  }

  @Test(arguments: [
    ("system,score,unit\nA,80.5,fraction\n", "percent-for-fraction", 2, 3),
    ("system,country,score\nA,Europe,1\n", "unknown-country", 2, 3),
    ("system,score,released_on,evaluated_on\nA,1,2024-05,2024-04\n", "evaluated-before-system", 2, 13),
    ("system,score,ci_lower,ci_upper\nA,1,2,3\n", "contradiction", 2, 5),
    ("system,score\nKling 1.6,1\nkling v1.6,2\n", "confusable-names", 3, 1),
    ("system,dimension,score\nA,x,1\nA,y,2\nA,z,3\nB,x,1\nB,y,2\nB,z,3\n", "duplicate-scores", 5, 1),
    ("system_a,system_b,outcome\nA,B,a\nA,B,nobody\n", "unknown-choice", 3, 5),
  ])
  func aFaultIsFoundAtItsPlace(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
    let found = try problems(text)
    #expect(found.map(\.code.name) == [code])
    #expect(found.first?.place?.line == line)
    #expect(found.first?.place?.column == column)
  }

  @Test func placesAreThoseOfTheMappedColumns() throws {
    let found = try problems(
      "Model,ECI,unit\nA,80.5,fraction\n", columns: ["system": "Model", "score": "ECI"])
    #expect(found.first?.place?.field == "ECI")
  }

  @Test func aSoundFileHasNoProblems() throws {
    #expect(try problems("system,country,score,std_error\nA,US,1.5,0.1\nB,CN,1.4,0.2\n") == [])
    #expect(try problems("system,estimate,std_error\nA,1.5,0.1\n") == [])
    #expect(try problems("system_a,system_b,outcome,count\nA,B,a,3\nB,A,tie,1\n") == [])
  }

  @Test func datesInTheFutureAreReported() throws {
    let found = try problems("system,released_on,score\nA,2025,1\n", asOf: CalendarDate(year: 2024))
    #expect(found.map(\.code.name) == ["future-date"])
    #expect(found.first?.place?.column == 3)
  }
}
