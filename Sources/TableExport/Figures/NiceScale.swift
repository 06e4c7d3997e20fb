/// Ends of axes at round numbers.
enum NiceScale {
  /// The smallest range with round ends that holds `values`; `nil` without values.
  static func domain(of values: [Double], including anchors: [Double] = []) -> ClosedRange<Double>? {
    let all = (values + (values.isEmpty ? [] : anchors)).filter(\.isFinite)
    guard let low = all.min(), let high = all.max() else { return nil }
    guard low < high else {
      let reach = low == 0 ? 1 : low.magnitude * 0.1
      return (low - reach)...(high + reach)
    }
    let step = step(for: high - low)
    let domain = (low / step).rounded(.down) * step...(high / step).rounded(.up) * step
    return domain.lowerBound.isFinite && domain.upperBound.isFinite ? domain : low...high
  }

  /// 1, 2 or 5 times a power of ten, so that about ten steps make up `span`.
  private static func step(for span: Double) -> Double {
    var power = 1.0
    let rough = span / 10
    while power * 10 <= rough, power.isFinite { power *= 10 }
    while power > rough, power > 0 { power /= 10 }
    guard power > 0, power.isFinite else { return rough > 0 ? rough : 1 }
    return rough / power < 2 ? power * 2 : rough / power < 5 ? power * 5 : power * 10
  }
}

extension ClosedRange<Double> {
  /// Where `value` lies on an axis of `length` pixels that spans the range.
  func position(of value: Double, length: Double) -> Double {
    guard upperBound > lowerBound else { return length / 2 }
    return (value - lowerBound) / (upperBound - lowerBound) * length
  }

  /// The range as an array of JSON.
  var json: JSONValue { [.number(lowerBound), .number(upperBound)] }
}

/// The sizes of text in figures, by rule of thumb.
enum TextSize {
  /// The width of `text` in pixels at a font size.
  static func width(of text: some StringProtocol, fontSize: Double = 12) -> Double {
    Double(DisplayWidth.of(text)) * fontSize * 0.56
  }
}
