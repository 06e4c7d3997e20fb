/// How the numbers of a column are written.
struct NumberConvention: Hashable, Sendable {
  var decimalMark = CellOptions.DecimalMark.point
  /// The marks between groups of digits that occur.
  var groupMarks: Set<CellOptions.GroupMark> = []
  var hasPercentSigns = false
  var hasPlusMinus = false
  var hasDistances = false
  var hasBounds = false

  /// Whether numbers are written as they are read everywhere.
  var isPlain: Bool { self == NumberConvention() }

  /// The convention in words.
  var description: String {
    var parts: [String] = []
    if decimalMark == .comma { parts.append("decimal commas") }
    for mark in CellOptions.GroupMark.allCases where groupMarks.contains(mark) {
      parts.append("\(mark.words) between groups of digits")
    }
    if hasPercentSigns { parts.append("per cent signs") }
    if hasPlusMinus { parts.append("a number after ±") }
    if hasDistances { parts.append("distances to the bounds (+a/-b)") }
    if hasBounds { parts.append("bounds in brackets") }
    return parts.isEmpty ? "plain numbers" : parts.joined(separator: ", ")
  }
}

extension CellOptions.GroupMark {
  /// The mark in words, in the plural.
  var words: String {
    switch self {
    case .comma: "commas"
    case .point: "points"
    case .space: "spaces"
    case .apostrophe: "apostrophes"
    case .none: "nothing"
    }
  }
}

/// What the numbers of a column show of how they are written, counted cell by cell.
struct NumberTally {
  /// A cell, kept as an example.
  struct Example {
    var row: Int
    var token: NumberToken
  }

  /// The first number that is one with a decimal point only, and with a decimal comma only.
  private(set) var onlyPoint: Int?
  private(set) var onlyComma: Int?
  /// The first number that is another with a point than with a comma.
  private(set) var open: Example?
  /// Whether each of those is whole with a point, or with a comma.
  private(set) var areWholeWithPoint = true
  private(set) var areWholeWithComma = true
  /// Whether each has just a point: `81.234`.
  private(set) var openOnesHavePoints = true
  private(set) var signCount = 0
  /// The first number without a per cent sign from −1 to 1, but for 0; and how many there are beyond.
  private(set) var small: Int?
  private(set) var largeCount = 0
  /// The first cell with a number after a plus-minus sign.
  private(set) var plusMinus: Int?

  /// Takes a cell in.
  mutating func add(_ cell: NumberCell, row: Int) {
    for token in cell.tokens {
      switch (token.withPoint, token.withComma) {
      case (let point?, let comma?):
        guard point.value != comma.value else { continue }
        if open == nil { open = Example(row: row, token: token) }
        areWholeWithPoint = areWholeWithPoint && point.value == point.value.rounded()
        areWholeWithComma = areWholeWithComma && comma.value == comma.value.rounded()
        if point.decimals == 0 { openOnesHavePoints = false }
      case (.some, nil): onlyPoint = onlyPoint ?? row
      case (nil, .some): onlyComma = onlyComma ?? row
      case (nil, nil): break
      }
    }
    if case .plusMinus = cell.spread { plusMinus = plusMinus ?? row }
    if cell.hasPercentSign {
      signCount += 1
    } else if let number = cell.number {
      let magnitude = abs(number.withPoint?.value ?? number.withComma?.value ?? 0)
      if magnitude > 1 { largeCount += 1 } else if magnitude > 0 { small = small ?? row }
    }
  }

  /// What a column decides.
  enum Decision: Hashable {
    case mark(CellOptions.DecimalMark)
    /// Some of its numbers have decimal points and some decimal commas.
    case mixed(pointRow: Int, commaRow: Int)
    /// Some of its numbers could be two.
    case open(row: Int)
  }

  /// The mark before decimals.
  ///
  /// - Parameters:
  ///   - isWhole: Whether the numbers count something.
  ///   - decimals: What the rest of the table says.
  func decision(isWhole: Bool, decimals: DecimalEvidence) -> Decision {
    if let onlyPoint, let onlyComma { return .mixed(pointRow: onlyPoint, commaRow: onlyComma) }
    if onlyPoint != nil { return .mark(.point) }
    if onlyComma != nil { return .mark(.comma) }
    guard let open else { return .mark(.point) }
    if isWhole, areWholeWithPoint != areWholeWithComma { return .mark(areWholeWithPoint ? .point : .comma) }
    // In a table with decimal points a point before three digits is one of them.
    if openOnesHavePoints, !isWhole, decimals == .point { return .mark(.point) }
    return .open(row: open.row)
  }
}
