import Tables

extension Cell {
  /// The value as a file has it; `nil` for an empty cell.
  var fileText: String? {
    switch self {
    case .text(let text): text
    case .number(let number): DecimalText.text(of: number)
    case .date(let date): date.description
    case .missing: nil
    }
  }
}
