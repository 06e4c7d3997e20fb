import BenchmarkData
import TableExport

/// The help page on files: what is read, under which names, and in which ways of writing.
enum FileHelp {
  private static let sections: [(title: String, paragraphs: [String])] = [
    (
      "Forms",
      [
        """
        A file of scores, estimates or votes is one of: lines of fields with a comma, semicolon, tab or bar between (recognised; \
        --delimiter says it); JSON, as an array of objects, an object of columns, an object of objects, or an object with "headers" \
        and "data"; JSON Lines, an object a line; the first table of a Markdown text. A dash (-) stands for standard input.
        """,
        """
        Text is UTF-8, or UTF-16 with a mark. Another encoding is named: --encoding windows-1252 for files of a Western Excel, \
        gb18030 for those of a Chinese one (GBK), shift_jis for a Japanese one. Where bytes are not UTF-8 the message shows how they \
        would read.
        """,
        """
        Titles above the header, columns without a name that are empty or count the rows, blank rows, and a last row of averages \
        are left out and said. Rows that are the same in every column count once, with a warning.
        """,
      ]
    ),
    (
      "Numbers",
      [
        """
        Read by the convention of the whole column: 81.2, 81,2 or 1.234,5; 12,345, 12 345 or 12'345; 81.2%; 1e-3; a Unicode minus \
        sign; **81** in bold; 80* with a footnote. Where a column can be read in two ways, as one of 81,234 can, it is refused: \
        --decimal comma or --group comma decides. A point before three digits (81.234) is one of decimals where a number of its column, or of \
        another column of the table, shows it: 81.2, 0.123, 1234.567. In a table of nothing but such numbers, with semicolons between the \
        fields, or with a decimal comma, it is asked for too.
        """,
        """
        Beside the number: 81.2 ± 0.4, of which --plus-minus se, sd or half-width says what it is; 1398 +9/-8, the distances to the \
        bounds of an interval; 81.2 [80.1, 82.3], its bounds. A column 'CI' may hold these alone. Intervals are of 95 % where neither \
        their header (90% CI), a column ci_level nor --input-level 90 says another level. Where one bound is further from the score than \
        the other, beyond what rounding does, it is said and kept: intervals of gaps and lags are drawn with an error of either side, and \
        rank intervals go by the larger one. A standard deviation with a sample size gives a standard error.
        """,
        "Not read: 1.2k, ~80, >80, 81 pts, $4.81, inf. Each is named with its place.",
      ]
    ),
    (
      "Missing values",
      [
        """
        In columns of numbers and dates these stand for none, in any case: an empty cell, -, –, —, N/A, n.a., #N/A, TBD, TBA, nan, none, \
        null, ?. They are counted. A system may still be called NA, and a country is.
        """
      ]
    ),
    (
      "Dates",
      [
        """
        2024, 2024-02, 2024-02-15, 2024/2/15, 20240215, with a time after it or not; Feb 2024, 15 Feb 2024, February 15, 2024; 2024Q3, \
        which is kept as the year; 15.02.2024 and 02/15/2024, where a number above 12 in the column shows which is the day, and else \
        --dates dmy or mdy does. Seconds or milliseconds since 1970 and the day numbers of spreadsheets are dates where every cell of \
        the column is one.
        """
      ]
    ),
    (
      "Names",
      [
        "Of [A 1](https://…) and <a href=\"…\">A 1</a> the name is A 1, and the address is kept. Bold and medals are no part of a name."
      ]
    ),
  ]

  /// The page in lines of at most `width` characters.
  static func text(width: Int) -> String {
    var blocks = sections.map { section in
      section.title.uppercased() + "\n\n"
        + section.paragraphs.map { lines($0, width, indent: 2) }.joined(separator: "\n\n")
    }
    blocks.append(
      "ROWS\n\n"
        + lines(
          """
          --where language=English keeps the rows, or votes, that have this text in this column, whatever its case; another --where with the \
          same column adds a value, with another column a condition. How many were left out is noted. In tables of scores and in packages \
          access, architecture, country, modality, organization and system are fields of systems.
          """, width, indent: 2))
    blocks.append("COLUMNS OF SCORES\n\n" + names(.scores, width))
    blocks.append("COLUMNS OF VOTES\n\n" + names(.votes, width))
    blocks.append(
      "COLUMNS OF RANKINGS\n\n"
        + lines(
          """
          A row a system of a ranking, with the ranking (or its rater and prompt), the system and its rank; or a row a ranking, with the \
          systems in columns rank1, rank2, … or first, second, …, with the whole order a > b = c in one column, or with a column a system and \
          ranks in the cells (vgap rank --rankings wide).
          """, width, indent: 2) + "\n\n" + names(.rankings, width))
    blocks.append(
      lines(
        """
        Names are known in any case, and without spaces, punctuation, arrows and emoji. Others are named with --columns: \
        --columns score=ECI. If no column is called a score and just one holds numbers, that is it.
        """, width, indent: 2))
    blocks.append(
      "OPTIONS BESIDE THE DATA\n\n"
        + lines(
          """
          A file \(ConfigurationFile.name) beside a file of data, or in the folder of a package, says options once for all commands: \
          {"between": ["US", "CN"], "columns": {"score": "ECI"}, "level": 0.9}. The command line goes before it, --no-config leaves it unread, \
          and what it sets is said, and stands in the answer. It may hold: \(ConfigurationFile.members.map(\.name).joined(separator: ", ")).
          """, width, indent: 2))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func names(_ context: ColumnNames.Context, _ width: Int) -> String {
    ColumnNames.listing(context).map { name, others in
      "  \(name)\n" + lines(others.joined(separator: ", "), width, indent: 6)
    }.joined(separator: "\n")
  }

  private static func lines(_ text: String, _ width: Int, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return HumanText.wrapped(text, width: width - indent).map { margin + $0 }.joined(separator: "\n")
  }
}
