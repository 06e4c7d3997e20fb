import Tables

extension Problem {
  /// What a header of a single field says if it holds a delimiter that was not asked for; `nil` if it does not.
  static func otherDelimiter(_ header: [String], file: String, delimiter: Character) -> Problem? {
    guard header.count == 1, let likely = [";", "\t", "|", ","].first(where: { header[0].contains($0) }) else {
      return nil
    }
    return Problem(
      .otherDelimiter, at: Place(file: file, line: 1),
      "the file looks as if its fields were separated by another delimiter", found: header[0],
      expected: "fields separated by '\(delimiter)'",
      fix: "say which it is: --delimiter \(likely == "\t" ? "tab" : "'\(likely)'")")
  }
}
