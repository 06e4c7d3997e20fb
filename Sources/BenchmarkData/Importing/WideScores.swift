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
  /// Whether numbers without a sign, in columns of percentages or fractions, are percentages; `nil` where there are none.
  private(set) var isPercent: Bool?
  /// How that was found out.
  private(set) var reason = ""

  init(_ table: inout TextTable, _ columns: WideColumns, benchmark: Benchmark, unit: LeaderboardImport.Unit?) {
    var scales: [String: Scale] = [:]
    for (header, role) in columns.columns {
      switch role {
      case .dimension(let id): scales[header] = Self.scale(benchmark.dimensions[id]?.unit)
      case .total(let key): scales[header] = Self.scale(ofTotal: key, benchmark)
      default: continue
      }
    }
    self.scales = scales
    let read = columns.columns.map(\.header).filter { scales[$0] != nil }
      .compactMap { table.source.table.columnNames.firstIndex(of: $0) }
    // Where one column has decimal commas, the points of another may be marks between groups.
    table.mayHaveDecimalCommas = table.mayHaveDecimalCommas || read.contains { table.hasDecimalCommas($0) }
    for column in read { self.read(&table, column) }
    areAllRead = table.problems.isEmpty && table.obstacles.isEmpty
    recogniseUnit(table.source, unit)
  }

  /// Whether every cell of the scores was one.
  private(set) var areAllRead = true

  /// The number of a cell in the benchmark's unit; `nil` where there is none.
  func value(_ row: Int, _ header: String) -> Double? {
    guard let number = numbers[header]?[row] else { return nil }
    switch (scales[header] ?? .other, number.hasPercentSign || isPercent == true) {
    case (.fraction, true): return Self.shifted(number, by: -2)
    case (.percent, false): return Self.shifted(number, by: 2)
    default: return number.value
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

  private mutating func read(_ table: inout TextTable, _ column: Int) {
    let header = table.headers[column].text
    let read = table.numbers(column, judgesSigns: false)
    for row in read.values.indices {
      guard let value = read.values[row] else { continue }
      numbers[header, default: [:]][row] = Number(
        row: row, header: header, text: read.texts[row] ?? table.text(row, column), value: value,
        hasPercentSign: read.rowsWithSign.contains(row) || table.headers[column].isPercent,
        decimals: read.decimals.indices.contains(row) ? Int(read.decimals[row]) : 0)
    }
  }

  /// The number of decimals that a cell prints in the benchmark's unit: 4 of `80.00%` where that is a fraction.
  func decimals(_ row: Int, _ header: String) -> Int? {
    guard let number = numbers[header]?[row] else { return nil }
    switch (scales[header] ?? .other, number.hasPercentSign || isPercent == true) {
    case (.fraction, true): return number.decimals + 2
    case (.percent, false): return max(0, number.decimals - 2)
    default: return number.decimals
    }
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
