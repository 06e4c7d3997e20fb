import Tables

/// Which numbers a column may hold.
enum NumberRange {
  case any, notNegative, positive

  /// Why `number` is not one of them; `nil` if it is.
  fileprivate func fault(_ number: Double) -> (message: String, expected: String)? {
    switch self {
    case .any: nil
    case .notNegative: number < 0 ? ("this cannot be negative", "0 or more") : nil
    case .positive: number <= 0 ? ("this cannot be zero or less", "a number above 0") : nil
    }
  }
}

extension FileColumn {
  /// A column of numbers in which every row has one.
  static func number(_ name: String, _ path: WritableKeyPath<Record, Double>, _ range: NumberRange = .any) -> FileColumn
  {
    number(name, RecordField(required: path), range)
  }

  /// A column of numbers.
  static func number(_ name: String, _ path: WritableKeyPath<Record, Double?>, _ range: NumberRange = .any)
    -> FileColumn
  { number(name, RecordField(optional: path), range) }

  /// A column of numbers; where a row has none the blank record's stands.
  static func number(
    _ name: String, orBlank path: WritableKeyPath<Record, Double>, _ range: NumberRange = .any
  ) -> FileColumn { number(name, RecordField(filled: path), range) }

  private static func number(_ name: String, _ place: RecordField<Record, Double>, _ range: NumberRange) -> FileColumn {
    FileColumn(
      numbers: name, place, type: "number", constraints: .init(minimum: range == .notNegative ? 0 : nil),
      value: { number, row in
        if let fault = range.fault(number) {
          row.reject(
            .impossibleValue, name, fault.message, found: DecimalText.text(of: number), expected: fault.expected)
        }
        return number
      }, number: { $0 })
  }

  /// A column of whole numbers.
  static func wholeNumber(_ name: String, _ path: WritableKeyPath<Record, Int?>) -> FileColumn {
    FileColumn(
      numbers: name, RecordField(optional: path), type: "integer", constraints: .init(),
      value: { number, row in
        if number.rounded() == number, abs(number) <= 1e15 { return Int(number) }
        row.reject(
          .impossibleValue, name, "this is not a whole number", found: DecimalText.text(of: number),
          expected: "0, 1, 2, …")
        return nil
      }, number: { Double($0) })
  }

  private init<Value>(
    numbers name: String, _ place: RecordField<Record, Value>, type: String, constraints: DataPackage.Constraints,
    value: @escaping (Double, inout RowReader) -> Value?, number: @escaping (Value) -> Double
  ) {
    var constraints = constraints
    constraints.isRequired = place.isRequired
    field = DataPackage.Field(name: name, type: type, constraints: constraints.orNone)
    valueType = .number
    target = nil
    holdsList = false
    reading = { reader in
      guard let numbers = reader.numbers(name) else { return { _, _, _ in !place.isRequired } }
      return { record, row, _ in
        guard let number = numbers[row.row], let value = value(number, &row) else { return !place.isRequired }
        place.set(&record, value)
        return true
      }
    }
    values = { records in .number(NumberValues(records.lazy.map { place.value($0).map(number) })) }
  }

  // MARK: Dates

  /// A column of dates, each as precise as it is known.
  static func date(_ name: String, _ path: WritableKeyPath<Record, CalendarDate?>) -> FileColumn {
    FileColumn(
      // The standard has no type for a date that is known to the year, the month or the day.
      field: DataPackage.Field(
        name: name, type: "string",
        constraints: .init(pattern: "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")),
      valueType: .date, target: nil, holdsList: false,
      reading: { reader in
        guard let dates = reader.dates(name) else { return { _, _, _ in true } }
        return { record, row, _ in
          if let date = dates[row.row] { record[keyPath: path] = date }
          return true
        }
      },
      values: { records in .date(DateValues(records.lazy.map { $0[keyPath: path] })) })
  }
}
