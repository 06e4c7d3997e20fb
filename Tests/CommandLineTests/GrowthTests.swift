import Testing

/// What grows with the square of the systems says so before it begins.
struct GrowthTests {
  @Test func allPairsOfThousandsOfSystemsAreRefused() throws {
    let folder = try ScratchFolder("growth")
    let rows = (0...2_000).map { "s\($0),\($0 % 2 == 0 ? "US" : "CN"),\($0 % 97)\n" }.joined()
    try folder.write("system,country,score\n" + rows, "board.csv")
    let refused = try Command.run(["rank", folder.path + "/board.csv", "--pairs"])
    #expect(refused.exitCode == 1 && refused.output.isEmpty)
    #expect(
      refused.error.contains("All pairs of 2001 systems are 2001000 differences")
        && refused.error.contains("Compare with one by --against"), "\(refused.error)")
    let one = try Command.run(["rank", folder.path + "/board.csv", "--against", "s3"])
    #expect(one.exitCode == 0, "\(one.error)")
  }
}
