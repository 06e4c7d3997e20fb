public import Tables

extension Problem.Code {
  /// A column of numbers that can be read in two ways.
  public static let ambiguousNumber = Problem.Code("ambiguous-number")
  /// A column of numbers after a plus-minus sign of which it is not said what they are.
  public static let ambiguousUncertainty = Problem.Code("ambiguous-uncertainty")
}

extension TextTable {
  /// Whether numbers of a column are written with decimal commas, without a doubt.
  func hasDecimalCommas(_ column: Int) -> Bool {
    guard let texts = source.table.columns[column].texts else { return false }
    for text in texts.distinctTexts where text.utf8.contains(UInt8(ascii: ",")) && !MissingWord.isMissing(text) {
      guard let cell = try? NumberCell(text) else { continue }
      if cell.tokens.contains(where: { $0.withPoint == nil }) { return true }
    }
    return false
  }

  /// Whether numbers of a column are written with decimal points, without a doubt; `false` where the texts were not kept.
  func hasDecimalPoints(_ column: Int) -> Bool {
    (source.table.columns[column].texts ?? TextValues([])).distinctTexts.contains(where: DecimalEvidence.isPoint)
  }

  /// The numbers of a column.
  ///
  /// - Parameters:
  ///   - column: Its position.
  ///   - isWhole: Whether they count something: where a mark could be one of decimals or of groups, that may decide.
  ///   - judgesSigns: Whether a column in which only some numbers have per cent signs is refused where that leaves a doubt.
  /// - Complexity: O(length of the texts).
  mutating func numbers(_ column: Int, isWhole: Bool = false, judgesSigns: Bool = true) -> NumberColumn {
    let header = headers[column]
    if let plain = source.table.columns[column].numbers {
      return NumberColumn(
        values: plain, isPercent: header.isPercent,
        missingRows: plain.missingCount == 0 ? [] : plain.indices.filter { plain.isMissing($0) })
    }
    let texts = source.table.columns[column].texts ?? TextValues([])
    var tally = NumberTally()
    for (row, text) in texts.enumerated() {
      guard let text, !MissingWord.isMissing(text), let cell = try? NumberCell(text) else { continue }
      tally.add(cell.allowed(by: options), row: row)
    }
    guard let mark = decimalMark(tally, column, isWhole: isWhole), signsAreSound(tally, column, judgesSigns),
      plusMinusIsKnown(tally, column)
    else {
      return NumberColumn(values: NumberValues(texts.map { _ in nil }))
    }
    var result = values(texts, column, mark)
    result.isPercent = tally.signCount > 0 || header.isPercent
    result.convention.hasPercentSigns = tally.signCount > 0
    result.convention.decimalMark = mark
    if !result.convention.isPlain {
      decisions.append(
        ReadingDecision(.convention, column: header.text, result.convention.description, places: []))
    }
    return result
  }

  // MARK: The convention

  private mutating func decimalMark(
    _ tally: NumberTally, _ column: Int, isWhole: Bool
  ) -> CellOptions.DecimalMark? {
    switch tally.decision(isWhole: isWhole, decimals: decimals) {
    case .mark(let mark): return mark
    case .mixed(let pointRow, let commaRow):
      let line = place(row: pointRow, column: column).line ?? 0
      obstacles.append(
        Problem(
          .ambiguousNumber, at: place(row: commaRow, column: column),
          "the column has decimal commas, and decimal points elsewhere: line \(line) has "
            + "\(Problem.quoted(text(pointRow, column)))",
          found: text(commaRow, column), expected: "one way of writing in the whole column",
          fix: "write the column in one way, or say which is right: --decimal point or --decimal comma"))
      return nil
    case .open(let row):
      let example = (try? NumberCell(text(row, column)))?.tokens.first { $0.isOpen }
      let point = example?.withPoint?.text ?? ""
      let comma = example?.withComma?.text ?? ""
      let isComma = example?.withPoint?.decimals == 0
      let (decimal, group) = isComma ? (comma, point) : (point, comma)
      let mark = isComma ? "comma" : "point"
      obstacles.append(
        Problem(
          .ambiguousNumber, at: place(row: row, column: column),
          "the column can be read in two ways: this is \(decimal) or \(group)", found: text(row, column),
          expected: "numbers that can be read in one way",
          fix: "say which: --decimal \(mark) for \(decimal), --group \(mark) for \(group)"))
      return nil
    }
  }

  private mutating func signsAreSound(_ tally: NumberTally, _ column: Int, _ judgesSigns: Bool) -> Bool {
    guard judgesSigns, tally.signCount > 0, let row = tally.small else { return true }
    obstacles.append(
      Problem(
        .ambiguousUnit, at: place(row: row, column: column),
        "this could be a fraction or a percentage: others have a per cent sign", found: text(row, column),
        expected: "a per cent sign in every cell, or in none", fix: "write the column in one way"))
    return false
  }

  private mutating func plusMinusIsKnown(_ tally: NumberTally, _ column: Int) -> Bool {
    guard let row = tally.plusMinus, options.plusMinus == nil else { return true }
    askForPlusMinus(row: row, column)
    return false
  }

  /// Asks what the numbers after a plus-minus sign are; once for the table.
  mutating func askForPlusMinus(row: Int, _ column: Int) {
    guard !obstacles.contains(where: { $0.code == .ambiguousUncertainty }) else { return }
    obstacles.append(
      Problem(
        .ambiguousUncertainty, at: place(row: row, column: column),
        "it is not said what the number after ± is", found: text(row, column),
        expected: "a standard error, a standard deviation, or half a 95 % interval",
        fix: "say which: --plus-minus se, --plus-minus sd or --plus-minus half-width"))
  }

  /// The text of a cell, for messages.
  func text(_ row: Int, _ column: Int) -> String { source.table.columns[column].texts?[row] ?? "" }

  // MARK: The values

  private mutating func values(
    _ texts: TextValues, _ column: Int, _ mark: CellOptions.DecimalMark
  ) -> NumberColumn {
    var numbers: [Double?] = []
    var result = NumberColumn(values: NumberValues([]))
    var plusMinus: [Int: Double] = [:]
    var lower: [Int: Double] = [:]
    var upper: [Int: Double] = [:]
    numbers.reserveCapacity(texts.count)
    result.decimals.reserveCapacity(texts.count)
    for (row, text) in texts.enumerated() {
      numbers.append(nil)
      result.decimals.append(0)
      guard let text, !MissingWord.isMissing(text) else {
        result.missingRows.append(row)
        if text != nil { result.missingWordCount += 1 }
        continue
      }
      do throws(NumberCell.Refusal) {
        let cell = try NumberCell(text).allowed(by: options)
        guard cell.tokens.allSatisfy({ $0[mark] != nil }) else {
          refuse(row, column, text, "the cell is no number as the column is written", "write it as the others are")
          continue
        }
        if cell.hasPercentSign { result.rowsWithSign.insert(row) }
        for token in cell.tokens { if let group = token[mark]?.group { result.convention.groupMarks.insert(group) } }
        let number = cell.number?[mark]
        numbers[row] = number?.value
        result.decimals[row] = Int8(min(number?.decimals ?? 0, 100))
        if let number, number.text != text { result.texts[row] = number.text }
        switch cell.spread {
        case nil: break
        case .plusMinus(let half)?:
          plusMinus[row] = half[mark]?.value
          result.convention.hasPlusMinus = true
        case .distances(let up, let down)?:
          lower[row] = down[mark]?.value
          upper[row] = up[mark]?.value
          result.convention.hasDistances = true
        case .bounds(let low, let high)?:
          lower[row] = low[mark]?.value
          upper[row] = high[mark]?.value
          result.convention.hasBounds = true
        }
      } catch {
        refuse(row, column, text, error.description, error.fix, isTooLarge: error == .tooLarge)
      }
    }
    result.values = NumberValues(numbers)
    if !plusMinus.isEmpty { result.plusMinus = NumberValues(texts.indices.map { plusMinus[$0] }) }
    if !lower.isEmpty {
      if result.convention.hasDistances, result.convention.hasBounds {
        refuseMixedBounds(column, lower.keys.min() ?? 0)
      }
      result.bounds = NumberColumn.Bounds(
        lower: NumberValues(texts.indices.map { lower[$0] }), upper: NumberValues(texts.indices.map { upper[$0] }),
        areDistances: result.convention.hasDistances)
    }
    return result
  }

  private mutating func refuse(
    _ row: Int, _ column: Int, _ text: String, _ message: String, _ fix: String, isTooLarge: Bool = false
  ) {
    badRows.insert(row)
    problems.append(
      Problem(
        isTooLarge ? .numberTooLarge : .notANumber, at: place(row: row, column: column), message, found: text,
        expected: "a number, or a word such as N/A where there is none", fix: fix))
  }

  private mutating func refuseMixedBounds(_ column: Int, _ row: Int) {
    obstacles.append(
      Problem(
        .ambiguousNumber, at: place(row: row, column: column),
        "the column has bounds in some cells and distances to them in others", expected: "one of the two",
        fix: "write the column in one way"))
  }
}

extension NumberCell {
  /// The cell with only those readings of its numbers that the options allow.
  func allowed(by options: CellOptions) -> NumberCell {
    guard options.decimalMark != nil || options.groupMark != nil else { return self }
    func allowed(_ token: NumberToken) -> NumberToken {
      var token = token
      func fits(_ reading: NumberToken.Reading?, _ mark: CellOptions.DecimalMark) -> NumberToken.Reading? {
        guard let reading, options.decimalMark == nil || options.decimalMark == mark else { return nil }
        guard let group = options.groupMark else { return reading }
        // A mark of groups is none of decimals.
        if group == .comma, mark == .comma || reading.group == .point { return nil }
        if group == .point, mark == .point || reading.group == .comma { return nil }
        return reading.group == nil || reading.group == group ? reading : nil
      }
      token.withPoint = fits(token.withPoint, .point)
      token.withComma = fits(token.withComma, .comma)
      return token
    }
    var cell = self
    cell.number = number.map(allowed)
    switch spread {
    case nil: break
    case .plusMinus(let half)?: cell.spread = .plusMinus(allowed(half))
    case .distances(let up, let down)?: cell.spread = .distances(up: allowed(up), down: allowed(down))
    case .bounds(let lower, let upper)?: cell.spread = .bounds(lower: allowed(lower), upper: allowed(upper))
    }
    return cell
  }
}
