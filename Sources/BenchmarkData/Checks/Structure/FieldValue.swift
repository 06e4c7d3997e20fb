import Tables

/// The types of Table Schema, as texts of cells.
enum FieldValue {
  /// The types that are checked; texts of other types are taken as they are.
  static let checkedTypes = ["string", "number", "integer", "boolean", "date", "year", "yearmonth", "any"]

  /// The types that the standard has beyond these.
  static let otherTypes = ["object", "array", "list", "datetime", "time", "duration", "geopoint", "geojson"]

  /// What a text of the field's type looks like; `nil` if `text` is one.
  static func expectation(_ text: String, _ field: DataPackage.Field) -> String? {
    switch field.type ?? "string" {
    case "number": return (try? DecimalText.number(text)) == nil ? "a number such as 12.5" : nil
    case "integer": return isInteger(text) ? nil : "a whole number"
    case "boolean":
      let yes = field.trueValues ?? ["true", "True", "TRUE", "1"]
      let no = field.falseValues ?? ["false", "False", "FALSE", "0"]
      return yes.contains(text) || no.contains(text) ? nil : "\(yes.first ?? "true") or \(no.first ?? "false")"
    case "date" where field.format == nil || field.format == "default":
      return CalendarDate(text)?.precision == .day ? nil : "a date such as 2024-02-15"
    case "date" where field.format == "any": return CalendarDate(text) == nil ? "a date such as 2024-02-15" : nil
    case "year": return CalendarDate(text)?.precision == .year ? nil : "a year such as 2024"
    case "yearmonth": return CalendarDate(text)?.precision == .month ? nil : "a month such as 2024-02"
    default: return nil
    }
  }

  /// A number by which the values of the field's type are ordered; `nil` where they are not, or `text` is none.
  static func ordinal(_ text: String, _ field: DataPackage.Field) -> Double? {
    switch field.type ?? "string" {
    case "number", "integer": try? DecimalText.number(text)
    case "date", "year", "yearmonth": CalendarDate(text).map { Double($0.dayRange.lowerBound) }
    default: nil
    }
  }

  /// Whether two texts are the same value of the field's type: `1.0` is `1` as a number.
  static func areEqual(_ left: String, _ right: String, _ field: DataPackage.Field) -> Bool {
    if left == right { return true }
    guard let first = ordinal(left, field), let second = ordinal(right, field) else { return false }
    return first == second
  }

  private static func isInteger(_ text: String) -> Bool {
    let digits =
      text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+")
      ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) }
  }
}
