import Testing

@testable import Tables

@Suite("Decimal text") struct DecimalTextTests {
  @Test(
    "is read as the nearest double",
    arguments: [
      ("0", 0), ("-0", -0.0), ("+5", 5), ("5.", 5), (".5", 0.5), ("00012", 12), ("1e3", 1000), ("1E-3", 0.001),
      ("-12.5e+1", -125), ("9007199254740993", 9_007_199_254_740_992),
      ("9007199254740993.0000000001", 9_007_199_254_740_994),
      ("0.1", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29), ("1e22", 1e22), ("1e23", 1e23),
      ("8.5e27", 8.5e27), ("1.7976931348623157e308", 1.7976931348623157e308), ("1e-400", 0),
      ("0e999999999999999999999", 0),
      ("0.000000000000000000000000012345678901234567", 1.2345678901234567e-26),
      ("18446744073709551615", 0x1p64),
      ("9999999999999999999", 1e19), ("1.00000000000000011102230246251565", 1),
    ] as [(String, Double)])
  func reading(_ text: String, _ number: Double) throws {
    let read = try DecimalText.number(text)
    #expect(read.bitPattern == number.bitPattern)
  }

  @Test("is read as the standard library reads it, digit for digit") func correctRounding() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let digits = UInt64.random(in: 0 ... .max, using: &generator) >> UInt64.random(in: 0..<64, using: &generator)
      var text = String(digits)
      let point = Int.random(in: 0...text.count, using: &generator)
      text.insert(".", at: text.index(text.startIndex, offsetBy: point))
      if Bool.random(using: &generator) { text += "e\(Int.random(in: -40...40, using: &generator))" }
      let read = try DecimalText.number(text)
      try #require(read == Double(text), "\(text)")
    }
  }

  @Test("halfway cases go to even, in quotients and in products") func halfway() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      // A number of 54 bits that ends in 1 lies halfway between two doubles.
      let halfway = UInt64.random(in: 1 << 53..<1 << 54, using: &generator) | 1
      for text in ["\(halfway)", "\(halfway)0e-1", "\(halfway)00e-2", "\(halfway / 5)e1", "\(halfway / 25)e2"] {
        let read = try DecimalText.number(text)
        try #require(read == Double(text), "\(text)")
      }
    }
  }

  @Test(
    "is refused with the reason",
    arguments: [
      ("nan", .notFinite), ("NaN", .notFinite), ("-inf", .notFinite), ("Infinity", .notFinite), ("∞", .notFinite),
      ("0x1F", .hexadecimal), ("-0X1p3", .hexadecimal), ("0,5", .decimalComma), ("12,34", .decimalComma),
      ("1234,5", .decimalComma), ("1,234", .groupedDigits), ("1,234,567.5", .groupedDigits), ("1 234", .groupedDigits),
      ("1.234.567", .groupedDigits), ("1\u{00A0}234", .groupedDigits), ("1'234", .groupedDigits),
      ("1_000", .groupedDigits),
      (" 1", .surroundingSpace), ("1 ", .surroundingSpace), ("\t1", .surroundingSpace),
      ("1\u{00A0}", .surroundingSpace),
      ("81.5%", .percentSign), ("81 %", .percentSign), ("1e999", .tooLarge), ("-1e+999", .tooLarge),
      ("1e99999999999999999999999", .tooLarge), (String(repeating: "9", count: 400), .tooLarge), ("", .notANumber),
      (".", .notANumber), ("-", .notANumber), ("1e", .notANumber), ("1e+", .notANumber), ("e5", .notANumber),
      ("1.2.3", .notANumber), ("--1", .notANumber), ("1e5.5", .notANumber), ("1e++5", .notANumber),
      ("abc", .notANumber),
      ("12abc", .notANumber), ("1d5", .notANumber), ("−5", .notANumber), ("٣", .notANumber), ("1\0", .notANumber),
      ("-", .notANumber),
      ("+-1", .notANumber), ("1f", .notANumber), ("1,2,3", .notANumber), ("   ", .notANumber),
    ] as [(String, DecimalText.Refusal)])
  func refusal(_ text: String, _ reason: DecimalText.Refusal) {
    let refusal = #expect(throws: DecimalText.Refusal.self) { try DecimalText.number(text) }
    #expect(refusal == reason)
  }

  @Test(
    "is written as short as reads back",
    arguments: [
      (5, "5"), (-5, "-5"), (0, "0"), (-0.0, "-0"), (0.5, "0.5"), (1e-7, "1e-07"), (81.52, "81.52"),
      (1e15, "1000000000000000"),
      (1e300, "1e+300"), (123456.789, "123456.789"), (1 / 3, "0.3333333333333333"),
    ] as [(Double, String)])
  func writing(_ number: Double, _ text: String) {
    #expect(DecimalText.text(of: number) == text)
  }

  @Test("written and read is the same number") func roundTrip() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else {
        #expect(DecimalText.text(of: number) == nil)
        continue
      }
      let read = try DecimalText.number(DecimalText.text(of: number) ?? "")
      try #require(read.bitPattern == number.bitPattern)
    }
  }
}
