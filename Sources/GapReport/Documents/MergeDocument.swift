public import BenchmarkData
public import TableExport
public import Tables

extension PackageMerge {
  /// What an import changes as a document: a row a record.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "import", title: "What the import changes", caption: sentence, table: table(),
      notes: missing)
  }
}
