import Tables

/// The problems that reading the cells of a whole column may report, explained.
enum ConventionExplanations {
  static let all: [Problem.Explanation] = [
    .init(
      .ambiguousNumber, .error,
      """
      The numbers of a column can be read in two ways, such as 81,234 with a decimal comma or with a comma between groups of digits, or \
      the column is written in more than one way. Say which with --decimal point, --decimal comma, --group comma and so on; \
      vgap help csv lists them.
      """),
    .init(
      .ambiguousUncertainty, .error,
      """
      Cells have a number after a plus-minus sign, and nothing says what it is. Say with --plus-minus se that it is a standard error, \
      with sd a standard deviation, with half-width half an interval, of 95 % unless --input-level names another level.
      """),
    .init(
      .lopsidedInterval, .warning,
      """
      One bound of an interval is half as far again from the score as the other. A package holds standard errors, half the width divided by \
      the normal quantile of the level, which do not tell the two sides apart: read intervals that follow from it with care. Read as it is, a \
      table keeps both sides.
      """),
    .init(
      .halfInterval, .warning,
      """
      Scores have one bound of their interval and not the other. What the other side is cannot be told from it, so that these scores count \
      as without a standard error.
      """),
    .init(
      .ambiguousDate, .error,
      """
      The dates of a column have the year last, and day and month could be either in all of them. Say --dates dmy if the day comes first, \
      --dates mdy if the month does.
      """),
  ]
}
