/// `sources.csv`: where figures and facts come from.
enum SourcesFile: KeyedFile {
  static let name = "sources"
  static let recordName = "source"
  static let key = ["source_id"]
  static var place: WritableKeyPath<Dataset, Records<Source>> { \.sources }
  static var blank: Source { Source(id: "", title: "") }

  static var columns: [FileColumn<Source>] {
    [
      .key("source_id", \.id),
      .text("title", \.title),
      .text("publisher", \.publisher),
      .text("url", \.url),
      .date("published_on", \.publishedOn),
      .date("captured_on", \.capturedOn),
      .date("accessed_on", \.accessedOn),
      .text("license", \.license),
    ]
  }
}
