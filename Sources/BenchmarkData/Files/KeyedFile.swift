/// A file whose rows are named by one key, by which other files refer to them.
protocol KeyedFile: DatasetFile where Record: Identifiable, Record.ID == Identifier<Record> {
  /// Where the dataset keeps the records.
  static var place: WritableKeyPath<Dataset, Records<Record>> { get }
  /// What one record is called in a message.
  static var recordName: String { get }
  /// The form that all keys have, those of references included; `nil` for any.
  static var keyPattern: String? { get }
}

extension KeyedFile {
  static var keyPattern: String? { nil }

  static func records(of dataset: Dataset) -> [Record] { dataset[keyPath: place].values }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    dataset[keyPath: place] = Records(records)
  }
}
