extension DecimalText {
  /// `digits` × 10^`exponent`, correctly rounded; `nil` where this method cannot tell.
  @inline(__always)
  static func exactly(_ digits: UInt64, timesTenTo exponent: Int) -> Double? {
    if digits == 0 { return 0 }
    if digits <= 1 << 53 {
      if exponent == 0 { return Double(digits) }
      if exponent < 0, exponent >= -22 { return Double(digits) / powersOfTen[-exponent] }
      if exponent > 0, exponent <= 22 { return Double(digits) * powersOfTen[exponent] }
    }
    if exponent <= 0, exponent >= -27 { return quotient(digits, powersOfFive[-exponent], scale: exponent) }
    if exponent > 0, exponent <= 27 { return product(digits, powersOfFive[exponent], scale: exponent) }
    return nil
  }

  /// `dividend` / `divisor` × 2^`scale`, by an exact quotient of 64 bits and its remainder.
  private static func quotient(_ dividend: UInt64, _ divisor: UInt64, scale: Int) -> Double {
    let (dividendShift, divisorShift) = (dividend.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let (above, below) = (dividend << UInt64(dividendShift), divisor << UInt64(divisorShift))
    let isAtLeastOne = above >= below
    let (quotient, remainder) = below.dividingFullWidth(
      isAtLeastOne ? (above >> 1, above << 63) : (above, 0))
    return rounded(
      quotient, hasRest: remainder != 0,
      exponent: scale - 64 + (isAtLeastOne ? 1 : 0) - dividendShift + divisorShift)
  }

  /// `left` × `right` × 2^`scale`, by an exact product of 128 bits.
  private static func product(_ left: UInt64, _ right: UInt64, scale: Int) -> Double {
    let (high, low) = left.multipliedFullWidth(by: right)
    guard high != 0 else {
      let shift = low.leadingZeroBitCount
      return rounded(low << UInt64(shift), hasRest: false, exponent: scale - shift)
    }
    let shift = high.leadingZeroBitCount
    let top = shift == 0 ? high : high << UInt64(shift) | low >> UInt64(64 - shift)
    return rounded(top, hasRest: low << UInt64(shift) != 0, exponent: scale + 64 - shift)
  }

  /// (`bits` + a rest below 1) × 2^`exponent`, rounded half to even, for `bits` with its top bit set and a result well
  /// within the normal doubles.
  private static func rounded(_ bits: UInt64, hasRest: Bool, exponent: Int) -> Double {
    var significand = bits >> 11
    let dropped = bits & 0x7FF
    if dropped > 0x400 || dropped == 0x400 && (hasRest || significand & 1 == 1) { significand += 1 }
    // A carry into the 54th bit raises the exponent field by one and leaves the fraction zero, as it should.
    return Double(bitPattern: UInt64(exponent + 63 + 1022) << 52 + significand)
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// 5^0 to 5^27, the last that fits into 64 bits.
  private static let powersOfFive: [UInt64] = [
    1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625, 1_220_703_125,
    6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625, 19_073_486_328_125,
    95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625,
    298_023_223_876_953_125, 1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
  ]
}
