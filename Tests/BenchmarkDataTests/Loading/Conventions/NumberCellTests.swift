import Testing

@testable import BenchmarkData

struct NumberCellTests {
  @Test(arguments: [
    ("81.2", 81.2), ("+5", 5), ("1e2", 100), ("−81.2", -81.2), ("\u{2009}81.2\u{A0}", 81.2), ("**81**", 81),
    ("<u>80.1</u>", 80.1),
    ("<b>80.1</b>", 80.1), ("80*", 80), ("80†", 80), ("80 [1]", 80), ("80[a]", 80), ("80¹", 80), ("８１．２", 81.2),
    ("_81.5_", 81.5),
    ("1,234,567", 1_234_567), ("1 234 567.5", 1_234_567.5), ("1\u{202F}234.5", 1234.5), ("1’234.5", 1234.5),
    ("12'345", 12_345), (".5", 0.5), ("0.123", 0.123),
  ])
  func numbersWithADecimalPoint(_ text: String, _ value: Double) throws {
    #expect(try NumberCell(text).number?.withPoint?.value == value)
  }

  @Test(arguments: [
    ("81,2", 81.2), ("1.234,5", 1234.5), ("1 234,5", 1234.5), ("0,123", 0.123), ("1.234.567", 1_234_567),
    ("-0,5", -0.5),
  ])
  func numbersWithADecimalComma(_ text: String, _ value: Double) throws {
    let number = try #require(try NumberCell(text).number)
    #expect(number.withComma?.value == value)
    #expect(number.withPoint == nil)
  }

  @Test(arguments: ["81,234", "81.234", "-1,000", "1.500"])
  func whatCouldBeTwoNumbersIsOpen(_ text: String) throws { #expect(try NumberCell(text).number?.isOpen == true) }

  @Test(
    arguments: [
      ("1.2k", NumberCell.Refusal.abbreviated), ("3M", .abbreviated), ("1.2万", .abbreviated), ("~80", .approximate),
      ("≈ 80", .approximate), (">80", .bound), ("≤80", .bound), ("80+", .bound), ("81.2 pts", .unit), ("$4.81", .unit),
      ("4.81 €", .unit),
      ("inf", .notFinite), ("-∞", .notFinite), ("1e999", .tooLarge), ("81.2 (0.4)", .severalNumbers),
      ("80/81", .severalNumbers),
      ("1.2.3", .notANumber), ("12,34", nil), ("1,23,456", .notANumber), ("high", .notANumber), ("0x1F", .unit),
      ("#DIV/0!", .notANumber), ("1,2345.6", .notANumber),
    ] as [(String, NumberCell.Refusal?)])
  func whatIsNoNumberIsNamed(_ text: String, _ refusal: NumberCell.Refusal?) {
    do throws(NumberCell.Refusal) {
      _ = try NumberCell(text)
      #expect(refusal == nil)
    } catch {
      #expect(refusal != nil)
      if let refusal, text != "0x1F" { #expect(error == refusal, "\(text)") }
    }
  }

  @Test(arguments: [
    "81.2±0.4", "81.2 ± 0.4", "81.2 +/- 0.4", "81.2+-0.4", "81.2 \\pm 0.4", "81.2 $\\pm$ 0.4", "81.2% ± 0.4%",
  ])
  func plusMinus(_ text: String) throws {
    let cell = try NumberCell(text)
    #expect(cell.number?.withPoint?.value == 81.2)
    guard case .plusMinus(let half)? = cell.spread else {
      Issue.record("no half-width in \(text)")
      return
    }
    #expect(half.withPoint?.value == 0.4)
    #expect(cell.hasPercentSign == text.contains("%"))
  }

  @Test(arguments: [
    "1398 +9/-8", "1398 +9 / -8", "1398 +9/−8", "1398 (+9/-8)", "1398 (+9, -8)", "1398 -8/+9", "1398 +9 -8",
  ])
  func distances(_ text: String) throws {
    let cell = try NumberCell(text)
    #expect(cell.number?.withPoint?.value == 1398)
    guard case .distances(let up, let down)? = cell.spread else {
      Issue.record("no distances in \(text)")
      return
    }
    #expect(up.withPoint?.value == 9)
    #expect(down.withPoint?.value == 8)
  }

  @Test(arguments: [
    "[80.1, 82.3]", "[80.1,82.3]", "(80.1, 82.3)", "[80.1; 82.3]", "80.1–82.3", "80.1 to 82.3", "80.1-82.3",
    "[80.1%, 82.3%]",
    "81.2 [80.1, 82.3]", "81.2 (80.1–82.3)", "81.2% [80.1%, 82.3%]",
  ])
  func bounds(_ text: String) throws {
    let cell = try NumberCell(text)
    #expect(cell.number?.withPoint?.value == (text.hasPrefix("81.2") ? 81.2 : nil))
    guard case .bounds(let lower, let upper)? = cell.spread else {
      Issue.record("no bounds in \(text)")
      return
    }
    #expect(lower.withPoint?.value == 80.1)
    #expect(upper.withPoint?.value == 82.3)
  }

  @Test func boundsBelowZeroAreNoDistances() throws {
    for text in ["[-0.2, 0.5]", "(-0.2, 0.5)", "0.3 [-0.2, 0.5]", "-0.2–0.5"] {
      guard case .bounds(let lower, let upper)? = try NumberCell(text).spread else {
        Issue.record("no bounds in \(text)")
        continue
      }
      #expect(lower.withPoint?.value == -0.2)
      #expect(upper.withPoint?.value == 0.5)
    }
    // These could be either.
    #expect(throws: NumberCell.Refusal.self) { try NumberCell("0.3 (-0.2, +0.5)") }
  }

  @Test func printedDecimalsAreKept() throws {
    for (text, decimals) in [("80.00%", 2), ("80", 0), ("80.0", 1), ("8.000e1", 2), ("1,234.50", 2)] {
      #expect(try NumberCell(text).number?.withPoint?.decimals == decimals, "\(text)")
    }
  }

  @Test(arguments: [
    "", "-", "–", "—", "N/A", "n.a.", "TBD", "nan", "NaN", "none", "NULL", " - ", "**-**", "#N/A", "?",
  ])
  func wordsForNone(_ text: String) { #expect(MissingWord.isMissing(text)) }

  @Test(arguments: ["0", "-1", "NAN-1", "A", "--1", "n", "inf"])
  func otherWords(_ text: String) { #expect(!MissingWord.isMissing(text)) }
}
