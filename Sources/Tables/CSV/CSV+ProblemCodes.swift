extension Problem.Code {
  /// The file holds no header.
  public static let emptyFile = Self("csv-empty-file")
  /// The file holds a header and no rows.
  public static let noRows = Self("csv-no-rows")
  /// A column has no name.
  public static let emptyColumnName = Self("csv-empty-column-name")
  /// Two columns share a name.
  public static let duplicateColumn = Self("csv-duplicate-column")
  /// A required column is not there.
  public static let missingColumn = Self("csv-missing-column")
  /// A file of several that hold one table has other columns than the first.
  public static let unlikeParts = Self("csv-unlike-parts")
  /// A column is there that should not be.
  public static let unknownColumn = Self("csv-unknown-column")
  /// The fields seem to be separated by another delimiter.
  public static let otherDelimiter = Self("csv-other-delimiter")
  /// A quote is never closed.
  public static let unterminatedQuote = Self("csv-unterminated-quote")
  /// Text follows a closing quote.
  public static let textAfterQuote = Self("csv-text-after-quote")
  /// A quote stands in an unquoted field.
  public static let bareQuote = Self("csv-bare-quote")
  /// A record has more fields than the header.
  public static let tooManyFields = Self("csv-too-many-fields")
  /// A record has fewer fields than the header.
  public static let tooFewFields = Self("csv-too-few-fields")
  /// An empty line stands between records.
  public static let blankLine = Self("csv-blank-line")
  /// Bytes are not UTF-8.
  public static let invalidUTF8 = Self("csv-invalid-utf8")
  /// The file is UTF-16 or UTF-32.
  public static let otherEncoding = Self("csv-other-encoding")
  /// The file is a workbook, an archive or something else that is no CSV.
  public static let otherFormat = Self("csv-other-format")
  /// A NUL character.
  public static let nulCharacter = Self("csv-nul")
  /// A cell is empty that must not be.
  public static let missingValue = Self("csv-missing-value")
  /// A cell is no number.
  public static let notANumber = Self("csv-not-a-number")
  /// A number is beyond the range of a double.
  public static let numberTooLarge = Self("csv-number-too-large")
  /// A cell is no date.
  public static let notADate = Self("csv-not-a-date")
  /// A date does not exist.
  public static let noSuchDate = Self("csv-no-such-date")
  /// Problems beyond those that are listed.
  public static let moreProblems = Self("csv-more-problems")
}

extension CSV {
  /// Every problem that reading CSV may report, explained; in the order in which a reader meets them.
  public static let problemCodes: [Problem.Explanation] =
    InputFile.problemCodes + [
      .init(
        .emptyFile, .error,
        """
        The file is empty, or holds nothing but line ends. A CSV file begins with a header: a line that names the \
        columns.
        """),
      .init(
        .otherEncoding, .error,
        """
        The file begins with the mark of UTF-16 or UTF-32, as some spreadsheets save "Unicode text". Only UTF-8 is read: save \
        the file again as "CSV UTF-8".
        """),
      .init(
        .otherFormat, .error,
        """
        The file is no CSV at all: its first bytes are those of a workbook, a compressed file, Parquet or JSON. Save or convert \
        it as CSV in UTF-8.
        """),
      .init(
        .emptyColumnName, .error,
        """
        A column of the header has no name. Often the header ends in a delimiter too many, or an unnamed index column was \
        written along. Name the column or remove it.
        """),
      .init(.duplicateColumn, .error, "Two columns of the header share a name. Rename or remove one of them."),
      .init(
        .missingColumn, .error,
        """
        A column that the file must have is not in its header. Names are compared letter by letter, with case and spaces. Where \
        a similar name is there, it is suggested.
        """),
      .init(
        .unknownColumn, .error,
        "A column of the header is none of those that the file may have. Rename it, or remove it from the file."),
      .init(
        .otherDelimiter, .warning,
        """
        The header is one field, and holds another usual delimiter: the file seems to be separated by semicolons, tabs or \
        bars. Name that delimiter when you read the file. It is an error where the columns that must be there would be \
        found with it.
        """),
      .init(
        .noRows, .warning, "The file has a header and no rows. That is a table, but rarely the one that was meant."),
      .init(
        .unterminatedQuote, .error,
        """
        A field begins with a double quote and the file ends before another closes it, so that all that follows became part of \
        the field. The place is that of the opening quote. Close the quote where the field ends; a quote that belongs to the text is \
        doubled.
        """),
      .init(
        .textAfterQuote, .error,
        """
        After the quote that closes a field only a delimiter or the end of the line may follow. Usually a quote inside \
        the field was not doubled, or an earlier quote is missing. For example, "say ""yes"" now" stands for: say "yes" now.
        """),
      .init(
        .bareQuote, .error,
        """
        A field that does not begin with a quote holds one. Put the whole field between quotes and double those inside: "5"" \
        wide" stands for 5" wide.
        """),
      .init(
        .tooManyFields, .error,
        """
        A record has more fields than the header names columns. The place is the first field too many. Often a text holds the \
        delimiter and is not between quotes, or a number has a decimal comma.
        """),
      .init(
        .tooFewFields, .error,
        """
        A record has fewer fields than the header names columns. The place is where the record ends. Often a line was broken in \
        two inside a text that is not between quotes, or delimiters of empty cells at the end were left out.
        """),
      .init(
        .blankLine, .error,
        """
        An empty line stands before or between the records of a file of several columns. Empty lines at the end are tolerated. In a \
        file of one column an empty line is a record with a missing value.
        """),
      .init(
        .invalidUTF8, .error,
        """
        Bytes that are not UTF-8. The file was probably written in another encoding, such as Latin-1 or Windows-1252: convert \
        it, for example with: iconv -f WINDOWS-1252 -t UTF-8 old.csv > new.csv
        """),
      .init(
        .nulCharacter, .error,
        "A byte of value 0 (NUL), which no text needs. The file is damaged, no CSV at all, or UTF-16 without a mark."),
      .init(.missingValue, .error, "A cell is empty in a column in which every row must have a value."),
      .init(
        .notANumber, .error,
        """
        A cell of a column of numbers is none. A number is written as a sign, digits, a decimal point and an exponent (-12.5, \
        1e-07), and nothing else: no nan or inf, no hexadecimal digits, no separators between groups of digits, no decimal \
        comma, no spaces around it, no unit or per cent sign. Where there is no value the cell is empty.
        """),
      .init(
        .unlikeParts, .error,
        """
        A table is kept in several files, and one of them has other columns than the first, or the same in another order. The rows \
        of all of them follow each other: give each file the same header.
        """),
      .init(.numberTooLarge, .error, "A number is beyond the range of a double, about 1.8e308. Check the exponent."),
      .init(
        .notADate, .error,
        "A cell of a column of dates is none. A date is written as 2024, 2024-02 or 2024-02-15, as precisely as it is known."
      ),
      .init(
        .noSuchDate, .error,
        "A date of the right form that the Gregorian calendar does not have, such as 2023-02-29 or 2024-13."),
      .init(
        .moreProblems, .error,
        """
        The file has more problems than are listed. They are counted here; mend those listed and check the file again. It is a \
        warning if all of those beyond are.
        """),
    ]
}
