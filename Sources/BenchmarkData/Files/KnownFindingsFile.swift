/// `known_findings.csv`: findings of `vgap validate` that are known and stay, with the reasons.
enum KnownFindingsFile: DatasetFile {
  static let name = "known_findings"
  static let key = ["code", "file", "key"]
  static var blank: KnownFinding { KnownFinding(code: "", file: "", key: "", reason: "") }

  static var columns: [FileColumn<KnownFinding>] {
    [.text("code", \.code), .text("file", \.file), .text("key", \.key), .text("reason", \.reason)]
  }

  static func records(of dataset: Dataset) -> [KnownFinding] { dataset.knownFindings }
  static func insert(_ records: [KnownFinding], into dataset: inout Dataset) { dataset.knownFindings = records }
}
