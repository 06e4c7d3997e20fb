// Problems with the values of cells.

extension CSVFinding {
  static func missingValue(_ field: CSVBlock.Field, column: Int) -> Self {
    .init(
      Problem(.missingValue, "the cell is empty", expected: "a value in every row", fix: "fill the cell"),
      offset: field.offset, column: column)
  }

  static func notANumber(_ field: CSVBlock.Field, column: Int, in bytes: Span<UInt8>) -> Self {
    let text = field.text(in: bytes)
    let refusal = DecimalText.refusal(of: text)
    let code: Problem.Code = refusal == .tooLarge ? .numberTooLarge : .notANumber
    let message =
      switch refusal {
      case .notANumber: "the cell is not a number"
      case .notFinite: "a value that is not a finite number is not accepted"
      default: "\(refusal) is not accepted as a number"
      }
    return .init(
      Problem(code, message, found: text, expected: "a decimal number such as -12.5", fix: refusal.fix),
      offset: field.offset, column: column)
  }

  static func notADate(
    _ refusal: CalendarDate.Refusal, _ field: CSVBlock.Field, column: Int, in bytes: Span<UInt8>
  ) -> Self {
    let text = field.text(in: bytes)
    let problem =
      refusal == .notADate
      ? Problem(
        .notADate, "the cell is not a date", found: text, expected: "a date as 2024, 2024-02 or 2024-02-15",
        fix: "write year, month and day with 4, 2 and 2 digits, as far as they are known")
      : Problem(
        .noSuchDate, "the date does not exist: \(refusal)", found: text,
        fix: "correct the date, or leave out what is not known")
    return .init(problem, offset: field.offset, column: column)
  }
}
