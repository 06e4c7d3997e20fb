internal import Foundation
internal import OrderedCollections
internal import Quantities
public import Tables

/// Writes a dataset as a data package.
public enum PackageWriter {
  /// A file of a package.
  public struct File: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The number of rows; `nil` for the descriptor.
    public var rowCount: Int?
    /// The contents.
    public var text: String
  }

  /// The files of the package: those of CSV that have rows, and `datapackage.json` last.
  ///
  /// - Throws: ``/Tables/Problem`` if a text cannot stand in a file.
  public static func files(of dataset: Dataset, name: String) throws(Problem) -> [File] {
    var files: [File] = []
    var present: [Resource] = []
    for resource in Resource.allCases {
      do {
        let table = try table(of: resource, in: dataset)
        guard table.rowCount > 0 else { continue }
        let text = String(decoding: try CSV.write(table), as: UTF8.self)
        files.append(File(name: resource.rawValue + ".csv", rowCount: table.rowCount, text: text))
        present.append(resource)
      } catch {
        throw Problem(
          .fileUnwritable, at: Place(file: resource.rawValue + ".csv"), "the rows cannot be written: \(error)")
      }
    }
    let package = DataPackage(
      profile: "https://datapackage.org/profiles/2.0/datapackage.json", name: name, title: dataset.title,
      resources: present.map { $0.description(among: Set(present)) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(package) else {
      throw Problem(.fileUnwritable, at: Place(file: DataPackage.fileName), "the description cannot be written")
    }
    return files + [File(name: DataPackage.fileName, text: String(decoding: data, as: UTF8.self) + "\n")]
  }

  /// Writes the files into a folder, which is made if it is not there. The descriptor comes last: until then the folder is no
  /// package. If one file cannot be written, those written before are removed again.
  ///
  /// - Throws: ``/Tables/Problem`` if the folder has a package and is not to be replaced, or cannot be written to.
  public static func write(_ files: [File], to folder: String, replacing: Bool = false) throws(Problem) {
    let manager = FileManager.default
    let descriptor = folder + "/" + DataPackage.fileName
    if manager.fileExists(atPath: descriptor) {
      guard replacing else {
        throw Problem(
          .fileUnwritable, at: Place(file: folder), "the folder holds a data package already",
          fix: "name a new folder, or replace it with --replace")
      }
      for resource in Resource.allCases { try? manager.removeItem(atPath: "\(folder)/\(resource.rawValue).csv") }
      try? manager.removeItem(atPath: descriptor)
    }
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Problem(.fileUnwritable, at: Place(file: folder), "the folder cannot be made", fix: "check the path")
    }
    var written: [String] = []
    for file in files {
      do throws(Problem) {
        try AtomicFile.write(file.text, to: folder + "/" + file.name)
        written.append(file.name)
      } catch {
        for name in written { try? manager.removeItem(atPath: folder + "/" + name) }
        throw error
      }
    }
  }

  // MARK: Tables

  private static func table(of resource: Resource, in dataset: Dataset) throws(TableError) -> Table {
    var table = try Table.Builder(resource.columns.map { ($0.name, $0.type) })
    for row in rows(of: resource, in: dataset) { try table.append(row) }
    return try table.table()
  }

  private static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .missing }
  private static func number(_ number: Double?) -> Cell { number.map { .number($0) } ?? .missing }
  private static func date(_ date: CalendarDate?) -> Cell { date.map { .date($0) } ?? .missing }

  private static func rows(of resource: Resource, in dataset: Dataset) -> [[Cell]] {
    switch resource {
    case .countries:
      dataset.countries.values.map { [text($0.id.text), text($0.alpha3), text($0.name)] }
    case .organizations:
      dataset.organizations.values.map { organization in
        let others = organization.otherCountries.map(\.text).joined(separator: ";")
        return [
          text(organization.id.text), text(organization.name), text(organization.country?.text),
          text(others.isEmpty ? nil : others), text(organization.countryNote), text(organization.source?.text),
        ]
      }
    case .systems: dataset.systems.values.map(row)
    case .aliases:
      dataset.aliases.map { [text($0.benchmark?.text), text($0.name), text($0.system.text)] }
    case .benchmarks:
      dataset.benchmarks.values.map { benchmark in
        [
          text(benchmark.id.text), text(benchmark.name), text(benchmark.version), text(benchmark.kind.rawValue),
          text(benchmark.url), text(benchmark.license), text(benchmark.citation),
        ]
      }
    case .groups:
      dataset.benchmarks.values.flatMap { benchmark in
        benchmark.groups.values.map { [text(benchmark.id.text), text($0.id.text), text($0.name), number($0.weight)] }
      }
    case .dimensions:
      dataset.benchmarks.values.flatMap { benchmark in benchmark.dimensions.values.map { row(of: $0, benchmark) } }
    case .evaluations: dataset.evaluations.values.map(row)
    case .evaluationSources:
      dataset.evaluations.values.flatMap { evaluation in
        evaluation.otherSources.map { [text(evaluation.id.text), text($0.text)] }
      }
    case .scores:
      dataset.evaluations.values.flatMap { evaluation in
        let order = dataset.benchmarks[evaluation.benchmark]?.dimensions.keys.elements ?? []
        return order.compactMap { dimension in
          evaluation.scores[dimension].map { score in
            [
              text(evaluation.id.text), text(dimension.text), number(score.value), number(score.standardError),
              number(score.sampleSize),
            ]
          }
        }
      }
    case .publishedTotals:
      dataset.evaluations.values.flatMap { evaluation in
        evaluation.publishedTotals.sorted { $0.key < $1.key }
          .map { [text(evaluation.id.text), text($0.key.text), number($0.value)] }
      }
    case .samples:
      dataset.samples.map { sample in
        [
          text(sample.evaluation.text), text(sample.dimension.text), text(sample.prompt),
          number(sample.index.map(Double.init)), number(sample.value),
        ]
      }
    case .votes:
      dataset.votes.map { vote in
        [
          text(vote.benchmark?.text), text(vote.systemA.text), text(vote.systemB.text), text(vote.outcome.rawValue),
          number(vote.count), text(vote.prompt), text(vote.rater), date(vote.votedOn),
        ]
      }
    case .claims:
      dataset.claims.values.map { claim in
        [
          text(claim.id.text), text(claim.statement), date(claim.madeOn), text(claim.madeBy), text(claim.source?.text),
          text(claim.test), text(claim.untestableReason), text(claim.note),
        ]
      }
    case .sources:
      dataset.sources.values.map { source in
        [
          text(source.id.text), text(source.title), text(source.publisher), text(source.url), date(source.publishedOn),
          date(source.accessedOn), text(source.license),
        ]
      }
    }
  }

  private static func row(of system: System) -> [Cell] {
    [
      text(system.id.text), text(system.name), text(system.version), text(system.organization?.text),
      date(system.announcedOn), date(system.releasedOn), date(system.withdrawnOn), text(system.access?.rawValue),
      text(system.architecture), text(system.modality), number(system.maximumDuration), number(system.maximumHeight),
      number(system.framesPerSecond), number(system.parameters), text(system.baseSystem?.text),
      text(system.source?.text), text(system.note),
    ]
  }

  private static func row(of dimension: Dimension, _ benchmark: Benchmark) -> [Cell] {
    [
      text(benchmark.id.text), text(dimension.id.text), text(dimension.name), text(dimension.group?.text),
      number(dimension.minimum), number(dimension.maximum), number(dimension.weight),
      text(dimension.higherIsBetter ? "true" : "false"), text(dimension.unit.name), text(dimension.explanation),
    ]
  }

  private static func row(of evaluation: Evaluation) -> [Cell] {
    [
      text(evaluation.id.text), text(evaluation.benchmark.text), text(evaluation.system.text),
      text(evaluation.variant), date(evaluation.evaluatedOn), text(evaluation.sampledBy), text(evaluation.evaluatedBy),
      text(evaluation.certification?.rawValue), text(evaluation.supersededBy?.text), text(evaluation.reevaluates?.text),
      text(evaluation.source?.text), text(evaluation.note),
    ]
  }
}
