import Tables

extension FileColumn {
  // MARK: To a file

  /// A column in which every row has the key of a record of another file.
  static func reference<Target: KeyedFile>(
    _ name: String, _ path: WritableKeyPath<Record, Identifier<Target.Record>>, to file: Target.Type
  ) -> FileColumn { reference(name, RecordField(required: path), to: file) }

  /// A column of keys of records of another file, or of the same.
  static func reference<Target: KeyedFile>(
    _ name: String, _ path: WritableKeyPath<Record, Identifier<Target.Record>?>, to file: Target.Type
  ) -> FileColumn { reference(name, RecordField(optional: path), to: file) }

  private static func reference<Target: KeyedFile>(
    _ name: String, _ place: RecordField<Record, Identifier<Target.Record>>, to file: Target.Type
  ) -> FileColumn {
    FileColumn(
      texts: name, place, constraints: .init(pattern: Target.keyPattern), target: file,
      meaning: { text, dataset in
        let identifier = Identifier<Target.Record>(text)
        let known = dataset[keyPath: Target.place]
        // A file's references to itself are checked when all of it is read.
        guard Record.self != Target.Record.self, known[identifier] == nil else { return TextMeaning(value: identifier) }
        return TextMeaning(value: identifier) { row in
          row.rejectUnknown(name, kind: Target.recordName, text, among: known.keys.map(\.text))
        }
      }, text: \.text)
  }

  /// A column whose cells hold keys of another file, separated by semicolons.
  static func references<Target: KeyedFile>(
    _ name: String, _ path: WritableKeyPath<Record, [Identifier<Target.Record>]>, to file: Target.Type
  ) -> FileColumn {
    FileColumn(
      texts: name, RecordField(filled: path), target: file, holdsList: true,
      meaning: { text, dataset in
        let identifiers = text.split(separator: ";").map { Identifier<Target.Record>(String($0)) }
        let known = dataset[keyPath: Target.place]
        let unknown = identifiers.filter { known[$0] == nil }
        guard !unknown.isEmpty else { return TextMeaning(value: identifiers) }
        return TextMeaning(value: identifiers) { row in
          for identifier in unknown {
            row.rejectUnknown(name, kind: Target.recordName, identifier.text, among: known.keys.map(\.text))
          }
        }
      }, text: { $0.isEmpty ? nil : $0.map(\.text).joined(separator: ";") })
  }

  // MARK: To a part of a benchmark

  /// A column in which every row has the key of a part of a benchmark.
  ///
  /// - Parameters:
  ///   - part: Where the benchmark keeps its parts.
  ///   - kind: What one of them is called in a message.
  ///   - benchmark: The benchmark of a record; `nil` where the record itself refers to something that is not there.
  static func reference<Subject: Identifiable>(
    _ name: String, _ path: WritableKeyPath<Record, Identifier<Subject>>, to file: any DatasetFile.Type,
    in part: KeyPath<Benchmark, Records<Subject>>, kind: String,
    of benchmark: @escaping (Record, Dataset) -> Benchmark.ID?
  ) -> FileColumn where Subject.ID == Identifier<Subject> {
    reference(name, RecordField(required: path), to: file, in: part, kind: kind, of: benchmark)
  }

  /// A column of keys of parts of a benchmark.
  static func reference<Subject: Identifiable>(
    _ name: String, _ path: WritableKeyPath<Record, Identifier<Subject>?>, to file: any DatasetFile.Type,
    in part: KeyPath<Benchmark, Records<Subject>>, kind: String,
    of benchmark: @escaping (Record, Dataset) -> Benchmark.ID?
  ) -> FileColumn where Subject.ID == Identifier<Subject> {
    reference(name, RecordField(optional: path), to: file, in: part, kind: kind, of: benchmark)
  }

  private static func reference<Subject: Identifiable>(
    _ name: String, _ place: RecordField<Record, Identifier<Subject>>, to file: any DatasetFile.Type,
    in part: KeyPath<Benchmark, Records<Subject>>, kind: String,
    of benchmark: @escaping (Record, Dataset) -> Benchmark.ID?
  ) -> FileColumn where Subject.ID == Identifier<Subject> {
    let plain = FileColumn(
      texts: name, place, target: file, meaning: { text, _ in TextMeaning(value: Identifier<Subject>(text)) },
      text: \.text)
    return FileColumn(
      field: plain.field, valueType: plain.valueType, target: file, holdsList: false,
      reading: { reader in
        let reading = plain.reading(reader)
        // Rows of one benchmark mostly follow one another.
        var last: (benchmark: Benchmark.ID, parts: Records<Subject>)?
        return { record, row, dataset in
          guard reading(&record, &row, dataset) else { return false }
          guard let benchmark = benchmark(record, dataset) else { return false }
          guard let identifier = place.value(record) else { return true }
          let parts =
            last?.benchmark == benchmark
            ? last?.parts ?? [] : dataset.benchmarks[benchmark]?[keyPath: part] ?? []
          last = (benchmark, parts)
          if parts[identifier] == nil {
            row.rejectUnknown(
              name, kind: "\(kind) of \(benchmark)", identifier.text, among: parts.keys.map(\.text))
          }
          return true
        }
      },
      values: plain.values)
  }
}
