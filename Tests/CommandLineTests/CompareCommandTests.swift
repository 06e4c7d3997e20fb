import Foundation
import Testing

/// `vgap compare` as it is run.
struct CompareCommandTests {
  private struct Reference: Decodable {
    struct Published: Decodable {
      var p: [Double]
      var shaffer: [Double]
    }
    var names: [String]
    var blocks: [[Double]]
    var meanRanks: [Double]
    var published: Published
  }

  private struct Defined: Decodable {
    var bergmannHommel: [Double]
  }

  private struct Peers: Decodable {
    struct Autorank: Decodable {
      var friedmanP: Double
      var criticalDifference: Double
      var meanRanks: [Double]
    }
    var autorank: Autorank
    var nemenyi: [Double]
  }

  private struct SignedRanks: Decodable {
    var garcia_herrera: [Double]
  }

  private static func fixture<Value: Decodable>(
    _ name: String, in folder: String = "garcia_herrera2008"
  ) throws -> Value {
    let path = Command.root + "/Tests/StatisticsCoreTests/Fixtures/\(folder)/\(name).json"
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// The example of García & Herrera (2008) as a file of scores: a row a system and data set.
  private static func example() throws -> String {
    let reference: Reference = try fixture("scmamp")
    var text = "system,task,score\n"
    for (number, block) in reference.blocks.enumerated() {
      for (name, score) in zip(reference.names, block) { text += "\(name),d\(number + 1),\(score)\n" }
    }
    return text
  }

  private func run(_ text: String, _ arguments: String...) throws -> Command.Result {
    let folder = try ScratchFolder("compare")
    try folder.write(text, "scores.csv")
    let result = try Command.run(["compare", folder.path + "/scores.csv", "--resamples", "499"] + arguments)
    withExtendedLifetime(folder) {}
    return result
  }

  /// The columns of a CSV output by name.
  private func columns(_ result: Command.Result) throws -> [String: [String]] {
    #expect(result.exitCode == 0, "\(result.error)")
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    var columns: [String: [String]] = [:]
    for (place, name) in header.enumerated() { columns[name] = lines.dropFirst().map { $0[place] } }
    return columns
  }

  /// The numbers of a column of pairs, in the order (0, 1), (0, 2), … of the names.
  private func byPair(_ column: String, _ columns: [String: [String]], _ names: [String]) throws -> [Double] {
    let (first, second) = (try #require(columns["system_a"]), try #require(columns["system_b"]))
    let values = try #require(columns[column])
    var found: [Set<String>: Double] = [:]
    for row in values.indices { found[[first[row], second[row]]] = Double(values[row]) }
    return try names.indices.flatMap { one in
      try names[(one + 1)...].map { try #require(found[[names[one], $0]]) }
    }
  }

  @Test func theExampleOfGarciaAndHerreraComesOutAsPublished() throws {
    let reference: Reference = try Self.fixture("scmamp")
    let defined: [Defined] = try Self.fixture("brute_force")
    let text = try Self.example()
    for (adjustment, expected) in [
      ("none", reference.published.p), ("shaffer", reference.published.shaffer),
      ("bergmann-hommel", defined[0].bergmannHommel),
    ] {
      let found = try columns(run(text, "--pairs", "--pairwise", "ranks", "--adjust", adjustment))
      for (own, value) in zip(try byPair("p_adjusted", found, reference.names), expected) {
        #expect(abs(own - value) < 1e-9, "\(adjustment)")
      }
    }
    let standing = try columns(run(text, "--pairwise", "ranks"))
    let ranks = Dictionary(
      uniqueKeysWithValues: zip(try #require(standing["system"]), try #require(standing["mean_rank"])))
    for (name, rank) in zip(reference.names, reference.meanRanks) {
      #expect(abs((try #require(ranks[name].flatMap { Double($0) })) - rank) < 1e-9)
    }
  }

  @Test func autorankAndScikitPosthocsSayTheSame() throws {
    let reference: Reference = try Self.fixture("scmamp")
    let peers: Peers = try Self.fixture("peers")
    let text = try Self.example()
    let friedman = try columns(run(text, "--test", "friedman", "--pairwise", "nemenyi"))
    #expect(abs((try #require(friedman["omnibus_p"]?.first.flatMap { Double($0) })) - peers.autorank.friedmanP) < 1e-12)
    let nemenyi = try columns(run(text, "--pairs", "--pairwise", "nemenyi"))
    // SciPy integrates the studentized range to some eight digits.
    for (own, value) in zip(try byPair("p_adjusted", nemenyi, reference.names), peers.nemenyi) {
      #expect(abs(own - value) < 1e-7)
    }
    // Some of the differences are tied: R's exactRankTests and coin.
    let signedRanks: SignedRanks = try Self.fixture("signed_rank_ties", in: "r_stats")
    let wilcoxon = try columns(run(text, "--pairs", "--adjust", "none"))
    #expect(wilcoxon["test"] == Array(repeating: "wilcoxon-signed-rank-exact", count: 10))
    let pValues = try byPair("p_value", wilcoxon, reference.names)
    #expect(pValues.count == signedRanks.garcia_herrera.count)
    for (own, value) in zip(pValues, signedRanks.garcia_herrera) { #expect(abs(own - value) < 1e-12) }
    let printed = try run(text, "--pairwise", "nemenyi", "--format", "text").output
    #expect(printed.contains("Critical difference of mean ranks: 1.11."), "\(printed)")
    #expect(abs(peers.autorank.criticalDifference - 1.11) < 0.005)
  }

  static let samples: String = {
    var text = "system,prompt_id,sample_index,score\n"
    for (number, system) in ["Aurora", "Beacon", "Cinder"].enumerated() {
      for prompt in 0..<(system == "Cinder" ? 14 : 15) {
        for video in 0..<2 {
          let noise = (prompt * prompt * 5 + video * 3 + number * 2) % 7
          text += "\(system),p\(prompt),\(video),\(60 + 2 * (2 - number) + noise)\n"
        }
      }
    }
    return text
  }()

  @Test func samplesAreComparedOverTheirPrompts() throws {
    let result = try run(Self.samples, "--format", "text")
    #expect(result.exitCode == 0, "\(result.error)")
    let text = result.output.replacing("\n", with: " ")
    for part in [
      "do the systems differ?", "(3 systems, 14 prompts): the systems differ",
      "Friedman's test, Iman and Davenport's F",
      "Wilcoxon's signed rank test, adjusted by Holm", "Left out: 1 prompt that not every system has.",
      "letter in common are not told apart", "does not show that they are equal",
    ] {
      #expect(text.contains(part), "\(part): \(text)")
    }
  }

  @Test func theOrderOfRowsAndTheThreadsChangeNothing() throws {
    let lines = Self.samples.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    for arguments in [
      ["--pairs", "--pairwise", "permutation"], ["--aggregates"], ["--profile"], [],
    ] {
      let folder = try ScratchFolder("compare")
      try folder.write(Self.samples, "one/scores.csv")
      try folder.write(turned, "two/scores.csv")
      let outputs = try [("one", "1"), ("two", "3")].map { name, threads in
        try Command.run(
          [
            "compare", folder.path + "/\(name)/scores.csv", "--resamples", "499", "--threads", threads, "--format",
            "csv",
          ]
            + arguments
        ).output
      }
      #expect(outputs[0] == outputs[1] && outputs[0].count > 100, "\(arguments)")
    }
  }

  @Test func seedsAreComparedAsRunsAndSummedUpLikeRliable() throws {
    var text = "system,task,seed,score\n"
    for system in 0..<3 {
      for task in 0..<4 {
        for seed in 0..<6 {
          text += "s\(system),t\(task),\(seed),\(Double((system * 5 + task * 3 + seed * 7) % 13) / 13)\n"
        }
      }
    }
    let aggregates = try columns(run(text, "--aggregates", "--target", "1"))
    #expect(aggregates["measure"]?.count == 12)
    #expect(aggregates["ci_method"]?.allSatisfy { $0.hasPrefix("bootstrap-percentile") } == true)
    let profile = try columns(run(text, "--profile"))
    #expect(profile["threshold"]?.count == 63)
    let pairs = try columns(run(text, "--pairs"))
    #expect(pairs["status"] == ["ok", "ok", "ok"])
    #expect(pairs["blocks"]?.first == "dimensions" && pairs["ci_method"]?.first == "bonferroni-t")
    let runs = try columns(run(text, "--dimension", "t1", "--pairs"))
    #expect(runs["blocks"]?.first == "runs" && runs["n_blocks"]?.first == "6")
    let few = try run(text, "--dimension", "t1", "--pairs", "--format", "text").output.replacing("\n", with: " ")
    #expect(few.contains("hold nothing of the choice of prompts"), "\(few)")
  }

  @Test func ratersAgreeAsTheyDo() throws {
    var text = "system,prompt_id,rater_id,score\n"
    for prompt in 0..<12 {
      for rater in 0..<3 where !(rater == 2 && prompt > 5) {
        text += "A,p\(prompt),r\(rater),\((prompt + (rater == 1 && prompt == 0 ? 1 : 0)) % 4 + 1)\n"
      }
    }
    text += "A,p99,r0,2\n"
    let found = try columns(run(text, "--agreement", "--metric", "ordinal"))
    #expect(found["measure"] == ["krippendorff_alpha_ordinal"])
    #expect(found["units"] == ["12"] && found["raters"] == ["3"] && found["ratings"] == ["30"])
    #expect(found["note"]?.first?.contains("1 rating of what one alone rated left out") == true)
    let none = try run(Self.samples, "--agreement")
    #expect(none.exitCode == 1 && none.error.contains("rater_id"), "\(none.error)")
  }

  @Test func theDiagramIsDrawn() throws {
    let folder = try ScratchFolder("compare")
    try folder.write(Self.example(), "scores.csv")
    for file in ["cd.svg", "cd.vl.json"] {
      let result = try Command.run(
        "compare", folder.path + "/scores.csv", "--pairwise", "nemenyi", "--figure", folder.path + "/" + file)
      #expect(result.exitCode == 0, "\(result.error)")
      let text = try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
      for part in ["C4.5", "NaiveBayes", "critical difference 1.11", "Bars join systems"] {
        #expect(text.contains(part), "\(file): \(part)")
      }
    }
  }

  @Test(
    arguments: [
      (["--pairs", "--aggregates"], "exclude each other"), (["--target", "1"], "--target is for --aggregates"),
      (["--metric", "nominal"], "--metric is for --agreement"), (["--adjust", "holm", "--profile"], "leave it out"),
      (["--pairwise", "nemenyi", "--adjust", "holm"], "leave out --adjust"),
      (["--against", "CN2", "--adjust", "shaffer"], "for all pairs"), (["--against", "nobody"], "no system 'nobody'"),
      (["--over", "prompts"], "choose one with --dimension"),
      (["--dimension", "d1", "--over", "dimensions"], "--over prompts"),
      (["--systems", "CN2"], "exit 1: Only one system"), (["--dimension", "d1"], "exit 1: a row a prompt"),
      (["--adjust", "holmes"], "Did you mean 'holm'"),
    ] as [([String], String)])
  func whatCannotBeAnsweredIsSaid(_ arguments: [String], _ text: String) throws {
    let folder = try ScratchFolder("compare")
    try folder.write(Self.example(), "scores.csv")
    let result = try Command.run(["compare", folder.path + "/scores.csv"] + arguments)
    let isOfData = text.hasPrefix("exit 1: ")
    #expect(result.exitCode == (isOfData ? 1 : 64), "\(result.error)")
    #expect(result.error.contains(isOfData ? String(text.dropFirst(8)) : text), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test func thirteenSystemsAreTooManyForBergmannAndHommel() throws {
    var text = "system,prompt_id,score\n"
    for system in 0..<13 { for prompt in 0..<9 { text += "s\(system),p\(prompt),\((system * 7 + prompt * 5) % 11)\n" } }
    let result = try run(text, "--adjust", "bergmann-hommel")
    #expect(result.exitCode == 64 && result.error.contains("at most 12 systems, not 13"), "\(result.error)")
    #expect(try run(text, "--adjust", "shaffer").exitCode == 0)
  }

  @Test func theRealDatasetsAreComparedOverPromptsAndDimensions() throws {
    for arguments in [
      ["--benchmark", "storyeval-gpt4o"],
      ["--benchmark", "fetv", "--dimension", "alignment"],
    ] {
      let result = try Command.run(
        ["compare", CommandTests.dataset, "--resamples", "99", "--format", "csv"] + arguments)
      #expect(result.exitCode == 0, "\(result.error)")
      #expect(result.output.contains("prompts"))
    }
  }

  /// By Iman and Davenport's F, which is infinite here, p would be 0.
  @Test func ofTwoPromptsNothingIsCalledDifferent() throws {
    let result = try run("system,prompt_id,score\nA,p1,1\nA,p2,2\nB,p1,2\nB,p2,3\n", "--format", "csv")
    #expect(result.output.contains(",blocks-exact,,0.5,"), "\(result.output)")
  }

  @Test func agreementOnAFewVideosHasNoInterval() throws {
    var text = "system,prompt_id,rater_id,score\n"
    for prompt in 0..<9 { for rater in 0..<2 { text += "A,p\(prompt),r\(rater),\((prompt * 3 + rater) % 5)\n" } }
    let result = try run(text, "--agreement", "--format", "csv")
    #expect(result.exitCode == 0 && result.output.contains("no interval: 9 observations, at least 10 needed"))
  }
}
