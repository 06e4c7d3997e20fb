import Foundation
import Tables
import Testing

@testable import BenchmarkData

/// The declarations of the files of a dataset, from which they are described, read, checked and written.
struct DatasetFilesTests {
  static let names = DatasetFiles.all.map { $0.name }

  static func contents(of dataset: String) throws -> Dataset {
    try Dataset.load(at: Repository.root + "/datasets/" + dataset)
  }

  static func load(_ files: [PackageWriter.File]) throws -> Dataset {
    let bytes = Dictionary(uniqueKeysWithValues: files.map { ($0.name, Array($0.text.utf8)) })
    return try PackageLoader("copy", options: LoadOptions()) { path throws(Problem) in
      guard let bytes = bytes[path] else { throw Problem(.fileNotFound, at: Place(file: path), "no such file") }
      return bytes
    }.load()
  }

  /// All of a dataset but what was noticed on the way.
  static func parts(of dataset: Dataset) -> [AnyHashable] {
    [
      dataset.title, dataset.countries, dataset.organizations, dataset.systems, dataset.aliases, dataset.benchmarks,
      dataset.evaluations, dataset.samples, Array(dataset.votes), dataset.claims, dataset.sources,
      dataset.knownFindings,
    ]
  }

  static func areEqual(_ left: Dataset, _ right: Dataset) -> Bool {
    parts(of: left) == parts(of: right)
  }

  @Test(arguments: ["video-generation", "tutorial"])
  func whatIsWrittenReadsBackTheSame(_ name: String) throws {
    let dataset = try Self.contents(of: name)
    let files = try PackageWriter.files(of: dataset, name: "copy")
    let again = try Self.load(files)
    #expect(Self.areEqual(again, dataset))
    #expect(try PackageWriter.files(of: again, name: "copy") == files)
  }

  /// The files that are kept in the order and with the columns in which they are written come out byte by byte.
  @Test(arguments: [
    (
      "video-generation",
      [
        "countries", "organizations", "systems", "system_organizations", "aliases", "benchmarks", "evaluations",
        "claims", "sources", "samples", "known_findings",
      ]
    ),
    (
      "tutorial",
      [
        "countries", "organizations", "systems", "aliases", "benchmarks", "claims", "sources", "samples",
        "known_findings",
      ]
    ),
  ])
  func theBytesOfACuratedFileAreWrittenAgain(_ name: String, _ resources: [String]) throws {
    let files = try PackageWriter.files(of: Self.contents(of: name), name: "copy")
    let folder = Repository.root + "/datasets/\(name)/"
    let package = try JSONDecoder().decode(
      DataPackage.self, from: Data(contentsOf: URL(filePath: folder + DataPackage.fileName)))
    for resource in resources {
      let written = try #require(files.first { $0.name == resource + ".csv" }).text
      let paths = try #require(package.resources.first { $0.name == resource }).paths
      let texts = try paths.map { try String(contentsOfFile: folder + $0, encoding: .utf8) }
      // Of several files, all but the first begin with a header that the whole has once.
      let whole = texts[0] + texts.dropFirst().map { $0.drop { $0 != "\n" }.dropFirst() }.joined()
      #expect(written == whole, "\(resource)")
    }
  }

  @Test func whatAFlatFileSaysIsKeptInAPackage() throws {
    let text = """
      system,country,score,url
      [A](https://a.example),US/CN,1,
      B,France,2,https://b.example
      C,,3,

      """
    var dataset = try readFlat(Array(text.utf8)).dataset
    #expect(dataset.systems.values.map(\.url) == [nil, "https://b.example", nil])
    let evaluation = try #require(dataset.evaluations.keys.first)
    dataset.evaluations[evaluation]?.publishedTotals = ["total": 0.8]
    dataset.evaluations[evaluation]?.publishedDecimals = ["total": 4]
    dataset.organizations = [Organization(id: "x", name: "X"), Organization(id: "y", name: "Y")]
    dataset.organizations["y"]?.otherNames = ["Why", "Y AI"]
    let again = try Self.load(PackageWriter.files(of: dataset, name: "flat"))
    #expect(Self.areEqual(again, dataset))
    #expect(again.systems.values.map { again.countries(of: $0).map(\.text) } == [["US", "CN"], ["FR"], []])
  }

  @Test func theAddressOfALinkIsKept() throws {
    let dataset = try readFlat(Array("system,score\n[A](https://a.example),1\n[B](b.html),2\n".utf8)).dataset
    #expect(dataset.systems.values.map(\.url) == ["https://a.example", nil])
  }

  @Test func aColumnThatNoRecordNeedsIsLeftOut() throws {
    var dataset = try readFlat(Array("system,score\nA,1\n".utf8)).dataset
    func header() throws -> Substring {
      try #require(
        PackageWriter.files(of: dataset, name: "flat").first { $0.name == "systems.csv" }?.text.split(separator: "\n")
          .first)
    }
    #expect(try !header().contains("url"))
    dataset.systems["A"]?.url = "https://a.example"
    #expect(try header().contains(",url,"))
    let descriptor = try #require(PackageWriter.files(of: dataset, name: "flat").last?.text)
    #expect(descriptor.contains("\"url\"") && !descriptor.contains("country_codes"))
  }

  @Test(arguments: names)
  func aFileDeclaresEachColumnOnceAndItsKeyAmongThem(_ name: String) throws {
    let file = try #require(DatasetFiles.named(name))
    let columns = file.expectedColumns.map(\.name)
    #expect(Set(columns).count == columns.count)
    #expect(Set(file.key).isSubset(of: columns))
    // Sums may stand for means, and are written as such.
    let written = columns.filter { $0 != "sum" && $0 != "sum_of_squares" }
    #expect(file.description(among: []).schema?.fields.map(\.name) == written)
  }

  @Test func filesAreReadAfterThoseToWhichTheyRefer() throws {
    let order = DatasetFiles.inReadingOrder.map { $0.name }
    #expect(order.sorted() == Self.names.sorted())
    for file in DatasetFiles.all {
      for other in file.referredFiles {
        #expect(try #require(order.firstIndex(of: other.name)) < #require(order.firstIndex(of: file.name)))
      }
    }
  }

  @Test func referencesAreDescribedToFilesOfThePackageOnly() throws {
    let all = try #require(SystemsFile.description(among: Set(Self.names)).schema)
    #expect(
      all.foreignKeys == [
        .init(column: "organization_id", resource: "organizations", referencedColumn: "organization_id"),
        .init(column: "base_system_id", resource: "", referencedColumn: "system_id"),
        .init(column: "source_id", resource: "sources", referencedColumn: "source_id"),
      ])
    #expect(SystemsFile.description(among: ["sources"]).schema?.foreignKeys?.map(\.fields.list) == [["source_id"]])
    // A reference to a part of a benchmark is by two columns, of which one stands in another file.
    #expect(
      ScoresFile.description(among: Set(Self.names)).schema?.foreignKeys?.map(\.fields.list) == [["evaluation_id"]])
  }

  /// For the standard no part of a primary key may be missing.
  @Test(arguments: [("aliases", false), ("samples", false), ("votes", false), ("scores", true), ("systems", true)])
  func aKeyOfWhichAPartMayBeMissingIsNoPrimaryKey(_ name: String, _ isPrimary: Bool) throws {
    let schema = try #require(DatasetFiles.named(name)?.description(among: []).schema)
    #expect((schema.primaryKey != nil) == isPrimary)
  }

  @Test func constraintsAreDescribedAsTheyAreChecked() throws {
    let fields = try #require(DimensionsFile.description(among: []).schema).fields
    let field = { (name: String) in fields.first { $0.name == name } }
    #expect(field("dimension_id")?.constraints == .init(isRequired: true))
    #expect(field("weight")?.constraints == .init(minimum: 0))
    #expect(field("higher_is_better")?.type == "boolean")
    #expect(field("minimum")?.constraints == nil)
    let organizations = try #require(OrganizationsFile.description(among: []).schema).fields
    #expect(organizations.first { $0.name == "country_code" }?.constraints == .init(pattern: "[A-Z]{2}"))
    let kind = try #require(BenchmarksFile.description(among: []).schema).fields.first { $0.name == "kind" }
    #expect(kind?.constraints == .init(isRequired: true, allowedValues: ["composite", "rating"]))
  }

  @Test func aReferenceOfAFileToItselfMayPointAheadAndNotOutside() throws {
    var package = SmallPackage()
    package.files["systems.csv"] = "system_id,name,base_system_id\na-1,A,b-1\nb-1,B,\n"
    #expect(try package.load().systems["a-1"]?.baseSystem == "b-1")
    let problems = try package.problems(changing: "systems.csv", "A,b-1", to: "A,b-2")
    #expect(problems.map(\.code) == [.unknownReference])
    #expect(problems.first?.fix == "did you mean b-1?")
  }

  @Test func rowsWithEqualKeysAreFoundWhateverTheTypesOfTheColumns() throws {
    let source = try CSV.read(
      "a,n,x\nk,1,\nk,2,\nk,1.0,\n,1,\n,1,\n", name: "keys.csv",
      options: CSV.ReadingOptions(columns: [.init("a"), .init("n", .number)]))
    var keys = RowKeys(["a", "absent", "n"], of: source)
    #expect((0..<5).map { keys.firstRow(withKeyOf: $0) } == [nil, nil, 0, nil, 3])
    var none = RowKeys([], of: source)
    #expect((0..<5).allSatisfy { none.firstRow(withKeyOf: $0) == nil })
  }
}
