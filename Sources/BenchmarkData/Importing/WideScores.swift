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
  }

  private(set) var problems: [Problem] = []
  private var numbers: [String: [Int: Number]] = [:]
  private let scales: [String: Scale]
  /// Whether numbers without a sign, in columns of percentages or fractions, are percentages; `nil` where there are none.
  private(set) var isPercent: Bool?
  /// How that was found out.
  private(set) var reason = ""

  /// Texts that stand for a missing score.
  private static let missing: Set<String> = ["", "-", "–", "—", "n/a", "na"]

  init(_ source: SourceTable, _ columns: WideColumns, benchmark: Benchmark, unit: LeaderboardImport.Unit?) {
    var scales: [String: Scale] = [:]
    for (header, role) in columns.columns {
      switch role {
      case .dimension(let id): scales[header] = Self.scale(benchmark.dimensions[id]?.unit)
      case .total(let key): scales[header] = Self.scale(ofTotal: key, benchmark)
      default: continue
      }
    }
    self.scales = scales
    for (header, _) in columns.columns where scales[header] != nil { read(source, header) }
    recogniseUnit(source, unit)
  }

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

  private mutating func read(_ source: SourceTable, _ header: String) {
    guard let texts = source.table[header]?.texts else { return }
    let signInHeader = header.contains("%")
    for row in texts.indices {
      let text = Self.trimmed(texts[row] ?? "")
      guard !Self.missing.contains(text.lowercased()) else { continue }
      let hasSign = text.hasSuffix("%")
      let digits = hasSign ? Self.trimmed(String(text.dropLast())) : text
      do throws(DecimalText.Refusal) {
        let value = try DecimalText.number(digits)
        numbers[header, default: [:]][row] = Number(
          row: row, header: header, text: digits, value: value, hasPercentSign: hasSign || signInHeader)
      } catch {
        problems.append(
          Problem(
            .notANumber, at: source.place(row: row, column: header), "this is no score: \(error)", found: text,
            expected: "a number; or '-', 'n/a' or an empty cell", fix: error.fix))
      }
    }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(scalars[...$0]) } ?? ""
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
