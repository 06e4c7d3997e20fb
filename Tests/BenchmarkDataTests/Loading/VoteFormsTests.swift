import Foundation
import Tables
import Testing

@testable import BenchmarkData

struct VoteFormsTests {
  private func votes(_ text: String, _ options: LoadOptions = LoadOptions()) throws -> VoteList {
    let path = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Dataset.load(at: path, options: options).votes
  }

  private func problems(_ text: String) throws -> [Problem] {
    do {
      _ = try votes(text)
      return []
    } catch let problems as Problems {
      return problems.list
    }
  }

  @Test(arguments: [
    "model_a,model_b,winner\nX,Y,model_a\nX,Y,model_b\nY,X,tie\nX,Z,tie (bothbad)\nX,Z,both_bad\n",
    "model_a,model_b,winner\nX,Y,Model_A\nX,Y,MODEL_B\nY,X,Tie\nX,Z,Both bad\nX,Z,bothbad_vote\n",
    "model_a,model_b,winner\nX,Y,left\nX,Y,right\nY,X,draw\nX,Z,tie\nX,Z,tie\n",
    "model_a,model_b,winner\nX,Y,X\nX,Y,Y\nY,X,tie\nX,Z,tie\nX,Z,both_bad\n",
    "model_a,model_b,winner_model_a,winner_model_b,winner_tie\nX,Y,1,0,0\nX,Y,0,1,0\nY,X,0,0,1\nX,Z,0,0,1\nX,Z,0,0,1\n",
    "model_a,model_b,winner_model_a,winner_model_b,winner_tie\nX,Y,1.0,0.0,0.0\nX,Y,0,1,0\nY,X,0,0,True\nX,Z,0,0,1\nX,Z,0,0,1\n",
  ])
  func theFormsOfPublicDumpsAreRead(_ text: String) throws {
    let votes = try votes(text)
    #expect(votes.map(\.outcome) == [.a, .b, .tie, .tie, .tie])
    #expect(votes.map(\.systemA.text) == ["X", "X", "Y", "X", "X"])
  }

  @Test func winnersAndLosersAreVotes() throws {
    let votes = try votes("winner,loser\nX,Y\nY,Z\n")
    #expect(votes.map(\.outcome) == [.a, .a])
    #expect(votes.map(\.systemB.text) == ["Y", "Z"])
  }

  @Test func aWinnerByNameIsNotTakenForASide() throws {
    // "A" is the second system here, though A is also a word for the first.
    let votes = try votes("model_a,model_b,winner\nB,A,A\nA,B,B\nA,C,C\nC,B,tie\n")
    #expect(votes.map(\.outcome) == [.b, .b, .b, .tie])
  }

  @Test func whatCouldBeBothIsAskedAbout() throws {
    let found = try problems("model_a,model_b,winner\nb,a,a\na,b,b\n")
    #expect(found.map(\.code) == [.unknownChoice])
    #expect(found.first?.place?.line == 2)
    // What a person says decides.
    let told = try votes(
      "model_a,model_b,winner\nb,a,a\na,b,b\n", LoadOptions(outcomes: ["a": .a, "b": .b, "tie": .tie]))
    #expect(told.map(\.outcome) == [.a, .b])
  }

  @Test(arguments: [
    ("model_a,model_b,winner\nX,Y,model_a\nX,Y,nobody\n", 3),
    ("model_a,model_b,winner\nX,Y,X\nX,Y,Z\n", 3),
    ("model_a,model_b,winner_model_a,winner_model_b,winner_tie\nX,Y,1,1,0\n", 2),
    ("model_a,model_b,winner_model_a,winner_model_b,winner_tie\nX,Y,0,0,0\n", 2),
  ])
  func whatIsNoOutcomeIsNamed(_ text: String, _ line: Int) throws {
    let found = try problems(text).filter { $0.severity == .error }
    #expect(found.map(\.code) == [.unknownChoice])
    #expect(found.first?.place?.line == line)
  }
}
