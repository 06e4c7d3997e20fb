import Tables
import Testing

@testable import TableExport

@Suite struct CroissantTests {
  @Test func aPackageIsDescribedForTrainers() throws {
    var (package, _, _) = try DataPackageTests.package()
    package.licenses = [.init(name: "CC-BY-4.0", url: "https://creativecommons.org/licenses/by/4.0/")]
    let croissant = package.croissant(modified: CalendarDate("2024-02-15"))
    #expect(croissant["conformsTo"] == "http://mlcommons.org/croissant/1.0")
    #expect(croissant["license"] == ["https://creativecommons.org/licenses/by/4.0/"])
    #expect(croissant["dateModified"] == "2024-02-15")
    let files = try #require(croissant["distribution"]?.elements)
    #expect(files.count == package.resources.count)
    for (file, resource) in zip(files, package.resources) {
      #expect(file["contentUrl"] == .string(resource.paths[0]))
      #expect(file["sha256"].map { .string("sha256:") != $0 } == true)
    }
    let records = try #require(croissant["recordSet"]?.elements)
    #expect(records.map { $0["name"] } == ["gap", "dates"])
    let fields = try #require(records[1]["field"]?.elements)
    let types = fields.map { $0["dataType"] }
    // Dates of several precisions, months and years are none of the format's.
    #expect(types == ["sc:Text", "sc:Text", "sc:Date", "sc:Text", "sc:Text", "sc:Float"])
    #expect(records[1]["key"] == ["@id": "dates/name"])
  }

  @Test func whatHasNoHashIsPassedOver() {
    let package = DataPackage(
      name: "x", resources: [.init(name: "a", path: "a.csv", schema: .init(fields: []))])
    #expect(package.croissant()["distribution"] == .array([]))
    #expect(package.croissant()["recordSet"] == .array([]))
  }

  @Test func columnsThatReferToAnotherTableSaySo() throws {
    let (package, _, _) = try DataPackageTests.package()
    var resources = package.resources
    resources[0].schema?.foreignKeys = [
      .init(column: "label", resource: "dates", referencedColumn: "name")
    ]
    let croissant = DataPackage(name: "x", resources: resources).croissant()
    let fields = try #require(croissant["recordSet"]?.elements.first?["field"]?.elements)
    let label = try #require(fields.first { $0["name"] == "label" })
    #expect(label["references"] == ["field": ["@id": "dates/name"]])
  }
}
