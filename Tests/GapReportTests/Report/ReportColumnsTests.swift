import Foundation
import GapAnalysis
import TableExport
import Tables
import Testing

@testable import GapReport

/// The columns of all tables of a report.
@Suite struct ReportColumnsTests {
  private static func columns() throws -> [(table: String, column: Column)] {
    let report = try Repository.tutorialReport()
    return (report.documents + [report.manifest]).flatMap { document in
      document.table.columns.map { (document.name, $0) }
    }
  }

  @Test func everyColumnIsDescribed() throws {
    for (table, column) in try Self.columns() {
      #expect(column.presentation.description != nil, "\(column.name) of \(table)")
      #expect(!column.title.isEmpty)
    }
  }

  @Test func aNameAlwaysHoldsTheSameType() throws {
    // Of one specification same_sign is a flag, of many a share.
    var types: [String: Column.ValueType] = [:]
    for (table, column) in try Self.columns() where column.name != "same_sign" {
      #expect(types[column.name, default: column.type] == column.type, "\(column.name) of \(table)")
      types[column.name] = column.type
    }
  }

  @Test func dataFormatsSayWhatEveryColumnHolds() throws {
    let package = try Repository.tutorialFiles.get().json("datapackage.json")
    let resources = try #require(package["resources"] as? [[String: Any]])
    let fields = resources.compactMap { ($0["schema"] as? [String: Any])?["fields"] as? [[String: Any]] }.flatMap(
      \.self)
    #expect(!fields.isEmpty)
    for field in fields { #expect(field["description"] is String && field["title"] is String, "\(field)") }
  }
}
