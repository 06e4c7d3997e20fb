/// A fixture in which the caret `‸` marks the place of the error that its text has.
struct MarkedText {
  /// The text without its mark.
  let text: String
  /// The line and the column of the mark, from 1.
  let line: Int
  let column: Int

  init(_ marked: String) {
    var line = 1
    var column = 1
    var place = (line: 0, column: 0)
    var text = ""
    var last: Unicode.Scalar?
    for scalar in marked.unicodeScalars {
      if scalar == "‸" {
        place = (line, column)
        continue
      }
      text.unicodeScalars.append(scalar)
      if scalar == "\n", last == "\r" {
      } else if scalar == "\n" || scalar == "\r" {
        line += 1
        column = 1
      } else if scalar != "\u{FEFF}" || last != nil {
        column += 1
      }
      last = scalar
    }
    self.text = text
    self.line = place.line
    self.column = place.column
  }
}
