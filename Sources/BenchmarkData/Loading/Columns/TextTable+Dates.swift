public import Tables

extension Problem.Code {
  /// A column of dates in which day and month could be either.
  public static let ambiguousDate = Problem.Code("ambiguous-date")
}

extension TextTable {
  /// The dates of a column.
  ///
  /// Where day and month are written before the year, the whole column decides which is which, for each mark between them: a number above 12 is
  /// a day. Numbers are dates only if every cell of the column is one: seconds or milliseconds since 1970, or days since 1900 as spreadsheets
  /// count them.
  ///
  /// - Returns: The dates, and how many cells have a word for none.
  mutating func dates(_ column: Int) -> (values: DateValues, missingWordCount: Int) {
    if let plain = source.table.columns[column].dates { return (plain, 0) }
    let texts = source.table.columns[column].texts ?? TextValues([])
    var tally = DateTally()
    var missingWordCount = 0
    var quarterRow: Int?
    for (row, text) in texts.enumerated() {
      guard let text, !MissingWord.isMissing(text) else {
        if text != nil { missingWordCount += 1 }
        continue
      }
      if let cell = try? DateCell(text) { tally.add(cell, row: row) }
      if quarterRow == nil, DateCell.isPartOfYear(text) { quarterRow = row }
    }
    guard let orders = orders(tally, column) else { return (DateValues(texts.map { _ in nil }), missingWordCount) }
    let count = tally.count()
    var dates: [CalendarDate?] = []
    for (row, text) in texts.enumerated() {
      guard let text, !MissingWord.isMissing(text) else {
        dates.append(nil)
        continue
      }
      dates.append(date(row, column, text, orders, count))
    }
    if quarterRow != nil { decide(column, "quarters and halves of a year kept as the year") }
    for (separator, order) in orders.sorted(by: { $0.key < $1.key }) {
      decide(
        column,
        "\(order == .dayFirst ? "day\(separator)month\(separator)year" : "month\(separator)day\(separator)year")")
    }
    if let count { decide(column, count.words) }
    return (DateValues(dates), missingWordCount)
  }

  private mutating func decide(_ column: Int, _ text: String) {
    decisions.append(ReadingDecision(.convention, column: headers[column].text, text))
  }

  /// The order of day and month for each mark; `nil` if one is open.
  private mutating func orders(_ tally: DateTally, _ column: Int) -> [Character: CellOptions.DayOrder]? {
    var orders: [Character: CellOptions.DayOrder] = [:]
    for (separator, marks) in tally.orders.sorted(by: { $0.key < $1.key }) {
      switch (marks.dayFirst, marks.monthFirst, marks.open) {
      case (let day?, let month?, _):
        obstacles.append(
          Problem(
            .ambiguousDate, at: place(row: max(day, month), column: column),
            "the column has dates with the day first and dates with the month first: line "
              + "\(place(row: min(day, month), column: column).line ?? 0) has "
              + "\(Problem.quoted(text(min(day, month), column)))",
            found: text(max(day, month), column), expected: "one order in the whole column",
            fix: "write the dates as 2024-02-15"))
        return nil
      case (.some, nil, _): orders[separator] = .dayFirst
      case (nil, .some, _): orders[separator] = .monthFirst
      case (nil, nil, let open?):
        guard let told = options.dayOrder else {
          ask(open, column)
          return nil
        }
        orders[separator] = told
      case (nil, nil, nil): orders[separator] = options.dayOrder ?? .dayFirst
      }
    }
    return orders
  }

  private mutating func ask(_ row: Int, _ column: Int) {
    var (day, month) = ("", "")
    if case .dayAndMonth(let first, let second, let year, _)? = try? DateCell(text(row, column)) {
      day = DateCell.date(first: first, second: second, year: year, order: .dayFirst)?.description ?? ""
      month = DateCell.date(first: first, second: second, year: year, order: .monthFirst)?.description ?? ""
    }
    obstacles.append(
      Problem(
        .ambiguousDate, at: place(row: row, column: column),
        "day and month could be either in the whole column: this is \(day) or \(month)", found: text(row, column),
        expected: "dates that can be read in one way",
        fix: "say which: --dates dmy for \(day), --dates mdy for \(month)"))
  }

  private mutating func date(
    _ row: Int, _ column: Int, _ text: String, _ orders: [Character: CellOptions.DayOrder], _ count: DateTally.Count?
  ) -> CalendarDate? {
    do throws(DateCell.Refusal) {
      switch try DateCell(text) {
      case .date(let date): return date
      case .dayAndMonth(let first, let second, let year, let separator):
        if let order = orders[separator],
          let date = DateCell.date(first: first, second: second, year: year, order: order)
        {
          return date
        }
        refuse(row, column, text, .noSuchDate, "the date does not exist", "correct the date")
      case .count(let number):
        if let date = count?.date(number) { return date }
        let meant = DateTally.Count.allCases.compactMap { kind in kind.date(number).map { "\(kind.words): \($0)" } }
        refuse(
          row, column, text, .notADate,
          "a number is a date only where every cell of the column is such a number"
            + (meant.first.map { " (as \($0))" } ?? ""), "write the date as 2024-02-15")
      }
    } catch {
      switch error {
      case .notADate:
        refuse(row, column, text, .notADate, "the cell is not a date", "write the date as 2024, 2024-02 or 2024-02-15")
      case .shortYear:
        refuse(row, column, text, .notADate, "the year has two digits", "write the date as 2024-02-15")
      case .noSuchDate(let reason):
        refuse(
          row, column, text, .noSuchDate, "the date does not exist: \(reason)",
          "correct the date, or leave out what is not known")
      }
    }
    return nil
  }

  private mutating func refuse(
    _ row: Int, _ column: Int, _ text: String, _ code: Problem.Code, _ message: String, _ fix: String
  ) {
    badRows.insert(row)
    problems.append(
      Problem(
        code, at: place(row: row, column: column), message, found: text,
        expected: "a date, or a word such as N/A where there is none", fix: fix))
  }
}

/// What the dates of a column show of how they are written, counted cell by cell.
struct DateTally {
  /// The first rows that show an order of day and month, or leave it open.
  struct Marks {
    var dayFirst: Int?
    var monthFirst: Int?
    var open: Int?
  }

  /// By the mark between the parts.
  private(set) var orders: [Character: Marks] = [:]
  private var counts: [Double] = []
  private var otherCount = 0

  /// Takes a cell in.
  mutating func add(_ cell: DateCell, row: Int) {
    switch cell {
    case .date: otherCount += 1
    case .count(let number): counts.append(number)
    case .dayAndMonth(let first, let second, _, let separator):
      otherCount += 1
      var marks = orders[separator] ?? Marks()
      if first > 12 {
        marks.dayFirst = marks.dayFirst ?? row
      } else if second > 12 {
        marks.monthFirst = marks.monthFirst ?? row
      } else if first != second {
        marks.open = marks.open ?? row
      }
      orders[separator] = marks
    }
  }

  /// What the numbers count, if every cell is a number; `nil` where they are no dates of this century.
  func count() -> Count? {
    guard otherCount == 0, !counts.isEmpty else { return nil }
    let fitting = Count.allCases.filter { kind in counts.allSatisfy { kind.date($0) != nil } }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// What numbers count that are dates.
  enum Count: CaseIterable {
    case secondsSince1970, millisecondsSince1970, daysSince1900

    /// What they count, in words.
    var words: String {
      switch self {
      case .secondsSince1970: "seconds since 1970"
      case .millisecondsSince1970: "milliseconds since 1970"
      case .daysSince1900: "days since 1900, as spreadsheets count them"
      }
    }

    /// The date from 2000 to 2099 that a number stands for.
    func date(_ number: Double) -> CalendarDate? {
      let days: Double =
        switch self {
        case .secondsSince1970: number / 86_400
        case .millisecondsSince1970: number / 86_400_000
        // Day 1 is 1 January 1900, and spreadsheets count a 29 February 1900 that was none.
        case .daysSince1900: number - 25_569
        }
      guard days >= 10_957, days < 47_482, let date = CalendarDate(dayNumber: Int(days.rounded(.down))) else {
        return nil
      }
      return date
    }
  }
}
