import Foundation
import Quantities
import TableExport
import Tables
import Testing

@Suite struct DataPackageTests {
  static func package() throws -> (DataPackage, Provenance, files: [(path: String, text: String)]) {
    var gaps = try Documents.gaps()
    let status = ColumnDefinition<String>(
      "status", description: "ok, or why there is no complete answer", visibility: .droppable(1),
      constraints: .init(isRequired: true, allowedValues: ["ok", "unbounded"]))
    gaps.table = try gaps.table.setting(Column(status, gaps.table[status] ?? []))
    let (name, share) = (
      ColumnDefinition<String>("name", constraints: .init(isUnique: true)),
      ColumnDefinition<Double>("share", unit: .fixed("fraction"), constraints: .init(minimum: 0, maximum: 1))
    )
    let dates = TableDocument(
      name: "dates", title: "Dates of every precision",
      table: try Table([
        Column(name, ["a", "b", "=1+1"]),
        Column("known", dates: [CalendarDate("2024"), CalendarDate("2024-02"), CalendarDate("2024-02-15")]),
        Column("day", dates: [CalendarDate("2024-02-15"), nil, CalendarDate("2023-01-01")]),
        Column("month", dates: [CalendarDate("2024-02"), nil, nil]),
        Column("year", dates: [nil, CalendarDate("2024"), nil]),
        Column(share, [0.1, 1, nil]),
      ]))
    var files: [(path: String, text: String)] = []
    var resources: [DataPackage.Resource] = []
    for (document, key) in [(gaps, ColumnList(.measure)), (dates, ColumnList(name))] {
      let file = (path: "tables/\(document.name).csv", text: try document.csv())
      files.append(file)
      resources.append(.init(document, path: file.path, contents: file.text.utf8, primaryKey: key))
    }
    let figure = (path: "figures/gap.vl.json", text: try Figures.intervalDotPlot().specification().text() + "\n")
    files.append(figure)
    resources.append(
      .init(
        name: "figure-gap", path: figure.path, title: "Gap", mediaType: "application/vnd.vegalite.v6+json",
        contents: figure.text.utf8))
    let provenance = try #require(gaps.provenance)
    let package = DataPackage(
      profile: DataPackage.profile, name: "gap-report", title: "Gap report", description: "Made-up tables.",
      licenses: [.init(name: "CC-BY-4.0", url: "https://creativecommons.org/licenses/by/4.0/")],
      sources: provenance.sources, resources: resources)
    return (package, provenance, files)
  }

  @Test func describesEveryFile() throws {
    let (package, provenance, _) = try Self.package()
    try Snapshot.expect(package.json(provenance: provenance).text() + "\n", matches: "datapackage.json")
  }

  /// What is written says all that the description does, in the words by which it is read.
  @Test func isReadBackAsTheSameDescription() throws {
    var (package, provenance, _) = try Self.package()
    package.version = "1.0"
    package.resources[0].dialect = .init(delimiter: ";")
    package.resources[0].schema?.fieldsMatch = .init(["subset"])
    package.resources[0].schema?.uniqueKeys = [.init(["measure", "status"])]
    package.resources[0].schema?.foreignKeys = [.init(column: "label", resource: "dates", referencedColumn: "name")]
    package.resources[0].schema?.fields[0].format = "default"
    package.resources[0].schema?.fields[0].trueValues = ["yes"]
    package.resources[0].schema?.fields[0].falseValues = ["no"]
    var constraints = DataPackage.Constraints(isRequired: true, minimum: 0.5, maximum: 3, pattern: "[a-z]")
    constraints.minimumLength = 1
    constraints.maximumLength = 9
    package.resources[0].schema?.fields[0].constraints = constraints
    let text = package.json(provenance: provenance).text()
    #expect(try JSONDecoder().decode(DataPackage.self, from: Data(text.utf8)) == package)
    #expect(try JSONDecoder().decode(DataPackage.self, from: JSONEncoder().encode(package)) == package)
  }

  /// Writes the package into the folder that VGAP_DATA_PACKAGE names, for checks by other programs.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VGAP_DATA_PACKAGE"] != nil))
  func isWrittenForTheCheck() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["VGAP_DATA_PACKAGE"] ?? ".")
    let (package, provenance, files) = try Self.package()
    for file in files + [(path: "datapackage.json", text: package.json(provenance: provenance).text() + "\n")] {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
  }
}
