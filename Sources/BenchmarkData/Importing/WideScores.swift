import Quantities
import Tables

/// The numbers of a wide leaderboard: with per cent signs or without, as percentages or as fractions.
struct WideScores {
  /// What numbers are written in.
  enum Scale {
    /// The benchmark's unit is a fraction: percentages are divided by 100.
    case fraction
    /// The benchmark's unit is per cent: fractions are multiplied by 100.
    case percent
    /// Another unit: numbers are taken as they are.
    case other
  }

  /// One cell that holds a number.
  struct Number {
    var row: Int
    var header: String
    var text: String
    var value: Double
    var hasPercentSign: Bool
    /// The number of printed decimals.
    var decimals: Int
  }

  private(set) var problems: [Problem] = []
  private var numbers: [String: [Int: Number]] = [:]
  private let scales: [String: Scale]
  /// How sure the numbers of a column are, in the unit that they are written in.
  private var uncertainties: [String: Uncertainty] = [:]
  /// With how many decimals the cells of the columns of standard errors and bounds are printed.
  private var errorDecimals: [String: [ColumnMeaning: [Int8]]] = [:]
  /// The columns of standard errors and bounds whose cells have per cent signs.
  private var signedColumns: Set<String> = []
  /// What was decided about standard errors.
  private(set) var decisions: [ReadingDecision] = []
  /// Whether numbers without a sign, in columns of percentages or fractions, are percentages; `nil` where there are none.
  private(set) var isPercent: Bool?
  /// How that was found out.
  private(set) var reason = ""

  /// Reads the numbers of a board.
  ///
  /// - Parameters:
  ///   - unit: What numbers without a sign are.
  ///   - isOwnUnits: Whether the benchmark was made of the board, so that its units are those of the columns.
  /// - Throws: ``/Tables/Problems``: that it is not said what numbers after a plus-minus sign are.
  init(
    _ table: inout TextTable, _ columns: WideColumns, benchmark: Benchmark, unit: LeaderboardImport.Unit?,
    isOwnUnits: Bool
  ) throws(Problems) {
    var scales: [String: Scale] = [:]
    for (header, role) in columns.columns {
      switch role {
      case .dimension(let id): scales[header] = Self.scale(benchmark.dimensions[id]?.unit)
      case .total(let key): scales[header] = Self.scale(ofTotal: key, benchmark)
      default: continue
      }
    }
    self.scales = scales
    let names = table.source.table.columnNames
    let positions = Dictionary(zip(names, names.indices)) { first, _ in first }
    for (header, role) in columns.columns where scales[header] != nil {
      if let column = positions[header] { try read(&table, column, role, columns, positions) }
    }
    areAllRead = table.problems.isEmpty && table.obstacles.isEmpty
    if isOwnUnits {
      for case (let header, .total) in columns.columns where scales[header] == .fraction {
        if numbers[header]?.values.contains(where: { $0.value > 1 }) ?? false { percentTotals.insert(header) }
      }
    } else {
      recogniseUnit(table.source, unit)
    }
    self.isOwnUnits = isOwnUnits
  }

  /// The totals that are printed in per cent where the benchmark, being made of the board, composes fractions.
  private var percentTotals: Set<String> = []
  private var isOwnUnits = false

  /// Whether every cell of the scores was one.
  private(set) var areAllRead = true

  /// The number of a cell in the benchmark's unit; `nil` where there is none.
  func value(_ row: Int, _ header: String) -> Double? {
    guard let number = numbers[header]?[row] else { return nil }
    let shift = shift(header, hasPercentSign: number.hasPercentSign)
    return shift == 0 ? number.value : Self.shifted(number, by: shift)
  }

  /// The score of a cell with its standard error and sample size, in the benchmark's unit; `nil` where there is none.
  ///
  /// - Throws: That the interval does not contain the score.
  func score(_ row: Int, _ header: String) throws(Uncertainty.IntervalFault) -> Score? {
    guard let value = value(row, header) else { return nil }
    guard let uncertainty = uncertainties[header], let written = numbers[header]?[row] else { return Score(value) }
    let scoreShift = shift(header, hasPercentSign: written.hasPercentSign)
    func number(_ meaning: ColumnMeaning) -> Double? {
      guard let number = uncertainty.columns[meaning]?[row] else { return nil }
      // A column of errors is in the unit of the scores, unless it has signs of its own.
      let isSigned = uncertainty.places[meaning].map(signedColumns.contains) ?? false
      let shift = isSigned ? self.shift(header, hasPercentSign: true) : scoreShift
      return shift == 0 ? number : shift < 0 ? number / 100 : number * 100
    }
    var score = try Uncertainty.score(
      value, given: number(.standardError), lower: number(.lower), upper: number(.upper),
      level: uncertainty.level(ofRow: row))
    score.sampleSize = uncertainty.columns[.sampleSize]?[row]
    return score
  }

  /// By how much the standard error of a cell may be wrong, in the benchmark's unit, because it or the bounds that it follows from are printed
  /// with so many decimals; `nil` where there is none.
  func errorRounding(_ row: Int, _ header: String) -> Double? {
    guard let uncertainty = uncertainties[header], let written = numbers[header]?[row] else { return nil }
    func rounding(_ meaning: ColumnMeaning) -> Double? {
      guard let decimals = errorDecimals[header]?[meaning], decimals.indices.contains(row) else { return nil }
      return PrintedNumber.roundingError(decimals: Int(decimals[row]))
    }
    let half: Double
    if let lower = rounding(.lower), let upper = rounding(.upper), rounding(.standardError) == nil {
      half = (lower + upper) / (2 * uncertainty.level(ofRow: row).quantile)
    } else {
      half = rounding(.standardError) ?? PrintedNumber.roundingError(decimals: written.decimals)
    }
    let shift = shift(header, hasPercentSign: written.hasPercentSign)
    return shift == 0 ? half : shift < 0 ? half / 100 : half * 100
  }

  /// Whether the interval of a cell is not symmetric about its score.
  func isLopsided(_ row: Int, _ header: String) -> Bool {
    guard let value = numbers[header]?[row]?.value, let columns = uncertainties[header]?.columns else { return false }
    return Uncertainty.isLopsided(value, lower: columns[.lower]?[row], upper: columns[.upper]?[row])
  }

  /// By which power of ten a number has to be multiplied to be in the benchmark's unit.
  private func shift(_ header: String, hasPercentSign: Bool) -> Int {
    switch (scales[header] ?? .other, hasPercentSign || isPercent == true || percentTotals.contains(header)) {
    case (.fraction, true): -2
    case (.percent, false): isOwnUnits ? 0 : 2
    default: 0
    }
  }

  // MARK: Reading

  private static func scale(_ unit: Unit?) -> Scale {
    unit == .fraction ? .fraction : unit == .percent ? .percent : .other
  }

  private static func scale(ofTotal key: DimensionGroup.ID, _ benchmark: Benchmark) -> Scale {
    if PercentCheck.isFraction(key, of: benchmark) { return .fraction }
    let quantity: Quantity = key == Evaluation.total ? .total : .group(key)
    return scale(benchmark.scale(of: quantity).unit)
  }

  private mutating func read(
    _ table: inout TextTable, _ column: Int, _ role: WideColumns.Role, _ columns: WideColumns,
    _ positions: [String: Int]
  ) throws(Problems) {
    let header = table.headers[column].text
    let read = table.numbers(column, judgesSigns: false)
    for row in read.values.indices {
      guard let value = read.values[row] else { continue }
      numbers[header, default: [:]][row] = Number(
        row: row, header: header, text: read.texts[row] ?? table.text(row, column), value: value,
        hasPercentSign: read.rowsWithSign.contains(row) || table.headers[column].isPercent,
        decimals: read.decimals.indices.contains(row) ? Int(read.decimals[row]) : 0)
    }
    guard case .dimension(let id) = role else { return }
    let main = Uncertainty.Part(header: table.headers[column], position: column, numbers: read)
    var parts: [ColumnMeaning: Uncertainty.Part] = [:]
    for meaning in Uncertainty.meanings {
      guard let name = columns.header(.uncertainty(meaning, id)), let position = positions[name] else { continue }
      let numbers = table.numbers(position, isWhole: meaning == .sampleSize, judgesSigns: false)
      if numbers.isPercent { signedColumns.insert(name) }
      errorDecimals[header, default: [:]][meaning] = numbers.decimals
      parts[meaning] = Uncertainty.Part(header: table.headers[position], position: position, numbers: numbers)
    }
    guard !parts.isEmpty || read.plusMinus != nil || read.bounds != nil, table.obstacles.isEmpty else { return }
    let uncertainty = try Uncertainty(of: main, parts, in: table)
    uncertainties[header] = uncertainty
    decisions += uncertainty.decisions
  }

  /// The number of decimals that a cell prints in the benchmark's unit: 4 of `80.00%` where that is a fraction.
  func decimals(_ row: Int, _ header: String) -> Int? {
    guard let number = numbers[header]?[row] else { return nil }
    return max(0, number.decimals - shift(header, hasPercentSign: number.hasPercentSign))
  }

  /// A number times 10 to a power, from its text, so that 99.3 % is 0.993 and not 0.9929999999999999.
  private static func shifted(_ number: Number, by exponent: Int) -> Double {
    let hasExponent = number.text.contains { $0 == "e" || $0 == "E" }
    if !hasExponent, let shifted = try? DecimalText.number("\(number.text)e\(exponent)") { return shifted }
    return exponent < 0 ? number.value / 100 : number.value * 100
  }

  // MARK: Percent or fraction

  private mutating func recogniseUnit(_ source: SourceTable, _ unit: LeaderboardImport.Unit?) {
    let all = numbers.filter { scales[$0.key] != .other }.values.flatMap(\.values)
      .sorted { ($0.row, $0.header) < ($1.row, $1.header) }
    let signed = all.filter(\.hasPercentSign)
    let plain = all.filter { !$0.hasPercentSign && $0.value != 0 }
    if let unit {
      isPercent = unit == .percent
      reason = "as told"
      if unit == .fraction, let first = signed.first {
        ambiguous(source, first, "this has a per cent sign, and --unit says fraction", "a fraction")
      }
      return
    }
    let large = plain.filter { abs($0.value) > 1 }
    let small = plain.filter { abs($0.value) <= 1 }
    if let example = small.first, !large.isEmpty || !signed.isEmpty {
      let others = large.isEmpty ? "others have a per cent sign" : "others are above 1, such as \(large[0].text)"
      ambiguous(
        source, example, "this could be a fraction or a percentage: \(others)", "all numbers of one kind")
    } else if !large.isEmpty {
      isPercent = true
      reason = "recognised: all \(large.count) numbers without a sign are above 1"
    } else if !small.isEmpty {
      isPercent = false
      reason = "recognised: none of the \(small.count) numbers is above 1"
    } else if !signed.isEmpty {
      reason = "recognised: every number has a per cent sign"
      isPercent = true
    }
  }

  private mutating func ambiguous(_ source: SourceTable, _ number: Number, _ message: String, _ expected: String) {
    problems.append(
      Problem(
        .ambiguousUnit, at: source.place(row: number.row, column: number.header), message, found: number.text,
        expected: expected, fix: "say what the numbers are: --unit percent or --unit fraction"))
  }
}
