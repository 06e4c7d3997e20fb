import Testing

@testable import BenchmarkData

struct PartyNamesTests {
  private static var dataset: Dataset {
    var dataset = Dataset(title: "D")
    dataset.organizations["alpha"] = Organization(id: "alpha", name: "Alpha Labs")
    dataset.systems["wan"] = System(id: "wan", name: "Wan", version: "2.1")
    dataset.evaluations["e"] = Evaluation(id: "e", benchmark: "b", system: "wan", sampledBy: "Somebody authors")
    return dataset
  }

  private static var benchmark: Benchmark {
    var benchmark = Benchmark(id: "b", name: "Bench", kind: .composite)
    benchmark.teamNames = ["Bench Team", "The Bench Group"]
    return benchmark
  }

  @Test(arguments: [
    ("Bench Team", "benchmark-team"), ("bench team", "benchmark-team"), ("The bench-group", "benchmark-team"),
    ("benchmark-team", "benchmark-team"), ("Wan Team", "Wan Team"), ("Alpha Labs", "Alpha Labs"), ("Alpha", "Alpha"),
    ("Somebody", "Somebody"), ("New One Team", "New One Team"),
  ])
  func knownPartiesAreKept(_ name: String, _ expected: String) {
    let parties = PartyNames(Self.benchmark, in: Self.dataset, told: [:])
    #expect(parties.party(name, system: "New One") == .known(expected))
  }

  @Test func whatIsNotKnownIsAskedAbout() {
    #expect(PartyNames(Self.benchmark, in: Self.dataset, told: [:]).party("Bench", system: "X") == .unknown)
    let told = PartyNames(Self.benchmark, in: Self.dataset, told: ["bench": "benchmark-team"])
    #expect(told.party("Bench", system: "X") == .known("benchmark-team"))
  }

  @Test func withoutNamesOfTheTeamNothingIsAsked() {
    let plain = Benchmark(id: "b", name: "Bench", kind: .composite)
    #expect(PartyNames(plain, in: Self.dataset, told: [:]).party("Bench", system: "X") == .known("Bench"))
  }
}
