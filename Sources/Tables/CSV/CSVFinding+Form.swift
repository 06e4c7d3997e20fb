// Problems with the form of records, worded where the scanner finds them.

extension CSVFinding {
  static func unterminatedQuote(_ opening: Int, column: Int) -> Self {
    .init(
      Problem(
        .unterminatedQuote, "a quote opens here and is never closed", expected: "a closing quote",
        fix: "close the quote where the field ends"),
      offset: opening, column: column)
  }

  static func textAfterQuote(_ offset: Int, spansLines: Bool, column: Int, found: String) -> Self {
    .init(
      Problem(
        .textAfterQuote, "text follows the closing quote of a field", found: found,
        expected: "a delimiter or the end of the line",
        fix: spansLines
          ? "the field began on an earlier line: look for a missing quote, and double quotes inside fields"
          : "double each quote inside the field"),
      offset: offset, column: column)
  }

  static func bareQuote(_ offset: Int, column: Int) -> Self {
    .init(
      Problem(
        .bareQuote, "a quote stands in an unquoted field", found: "\"",
        fix: "put the whole field between quotes and double those inside"),
      offset: offset, column: column)
  }

  /// A record of too many or too few fields, or a blank line.
  static func wrongWidth(_ fields: [CSVBlock.Field], columnNames: [String], recordEnd: Int) -> Self {
    let width = columnNames.count
    if fields.count == 1, fields[0].form == .plain, fields[0].start == fields[0].end {
      return .init(Problem(.blankLine, "a blank line between records", fix: "remove the line"), offset: recordEnd)
    }
    let isLonger = fields.count > width
    let expected = "\(width) \(width == 1 ? "field" : "fields"), as the header has"
    let found = "\(fields.count) \(fields.count == 1 ? "field" : "fields")"
    return isLonger
      ? .init(
        Problem(
          .tooManyFields, "the record has too many fields", found: found, expected: expected,
          fix: "put a field that holds the delimiter between quotes"),
        offset: fields[width].offset)
      : .init(
        Problem(
          .tooFewFields, "the record has too few fields", found: found, expected: expected,
          fix: "add the delimiters of empty cells, or put a text that holds a line break between quotes"),
        offset: recordEnd, column: fields.count)
  }
}
