import Tables
import Testing

@testable import BenchmarkData

struct DatasetChangesTests {
  private let old: Dataset

  init() throws { old = try SmallPackage().load() }

  @Test func aStateDoesNotDifferFromItself() throws {
    let changes = try DatasetChanges(from: old, to: old)
    #expect(changes.records == [])
    #expect(changes.sentence == "The two states have the same records.")
  }

  @Test func whatIsAddedChangedAndRemovedIsNamed() throws {
    var new = old
    new.systems["b-1"]?.name = "Bee"
    new.evaluations["bench.a-1"]?.scores["smooth"]?.value = 0.95
    new.claims = []
    new.countries["FR"] = Country(id: "FR", name: "France")
    let changes = try DatasetChanges(from: old, to: new)
    let score = try #require(changes.records.first { $0.file == "scores" })
    #expect(score.key == "bench.a-1/smooth")
    #expect(score.kind == .changed)
    #expect(score.values == [.init(field: "value", before: "0.9", after: "0.95")])
    #expect(changes.records.first { $0.file == "systems" }?.values.map(\.after) == ["Bee"])
    #expect(changes.records.first { $0.file == "countries" }?.kind == .added)
    #expect(changes.records.filter { $0.file == "claims" }.allSatisfy { $0.kind == .removed })
    #expect(
      changes.sentence
        == "Records: countries 1 added; systems 1 changed; scores 1 changed; claims \(old.claims.count) removed.")
    let back = try DatasetChanges(from: new, to: old)
    #expect(back.records.count == changes.records.count)
    #expect(back.records.first { $0.file == "countries" }?.kind == .removed)
  }

  /// A column that one state leaves out, since it is empty throughout, is compared all the same.
  @Test func aColumnThatOneStateLacksIsCompared() throws {
    var new = old
    new.benchmarks["bench"]?.family = "benches"
    new.organizations["beta"]?.otherNames = ["Bee Ltd"]
    let changes = try DatasetChanges(from: old, to: new)
    #expect(changes.records.flatMap(\.values).map(\.field) == ["other_names", "family"])
    let back = try DatasetChanges(from: new, to: old)
    #expect(back.records.flatMap(\.values).map(\.before) == ["Bee Ltd", "benches"])
  }

  @Test func theOrderOfRowsMakesNoDifference() throws {
    var new = old
    new.systems = Records(old.systems.values.reversed())
    #expect(try DatasetChanges(from: old, to: new).records == [])
  }

  /// Votes have no key: of two equal rows one may go.
  @Test func rowsWithoutAKeyAreCounted() throws {
    var (one, two) = (Dataset(title: "One"), Dataset(title: "Two"))
    one.aliases = [SystemAlias(name: "A", system: "a"), SystemAlias(name: "A", system: "a")]
    two.aliases = [SystemAlias(name: "A", system: "a")]
    #expect(try DatasetChanges(from: one, to: two).records.map(\.kind) == [.removed])
    #expect(try DatasetChanges(from: two, to: one).records.map(\.kind) == [.added])
  }
}
