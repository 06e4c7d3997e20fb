/// `aliases.csv`: other names under which published tables list systems.
enum AliasesFile: DatasetFile {
  static let name = "aliases"
  static let key = ["benchmark_id", "alias"]
  static var blank: SystemAlias { SystemAlias(name: "", system: "") }

  static var columns: [FileColumn<SystemAlias>] {
    [
      .reference("benchmark_id", \.benchmark, to: BenchmarksFile.self),
      .text("alias", \.name),
      .reference("system_id", \.system, to: SystemsFile.self),
    ]
  }

  static func records(of dataset: Dataset) -> [SystemAlias] { dataset.aliases }
  static func insert(_ records: [SystemAlias], into dataset: inout Dataset) { dataset.aliases = records }
}
