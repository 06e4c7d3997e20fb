import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// One scale across benchmarks, and when there is none.
struct CapabilityScaleTests {
  static let simulation = Simulation(resamples: 499)

  /// A score of a system on a board.
  struct Cell {
    var system: Int
    var board: String
    var family: String?
    var value: Double
  }

  /// Systems `s00`, `s01`, …, in turn of countries A and B, a month apart; boards in the order in which they are named.
  static func dataset(_ cells: [Cell], lowerIsBetter: Set<String> = [], undated: Set<Int> = []) -> Dataset {
    let count = (cells.map(\.system).max() ?? 0) + 1
    func name(_ system: Int) -> String { system < 10 ? "s0\(system)" : "s\(system)" }
    var dataset = Dataset.invented(
      (0..<count).map { system in
        let month = system % 12 + 1
        return Invented(
          name(system), system.isMultiple(of: 2) ? "A" : "B", 1,
          on: undated.contains(system) ? nil : "\(2023 + system / 12)-\(month < 10 ? "0" : "")\(month)-15")
      })
    dataset.benchmarks = []
    dataset.evaluations = []
    for cell in cells {
      let board = Benchmark.ID(cell.board)
      if dataset.benchmarks[board] == nil {
        var benchmark = Benchmark(
          id: board, name: cell.board, kind: .composite,
          dimensions: [
            Dimension(id: "d", name: "D", higherIsBetter: !lowerIsBetter.contains(cell.board), unit: "points")
          ])
        benchmark.family = cell.family
        dataset.benchmarks[board] = benchmark
      }
      let id = Evaluation.ID("\(cell.board).\(cell.system)")
      dataset.evaluations[id] = Evaluation(
        id: id, benchmark: board, system: System.ID(name(cell.system)), evaluatedOn: CalendarDate("2026-06-01"),
        scores: ["d": Score(cell.value)])
    }
    return dataset
  }

  /// Systems whose ability has little to do with their date, each on two of three of six boards.
  static func common(_ systems: Int = 24, noise: Double = 0.2) -> [Cell] {
    var stream = RandomStream(seed: 11)
    return (0..<systems).flatMap { system in
      let ability = stream.nextNormal()
      return (0..<6).filter { ($0 + system) % 3 > 0 }.map { board in
        Cell(
          system: system, board: "b\(board)",
          value: 50 + Double(10 * board) + Double(board + 1) * (ability + noise * stream.nextNormal()))
      }
    }
  }

  static func scale(_ dataset: Dataset, sides: Sides? = Sides("A", "B")) throws -> CapabilityScale {
    try CapabilityScale(of: dataset, between: sides, simulation: simulation)
  }

  @Test func whatIsEarnedHasPlacesAGapAndALag() throws {
    let scale = try Self.scale(Self.dataset(Self.common()))
    #expect(scale.isEarned && scale.shortage == nil && scale.needs.isEmpty)
    #expect(scale.placed.count == 24)
    let places = scale.placed.compactMap(\.place)
    #expect(places.count == 24 && places == places.sorted(by: >) && abs(places.reduce(0, +)) < 1e-9)
    let gap = scale.differences[0]
    #expect(gap.measure == .frontierGap && gap.counts == (12, 12))
    let best = { (country: String) in
      scale.placed.first { $0.entry.country?.text == country }?.place ?? .nan
    }
    // The mean of redrawn gaps is near the gap of the predictions where leaders are clear.
    #expect(abs(try #require(gap.estimate) - (best("A") - best("B"))) < 0.2)
    #expect(gap.interval?.method == .mixedModelDraws)
    #expect(scale.differences[1].measure == .lagHorizontalMean)
    #expect(
      scale.sentence.hasPrefix("Exploratory: one scale of 6 boards of 6 families of benchmarks places 24 systems"))
    #expect(scale.notes.contains { $0.contains("does not show that a system is the better one") })
    let table = try scale.table()
    #expect(table.rowCount == 1 + 2 + 24 + 5)
    #expect(try Self.scale(Self.dataset(Self.common()), sides: nil).differences.isEmpty)
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let cells = Self.common()
    let (first, second) = (
      try Self.scale(Self.dataset(cells)).table(),
      try Self.scale(Self.dataset(Array(cells.shuffled(using: &Self.generator)))).table()
    )
    #expect(first == second)
  }

  nonisolated(unsafe) static var generator = RandomStream(seed: 3)

  /// A board on which less is better tells the same.
  @Test func lowerIsBetterIsTurned() throws {
    let cells = Self.common()
    let turned = cells.map { cell in
      Cell(system: cell.system, board: cell.board, value: cell.board == "b2" ? -cell.value : cell.value)
    }
    let plain = try Self.scale(Self.dataset(cells))
    let other = try Self.scale(Self.dataset(turned, lowerIsBetter: ["b2"]))
    for (one, two) in zip(plain.placed, other.placed) {
      #expect(one.entry.system.id == two.entry.system.id)
      #expect(abs((one.place ?? 0) - (two.place ?? 9)) < 1e-9)
    }
  }

  @Test func noiseIsNoScaleAndTheAnswerSaysWhatIsMissing() throws {
    let scale = try Self.scale(Self.dataset(Self.common(noise: 8)))
    #expect(!scale.isEarned && scale.differences.isEmpty)
    #expect(scale.placed.allSatisfy { $0.place == nil && $0.interval == nil })
    #expect(scale.sentence.hasPrefix("No scale is printed of 6 boards of 6 families of benchmarks"))
    let roles = try scale.table()[.scaleRole]?.compactMap(\.self) ?? []
    #expect(!roles.contains("system") && !roles.contains("difference"))
  }

  /// Abilities that the date tells: the boards have much in common, and none of it is news.
  @Test func whatFallsShortNamesTheScoresThatWouldConnectMost() throws {
    var stream = RandomStream(seed: 21)
    let weak = Self.common().map { cell in
      Cell(system: cell.system, board: cell.board, value: Double(cell.system) / 6 + 0.3 * stream.nextNormal())
    }
    let scale = try Self.scale(Self.dataset(weak))
    #expect(!scale.isEarned)
    try #require(scale.varianceShares != nil)
    #expect(scale.needs.count == 5)
    #expect(Set(scale.needs.map(\.systemID)).count == 5)
    for need in scale.needs {
      #expect(need.share > 0 && need.share < 1)
      #expect(
        !weak.contains {
          ($0.system < 10 ? "s0" : "s") + "\($0.system)" == need.systemID.text && $0.board == need.boardID.text
        })
    }
    #expect(scale.notes.contains { $0.hasPrefix("Gains are those of the scores that would connect the boards most") })
  }

  @Test func boardsThatShareNoSystemAreAnErrorThatNamesThem() throws {
    let far = Self.common(10).map { Cell(system: $0.system + 24, board: "far-\($0.board)", value: $0.value) }
    let error = #expect(throws: AnalysisError.self) { try Self.scale(Self.dataset(Self.common() + far)) }
    let text = try #require(error?.description)
    #expect(text.contains("fall into 2 parts that share no system"))
    #expect(text.contains("b0, ") && text.contains("far-b0"))
    // A part in which nothing could be placed is left out, and named.
    let lone = [24, 25, 26].map { Cell(system: $0, board: "lone", value: Double($0)) }
    let scale = try Self.scale(Self.dataset(Self.common() + lone))
    #expect(scale.omissions.map(\.reason) == ["sharing no system with the others"])
    #expect(scale.omissions.first?.labels == ["lone"])
    #expect(scale.placed.count == 24 && scale.unplaced == (0, 0, 0))
  }

  @Test func systemsOfFewFamiliesHaveNoPlaceAndAreCounted() throws {
    let few =
      [Cell(system: 24, board: "b0", value: 99), Cell(system: 25, board: "b1", value: 60)]
      + [Cell(system: 25, board: "b2", value: 70)]
    let scale = try Self.scale(Self.dataset(Self.common() + few))
    #expect(scale.placed.count == 24 && scale.unplaced == (1, 0, 1))
    #expect(!scale.placed.contains { $0.entry.system.id.text == "s24" })
    #expect(scale.notes.contains { $0.contains("2 have no place, whatever their rank on a board: 1 on one board") })
    // Boards of one family are one.
    let family = (0..<4).map { Cell(system: 24, board: "f\($0)", family: "f", value: Double(24 + $0)) }
    let others = (0..<6).flatMap { system in
      (0..<4).map { Cell(system: system, board: "f\($0)", family: "f", value: Double(system)) }
    }
    #expect(try Self.scale(Self.dataset(Self.common() + family + others)).unplaced == (0, 1, 0))
  }

  @Test func boardsThatCannotBeStandardisedAreNamed() throws {
    let further =
      (0..<5).map { Cell(system: $0, board: "level", value: 3) } + [Cell(system: 2, board: "single", value: 3)]
    let scale = try Self.scale(Self.dataset(Self.common() + further))
    #expect(scale.isEarned)
    #expect(scale.omissions.map(\.reason) == ["on which all scores are equal", "with a single system"])
    let all = Self.common().map { Cell(system: $0.system, board: $0.board, value: 3) }
    let error = #expect(throws: AnalysisError.self) { try Self.scale(Self.dataset(all)) }
    #expect(error?.description == "No benchmark can be put on a scale: 6 on which all scores are equal.")
  }

  @Test func twoFamiliesAreTooFew() {
    let cells = Self.common().filter { $0.board == "b0" || $0.board == "b1" }
    let error = #expect(throws: AnalysisError.self) { try Self.scale(Self.dataset(cells)) }
    #expect(error?.description.contains("a scale needs 3 families that do") == true)
  }

  @Test func withoutDatesNothingIsEarned() throws {
    let scale = try Self.scale(Self.dataset(Self.common(), undated: Set(0..<24)))
    #expect(!scale.isEarned && scale.comparison == nil)
    #expect(scale.sentence.contains("have a date of release, beside which a scale must be shown to tell more"))
  }
}
