/// `claims.csv`: sentences from sources, and the tests that were fixed for them.
enum ClaimsFile: KeyedFile {
  static let name = "claims"
  static let recordName = "claim"
  static let key = ["claim_id"]
  static var place: WritableKeyPath<Dataset, Records<Claim>> { \.claims }
  static var blank: Claim { Claim(id: "", statement: "", test: "") }

  static var columns: [FileColumn<Claim>] {
    [
      .key("claim_id", \.id),
      .text("statement", \.statement),
      .date("made_on", \.madeOn),
      .text("made_by", \.madeBy),
      .reference("source_id", \.source, to: SourcesFile.self),
      .text("test", \.test),
      .text("untestable_reason", \.untestableReason),
      .text("note", \.note),
    ]
  }
}
