import StatisticsCore
import Testing

/// Reference: R's lme4 1.1-31 and Henderson's equations inverted (`Fixtures/latent_scale/latent_scale.R`).
@Suite struct LatentScaleTests {
  struct Example: Decodable {
    struct Cell: Decodable {
      var unit: Int
      var item: Int
      var family: Int
      var value: Double
    }

    var cells: [Cell]
    var abilityVariance: Double
    var familyVariance: Double
    var residualVariance: Double
    var abilities: [Double]
    var covariance: [[Double]]
    var candidates: [Place]
    var gains: [Double]

    struct Place: Decodable {
      var unit: Int
      var item: Int
    }
  }

  static func examples() throws -> [Example] { try Fixture.json("latent_scale/latent_scale.json") }

  static func cells(_ example: Example) -> [LatentScale.Cell] {
    example.cells.map { .init(unit: $0.unit, item: $0.item, family: $0.family, value: $0.value) }
  }

  /// Units on some families of an invented dataset; every family has as many items.
  static func invented(
    units: Int, families: Int, items: Int = 1, ability: Double = 1, family: Double = 0.3, residual: Double = 0.2,
    seed: UInt64 = 7
  ) -> [LatentScale.Cell] {
    var stream = RandomStream(seed: seed)
    return (0..<units).flatMap { unit in
      let own = ability * stream.nextNormal()
      return (0..<families).filter { ($0 + unit) % 3 > 0 }.flatMap { group in
        let common = own + family * stream.nextNormal()
        return (0..<items).map { item in
          LatentScale.Cell(
            unit: unit, item: group * items + item, family: group,
            value: 5 + Double(group) * common + common + residual * stream.nextNormal())
        }
      }
    }
  }

  @Test(arguments: 0..<3) func itAgreesWithLme4(_ number: Int) throws {
    let example = try Self.examples()[number]
    let scale = try #require(try LatentScale.fit(Self.cells(example)).scale)
    #expect(isClose(scale.abilityVariance, example.abilityVariance, within: 1e-5))
    #expect(isClose(scale.residualVariance, example.residualVariance, within: 1e-5))
    #expect(abs(scale.familyVariance - example.familyVariance) < 1e-5)
    #expect(scale.abilities.count == example.abilities.count)
    for (ability, expected) in zip(scale.abilities, example.abilities) { #expect(abs(ability - expected) < 1e-5) }
    let covariance = try scale.covariance(of: Array(0..<5))
    for (row, expected) in example.covariance.enumerated() {
      for (column, value) in expected.enumerated() { #expect(abs(covariance[row, column] - value) < 1e-5) }
    }
  }

  @Test func theOrderOfCellsDoesNotMatter() throws {
    let cells = Self.invented(units: 14, families: 6, items: 2)
    let (first, second) = (try LatentScale.fit(cells), try LatentScale.fit(Array(cells.reversed())))
    #expect(first == second)
    #expect(first.scale != nil)
  }

  @Test func abilitiesAreFoundAndTheirOrderIsTheTruth() throws {
    let cells = Self.invented(units: 20, families: 9, family: 0.05, residual: 0.01)
    let scale = try #require(try LatentScale.fit(cells).scale)
    let means = (0..<20).map { unit in
      let own = cells.filter { $0.unit == unit }
      return own.reduce(0) { $0 + ($1.value - 5) / Double($1.family + 1) } / Double(own.count)
    }
    let byScale = (0..<20).sorted { scale.abilities[$0] < scale.abilities[$1] }
    let byMean = (0..<20).sorted { means[$0] < means[$1] }
    #expect(zip(byScale, byMean).count { $0 != $1 } <= 4)
  }

  /// Another item that repeats one of a family exactly, but for its unit of measurement, tells nothing new.
  @Test func aFamilyOfDuplicatesCountsOnce() throws {
    let cells = Self.invented(units: 16, families: 6)
    let copied =
      cells
      + cells.filter { $0.family == 5 }.flatMap { cell in
        (1...8).map { copy in
          LatentScale.Cell(
            unit: cell.unit, item: 10 + copy, family: 5, value: Double(copy) * cell.value + 1e-3 * Double(cell.unit % 3)
          )
        }
      }
    let alone = try #require(try LatentScale.fit(cells).scale)
    let repeated = try #require(try LatentScale.fit(copied).scale)
    for unit in 0..<16 { #expect(abs(alone.abilities[unit] - repeated.abilities[unit]) < 0.03) }
    // Eight items that were families of their own would outvote all others.
    let families = copied.map {
      LatentScale.Cell(unit: $0.unit, item: $0.item, family: max($0.family, $0.item), value: $0.value)
    }
    let outvoted = try #require(try LatentScale.fit(families).scale)
    #expect((0..<16).contains { abs(alone.abilities[$0] - outvoted.abilities[$0]) > 0.1 })
  }

  @Test func placesHaveMeanZeroAndTheExpectedDeviationOne() throws {
    let scale = try #require(try LatentScale.fit(Self.invented(units: 18, families: 6, items: 2)).scale)
    let placement = try #require(try scale.placement(of: Array(2..<17)))
    let places = placement.places
    #expect(abs(places.values.reduce(0, +)) < 1e-12)
    let errors = places.standardErrors.reduce(0) { $0 + $1 * $1 }
    let squares = places.values.reduce(0) { $0 + $1 * $1 }
    #expect(abs((squares + errors) / 14 - 1) < 1e-12)
    for (index, interval) in placement.intervals.enumerated() {
      #expect(abs((interval.lower + interval.upper) / 2 - places.values[index]) < 1e-12)
      #expect(interval.method == .mixedModel)
    }
    #expect(try scale.placement(of: [3]) == nil)
    #expect(throws: StatisticsError.self) { try scale.placement(of: [3, 99]) }
    #expect(throws: StatisticsError.self) { try scale.placement(of: [3, 4], level: 1) }
  }

  @Test(arguments: 0..<3) func theGainOfAScoreIsWhatItLessens(_ number: Int) throws {
    let example = try Self.examples()[number]
    let scale = try #require(try LatentScale.fit(Self.cells(example)).scale)
    let targets = Array(scale.abilities.indices)
    let gains = try scale.gains(ofScoring: example.candidates.map { ($0.unit, $0.item) }, for: targets)
    #expect(gains.count == example.gains.count && gains.count == 6)
    for (gain, expected) in zip(gains, example.gains) { #expect(isClose(gain, expected, within: 1e-5)) }
    #expect(try scale.gains(ofScoring: [(unit: 0, item: 77)], for: targets) == [0])
  }

  @Test func whatDeterminesNothingIsSaid() throws {
    #expect(try LatentScale.fit([]) == .undefined(.tooFewCells(found: 0, needed: 3)))
    // All equal: no item can be standardised.
    let equal = Self.invented(units: 9, families: 4).map {
      LatentScale.Cell(unit: $0.unit, item: $0.item, family: $0.family, value: 3)
    }
    #expect(try LatentScale.fit(equal) == .undefined(.tooFewCells(found: 0, needed: 3)))
    // Signs that turn from item to item have nothing in common.
    let opposed = (0..<12).flatMap { unit in
      (0..<4).map { item in
        LatentScale.Cell(
          unit: unit, item: item, family: item, value: (item.isMultiple(of: 2) ? 1 : -1) * Double(unit * unit % 7))
      }
    }
    #expect(try LatentScale.fit(opposed) == .undefined(.nothingInCommon))
  }

  /// A constant item, or one of a single unit, changes nothing.
  @Test func itemsThatCannotBeStandardisedTakeNoPart() throws {
    let cells = Self.invented(units: 12, families: 5)
    let further =
      cells + (0..<12).map { LatentScale.Cell(unit: $0, item: 20, family: 20, value: 4) }
      + [LatentScale.Cell(unit: 3, item: 21, family: 21, value: 9)]
    let (plain, more) = (
      try #require(try LatentScale.fit(cells).scale), try #require(try LatentScale.fit(further).scale)
    )
    #expect(plain.items == more.items)
    #expect(plain.abilities == more.abilities)
    #expect(more.expectation(unit: 0, item: 20) == nil)
  }

  @Test func malformedCellsAreErrors() {
    let cells = Self.invented(units: 6, families: 4)
    for wrong in [
      LatentScale.Cell(unit: -1, item: 0, family: 0, value: 1),
      LatentScale.Cell(unit: 0, item: 9, family: 9, value: .nan),
      LatentScale.Cell(unit: 0, item: 1, family: 2, value: 1), cells[0],
    ] {
      #expect(throws: StatisticsError.self) { try LatentScale.fit(cells + [wrong]) }
    }
  }
}

@Suite struct HeldOutComparisonTests {
  static let plan = HeldOutComparison.Plan(folds: 5, repeats: 2, seed: 3)

  @Test func aCommonAbilityIsFoundBesideDatesThatTellNothing() throws {
    let cells = LatentScaleTests.invented(units: 30, families: 8)
    let dates = (0..<30).map { Double($0 % 7) }
    let comparison = try #require(try HeldOutComparison.compare(cells, covariates: dates, plan: Self.plan))
    #expect(comparison.isScaleBetter)
    #expect(comparison.unitCount == 30 && comparison.omittedPairs == 0)
    #expect(comparison.scores.map(\.predictor) == HeldOutComparison.Predictor.allCases)
    let errors = comparison.scores.map(\.error)
    #expect(errors[3] < 0.6 && errors[0] > 0.8 && errors[2] > 0.8)
    // Differences are of the errors that are printed.
    for score in comparison.scores where score.predictor != .scale {
      let difference = try #require(score.difference)
      #expect(abs(difference.estimate - (errors[3] - score.error)) < 1e-12)
    }
  }

  /// Where the date tells all, the scale is not better than the date.
  @Test func whatTheDateTellsIsNoScale() throws {
    var stream = RandomStream(seed: 5)
    let dates = (0..<30).map { _ in 6 * stream.nextUniform() }
    let cells = LatentScaleTests.invented(units: 30, families: 8).map { cell in
      LatentScale.Cell(
        unit: cell.unit, item: cell.item, family: cell.family, value: dates[cell.unit] + 0.3 * stream.nextNormal())
    }
    let comparison = try #require(try HeldOutComparison.compare(cells, covariates: dates, plan: Self.plan))
    #expect(!comparison.isScaleBetter)
    #expect(try #require(comparison.scores[0].difference).interval.upper < 0)
  }

  /// Copies of a family do not make noise foretellable: they are held out together.
  @Test func nearDuplicatesDoNotLeak() throws {
    var stream = RandomStream(seed: 9)
    let cells = (0..<25).flatMap { unit in
      (0..<5).flatMap { family in
        let noise = stream.nextNormal()
        return (0..<4).map { LatentScale.Cell(unit: unit, item: family * 4 + $0, family: family, value: noise) }
      }
    }
    let comparison = try #require(
      try HeldOutComparison.compare(cells, covariates: (0..<25).map { Double($0 * 13 % 25) }, plan: Self.plan))
    #expect(!comparison.isScaleBetter)
    #expect(comparison.scores[3].error > 0.95)
  }

  @Test func theThreadsDoNotMatter() throws {
    let cells = LatentScaleTests.invented(units: 12, families: 6)
    let dates = (0..<12).map { Double($0 % 5) }
    var plan = Self.plan
    let alone = try HeldOutComparison.compare(cells, covariates: dates, plan: plan)
    plan.threads = 3
    #expect(try HeldOutComparison.compare(cells.reversed(), covariates: dates, plan: plan) == alone)
    plan.seed = 4
    #expect(try HeldOutComparison.compare(cells, covariates: dates, plan: plan) != alone)
  }

  @Test func unitsWithoutADateAreCountedAndTooFewAreNil() throws {
    let cells = LatentScaleTests.invented(units: 12, families: 6)
    let some = (0..<12).map { $0 < 6 ? Double($0) : nil }
    let comparison = try #require(try HeldOutComparison.compare(cells, covariates: some, plan: Self.plan))
    #expect(comparison.unitCount == 6 && comparison.omittedPairs == 24)
    #expect(try HeldOutComparison.compare(cells, covariates: cells.map { _ in nil }, plan: Self.plan) == nil)
    var plan = Self.plan
    plan.folds = 1
    #expect(throws: StatisticsError.self) { try HeldOutComparison.compare(cells, covariates: some, plan: plan) }
  }
}
