import Tables

/// What a text of a column stands for.
struct TextMeaning<Value> {
  /// The value; `nil` where it is none.
  var value: Value?
  /// Rejects the row, where there is something wrong with the text.
  var fault: ((inout RowReader) -> Void)?
}

extension FileColumn {
  /// A column of texts. What a text stands for is found out once for all rows that have it.
  init<Value>(
    texts name: String, _ place: RecordField<Record, Value>, type: String = "string",
    constraints: DataPackage.Constraints = .init(), target: (any DatasetFile.Type)? = nil, holdsList: Bool = false,
    meaning: @escaping (String, Dataset) -> TextMeaning<Value>, text: @escaping (Value) -> String?
  ) {
    var constraints = constraints
    constraints.isRequired = place.isRequired
    field = DataPackage.Field(name: name, type: type, constraints: constraints.orNone)
    valueType = .text
    self.target = target
    self.holdsList = holdsList
    reading = { reader in
      guard let texts = reader.texts(name) else { return { _, _, _ in !place.isRequired } }
      let distinct = NumberedTexts(texts)
      var meanings: [TextMeaning<Value>?] = Array(repeating: nil, count: distinct.texts.count)
      return { record, row, dataset in
        let number = Int(distinct.numbers[row.row])
        guard number >= 0 else { return !place.isRequired }
        let known = meanings[number] ?? meaning(distinct.texts[number], dataset)
        if meanings[number] == nil { meanings[number] = known }
        known.fault?(&row)
        guard let value = known.value else { return !place.isRequired }
        place.set(&record, value)
        return true
      }
    }
    values = { records in .text(TextValues(records.lazy.map { place.value($0).flatMap(text) })) }
  }

  // MARK: Plain texts

  /// A column of texts in which every row has one.
  static func text(_ name: String, _ path: WritableKeyPath<Record, String>) -> FileColumn {
    FileColumn(texts: name, RecordField(required: path), meaning: { text, _ in TextMeaning(value: text) }, text: { $0 })
  }

  /// A column of texts.
  static func text(_ name: String, _ path: WritableKeyPath<Record, String?>) -> FileColumn {
    FileColumn(texts: name, RecordField(optional: path), meaning: { text, _ in TextMeaning(value: text) }, text: { $0 })
  }

  /// A column whose cells hold texts, separated by semicolons.
  static func texts(_ name: String, _ path: WritableKeyPath<Record, [String]>) -> FileColumn {
    FileColumn(
      texts: name, RecordField(filled: path),
      meaning: { text, _ in
        TextMeaning(value: text.split(separator: ";").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty })
      },
      text: { $0.isEmpty ? nil : $0.joined(separator: ";") })
  }

  /// A column of keys: every row has one, which refers to nothing.
  static func key<Subject>(
    _ name: String, _ path: WritableKeyPath<Record, Identifier<Subject>>, pattern: String? = nil
  ) -> FileColumn {
    FileColumn(
      texts: name, RecordField(required: path), constraints: .init(pattern: pattern),
      meaning: { text, _ in TextMeaning(value: Identifier(text)) }, text: \.text)
  }

  // MARK: Choices

  /// A column of texts of which every row has one of a few.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ path: WritableKeyPath<Record, Choice>
  ) -> FileColumn { choice(name, RecordField(required: path)) }

  /// A column of texts of which there are a few.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ path: WritableKeyPath<Record, Choice?>
  ) -> FileColumn { choice(name, RecordField(optional: path)) }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ place: RecordField<Record, Choice>
  ) -> FileColumn {
    let allowed = Choice.allCases.map(\.rawValue)
    return FileColumn(
      texts: name, place, constraints: .init(allowedValues: allowed),
      meaning: { text, _ in
        if let choice = Choice(rawValue: text) { return TextMeaning(value: choice) }
        return TextMeaning { row in
          row.reject(
            .unknownChoice, name, "this is not one of the values that the column may have", found: text,
            expected: allowed.joined(separator: ", "), near: allowed)
        }
      }, text: \.rawValue)
  }

  /// A column of truth values, of which every row has one: `true` or `false`.
  static func flag(_ name: String, _ path: WritableKeyPath<Record, Bool>) -> FileColumn {
    FileColumn(
      texts: name, RecordField(required: path), type: "boolean",
      meaning: { text, _ in
        if text == "true" || text == "false" { return TextMeaning(value: text == "true") }
        return TextMeaning { row in
          row.reject(.unknownChoice, name, "this is not a truth value", found: text, expected: "true or false")
        }
      }, text: { $0 ? "true" : "false" })
  }
}
