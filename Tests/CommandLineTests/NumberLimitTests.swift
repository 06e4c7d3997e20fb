import Foundation
import Testing

/// Numbers with which nothing can be calculated are errors of the data, at their place.
struct NumberLimitTests {
  static let cases: [(text: String, place: String)] = [
    ("system_a,system_b,outcome,count\nx,y,a,9000000000000000000\ny,x,a,3\n", "2:7"),
    ("system_a,system_b,outcome,count\nx,y,a,9007199254740993\ny,x,a,3\n", "2:7"),
    ("system_a,system_b,outcome,count\nx,y,a,9007199254740992\ny,x,a,3\n", "2:7"),
    ("system_a,system_b,outcome,count\nx,y,a,9007199254740991\ny,x,a,3\n", "3:7"),
    ("system,country,score\na,A,1e308\nb,C,1\n", "2:5"),
    ("system,country,score\na,A,1\nb,C,-1e308\n", "3:5"),
    ("system,country,score,std_error\na,A,1,0.5\nb,C,2,1e101\n", "3:7"),
    ("system,country,score,sample_size\na,A,1,9e18\nb,C,2,5\n", "2:7"),
    ("system_a,system_b,outcome,count\nx,y,a,0.5\ny,x,a,3\n", "2:7"),
    ("system_a,system_b,outcome,count\nx,y,a,-9223372036854775808\ny,x,a,3\n", "2:7"),
  ]

  /// −2^63 is the one whole number whose absolute value is none.
  @Test func theLeastWholeNumberIsANumber() throws {
    let folder = try ScratchFolder("limit")
    try folder.write("system,country,score\na,A,-9223372036854775808\nb,C,1\n", "least.csv")
    for command in ["rank", "validate", "describe"] {
      #expect(try Command.run([command, folder.path + "/least.csv"]).exitCode == 0, "\(command)")
    }
  }

  /// What a model cannot work with is a fault of the data for it, not of how the command was put.
  @Test func moreVotesThanEloCanTakeAreAnErrorOfTheData() throws {
    let folder = try ScratchFolder("limit")
    try folder.write("system_a,system_b,outcome,count\nx,y,a,4000000000000\ny,x,a,3\n", "votes.csv")
    let result = try Command.run(["rank", folder.path + "/votes.csv", "--model", "elo"])
    #expect(result.exitCode == 1 && result.error.contains("--model bradley-terry"), "\(result.error)")
    #expect(try Command.run(["rank", folder.path + "/votes.csv"]).exitCode == 0)
  }

  @Test(arguments: cases) func aNumberBeyondItsLimitIsAnErrorWithItsPlace(_ text: String, _ place: String) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "limit-\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    for arguments in [["rank", path], ["validate", path, "--format", "csv"], ["gap", path, "--between", "A", "C"]] {
      guard arguments[0] != "gap" || text.hasPrefix("system,") else { continue }
      let result = try Command.run(arguments)
      #expect(result.exitCode == 1, "\(arguments[0]): \(result.error)")
      if arguments[0] == "validate" {
        #expect(
          result.output.contains("impossible-value,error,\(path),\(place.replacing(":", with: ",")),"),
          "\(result.output)")
      } else {
        #expect(
          result.error.contains("\(path):\(place): error: ") && result.error.contains("[impossible-value]"),
          "\(result.error)")
      }
    }
  }
}
